/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_SESSION_SUPPORT_H
#define TALKA_TESTS_SESSION_SUPPORT_H

#include "base/clock.h"
#include "base/random.h"
#include "faults/fake-disk.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/poll.h"
#include "model/sitting.h"

/*
 * session-support - a session on a disk in memory, with time and chance pinned.
 */
struct room {
	struct fake_disk *fake;
	struct disk disk;
	struct clock_virtual time;
	struct clock clock;
	struct random_seeded seed;
	struct random random;
	struct world world;
	struct sitting *sitting;
	struct arena *arena;
};

/* An evening with collect, rank, vote and roles on the exercises needs, ranking, ideas, who. */
extern const char evening[];

/* Without a sitting: for tests of what opening does. */
struct room *room_new(void);
/* The session in folder "s" of a workshop; fails the test with the first fault where the text is none. */
struct room *room_open(const char *workshop);
void room_free(struct room *room);
struct script *room_script(const char *workshop);

/* One entry; the format is its value. True when taken; words of a refusal go to err, which may be NULL. */
bool room_try(struct room *room, struct err *err, const char *verb, const char *exercise, const char *participant,
    const char *item, const char *format, ...) __attribute__((format(printf, 7, 8)));
/* The same, and it must be taken. */
#define room_do(room, verb, exercise, participant, item, ...) \
	assert_true(room_try(room, NULL, verb, exercise, participant, item, __VA_ARGS__))
/* Enter: what session_next() says, yes to every question; what has no items begins without them. */
bool room_next(struct room *room);
/* Enter until the exercise is open. */
void room_go_to(struct room *room, const char *exercise);
bool room_undo(struct room *room);
bool room_redo(struct room *room);
const struct session *room_session(const struct room *room);
const struct poll *room_poll(const struct room *room, const char *exercise);
/* A slip with these letters in the open round. */
bool room_slip(struct room *room, const char *exercise, const char *letters);
/* Everything that a session is, as text: people, items, agenda, walls of all exercises. Lives with room->arena. */
const char *room_all(const struct room *room, const struct session *session);

#endif
