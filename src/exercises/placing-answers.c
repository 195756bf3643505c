/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"
#include "model/people.h"

/* What the slips give. */

/* Who is here and named a role. */
static size_t find_people(const struct scene *scene, const char **people)
{
	size_t count = 0;

	for (size_t i = 0; i < people_count(scene->session); i++) {
		const struct person *person = people_get(scene->session, i);
		const struct placing_slip *slip = placing_takes_part(person) && person->present ? placing_slip(scene, person->code) : NULL;

		if (slip && slip->count)
			people[count++] = person->code;
	}
	return count;
}

void placing_work_out(const struct scene *scene, struct placing_state *state)
{
	struct placing_answers *answers = &state->answers;
	struct listing roles = placing_roles(scene, scene->arena);
	uint32_t *places = arena_array(scene->arena, roles.count + 1, sizeof *places);
	int32_t *wish;

	answers->people = arena_array(scene->arena, people_count(scene->session) + 1, sizeof *answers->people);
	answers->roles = arena_array(scene->arena, roles.count + 1, sizeof *answers->roles);
	answers->wishes = (struct wishes){ .people = find_people(scene, answers->people), .roles = roles.count, .places = places };
	wish = arena_array(scene->arena, answers->wishes.people * roles.count + 1, sizeof *wish);
	for (size_t role = 0; role < roles.count; role++) {
		answers->roles[role] = roles.rows[role].item->id;
		places[role] = placing_places(scene, roles.rows[role].item);
		for (size_t i = 0; i < answers->wishes.people; i++)
			wish[i * roles.count + role] = placing_wish(scene, answers->people[i], answers->roles[role]);
	}
	answers->wishes.wish = wish;
	wishes_grant(&answers->wishes, scene->arena);
}

/* What an answer gives a person: "" = nothing. */
static const char *given(const struct placing_answers *answers, const char *person, size_t answer)
{
	for (size_t i = 0; i < answers->wishes.people; i++)
		if (str_same(answers->people[i], person) && answers->wishes.answer[answer][i] < answers->wishes.roles)
			return answers->roles[answers->wishes.answer[answer][i]];
	return "";
}

/* All that it gives, and nothing else. */
static bool gives(const struct placing_answers *answers, const struct placed *rows, size_t count, size_t answer)
{
	size_t placed = 0;

	for (size_t i = 0; i < count; i++) {
		if (!rows[i].taken)
			continue;
		if (!str_same(rows[i].taken, given(answers, rows[i].person, answer)))
			return false;
		placed += *rows[i].taken != '\0';
	}
	return placed == answers->wishes.people - answers->wishes.free;
}

bool placing_is_answer(const struct scene *scene, const struct placed *rows, size_t count)
{
	const struct placing_answers *answers = &((const struct placing_state *)scene->state)->answers;

	for (size_t i = 0; i < answers->wishes.answer_count; i++)
		if (gives(answers, rows, count, i))
			return true;
	return false;
}

/* What an answer gives the person who is next in it, as both are in the order of people: "" = nothing. */
static const char *given_next(const struct placing_answers *answers, const char *person, size_t answer, size_t *next)
{
	uint32_t role;

	if (*next >= answers->wishes.people || !str_same(answers->people[*next], person))
		return "";
	role = answers->wishes.answer[answer][(*next)++];
	return role < answers->wishes.roles ? answers->roles[role] : "";
}

struct placement placing_of(const struct scene *scene, size_t answer, struct arena *arena)
{
	const struct placing_state *state = scene->state;
	size_t next = 0;
	struct placement placement = { .rows = state->placed, .count = state->placed_count };

	if (state->settled || answer >= state->answers.wishes.answer_count)
		return placement;
	placement = (struct placement){ .rows = arena_array(arena, people_count(scene->session) + 1, sizeof *placement.rows) };
	for (size_t i = 0; i < people_count(scene->session); i++) {
		const struct person *person = people_get(scene->session, i);
		const char *role = given_next(&state->answers, person->code, answer, &next);

		if (placing_takes_part(person) && (person->present || *role))
			placement.rows[placement.count++] = (struct placed){ .person = person->code, .role = role, .taken = role };
	}
	return placement;
}

void placing_settle_value(const struct scene *scene, size_t answer, struct str *value)
{
	const struct placing_state *state = scene->state;
	struct placement placement = placing_of(scene, answer, scene->arena);
	struct str people = STR_INIT;

	for (size_t i = 0; i < placement.count; i++)
		str_add_format(&people, "%s%s:%s", i ? "|" : "", placement.rows[i].person, placement.rows[i].role);
	value_number(value, "answer", (int64_t)answer + 1);
	value_number(value, "answers", (int64_t)state->answers.wishes.answer_count);
	value_word(value, "people", str_text(&people));
	str_free(&people);
}
