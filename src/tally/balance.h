/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_BALANCE_H
#define TALKA_TALLY_BALANCE_H

#include "base/mem.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * balance - small groups that are alike: sizes differ by at most one, answers are spread.
 *
 * Invariants:
 *  - Sizes differ by at most one, always.
 *  - off is never below bound; where they are equal, no grouping is better. With
 *    one attribute that is always reached.
 *  - The same order of people (drawn by the caller) gives the same groups.
 */
struct balance {
	size_t people, groups, attributes;
	const uint32_t *answer;      /* answer[person * attributes + attribute], from 0 */
	const uint32_t *order;       /* people in a random order; among equals the earlier is dealt first */
	uint32_t *group;             /* out: of a person */
	/* out: over groups and answers, |people with the answer - an even share|, times groups */
	int64_t off, bound;
};

/* groups is at least 1. group lives with the arena. */
void balance(struct balance *balance, struct arena *arena);

#endif
