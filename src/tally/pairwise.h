/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_PAIRWISE_H
#define TALKA_TALLY_PAIRWISE_H

#include "tally/rule.h"

/*
 * pairwise - every item against every other: the duels that the ballots hold.
 *
 * Invariants:
 *  - votes[a * items + b] is the weight of ballots that put a before b; ballots
 *    that have both on one rank count for neither. The diagonal is 0.
 *  - duel(a, b) + duel(b, a) never exceeds the weight of all ballots.
 *
 * Cost: n^2 V / 16 steps for up to 250 ranks, n^2 V beyond.
 * Ownership: lives with the arena.
 */
struct pairwise {
	size_t items;
	int64_t *votes;
};

enum { PAIRWISE_NONE = -1, PAIRWISE_ITEMS = 2000 };

/* Refuses counts by hand and more than PAIRWISE_ITEMS items, in words. */
const struct pairwise *pairwise_new(const struct tally_ballots *ballots, enum tally_unranked unranked,
    struct arena *arena, struct err *err);

static inline int64_t duel(const struct pairwise *pairs, size_t a, size_t b)
{
	return pairs->votes[a * pairs->items + b];
}

static inline bool duel_won(const struct pairwise *pairs, size_t a, size_t b)
{
	return duel(pairs, a, b) > duel(pairs, b, a);
}

/* The start of every rule that compares: result_start() and the duels, which stay in result->pairwise. */
const struct pairwise *pairwise_start(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err);
/* A whole rule whose scores are sums over duels: an item gets halves(pairs, voters, a, b) halves for each other b. */
bool pairwise_sum(const struct tally_ballots *ballots, const struct rule_options *options, struct arena *arena, struct tally_result *result,
    int64_t (*halves)(const struct pairwise *pairs, int64_t voters, size_t a, size_t b), struct err *err);
/* The kinds of ballots that hold duels: all. */
enum { COMPARABLE = (1u << TALLY_KINDS) - 1 };

/*
 * How strong the defeat of b by a is, as one number to compare: 0 where a does not
 * beat b. By winning votes it holds both counts, the winner's first.
 */
static inline int64_t defeat(const struct pairwise *pairs, size_t a, size_t b, enum tally_strength strength)
{
	int64_t won = duel(pairs, a, b), lost = duel(pairs, b, a);

	if (won <= lost)
		return 0;
	return strength == STRENGTH_MARGINS ? won - lost : won * ((int64_t)1 << 31) + (INT32_MAX - lost);
}

/* What people call the strength: votes of the winner, or the difference. */
static inline int64_t defeat_votes(int64_t strength_of_defeat, enum tally_strength strength)
{
	return strength == STRENGTH_MARGINS ? strength_of_defeat : strength_of_defeat >> 31;
}

/*
 * Levels of an order that is not whole: level 0 is who stands below nobody, level
 * 1 who stands below nobody but those of level 0, and so on. above[a * n + b]: a
 * stands above b; must hold no circle.
 */
void order_levels(const bool *above, size_t items, uint32_t *levels, struct arena *arena);

/* The item that beats every other, or PAIRWISE_NONE; the one that every other beats. Alone it is both. */
int32_t condorcet_winner(const struct pairwise *pairs);
int32_t condorcet_loser(const struct pairwise *pairs);

/*
 * Parts items into levels: every item of a lower level beats every item of a
 * higher one, and no level can be parted further. Level 0 is the Smith set.
 * only lists the items to part (NULL = all); levels is as long as that list.
 * Returns how many levels.
 */
size_t pairwise_levels(const struct pairwise *pairs, const uint32_t *only, size_t count, uint32_t *levels,
    struct arena *arena);

/*
 * A shortest circle in which each beats the next and the last beats the first:
 * out holds the items (room for all), the result is how many (3 or more), 0 where
 * there is none. An example to be told; there may be others.
 */
size_t pairwise_circle(const struct pairwise *pairs, uint32_t *out, struct arena *arena);

#endif
