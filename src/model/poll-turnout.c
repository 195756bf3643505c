/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inside.h"

/* Did enough of those entitled vote? It is a warning, never a block: the group says what it makes of it. */

int64_t poll_min_turnout(const struct poll *poll)
{
	return poll_latest(poll) ? poll_latest(poll)->min_turnout : 0;
}

/* Whether people raised their hands, and nobody told how many they were. */
static bool is_unknown(const struct round *round)
{
	return round->hands && round->record.people_by_hands < 0;
}

bool poll_turnout_missed(const struct poll *poll)
{
	const struct round *round = poll_latest(poll);

	if (!round || round->min_turnout <= 0 || is_unknown(round))
		return false;
	return (int64_t)poll_ballots_in(poll) * 100 < round->min_turnout * (int64_t)round->record.entitled;
}
