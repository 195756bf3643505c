/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/spending.h"

static bool count_greedy(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct tally_spending *spending = arena_alloc(arena, sizeof *spending);

	if (!spending_start(ballots, options, NULL, arena, result, spending, err))
		return false;
	spending_greedy(spending, result, options, false, arena);
	spending_finish(result, spending, arena);
	return true;
}

const struct rule rule_greedy = {
	.name = "greedy",
	.help = "the most votes first; what does not fit into the budget any more is skipped",
	.source = "the usual rule of participatory budgets",
	.cost = "n V",
	.unit = "votes",
	.kinds = 1u << TALLY_APPROVALS | 1u << TALLY_PICK | 1u << TALLY_DOTS,
	.amounts = true,
	.budget = true,
	.part_lot = true,
	.count = count_greedy,
};
