/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

static const struct pairwise *duels(struct arena *arena, size_t items, const char *text)
{
	struct tally_ballots ballots = ranks(arena, items, text);
	const struct pairwise *pairs = pairwise_new(&ballots, UNRANKED_LAST, arena, NULL);

	assert_non_null(pairs);
	return pairs;
}

static void assert_duels(const struct pairwise *pairs, const int64_t *expected)
{
	for (size_t i = 0; i < pairs->items * pairs->items; i++)
		assert_int_equal(pairs->votes[i], expected[i]);
}

static void the_matrix_of_tennessee_is_as_published(void **state)
{
	assert_duels(duels(*state, 4, TENNESSEE), (int64_t[]){
		0, 42, 42, 42,
		58, 0, 68, 68,
		58, 32, 0, 83,
		58, 32, 17, 0,
	});
}

static void unranked_stand_last_and_ties_count_for_neither(void **state)
{
	assert_duels(duels(*state, 4, BORDA_TIES), (int64_t[]){
		0, 0, 3, 3,
		1, 0, 4, 3,
		2, 2, 0, 5,
		1, 1, 1, 0,
	});
}

static void unranked_can_be_left_out_of_duels(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, "5 AB, 2 C");
	const struct pairwise *pairs = pairwise_new(&ballots, UNRANKED_IGNORE, *state, NULL);

	assert_duels(pairs, (int64_t[]){ 0, 5, 0,  0, 0, 0,  0, 0, 0 });
}

static void more_dots_win_a_duel(void **state)
{
	const int16_t marks[] = { 3, 1, 0,  1, 1, 2 };
	struct tally_ballots ballots = rows(TALLY_DOTS, 3, 2, marks);

	assert_duels(pairwise_new(&ballots, UNRANKED_LAST, *state, NULL), (int64_t[]){ 0, 1, 1,  0, 0, 1,  1, 1, 0 });
}

static void condorcet_winners_are_as_published(void **state)
{
	assert_int_equal(condorcet_winner(duels(*state, 4, TENNESSEE)), 1);
	assert_int_equal(condorcet_loser(duels(*state, 4, TENNESSEE)), 0);
	assert_int_equal(condorcet_winner(duels(*state, 3, BURLINGTON)), 0);
	assert_int_equal(condorcet_winner(duels(*state, 3, ALASKA)), 2);
	assert_int_equal(condorcet_winner(duels(*state, 5, SCHULZE_45)), PAIRWISE_NONE);
	assert_int_equal(condorcet_winner(duels(*state, 3, CYCLE)), PAIRWISE_NONE);
}

static void levels_part_a_winner_a_circle_and_a_loser(void **state)
{
	/* D before all, A B C in a circle, E behind all */
	const struct pairwise *pairs = duels(*state, 5, "1 DABCE, 1 DBCAE, 1 DCABE");
	uint32_t levels[5];

	assert_int_equal(pairwise_levels(pairs, NULL, 5, levels, *state), 3);
	assert_memory_equal(levels, ((uint32_t[]){ 1, 1, 1, 0, 2 }), sizeof levels);
	assert_int_equal(pairwise_levels(pairs, (uint32_t[]){ 4, 1, 0 }, 3, levels, *state), 3);
	assert_memory_equal(levels, ((uint32_t[]){ 2, 1, 0 }), 3 * sizeof *levels);
}

static void an_even_duel_keeps_two_on_one_level(void **state)
{
	uint32_t levels[3];

	assert_int_equal(pairwise_levels(duels(*state, 3, "1 ABC, 1 BAC"), NULL, 3, levels, *state), 2);
	assert_memory_equal(levels, ((uint32_t[]){ 0, 0, 1 }), sizeof levels);
}

static void a_circle_is_told_with_each_beating_the_next(void **state)
{
	const struct pairwise *pairs = duels(*state, 5, SCHULZE_45);
	uint32_t circle[5];
	size_t length = pairwise_circle(pairs, circle, *state);

	assert_int_equal(length, 3);
	for (size_t i = 0; i < length; i++)
		assert_true(duel_won(pairs, circle[i], circle[(i + 1) % length]));
	assert_int_equal(pairwise_circle(duels(*state, 4, TENNESSEE), circle, *state), 0);
}

static void a_longer_circle_is_found_where_no_three_go_round(void **state)
{
	/* A>B, B>C, C>D, D>A; A and C even, B and D even */
	const struct pairwise *pairs = duels(*state, 4, "1 ABCD, 1 BCDA, 1 CDAB, 1 DABC");
	uint32_t circle[4];

	assert_int_equal(pairwise_circle(pairs, circle, *state), 4);
	for (size_t i = 0; i < 4; i++)
		assert_true(duel_won(pairs, circle[i], circle[(i + 1) % 4]));
}

static void counts_by_hand_hold_no_duels(void **state)
{
	struct tally_ballots ballots = { .kind = TALLY_DOTS, .items = 2, .amounts = (int64_t[]){ 5, 2 } };
	struct err err = ERR_INIT;

	assert_null(pairwise_new(&ballots, UNRANKED_LAST, *state, &err));
	assert_true(err_is_set(&err));
	err_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(the_matrix_of_tennessee_is_as_published),
		FACT(unranked_stand_last_and_ties_count_for_neither),
		FACT(unranked_can_be_left_out_of_duels),
		FACT(more_dots_win_a_duel),
		FACT(condorcet_winners_are_as_published),
		FACT(levels_part_a_winner_a_circle_and_a_loser),
		FACT(an_even_duel_keeps_two_on_one_level),
		FACT(a_circle_is_told_with_each_beating_the_next),
		FACT(a_longer_circle_is_found_where_no_three_go_round),
		FACT(counts_by_hand_hold_no_duels),
	};

	return cmocka_run_group_tests_name("tally pairwise", tests, NULL, NULL);
}
