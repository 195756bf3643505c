/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/sum.h"

static int64_t worth(int16_t mark, int16_t most)
{
	(void)most;
	return mark;
}

static bool count_dots(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	(void)err;
	return sum_count(ballots, options->most, worth, arena, result);
}

const struct rule rule_dots = {
	.name = "dots",
	.help = "everyone has some dots to give; the dots are added up",
	.source = "cumulative voting: Dodgson 1884",
	.cost = "n V",
	.unit = "dots",
	.kinds = 1u << TALLY_DOTS,
	.amounts = true,
	.count = count_dots,
};
