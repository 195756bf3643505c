/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/shares.h"

enum { TIES_MOST = 22 };   /* lcm(1..22) x 2^31 voters fits 63 bits, lcm(1..23) does not */

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

bool shares_unit(size_t ties, int64_t *unit, struct err *err)
{
	if (ties > TIES_MOST)
		return err_set(err, "a ballot has %zu items on one rank; this rule shares a vote among at most %d", ties, TIES_MOST);
	*unit = 1;
	for (int64_t i = 2; i <= (int64_t)ties; i++)
		*unit = *unit / common_divisor(*unit, i) * i;
	return true;
}

static size_t sharing(const struct tally_ballots *ballots, size_t ballot, int16_t rank)
{
	const int16_t *marks = ballot_marks(ballots, ballot);
	size_t count = 0;

	for (size_t i = 0; i < ballots->items; i++)
		count += marks[i] == rank;
	return count;
}

size_t shares_ties(const struct tally_ballots *ballots)
{
	size_t most = 1;

	for (size_t i = 0; i < ballots->count; i++)
		for (size_t item = 0; item < ballots->items; item++) {
			int16_t rank = ballot_marks(ballots, i)[item];
			size_t count = rank > 0 ? sharing(ballots, i, rank) : 0;

			if (count > most)
				most = count;
		}
	return most;
}

size_t shares_first(const struct tally_ballots *ballots, size_t ballot, const bool *in, int16_t *rank)
{
	const int16_t *marks = ballot_marks(ballots, ballot);
	size_t count = 0;

	*rank = 0;
	for (size_t i = 0; i < ballots->items; i++) {
		if (marks[i] <= 0 || (in && !in[i]) || (*rank && marks[i] > *rank))
			continue;
		count = marks[i] == *rank ? count + 1 : 1;
		*rank = marks[i];
	}
	return count;
}
