/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_AGREEMENT_H
#define TALKA_TALLY_AGREEMENT_H

#include "tally/result.h"

/*
 * agreement - how much the ballots agree, over all items and item by item.
 *
 * Invariants:
 *  - Kendall's W is 1 where all rank alike; where nobody prefers anything, or
 *    there are fewer than two items or no ballots, it is not defined.
 *  - Items that a ballot does not rank share the mean of the places left.
 *  - Amounts counted by hand are not looked at.
 */

/* W with correction for ties (Kendall and Babington Smith 1939). False where it is not defined. */
bool kendall_w(const struct tally_ballots *ballots, struct tally_ratio *w);
/* Below 0.3 "opinions differ much", up to 0.6 "partly agree", above "largely agree". Static. */
const char *kendall_words(const struct tally_ratio *w);
/* For tables: rounded to the nearest, halves up. */
int64_t ratio_permille(const struct tally_ratio *ratio);

struct tally_opinion {
	int64_t people;           /* who chose it */
	int64_t gave_most, gave_least;
	bool split;               /* at least 4 chose it, at least 2 gave it the most, at least 2 the least */
	int64_t spread_permille;  /* mean distance from the median, per mille of the scale */
};

/*
 * One opinion an item, in values 0 to most: for ranks most + 1 - rank (0 = not
 * chosen), for grades and dots the mark. The least that a chooser gives is 1,
 * for grades 0. Ungraded ballots do not count into a spread, unchosen ones do.
 * most is rule_options.most (0 = the largest mark there is). out has room for all items.
 */
void tally_opinions(const struct tally_ballots *ballots, int16_t most, struct tally_opinion *out);

#endif
