/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/grades.h"

static bool count_score(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct grades grades = grades_count(ballots, options->unranked, arena);

	(void)err;
	result_start(result, ballots, arena);
	for (size_t i = 0; i < ballots->items; i++) {
		result->item[i].score = grades.sums[i];
		result->item[i].score_div = grades.all[i] ? grades.all[i] : 1;
	}
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
}

const struct rule rule_score = {
	.name = "score",
	.help = "everyone gives every item a grade; the best mean wins",
	.source = "range voting: Smith 2000",
	.cost = "n V",
	.unit = "mean grade",
	.kinds = 1u << TALLY_GRADES,
	.count = count_score,
};
