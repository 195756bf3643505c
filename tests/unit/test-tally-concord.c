/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include <math.h>

#include "tally/abilities.h"
#include "tally/concord.h"
#include "tally/consensus.h"

static void assert_ratio(struct tally_ratio ratio, int64_t num, int64_t div)
{
	assert_int_equal(ratio.num, num);
	assert_int_equal(ratio.div, div);
}

static void assert_near(double value, double expected, double within)
{
	if (fabs(value - expected) > within)
		fail_msg("%.10f, expected %.10f", value, expected);
}

static void consensus_of_the_published_vector(void **state)
{
	/* example vector of the R package agrmt */
	const int64_t votes[] = { 30, 40, 210, 130, 530, 50, 10 };
	struct tally_ratio ratio;
	double tastle;

	(void)state;
	assert_true(consensus_eijk(votes, 7, &ratio));
	assert_ratio(ratio, 917, 1500);
	assert_true(consensus_leik(votes, 7, &ratio));
	assert_ratio(ratio, 107, 150);
	assert_true(consensus_tastle_wierman(votes, 7, &tastle));
	assert_near(tastle, 0.7256876, 1e-6);
}

static void consensus_at_the_ends_of_its_scale(void **state)
{
	static const struct {
		int64_t votes[5];
		struct tally_ratio eijk, leik;
		double tastle;
	} cases[] = {
		{ { 10, 0, 0, 0, 0 }, { 1, 1 }, { 1, 1 }, 1 },
		{ { 5, 0, 0, 0, 5 }, { -1, 1 }, { 0, 1 }, 0 },
		{ { 2, 2, 2, 2, 2 }, { 0, 1 }, { 2, 5 }, 0.433985 },
		{ { 0, 5, 0, 5, 0 }, { 1, 6 }, { 1, 2 }, 0.584963 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tally_ratio ratio;
		double tastle;

		assert_true(consensus_eijk(cases[i].votes, 5, &ratio));
		assert_ratio(ratio, cases[i].eijk.num, cases[i].eijk.div);
		assert_true(consensus_leik(cases[i].votes, 5, &ratio));
		assert_ratio(ratio, cases[i].leik.num, cases[i].leik.div);
		assert_true(consensus_tastle_wierman(cases[i].votes, 5, &tastle));
		assert_near(tastle, cases[i].tastle, 1e-6);
	}
}

static void nobody_has_no_consensus(void **state)
{
	const int64_t votes[] = { 0, 0, 0 };
	struct tally_ratio ratio;
	double tastle;

	(void)state;
	assert_false(consensus_eijk(votes, 3, &ratio));
	assert_false(consensus_leik(votes, 3, &ratio));
	assert_false(consensus_tastle_wierman(votes, 3, &tastle));
}

static void two_orders_are_compared_pair_by_pair(void **state)
{
	const uint32_t a[] = { 1, 2, 3, 4 }, turned[] = { 4, 3, 2, 1 }, near_a[] = { 1, 3, 2, 4 }, joint[] = { 1, 2, 2, 4 };
	struct concord concord = concord_of(a, near_a, 4);
	struct tally_ratio tau;
	double number;

	(void)state;
	assert_int_equal(concord.against, 1);
	assert_true(concord_tau_a(&concord, &tau));
	assert_ratio(tau, 2, 3);
	concord = concord_of(a, turned, 4);
	assert_true(concord_tau_b(&concord, &number));
	assert_near(number, -1, 1e-12);
	concord = concord_of(a, joint, 4);
	assert_int_equal(concord.joint_b, 1);
	assert_true(concord_tau_b(&concord, &number));
	assert_near(number, 5 / sqrt(30), 1e-12);
	assert_true(concord_spearman(a, near_a, 4, &number));
	assert_near(number, 0.8, 1e-12);
	assert_true(concord_spearman(a, joint, 4, &number));
	assert_near(number, 0.9486832981, 1e-9);
}

static void all_joint_has_no_correlation(void **state)
{
	const uint32_t a[] = { 1, 2, 3 }, joint[] = { 1, 1, 1 };
	struct concord concord = concord_of(a, joint, 3);
	double number;

	(void)state;
	assert_false(concord_tau_b(&concord, &number));
	assert_false(concord_spearman(a, joint, 3, &number));
}

static const struct pairwise *one_judge(struct arena *arena, size_t items, const char *text)
{
	struct tally_ballots ballots = ranks(arena, items, text);

	return pairwise_new(&ballots, UNRANKED_IGNORE, arena, NULL);
}

static void circular_triads_of_one_judge_are_counted(void **state)
{
	int64_t triads;
	struct tally_ratio zeta;

	assert_true(duels_consistency(one_judge(*state, 3, "1 AB, 1 BC, 1 CA"), &triads, &zeta));
	assert_int_equal(triads, 1);
	assert_ratio(zeta, 0, 1);
	assert_true(duels_consistency(one_judge(*state, 4, "1 ABCD"), &triads, &zeta));
	assert_int_equal(triads, 0);
	assert_ratio(zeta, 1, 1);
	/* four items hold at most two circles */
	assert_true(duels_consistency(one_judge(*state, 4, "1 AB, 1 BC, 1 CA, 1 AD, 1 BD, 1 DC"), &triads, &zeta));
	assert_int_equal(triads, 2);
	assert_ratio(zeta, 0, 1);
	assert_false(duels_consistency(one_judge(*state, 3, "1 AB, 1 BC"), &triads, &zeta));
}

/* Stigler's citations (BradleyTerry2's vignette): Biometrika, Comm Statist, JASA, JRSS-B. */
static void abilities_of_the_journals_are_as_published(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4,
	    "730 AB, 33 BA, 498 AC, 320 CA, 221 AD, 284 DA, 68 BC, 813 CB, 17 BD, 276 DB, 142 CD, 325 DC");
	struct tally_result result = count_with(*state, "bradley-terry", &ballots,
	    (struct rule_options){ .unranked = UNRANKED_IGNORE });
	const struct tally_abilities *abilities = result.detail->abilities;

	assert_false(abilities->prior);
	assert_near(abilities->ability[1] - abilities->ability[0], -2.94907249, 1e-7);
	assert_near(abilities->ability[2] - abilities->ability[0], -0.47956976, 1e-7);
	assert_near(abilities->ability[3] - abilities->ability[0], 0.26895401, 1e-7);
	assert_string_equal(order_text(*state, &result), "D>A>C>B");
}

static void who_never_loses_gets_a_prior(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "3 ABC");
	struct tally_result result = count(*state, "bradley-terry", &ballots);

	assert_true(result.detail->abilities->prior);
	assert_string_equal(order_text(*state, &result), "A>B>C");
	assert_true(result.item[0].score < 1000000);
	assert_int_equal(result.item[1].score, 500000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(consensus_of_the_published_vector),
		FACT(consensus_at_the_ends_of_its_scale),
		FACT(nobody_has_no_consensus),
		FACT(two_orders_are_compared_pair_by_pair),
		FACT(all_joint_has_no_correlation),
		FACT(circular_triads_of_one_judge_are_counted),
		FACT(abilities_of_the_journals_are_as_published),
		FACT(who_never_loses_gets_a_prior),
	};

	return cmocka_run_group_tests_name("tally concord", tests, NULL, NULL);
}
