/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_PLACING_H
#define TALKA_EXERCISES_PLACING_H

#include "model/exercise.h"
#include "tally/wishes.h"

/*
 * placing - people to roles or small groups by their wishes: what the files of roles-assign share.
 *
 * Invariants:
 *  - Nobody gets what they did not ask for, but by hand; who did not say stays free.
 *  - All answers that are offered are equally good. The group takes one, and that
 *    one is in the journal, person by person.
 *  - A person's code stands on the wall only where placing_tells_codes().
 *
 * Ownership: what is handed out lives with the arena that was given, or scene->arena.
 */
enum placing_step { PLACING_WISHES, PLACING_ANSWER };
enum { WISHES_MOST = 9, PLACES_MOST = 5000 };

/* What stands on a person's slip; roles by id, the first wish first. */
struct placing_slip { const char *person; const char **roles; size_t count; };
struct placing_room { const char *role; uint32_t places; };
/* role "": free. taken: the role when it was settled, before anybody was moved by hand; NULL = was not there. */
struct placed { const char *person, *role, *taken; };

/* Worked out from the slips of who is here: once when all are in, and again whenever one changes. */
struct placing_answers {
	const char **people;           /* codes */
	const char **roles;            /* ids */
	struct wishes wishes;
};

struct placing_state {
	struct placing_slip *slips;
	struct placing_room *rooms;    /* as changed in the room */
	struct placed *placed;         /* once it is settled */
	size_t slip_count, slip_room, room_count, room_room, placed_count, placed_room;
	struct placing_answers answers;
	bool settled;
};

extern const struct verb placing_verbs[];
bool placing_accept(const struct scene *scene, const struct event *event, struct err *err);
void placing_fold(const struct scene *scene, void *state, const struct event *event);

bool placing_takes_part(const struct person *person);
bool placing_tells_codes(const struct scene *scene);
struct listing placing_roles(const struct scene *scene, struct arena *arena);
size_t placing_most_wishes(const struct scene *scene);
/* How many people the role takes. */
uint32_t placing_places(const struct scene *scene, const struct item *role);
/* NULL = none is in. */
const struct placing_slip *placing_slip(const struct scene *scene, const char *person);
/* Which wish of the person the role is, from 0; -1 = none. */
int32_t placing_wish(const struct scene *scene, const char *person, const char *role);
/* Slips of people who are here. */
size_t placing_slips_in(const struct scene *scene);
/* The codes of those who are here and whose slip is not in. */
const char *placing_not_in(const struct scene *scene);

/* Who gets which role: as settled, else as in the answer. Who is here and said nothing stands there as free. */
struct placement { struct placed *rows; size_t count; };
struct placement placing_of(const struct scene *scene, size_t answer, struct arena *arena);
/* The value of role.settle for an answer. */
void placing_settle_value(const struct scene *scene, size_t answer, struct str *value);
/* Is this, as it was taken, one of the answers that the slips give? */
bool placing_is_answer(const struct scene *scene, const struct placed *rows, size_t count);
void placing_work_out(const struct scene *scene, struct placing_state *state);

/* A slip as typed: "7 C A", "7 -". False and words, of which none tells what is on it. */
struct placing_typed { const char *person; const struct item *roles[WISHES_MOST]; size_t count; };
bool placing_read(const struct scene *scene, const char *typed, struct placing_typed *read, struct err *err);

/* "7 got their first wish, 2 got their second wish"; why is the same for all answers. */
const char *placing_reasons(const struct scene *scene, const struct placement *placement);
const char *placing_wish_words(const struct scene *scene, int32_t wish);      /* "first wish" */
struct slip_form placing_form(const struct scene *scene);
void placing_wall(const struct scene *scene, const struct look *look, struct board *board);
void placing_aside(const struct scene *scene, struct str *lines);

extern const struct action placing_actions[];
extern const struct type_table placing_tables[];

#endif
