/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_COLUMNS_H
#define TALKA_TALLY_COLUMNS_H

#include "tally/ballots.h"

/*
 * columns - the ballots item by item: by how many each was chosen, and by how many
 * with the mark 1. By weight; what was counted by hand is not among them.
 *
 * Both have a cell an item, and are added to; firsts may be NULL.
 */
void columns_count(const struct tally_ballots *ballots, int64_t *chosen, int64_t *firsts);

#endif
