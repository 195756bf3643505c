/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_CLAIMS_H
#define TALKA_TALLY_CLAIMS_H

#include "tally/purses.h"

/*
 * claims - what the supporters of a project could pay, nearly and exactly.
 *
 * Invariants:
 *  - What is known is exact: pools and payments as fractions.
 *  - What moves is a double with how it grows with the share; decisions that
 *    doubles cannot tell are taken by fractions.
 *
 * Ownership: members live with the arena of the run; claim_forget() frees a fraction.
 */
#define CLAIM_NEAR 1e-9      /* doubles nearer than this, relatively, are left to fractions */
enum { POOL_NONE = UINT32_MAX };

/* A number that moves with the share: what it is, and by how much a larger share lifts it. */
struct moving {
	double at, by;
};

struct pool {
	struct moving left;
	uint32_t parent, buy;             /* what it was before it paid for that; POOL_NONE = the share itself */
	bool empty;                       /* surely nothing is left */
	bool known;
	mpq_t exact;
};

struct member {
	double left;                      /* of the pool, to sort by */
	uint32_t pool;
	int64_t voters;
};

struct claim {
	uint32_t item;
	struct member *members;           /* of the supporters' pools, the poorest first */
	size_t count;
	struct moving payment;
	bool known;
	mpq_t exact;                      /* payment */
};

struct buy {
	struct claim claim;
};

/* The claim of an item now; voters: a cell a pool, all 0 before and after. Payment is not yet found. */
struct claim claim_make(struct purses_run *run, uint32_t item, int64_t *voters);
bool claim_affordable(struct purses_run *run, const struct claim *claim);
/* Whoever is poorer than an equal part of the rest gives all; the others share what is left to pay. */
void claim_find_payment(struct purses_run *run, struct claim *claim);
/* The same exactly, into claim->exact. */
void claim_know(struct purses_run *run, struct claim *claim);
void claim_forget(struct claim *claim);
/* Above 0 where a has more effective votes: cost / payment. Exact. */
int claim_compare(struct purses_run *run, struct claim *a, struct claim *b);
/* Keeps in run->change how far the share must grow until a and b change sides. */
void claim_note_change(struct purses_run *run, struct moving a, struct moving b);
struct moving moving_times(double number, struct moving moving);

#endif
