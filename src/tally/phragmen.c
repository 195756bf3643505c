/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tally/fraction.h"
#include "tally/spending.h"

/*
 * Whoever supports a bought project shares its cost and all that its supporters
 * had to bear before; next is what leaves its supporters with the least.
 */
struct phragmen {
	const struct supporters *supporters;
	const struct rule_options *options;
	uint32_t *last;          /* of a class: the last purchase that it shares, from 1; 0 = none */
	mpq_t *load;             /* of a purchase: what each of its supporters bears; of 0 nothing */
	size_t bought;
	int64_t *bearing;        /* room: how many supporters of an item bear each load; all 0 before and after */
	mpq_t *would;            /* of an item: what each supporter would bear */
	bool *gone;
};

/* Supporters bear few different loads, so that those who bear the same are first put together. */
static void weigh(struct phragmen *phragmen, size_t item)
{
	const struct support_list *of = &phragmen->supporters->of_item[item];
	mpq_t part;

	for (size_t i = 0; i < of->count; i++)
		phragmen->bearing[phragmen->last[of->list[i].class]] += of->list[i].weight;
	mpq_init(part);
	fraction_set(phragmen->would[item], phragmen->options->costs[item], 1);
	for (size_t i = 0; i <= phragmen->bought; i++) {
		fraction_set(part, phragmen->bearing[i], 1);
		mpq_mul(part, part, phragmen->load[i]);
		mpq_add(phragmen->would[item], phragmen->would[item], part);
		phragmen->bearing[i] = 0;
	}
	fraction_set(part, phragmen->supporters->votes[item], 1);
	mpq_div(phragmen->would[item], phragmen->would[item], part);
	mpq_clear(part);
}

/* Below 0: a comes first. By what is borne, then the cheaper, then more votes. */
static int compare(const struct phragmen *phragmen, size_t a, size_t b)
{
	const int64_t *costs = phragmen->options->costs, *votes = phragmen->supporters->votes;
	int order = mpq_cmp(phragmen->would[a], phragmen->would[b]);

	if (order)
		return order;
	if (costs[a] != costs[b])
		return costs[a] < costs[b] ? -1 : 1;
	return (votes[a] < votes[b]) - (votes[a] > votes[b]);
}

/* Who comes next, alone or tied. Returns how many. */
static size_t find_next(struct phragmen *phragmen, uint32_t *tied)
{
	size_t count = 0;

	for (uint32_t i = 0; i < phragmen->supporters->items; i++) {
		int order;

		if (phragmen->gone[i] || !phragmen->supporters->votes[i])
			continue;
		order = count ? compare(phragmen, i, tied[0]) : -1;
		if (order < 0)
			count = 0;
		if (order <= 0)
			tied[count++] = i;
	}
	return count;
}

static bool strangers(const struct phragmen *phragmen, const uint32_t *tied, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++)
			if (supporters_shared(phragmen->supporters, tied[i], tied[j]))
				return false;
	return true;
}

/* Equals that share nobody and all fit can come in any order. -1: only a lot can tell. */
static int64_t pick(const struct phragmen *phragmen, const uint32_t *tied, size_t count, int64_t left)
{
	const struct rule_options *options = phragmen->options;
	size_t drawn = options->lot_count ? options->lot_count : phragmen->supporters->items;
	int64_t cost = options->costs[tied[0]];

	if (count == 1 || cost > left)
		return tied[0];
	for (size_t i = 0; options->lot && i < drawn; i++)
		for (size_t j = 0; j < count; j++)
			if (tied[j] == options->lot[i])
				return tied[j];
	return strangers(phragmen, tied, count) && (!cost || left / cost >= (int64_t)count) ? (int64_t)tied[0] : -1;
}

static void buy(struct phragmen *phragmen, size_t item, struct tally_spending *spending, struct tally_result *result)
{
	const struct support_list *of = &phragmen->supporters->of_item[item];

	phragmen->gone[item] = true;
	spending->spent += phragmen->options->costs[item];
	spending_buy(spending, result, (struct tally_purchase){
		.item = (uint32_t)item, .votes = phragmen->supporters->votes[item],
		.effective = fraction_ratio(phragmen->would[item]), .payment = { 0, 1 },
	});
	mpq_set(phragmen->load[++phragmen->bought], phragmen->would[item]);
	for (size_t i = 0; i < of->count; i++)
		phragmen->last[of->list[i].class] = (uint32_t)phragmen->bought;
	for (size_t i = 0; i < phragmen->supporters->items; i++)
		if (!phragmen->gone[i] && phragmen->supporters->votes[i] && supporters_shared(phragmen->supporters, item, i))
			weigh(phragmen, i);
}

static void spend(struct phragmen *phragmen, struct tally_spending *spending, struct tally_result *result,
    struct arena *arena)
{
	uint32_t *tied = arena_array(arena, phragmen->supporters->items, sizeof *tied);
	size_t count;

	for (size_t i = 0; i < phragmen->supporters->items; i++)
		if (phragmen->supporters->votes[i])
			weigh(phragmen, i);
	while ((count = find_next(phragmen, tied))) {
		int64_t left = spending->budget - spending->spent, item = pick(phragmen, tied, count, left);

		if (item < 0) {
			spending->tied = tied;
			spending->tied_count = count;
			return;
		}
		if (phragmen->options->costs[item] > left)
			return;
		buy(phragmen, (size_t)item, spending, result);
	}
}

static mpq_t *zeros(size_t count)
{
	mpq_t *list = mem_array(count, sizeof *list);

	for (size_t i = 0; i < count; i++)
		mpq_init(list[i]);
	return list;
}

static void forget(mpq_t *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mpq_clear(list[i]);
	free(list);
}

static bool count_phragmen(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct tally_spending *spending = arena_alloc(arena, sizeof *spending);
	struct phragmen phragmen = { .options = options, .supporters = supporters_new(ballots, arena) };

	if (!spending_start(ballots, options, phragmen.supporters, arena, result, spending, err))
		return false;
	phragmen.last = arena_array(arena, phragmen.supporters->classes, sizeof *phragmen.last);
	phragmen.bearing = arena_array(arena, ballots->items + 1, sizeof *phragmen.bearing);
	phragmen.load = zeros(ballots->items + 1);
	phragmen.would = zeros(ballots->items);
	phragmen.gone = arena_array(arena, ballots->items, sizeof *phragmen.gone);
	spend(&phragmen, spending, result, arena);
	forget(phragmen.load, ballots->items + 1);
	forget(phragmen.would, ballots->items);
	spending_finish(result, spending, arena);
	return true;
}

const struct rule rule_phragmen = {
	.name = "phragmen",
	.help = "the cost of a project is a load that its supporters share; next is what loads them least",
	.source = "Phragmen 1899; for budgets Los, Christoff and Grossi 2022; stops at the first that does not fit",
	.cost = "n V for each purchase",
	.unit = "votes",
	.kinds = 1u << TALLY_APPROVALS | 1u << TALLY_PICK,
	.budget = true,
	.part_lot = true,
	.count = count_phragmen,
};
