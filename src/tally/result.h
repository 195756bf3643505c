/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_RESULT_H
#define TALKA_TALLY_RESULT_H

#include "tally/ballots.h"

/*
 * result - what a count found: places, some of them joint, and why.
 *
 * Invariants:
 *  - The places depend on what the ballots say, never on the order of items or
 *    ballots: permuting either permutes the result.
 *  - Joint items share the best of their places: 1, 2, 2, 4.
 *  - Every group of joint items stands in ties once, with its reason.
 *  - score / score_div is exact; a larger score is better unless the rule's
 *    row says least_wins. (The two finalists of star are placed by their run-off.)
 *
 * Ownership: lives with the arena that the count was given.
 */
enum tally_reason {
	TIE_SAME_SCORE,      /* the same points, votes, wins, ... */
	TIE_CIRCLE,          /* they beat each other in a circle */
	TIE_EVEN,            /* as many for the one as for the other */
	TIE_MANY_ORDERS,     /* several orders are equally good */
	TIE_NOT_ELECTED,     /* the rule fills seats and orders nobody else */
	TIE_BUDGET,          /* the rule funds and orders nobody else */
	TIE_REASONS
};

struct tally_item {
	uint32_t place;              /* from 1 */
	bool joint;
	bool chosen;                 /* rules with seats or a budget: elected, funded */
	int64_t score, score_div;    /* score_div >= 1 */
	int64_t people;              /* how many chose the item; -1 = not known (dots on a wall) */
	int64_t first_choices;       /* ranks and single picks: ballots that have it (alone or jointly) first */
};

struct tally_tie {
	enum tally_reason reason;
	uint32_t place;
	const uint32_t *items;
	size_t count;
};

struct tally_ratio {
	int64_t num, div;            /* div >= 1, in lowest terms */
};

struct tally_result {
	size_t items;
	struct tally_item *item;
	struct tally_tie *ties;
	size_t tie_count;
	int64_t voters;
	const struct pairwise *pairwise;      /* rules that compare: the duels (pairwise.h); else NULL */
	const struct tally_detail *detail;    /* what this rule alone can tell (detail.h); else NULL */
};

/* An empty result: people and first choices counted, every score 0 of 1. */
void result_start(struct tally_result *result, const struct tally_ballots *ballots, struct arena *arena);
/* The same where it is known how many ballots chose each item, and how many as the first (NULL: nobody ranks). */
void result_start_counted(struct tally_result *result, const struct tally_ballots *ballots, const int64_t *chosen,
    const int64_t *firsts, struct arena *arena);
/* Sets places, joint and ties by score; same_reason is what equal scores are told as. */
void result_rank(struct tally_result *result, bool least_wins, enum tally_reason same_reason, struct arena *arena);
/* Sets places, joint and ties by a level an item: 0 is best, equal levels are joint; adds to each score how many stand behind. */
void result_rank_levels(struct tally_result *result, const uint32_t *levels, enum tally_reason same_reason,
    struct arena *arena);
/* Item numbers by place; joint items by number, for DISPLAY only. */
uint32_t *result_order(const struct tally_result *result, struct arena *arena);
/* -1, 0, 1 as a/a_div is less than, equal to, more than b/b_div; exact. */
int ratio_compare(int64_t a, int64_t a_div, int64_t b, int64_t b_div);
/* Lowest terms; terms beyond 63 bits are halved together until they fit. */
struct tally_ratio ratio_make(__int128 num, __int128 div);

#endif
