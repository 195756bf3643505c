/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_PURSES_H
#define TALKA_TALLY_PURSES_H

#include <gmp.h>

#include "tally/scale.h"
#include "tally/supporters.h"

/*
 * purses - one run of equal shares: everybody has a purse, and buys together.
 *
 * Peters and Skowron 2020, with cost utilities: again and again the project with
 * the most effective votes (cost / payment) is bought; its supporters pay the same,
 * or all that they have left.
 *
 * Invariants:
 *  - Every decision is exact. Doubles only order what is clearly apart; where two
 *    numbers are nearly the same, whole numbers (GMP) over one scale decide.
 *  - Purses with the same history are one pool; its exact number is worked out when
 *    it is first asked for.
 *
 * Ownership: the caller ends a run with purses_end().
 */
/* A number that moves with the share: what it is, and by how much a larger share lifts it. */
struct moving {
	double at, by;
};

struct purses_run {
	const struct supporters *supporters;
	const int64_t *costs;
	const uint32_t *lot;              /* place in the lot, an item a cell; who was not drawn has the last one */
	mpq_t share;
	struct scale scale;               /* of all that is known exactly */

	struct pool *pools;
	size_t pool_count, pool_room;
	uint32_t *pool_of;                /* of a class */
	double *left;                     /* of a class: what its pool has */
	double *lift;                     /* and what a larger share would lift that by; NULL where nobody asks for change */
	uint32_t empty_pool;              /* of all who surely have nothing left; 0 = nobody yet */
	struct buy *buys;
	size_t buy_count;
	int64_t spent;
	uint32_t *tied;                   /* equal claims that need a lot */
	size_t tied_count;
	bool overspent;                   /* it stopped above the limit */
	struct found_pools {              /* room to find the pools of an item's supporters */
		uint32_t *pools;          /* a cell a class of ballots, and one more: there are no more pools among them */
		int64_t *voters;          /* a cell a pool; all 0 before and after */
		size_t room;              /* cells for pools */
	} found;
	double change;                    /* a share larger by less than this changes no decision; INFINITY = never */
	struct arena *arena;
};

/* Runs until nobody can buy anything, a tie needs a lot, or more than limit is spent. share is copied. change is found where leaps. */
void purses_begin(struct purses_run *run, const struct supporters *supporters, const int64_t *costs,
    const uint32_t *lot_rank, const mpq_t share, int64_t limit, bool leaps);
void purses_end(struct purses_run *run);

uint32_t purses_item(const struct purses_run *run, size_t buy);
/* The most that a supporter paid for it. */
void purses_payment(struct purses_run *run, size_t buy, mpq_t out);
/* What the supporters of the item have left together; nearly. */
double purses_left(const struct purses_run *run, size_t item);

#endif
