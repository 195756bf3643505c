/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/stages.h"

static const struct tally_stages *stages_of(const struct tally_result *result)
{
	return result->detail->stages;
}

static void assert_votes(const struct tally_result *result, size_t stage, const int64_t *votes, int64_t div)
{
	assert_true(stage < stages_of(result)->count);
	for (size_t i = 0; i < result->items; i++)
		assert_int_equal(stages_of(result)->list[stage].votes[i] * div, votes[i] * stages_of(result)->unit);
}

static void the_capital_of_tennessee_goes_to_knoxville(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, TENNESSEE);
	struct tally_result result = count(*state, "irv", &ballots);

	assert_string_equal(order_text(*state, &result), "D>A>B>C");
	assert_votes(&result, 0, (int64_t[]){ 42, 26, 15, 17 }, 1);
	assert_votes(&result, 1, (int64_t[]){ 42, 26, 0, 32 }, 1);
	assert_votes(&result, 2, (int64_t[]){ 42, 0, 0, 58 }, 1);
}

static void real_instant_run_offs_are_as_published(void **state)
{
	struct tally_ballots burlington = ranks(*state, 3, BURLINGTON), alaska = ranks(*state, 3, ALASKA);
	struct tally_result result = count(*state, "irv", &burlington);

	assert_true(result.item[1].chosen);
	assert_votes(&result, 0, (int64_t[]){ 2554, 2982, 3297 }, 1);
	assert_votes(&result, 1, (int64_t[]){ 0, 4314, 4064 }, 1);
	result = count(*state, "irv", &alaska);
	assert_true(result.item[0].chosen);
	assert_votes(&result, 0, (int64_t[]){ 75799, 58973, 53810 }, 1);
	assert_votes(&result, 1, (int64_t[]){ 91266, 86026, 0 }, 1);
}

static void a_tie_for_the_last_place_stops_or_is_drawn(void **state)
{
	struct tally_ballots ballots = ranks(*state, 5, SCHULZE_45);
	struct tally_result result = count(*state, "irv", &ballots);

	assert_votes(&result, 1, (int64_t[]){ 10, 8, 19, 0, 8 }, 1);
	assert_int_equal(stages_of(&result)->tied_count, 2);
	assert_int_equal(stages_of(&result)->tied[0], 1);
	assert_int_equal(stages_of(&result)->tied[1], 4);
	assert_string_equal(order_text(*state, &result), "A=B=C=E>D");
	result = count_with(*state, "irv", &ballots, (struct rule_options){ .lot = (uint32_t[]){ 4, 3, 2, 1, 0 } });
	assert_int_equal(stages_of(&result)->tied_count, 0);
	assert_int_equal(stages_of(&result)->list[2].item, 4);
	assert_true(stages_of(&result)->list[2].by_lot);
}

static void joint_ranks_are_shared_without_rounding(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, BORDA_TIES);
	struct tally_result result = count(*state, "irv", &ballots);

	assert_votes(&result, 0, (int64_t[]){ 3, 3, 4, 2 }, 2);
	assert_votes(&result, 1, (int64_t[]){ 3, 5, 4, 0 }, 2);
	assert_votes(&result, 2, (int64_t[]){ 0, 8, 4, 0 }, 2);
	assert_true(result.item[1].chosen);
}

static void the_last_who_cannot_catch_up_together_go_together(void **state)
{
	struct tally_ballots ballots = ranks(*state, 5, "10 A, 9 B, 5 C, 2 DB, 2 EB");
	struct tally_result result = count(*state, "irv", &ballots);

	assert_int_equal(stages_of(&result)->tied_count, 0);
	assert_string_equal(order_text(*state, &result), "B>A>C>D=E");
}

static void scottish_ties_look_back_to_the_last_difference(void **state)
{
	/* test weak tiebreak for defeat of candidate (droop) */
	struct tally_ballots ballots = ranks(*state, 5, "1 AB, 2 B, 3 C, 4 D, 5 E");
	struct tally_result result = count_with(*state, "stv-scottish", &ballots, (struct rule_options){ .seats = 2 });

	assert_int_equal(stages_of(&result)->list[0].quota, 6 * 100000);
	assert_votes(&result, 1, (int64_t[]){ 0, 3, 3, 4, 5 }, 1);
	assert_int_equal(stages_of(&result)->list[2].item, 1);
	assert_true(stages_of(&result)->list[2].by_earlier);
	assert_votes(&result, 2, (int64_t[]){ 0, 0, 3, 4, 5 }, 1);
	assert_int_equal(stages_of(&result)->list[2].exhausted, 3 * 100000);
	assert_true(result.item[3].chosen && result.item[4].chosen);
	assert_int_equal(stages_of(&result)->count, 4);
}

static void scottish_surpluses_go_by_size_then_by_earlier_stages(void **state)
{
	/* test weak tiebreak for surplus transfer (droop); E and F tie for the last place and need a lot */
	struct tally_ballots ballots = ranks(*state, 6, "10 AC, 8 B, 6 C, 5 D, 3 ED, 3 FD");
	struct rule_options options = { .seats = 4 };
	struct tally_result result = count_with(*state, "stv-scottish", &ballots, options);

	assert_int_equal(stages_of(&result)->tied_count, 2);
	options.lot = (uint32_t[]){ 0, 1, 2, 3, 4, 5 };
	result = count_with(*state, "stv-scottish", &ballots, options);
	assert_votes(&result, 1, (int64_t[]){ 8, 8, 8, 5, 3, 3 }, 1);
	assert_int_equal(stages_of(&result)->list[2].item, 1);
	assert_int_equal(stages_of(&result)->list[3].item, 2);
	assert_int_equal(stages_of(&result)->list[4].item, 4);
	assert_true(stages_of(&result)->list[4].by_lot);
	assert_votes(&result, 4, (int64_t[]){ 8, 8, 8, 8, 0, 3 }, 1);
	assert_string_equal(order_text(*state, &result), "A=B=C=D>E=F");
}

/* Voting matters 12; the reference report of droop, to nine decimals. */
static void meek_follows_the_reference_to_nine_decimals(void **state)
{
	struct tally_ballots ballots = ranks(*state, 5,
	    "333 AC, 333 AD, 333 AE, 333 BC, 333 BD, 333 BE, 667 C, 667 D, 667 E, 1 ABC, 1 ABD, 2 BAC");
	struct tally_result result = count_with(*state, "stv-meek", &ballots,
	    (struct rule_options){ .seats = 3, .lot = (uint32_t[]){ 0, 1, 2, 3, 4 } });
	const struct tally_stage *stage = stages_of(&result)->list;

	assert_int_equal(stages_of(&result)->count, 5);
	assert_int_equal(stage[0].quota, 1000750000001);
	assert_int_equal(stage[3].kind, STAGE_EXCLUDED);
	assert_int_equal(stage[3].item, 2);
	assert_int_equal(stage[3].moved, 250);
	assert_int_equal(stage[3].votes[0], 1000750000126);
	assert_int_equal(stage[3].votes[2], 667166666686);
	assert_int_equal(stage[3].votes[3], 667166666562);
	assert_int_equal(stage[3].votes[4], 667166666500);
	assert_int_equal(stage[4].kind, STAGE_ELECTED);
	assert_int_equal(stage[4].item, 3);
	assert_int_equal(stage[4].quota, 800580647027);
	assert_int_equal(stage[4].votes[0], 800584418564);
	assert_int_equal(stage[4].votes[3], 800596982770);
	assert_int_equal(stage[4].votes[4], 800556768208);
	assert_string_equal(order_text(*state, &result), "A=B=D>C=E");
}

static void meek_ties_within_the_surplus_need_a_lot(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "4 AB, 2 C");
	struct tally_result result;

	/* Castor 4 with Pollux next, Helen 2 (droop's example 42) */
	result = count_with(*state, "stv-meek", &ballots, (struct rule_options){ .seats = 2 });
	assert_int_equal(stages_of(&result)->list[2].item, 1);
	assert_int_equal(stages_of(&result)->list[2].votes[0], 2000000004);
	assert_int_equal(stages_of(&result)->list[2].votes[1], 1999999996);
	assert_true(result.item[0].chosen && result.item[2].chosen);
	ballots = ranks(*state, 2, "1 A, 1 B");
	result = count(*state, "stv-meek", &ballots);
	assert_int_equal(stages_of(&result)->tied_count, 2);
	assert_string_equal(order_text(*state, &result), "A=B");
}

static void joint_ranks_are_refused_where_papers_move(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "1 A=BC");
	struct rule_options options = { .seats = 1 };
	struct tally_result result;
	struct err err = ERR_INIT;

	assert_false(rule_count(rule_find("stv-scottish"), &ballots, &options, *state, &result, &err));
	assert_false(rule_count(rule_find("stv-meek"), &ballots, &options, *state, &result, &err));
	assert_non_null(strstr(err_text(&err), "ballot 1"));
	err_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(the_capital_of_tennessee_goes_to_knoxville),
		FACT(real_instant_run_offs_are_as_published),
		FACT(a_tie_for_the_last_place_stops_or_is_drawn),
		FACT(joint_ranks_are_shared_without_rounding),
		FACT(the_last_who_cannot_catch_up_together_go_together),
		FACT(scottish_ties_look_back_to_the_last_difference),
		FACT(scottish_surpluses_go_by_size_then_by_earlier_stages),
		FACT(meek_follows_the_reference_to_nine_decimals),
		FACT(meek_ties_within_the_surplus_need_a_lot),
		FACT(joint_ranks_are_refused_where_papers_move),
	};

	return cmocka_run_group_tests_name("tally stages", tests, NULL, NULL);
}
