/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/detail.h"

#include <stdlib.h>

/*
 * Orders with the fewest disagreements are put together from best orders of the
 * levels (Truchon 1998); within a level all subsets are tried: best[S] is the
 * least cost of ordering S as the top, found by which member stands last.
 */
enum { SUBSET_ITEMS = 24, HALF = 12, HALF_SETS = 1 << HALF };

struct subset {
	const struct pairwise *pairs;
	const uint32_t *items;
	size_t count;
	int64_t *low, *high;        /* votes of each member over the sets of each half */
	int64_t *best;              /* 2^count */
	uint64_t *ways;             /* 2^count: orders that lead from the set to the whole, on best orders only */
};

struct kemeny {
	const struct pairwise *pairs;
	struct tally_optima *optima;
	bool *above;
	uint32_t *example;
	size_t placed;
};

static void fill_half(struct subset *subset, int64_t *half, size_t first)
{
	size_t members = subset->count < first ? 0 : subset->count - first;
	size_t sets = (size_t)1 << (members < HALF ? members : HALF);

	for (size_t c = 0; c < subset->count; c++)
		for (size_t set = 1; set < sets; set++) {
			uint32_t x = subset->items[first + (size_t)__builtin_ctzl(set)];

			half[c * HALF_SETS + set] = half[c * HALF_SETS + (set & (set - 1))]
			    + duel(subset->pairs, subset->items[c], x);
		}
}

/* The ballots that put c before members of set, if c stands behind them all. */
static int64_t last_cost(const struct subset *subset, size_t c, uint32_t set)
{
	return subset->low[c * HALF_SETS + set % HALF_SETS] + subset->high[c * HALF_SETS + (set >> HALF)];
}

static int64_t best_of(const struct subset *subset, uint32_t set)
{
	int64_t best = INT64_MAX;

	for (uint32_t rest = set; rest; rest &= rest - 1) {
		size_t c = (size_t)__builtin_ctz(rest);
		uint32_t others = set & ~(1u << c);
		int64_t cost = subset->best[others] + last_cost(subset, c, others);

		best = cost < best ? cost : best;
	}
	return best;
}

static uint64_t add_capped(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static uint64_t times_capped(uint64_t a, uint64_t b)
{
	return b && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

/* Back from the whole along best orders: how many there are, and who can stand over whom. */
static void walk_back(struct subset *subset, uint32_t *over)
{
	uint32_t whole = (uint32_t)(((uint64_t)1 << subset->count) - 1);

	subset->ways[whole] = 1;
	for (uint32_t set = whole; set; set--) {
		if (!subset->ways[set])
			continue;
		for (uint32_t rest = set; rest; rest &= rest - 1) {
			size_t c = (size_t)__builtin_ctz(rest);
			uint32_t others = set & ~(1u << c);

			if (subset->best[others] + last_cost(subset, c, others) != subset->best[set])
				continue;
			subset->ways[others] = add_capped(subset->ways[others], subset->ways[set]);
			over[c] |= others;
		}
	}
}

static void show_example(const struct subset *subset, uint32_t *out)
{
	uint32_t set = (uint32_t)(((uint64_t)1 << subset->count) - 1);

	for (size_t i = subset->count; i-- > 0;)
		for (uint32_t rest = set; rest; rest &= rest - 1) {
			size_t c = (size_t)__builtin_ctz(rest);
			uint32_t others = set & ~(1u << c);

			if (subset->best[others] + last_cost(subset, c, others) == subset->best[set]) {
				out[i] = subset->items[c];
				set = others;
				break;
			}
		}
}

static void tell_above(struct kemeny *kemeny, const struct subset *subset, const uint32_t *over)
{
	for (size_t b = 0; b < subset->count; b++)
		for (size_t a = 0; a < subset->count; a++)
			if ((over[b] >> a & 1) && !(over[a] >> b & 1))
				kemeny->above[subset->items[a] * kemeny->pairs->items + subset->items[b]] = true;
}

static void solve_exactly(struct kemeny *kemeny, const uint32_t *items, size_t count)
{
	struct subset subset = { .pairs = kemeny->pairs, .items = items, .count = count };
	uint32_t over[SUBSET_ITEMS] = { 0 }, sets = 1u << count;

	subset.low = mem_array(count * HALF_SETS, sizeof *subset.low);
	subset.high = mem_array(count * HALF_SETS, sizeof *subset.high);
	subset.best = mem_array(sets, sizeof *subset.best);
	subset.ways = mem_array(sets, sizeof *subset.ways);
	fill_half(&subset, subset.low, 0);
	fill_half(&subset, subset.high, HALF);
	for (uint32_t set = 1; set < sets; set++)
		subset.best[set] = best_of(&subset, set);
	walk_back(&subset, over);
	show_example(&subset, kemeny->example + kemeny->placed);
	tell_above(kemeny, &subset, over);
	kemeny->optima->disagreements += subset.best[sets - 1];
	kemeny->optima->least += subset.best[sets - 1];
	kemeny->optima->count = times_capped(kemeny->optima->count, subset.ways[0]);
	free(subset.low);
	free(subset.high);
	free(subset.best);
	free(subset.ways);
}

/* What an order saves by putting a before b, which stood the other way round. */
static int64_t saving(const struct pairwise *pairs, uint32_t a, uint32_t b)
{
	return duel(pairs, a, b) - duel(pairs, b, a);
}

/* Where the item at from saves most; from itself where nowhere saves anything. One walk to each side. */
static size_t best_place(const struct pairwise *pairs, const uint32_t *order, size_t count, size_t from)
{
	int64_t saved = 0, most = 0;
	size_t best = from;

	for (size_t i = from + 1; i < count; i++) {
		saved += saving(pairs, order[i], order[from]);
		if (saved > most) {
			most = saved;
			best = i;
		}
	}
	saved = 0;
	for (size_t i = from; i-- > 0;) {
		saved += saving(pairs, order[from], order[i]);
		if (saved > most) {
			most = saved;
			best = i;
		}
	}
	return best;
}

static void move(uint32_t *order, size_t from, size_t to)
{
	uint32_t item = order[from];

	for (; from < to; from++)
		order[from] = order[from + 1];
	for (; from > to; from--)
		order[from] = order[from - 1];
	order[to] = item;
}

static bool improve(const struct pairwise *pairs, uint32_t *order, size_t count)
{
	bool improved = false;

	for (size_t from = 0; from < count; from++) {
		size_t to = best_place(pairs, order, count, from);

		if (to != from)
			move(order, from, to);
		improved |= to != from;
	}
	return improved;
}

/* A good order that no single move betters, and what no order can undercut. Nothing is said about who stands over whom. */
static void solve_roughly(struct kemeny *kemeny, const uint32_t *items, size_t count)
{
	uint32_t *order = kemeny->example + kemeny->placed;

	for (size_t i = 0; i < count; i++)
		order[i] = items[i];
	while (improve(kemeny->pairs, order, count))
		;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			int64_t against = duel(kemeny->pairs, order[j], order[i]), with = duel(kemeny->pairs, order[i], order[j]);

			kemeny->optima->disagreements += against;
			kemeny->optima->least += against < with ? against : with;
		}
	kemeny->optima->proven = false;
	kemeny->optima->count = UINT64_MAX;
}

static void solve_level(struct kemeny *kemeny, const uint32_t *items, size_t count)
{
	if (count > kemeny->optima->largest)
		kemeny->optima->largest = count;
	if (count <= SUBSET_ITEMS)
		solve_exactly(kemeny, items, count);
	else
		solve_roughly(kemeny, items, count);
	kemeny->placed += count;
}

static void solve(struct kemeny *kemeny, const uint32_t *levels, size_t level_count, struct arena *arena)
{
	size_t n = kemeny->pairs->items;
	uint32_t *members = arena_array(arena, n, sizeof *members);

	for (uint32_t level = 0; level < level_count; level++) {
		size_t count = 0;

		for (uint32_t i = 0; i < n; i++)
			if (levels[i] == level)
				members[count++] = i;
		solve_level(kemeny, members, count);
	}
	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++)
			if (levels[a] < levels[b]) {
				kemeny->above[a * n + b] = true;
				kemeny->optima->disagreements += duel(kemeny->pairs, b, a);
				kemeny->optima->least += duel(kemeny->pairs, b, a);
			}
}

static bool count_kemeny(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	struct tally_optima *optima = arena_alloc(arena, sizeof *optima);
	size_t n = ballots->items;
	uint32_t *levels = arena_array(arena, n, sizeof *levels);
	struct kemeny kemeny = { .pairs = pairs, .optima = optima };

	if (!pairs)
		return false;
	kemeny.above = arena_array(arena, n * n, sizeof *kemeny.above);
	kemeny.example = arena_array(arena, n, sizeof *kemeny.example);
	*optima = (struct tally_optima){
		.count = 1, .proven = true, .example = kemeny.example, .above = kemeny.above,
	};
	solve(&kemeny, levels, pairwise_levels(pairs, NULL, n, levels, arena), arena);
	for (size_t i = 0; i < n * n; i++)
		optima->agreements += pairs->votes[i];
	optima->agreements -= optima->disagreements;
	detail->optima = optima;
	result->detail = detail;
	order_levels(kemeny.above, n, levels, arena);
	result_rank_levels(result, levels, TIE_MANY_ORDERS, arena);
	return true;
}

const struct rule rule_kemeny = {
	.name = "kemeny",
	.help = "the order that disagrees least with all ballots, duel by duel",
	.source = "Kemeny 1959; Young and Levenglick 1978",
	.cost = "n^2 V + m 2^m, m items in the largest circle",
	.unit = "items behind it",
	.kinds = COMPARABLE,
	.count = count_kemeny,
};
