/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/columns.h"

#include <stdlib.h>

#include "tally/fours.h"

/* Four counters of 16 bits a word: none can run over while they hold no more weight than this. */
enum { HOLDS = UINT16_MAX, AT_ONCE = 64 };

struct columns {
	const struct tally_ballots *ballots;
	uint64_t *chosen, *firsts;
	int64_t held;
};

static void empty(struct columns *columns, uint64_t *fours, int64_t *sums)
{
	for (size_t i = 0; sums && i < columns->ballots->items; i++)
		sums[i] += (int64_t)(fours[i / FOUR] >> 16 * (i % FOUR) & HOLDS);
	for (size_t i = 0; i < columns->ballots->items; i += FOUR)
		fours[i / FOUR] = 0;
}

static inline void add(struct columns *columns, const int16_t *marks, uint64_t weight, bool grades, bool firsts)
{
	size_t items = columns->ballots->items;

	for (size_t i = 0; i < items; i += FOUR) {
		uint64_t four = fours_load(marks + i, items - i);

		if (i % AT_ONCE == 0)
			fours_ahead(marks + i);
		columns->chosen[i / FOUR] += (grades ? fours_graded(four) : fours_above(four)) * weight;
		if (firsts)
			columns->firsts[i / FOUR] += fours_first(four) * weight;
	}
}

static void add_ballot(struct columns *columns, const int16_t *marks, uint64_t weight, bool firsts)
{
	if (columns->ballots->kind == TALLY_GRADES)
		add(columns, marks, weight, true, false);
	else if (firsts)
		add(columns, marks, weight, false, true);
	else
		add(columns, marks, weight, false, false);
}

void columns_count(const struct tally_ballots *ballots, int64_t *chosen, int64_t *firsts)
{
	size_t fours = (ballots->items + FOUR - 1) / FOUR;
	uint64_t *room = mem_array(2 * fours, sizeof *room);
	struct columns columns = { .ballots = ballots, .chosen = room, .firsts = room + fours };

	for (size_t i = 0; i < ballots->count; i++)
		for (int64_t weight = ballot_weight(ballots, i), part; weight; weight -= part) {
			part = weight < HOLDS - columns.held ? weight : HOLDS - columns.held;
			add_ballot(&columns, ballot_marks(ballots, i), (uint64_t)part, firsts);
			columns.held += part;
			if (columns.held < HOLDS)
				continue;
			empty(&columns, columns.chosen, chosen);
			empty(&columns, columns.firsts, firsts);
			columns.held = 0;
		}
	empty(&columns, columns.chosen, chosen);
	empty(&columns, columns.firsts, firsts);
	free(room);
}
