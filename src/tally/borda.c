/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

/* Row sums of the duels, an even one half a vote each: in halves V + N[a][b] - N[b][a]. */
static bool count_borda(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);

	if (!pairs)
		return false;
	for (size_t a = 0; a < ballots->items; a++) {
		result->item[a].score_div = 2;
		for (size_t b = 0; b < ballots->items; b++)
			if (b != a)
				result->item[a].score += result->voters + duel(pairs, a, b) - duel(pairs, b, a);
	}
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
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
