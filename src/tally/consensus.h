/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_CONSENSUS_H
#define TALKA_TALLY_CONSENSUS_H

#include "tally/result.h"

/*
 * consensus - how much people agree on one item, from a histogram of grades.
 *
 * votes[0 .. grades - 1], the worst grade first; all three are false where nobody
 * voted or there are fewer than 2 grades (van der Eijk: 3).
 */

/* Van der Eijk 2001: 1 where all agree, 0 where all grades are alike, -1 where they stand at both ends. */
bool consensus_eijk(const int64_t *votes, size_t grades, struct tally_ratio *a);
/* Leik 1966, as 1 - D: 1 where all agree, 0 where they stand at both ends. */
bool consensus_leik(const int64_t *votes, size_t grades, struct tally_ratio *consensus);
/* Tastle and Wierman 2007. */
bool consensus_tastle_wierman(const int64_t *votes, size_t grades, double *consensus);

#endif
