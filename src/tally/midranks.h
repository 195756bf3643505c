/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_MIDRANKS_H
#define TALKA_TALLY_MIDRANKS_H

#include "tally/ballots.h"

/*
 * midranks - a ballot as places, joint items sharing the mean of theirs.
 *
 * Doubled, so that a mean of two places is a whole number: first = 2, joint
 * first and second = 3 each. Returns the sum of t^3 - t over its groups of t
 * joint items, which the corrections for ties need.
 */
int64_t midranks(const struct tally_ballots *ballots, size_t ballot, int32_t *doubled);

#endif
