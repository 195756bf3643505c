/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/grades.h"

/*
 * The official ties (Equal Vote Coalition): into the run-off by score, then by
 * match-ups lost among the tied, then by most top grades, then by lot; in the
 * run-off by preferences, score, top grades, lot.
 */
struct star {
	const struct pairwise *pairs;
	struct grades grades;
	const uint32_t *lot;
	struct tally_final final;
};

static int64_t top_votes(const struct star *star, size_t item)
{
	return star->grades.votes[item * ((size_t)star->grades.top + 1) + (size_t)star->grades.top];
}

static size_t lost(const struct star *star, const bool *tied, size_t item)
{
	size_t count = 0;

	for (size_t i = 0; i < star->grades.items; i++)
		count += tied[i] && duel_won(star->pairs, i, item);
	return count;
}

/* Keeps of the tied those with the least (or the most) value. Returns how many. */
static size_t keep(bool *tied, const int64_t *value, size_t items, bool most)
{
	bool any = false;
	int64_t edge = 0;
	size_t count = 0;

	for (size_t i = 0; i < items; i++)
		if (tied[i] && (!any || (most ? value[i] > edge : value[i] < edge))) {
			edge = value[i];
			any = true;
		}
	for (size_t i = 0; i < items; i++)
		count += tied[i] = tied[i] && value[i] == edge;
	return count;
}

static size_t count_tied(const bool *tied, size_t items)
{
	size_t count = 0;

	for (size_t i = 0; i < items; i++)
		count += tied[i];
	return count;
}

/* Sends away who loses the most match-ups, again and again, while more than room are left and not all lose alike. */
static void drop_losers(const struct star *star, bool *tied, size_t room, bool *gone)
{
	size_t items = star->grades.items, count = count_tied(tied, items);

	while (count > room) {
		size_t worst = 0, size = 0;

		for (size_t i = 0; i < items; i++) {
			gone[i] = false;
			if (tied[i] && lost(star, tied, i) > worst)
				worst = lost(star, tied, i);
		}
		for (size_t i = 0; i < items; i++)
			size += gone[i] = tied[i] && lost(star, tied, i) == worst;
		if (count - size < room || size == count)
			return;
		for (size_t i = 0; i < items; i++)
			tied[i] = tied[i] && !gone[i];
		count -= size;
	}
}

static int32_t by_lot(struct star *star, const bool *tied)
{
	for (size_t i = 0; star->lot && i < star->grades.items; i++)
		if (tied[star->lot[i]]) {
			star->final.by_lot = true;
			return (int32_t)star->lot[i];
		}
	return -1;
}

/* Takes all that are marked into the run-off. Returns how many. */
static size_t take(struct star *star, const bool *marked, bool *tied)
{
	size_t taken = 0;

	for (size_t i = 0; i < star->grades.items; i++) {
		if (!marked[i])
			continue;
		*(star->final.first < 0 ? &star->final.first : &star->final.second) = (int32_t)i;
		taken++;
	}
	for (size_t i = 0; taken && i < star->grades.items; i++)
		tied[i] = tied[i] && (int32_t)i != star->final.first && (int32_t)i != star->final.second;
	return taken;
}

/* Who of those with one sum goes into the run-off, for which there is room. Returns how much room is left, or that a lot is needed. */
static size_t take_tied(struct star *star, bool *tied, size_t room, struct arena *arena)
{
	size_t items = star->grades.items;
	bool *best = arena_array(arena, items, sizeof *best), *gone = arena_array(arena, items, sizeof *gone);
	int64_t *tops = arena_array(arena, items, sizeof *tops);

	for (size_t i = 0; i < items; i++)
		tops[i] = top_votes(star, i);
	drop_losers(star, tied, room, gone);
	while (room && count_tied(tied, items)) {
		size_t count;
		int32_t drawn;

		for (size_t i = 0; i < items; i++)
			best[i] = tied[i];
		count = count_tied(tied, items);
		if (count > room)
			count = keep(best, tops, items, true);
		drawn = count > room ? by_lot(star, best) : -1;
		if (count > room && drawn < 0)
			return room;
		for (size_t i = 0; drawn >= 0 && i < items; i++)
			best[i] = (int32_t)i == drawn;
		room -= take(star, best, tied);
	}
	return room;
}

/* Those with the best sum, and if that is one, those with the next. */
static void find_finalists(struct star *star, struct arena *arena)
{
	size_t items = star->grades.items, room = 2;
	bool *tied = arena_array(arena, items, sizeof *tied);

	for (size_t i = 0; i < items; i++)
		tied[i] = true;
	keep(tied, star->grades.sums, items, true);
	room = take_tied(star, tied, room, arena);
	if (room != 1 || count_tied(tied, items))
		return;
	for (size_t i = 0; i < items; i++)
		tied[i] = (int32_t)i != star->final.first;
	keep(tied, star->grades.sums, items, true);
	take_tied(star, tied, room, arena);
}

static int compare_final(const struct star *star, size_t a, size_t b, const int64_t *sums)
{
	int64_t apart = duel(star->pairs, a, b) - duel(star->pairs, b, a);

	if (!apart)
		apart = sums[a] - sums[b];
	if (!apart)
		apart = top_votes(star, a) - top_votes(star, b);
	return (apart > 0) - (apart < 0);
}

/* The winner of the run-off, or -1 where only a lot can tell. */
static int32_t run_off(struct star *star, const int64_t *sums, struct arena *arena)
{
	struct tally_final *final = &star->final;
	int order = compare_final(star, (size_t)final->first, (size_t)final->second, sums);
	bool *tied;

	final->first_votes = duel(star->pairs, (size_t)final->first, (size_t)final->second);
	final->second_votes = duel(star->pairs, (size_t)final->second, (size_t)final->first);
	if (order)
		return order > 0 ? final->first : final->second;
	tied = arena_array(arena, star->grades.items, sizeof *tied);
	tied[final->first] = tied[final->second] = true;
	return by_lot(star, tied);
}

/* The winner, the other finalist, the rest by score; who ties for the run-off stays joint. */
static void rank(struct star *star, struct tally_result *result, struct arena *arena)
{
	const struct tally_final *final = &star->final;
	size_t items = result->items;
	uint32_t *levels = arena_array(arena, items, sizeof *levels);
	int32_t winner = final->second >= 0 ? run_off(star, star->grades.sums, arena) : -1;

	for (size_t i = 0; i < items; i++) {
		bool finalist_i = (int32_t)i == final->first || (int32_t)i == final->second;

		if (final->second >= 0 && finalist_i) {
			levels[i] = winner >= 0 && (int32_t)i != winner;
			continue;
		}
		levels[i] = final->second >= 0 ? 2 : 0;
		for (size_t j = 0; j < items; j++)
			levels[i] += star->grades.sums[j] > star->grades.sums[i];
	}
	result_rank_levels(result, levels, TIE_SAME_SCORE, arena);
	for (size_t i = 0; i < items; i++)
		result->item[i].score = star->grades.sums[i];
}

static bool count_star(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	struct star *star = arena_alloc(arena, sizeof *star);

	star->pairs = pairwise_start(ballots, options, arena, result, err);
	if (!star->pairs)
		return false;
	star->grades = grades_count(ballots, UNRANKED_LAST, arena);
	star->lot = options->lot;
	star->final = (struct tally_final){ -1, -1, 0, 0, false };
	find_finalists(star, arena);
	detail->final = &star->final;
	result->detail = detail;
	rank(star, result, arena);
	return true;
}

const struct rule rule_star = {
	.name = "star",
	.help = "the two best sums of grades go into a run-off, which more ballots decide",
	.source = "Equal Vote Coalition 2014, starvoting.org/ties",
	.cost = "n^2 V",
	.unit = "sum of grades",
	.kinds = 1u << TALLY_GRADES,
	.count = count_star,
};
