/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/detail.h"

#include <stdlib.h>
#include <string.h>

/*
 * Defeats are locked from the strongest down, unless one closes a circle. Where
 * several are equally strong and their order matters, all orders are followed
 * (Tideman 1987: the neutral version), or the order of the lot (Zavist and Tideman 1989).
 */
enum { STATES_MOST = 5000, BYTES_MOST = 8 << 20 };

struct arc {
	int64_t strength;
	uint32_t over, under;
};

/* reach[a]: bits of everything that a stands above by what is locked. */
typedef uint64_t bits;

struct states {
	bits **list;
	size_t count, room;
};

struct lock {
	size_t items, words;
	struct arc *arcs;
	size_t arc_count;
	struct states now, next;
	struct arena *arena;
	bool complete;
};

static bool reaches(const struct lock *lock, const bits *reach, size_t a, size_t b)
{
	return reach[a * lock->words + b / 64] >> b % 64 & 1;
}

static void lock_arc(const struct lock *lock, bits *reach, const struct arc *arc)
{
	const bits *below = reach + arc->under * lock->words;

	if (reaches(lock, reach, arc->over, arc->under))
		return;
	for (size_t a = 0; a < lock->items; a++) {
		bits *row = reach + a * lock->words;

		if (a != arc->over && !reaches(lock, reach, a, arc->over))
			continue;
		for (size_t word = 0; word < lock->words; word++)
			row[word] |= below[word];
		row[arc->under / 64] |= (bits)1 << arc->under % 64;
	}
}

static size_t reach_bytes(const struct lock *lock)
{
	return lock->items * lock->words * sizeof(bits);
}

static bits *copy_reach(const struct lock *lock, const bits *reach)
{
	bits *copy = arena_array(lock->arena, lock->items * lock->words, sizeof *copy);

	if (reach)
		memcpy(copy, reach, reach_bytes(lock));
	return copy;
}

static void add_state(struct lock *lock, struct states *states, bits *reach)
{
	for (size_t i = 0; i < states->count; i++)
		if (!memcmp(states->list[i], reach, reach_bytes(lock)))
			return;
	if (states->count == states->room) {
		states->room = states->room ? 2 * states->room : 16;
		states->list = mem_grow(states->list, states->room, sizeof *states->list);
	}
	states->list[states->count++] = reach;
}

/* Locks what of the tier closes no circle; false where some of it does only because of the rest of the tier. */
static bool lock_together(const struct lock *lock, bits *reach, const bits *before, const struct arc *tier, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (reaches(lock, before, tier[i].under, tier[i].over))
			continue;
		if (reaches(lock, reach, tier[i].under, tier[i].over))
			return false;
		lock_arc(lock, reach, &tier[i]);
	}
	return true;
}

/* Adds every state that some order of the tier leads to: level by level, one arc more each time. */
static void lock_in_all_orders(struct lock *lock, const bits *before, const struct arc *tier, size_t count)
{
	struct states open = { 0 };

	add_state(lock, &open, copy_reach(lock, before));
	for (size_t at = 0; at < open.count && lock->complete; at++) {
		bits *together = copy_reach(lock, open.list[at]);

		if (lock_together(lock, together, open.list[at], tier, count)) {
			add_state(lock, &lock->next, together);
			continue;
		}
		for (size_t i = 0; i < count; i++) {
			bits *more;

			if (reaches(lock, open.list[at], tier[i].under, tier[i].over)
			    || reaches(lock, open.list[at], tier[i].over, tier[i].under))
				continue;
			more = copy_reach(lock, open.list[at]);
			lock_arc(lock, more, &tier[i]);
			add_state(lock, &open, more);
		}
		lock->complete = open.count + lock->next.count < STATES_MOST
		    && arena_bytes(lock->arena) < BYTES_MOST;
	}
	free(open.list);
}

/* One arc on one state has no order to follow: nothing need be kept of the state before. */
static void lock_alone(const struct lock *lock, const struct arc *arc)
{
	bits *reach = lock->now.list[0];

	if (!reaches(lock, reach, arc->under, arc->over))
		lock_arc(lock, reach, arc);
}

static void lock_tier(struct lock *lock, const struct arc *tier, size_t count)
{
	struct states done;

	if (count == 1 && lock->now.count == 1) {
		lock_alone(lock, tier);
		return;
	}
	lock->next.count = 0;
	for (size_t i = 0; i < lock->now.count && lock->complete; i++) {
		bits *reach = copy_reach(lock, lock->now.list[i]);

		if (lock_together(lock, reach, lock->now.list[i], tier, count))
			add_state(lock, &lock->next, reach);
		else
			lock_in_all_orders(lock, lock->now.list[i], tier, count);
	}
	if (!lock->complete)
		return;
	done = lock->now;
	lock->now = lock->next;
	lock->next = done;
}

static int strongest_first(const void *left, const void *right)
{
	const struct arc *a = left, *b = right;

	if (a->strength != b->strength)
		return a->strength < b->strength ? 1 : -1;
	if (a->over != b->over)
		return a->over < b->over ? -1 : 1;
	return (a->under > b->under) - (a->under < b->under);
}

/* With a lot the items are numbered by it, so that the order of arcs is the lot's. */
static void find_arcs(struct lock *lock, const struct pairwise *pairs, enum tally_strength strength, const uint32_t *lot)
{
	size_t n = pairs->items;

	lock->arcs = mem_array(n * n, sizeof *lock->arcs);
	for (uint32_t a = 0; a < n; a++)
		for (uint32_t b = 0; b < n; b++) {
			int64_t power = defeat(pairs, lot ? lot[a] : a, lot ? lot[b] : b, strength);

			if (power)
				lock->arcs[lock->arc_count++] = (struct arc){ power, a, b };
		}
	if (lock->arc_count)
		qsort(lock->arcs, lock->arc_count, sizeof *lock->arcs, strongest_first);
}

static void lock_all(struct lock *lock, bool one_by_one)
{
	add_state(lock, &lock->now, copy_reach(lock, NULL));
	for (size_t start = 0, end; start < lock->arc_count && lock->complete; start = end) {
		for (end = start + 1; end < lock->arc_count && !one_by_one
		    && lock->arcs[end].strength == lock->arcs[start].strength; end++)
			;
		lock_tier(lock, lock->arcs + start, end - start);
	}
}

static void tell_outcomes(const struct lock *lock, const uint32_t *lot, bool *above, bool *wins)
{
	size_t n = lock->items;

	memset(above, true, n * n * sizeof *above);
	for (size_t i = 0; i < lock->now.count; i++)
		for (size_t b = 0; b < n; b++) {
			bool beaten = false;

			for (size_t a = 0; a < n; a++) {
				bool over = reaches(lock, lock->now.list[i], a, b);

				beaten |= over;
				above[(lot ? lot[a] : a) * n + (lot ? lot[b] : b)] &= over;
			}
			wins[lot ? lot[b] : b] |= !beaten;
		}
}

static struct tally_locked *lock_pairs(const struct pairwise *pairs, const struct rule_options *options,
    struct arena *arena)
{
	size_t n = pairs->items;
	struct tally_locked *locked = arena_alloc(arena, sizeof *locked);
	bool *above = arena_array(arena, n * n, sizeof *above), *wins = arena_array(arena, n, sizeof *wins);
	struct lock lock = { .items = n, .words = (n + 63) / 64, .arena = arena_new(), .complete = true };

	find_arcs(&lock, pairs, options->strength, options->lot);
	lock_all(&lock, options->lot);
	tell_outcomes(&lock, options->lot, above, wins);
	*locked = (struct tally_locked){
		.above = above, .wins = wins, .outcomes = lock.now.count,
		.by_lot = options->lot, .complete = lock.complete,
	};
	free(lock.arcs);
	free(lock.now.list);
	free(lock.next.list);
	arena_free(lock.arena);
	return locked;
}

static bool count_ranked_pairs(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	uint32_t *levels = arena_array(arena, ballots->items, sizeof *levels);
	struct tally_locked *locked;

	if (!pairs)
		return false;
	locked = lock_pairs(pairs, options, arena);
	detail->locked = locked;
	result->detail = detail;
	order_levels(locked->above, ballots->items, levels, arena);
	result_rank_levels(result, levels, locked->outcomes > 1 || !locked->complete ? TIE_MANY_ORDERS : TIE_EVEN, arena);
	return true;
}

const struct rule rule_ranked_pairs = {
	.name = "ranked-pairs",
	.help = "the clearest duels are locked first; one that would close a circle is left out",
	.source = "Tideman 1987, all orders of equal strengths; with a lot: Zavist and Tideman 1989",
	.cost = "n^2 V + n^3; more where equal strengths close circles",
	.unit = "items behind it",
	.kinds = COMPARABLE,
	.count = count_ranked_pairs,
};
