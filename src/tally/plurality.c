/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/rule.h"
#include "tally/shares.h"

static void add_first(struct tally_result *result, const struct tally_ballots *ballots, size_t ballot, int64_t unit)
{
	int16_t rank;
	size_t count = shares_first(ballots, ballot, NULL, &rank);

	for (size_t i = 0; count && i < ballots->items; i++)
		if (ballot_marks(ballots, ballot)[i] == rank)
			result->item[i].score += ballot_weight(ballots, ballot) * unit / (int64_t)count;
}

static bool count_plurality(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	int64_t unit;

	(void)options;
	if (!shares_unit(ballots->kind == TALLY_RANKS ? shares_ties(ballots) : 1, &unit, err))
		return false;
	result_start(result, ballots, arena);
	for (size_t i = 0; i < ballots->count; i++)
		add_first(result, ballots, i, unit);
	for (size_t i = 0; i < ballots->items; i++) {
		result->item[i].score += ballots->amounts ? ballots->amounts[i] * unit : 0;
		result->item[i].score_div = unit;
	}
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
}

const struct rule rule_plurality = {
	.name = "plurality",
	.help = "everyone has one vote; the most votes win",
	.source = "first past the post",
	.cost = "n V",
	.unit = "votes",
	.kinds = 1u << TALLY_PICK | 1u << TALLY_RANKS,
	.amounts = true,
	.count = count_plurality,
};
