/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_BALLOTS_H
#define TALKA_TALLY_BALLOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/*
 * ballots - what people said, as one flat array of small numbers.
 *
 * A row is a ballot, a column an item (both from 0). What a mark means:
 *
 *   TALLY_RANKS      1 = first, 2 = second, ...; equal numbers = joint; 0 = not
 *                    ranked. Both "the k best in order" and full weak orders.
 *   TALLY_DOTS       dots or points given to the item, 0 = none
 *   TALLY_APPROVALS  1 = approved, 0 = not
 *   TALLY_PICK       1 = the one choice, 0 = not; at most one 1 in a row
 *   TALLY_GRADES     0 = the worst grade, 1, 2, ...; -1 = not graded
 *
 * Invariants:
 *  - Only the order of ranks counts where a rule compares items; gaps between
 *    them are for the reader of ballots to close (tally_close_gaps).
 *  - A weight is at least 1; weights sum to less than 2^31.
 *  - amounts are what hands or dots on a wall gave each item, added to what the
 *    ballots say; no rule that compares items can use them.
 *  - The order of ballots never matters to a result.
 *
 * Ownership: all pointers are borrowed and outlive the count.
 */
enum tally_kind {
	TALLY_RANKS,
	TALLY_DOTS,
	TALLY_APPROVALS,
	TALLY_PICK,
	TALLY_GRADES,
	TALLY_KINDS
};

struct tally_ballots {
	enum tally_kind kind;
	size_t items, count;
	const int16_t *marks;           /* count x items; NULL where count is 0 */
	const int32_t *weights;         /* one a ballot; NULL = every ballot weighs 1 */
	const int64_t *amounts;         /* one an item, counted by hand; NULL = none */
	const int64_t *amount_people;   /* how many people gave them; NULL = not known, or the same */
	int64_t people;                 /* how many people voted by hand, beside the ballots */
};

static inline const int16_t *ballot_marks(const struct tally_ballots *ballots, size_t ballot)
{
	return ballots->marks + ballot * ballots->items;
}

static inline int64_t ballot_weight(const struct tally_ballots *ballots, size_t ballot)
{
	return ballots->weights ? ballots->weights[ballot] : 1;
}

/* Did this ballot choose (rank, dot, approve, pick, grade) the item? */
static inline bool mark_chosen(enum tally_kind kind, int16_t mark)
{
	return kind == TALLY_GRADES ? mark >= 0 : mark > 0;
}

/*
 * Where the mark stands against others of its ballot: the smaller the better,
 * from 0 on; what is not ranked stands behind all ranks, not graded = the worst grade.
 */
static inline int32_t mark_standing(enum tally_kind kind, int16_t mark)
{
	if (kind == TALLY_RANKS)
		return mark > 0 ? mark - 1 : INT16_MAX;
	return INT16_MAX - (mark > 0 ? mark : 0);
}

/* Ballots by weight plus people counted by hand. */
int64_t ballots_voters(const struct tally_ballots *ballots);
/* The largest mark of all ballots, 0 where there is none. */
int16_t ballots_highest(const struct tally_ballots *ballots);
/* Ranks 1, 3, 4 become 1, 2, 3; equal ranks stay equal; 0 stays 0. */
void tally_close_gaps(int16_t *marks, size_t items);

#endif
