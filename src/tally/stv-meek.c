/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/stages.h"

/*
 * Meek's method as the Proportional Representation Foundation's reference rule
 * fixes it: units of 1/1,000,000,000; an elected item keeps the part keep of each
 * vote and hands on the rest, until what is kept is the quota.
 */
enum { UNIT = 1000000000, SMALL = 1000 };   /* a surplus below 0.000001 votes is none */

struct count {
	struct tally_stages *stages;
	struct papers *papers;
	int64_t *votes, *keep;
	int64_t quota, surplus, exhausted;
};

static int64_t divide_up(__int128 a, int64_t b)
{
	return (int64_t)((a + b - 1) / b);
}

static void distribute_paper(struct count *count, size_t ballot)
{
	const int16_t *order = count->papers->order + ballot * (count->papers->items + 1);
	int64_t weight = ballot_weight(count->papers->ballots, ballot), rest = UNIT;

	for (; *order >= 0 && rest > 0; order++) {
		int64_t kept = divide_up((__int128)rest * count->keep[*order], UNIT);

		count->votes[*order] += kept * weight;
		rest -= kept;
	}
	count->exhausted += rest * weight;
}

static void distribute(struct count *count, int64_t voters)
{
	int64_t all;

	count->exhausted = 0;
	for (size_t i = 0; i < count->stages->items; i++)
		count->votes[i] = 0;
	for (size_t i = 0; i < count->papers->count; i++)
		distribute_paper(count, i);
	all = voters * UNIT - count->exhausted;
	count->quota = all / ((int64_t)count->stages->seats + 1) + 1;
}

static void tell(struct count *count, struct tally_stage told)
{
	struct tally_stage *stage = stages_add(count->stages, told.kind, told.item, count->votes);

	told.votes = stage->votes;
	told.moved = count->surplus;
	told.exhausted = count->exhausted;
	told.quota = count->quota;
	*stage = told;
}

static bool elect(struct count *count)
{
	bool any = false;

	for (uint32_t i = 0; i < count->stages->items; i++)
		if (count->stages->state[i] == STATE_HOPEFUL && count->votes[i] >= count->quota) {
			stages_elect(count->stages, i);
			tell(count, (struct tally_stage){ .kind = STAGE_ELECTED, .item = i });
			any = true;
		}
	return any;
}

static void sum_surplus(struct count *count)
{
	count->surplus = 0;
	for (size_t i = 0; i < count->stages->items; i++)
		if (count->stages->state[i] == STATE_ELECTED && count->votes[i] > count->quota)
			count->surplus += count->votes[i] - count->quota;
}

static void keep_less(struct count *count)
{
	for (size_t i = 0; i < count->stages->items; i++)
		if (count->stages->state[i] == STATE_ELECTED && count->votes[i])
			count->keep[i] = divide_up((__int128)divide_up((__int128)count->keep[i] * count->quota, UNIT) * UNIT,
			    count->votes[i]);
}

/* Until somebody is elected (true), or the surplus is small or shrinks no more. */
static bool iterate(struct count *count, int64_t voters)
{
	int64_t last = voters * UNIT;

	for (;;) {
		bool elected;

		distribute(count, voters);
		elected = elect(count);
		sum_surplus(count);
		if (elected || count->surplus < SMALL || count->surplus >= last)
			return elected;
		last = count->surplus;
		keep_less(count);
	}
}

/* Whoever is within the surplus of the lowest ties with it; the lot decides, earlier stages do not. */
static void exclude_lowest(struct count *count, bool *candidates)
{
	struct tally_stage told = { .kind = STAGE_EXCLUDED };
	size_t stages = count->stages->count, tied = 0;
	int64_t low = INT64_MAX;
	int32_t item;

	for (size_t i = 0; i < count->stages->items; i++)
		if (count->stages->state[i] == STATE_HOPEFUL && count->votes[i] < low)
			low = count->votes[i];
	for (size_t i = 0; i < count->stages->items; i++)
		tied += candidates[i] = count->stages->state[i] == STATE_HOPEFUL && count->votes[i] - low <= count->surplus;
	count->stages->count = 0;
	item = stages_pick(count->stages, candidates, false, &told);
	count->stages->count = stages;
	if (item < 0 && tied > 1)
		return;
	count->stages->tied_count = 0;
	for (size_t i = 0; tied == 1 && i < count->stages->items; i++)
		if (candidates[i])
			item = (int32_t)i;
	told.item = (uint32_t)item;
	told.by_lot = tied > 1;
	tell(count, told);
	stages_exclude(count->stages, told.item);
	count->keep[item] = 0;
}

static void count_stages(struct tally_stages *stages, struct papers *papers, int64_t voters)
{
	struct count count = { .stages = stages, .papers = papers };
	size_t items = stages->items;
	bool *candidates = arena_array(stages->arena, items, sizeof *candidates);

	count.votes = arena_array(stages->arena, items, sizeof *count.votes);
	count.keep = arena_array(stages->arena, items, sizeof *count.keep);
	stages->unit = UNIT;
	stages->recounted = true;
	for (size_t i = 0; i < items; i++)
		count.keep[i] = UNIT;
	distribute(&count, voters);
	tell(&count, (struct tally_stage){ .kind = STAGE_FIRST });
	while (!stages_complete(stages))
		if (!iterate(&count, voters))
			exclude_lowest(&count, candidates);
}

static bool count_stv_meek(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	return papers_count(ballots, options, arena, result, count_stages, err);
}

const struct rule rule_stv_meek = {
	.name = "stv-meek",
	.help = "elected items keep just the quota of every vote that names them; the rest goes on, again and again",
	.source = "Meek 1969; reference rule of the Proportional Representation Foundation",
	.cost = "n V for each iteration",
	.unit = "items behind it",
	.kinds = 1u << TALLY_RANKS,
	.seats = true,
	.count = count_stv_meek,
};
