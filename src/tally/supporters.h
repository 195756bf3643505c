/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_SUPPORTERS_H
#define TALKA_TALLY_SUPPORTERS_H

#include "tally/ballots.h"

/*
 * supporters - identical ballots put together, and who supports what.
 *
 * Ownership: lives with the arena.
 */
struct support_list {
	struct support {
		uint32_t class;
		int32_t weight;          /* of the class, once more: read one after another it costs nothing */
	} *list;
	size_t count;
};

struct supporters {
	size_t items, classes;
	int32_t *weight;                 /* of a class: voters with that ballot */
	struct support_list *of_item;    /* the classes that chose the item, in their order */
	int64_t *votes;                  /* of an item */
};

const struct supporters *supporters_new(const struct tally_ballots *ballots, struct arena *arena);
bool supporters_shared(const struct supporters *supporters, size_t a, size_t b);

#endif
