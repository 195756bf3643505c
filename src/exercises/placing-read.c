/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"
#include "model/people.h"
#include "model/session.h"

bool placing_takes_part(const struct person *person)
{
	return person->kind == PERSON_PARTICIPANT;
}

bool placing_tells_codes(const struct scene *scene)
{
	return session_script(scene->session)->aloud || exercise_value(scene->exercise, "holders")->given;
}

struct listing placing_roles(const struct scene *scene, struct arena *arena)
{
	return session_listing(scene->session, scene->exercise, arena);
}

size_t placing_most_wishes(const struct scene *scene)
{
	return (size_t)exercise_number(scene->exercise, "wishes");
}

/* The same for all, so that there is room for everybody. */
static uint32_t even_places(const struct scene *scene)
{
	size_t roles = placing_roles(scene, scene->arena).count, people = people_present(scene->session);

	return roles ? (uint32_t)((people + roles - 1) / roles) : 0;
}

uint32_t placing_places(const struct scene *scene, const struct item *role)
{
	const struct placing_state *state = scene->state;
	int64_t all = exercise_number(scene->exercise, "places");

	for (size_t i = 0; i < state->room_count; i++)
		if (str_same(state->rooms[i].role, role->id))
			return state->rooms[i].places;
	if (role->source && role->source->places >= 0)
		return (uint32_t)role->source->places;
	return all >= 0 ? (uint32_t)all : even_places(scene);
}

const struct placing_slip *placing_slip(const struct scene *scene, const char *person)
{
	const struct placing_state *state = scene->state;

	for (size_t i = 0; i < state->slip_count; i++)
		if (str_same(state->slips[i].person, person))
			return &state->slips[i];
	return NULL;
}

int32_t placing_wish(const struct scene *scene, const char *person, const char *role)
{
	const struct placing_slip *slip = placing_slip(scene, person);

	for (size_t i = 0; slip && i < slip->count; i++)
		if (str_same(slip->roles[i], role))
			return (int32_t)i;
	return -1;
}

size_t placing_slips_in(const struct scene *scene)
{
	size_t in = 0;

	for (size_t i = 0; i < people_count(scene->session); i++) {
		const struct person *person = people_get(scene->session, i);

		in += placing_takes_part(person) && person->present && placing_slip(scene, person->code);
	}
	return in;
}

const char *placing_not_in(const struct scene *scene)
{
	const char *codes = "";

	for (size_t i = 0; i < people_count(scene->session); i++) {
		const struct person *person = people_get(scene->session, i);

		if (placing_takes_part(person) && person->present && !placing_slip(scene, person->code))
			codes = arena_format(scene->arena, "%s%s%s", codes, *codes ? ", " : "", person->code);
	}
	return codes;
}
