/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

static bool count_copeland(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);

	if (!pairs)
		return false;
	for (size_t a = 0; a < ballots->items; a++) {
		result->item[a].score_div = 2;
		for (size_t b = 0; b < ballots->items; b++)
			if (b != a)
				result->item[a].score += 1 + duel_won(pairs, a, b) - duel_won(pairs, b, a);
	}
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
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
