/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "base/str.h"
#include "model/explain.h"

static const char *const names[] = { "Memphis", "Nashville", "Chattanooga", "Knoxville" };
static const char *const places[] = { "Water", "Road", "Clinic" };

static const char *taken(struct arena *arena, struct str *out)
{
	const char *text = arena_text(arena, str_text(out));

	str_free(out);
	return text;
}

static const char *explained(struct arena *arena, const char *rule, const struct tally_ballots *ballots, struct rule_options options,
    const char *const *called)
{
	struct tally_result result = count_with(arena, rule, ballots, options);
	struct explain about = { .rule = rule_find(rule), .options = &options, .ballots = ballots, .result = &result, .names = called };
	struct str out = STR_INIT;

	explain_result(&about, arena, &out);
	return taken(arena, &out);
}

static void assert_says(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("\"%s\" is not said in:\n%s", words, text);
}

static const char *number(struct arena *arena, int64_t num, int64_t div)
{
	struct str out = STR_INIT;

	explain_number(num, div, &out);
	return taken(arena, &out);
}

static void numbers_have_at_most_two_decimals(void **state)
{
	assert_string_equal(number(*state, 9, 1), "9");
	assert_string_equal(number(*state, 15, 2), "7.5");
	assert_string_equal(number(*state, 100, 3), "33.33");
	assert_string_equal(number(*state, 2, 3), "0.67");
	assert_string_equal(number(*state, 1, 200), "0.01");
	assert_string_equal(number(*state, -1, 2), "-0.5");
	assert_string_equal(number(*state, -1, 4000), "0");
	assert_string_equal(number(*state, 0, 7), "0");
	assert_string_equal(number(*state, INT64_MAX, 1), "9223372036854775807");
}

static void many_names_are_counted_from_the_13th_on(void **state)
{
	const char *many[20];
	uint32_t items[20];
	struct str out = STR_INIT;

	for (uint32_t i = 0; i < 20; i++) {
		many[i] = i ? "b" : "a, with a comma";
		items[i] = i;
	}
	explain_names(many, items, 20, &out);
	assert_string_equal(taken(*state, &out), "\"a, with a comma\", b, b, b, b, b, b, b, b, b, b, b and 8 more");
	explain_names(many, items, 13, &out);
	assert_null(strstr(taken(*state, &out), "more"));
	explain_names(many, items, 1, &out);
	assert_string_equal(taken(*state, &out), "\"a, with a comma\"");
	explain_names(many, items, 0, &out);
	assert_string_equal(taken(*state, &out), "");
}

static const char *told_of(struct arena *arena, const struct tally_ballots *ballots, const char *const *called)
{
	struct str out = STR_INIT;

	explain_ballots(ballots, UNRANKED_LAST, called, arena, &out);
	return taken(arena, &out);
}

static void a_winner_of_all_duels_is_told_by_how_many(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, TENNESSEE);

	assert_says(told_of(*state, &ballots, names), "Nashville beats every other item: Memphis 58 to 42, Chattanooga 68 to 32 and Knoxville 68 to 32.");
}

static void a_circle_is_told_duel_by_duel(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CYCLE);

	assert_says(told_of(*state, &ballots, places), "Water beats Road 2 to 1, Road beats Clinic 2 to 1 and Clinic beats Water 2 to 1: they go round in a circle.");
}

static void a_circle_below_the_best_is_not_told_as_theirs(void **state)
{
	static const char *const five[] = { "A", "B", "C", "D", "E" };
	struct tally_ballots ballots = ranks(*state, 5, "1 ABCDE, 1 BADEC, 1 ABECD, 1 BACDE");
	const char *text = told_of(*state, &ballots, five);

	assert_says(text, "Each of A and B beats all the rest.");
	assert_says(text, "because some duels are even");
	assert_null(strstr(text, "circle"));
}

static void nothing_is_told_of_no_ballots(void **state)
{
	struct tally_ballots none = { .kind = TALLY_RANKS, .items = 3 };

	assert_string_equal(told_of(*state, &none, places), "");
	assert_says(explained(*state, "borda", &none, (struct rule_options){ .seats = 1 }, places), "There is no ballot");
}

static void the_worst_defeat_is_told_by_minimax(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "4 ABC, 3 BCA, 2 CAB");
	const char *text = explained(*state, "minimax", &ballots, (struct rule_options){ .seats = 1 }, places);

	assert_says(text, "Water is first.\n");
	assert_says(text, "The worst defeat of Water is 4 to 5 against Clinic.\n");
}

static void chains_and_their_weakest_links_are_told_by_schulze(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CONDORCET_60);

	assert_says(explained(*state, "schulze", &ballots, (struct rule_options){ .seats = 1 }, places), "(its weakest link: 33)");
}

static void many_best_orders_are_counted_by_kemeny(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CYCLE);
	const char *text = explained(*state, "kemeny", &ballots, (struct rule_options){ .seats = 1 }, places);

	assert_says(text, "agree with the order 5 times and contradict it 4 times. No order contradicts less.\n");
	assert_says(text, "3 orders are equally good");
	assert_says(text, "Joint place 1: Water, Road and Clinic, because several orders are equally good.\n");
}

static void what_closes_a_circle_is_told_by_ranked_pairs(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CONDORCET_60);

	assert_says(explained(*state, "ranked-pairs", &ballots, (struct rule_options){ .seats = 1 }, places),
	    "Left out because they would close a circle: Water beats Road 33 to 27.\n");
}

static void moved_votes_are_told_stage_by_stage(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, BURLINGTON);
	static const char *const people[] = { "Montroll", "Kiss", "Wright" };
	const char *text = explained(*state, "irv", &ballots, (struct rule_options){ .seats = 1 }, people);

	assert_says(text, "Stage 1: first choices: Montroll 2554, Kiss 2982, Wright 3297.\n");
	assert_says(text, "Stage 2: Montroll goes out with 2554 votes; to Kiss 1332 (now 4314), Wright 767 (now 4064); "
	    "455 votes name nobody who is still in.\n");
}

static void a_count_that_stops_says_for_want_of_what(void **state)
{
	struct tally_ballots ballots = ranks(*state, 2, "1 A, 1 B");

	assert_says(explained(*state, "irv", &ballots, (struct rule_options){ .seats = 1 }, places), "Here the count stops: Water and Road are equal");
}

static void the_run_off_is_told_by_star(void **state)
{
	static const int16_t marks[] = { 5, 4, 0, 5, 4, 0, 0, 3, 5 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 3, 3, marks);

	assert_says(explained(*state, "star", &ballots, (struct rule_options){ .seats = 1 }, places),
	    "Road and Water go into the run-off: 1 prefers Road, 2 prefer Water.\n");
}

static void the_middle_grade_is_told_with_both_sides(void **state)
{
	static const int16_t marks[] = { 5, -1, 3, -1, 1, -1 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 2, 3, marks);

	assert_says(explained(*state, "majority-judgment", &ballots, (struct rule_options){ .unranked = UNRANKED_IGNORE }, places),
	    "The middle grade of Water is 3: 1 gave more, 1 less.\nNobody graded Road.\n");
	assert_says(told_of(*state, &ballots, places), "Water was graded 1 by 1 person, 3 by 1, 5 by 1");
	assert_says(told_of(*state, &ballots, places), "Nobody graded Road.\n");
}

static void what_supporters_paid_is_told_to_the_end(void **state)
{
	static const int16_t marks[] = { 1, 0, 0, 1, 1, 0, 0, 1, 0 };
	static const int64_t costs[] = { 20, 30, 5 };
	struct tally_ballots ballots = rows(TALLY_APPROVALS, 3, 3, marks);
	const char *text = explained(*state, "equal-shares", &ballots, (struct rule_options){ .budget = 60, .costs = costs }, places);

	assert_says(text, "Water and Road are funded.\n");
	assert_says(text, "Water costs 20 and has 2 votes; each supporter pays 10.\n");
	assert_says(text, "Road costs 30 and has 2 votes; each supporter pays 20, or all that is left to them if that is less");
	assert_says(text, "Not funded: Clinic costs 5 and has 0 votes.\n");
	assert_says(text, "Spent are 50 of 60; 10 are left.\n");
	assert_says(text, "3 of 3 people have at least one project that they chose.\n");
}

static void every_rule_ends_each_sentence_with_its_line(void **state)
{
	static const int16_t marks[] = { 1, 0, 1, 0, 1, 0 }, order[] = { 1, 0, 2, 0, 1, 0 }, pick[] = { 1, 0, 0, 0, 1, 0 };
	static const int64_t costs[] = { 3, 2, 1 };
	const struct rule *rule = NULL;

	while ((rule = rule_next(rule)))
		for (int kind = 0; kind < TALLY_KINDS; kind++) {
			struct tally_ballots ballots = rows((enum tally_kind)kind, 3, 2, kind == TALLY_RANKS ? order : kind == TALLY_PICK ? pick : marks);
			const char *text;

			if (!rule_fits(rule, &ballots))
				continue;
			text = explained(*state, rule->name, &ballots, (struct rule_options){ .seats = 1, .budget = 4, .costs = costs }, places);
			assert_true(strlen(text) > 2);
			assert_true(str_ends(text, ".\n"));
			assert_null(strstr(text, "\n\n"));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(numbers_have_at_most_two_decimals),
		FACT(many_names_are_counted_from_the_13th_on),
		FACT(a_winner_of_all_duels_is_told_by_how_many),
		FACT(a_circle_is_told_duel_by_duel),
		FACT(a_circle_below_the_best_is_not_told_as_theirs),
		FACT(nothing_is_told_of_no_ballots),
		FACT(the_worst_defeat_is_told_by_minimax),
		FACT(chains_and_their_weakest_links_are_told_by_schulze),
		FACT(many_best_orders_are_counted_by_kemeny),
		FACT(what_closes_a_circle_is_told_by_ranked_pairs),
		FACT(moved_votes_are_told_stage_by_stage),
		FACT(a_count_that_stops_says_for_want_of_what),
		FACT(the_run_off_is_told_by_star),
		FACT(the_middle_grade_is_told_with_both_sides),
		FACT(what_supporters_paid_is_told_to_the_end),
		FACT(every_rule_ends_each_sentence_with_its_line),
	};

	return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
