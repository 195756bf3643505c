/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

static int64_t halves(const struct pairwise *pairs, int64_t voters, size_t a, size_t b)
{
	(void)voters;
	return 1 + duel_won(pairs, a, b) - duel_won(pairs, b, a);
}

static bool count_copeland(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	return pairwise_sum(ballots, options, arena, result, halves, err);
}

const struct rule rule_copeland = {
	.name = "copeland",
	.help = "whoever wins the most duels; an even duel is half a win",
	.source = "Llull 1299; Copeland 1951",
	.cost = "n^2 V",
	.unit = "wins",
	.kinds = COMPARABLE,
	.count = count_copeland,
};
