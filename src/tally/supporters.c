/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/supporters.h"

#include <string.h>

#include "tally/fours.h"

enum { BITS = 64, TOGETHER = 16 };

struct merge {
	size_t words;
	uint64_t *rows;          /* chosen items as bits, a class a row */
	uint32_t *table;         /* class + 1, 0 = free */
	size_t mask;
	struct supporters *supporters;
};

static void read_bits(const int16_t *marks, size_t items, uint64_t *row)
{
	for (size_t start = 0; start < items; start += BITS) {
		size_t count = items - start < BITS ? items - start : BITS;
		uint64_t bits = 0;

		fours_ahead(marks + start);
		for (size_t i = 0; i < count; i += FOUR)
			bits |= fours_bits(fours_above(fours_load(marks + start + i, count - i))) << i;
		*row++ = bits;
	}
}

static size_t hash_row(const uint64_t *row, size_t words)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < words; i++)
		hash = (hash ^ row[i]) * 0x9e3779b97f4a7c15u + (hash >> 29);
	return (size_t)(hash ^ hash >> 32);
}

/* The row becomes a class, or joins its like. */
static void add_row(struct merge *merge, const uint64_t *row, size_t hash, int32_t weight)
{
	struct supporters *supporters = merge->supporters;
	size_t at = hash & merge->mask, bytes = merge->words * sizeof *row;

	for (; merge->table[at]; at = (at + 1) & merge->mask) {
		uint32_t class = merge->table[at] - 1;

		if (!memcmp(merge->rows + class * merge->words, row, bytes)) {
			supporters->weight[class] += weight;
			return;
		}
	}
	memcpy(merge->rows + supporters->classes * merge->words, row, bytes);
	merge->table[at] = (uint32_t)supporters->classes + 1;
	supporters->weight[supporters->classes++] = weight;
}

/* Some ballots at a time: while the next are read, the places of the first ones in the table come near. */
static void add_ballots(struct merge *merge, const struct tally_ballots *ballots, struct arena *scratch)
{
	uint64_t *rows = arena_array(scratch, TOGETHER * merge->words, sizeof *rows);
	size_t hashes[TOGETHER];

	for (size_t start = 0; start < ballots->count; start += TOGETHER) {
		size_t count = ballots->count - start < TOGETHER ? ballots->count - start : TOGETHER;

		for (size_t i = 0; i < count; i++) {
			read_bits(ballot_marks(ballots, start + i), ballots->items, rows + i * merge->words);
			hashes[i] = hash_row(rows + i * merge->words, merge->words);
			__builtin_prefetch(&merge->table[hashes[i] & merge->mask]);
		}
		for (size_t i = 0; i < count; i++)
			add_row(merge, rows + i * merge->words, hashes[i], (int32_t)ballot_weight(ballots, start + i));
	}
}

typedef void chosen_fn(struct supporters *supporters, size_t item, uint32_t class);

static inline void for_all_chosen(const struct merge *merge, chosen_fn *chosen)
{
	for (uint32_t class = 0; class < merge->supporters->classes; class++)
		for (size_t word = 0; word < merge->words; word++)
			for (uint64_t bits = merge->rows[class * merge->words + word]; bits; bits &= bits - 1)
				chosen(merge->supporters, BITS * word + (size_t)__builtin_ctzll(bits), class);
}

static inline void count_class(struct supporters *supporters, size_t item, uint32_t class)
{
	supporters->of_item[item].count++;
	supporters->votes[item] += supporters->weight[class];
}

static inline void list_class(struct supporters *supporters, size_t item, uint32_t class)
{
	struct support_list *of = &supporters->of_item[item];

	of->list[of->count++] = (struct support){ class, supporters->weight[class] };
}

static void list_classes(const struct merge *merge, struct arena *arena)
{
	struct supporters *supporters = merge->supporters;

	for_all_chosen(merge, count_class);
	for (size_t item = 0; item < supporters->items; item++) {
		struct support_list *of = &supporters->of_item[item];

		of->list = arena_array(arena, of->count, sizeof *of->list);
		of->count = 0;
	}
	for_all_chosen(merge, list_class);
}

const struct supporters *supporters_new(const struct tally_ballots *ballots, struct arena *arena)
{
	struct supporters *supporters = arena_alloc(arena, sizeof *supporters);
	struct arena *scratch = arena_new();
	struct merge merge = { .words = (ballots->items + BITS - 1) / BITS, .supporters = supporters, .mask = 16 };

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
	add_ballots(&merge, ballots, scratch);
	list_classes(&merge, arena);
	arena_free(scratch);
	return supporters;
}

bool supporters_shared(const struct supporters *supporters, size_t a, size_t b)
{
	const struct support_list *of_a = &supporters->of_item[a], *of_b = &supporters->of_item[b];

	for (size_t i = 0, j = 0; i < of_a->count && j < of_b->count;) {
		if (of_a->list[i].class == of_b->list[j].class)
			return true;
		if (of_a->list[i].class < of_b->list[j].class)
			i++;
		else
			j++;
	}
	return false;
}
