/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

static void points_fall_from_k_by_one_and_count_who_chose(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, "2 ABC, 1 BA, 1 C");
	struct tally_result result = count_with(*state, "points", &ballots, (struct rule_options){ .most = 3 });

	assert_scores(&result, (int64_t[]){ 8, 7, 5, 0 }, 1);
	assert_string_equal(order_text(*state, &result), "A>B>C>D");
	assert_int_equal(result.item[0].people, 3);
	assert_int_equal(result.item[0].first_choices, 2);
	assert_int_equal(result.item[3].people, 0);
	assert_int_equal(result.voters, 4);
}

static void a_rank_beyond_k_is_worth_nothing(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "1 ABC");
	struct tally_result result = count_with(*state, "points", &ballots, (struct rule_options){ .most = 2 });

	assert_scores(&result, (int64_t[]){ 2, 1, 0 }, 1);
}

static void joint_items_share_the_best_place_and_are_told(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, "1 AB, 1 BA, 1 C");
	struct tally_result result = count(*state, "points", &ballots);

	assert_string_equal(order_text(*state, &result), "A=B>C>D");
	assert_int_equal(result.item[1].place, 1);
	assert_true(result.item[1].joint);
	assert_int_equal(result.item[2].place, 3);
	assert_false(result.item[2].joint);
	assert_int_equal(result.tie_count, 1);
	assert_int_equal(result.ties[0].count, 2);
	assert_int_equal(result.ties[0].place, 1);
	assert_int_equal(result.ties[0].reason, TIE_SAME_SCORE);
}

static void dots_count_dots_and_people_apart(void **state)
{
	const int16_t marks[] = { 3, 0, 1,  3, 1, 0,  0, 2, 2 };
	struct tally_ballots ballots = rows(TALLY_DOTS, 3, 3, marks);
	struct tally_result result = count(*state, "dots", &ballots);

	assert_scores(&result, (int64_t[]){ 6, 3, 3 }, 1);
	assert_int_equal(result.item[0].people, 2);
	assert_int_equal(result.item[1].people, 2);
	assert_string_equal(order_text(*state, &result), "A>B=C");
}

static void hands_and_slips_are_added_in_one_round(void **state)
{
	const int16_t marks[] = { 1, 0, 1,  0, 1, 0 };
	struct tally_ballots ballots = rows(TALLY_APPROVALS, 3, 2, marks);
	struct tally_result result;

	ballots.amounts = (int64_t[]){ 4, 7, 0 };
	ballots.people = 8;
	result = count(*state, "approval", &ballots);
	assert_scores(&result, (int64_t[]){ 5, 8, 1 }, 1);
	assert_int_equal(result.item[1].people, 8);
	assert_int_equal(result.voters, 10);
}

static void dots_on_a_wall_do_not_tell_how_many_people(void **state)
{
	struct tally_ballots ballots = { .kind = TALLY_DOTS, .items = 2, .amounts = (int64_t[]){ 5, 2 }, .people = 4 };
	struct tally_result result = count(*state, "dots", &ballots);

	assert_scores(&result, (int64_t[]){ 5, 2 }, 1);
	assert_int_equal(result.item[0].people, -1);
}

static void plurality_finds_memphis_and_shares_joint_firsts(void **state)
{
	struct tally_ballots capital = ranks(*state, 4, TENNESSEE);
	struct tally_ballots ties = ranks(*state, 4, BORDA_TIES);
	struct tally_result result = count(*state, "plurality", &ties);

	assert_order(*state, "plurality", &capital, "A>B>D>C");
	assert_scores(&result, (int64_t[]){ 3, 3, 4, 2 }, 2);
	assert_string_equal(order_text(*state, &result), "C>A=B>D");
}

static void a_rule_refuses_what_it_cannot_count_in_words(void **state)
{
	struct tally_ballots picks = { .kind = TALLY_PICK, .items = 2 };
	struct rule_options options = { .seats = 1 };
	struct tally_result result;
	struct err err = ERR_INIT;

	assert_false(rule_count(rule_find("dots"), &picks, &options, *state, &result, &err));
	assert_non_null(strstr(err_text(&err), "dots"));
	err_clear(&err);
}

/* What nobody voted on is a defined result for every rule: all joint, nothing scored, nothing broken. */
static void no_ballot_and_no_item_are_results(void **state)
{
	const struct rule *rule = NULL;

	while ((rule = rule_next(rule)))
		for (unsigned kind = 0; kind < TALLY_KINDS; kind++)
			for (size_t items = 0; items < 3; items++) {
				struct tally_ballots ballots = { .kind = kind, .items = items };
				int64_t costs[] = { 10, 10, 10 };
				struct tally_result result;

				if (!rule_fits(rule, &ballots))
					continue;
				result = count_with(*state, rule->name, &ballots,
				    (struct rule_options){ .seats = 1, .costs = costs, .budget = 15 });
				assert_int_equal(result.items, items);
				assert_int_equal(result.voters, 0);
				for (size_t i = 0; i < items; i++)
					assert_int_equal(result.item[i].place, 1);
			}
}

static void every_row_is_whole_and_found_by_its_name(void **state)
{
	const struct rule *rule = NULL;

	(void)state;
	while ((rule = rule_next(rule))) {
		assert_ptr_equal(rule_find(rule->name), rule);
		assert_true(rule->help[0] && rule->source[0] && rule->cost[0] && rule->unit[0]);
		assert_true(rule->kinds && rule->kinds < 1u << TALLY_KINDS);
		assert_non_null(rule->count);
	}
	assert_null(rule_find("no-such-rule"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(points_fall_from_k_by_one_and_count_who_chose),
		FACT(a_rank_beyond_k_is_worth_nothing),
		FACT(joint_items_share_the_best_place_and_are_told),
		FACT(dots_count_dots_and_people_apart),
		FACT(hands_and_slips_are_added_in_one_round),
		FACT(dots_on_a_wall_do_not_tell_how_many_people),
		FACT(plurality_finds_memphis_and_shares_joint_firsts),
		FACT(a_rule_refuses_what_it_cannot_count_in_words),
		FACT(no_ballot_and_no_item_are_results),
		FACT(every_row_is_whole_and_found_by_its_name),
	};

	return cmocka_run_group_tests_name("tally rules", tests, NULL, NULL);
}
