/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_SHARES_H
#define TALKA_TALLY_SHARES_H

#include "base/err.h"
#include "tally/ballots.h"

/*
 * shares - whole numbers for ballots that are shared between joint ranks.
 *
 * A ballot with three items jointly first gives each a third of a vote; counted
 * in units of 1/6 nothing is rounded.
 */
/* Sets *unit so that a vote can be parted among any 1..ties items; refuses more than 22, in words. */
bool shares_unit(size_t ties, int64_t *unit, struct err *err);
/* The most items that share one rank on any ballot; at least 1. */
size_t shares_ties(const struct tally_ballots *ballots);
/* The best-ranked of the items that are still in (NULL = all): sets *rank, returns how many share it. */
size_t shares_first(const struct tally_ballots *ballots, size_t ballot, const bool *in, int16_t *rank);

#endif
