/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_SPENDING_H
#define TALKA_TALLY_SPENDING_H

#include "tally/cut.h"
#include "tally/detail.h"
#include "tally/supporters.h"

/*
 * spending - what a budget was spent on, in which order, and who paid.
 *
 * Invariants:
 *  - spent <= options->budget, and spent is the sum of the costs of what is bought.
 *  - equal-shares: what the supporters of a purchase paid is its cost, exactly:
 *    everybody pays payment, or all that is left to them if that is less.
 *  - Ties: equal claims go to the cheaper, then to the one with more votes, then to
 *    the lot. Where the lot does not tell the spending stops, and tied tells who is equal.
 *  - A project that costs nothing is bought at once if somebody supports it.
 */
struct tally_purchase {
	uint32_t item;
	bool completion;                /* bought by most votes from what was left over */
	int64_t votes;
	struct tally_ratio effective;   /* equal-shares: cost / payment; phragmen: the load of its supporters */
	struct tally_ratio payment;     /* equal-shares: the most that a supporter paid */
};

struct tally_spending {
	struct tally_purchase *bought;
	size_t count;
	int64_t budget, spent;
	struct tally_ratio share;       /* equal-shares: what everybody could give away */
	const struct tally_ratio *left; /* equal-shares: what the supporters of each item have left, in thousandths; else NULL */
	const uint32_t *tied;           /* where it stopped for want of a lot */
	size_t tied_count;
	uint64_t optima;                /* knapsack: how many spendings are equally good */
};

/*
 * The start of every rule with a budget: refuses missing or negative costs, in words. Scores are votes or points.
 * supporters, where the rule has them, spare counting the ballots once more; else NULL.
 */
bool spending_start(const struct tally_ballots *ballots, const struct rule_options *options, const struct supporters *supporters,
    struct arena *arena, struct tally_result *result, struct tally_spending *spending, struct err *err);
/* What is bought is chosen and jointly first, all else jointly behind. */
void spending_finish(struct tally_result *result, struct tally_spending *spending, struct arena *arena);
void spending_buy(struct tally_spending *spending, struct tally_result *result, struct tally_purchase purchase);
/* Most votes first, skipping what does not fit; the rest of the budget. Stops at a tie that matters where the lot does not tell. */
void spending_greedy(struct tally_spending *spending, struct tally_result *result, const struct rule_options *options,
    bool completion, struct arena *arena);
/* The place of each item in the lot, the last one for all that were not drawn. */
uint32_t *spending_lot(const struct rule_options *options, size_t items, struct arena *arena);
/* Item numbers: what was bought, in this order, then the rest by votes; equals by number, for DISPLAY only. */
uint32_t *spending_order(const struct tally_result *result, struct arena *arena);
/* What is bought is in. Until a tie is settled nothing is, as what comes behind it may change all; then one of the tied comes first. */
void spending_line(const struct tally_result *result, struct arena *arena, struct tally_line *line);
/* How many people have at least one project that they chose, as far as ballots tell. */
int64_t spending_served(const struct tally_ballots *ballots, const struct tally_result *result);

#endif
