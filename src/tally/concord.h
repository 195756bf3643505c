/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_CONCORD_H
#define TALKA_TALLY_CONCORD_H

#include "tally/pairwise.h"

/*
 * concord - how near two orders are, and how consistent duels are with themselves.
 *
 * An order is a place an item, the smaller the better, equal = joint. Only the
 * order of the places counts.
 */
struct concord {
	int64_t together, against;       /* pairs that both put the same way, and opposite ways */
	int64_t joint_a, joint_b;        /* pairs that only the one, only the other has joint */
	int64_t joint_both;
};

struct concord concord_of(const uint32_t *a, const uint32_t *b, size_t items);
/* Kendall 1938: (together - against) / all pairs. False below two items. */
bool concord_tau_a(const struct concord *concord, struct tally_ratio *tau);
/* The same, corrected for joint items (Kendall 1945). False where one of both has all joint. */
bool concord_tau_b(const struct concord *concord, double *tau);
/* Spearman 1904, on mean places. False where one of both has all joint. */
bool concord_spearman(const uint32_t *a, const uint32_t *b, size_t items, double *rho);

/*
 * Duels that one judge (the group) decided, none even: circular triads (A over B
 * over C over A), and zeta: 1 = no circle, 0 = as many as there can be (Kendall and
 * Babington Smith 1940). False where a duel is even, or for fewer than three items.
 */
bool duels_consistency(const struct pairwise *pairs, int64_t *triads, struct tally_ratio *zeta);

#endif
