/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_PAIRWISE_BLOCKS_H
#define TALKA_TALLY_PAIRWISE_BLOCKS_H

#include "tally/pairwise.h"

/*
 * pairwise-blocks - duels of many ballots at once, sixteen a step.
 *
 * A block is turned so that each item's places stand together, a byte a ballot;
 * counters of a byte are emptied before they can run over.
 */
enum { BLOCK_WEIGHT_MOST = 255 };

/* Can these ballots stand in bytes, and is every mark one that counts? */
bool blocks_fit(const struct tally_ballots *ballots, enum tally_unranked unranked);
/* Adds all ballots that weigh just this. */
void blocks_add(struct pairwise *pairs, const struct tally_ballots *ballots, int64_t weight);

#endif
