/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "exercises/placing.h"
#include "model/people.h"
#include "model/session.h"

enum { WISH, PLACES, SETTLE, MOVE, VERBS };

const struct verb placing_verbs[] = {
	[WISH] = { .name = "role.wish", .words = "mend= roles=",
	  .help = "A person's slip: the roles that they would like, the first wish first; mend=1: in place of the slip before." },
	[PLACES] = { .name = "role.places", .words = "places=", .help = "How many people a role takes was changed." },
	[SETTLE] = { .name = "role.settle", .words = "answer= answers= people=",
	  .help = "The group took one of the equally good answers: who gets which role; a code with none stays free." },
	[MOVE] = { .name = "role.move", .words = "", .help = "A person was given another role by hand, or none." },
	{ .name = NULL }
};

static bool is(const struct event *event, size_t verb)
{
	return event->verb == &placing_verbs[verb];
}

/* Makes room for one more in an array of the arena. */
#define MORE(arena, array, count, room) \
	((count) < (room) ? (void)0 : (void)((array) = arena_grow((arena), (array), (count), \
	    (room) ? (room) * 2 : 8, sizeof *(array)), (room) = (room) ? (room) * 2 : 8))

/* --- words of an event ------------------------------------------------------- */

struct ids { const char **list; size_t count; struct arena *arena; };

static void add_id(void *of, const char *start, size_t length)
{
	struct ids *ids = of;

	if (ids->count < WISHES_MOST)
		ids->list[ids->count] = arena_slice(ids->arena, start, length);
	ids->count++;
}

/* Of more than may be only the count tells. */
static struct ids wished(const struct event *event, struct arena *arena)
{
	struct ids ids = { .list = arena_array(arena, WISHES_MOST, sizeof *ids.list), .arena = arena };

	event_each(event, "roles", add_id, &ids);
	return ids;
}

struct placing_people { struct placed *rows; size_t count, room; struct arena *arena; };

static void add_placed(void *of, const char *start, size_t length)
{
	struct placing_people *people = of;
	const char *colon = memchr(start, ':', length);
	size_t code = colon ? (size_t)(colon - start) : length;

	MORE(people->arena, people->rows, people->count, people->room);
	people->rows[people->count] = (struct placed){ .person = arena_slice(people->arena, start, code),
		.role = colon ? arena_slice(people->arena, colon + 1, length - code - 1) : "" };
	people->rows[people->count].taken = people->rows[people->count].role;
	people->count++;
}

static struct placing_people settled(const struct event *event, struct arena *arena)
{
	struct placing_people people = { .arena = arena };

	event_each(event, "people", add_placed, &people);
	return people;
}

/* --- may it be? ---------------------------------------------------------------- */

static bool must_be_person(const struct scene *scene, const char *code, struct err *err)
{
	size_t found = people_find(scene->session, code);

	return (*code && found != SIZE_MAX && placing_takes_part(people_get(scene->session, found)) && !people_get(scene->session, found)->erased)
	    || err_set(err, "nobody here has this code; w shows who is here");
}

static bool must_be_role(const struct scene *scene, const char *id, struct err *err)
{
	struct listing roles = placing_roles(scene, scene->arena);

	return listing_find(&roles, id) || err_set(err, "there is no such role here");
}

static bool must_be_wishes(const struct scene *scene, const struct event *event, struct err *err)
{
	struct ids ids = wished(event, scene->arena);

	if (ids.count > placing_most_wishes(scene))
		return err_set(err, "at most %zu wishes stand on a slip", placing_most_wishes(scene));
	for (size_t i = 0; i < ids.count; i++) {
		if (!must_be_role(scene, ids.list[i], err))
			return false;
		for (size_t k = 0; k < i; k++)
			if (str_same(ids.list[i], ids.list[k]))
				return err_set(err, "a role stands on the slip twice");
	}
	return true;
}

static bool may_wish(const struct scene *scene, const struct event *event, struct err *err)
{
	if (!must_be_person(scene, event->participant, err) || !must_be_wishes(scene, event, err))
		return false;
	return event_number(event, "mend", 0) == 1 || !placing_slip(scene, event->participant)
	    || err_set(err, "the slip with this code is in already; e mends it");
}

static bool may_set_places(const struct scene *scene, const struct event *event, struct err *err)
{
	int64_t places = event_number(event, "places", -1);

	if (!must_be_role(scene, event->item, err))
		return false;
	return (places >= 0 && places <= PLACES_MOST) || err_set(err, "a role has room for 0 to %d people", PLACES_MOST);
}

static bool may_settle(const struct scene *scene, const struct event *event, struct err *err)
{
	const struct placing_state *state = scene->state;
	struct placing_people people = settled(event, scene->arena);

	if (scene->step != PLACING_ANSWER || !state->answers.wishes.people)
		return err_set(err, "no slips have been worked out yet");
	return placing_is_answer(scene, people.rows, people.count) || err_set(err, "that is none of the equally good answers");
}

static bool may_move(const struct scene *scene, const struct event *event, struct err *err)
{
	const struct placing_state *state = scene->state;

	if (!state->settled)
		return err_set(err, "take one of the answers first; then m moves somebody");
	return must_be_person(scene, event->participant, err) && (!*event->item || must_be_role(scene, event->item, err));
}

bool placing_accept(const struct scene *scene, const struct event *event, struct err *err)
{
	static bool (*const may[VERBS])(const struct scene *scene, const struct event *event, struct err *err) = {
		[WISH] = may_wish, [PLACES] = may_set_places, [SETTLE] = may_settle, [MOVE] = may_move
	};
	const struct placing_state *state = scene->state;

	for (size_t verb = 0; verb < VERBS; verb++)
		if (is(event, verb))
			return state->settled && verb != MOVE ? err_set(err, "it is settled who does what; u takes the last step back")
			                                      : may[verb](scene, event, err);
	return true;
}

/* --- folding ------------------------------------------------------------------------ */

static void put_slip(const struct scene *scene, struct placing_state *state, const struct event *event)
{
	struct ids ids = wished(event, scene->arena);
	struct placing_slip slip = { .person = arena_text(scene->arena, event->participant), .roles = ids.list,
		.count = ids.count < WISHES_MOST ? ids.count : WISHES_MOST };

	for (size_t i = 0; i < state->slip_count; i++)
		if (str_same(state->slips[i].person, slip.person)) {
			state->slips[i] = slip;
			return;
		}
	MORE(scene->arena, state->slips, state->slip_count, state->slip_room);
	state->slips[state->slip_count++] = slip;
}

static void set_places(const struct scene *scene, struct placing_state *state, const struct event *event)
{
	int64_t places = event_number(event, "places", 0);
	struct placing_room room = { .role = arena_text(scene->arena, event->item),
		.places = places < 0 ? 0 : places > PLACES_MOST ? PLACES_MOST : (uint32_t)places };

	for (size_t i = 0; i < state->room_count; i++)
		if (str_same(state->rooms[i].role, room.role)) {
			state->rooms[i] = room;
			return;
		}
	MORE(scene->arena, state->rooms, state->room_count, state->room_room);
	state->rooms[state->room_count++] = room;
}

static void settle(const struct scene *scene, struct placing_state *state, const struct event *event)
{
	struct placing_people people = settled(event, scene->arena);

	state->placed = people.rows;
	state->placed_count = people.count;
	state->placed_room = people.room;
	state->settled = true;
}

static void move(const struct scene *scene, struct placing_state *state, const struct event *event)
{
	struct placed placed = { .person = arena_text(scene->arena, event->participant), .role = arena_text(scene->arena, event->item) };

	for (size_t i = 0; i < state->placed_count; i++)
		if (str_same(state->placed[i].person, placed.person)) {
			state->placed[i].role = placed.role;
			return;
		}
	MORE(scene->arena, state->placed, state->placed_count, state->placed_room);
	state->placed[state->placed_count++] = placed;
}

/* Held once more, the slips stand and the group chooses anew. */
static void unsettle(struct placing_state *state)
{
	state->placed_count = 0;
	state->settled = false;
}

void placing_fold(const struct scene *scene, void *state, const struct event *event)
{
	struct placing_state *placing = state;

	if (is(event, WISH))
		put_slip(scene, placing, event);
	else if (is(event, PLACES))
		set_places(scene, placing, event);
	else if (is(event, SETTLE))
		settle(scene, placing, event);
	else if (is(event, MOVE))
		move(scene, placing, event);
	else if (event->verb && str_same(event->verb->name, "exercise.start"))
		unsettle(placing);
	if (scene->step == PLACING_ANSWER && !placing->settled)
		placing_work_out(scene, placing);
}
