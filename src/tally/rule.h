/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_RULE_H
#define TALKA_TALLY_RULE_H

#include "base/err.h"
#include "tally/result.h"

/*
 * rule - a way to count: a file, a row in rule_sources, and nothing else.
 *
 * src/tally/NAME.c defines `const struct rule rule_NAME` (- becomes _).
 *
 * Invariants:
 *  - A rule breaks no tie unless options->lot says by which lot.
 *  - count() is handed only ballots that rule_fits(); no ballot and no item are
 *    a defined result, not a fault.
 */
enum tally_unranked {
	UNRANKED_LAST,       /* jointly behind all that is ranked */
	UNRANKED_IGNORE      /* no duel with it is counted */
};

enum tally_strength {
	STRENGTH_WINNING,    /* of a defeat: the votes of the winner, then the fewer of the loser */
	STRENGTH_MARGINS     /* the difference */
};

enum tally_completion {
	COMPLETION_NONE,
	COMPLETION_ADD1,          /* everybody's share grows while the cost stays within the budget */
	COMPLETION_ADD1_UTILITARIAN,  /* the same, then most votes first for the rest */
	COMPLETION_UTILITARIAN    /* one run, then most votes first for the rest */
};

struct rule_options {
	enum tally_unranked unranked;
	enum tally_strength strength;
	int16_t most;                 /* points for a first rank; the best grade; 0 = the largest mark there is */
	size_t seats;                 /* 0 = one */
	int64_t budget;
	const int64_t *costs;         /* one an item, >= 0; NULL where no rule needs them */
	enum tally_completion completion;
	bool no_skip;                 /* greedy: stop at the first that does not fit */
	bool wanted_only;             /* with a budget: what nobody chose is not bought, however much is left */
	const uint32_t *lot;          /* a permutation of the items drawn beforehand: the earlier goes first
	                                 where lots decide; NULL = the count stops at such a tie and says so */
	size_t lot_count;             /* only so many were drawn: rules with part_lot stop at a tie among the others, all else go without; 0 = all */
};

struct rule {
	const char *name;             /* stv-scottish */
	const char *help;             /* one sentence for people who never heard of it */
	const char *source;           /* author, year */
	const char *cost;             /* of items n and ballots V */
	const char *unit;             /* what a score counts: "points" */
	unsigned kinds;               /* 1u << each tally_kind that it counts */
	bool amounts;                 /* may be counted from raised hands alone */
	bool least_wins;
	bool seats, budget;           /* it fills seats; it spends options->budget */
	bool part_lot;                /* it takes a lot for which not all items were drawn */
	bool (*count)(const struct tally_ballots *ballots, const struct rule_options *options,
	    struct arena *arena, struct tally_result *result, struct err *err);
};

/* NULL where no rule has this name. */
const struct rule *rule_find(const char *name);
/* The first rule for NULL, NULL after the last; in the order of rule_sources. */
const struct rule *rule_next(const struct rule *rule);
bool rule_fits(const struct rule *rule, const struct tally_ballots *ballots);
/* Counts; refuses ballots that do not fit, in words. */
bool rule_count(const struct rule *rule, const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err);

#endif
