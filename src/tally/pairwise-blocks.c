/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise-blocks.h"

#include <stdlib.h>
#include <string.h>

/* 128 steps: a counter of a byte holds as much. */
enum { LANES = 16, STEPS = 128, BLOCK = LANES * STEPS, RANK_MOST = 254, TILE = 4 };

typedef int8_t places __attribute__((vector_size(LANES)));
typedef uint8_t counters __attribute__((vector_size(LANES)));

struct block {
	struct pairwise *pairs;
	places *of_item;         /* STEPS an item */
	size_t filled;
	int64_t weight;
};

bool blocks_fit(const struct tally_ballots *ballots, enum tally_unranked unranked)
{
	return unranked == UNRANKED_LAST && ballots_highest(ballots) <= RANK_MOST;
}

/* The smaller the better, as mark_standing() says, in a signed byte. */
static int8_t place_of(enum tally_kind kind, int16_t mark)
{
	if (kind == TALLY_RANKS)
		return (int8_t)(mark > 0 ? mark + INT8_MIN : INT8_MAX);
	return (int8_t)(INT8_MAX - (mark > 0 ? mark : 0));
}

static int64_t sum(counters lanes)
{
	int64_t all = 0;

	for (size_t i = 0; i < LANES; i++)
		all += lanes[i];
	return all;
}

/* One item against four others, both ways. */
static void count_tile(const struct block *block, size_t a, size_t b)
{
	const places *of_a = block->of_item + a * STEPS, *of_b = block->of_item + b * STEPS;
	counters won[TILE] = { { 0 } }, lost[TILE] = { { 0 } };
	size_t n = block->pairs->items;

	for (size_t step = 0; step < STEPS; step++)
		for (size_t i = 0; i < TILE; i++) {
			places other = of_b[i * STEPS + step];

			won[i] -= (counters)(of_a[step] < other);
			lost[i] -= (counters)(of_a[step] > other);
		}
	for (size_t i = 0; i < TILE; i++) {
		block->pairs->votes[a * n + b + i] += block->weight * sum(won[i]);
		block->pairs->votes[(b + i) * n + a] += block->weight * sum(lost[i]);
	}
}

static void count_pair(const struct block *block, size_t a, size_t b)
{
	const places *of_a = block->of_item + a * STEPS, *of_b = block->of_item + b * STEPS;
	counters won = { 0 }, lost = { 0 };
	size_t n = block->pairs->items;

	for (size_t step = 0; step < STEPS; step++) {
		won -= (counters)(of_a[step] < of_b[step]);
		lost -= (counters)(of_a[step] > of_b[step]);
	}
	block->pairs->votes[a * n + b] += block->weight * sum(won);
	block->pairs->votes[b * n + a] += block->weight * sum(lost);
}

/* What is not filled stands level, and so counts for nobody. */
static void empty(struct block *block)
{
	size_t n = block->pairs->items;

	for (size_t a = 0; block->filled && a < n; a++) {
		size_t b = a + 1;

		for (; b + TILE <= n; b += TILE)
			count_tile(block, a, b);
		for (; b < n; b++)
			count_pair(block, a, b);
	}
	memset(block->of_item, 0, n * BLOCK);
	block->filled = 0;
}

static void fill(struct block *block, const struct tally_ballots *ballots, size_t ballot)
{
	const int16_t *marks = ballot_marks(ballots, ballot);
	int8_t *cells = (int8_t *)block->of_item + block->filled++;

	for (size_t i = 0; i < ballots->items; i++)
		cells[i * BLOCK] = place_of(ballots->kind, marks[i]);
	if (block->filled == BLOCK)
		empty(block);
}

void blocks_add(struct pairwise *pairs, const struct tally_ballots *ballots, int64_t weight)
{
	struct block block = { .pairs = pairs, .weight = weight };

	block.of_item = mem_array(pairs->items, BLOCK);
	for (size_t i = 0; i < ballots->count; i++)
		if (ballot_weight(ballots, i) == weight)
			fill(&block, ballots, i);
	empty(&block);
	free(block.of_item);
}
