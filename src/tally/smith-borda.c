/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

/* How many votes an item wins against those of its own level, an even one half: in halves. */
static int64_t borda_within(const struct pairwise *pairs, const uint32_t *levels, size_t a, int64_t voters)
{
	int64_t score = 0;

	for (size_t b = 0; b < pairs->items; b++)
		if (b != a && levels[b] == levels[a])
			score += voters + duel(pairs, a, b) - duel(pairs, b, a);
	return score;
}

/* The number of items that stand better: by level, then by Borda within it. */
static uint32_t better(const uint32_t *levels, const int64_t *borda, size_t items, size_t a)
{
	uint32_t count = 0;

	for (size_t b = 0; b < items; b++)
		count += levels[b] < levels[a] || (levels[b] == levels[a] && borda[b] > borda[a]);
	return count;
}

static bool count_smith_borda(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);
	size_t n = ballots->items;
	uint32_t *levels = arena_array(arena, n, sizeof *levels), *places = arena_array(arena, n, sizeof *places);
	int64_t *borda = arena_array(arena, n, sizeof *borda);

	if (!pairs)
		return false;
	pairwise_levels(pairs, NULL, n, levels, arena);
	for (size_t a = 0; a < n; a++)
		borda[a] = borda_within(pairs, levels, a, result->voters);
	for (size_t a = 0; a < n; a++)
		places[a] = better(levels, borda, n, a);
	result_rank_levels(result, places, TIE_CIRCLE, arena);
	return true;
}

const struct rule rule_smith_borda = {
	.name = "smith-borda",
	.help = "whoever wins every duel; where some go round in a circle, points among those in it",
	.source = "Black 1958, with Borda within the Smith set (Smith 1973)",
	.cost = "n^2 V",
	.unit = "items behind it",
	.kinds = COMPARABLE,
	.count = count_smith_borda,
};
