/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/agreement.h"

static void kendall_w_corrects_for_ties(void **state)
{
	/* Computed; its Friedman statistic m (n - 1) W = 0.826087 agrees with scipy 1.10.1. */
	const int16_t marks[] = {
		3, 3, 4, 5, 1, 1,
		5, 5, 2, 2, 5, 3,
		2, 5, 2, 3, 4, 3,
		1, 1, 5, 4, 5, 3,
		5, 2, 3, 4, 1, 2,
		1, 3, 5, 1, 2, 3,
		5, 2, 3, 2, 1, 4,
	};
	struct tally_ballots ballots = rows(TALLY_RANKS, 6, 7, marks);
	struct tally_ratio w;

	(void)state;
	assert_true(kendall_w(&ballots, &w));
	assert_int_equal(w.num, 19);
	assert_int_equal(w.div, 805);
	assert_string_equal(kendall_words(&w), "opinions differ much");
}

static void all_alike_is_one_and_a_circle_is_nought(void **state)
{
	struct tally_ballots alike = ranks(*state, 4, "7 ABCD");
	struct tally_ballots circle = ranks(*state, 3, CYCLE);
	struct tally_ratio w;

	assert_true(kendall_w(&alike, &w));
	assert_int_equal(w.num, w.div);
	assert_string_equal(kendall_words(&w), "largely agree");
	assert_true(kendall_w(&circle, &w));
	assert_int_equal(w.num, 0);
}

static void w_is_not_defined_where_nobody_prefers_anything(void **state)
{
	struct tally_ballots blank = ranks(*state, 3, "2 , 1 A=B=C");
	struct tally_ballots none = { .kind = TALLY_RANKS, .items = 3 };
	struct tally_ratio w;

	assert_false(kendall_w(&blank, &w));
	assert_false(kendall_w(&none, &w));
}

static void the_words_change_at_three_and_after_six_tenths(void **state)
{
	(void)state;
	assert_string_equal(kendall_words(&(struct tally_ratio){ 299, 1000 }), "opinions differ much");
	assert_string_equal(kendall_words(&(struct tally_ratio){ 3, 10 }), "partly agree");
	assert_string_equal(kendall_words(&(struct tally_ratio){ 6, 10 }), "partly agree");
	assert_string_equal(kendall_words(&(struct tally_ratio){ 601, 1000 }), "largely agree");
}

static void permille_rounds_to_the_nearest(void **state)
{
	(void)state;
	assert_int_equal(ratio_permille(&(struct tally_ratio){ 2, 3 }), 667);
	assert_int_equal(ratio_permille(&(struct tally_ratio){ 1, 2000 }), 1);
	assert_int_equal(ratio_permille(&(struct tally_ratio){ -2, 3 }), -667);
}

static void opinions_split_where_two_gave_most_and_two_least(void **state)
{
	/* k = 3: A gets 3 3 1 1, B gets 2 from all, C 3 from two and 1 from one */
	struct tally_ballots ballots = ranks(*state, 3, "2 ABC, 1 CBA, 1 CBA");
	struct tally_opinion opinion[3];

	tally_opinions(&ballots, 3, opinion);
	assert_true(opinion[0].split);
	assert_false(opinion[1].split);
	assert_true(opinion[2].split);
	/* mean distance 1 from the median 1, of a scale of 3 */
	assert_int_equal(opinion[0].spread_permille, 333);
	assert_int_equal(opinion[1].spread_permille, 0);
	ballots = ranks(*state, 3, "2 ABC, 1 CBA");
	tally_opinions(&ballots, 3, opinion);
	assert_false(opinion[0].split);
}

static void not_graded_is_no_opinion(void **state)
{
	const int16_t marks[] = { 4, -1,  0, -1,  4, -1,  0, 3 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 2, 4, marks);
	struct tally_opinion opinion[2];

	(void)state;
	tally_opinions(&ballots, 4, opinion);
	assert_int_equal(opinion[0].people, 4);
	assert_true(opinion[0].split);
	assert_int_equal(opinion[0].spread_permille, 500);
	assert_int_equal(opinion[1].people, 1);
	assert_false(opinion[1].split);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(kendall_w_corrects_for_ties),
		FACT(all_alike_is_one_and_a_circle_is_nought),
		FACT(w_is_not_defined_where_nobody_prefers_anything),
		FACT(the_words_change_at_three_and_after_six_tenths),
		FACT(permille_rounds_to_the_nearest),
		FACT(opinions_split_where_two_gave_most_and_two_least),
		FACT(not_graded_is_no_opinion),
	};

	return cmocka_run_group_tests_name("tally agreement", tests, NULL, NULL);
}
