/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/pairwise.h"

#include <stdlib.h>
#include <string.h>

#include "tally/pairwise-blocks.h"

static void add_ballot(struct pairwise *pairs, const int32_t *standing, const bool *counts, int64_t weight)
{
	size_t n = pairs->items;

	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; counts[a] && b < n; b++)
			if (standing[a] < standing[b] && counts[b])
				pairs->votes[a * n + b] += weight;
}

static void read_ballot(const struct tally_ballots *ballots, size_t ballot, enum tally_unranked unranked,
    int32_t *standing, bool *counts)
{
	const int16_t *marks = ballot_marks(ballots, ballot);

	for (size_t i = 0; i < ballots->items; i++) {
		standing[i] = mark_standing(ballots->kind, marks[i]);
		counts[i] = unranked == UNRANKED_LAST || mark_chosen(ballots->kind, marks[i]);
	}
}

/* Too few to be worth a block. */
enum { FEW = 32 };

static void add_one_by_one(struct pairwise *pairs, const struct tally_ballots *ballots, enum tally_unranked unranked,
    const bool *in_blocks)
{
	int32_t *standing = mem_array(ballots->items, sizeof *standing);
	bool *counts = mem_array(ballots->items, sizeof *counts);

	for (size_t i = 0; i < ballots->count; i++) {
		int64_t weight = ballot_weight(ballots, i);

		if (weight <= BLOCK_WEIGHT_MOST && in_blocks[weight])
			continue;
		read_ballot(ballots, i, unranked, standing, counts);
		add_ballot(pairs, standing, counts, weight);
	}
	free(standing);
	free(counts);
}

/* Ballots of one weight go into blocks together; merged ballots mostly have small weights, and many one. */
static void add_all(struct pairwise *pairs, const struct tally_ballots *ballots, enum tally_unranked unranked)
{
	size_t how_many[BLOCK_WEIGHT_MOST + 1] = { 0 };
	bool in_blocks[BLOCK_WEIGHT_MOST + 1] = { false };

	for (size_t i = 0; i < ballots->count; i++)
		if (ballot_weight(ballots, i) <= BLOCK_WEIGHT_MOST)
			how_many[ballot_weight(ballots, i)]++;
	for (size_t weight = 0; weight <= BLOCK_WEIGHT_MOST; weight++) {
		in_blocks[weight] = how_many[weight] >= FEW && blocks_fit(ballots, unranked);
		if (in_blocks[weight])
			blocks_add(pairs, ballots, (int64_t)weight);
	}
	add_one_by_one(pairs, ballots, unranked, in_blocks);
}

const struct pairwise *pairwise_new(const struct tally_ballots *ballots, enum tally_unranked unranked,
    struct arena *arena, struct err *err)
{
	size_t n = ballots->items;
	struct pairwise *pairs = arena_alloc(arena, sizeof *pairs);

	if (ballots->amounts)
		return err_set(err, "counts by hand do not tell who prefers what; duels need single ballots"), NULL;
	if (n > PAIRWISE_ITEMS)
		return err_set(err, "%zu items; rules that compare each with each take at most %d", n, PAIRWISE_ITEMS), NULL;
	*pairs = (struct pairwise){ .items = n, .votes = arena_array(arena, n * n, sizeof *pairs->votes) };
	add_all(pairs, ballots, unranked);
	return pairs;
}

const struct pairwise *pairwise_start(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	result_start(result, ballots, arena);
	result->pairwise = pairwise_new(ballots, options->unranked, arena, err);
	return result->pairwise;
}

bool pairwise_sum(const struct tally_ballots *ballots, const struct rule_options *options, struct arena *arena, struct tally_result *result,
    int64_t (*halves)(const struct pairwise *pairs, int64_t voters, size_t a, size_t b), struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);

	if (!pairs)
		return false;
	for (size_t a = 0; a < ballots->items; a++) {
		result->item[a].score_div = 2;
		for (size_t b = 0; b < ballots->items; b++)
			if (b != a)
				result->item[a].score += halves(pairs, result->voters, a, b);
	}
	result_rank(result, false, TIE_SAME_SCORE, arena);
	return true;
}

void order_levels(const bool *above, size_t items, uint32_t *levels, struct arena *arena)
{
	uint32_t *over = arena_array(arena, items, sizeof *over), *now = arena_array(arena, items, sizeof *now);
	size_t placed = 0, count;

	for (size_t a = 0; a < items; a++)
		for (size_t b = 0; b < items; b++)
			over[b] += above[a * items + b];
	for (uint32_t level = 0; placed < items; level++, placed += count) {
		count = 0;
		for (size_t b = 0; b < items; b++)
			if (!over[b])
				now[count++] = (uint32_t)b;
		for (size_t i = 0; i < count; i++) {
			levels[now[i]] = level;
			over[now[i]] = UINT32_MAX;
		}
		for (size_t i = 0; i < count; i++)
			for (size_t b = 0; b < items; b++)
				over[b] -= above[now[i] * items + b];
	}
}

static bool beats_all(const struct pairwise *pairs, size_t a, bool loses)
{
	for (size_t b = 0; b < pairs->items; b++)
		if (b != a && !(loses ? duel_won(pairs, b, a) : duel_won(pairs, a, b)))
			return false;
	return true;
}

static int32_t find_extreme(const struct pairwise *pairs, bool loser)
{
	for (size_t a = 0; a < pairs->items; a++)
		if (beats_all(pairs, a, loser))
			return (int32_t)a;
	return PAIRWISE_NONE;
}

int32_t condorcet_winner(const struct pairwise *pairs)
{
	return find_extreme(pairs, false);
}

int32_t condorcet_loser(const struct pairwise *pairs)
{
	return find_extreme(pairs, true);
}

struct strong {
	size_t not_lost;
	size_t at;            /* in the list of items */
	uint32_t item;
};

static int strongest_first(const void *left, const void *right)
{
	const struct strong *a = left, *b = right;

	return (a->not_lost < b->not_lost) - (a->not_lost > b->not_lost);
}

static struct strong *by_strength(const struct pairwise *pairs, const uint32_t *only, size_t count,
    struct arena *arena)
{
	struct strong *list = arena_array(arena, count, sizeof *list);

	for (size_t i = 0; i < count; i++)
		list[i] = (struct strong){ .at = i, .item = only ? only[i] : (uint32_t)i };
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			list[i].not_lost += i != j && !duel_won(pairs, list[j].item, list[i].item);
	if (count)
		qsort(list, count, sizeof *list, strongest_first);
	return list;
}

/*
 * Whoever beats all outside a set of k loses to fewer than k: so the sets that
 * beat all outside are starts of the list by duels not lost. across counts the
 * wins from the start over the rest; a start of k is such a set when it is k (count - k).
 */
size_t pairwise_levels(const struct pairwise *pairs, const uint32_t *only, size_t count, uint32_t *levels,
    struct arena *arena)
{
	struct strong *list = by_strength(pairs, only, count, arena);
	size_t level = 0, across = 0;

	for (size_t k = 0; k < count; k++) {
		levels[list[k].at] = (uint32_t)level;
		for (size_t i = 0; i < k; i++)
			across -= duel_won(pairs, list[i].item, list[k].item);
		for (size_t i = k + 1; i < count; i++)
			across += duel_won(pairs, list[k].item, list[i].item);
		if (across == (k + 1) * (count - k - 1))
			level++;
	}
	return level;
}

enum { UNSEEN = UINT32_MAX };

struct search {
	const struct pairwise *pairs;
	uint32_t *from, *queue;
};

/* Fewest wins from start back to start, at most limit - 1 of them; writes the way into out. */
static size_t way_back(struct search *search, uint32_t start, size_t limit, uint32_t *out)
{
	size_t n = search->pairs->items, head = 0, tail = 0, length = 0;

	memset(search->from, 0xff, n * sizeof *search->from);
	search->queue[tail++] = start;
	while (head < tail) {
		uint32_t a = search->queue[head++];

		if (a != start && duel_won(search->pairs, a, start)) {
			for (uint32_t b = a; b != start; b = search->from[b])
				length++;
			if (++length >= limit)
				return 0;
			for (size_t i = length; i-- > 0; a = search->from[a])
				out[i] = a;
			return length;
		}
		for (uint32_t b = 0; b < n; b++)
			if (b != start && search->from[b] == UNSEEN && duel_won(search->pairs, a, b)) {
				search->from[b] = a;
				search->queue[tail++] = b;
			}
	}
	return 0;
}

size_t pairwise_circle(const struct pairwise *pairs, uint32_t *out, struct arena *arena)
{
	size_t best = 0;
	struct search search = {
		.pairs = pairs,
		.from = arena_array(arena, pairs->items, sizeof *search.from),
		.queue = arena_array(arena, pairs->items + 1, sizeof *search.queue),
	};

	for (uint32_t start = 0; start < pairs->items && best != 3; start++) {
		size_t found = way_back(&search, start, best ? best : SIZE_MAX, out);

		if (found)
			best = found;
	}
	return best;
}
