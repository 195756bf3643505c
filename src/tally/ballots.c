/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/ballots.h"

int64_t ballots_voters(const struct tally_ballots *ballots)
{
	int64_t voters = ballots->people;

	for (size_t i = 0; i < ballots->count; i++)
		voters += ballot_weight(ballots, i);
	return voters;
}

int16_t ballots_highest(const struct tally_ballots *ballots)
{
	int16_t highest = 0;

	for (size_t i = 0; i < ballots->count * ballots->items; i++)
		if (ballots->marks[i] > highest)
			highest = ballots->marks[i];
	return highest;
}

/* The smallest rank above floor, 0 where there is none. */
static int16_t next_rank(const int16_t *marks, size_t items, int16_t floor)
{
	int16_t next = 0;

	for (size_t i = 0; i < items; i++)
		if (marks[i] > floor && (!next || marks[i] < next))
			next = marks[i];
	return next;
}

void tally_close_gaps(int16_t *marks, size_t items)
{
	int16_t closed = 1;

	for (int16_t rank; (rank = next_rank(marks, items, (int16_t)(closed - 1))); closed++)
		for (size_t i = 0; rank != closed && i < items; i++)
			if (marks[i] == rank)
				marks[i] = closed;
}
