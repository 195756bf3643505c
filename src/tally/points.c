/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/sum.h"

/* k for the first letter, k - 1 for the next, 0 for what is not chosen. */
static int64_t worth(int16_t mark, int16_t most)
{
	return mark > 0 && mark <= most ? most + 1 - mark : 0;
}

static bool count_points(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	(void)err;
	return sum_count(ballots, options->most, worth, arena, result);
}

const struct rule rule_points = {
	.name = "points",
	.help = "the first choice gets the most points, the next one less, and so on; the points are added up",
	.source = "nominal group technique: Delbecq and Van de Ven 1971",
	.cost = "n V",
	.unit = "points",
	.kinds = 1u << TALLY_RANKS,
	.amounts = true,
	.count = count_points,
};
