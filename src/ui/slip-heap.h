/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_SLIP_HEAP_H
#define TALKA_UI_SLIP_HEAP_H

#include "ui/slips.h"

/*
 * slip-heap - slips as they were typed once more, and what differs from those of the round.
 *
 * Invariants:
 *  - Slips are compared as a heap: their order in the pile is free.
 *  - Where an order is asked, it counts; else only what is on a slip.
 *
 * Ownership: caller frees with heap_free(); start with all zero.
 */
struct heap_slip {
	struct pick *picks;
	size_t count;
	enum ballot_status status;
};

struct slip_heap {
	struct heap_slip *slips;
	size_t count;
};

void heap_free(struct slip_heap *heap);
void heap_add(struct slip_heap *heap, const struct pick *picks, size_t count, enum ballot_status status);
/* Another slip in its place. */
void heap_set(struct slip_heap *heap, size_t i, const struct pick *picks, size_t count, enum ballot_status status);
/* The last one takes its place. */
void heap_take_off(struct slip_heap *heap, size_t i);

struct difference {
	const struct ballot *first;      /* of the round; NULL = it is only in the heap */
	size_t second;                   /* index in the heap; SIZE_MAX = it is only in the round */
};

/* What has no equal on the other side, two beside each other as long as there are two. Lives with app_scratch(). */
const struct difference *heap_differences(const struct app *app, const struct desk *desk, const struct slip_heap *heap, size_t *count);
/* Paper slips of the round that were not taken out. */
size_t heap_due(const struct desk *desk);

#endif
