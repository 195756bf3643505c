/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/cut.h"

static struct tally_line cut_points(struct arena *arena, const struct tally_ballots *ballots,
    struct tally_result *result, int64_t places)
{
	struct tally_line line;

	*result = count(arena, "points", ballots);
	cut_line(result, (struct tally_cut){ CUT_PLACES, places }, arena, &line);
	return line;
}

static void assert_in(const struct tally_line *line, const char *letters)
{
	assert_int_equal(line_in_count(line), strlen(letters));
	for (; *letters; letters++)
		assert_true(line->in[*letters - 'A']);
}

static bool settles(struct arena *arena, const char *name, const struct tally_ballots *ballots,
    const struct tally_result *result, struct tally_line *line)
{
	return remedy_apply(remedy_find(name), ballots, result, NULL, arena, line);
}

static void a_clear_line_takes_the_first_places(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, "3 ABCD, 2 BACD");
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 2);

	assert_in(&line, "AB");
	assert_int_equal(line.tied_count, 0);
	assert_int_equal(line.left, 0);
	assert_false(line.very_close);
}

static void a_tie_at_the_cut_is_shown_with_the_places_left(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, "1 AB, 1 AC, 1 AD");
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 3);

	assert_in(&line, "A");
	assert_int_equal(line.left, 2);
	assert_int_equal(line.tied_count, 3);
	assert_memory_equal(line.tied, ((uint32_t[]){ 1, 2, 3 }), 3 * sizeof *line.tied);
}

static void a_tie_above_the_cut_is_no_tie_at_it(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "1 ABC, 1 BAC");
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 2);

	assert_in(&line, "AB");
	assert_int_equal(line.tied_count, 0);
}

static void what_nobody_chose_fills_no_place(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, "2 AB");
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 3);

	assert_in(&line, "AB");
	assert_int_equal(line.tied_count, 0);
}

static void one_vote_across_the_line_is_very_close(void **state)
{
	const int16_t marks[] = { 1, 1, 0,  1, 0, 0,  0, 1, 1 };
	struct tally_ballots ballots = rows(TALLY_APPROVALS, 3, 3, marks);
	struct tally_result result = count(*state, "approval", &ballots);
	struct tally_line line;

	cut_line(&result, (struct tally_cut){ CUT_PLACES, 2 }, *state, &line);
	assert_true(line.very_close);
	cut_line(&result, (struct tally_cut){ CUT_PLACES, 1 }, *state, &line);
	assert_int_equal(line.tied_count, 2);
	assert_false(line.very_close);
}

static void half_of_the_voters_is_enough_for_fifty_per_cent(void **state)
{
	const int16_t marks[] = { 1, 1, 0,  1, 0, 0,  0, 1, 1,  1, 0, 0 };
	struct tally_ballots ballots = rows(TALLY_APPROVALS, 3, 4, marks);
	struct tally_result result = count(*state, "approval", &ballots);
	struct tally_line line;

	cut_line(&result, (struct tally_cut){ CUT_SHARE, 50 }, *state, &line);
	assert_in(&line, "AB");
	cut_line(&result, (struct tally_cut){ CUT_NONE, 0 }, *state, &line);
	assert_in(&line, "ABC");
}

static void keep_all_and_keep_none_do_as_they_say(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "1 A, 1 B, 1 C");
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 2);

	assert_int_equal(line.tied_count, 3);
	assert_true(settles(*state, "keep-all", &ballots, &result, &line));
	assert_in(&line, "ABC");
	line = cut_points(*state, &ballots, &result, 2);
	assert_true(settles(*state, "keep-none", &ballots, &result, &line));
	assert_in(&line, "");
}

static void head_to_head_takes_whoever_more_ballots_prefer(void **state)
{
	/* A and B have 4 points each; B stands before A on three ballots, A before B on two */
	struct tally_ballots ballots = ranks(*state, 4, "2 A, 1 B, 2 CB, 1 CD");
	struct tally_result result = count_with(*state, "points", &ballots, (struct rule_options){ .most = 2 });
	struct tally_line line;

	cut_line(&result, (struct tally_cut){ CUT_PLACES, 2 }, *state, &line);
	assert_int_equal(line.tied_count, 2);
	assert_true(settles(*state, "head-to-head", &ballots, &result, &line));
	assert_in(&line, "BC");
}

static void a_circle_cannot_be_parted_head_to_head(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CYCLE);
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 1);

	assert_false(settles(*state, "head-to-head", &ballots, &result, &line));
	assert_int_equal(line.tied_count, 3);
	assert_int_equal(line.left, 1);
}

static void more_people_parts_what_it_can_and_leaves_the_rest(void **state)
{
	const int16_t marks[] = {
		4, 0, 0, 0,
		0, 2, 2, 0,
		0, 2, 2, 0,
		0, 0, 0, 1,
		0, 0, 0, 1,
		0, 0, 0, 2,
	};
	struct tally_ballots ballots = rows(TALLY_DOTS, 4, 6, marks);
	struct tally_result result = count(*state, "dots", &ballots);
	struct tally_line line;

	cut_line(&result, (struct tally_cut){ CUT_PLACES, 2 }, *state, &line);
	assert_int_equal(line.tied_count, 4);
	assert_false(settles(*state, "more-people", &ballots, &result, &line));
	assert_in(&line, "D");
	assert_int_equal(line.left, 1);
	assert_int_equal(line.tied_count, 2);
	assert_int_equal(line.tied[0], 1);
	assert_int_equal(line.tied[1], 2);
}

static void more_first_choices_looks_at_who_was_put_first(void **state)
{
	/* 4 points each: A from two firsts, B from one first and two seconds */
	struct tally_ballots ballots = ranks(*state, 4, "2 A, 1 B, 2 CB, 1 CD");
	struct tally_result result = count_with(*state, "points", &ballots, (struct rule_options){ .most = 2 });
	struct tally_line line;

	cut_line(&result, (struct tally_cut){ CUT_PLACES, 2 }, *state, &line);
	assert_int_equal(line.tied_count, 2);
	assert_true(settles(*state, "more-first-choices", &ballots, &result, &line));
	assert_in(&line, "AC");
}

static void remedies_follow_each_other(void **state)
{
	/* 6 dots each: four people for D, then two of three give C more than B */
	const int16_t marks[] = {
		6, 0, 0, 0,
		0, 1, 2, 0,
		0, 1, 2, 0,
		0, 4, 2, 0,
		0, 0, 0, 1,
		0, 0, 0, 1,
		0, 0, 0, 2,
		0, 0, 0, 2,
	};
	struct tally_ballots ballots = rows(TALLY_DOTS, 4, 8, marks);
	struct tally_result result = count(*state, "dots", &ballots);
	struct tally_line line;

	cut_line(&result, (struct tally_cut){ CUT_PLACES, 2 }, *state, &line);
	assert_false(settles(*state, "more-people", &ballots, &result, &line));
	assert_true(settles(*state, "head-to-head", &ballots, &result, &line));
	assert_in(&line, "CD");
}

static void a_lot_takes_the_first_drawn(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "1 A, 1 B, 1 C");
	struct tally_result result;
	struct tally_line line = cut_points(*state, &ballots, &result, 2);

	assert_true(remedy_apply(remedy_find("lot"), &ballots, &result, (uint32_t[]){ 2, 0, 1 }, *state, &line));
	assert_in(&line, "AC");
	line = cut_points(*state, &ballots, &result, 2);
	line_choose(&line, (uint32_t[]){ 1 }, 1);
	assert_in(&line, "B");
	assert_int_equal(line.tied_count, 0);
}

static void remedies_that_need_ballots_are_not_offered_for_hands(void **state)
{
	struct tally_ballots hands = { .kind = TALLY_DOTS, .items = 2, .amounts = (int64_t[]){ 2, 2 } };
	struct tally_ballots slips = { .kind = TALLY_RANKS, .items = 2 };
	size_t for_hands = 0, for_slips = 0;

	(void)state;
	for (enum way_out way = 0; way < WAYS_OUT; way++) {
		assert_ptr_equal(remedy_find(way_out_names[way]), remedy_of(way));
		assert_string_equal(remedy_name(remedy_of(way)), way_out_names[way]);
		for_hands += remedy_fits(remedy_of(way), &hands);
		for_slips += remedy_fits(remedy_of(way), &slips);
	}
	assert_int_equal(for_slips, 9);
	assert_int_equal(for_hands, 6);
	assert_null(remedy_find("coin"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(a_clear_line_takes_the_first_places),
		FACT(a_tie_at_the_cut_is_shown_with_the_places_left),
		FACT(a_tie_above_the_cut_is_no_tie_at_it),
		FACT(what_nobody_chose_fills_no_place),
		FACT(one_vote_across_the_line_is_very_close),
		FACT(half_of_the_voters_is_enough_for_fifty_per_cent),
		FACT(keep_all_and_keep_none_do_as_they_say),
		FACT(head_to_head_takes_whoever_more_ballots_prefer),
		FACT(a_circle_cannot_be_parted_head_to_head),
		FACT(more_people_parts_what_it_can_and_leaves_the_rest),
		FACT(more_first_choices_looks_at_who_was_put_first),
		FACT(remedies_follow_each_other),
		FACT(a_lot_takes_the_first_drawn),
		FACT(remedies_that_need_ballots_are_not_offered_for_hands),
	};

	return cmocka_run_group_tests_name("tally cut", tests, NULL, NULL);
}
