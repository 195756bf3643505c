/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_GRADES_H
#define TALKA_TALLY_GRADES_H

#include "tally/detail.h"

/*
 * grades - how many gave each item each grade, and what is read from that.
 *
 * Invariants:
 *  - What a ballot does not grade counts as the worst grade (Balinski and Laraki),
 *    but with UNRANKED_IGNORE, where it does not count.
 *  - The median of an even number is the lower of the two in the middle.
 */

/* The majority gauge: the median with the votes above and below it. An item a row. */
struct tally_gauge {
	int32_t grade;           /* -1 where nobody graded */
	int64_t above, below;
};

/* star: the two that went into the run-off. */
struct tally_final {
	int32_t first, second;                /* -1: a tie that only a lot can break */
	int64_t first_votes, second_votes;    /* ballots that prefer the one to the other */
	bool by_lot;
};

struct grades {
	size_t items;
	int32_t top;             /* the best grade */
	int64_t *votes;          /* votes[item * (top + 1) + grade] */
	int64_t *sums;           /* of grades, an item a cell */
	int64_t *all;            /* how many votes each item has */
};

struct grades grades_count(const struct tally_ballots *ballots, enum tally_unranked unranked, struct arena *arena);
struct tally_gauge grades_gauge(const struct grades *grades, size_t item);
/*
 * Majority judgment: take one median vote away from both and compare again,
 * until they differ. Above 0 where a is better, 0 where all their grades are alike.
 */
int grades_compare(const struct grades *grades, size_t a, size_t b);

#endif
