/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/slip-heap.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/exercise.h"
#include "model/poll-desk.h"

void heap_free(struct slip_heap *heap)
{
	for (size_t i = 0; i < heap->count; i++)
		free(heap->slips[i].picks);
	free(heap->slips);
}

void heap_set(struct slip_heap *heap, size_t i, const struct pick *picks, size_t count, enum ballot_status status)
{
	struct heap_slip *slip = &heap->slips[i];

	free(slip->picks);
	*slip = (struct heap_slip){ .picks = mem_grow(NULL, count + 1, sizeof *picks), .count = count, .status = status };
	for (size_t k = 0; k < count; k++)
		slip->picks[k] = picks[k];
}

void heap_add(struct slip_heap *heap, const struct pick *picks, size_t count, enum ballot_status status)
{
	heap->slips = mem_grow(heap->slips, heap->count + 1, sizeof *heap->slips);
	heap->slips[heap->count] = (struct heap_slip){ .picks = NULL };
	heap_set(heap, heap->count++, picks, count, status);
}

void heap_take_off(struct slip_heap *heap, size_t i)
{
	free(heap->slips[i].picks);
	heap->slips[i] = heap->slips[--heap->count];
}

/* --- What differs */

static bool is_same(enum ballot_shape shape, const struct ballot *first, const struct heap_slip *second)
{
	bool same = first->pick_count == second->count && (first->status == BALLOT_SPOILT) == (second->status == BALLOT_SPOILT);

	for (size_t i = 0; same && i < second->count; i++) {
		bool found = false;

		for (size_t k = 0; k < second->count; k++)
			found |= first->picks[k].item == second->picks[i].item && first->picks[k].votes == second->picks[i].votes
			    && (shape != BALLOT_ORDER || i == k);
		same = found;
	}
	return same;
}

static size_t find_same(const struct slip_heap *heap, enum ballot_shape shape, const struct ballot *first, const bool *found)
{
	for (size_t i = 0; i < heap->count; i++)
		if (!found[i] && is_same(shape, first, &heap->slips[i]))
			return i;
	return SIZE_MAX;
}

static const struct ballot *slip_of(const struct desk *desk, int64_t number)
{
	return desk_ballot(desk->poll, (size_t)number - 1);
}

/* The paper slips of the round from this number on that were not taken out: NULL at the end. */
static const struct ballot *next_slip(const struct desk *desk, int64_t *number)
{
	while ((*number = slip_after(desk->poll, *number)))
		if (slip_of(desk, *number)->status != BALLOT_VOID)
			return slip_of(desk, *number);
	return NULL;
}

size_t heap_due(const struct desk *desk)
{
	size_t due = 0;

	for (int64_t number = 0; next_slip(desk, &number);)
		due++;
	return due;
}

const struct difference *heap_differences(const struct app *app, const struct desk *desk, const struct slip_heap *heap, size_t *count)
{
	enum ballot_shape shape = poll_exercise(desk->poll)->type->polling->shape;
	struct difference *list = arena_array(app_scratch(app), desk_ballots(desk->poll) + heap->count + 1, sizeof *list);
	bool *found = arena_array(app_scratch(app), heap->count + 1, sizeof *found);
	const struct ballot *first;
	size_t beside = 0;

	*count = 0;
	for (int64_t number = 0; (first = next_slip(desk, &number));) {
		size_t same = find_same(heap, shape, first, found);

		if (same != SIZE_MAX)
			found[same] = true;
		else
			list[(*count)++] = (struct difference){ .first = first, .second = SIZE_MAX };
	}
	for (size_t i = 0; i < heap->count; i++) {
		if (found[i])
			continue;
		if (beside == *count)
			list[(*count)++] = (struct difference){ .first = NULL };
		list[beside++].second = i;
	}
	return list;
}
