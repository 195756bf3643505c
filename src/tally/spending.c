/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/spending.h"

#include <stdlib.h>

#include "tally/columns.h"

static bool check_costs(const struct rule_options *options, size_t items, struct err *err)
{
	int64_t sum = 0;

	if (!options->costs)
		return err_set(err, "this rule spends a budget, and these ballots come without costs");
	if (options->budget < 0)
		return err_set(err, "the budget is below nothing: %lld", (long long)options->budget);
	for (size_t i = 0; i < items; i++) {
		if (options->costs[i] < 0)
			return err_set(err, "item %zu costs less than nothing: %lld", i + 1, (long long)options->costs[i]);
		if (__builtin_add_overflow(sum, options->costs[i], &sum))
			return err_set(err, "all costs together are more than can be counted, %lld", (long long)INT64_MAX);
	}
	return true;
}

/* What decides who comes first: dots, or how many chose it. */
static void sum_votes(const struct tally_ballots *ballots, const int64_t *chosen, struct tally_result *result)
{
	bool dots = ballots->kind == TALLY_DOTS;

	for (size_t item = 0; item < ballots->items; item++)
		result->item[item].score = (dots ? 0 : chosen[item]) + (ballots->amounts ? ballots->amounts[item] : 0);
	for (size_t i = 0; dots && i < ballots->count; i++)
		for (size_t item = 0; item < ballots->items; item++)
			result->item[item].score += ballot_weight(ballots, i) * ballot_marks(ballots, i)[item];
}

static const int64_t *count_chosen(const struct tally_ballots *ballots, struct arena *arena)
{
	int64_t *chosen = arena_array(arena, ballots->items, sizeof *chosen);

	columns_count(ballots, chosen, NULL);
	return chosen;
}

bool spending_start(const struct tally_ballots *ballots, const struct rule_options *options, const struct supporters *supporters,
    struct arena *arena, struct tally_result *result, struct tally_spending *spending, struct err *err)
{
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	const int64_t *chosen;

	if (!check_costs(options, ballots->items, err))
		return false;
	chosen = supporters ? supporters->votes : count_chosen(ballots, arena);
	/* Of a pick, whoever chose it has it first. */
	result_start_counted(result, ballots, chosen, ballots->kind == TALLY_PICK ? chosen : NULL, arena);
	sum_votes(ballots, chosen, result);
	*spending = (struct tally_spending){
		.bought = arena_array(arena, ballots->items, sizeof *spending->bought),
		.budget = options->budget, .share = { 0, 1 }, .optima = 1,
	};
	detail->spending = spending;
	result->detail = detail;
	return true;
}

void spending_buy(struct tally_spending *spending, struct tally_result *result, struct tally_purchase purchase)
{
	spending->bought[spending->count++] = purchase;
	result->item[purchase.item].chosen = true;
}

void spending_finish(struct tally_result *result, struct tally_spending *spending, struct arena *arena)
{
	uint32_t *levels = arena_array(arena, result->items, sizeof *levels);
	int64_t *votes = arena_array(arena, result->items, sizeof *votes);

	(void)spending;
	for (size_t i = 0; i < result->items; i++) {
		votes[i] = result->item[i].score;
		levels[i] = !result->item[i].chosen;
	}
	result_rank_levels(result, levels, TIE_BUDGET, arena);
	for (size_t i = 0; i < result->items; i++)
		result->item[i].score = votes[i];
}

struct claim {
	int64_t votes, cost;
	uint32_t drawn, item;     /* drawn: its place in the lot */
};

static int strongest_first(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;

	if (a->votes != b->votes)
		return a->votes < b->votes ? 1 : -1;
	if (a->cost != b->cost)
		return a->cost > b->cost ? 1 : -1;
	return (a->drawn > b->drawn) - (a->drawn < b->drawn);
}

uint32_t *spending_lot(const struct rule_options *options, size_t items, struct arena *arena)
{
	size_t count = !options->lot ? 0 : options->lot_count ? options->lot_count : items;
	uint32_t *place = arena_array(arena, items, sizeof *place);

	for (size_t i = 0; i < items; i++)
		place[i] = (uint32_t)items;
	for (uint32_t i = 0; i < count; i++)
		place[options->lot[i]] = i;
	return place;
}

static struct claim *list_claims(const struct tally_result *result, const struct rule_options *options, size_t *count,
    struct arena *arena)
{
	struct claim *claims = arena_array(arena, result->items, sizeof *claims);
	uint32_t *drawn = spending_lot(options, result->items, arena);

	*count = 0;
	for (uint32_t i = 0; i < result->items; i++)
		if (!result->item[i].chosen && (result->item[i].score || !options->wanted_only))
			claims[(*count)++] = (struct claim){ result->item[i].score, options->costs[i], drawn[i], i };
	if (*count)
		qsort(claims, *count, sizeof *claims, strongest_first);
	return claims;
}

static size_t equal_claims(const struct claim *claims, size_t start, size_t count)
{
	size_t end = start + 1;

	while (end < count && claims[end].votes == claims[start].votes && claims[end].cost == claims[start].cost
	    && claims[end].drawn == claims[start].drawn)
		end++;
	return end;
}

static void tell_tied(struct tally_spending *spending, const struct claim *claims, size_t count, struct arena *arena)
{
	uint32_t *tied = arena_array(arena, count, sizeof *tied);

	for (size_t i = 0; i < count; i++)
		tied[i] = claims[i].item;
	spending->tied = tied;
	spending->tied_count = count;
}

void spending_greedy(struct tally_spending *spending, struct tally_result *result, const struct rule_options *options,
    bool completion, struct arena *arena)
{
	size_t count;
	struct claim *claims = list_claims(result, options, &count, arena);

	for (size_t start = 0, end; start < count; start = end) {
		int64_t left = spending->budget - spending->spent, cost = claims[start].cost;

		end = equal_claims(claims, start, count);
		if (cost > left && options->no_skip)
			return;
		if (cost > left)
			continue;
		if (cost && left / cost < (int64_t)(end - start)) {
			tell_tied(spending, claims + start, end - start, arena);
			return;
		}
		for (size_t i = start; i < end && cost <= spending->budget - spending->spent; i++) {
			spending->spent += cost;
			spending_buy(spending, result, (struct tally_purchase){
				.item = claims[i].item, .completion = completion, .votes = claims[i].votes,
				.effective = { claims[i].votes, 1 }, .payment = { 0, 1 },
			});
		}
	}
}

uint32_t *spending_order(const struct tally_result *result, struct arena *arena)
{
	const struct tally_spending *spending = result->detail->spending;
	struct rule_options options = { .costs = NULL };
	int64_t *nothing = arena_array(arena, result->items, sizeof *nothing);
	uint32_t *order = arena_array(arena, result->items + 1, sizeof *order);
	struct claim *claims;
	size_t count;

	options.costs = nothing;
	claims = list_claims(result, &options, &count, arena);
	for (size_t i = 0; i < spending->count; i++)
		order[i] = spending->bought[i].item;
	for (size_t i = 0; i < count; i++)
		order[spending->count + i] = claims[i].item;
	return order;
}

static bool is_served(const struct tally_ballots *ballots, const struct tally_result *result, size_t ballot)
{
	for (size_t item = 0; item < ballots->items; item++)
		if (result->item[item].chosen && mark_chosen(ballots->kind, ballot_marks(ballots, ballot)[item]))
			return true;
	return false;
}

int64_t spending_served(const struct tally_ballots *ballots, const struct tally_result *result)
{
	int64_t people = 0;

	for (size_t i = 0; i < ballots->count; i++)
		people += is_served(ballots, result, i) ? ballot_weight(ballots, i) : 0;
	return people;
}

void spending_line(const struct tally_result *result, struct arena *arena, struct tally_line *line)
{
	const struct tally_spending *spending = result->detail->spending;

	*line = (struct tally_line){
		.items = result->items,
		.in = arena_array(arena, result->items + 1, sizeof *line->in),
		.tied = arena_array(arena, result->items + 1, sizeof *line->tied),
		.tied_count = spending->tied_count,
		.left = spending->tied_count > 0,
	};
	for (size_t i = 0; i < spending->tied_count; i++)
		line->tied[i] = spending->tied[i];
	for (size_t i = 0; i < spending->count && !line->tied_count; i++)
		line->in[spending->bought[i].item] = true;
}
