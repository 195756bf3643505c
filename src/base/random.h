/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_RANDOM_H
#define TALKA_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/*
 * random - chance as a table of functions handed in by main (libsodium).
 *
 * Invariants:
 *  - The same seed gives the same bytes for ever (it is written beside a lot).
 */
struct random {
	void *context;
	void (*bytes)(void *context, void *out, size_t size);
};

struct random random_system(void);

struct random_seeded { uint64_t seed, drawn; };
struct random random_seeded(struct random_seeded *state);      /* state is the caller's and outlives it */

/* Evenly from 0 to limit - 1; limit >= 1. */
uint32_t random_below(const struct random *random, uint32_t limit);
/* n indices 0..n-1 in a random order. */
void random_shuffle(const struct random *random, uint32_t *indices, size_t n);
/* length characters a-z2-7 and NUL. */
void random_key(const struct random *random, char *out, size_t length);

#endif
