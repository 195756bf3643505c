/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/detail.h"

/* Published orders; what a source leaves open was computed by an independent program. */
static const struct {
	size_t items;
	const char *ballots, *borda, *copeland, *schulze, *ranked_pairs, *kemeny;
	int64_t disagreements;
	uint64_t orders;
} cases[] = {
	{ 4, TENNESSEE, "B>C>A>D", "B>C>D>A", "B>C>D>A", "B>C>D>A", "B>C>D>A", 207, 1 },
	{ 5, SCHULZE_45, "E>A>B>C>D", "E>A=B=C>D", "E>A>C>B>D", "A>C>E>B>D", "E>B>A>D>C", 190, 1 },
	{ 4, SCHULZE_21, "D>C>A>B", "C=D>A=B", "D>A>C>B", "A>C>D>B", "A>C>D>B", 48, 1 },
	{ 3, CONDORCET_60, "B>A>C", "A=B=C", "B>C>A", "B>C>A", "B>C>A", 76, 1 },
	{ 3, CYCLE, "A=B=C", "A=B=C", "A=B=C", "A=B=C", "A=B=C", 4, 3 },
	{ 3, BURLINGTON, "A>B>C", "A>B>C", "A>B>C", "A>B>C", "A>B>C", 11209, 1 },
	{ 3, ALASKA, "C>A>B", "C>A>B", "C>A>B", "C>A>B", "C>A>B", 229095, 1 },
	{ 4, BORDA_TIES, "B>A>C>D", "B>A>C>D", "B>A>C>D", "B>A>C>D", "B>A>C>D", 7, 1 },
	{ 4, TIED_EDGES, "B=C=D>A", "B=C=D>A", "B=C=D>A", "B=C=D>A", "B=C=D>A", 9, 6 },
};

enum { CASES = sizeof cases / sizeof *cases };

static void the_orders_are_as_published(void **state)
{
	for (size_t i = 0; i < CASES; i++) {
		struct tally_ballots ballots = ranks(*state, cases[i].items, cases[i].ballots);

		assert_order(*state, "borda", &ballots, cases[i].borda);
		assert_order(*state, "copeland", &ballots, cases[i].copeland);
		assert_order(*state, "schulze", &ballots, cases[i].schulze);
		assert_order(*state, "ranked-pairs", &ballots, cases[i].ranked_pairs);
		assert_order(*state, "kemeny", &ballots, cases[i].kemeny);
	}
}

static void margins_give_the_same_orders_here(void **state)
{
	struct rule_options margins = { .strength = STRENGTH_MARGINS };

	for (size_t i = 0; i < CASES; i++) {
		struct tally_ballots ballots = ranks(*state, cases[i].items, cases[i].ballots);
		struct tally_result schulze = count_with(*state, "schulze", &ballots, margins);
		struct tally_result pairs = count_with(*state, "ranked-pairs", &ballots, margins);

		assert_string_equal(order_text(*state, &schulze), cases[i].schulze);
		assert_string_equal(order_text(*state, &pairs), cases[i].ranked_pairs);
	}
}

static void kemeny_counts_disagreements_and_optimal_orders(void **state)
{
	for (size_t i = 0; i < CASES; i++) {
		struct tally_ballots ballots = ranks(*state, cases[i].items, cases[i].ballots);
		struct tally_result result = count(*state, "kemeny", &ballots);
		const struct tally_optima *optima = result.detail->optima;

		assert_int_equal(optima->disagreements, cases[i].disagreements);
		assert_int_equal(optima->least, cases[i].disagreements);
		assert_int_equal(optima->count, cases[i].orders);
		assert_true(optima->proven);
	}
}

static void smith_borda_takes_the_condorcet_winner_or_points_in_the_circle(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, TENNESSEE);

	assert_order(*state, "smith-borda", &ballots, "B>C>D>A");
	/* Condorcet 1785: a circle of all three, so Borda decides: 69, 58, 53 */
	ballots = ranks(*state, 3, CONDORCET_60);
	assert_order(*state, "smith-borda", &ballots, "B>A>C");
	/* D beats all and E loses to all; A, B and C go round evenly */
	ballots = ranks(*state, 5, "1 DABCE, 1 DBCAE, 1 DCABE");
	assert_order(*state, "smith-borda", &ballots, "D>A=B=C>E");
}

static void borda_halves_are_exact(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, BORDA_TIES);
	struct tally_result result = count(*state, "borda", &ballots);

	/* constructed: 3 x 2.5 + 2 x 1 + 0.5 = 10, and so on */
	assert_scores(&result, (int64_t[]){ 20, 23, 19, 10 }, 2);
	ballots = ranks(*state, 4, TENNESSEE);
	result = count(*state, "borda", &ballots);
	assert_scores(&result, (int64_t[]){ 126, 194, 173, 107 }, 1);
}

static void bullet_votes_gain_nothing_in_borda(void **state)
{
	struct tally_ballots ballots = ranks(*state, 4, "1 A, 1 BCDA");
	struct tally_result result = count(*state, "borda", &ballots);
	int64_t sum = 0;

	for (size_t i = 0; i < 4; i++)
		sum += result.item[i].score;
	assert_int_equal(sum, 2 * 2 * 6);
	assert_scores(&result, (int64_t[]){ 3, 4, 3, 2 }, 1);
}

static void schulze_paths_are_as_published(void **state)
{
	struct tally_ballots ballots = ranks(*state, 5, SCHULZE_45);
	struct tally_result result = count(*state, "schulze", &ballots);
	const struct tally_paths *paths = result.detail->paths;
	const struct { char from, to; int64_t power; } published[] = {
		{ 'E', 'A', 25 }, { 'A', 'E', 24 }, { 'A', 'B', 28 }, { 'B', 'A', 25 }, { 'A', 'D', 30 },
		{ 'C', 'B', 29 }, { 'C', 'D', 29 }, { 'E', 'D', 31 }, { 'B', 'D', 33 },
	};
	uint32_t chain[5];

	for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
		size_t at = (size_t)(published[i].from - 'A') * 5 + (size_t)(published[i].to - 'A');

		assert_int_equal(paths->power[at], published[i].power);
	}
	/* the shortest of the strongest: E beats B 27, B beats A 25 */
	assert_int_equal(paths_show(paths, result.pairwise, 4, 0, chain, *state), 3);
	assert_memory_equal(chain, ((uint32_t[]){ 4, 1, 0 }), 3 * sizeof *chain);
	/* A beats C 26, C beats E 24 */
	assert_int_equal(paths_show(paths, result.pairwise, 0, 4, chain, *state), 3);
	assert_memory_equal(chain, ((uint32_t[]){ 0, 2, 4 }), 3 * sizeof *chain);
}

static void minimax_takes_the_mildest_worst_defeat(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CONDORCET_60);
	struct tally_result result = count(*state, "minimax", &ballots);

	/* A loses to C with 35, B to A with 33, C to B with 42 */
	assert_scores(&result, (int64_t[]){ 35, 33, 42 }, 1);
	assert_string_equal(order_text(*state, &result), "B>A>C");
	ballots = ranks(*state, 4, TENNESSEE);
	result = count(*state, "minimax", &ballots);
	assert_int_equal(result.item[1].place, 1);
}

static void equal_strengths_leave_every_winner_of_the_circle_open(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CYCLE);
	struct tally_result result = count(*state, "ranked-pairs", &ballots);

	assert_int_equal(result.detail->locked->outcomes, 3);
	assert_true(result.detail->locked->wins[0] && result.detail->locked->wins[1] && result.detail->locked->wins[2]);
	assert_int_equal(result.tie_count, 1);
	assert_int_equal(result.ties[0].reason, TIE_MANY_ORDERS);
}

static void a_lot_orders_equal_strengths(void **state)
{
	struct tally_ballots ballots = ranks(*state, 3, CYCLE);
	struct rule_options options = { .lot = (uint32_t[]){ 1, 2, 0 } };
	struct tally_result result = count_with(*state, "ranked-pairs", &ballots, options);

	assert_string_equal(order_text(*state, &result), "B>C>A");
	assert_true(result.detail->locked->by_lot);
	options.lot = (uint32_t[]){ 2, 0, 1 };
	result = count_with(*state, "ranked-pairs", &ballots, options);
	assert_string_equal(order_text(*state, &result), "C>A>B");
}

/* 25 items that go round in one circle: more than can be searched. */
static void a_circle_too_large_is_said_to_be_not_proven(void **state)
{
	enum { N = 25 };
	int16_t marks[N * N];
	struct tally_ballots ballots = rows(TALLY_RANKS, N, N, marks);
	struct tally_result result;

	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < N; j++)
			marks[i * N + (i + j) % N] = (int16_t)(j + 1);
	result = count(*state, "kemeny", &ballots);
	assert_false(result.detail->optima->proven);
	assert_int_equal(result.detail->optima->largest, N);
	assert_true(result.detail->optima->least <= result.detail->optima->disagreements);
	assert_int_equal(result.tie_count, 1);
	assert_int_equal(result.ties[0].count, N);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(the_orders_are_as_published),
		FACT(margins_give_the_same_orders_here),
		FACT(kemeny_counts_disagreements_and_optimal_orders),
		FACT(smith_borda_takes_the_condorcet_winner_or_points_in_the_circle),
		FACT(borda_halves_are_exact),
		FACT(bullet_votes_gain_nothing_in_borda),
		FACT(schulze_paths_are_as_published),
		FACT(minimax_takes_the_mildest_worst_defeat),
		FACT(equal_strengths_leave_every_winner_of_the_circle_open),
		FACT(a_lot_orders_equal_strengths),
		FACT(a_circle_too_large_is_said_to_be_not_proven),
	};

	return cmocka_run_group_tests_name("tally duels", tests, NULL, NULL);
}
