/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_TURNS_H
#define TALKA_EXERCISES_TURNS_H

#include "model/exercise.h"
#include "view/board.h"

/*
 * turns - everybody in the room gets a turn, round after round; passing is fine.
 *
 * Invariants:
 *  - Turns are counts: an event names a person only where the script says aloud.
 *  - A round is over when as many turns were taken as people are present then.
 */
struct turns {
	size_t rounds;             /* that are over */
	size_t taken, passed;      /* in this round */
	size_t next, called;       /* persons: from where the next is looked for; index + 1 of whom was called, 0 = nobody */
	bool all_passed;           /* nobody had anything in the last round, and nobody spoke since */
	int64_t since_run, since_ms;   /* when the present turn began */
};

/* turn.called, turn.spoke, turn.passed: the verbs of every type with turns. */
extern const struct verb turn_verbs[];

bool turns_accept(const struct scene *scene, const struct event *event, struct err *err);
/* Its own verbs and the start of the exercise. */
void turns_fold(const struct scene *scene, struct turns *turns, const struct event *event);
/* A turn was taken by something else: in collect an item that was said. */
void turns_take(const struct scene *scene, struct turns *turns, const struct event *event);
/* Whose turn it is, where it may be told, and how many have had theirs. */
void turns_wall(const struct scene *scene, const struct turns *turns, struct board *board);
/* The type's state begins with its turns. */
bool turns_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool turns_call_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err);
bool turns_may_call(const struct scene *scene);

/* The rows of a table of actions; goes_on tells whether turns are taken now. */
#define TURNS_ACTIONS(goes_on) \
	{ .key = "Space", .name = N_("spoke"), .help = N_("Somebody had a turn; it is the next person's."), .verb = "turn.spoke", \
	  .enabled = goes_on, .entry = turns_entry, .priority = 2 }, \
	{ .key = "-", .name = N_("pass"), .help = N_("Somebody passes; it is the next person's turn."), .verb = "turn.passed", \
	  .enabled = goes_on, .entry = turns_entry, .priority = 3 }, \
	{ .key = "v", .name = N_("call"), .help = N_("Calls a person out of order."), .verb = "turn.called", .asks = ASK_PERSON, \
	  .prompt = N_("Who is next?"), .enabled = turns_may_call, .entry = turns_call_entry }

#endif
