/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

/* Row sums of the duels, an even one half a vote each. */
static int64_t halves(const struct pairwise *pairs, int64_t voters, size_t a, size_t b)
{
	return voters + duel(pairs, a, b) - duel(pairs, b, a);
}

static bool count_borda(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	return pairwise_sum(ballots, options, arena, result, halves, err);
}

const struct rule rule_borda = {
	.name = "borda",
	.help = "one point for every item that stands behind, half a point for one beside it",
	.source = "Borda 1781; joint ranks averaged as in Black 1958",
	.cost = "n^2 V",
	.unit = "points",
	.kinds = COMPARABLE,
	.count = count_borda,
};
