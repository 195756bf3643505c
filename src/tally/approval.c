/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/sum.h"

static int64_t worth(int16_t mark, int16_t most)
{
	(void)most;
	return mark;
}

static bool count_approval(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	(void)err;
	return sum_count(ballots, options->most, worth, arena, result);
}

const struct rule rule_approval = {
	.name = "approval",
	.help = "everyone may choose as many as they like; the most chosen wins",
	.source = "Brams and Fishburn 1978",
	.cost = "n V",
	.unit = "votes",
	.kinds = 1u << TALLY_APPROVALS,
	.amounts = true,
	.count = count_approval,
};
