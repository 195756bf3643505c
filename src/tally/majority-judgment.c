/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/grades.h"

static bool count_majority_judgment(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct grades grades = grades_count(ballots, options->unranked, arena);
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	struct tally_gauge *gauges = arena_array(arena, ballots->items, sizeof *gauges);
	uint32_t *levels = arena_array(arena, ballots->items, sizeof *levels);

	(void)err;
	result_start(result, ballots, arena);
	for (size_t i = 0; i < ballots->items; i++) {
		gauges[i] = grades_gauge(&grades, i);
		for (size_t j = 0; j < ballots->items; j++)
			levels[i] += grades_compare(&grades, j, i) > 0;
	}
	detail->gauges = gauges;
	result->detail = detail;
	result_rank_levels(result, levels, TIE_EVEN, arena);
	return true;
}

const struct rule rule_majority_judgment = {
	.name = "majority-judgment",
	.help = "the best median grade; among equals, one median vote after the other is taken away",
	.source = "Balinski and Laraki 2007, PNAS 104",
	.cost = "n V + n^2 g, g grades",
	.unit = "items behind it",
	.kinds = 1u << TALLY_GRADES,
	.count = count_majority_judgment,
};
