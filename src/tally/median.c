/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/grades.h"

static bool count_median(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct grades grades = grades_count(ballots, options->unranked, arena);
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	struct tally_gauge *gauges = arena_array(arena, ballots->items, sizeof *gauges);

	(void)err;
	result_start(result, ballots, arena);
	for (size_t i = 0; i < ballots->items; i++) {
		gauges[i] = grades_gauge(&grades, i);
		result->item[i].score = gauges[i].grade;
	}
	detail->gauges = gauges;
	result->detail = detail;
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
}

const struct rule rule_median = {
	.name = "median",
	.help = "the grade that at least half of the people reach; often joint",
	.source = "Bassett and Persky 1999",
	.cost = "n V",
	.unit = "grade",
	.kinds = 1u << TALLY_GRADES,
	.count = count_median,
};
