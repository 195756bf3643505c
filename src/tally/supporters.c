/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/supporters.h"

#include <string.h>

struct merge {
	size_t words;
	uint64_t *rows;          /* chosen items as bits, a class a row */
	uint32_t *table;         /* class + 1, 0 = free */
	size_t mask;
	struct supporters *supporters;
};

static void read_bits(const struct tally_ballots *ballots, size_t ballot, uint64_t *row, size_t words)
{
	const int16_t *marks = ballot_marks(ballots, ballot);

	memset(row, 0, words * sizeof *row);
	for (size_t i = 0; i < ballots->items; i++)
		row[i / 64] |= (uint64_t)mark_chosen(ballots->kind, marks[i]) << i % 64;
}

static size_t hash_row(const uint64_t *row, size_t words)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < words; i++)
		hash = (hash ^ row[i]) * 0x9e3779b97f4a7c15u + (hash >> 29);
	return (size_t)(hash ^ hash >> 32);
}

/* The new row stands behind those of the classes so far: it becomes one, or joins its like. */
static void add_row(struct merge *merge, int64_t weight)
{
	struct supporters *supporters = merge->supporters;
	const uint64_t *row = merge->rows + supporters->classes * merge->words;
	size_t at = hash_row(row, merge->words) & merge->mask;

	for (; merge->table[at]; at = (at + 1) & merge->mask) {
		uint32_t class = merge->table[at] - 1;

		if (!memcmp(merge->rows + class * merge->words, row, merge->words * sizeof *row)) {
			supporters->weight[class] += weight;
			return;
		}
	}
	merge->table[at] = (uint32_t)supporters->classes + 1;
	supporters->weight[supporters->classes++] = weight;
}

static void count_class(struct supporters *supporters, size_t item, uint32_t class)
{
	supporters->of_item[item].count++;
	supporters->votes[item] += supporters->weight[class];
}

static void list_class(struct supporters *supporters, size_t item, uint32_t class)
{
	struct support_list *of = &supporters->of_item[item];

	of->weight[of->count] = supporters->weight[class];
	of->list[of->count++] = class;
}

typedef void chosen_fn(struct supporters *supporters, size_t item, uint32_t class);

static void for_all_chosen(const struct merge *merge, chosen_fn *chosen)
{
	for (uint32_t class = 0; class < merge->supporters->classes; class++)
		for (size_t word = 0; word < merge->words; word++)
			for (uint64_t bits = merge->rows[class * merge->words + word]; bits; bits &= bits - 1)
				chosen(merge->supporters, 64 * word + (size_t)__builtin_ctzll(bits), class);
}

static void list_classes(const struct merge *merge, struct arena *arena)
{
	struct supporters *supporters = merge->supporters;

	for_all_chosen(merge, count_class);
	for (size_t item = 0; item < supporters->items; item++) {
		struct support_list *of = &supporters->of_item[item];

		of->list = arena_array(arena, of->count, sizeof *of->list);
		of->weight = arena_array(arena, of->count, sizeof *of->weight);
		of->count = 0;
	}
	for_all_chosen(merge, list_class);
}

const struct supporters *supporters_new(const struct tally_ballots *ballots, struct arena *arena)
{
	struct supporters *supporters = arena_alloc(arena, sizeof *supporters);
	struct arena *scratch = arena_new();
	struct merge merge = { .words = (ballots->items + 63) / 64, .supporters = supporters, .mask = 16 };

	*supporters = (struct supporters){
		.items = ballots->items,
		.weight = arena_array(arena, ballots->count, sizeof *supporters->weight),
		.of_item = arena_array(arena, ballots->items, sizeof *supporters->of_item),
		.votes = arena_array(arena, ballots->items, sizeof *supporters->votes),
	};
	while (merge.mask < 2 * ballots->count)
		merge.mask *= 2;
	merge.table = arena_array(scratch, merge.mask, sizeof *merge.table);
	merge.mask--;
	merge.rows = arena_array(scratch, ballots->count * merge.words, sizeof *merge.rows);
	for (size_t i = 0; i < ballots->count; i++) {
		read_bits(ballots, i, merge.rows + supporters->classes * merge.words, merge.words);
		add_row(&merge, ballot_weight(ballots, i));
	}
	list_classes(&merge, arena);
	arena_free(scratch);
	return supporters;
}

bool supporters_shared(const struct supporters *supporters, size_t a, size_t b)
{
	const struct support_list *of_a = &supporters->of_item[a], *of_b = &supporters->of_item[b];

	for (size_t i = 0, j = 0; i < of_a->count && j < of_b->count;) {
		if (of_a->list[i] == of_b->list[j])
			return true;
		if (of_a->list[i] < of_b->list[j])
			i++;
		else
			j++;
	}
	return false;
}
