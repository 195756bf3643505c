/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_DETAIL_H
#define TALKA_TALLY_DETAIL_H

#include "tally/pairwise.h"

/*
 * detail - what a rule alone can tell about its result, for explanations.
 *
 * Invariants:
 *  - Each rule fills at most the members named after it; the rest is NULL.
 *
 * Ownership: lives with the arena of the count.
 */

/* schulze: the strongest paths by votes of the weakest link's winner, or by its margin. */
struct tally_paths {
	enum tally_strength strength;
	const int64_t *power;             /* power[a * n + b] of the strongest path from a to b, 0 = none */
};

/* ranked-pairs: what was locked, and by which version of the rule. */
struct tally_locked {
	const bool *above;                /* above[a * n + b]: in every outcome */
	const bool *wins;                 /* an item a row: above all it is compared with in some outcome */
	size_t outcomes;                  /* different locked orders; 1 = no tie of strength mattered */
	bool by_lot;                      /* equal strengths were taken in the order of options->lot */
	bool complete;                    /* false: too many orders, stopped; then above holds nothing in doubt */
};

/* kemeny: the orders with the fewest disagreements. */
struct tally_optima {
	int64_t disagreements, agreements;
	int64_t least;                    /* nothing can be below this; = disagreements where proven */
	uint64_t count;                   /* optimal orders; UINT64_MAX = that many or more */
	bool proven;                      /* false: a circle of more items than can be searched */
	size_t largest;                   /* items in the largest circle */
	const uint32_t *example;          /* one order, best first */
	const bool *above;                /* above[a * n + b]: in every optimal order */
};

struct tally_detail {
	const struct tally_paths *paths;
	const struct tally_locked *locked;
	const struct tally_optima *optima;
	const struct tally_stages *stages;        /* irv, stv-*: stages.h */
	const struct tally_gauge *gauges;         /* median, majority-judgment: grades.h */
	const struct tally_final *final;          /* star: grades.h */
	const struct tally_abilities *abilities;  /* bradley-terry: abilities.h */
	const struct tally_spending *spending;    /* rules with a budget: spending.h */
};

/*
 * A shortest chain of defeats from a to b in which none is weaker than the
 * strongest path: out (room for all items) holds its items, a first and b last.
 * Returns how many, 0 where there is no path.
 */
size_t paths_show(const struct tally_paths *paths, const struct pairwise *pairs, uint32_t a, uint32_t b, uint32_t *out,
    struct arena *arena);

#endif
