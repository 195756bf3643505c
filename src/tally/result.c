/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/result.h"

#include <stdlib.h>

#include "tally/columns.h"

/* Dots on a wall do not tell from how many people they are; raised hands do. */
static void count_amount(struct tally_result *result, const struct tally_ballots *ballots, size_t item)
{
	struct tally_item *row = &result->item[item];

	if (ballots->amount_people)
		row->people += ballots->amount_people[item];
	else if (ballots->kind == TALLY_APPROVALS || ballots->kind == TALLY_PICK)
		row->people += ballots->amounts[item];
	else
		row->people = -1;
	if (ballots->kind == TALLY_PICK)
		row->first_choices += ballots->amounts[item];
}

void result_start_counted(struct tally_result *result, const struct tally_ballots *ballots, const int64_t *chosen,
    const int64_t *firsts, struct arena *arena)
{
	*result = (struct tally_result){
		.items = ballots->items,
		.item = arena_array(arena, ballots->items, sizeof *result->item),
		.voters = ballots_voters(ballots),
	};
	for (size_t i = 0; i < ballots->items; i++)
		result->item[i] = (struct tally_item){ .score_div = 1, .people = chosen[i], .first_choices = firsts ? firsts[i] : 0 };
	for (size_t i = 0; ballots->amounts && i < ballots->items; i++)
		count_amount(result, ballots, i);
}

void result_start(struct tally_result *result, const struct tally_ballots *ballots, struct arena *arena)
{
	bool ranked = ballots->kind == TALLY_RANKS || ballots->kind == TALLY_PICK;
	int64_t *chosen = arena_array(arena, ballots->items, sizeof *chosen);
	int64_t *firsts = ranked ? arena_array(arena, ballots->items, sizeof *firsts) : NULL;

	columns_count(ballots, chosen, firsts);
	result_start_counted(result, ballots, chosen, firsts, arena);
}

int ratio_compare(int64_t a, int64_t a_div, int64_t b, int64_t b_div)
{
	__int128 left = (__int128)a * b_div, right = (__int128)b * a_div;

	return (left > right) - (left < right);
}

static __int128 common_divisor(__int128 a, __int128 b)
{
	while (b) {
		__int128 rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

struct tally_ratio ratio_make(__int128 num, __int128 div)
{
	__int128 common = common_divisor(num, div);

	if (common > 1) {
		num /= common;
		div /= common;
	}
	while (num > INT64_MAX || num < -INT64_MAX || div > INT64_MAX) {
		num /= 2;
		div /= 2;
	}
	return (struct tally_ratio){ (int64_t)num, (int64_t)div };
}

struct rank_key {
	int64_t score, div;
	uint32_t item;
};

static int best_first(const void *left, const void *right)
{
	const struct rank_key *a = left, *b = right;
	int order = ratio_compare(b->score, b->div, a->score, a->div);

	return order ? order : (a->item > b->item) - (a->item < b->item);
}

static bool same_key(const struct rank_key *a, const struct rank_key *b)
{
	return !ratio_compare(a->score, a->div, b->score, b->div);
}

static size_t group_end(const struct rank_key *keys, size_t count, size_t start)
{
	size_t end = start + 1;

	while (end < count && same_key(&keys[start], &keys[end]))
		end++;
	return end;
}

static void add_tie(struct tally_result *result, enum tally_reason reason, const struct rank_key *keys,
    size_t start, size_t end, struct arena *arena)
{
	uint32_t *items = arena_array(arena, end - start, sizeof *items);

	for (size_t i = start; i < end; i++)
		items[i - start] = keys[i].item;
	result->ties[result->tie_count++] = (struct tally_tie){
		.reason = reason, .place = (uint32_t)start + 1, .items = items, .count = end - start,
	};
}

static void rank_keys(struct tally_result *result, struct rank_key *keys, enum tally_reason reason,
    struct arena *arena)
{
	size_t count = result->items;

	result->tie_count = 0;
	result->ties = arena_array(arena, count / 2 + 1, sizeof *result->ties);
	if (count)
		qsort(keys, count, sizeof *keys, best_first);
	for (size_t start = 0, end; start < count; start = end) {
		end = group_end(keys, count, start);
		for (size_t i = start; i < end; i++) {
			result->item[keys[i].item].place = (uint32_t)start + 1;
			result->item[keys[i].item].joint = end - start > 1;
		}
		if (end - start > 1)
			add_tie(result, reason, keys, start, end, arena);
	}
}

void result_rank(struct tally_result *result, bool least_wins, enum tally_reason same_reason, struct arena *arena)
{
	struct rank_key *keys = arena_array(arena, result->items, sizeof *keys);

	for (size_t i = 0; i < result->items; i++)
		keys[i] = (struct rank_key){
			.score = least_wins ? -result->item[i].score : result->item[i].score,
			.div = result->item[i].score_div,
			.item = (uint32_t)i,
		};
	rank_keys(result, keys, same_reason, arena);
}

void result_rank_levels(struct tally_result *result, const uint32_t *levels, enum tally_reason same_reason,
    struct arena *arena)
{
	struct rank_key *keys = arena_array(arena, result->items, sizeof *keys);

	for (size_t i = 0; i < result->items; i++)
		keys[i] = (struct rank_key){ .score = -(int64_t)levels[i], .div = 1, .item = (uint32_t)i };
	rank_keys(result, keys, same_reason, arena);
	for (size_t i = 0; i < result->items; i++)
		for (size_t j = 0; j < result->items; j++)
			result->item[i].score += levels[j] > levels[i];
}

uint32_t *result_order(const struct tally_result *result, struct arena *arena)
{
	struct rank_key *keys = arena_array(arena, result->items, sizeof *keys);
	uint32_t *order = arena_array(arena, result->items, sizeof *order);

	for (size_t i = 0; i < result->items; i++)
		keys[i] = (struct rank_key){ .score = -(int64_t)result->item[i].place, .div = 1, .item = (uint32_t)i };
	if (result->items)
		qsort(keys, result->items, sizeof *keys, best_first);
	for (size_t i = 0; i < result->items; i++)
		order[i] = keys[i].item;
	return order;
}
