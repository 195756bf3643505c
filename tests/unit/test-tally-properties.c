/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/detail.h"

enum { ITEMS_MOST = 8, BALLOTS_MOST = 12 };

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 16) % below;
}

static void shuffle(uint32_t *seed, uint32_t *order, size_t count)
{
	for (uint32_t i = 0; i < count; i++)
		order[i] = i;
	for (size_t i = count; i > 1; i--) {
		uint32_t j = draw(seed, (uint32_t)i), kept = order[i - 1];

		order[i - 1] = order[j];
		order[j] = kept;
	}
}

/* Strict rankings, some of them short: what every rule for ranks can count. */
static void rank_at_random(uint32_t *seed, int16_t *marks, size_t items)
{
	uint32_t order[ITEMS_MOST];
	size_t named = 1 + draw(seed, (uint32_t)items);

	shuffle(seed, order, items);
	for (size_t i = 0; i < items; i++)
		marks[order[i]] = (int16_t)(i < named ? i + 1 : 0);
}

static void mark_at_random(uint32_t *seed, enum tally_kind kind, int16_t *marks, size_t items)
{
	static const uint32_t below[TALLY_KINDS] = { [TALLY_DOTS] = 4, [TALLY_APPROVALS] = 2, [TALLY_PICK] = 1, [TALLY_GRADES] = 6 };

	if (kind == TALLY_RANKS) {
		rank_at_random(seed, marks, items);
		return;
	}
	for (size_t i = 0; i < items; i++)
		marks[i] = (int16_t)((int16_t)draw(seed, below[kind]) - (kind == TALLY_GRADES));
	if (kind == TALLY_PICK)
		marks[draw(seed, (uint32_t)items)] = 1;
}

static struct tally_ballots at_random(struct arena *arena, uint32_t *seed, enum tally_kind kind, size_t items, size_t count)
{
	int16_t *marks = arena_array(arena, items * count, sizeof *marks);

	for (size_t i = 0; i < count; i++)
		mark_at_random(seed, kind, marks + i * items, items);
	return rows(kind, items, count, marks);
}

/* Row i of the result is row ballot_order[i], its column j is column item_order[j]. */
static struct tally_ballots rearranged(struct arena *arena, const struct tally_ballots *ballots,
    const uint32_t *ballot_order, const uint32_t *item_order)
{
	int16_t *marks = arena_array(arena, ballots->items * ballots->count, sizeof *marks);

	for (size_t i = 0; i < ballots->count; i++)
		for (size_t j = 0; j < ballots->items; j++)
			marks[i * ballots->items + j] = ballot_marks(ballots, ballot_order[i])[item_order[j]];
	return rows(ballots->kind, ballots->items, ballots->count, marks);
}

static void assert_same_when_rearranged(struct arena *arena, const struct rule *rule, enum tally_kind kind, uint32_t *seed)
{
	size_t items = 2 + draw(seed, 5), voters = 1 + draw(seed, BALLOTS_MOST - 1);
	uint32_t ballot_order[BALLOTS_MOST], item_order[ITEMS_MOST];
	int64_t costs[ITEMS_MOST], moved_costs[ITEMS_MOST];
	struct tally_ballots ballots = at_random(arena, seed, kind, items, voters), other;
	struct rule_options options = { .seats = 1 + draw(seed, 2), .budget = 60, .costs = costs, .completion = COMPLETION_ADD1 };
	struct tally_result result, moved;

	shuffle(seed, ballot_order, voters);
	shuffle(seed, item_order, items);
	for (size_t i = 0; i < items; i++)
		costs[i] = 10 + draw(seed, 25);
	for (size_t i = 0; i < items; i++)
		moved_costs[i] = costs[item_order[i]];
	other = rearranged(arena, &ballots, ballot_order, item_order);
	result = count_with(arena, rule->name, &ballots, options);
	options.costs = moved_costs;
	moved = count_with(arena, rule->name, &other, options);
	for (size_t i = 0; i < items; i++)
		if (moved.item[i].place != result.item[item_order[i]].place
		    || moved.item[i].chosen != result.item[item_order[i]].chosen)
			fail_msg("%s: item %zu is on place %u, rearranged on %u", rule->name, i,
			    result.item[item_order[i]].place, moved.item[i].place);
}

static void no_order_of_items_or_ballots_decides_anything(void **state)
{
	const struct rule *rule = NULL;
	uint32_t seed = 17;

	while ((rule = rule_next(rule)))
		for (unsigned kind = 0; kind < TALLY_KINDS; kind++)
			for (size_t round = 0; (rule->kinds & 1u << kind) && round < 200; round++) {
				assert_same_when_rearranged(*state, rule, kind, &seed);
				arena_clear(*state);
			}
}

static void a_weight_is_as_many_equal_ballots(void **state)
{
	const struct rule *rule = NULL;
	uint32_t seed = 23;
	const int32_t weights[] = { 3, 1, 2 };
	const uint32_t copies[] = { 0, 0, 0, 1, 2, 2 }, items[] = { 0, 1, 2, 3 };
	const int64_t costs[] = { 20, 30, 15, 25 };
	struct rule_options options = { .seats = 2, .budget = 60, .costs = costs };

	while ((rule = rule_next(rule)))
		for (unsigned kind = 0; kind < TALLY_KINDS; kind++) {
			struct tally_ballots few = at_random(*state, &seed, kind, 4, 3), source = few, many;
			struct tally_result merged, single;

			if (!(rule->kinds & 1u << kind))
				continue;
			source.count = 6;
			many = rearranged(*state, &source, copies, items);
			few.weights = weights;
			merged = count_with(*state, rule->name, &few, options);
			single = count_with(*state, rule->name, &many, options);
			assert_string_equal(order_text(*state, &merged), order_text(*state, &single));
			assert_int_equal(merged.voters, single.voters);
		}
}

/* npm votes 3.0.0 runs out of its stack at 30 ballots of 10 items. */
static void thirty_ballots_of_ten_items_are_counted_by_all(void **state)
{
	const struct rule *rule = NULL;
	int16_t marks[30 * 10];
	struct tally_ballots ballots = rows(TALLY_RANKS, 10, 30, marks);

	for (size_t i = 0; i < 30; i++)
		for (size_t j = 0; j < 10; j++)
			marks[i * 10 + j] = (int16_t)((i * 7 + j * (1 + 2 * (i % 2))) % 10 + 1);
	while ((rule = rule_next(rule)))
		if (rule_fits(rule, &ballots)) {
			struct tally_result result = count(*state, rule->name, &ballots);

			assert_int_equal(result.voters, 30);
			assert_int_equal(result.items, 10);
			for (size_t i = 0; i < 10; i++)
				assert_in_range(result.item[i].place, 1, 10);
		}
}

static int64_t disagreements(const struct pairwise *pairs, const uint32_t *order)
{
	int64_t against = 0;

	for (size_t i = 0; i < pairs->items; i++)
		for (size_t j = i + 1; j < pairs->items; j++)
			against += duel(pairs, order[j], order[i]);
	return against;
}

struct search {
	const struct pairwise *pairs;
	int64_t best;
	uint64_t ways;
};

static void try_orders(struct search *search, uint32_t *order, size_t fixed)
{
	int64_t against;

	for (size_t i = fixed; i < search->pairs->items; i++) {
		uint32_t kept = order[fixed];

		order[fixed] = order[i];
		order[i] = kept;
		try_orders(search, order, fixed + 1);
		order[i] = order[fixed];
		order[fixed] = kept;
	}
	if (fixed < search->pairs->items)
		return;
	against = disagreements(search->pairs, order);
	search->ways = against < search->best ? 1 : search->ways + (against == search->best);
	search->best = against < search->best ? against : search->best;
}

static void kemeny_is_what_brute_force_finds(void **state)
{
	uint32_t seed = 29;

	for (size_t round = 0; round < 120; round++) {
		size_t items = 1 + round % 7;
		uint32_t order[7] = { 0, 1, 2, 3, 4, 5, 6 };
		struct tally_ballots ballots = at_random(*state, &seed, TALLY_RANKS, items, 1 + draw(&seed, 7));
		struct tally_result result = count(*state, "kemeny", &ballots);
		const struct tally_optima *optima = result.detail->optima;
		struct search search = { .pairs = result.pairwise, .best = INT64_MAX };

		try_orders(&search, order, 0);
		assert_int_equal(optima->disagreements, search.best);
		assert_int_equal(optima->count, search.ways);
		assert_int_equal(disagreements(result.pairwise, optima->example), search.best);
		arena_clear(*state);
	}
}

/* Every ballot turned round: Borda's order turns round, Kemeny's disagreements stay. */
static void turned_ballots_turn_the_result(void **state)
{
	uint32_t seed = 31;

	for (size_t round = 0; round < 200; round++) {
		size_t items = 2 + round % 5;
		int16_t *turned = arena_array(*state, items * 7, sizeof *turned);
		struct tally_ballots ballots = at_random(*state, &seed, TALLY_GRADES, items, 7), other;
		struct tally_result result, reverse;

		for (size_t i = 0; i < items * 7; i++)
			turned[i] = (int16_t)(4 - (ballots.marks[i] < 0 ? 0 : ballots.marks[i]));
		other = rows(TALLY_GRADES, items, 7, turned);
		result = count(*state, "borda", &ballots);
		reverse = count(*state, "borda", &other);
		for (size_t i = 0; i < items; i++)
			for (size_t j = 0; j < items; j++)
				assert_int_equal(result.item[i].place < result.item[j].place, reverse.item[i].place > reverse.item[j].place);
		result = count(*state, "kemeny", &ballots);
		reverse = count(*state, "kemeny", &other);
		assert_int_equal(result.detail->optima->disagreements, reverse.detail->optima->disagreements);
		assert_int_equal(result.detail->optima->count, reverse.detail->optima->count);
		arena_clear(*state);
	}
}

/* The last item is doubled: its twin stands beside it, just before or just behind, on every ballot. */
static struct tally_ballots with_a_clone(struct arena *arena, uint32_t *seed, const struct tally_ballots *ballots)
{
	size_t items = ballots->items, last = items - 1;
	int16_t *marks = arena_array(arena, (items + 1) * ballots->count, sizeof *marks);

	for (size_t i = 0; i < ballots->count; i++) {
		int16_t *row = marks + i * (items + 1), of_last = ballot_marks(ballots, i)[last];
		bool before = draw(seed, 2);

		for (size_t j = 0; j < items; j++)
			row[j] = (int16_t)(2 * ballot_marks(ballots, i)[j]);
		row[items] = (int16_t)(of_last ? 2 * of_last + (before ? -1 : 1) : 0);
	}
	return rows(TALLY_RANKS, items + 1, ballots->count, marks);
}

static void a_clone_leaves_the_winner_of_schulze(void **state)
{
	uint32_t seed = 37;

	for (size_t round = 0; round < 300; round++) {
		struct tally_ballots ballots = at_random(*state, &seed, TALLY_RANKS, 4, 3 + draw(&seed, 9));
		struct tally_ballots cloned = with_a_clone(*state, &seed, &ballots);
		struct tally_result result = count(*state, "schulze", &ballots), other = count(*state, "schulze", &cloned);

		for (size_t i = 0; i < 3; i++)
			assert_int_equal(result.item[i].place == 1, other.item[i].place == 1);
		assert_int_equal(result.item[3].place == 1, other.item[3].place == 1 || other.item[4].place == 1);
		arena_clear(*state);
	}
}

/* 5,000 ballots go through blocks of 2,048, sixteen a step; one by one must give the same. */
static void blocks_of_ballots_count_as_single_ones(void **state)
{
	static const struct { enum tally_kind kind; size_t items; } cases[] = {
		{ TALLY_RANKS, 7 }, { TALLY_GRADES, 5 }, { TALLY_APPROVALS, 2 }, { TALLY_RANKS, 1 },
	};
	uint32_t seed = 41;

	for (size_t round = 0; round < 4; round++) {
		size_t n = cases[round].items;
		struct tally_ballots ballots = at_random(*state, &seed, cases[round].kind, n, 5000);
		const struct pairwise *pairs = pairwise_new(&ballots, UNRANKED_LAST, *state, NULL);
		int64_t *votes = arena_array(*state, n * n, sizeof *votes);

		for (size_t i = 0; i < ballots.count; i++)
			for (size_t a = 0; a < n; a++)
				for (size_t b = 0; b < n; b++)
					votes[a * n + b] += mark_standing(ballots.kind, ballot_marks(&ballots, i)[a])
					    < mark_standing(ballots.kind, ballot_marks(&ballots, i)[b]);
		assert_memory_equal(pairs->votes, votes, n * n * sizeof *votes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(no_order_of_items_or_ballots_decides_anything),
		FACT(a_weight_is_as_many_equal_ballots),
		FACT(thirty_ballots_of_ten_items_are_counted_by_all),
		FACT(kemeny_is_what_brute_force_finds),
		FACT(turned_ballots_turn_the_result),
		FACT(a_clone_leaves_the_winner_of_schulze),
		FACT(blocks_of_ballots_count_as_single_ones),
	};

	return cmocka_run_group_tests_name("tally properties", tests, NULL, NULL);
}
