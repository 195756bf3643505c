/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_PAIRS_H
#define TALKA_EXERCISES_PAIRS_H

#include "model/exercise.h"

/*
 * pairs - what a group decided of two items at a time.
 *
 * Invariants:
 *  - A pair has one answer, the latest; turned round it is the same pair.
 *  - What comes later comes after every pair that is open.
 *
 * Ownership: the state's arrays live with the session; what is handed out with scene->arena.
 */
enum { PAIRS_LEAST = 3, PAIRS_MOST = 7, PAIR_MOST_HANDS = 100000 };
enum pair_answer { PAIR_OPEN, PAIR_LEFT, PAIR_RIGHT, PAIR_EQUAL, PAIR_LATER };

struct pair {
	const char *left, *right;      /* ids */
	enum pair_answer answer;
	int64_t left_hands, right_hands;   /* -1 = not counted */
	const char *reason;            /* "" */
};

/* At most one pair of each two of PAIRS_MOST items; last: which was decided last, from 1. */
struct pairs_state { struct pair *list; size_t count, room, last; };
struct pair_at { size_t left, right; };    /* indexes into the listing */

extern const struct verb pairs_verbs[];
bool pairs_accept(const struct scene *scene, const struct event *event, struct err *err);
void pairs_fold(const struct scene *scene, void *state, const struct event *event);

/* Of two items of the listing, seen from the first. */
enum pair_answer pairs_answer(const struct scene *scene, const struct listing *listing, size_t first, size_t other);
/* The pair to decide now; false where all are or where there are too few or too many items. */
bool pairs_next(const struct scene *scene, const struct listing *listing, struct pair_at *at);
/* The one decided last, NULL before. */
const struct pair *pairs_last(const struct scene *scene);
size_t pairs_decided(const struct scene *scene, const struct listing *listing);
int64_t pairs_wins(const struct scene *scene, const struct listing *listing, size_t item);
/* Indexes by wins; who has as many stands in the order of the list, for display. */
size_t *pairs_order(const struct scene *scene, const struct listing *listing);
/* Three that beat each other round: the first before the second, it before the third, it before the first. */
bool pairs_circle(const struct scene *scene, const struct listing *listing, size_t items[3]);

/* How many such circles there are, and Kendall's zeta in per mille: 1000 = none, 0 = as many as there can be. False where two are alike. */
bool pairs_consistency(const struct scene *scene, const struct listing *listing, int64_t *circles, int64_t *permille);

extern const struct action pairs_actions[];
extern const struct type_table pairs_tables[];
bool pairs_rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context);

#endif
