/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_ASSIGNMENT_H
#define TALKA_TALLY_ASSIGNMENT_H

#include "base/err.h"
#include "tally/ballots.h"

/*
 * assignment - people to roles from their wishes (Kuhn 1955, Jonker and Volgenant 1987).
 *
 * Invariants:
 *  - Everybody gets exactly one role; no role more people than it has places.
 *  - The sum of costs is the least that is possible (with ASSIGN_FAIREST: among
 *    those whose worst cost is the least possible).
 *
 * Cost: (people)^2 x places, times log of the costs for ASSIGN_FAIREST.
 */
enum assign_aim {
	ASSIGN_FAIREST,          /* the worst off first, then the sum */
	ASSIGN_LEAST,            /* the sum */
	ASSIGN_FIRST_CHOICES     /* as many lowest costs as possible, then the next lowest, ... */
};

enum { ASSIGN_NEVER = -1, ASSIGN_OTHERS = 8 };

struct assignment {
	size_t people, roles;
	const int32_t *cost;     /* cost[person * roles + role]: 0 = first wish, 1 = second, ...; ASSIGN_NEVER */
	const uint32_t *places;  /* of a role */
	uint32_t *role;          /* out: of a person */
	int64_t total;           /* out: sum of costs */
	int32_t worst;           /* out */
	/* out: other assignments that are equally good, each different, at most ASSIGN_OTHERS; 0 = there is none. Each
	 * differs by one ring of people, or one row of them up to a free place. */
	uint32_t *other[ASSIGN_OTHERS];
	size_t other_count;
};

/* False, in words, where not everybody can get a role. role and other live with the arena. */
bool assign(struct assignment *assignment, enum assign_aim aim, struct arena *arena, struct err *err);

#endif
