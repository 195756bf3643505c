/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/inside.h"

/* A round in which money is shared out: what things cost, and how a tie that stops it is settled. */

static const int64_t most_money = 1000000000000;

/* --- from the journal ---------------------------------------------------------- */

struct pricing { const struct round *round; int64_t *costs; size_t known; };

static void read_cost(void *of, const char *start, size_t length)
{
	struct pricing *pricing = of;
	const char *colon = memchr(start, ':', length), *stop = start + length;
	size_t item = colon ? round_find(pricing->round, start, (size_t)(colon - start)) : SIZE_MAX;
	int64_t cost = 0;

	if (item == SIZE_MAX || pricing->costs[item] >= 0 || colon + 1 == stop)
		return;
	for (const char *digit = colon + 1; digit < stop && cost >= 0; digit++)
		cost = *digit >= '0' && *digit <= '9' && cost <= most_money ? cost * 10 + (*digit - '0') : -1;
	if (cost < 0 || cost > most_money)
		return;
	pricing->costs[item] = cost;
	pricing->known++;
}

static struct pricing read_costs(const struct round *round, const struct event *event, struct arena *arena)
{
	struct pricing pricing = { .round = round };

	pricing.costs = arena_array(arena, round->record.item_count + 1, sizeof *pricing.costs);
	for (size_t i = 0; i < round->record.item_count; i++)
		pricing.costs[i] = -1;
	event_each(event, "costs", read_cost, &pricing);
	return pricing;
}

void round_take_money(struct session *session, struct round *round, const struct event *event)
{
	int64_t budget = event_number(event, "budget", -1);
	struct pricing pricing;

	round->record.budget = -1;
	if (budget < 0 || budget > most_money)
		return;
	round->record.budget = budget;
	pricing = read_costs(round, event, session->arena);
	if (pricing.known == round->record.item_count)
		round->record.costs = pricing.costs;
}

struct ordering { const struct round *round; uint32_t *list; size_t count; };

static void read_drawn(void *of, const char *start, size_t length)
{
	struct ordering *ordering = of;
	size_t item = round_find(ordering->round, start, length);

	for (size_t i = 0; i < ordering->count; i++)
		if (ordering->list[i] == item)
			return;
	if (item != SIZE_MAX)
		ordering->list[ordering->count++] = (uint32_t)item;
}

void round_take_order(struct session *session, struct round *round, const struct event *event)
{
	struct round_record *record = &round->record;
	struct ordering ordering = { .round = round, .count = record->drawn_count };

	ordering.list = arena_array(session->arena, record->item_count + 1, sizeof *ordering.list);
	if (record->drawn_count)
		memcpy(ordering.list, record->drawn, record->drawn_count * sizeof *ordering.list);
	event_each(event, "order", read_drawn, &ordering);
	record->drawn = ordering.list;
	record->drawn_count = ordering.count;
}

/* --- a tie -------------------------------------------------------------------- */

bool money_settle(const struct round *round, const uint32_t *first, size_t count, struct arena *arena, struct tally_line *line)
{
	struct round_record again = round->record;
	uint32_t *drawn = arena_array(arena, again.item_count + count + 1, sizeof *drawn);
	const struct tally_result *result;

	if (again.drawn_count)
		memcpy(drawn, again.drawn, again.drawn_count * sizeof *drawn);
	memcpy(drawn + again.drawn_count, first, count * sizeof *drawn);
	again.drawn = drawn;
	again.drawn_count += count;
	result = record_recount(&again, arena, NULL);
	if (result)
		*line = record_line(&again, result, arena);
	return result != NULL;
}
