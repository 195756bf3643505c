/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

static bool count_minimax(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);

	if (!pairs)
		return false;
	for (size_t a = 0; a < ballots->items; a++)
		for (size_t b = 0; b < ballots->items; b++) {
			int64_t votes = defeat_votes(defeat(pairs, b, a, options->strength), options->strength);

			if (votes > result->item[a].score)
				result->item[a].score = votes;
		}
	result_rank(result, true, TIE_SAME_SCORE, arena);
	return true;
}

const struct rule rule_minimax = {
	.name = "minimax",
	.help = "whoever's worst defeat is the mildest",
	.source = "Simpson 1969; Kramer 1977",
	.cost = "n^2 V",
	.unit = "votes in the worst defeat",
	.kinds = COMPARABLE,
	.least_wins = true,
	.count = count_minimax,
};
