/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/midranks.h"

#include <stdlib.h>

struct stand {
	int32_t standing;
	uint32_t item;
};

static int by_standing(const void *left, const void *right)
{
	const struct stand *a = left, *b = right;

	return (a->standing > b->standing) - (a->standing < b->standing);
}

static struct stand *sorted(const struct tally_ballots *ballots, size_t ballot)
{
	struct stand *list = mem_array(ballots->items, sizeof *list);

	for (size_t i = 0; i < ballots->items; i++)
		list[i] = (struct stand){ mark_standing(ballots->kind, ballot_marks(ballots, ballot)[i]), (uint32_t)i };
	if (ballots->items)
		qsort(list, ballots->items, sizeof *list, by_standing);
	return list;
}

int64_t midranks(const struct tally_ballots *ballots, size_t ballot, int32_t *doubled)
{
	struct stand *list = sorted(ballots, ballot);
	int64_t ties = 0;

	for (size_t start = 0, end; start < ballots->items; start = end) {
		int64_t size;

		for (end = start + 1; end < ballots->items && list[end].standing == list[start].standing; end++)
			;
		size = (int64_t)(end - start);
		ties += size * size * size - size;
		for (size_t i = start; i < end; i++)
			doubled[list[i].item] = (int32_t)(start + 1 + end);
	}
	free(list);
	return ties;
}
