/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/sum.h"

bool sum_count(const struct tally_ballots *ballots, int16_t most, mark_worth_fn *worth, struct arena *arena,
    struct tally_result *result)
{
	int16_t top = most ? most : ballots_highest(ballots);

	result_start(result, ballots, arena);
	for (size_t i = 0; i < ballots->count; i++)
		for (size_t item = 0; item < ballots->items; item++)
			result->item[item].score += ballot_weight(ballots, i) * worth(ballot_marks(ballots, i)[item], top);
	for (size_t item = 0; ballots->amounts && item < ballots->items; item++)
		result->item[item].score += ballots->amounts[item];
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
}
