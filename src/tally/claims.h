/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_CLAIMS_H
#define TALKA_TALLY_CLAIMS_H

#include "tally/purses.h"

/*
 * claims - what the supporters of a project could pay, nearly and exactly.
 *
 * Invariants:
 *  - What is known is exact: pools and payments as numbers of the run's scale.
 *  - What moves is a double with how it grows with the share; decisions that
 *    doubles cannot tell are taken by exact numbers.
 *
 * Ownership: a claim is its maker's, until claim_forget(); a bought one is the run's.
 */
#define CLAIM_NEAR 1e-9      /* doubles nearer than this, relatively, are left to exact numbers */
enum { POOL_NONE = UINT32_MAX };

struct pool {
	struct moving left;
	uint32_t parent, buy;             /* what it was before it paid for that; POOL_NONE = the share itself */
	uint32_t becomes;                 /* what it is for those who paid last */
	bool empty;                       /* surely nothing is left */
	bool known;
	struct scaled exact;
};

struct member {
	double left;                      /* of the pool */
	uint32_t pool;
	int64_t voters;
};

struct claim {
	uint32_t item;
	int64_t voters;                   /* who support it */
	struct moving payment;
	struct member *members;           /* of the supporters' pools, in any order; NULL until claim_list() */
	size_t count;
	bool known;
	struct scaled due;                /* the payment is due / payers */
	int64_t payers;
};

struct buy {
	struct claim claim;
};

/* What the supporters of an item have together, and those of them who have less than a certain part. */
struct sums {
	struct moving all, poor;
	double poor_voters;
};

struct sums claim_sum(const struct purses_run *run, uint32_t item, double part);
bool claim_affordable(struct purses_run *run, struct claim *claim, struct moving has);
bool claim_exactly_affordable(struct purses_run *run, struct claim *claim);
/* Nobody can pay less than this: who have less than a part give all, the others share what is left to pay. */
struct moving claim_least(const struct purses_run *run, const struct claim *claim, struct sums sums);
/* The payment itself, from what is known to be no more than it, and who have less than that. */
void claim_find_payment(struct purses_run *run, struct claim *claim, struct moving least, struct sums sums);
/* Finds the pools of the supporters, as they are now. */
void claim_list(struct purses_run *run, struct claim *claim);
/* The payment exactly, as a number of the run's scale, which is made finer for it where payers is not 1. */
void claim_settle(struct purses_run *run, struct claim *claim);
void claim_forget(struct claim *claim);
/* Above 0 where a has more effective votes: cost / payment. Exact. */
int claim_compare(struct purses_run *run, struct claim *a, struct claim *b);
int claim_compare_exactly(struct purses_run *run, struct claim *a, struct claim *b);
/* Keeps in run->change how far the share must grow until a and b change sides. */
void claim_note_change(struct purses_run *run, struct moving a, struct moving b);
/* The same for every supporter, who pays the part or gives all. */
void claim_note_payers(struct purses_run *run, uint32_t item, struct moving payment);
struct moving moving_times(double number, struct moving moving);

#endif
