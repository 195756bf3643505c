/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_SCALE_H
#define TALKA_TALLY_SCALE_H

#include <gmp.h>
#include <stddef.h>
#include <stdint.h>

/*
 * scale - exact fractions over one denominator that only grows, by factors.
 *
 * Sums of purses and payments need no greatest common divisor so: each number is a
 * numerator, and the level that the denominator had when it was written.
 *
 * Invariants:
 *  - The denominator of a level divides that of every later one.
 *  - A number keeps its value when the scale is made finer.
 *
 * Ownership: scale_end() frees the scale; each numerator is its owner's to clear.
 */
struct scale {
	mpz_t den;                /* of the last level */
	mpz_t *up;                /* of each level: what its numerators are to be multiplied with to be of the last one */
	size_t levels, room;
};

struct scaled {
	mpz_t num;
	size_t level;
};

void scale_begin(struct scale *scale, const mpz_t den);
void scale_end(struct scale *scale);
size_t scale_last(const struct scale *scale);
/* A new last level: the denominator times by, which is above 0. */
void scale_refine(struct scale *scale, int64_t by);
/* The numerator at the last level. */
void scale_raise(const struct scale *scale, const struct scaled *number, mpz_t out);

#endif
