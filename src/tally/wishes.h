/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_WISHES_H
#define TALKA_TALLY_WISHES_H

#include "tally/assignment.h"

/*
 * wishes - people to roles by what they asked for, and nobody to what they did not.
 *
 * Invariants:
 *  - Everybody has one of their wishes, or stays free (role = roles); no role has more people than places.
 *  - As few stay free as possible; then the worst wish that is granted is the best possible; then their sum is the least.
 *  - Answers are all different and equally good.
 *
 * Cost: that of an assignment for each wish that a person may name.
 */
struct wishes {
	size_t people, roles;
	const int32_t *wish;         /* wish[person * roles + role]: 0 = first wish, 1 = second, ...; ASSIGN_NEVER */
	const uint32_t *places;      /* of a role */
	/* out */
	uint32_t *answer[ASSIGN_OTHERS + 1];   /* the role of each person, one array an answer */
	size_t answer_count;                   /* at least 1 */
	size_t free;                           /* people that no wish could be granted to */
	int32_t worst;                         /* the worst wish that is granted; -1 = none is */
	int64_t total;                         /* the sum of the granted ones */
};

/* Answers live with the arena. */
void wishes_grant(struct wishes *wishes, struct arena *arena);
/* How many have the wish of this number in an answer. */
size_t wishes_granted(const struct wishes *wishes, size_t answer, int32_t wish);

#endif
