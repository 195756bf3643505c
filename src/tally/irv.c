/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/shares.h"
#include "tally/stages.h"

struct count {
	const struct tally_ballots *ballots;
	struct tally_stages *stages;
	int64_t *votes;
	bool *in;
	int64_t exhausted;
	uint32_t *out_at;        /* the stage in which an item went out */
};

/* A ballot with several items jointly best is shared between them. */
static void recount(struct count *count)
{
	count->exhausted = 0;
	for (size_t i = 0; i < count->ballots->items; i++)
		count->votes[i] = 0;
	for (size_t i = 0; i < count->ballots->count; i++) {
		const int16_t *marks = ballot_marks(count->ballots, i);
		int64_t worth = ballot_weight(count->ballots, i) * count->stages->unit;
		int16_t rank;
		size_t sharing = shares_first(count->ballots, i, count->in, &rank);

		if (!sharing)
			count->exhausted += worth;
		for (size_t item = 0; sharing && item < count->ballots->items; item++)
			if (count->in[item] && marks[item] == rank)
				count->votes[item] += worth / (int64_t)sharing;
	}
}

static void tell(struct count *count, struct tally_stage told)
{
	struct tally_stage *stage = stages_add(count->stages, told.kind, told.item, count->votes);

	told.votes = stage->votes;
	told.exhausted = count->exhausted;
	*stage = told;
}

static int32_t majority(const struct count *count)
{
	int64_t all = 0;

	for (size_t i = 0; i < count->ballots->items; i++)
		all += count->votes[i];
	for (size_t i = 0; i < count->ballots->items; i++)
		if (count->in[i] && (count->votes[i] * 2 > all || count->stages->hopeful == 1))
			return (int32_t)i;
	return -1;
}

/* All at once, so that no stage between them can depend on their order. */
static void exclude(struct count *count, const bool *leaving, struct tally_stage told)
{
	uint32_t stage = (uint32_t)count->stages->count;
	int64_t low = 0;

	told.kind = STAGE_EXCLUDED;
	for (uint32_t i = 0; i < count->ballots->items; i++) {
		if (!leaving[i])
			continue;
		low = count->votes[i];
		stages_exclude(count->stages, i);
		count->in[i] = false;
		count->out_at[i] = stage;
	}
	recount(count);
	told.moved = low;
	for (told.item = 0; told.item < count->ballots->items; told.item++)
		if (leaving[told.item])
			tell(count, told);
}

/* Who has the fewest votes, if together they have fewer than the next: then all can go. Returns how many are lowest. */
static size_t lowest(const struct count *count, bool *candidates, bool *together)
{
	int64_t low = INT64_MAX, next = INT64_MAX;
	size_t tied = 0;

	for (size_t i = 0; i < count->ballots->items; i++)
		if (count->in[i] && count->votes[i] < low)
			low = count->votes[i];
	for (size_t i = 0; i < count->ballots->items; i++) {
		tied += candidates[i] = count->in[i] && count->votes[i] == low;
		if (count->in[i] && count->votes[i] > low && count->votes[i] < next)
			next = count->votes[i];
	}
	*together = next < INT64_MAX && (__int128)low * (__int128)tied < next;
	return tied;
}

static void exclude_lowest(struct count *count, bool *candidates)
{
	struct tally_stage told = { 0 };
	bool together;
	size_t tied = lowest(count, candidates, &together);
	int32_t item;

	if (tied == 1 || together) {
		exclude(count, candidates, told);
		return;
	}
	item = stages_pick(count->stages, candidates, false, &told);
	for (size_t i = 0; item >= 0 && i < count->ballots->items; i++)
		candidates[i] = (int32_t)i == item;
	if (item >= 0)
		exclude(count, candidates, told);
}

/* The winner, who is still in by their votes, then the excluded, the last first. */
static void rank(const struct count *count, struct tally_result *result, int32_t winner, struct arena *arena)
{
	size_t items = count->ballots->items;
	uint32_t *levels = arena_array(arena, items, sizeof *levels);

	for (size_t i = 0; i < items; i++)
		for (size_t j = 0; j < items; j++) {
			if (count->in[i] && count->in[j])
				levels[i] += winner >= 0 && (int32_t)i != winner
				    && ((int32_t)j == winner || count->votes[j] > count->votes[i]);
			else
				levels[i] += !count->in[i] && (count->in[j] || count->out_at[j] > count->out_at[i]);
		}
	if (winner >= 0)
		result->item[winner].chosen = true;
	result_rank_levels(result, levels, winner < 0 ? TIE_EVEN : TIE_SAME_SCORE, arena);
}

static bool count_irv(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct count count = { .ballots = ballots, .stages = stages_start(ballots, options, arena, result) };
	bool *candidates = arena_array(arena, ballots->items, sizeof *candidates);
	int32_t winner = -1;

	if (!shares_unit(shares_ties(ballots), &count.stages->unit, err))
		return false;
	count.votes = arena_array(arena, ballots->items, sizeof *count.votes);
	count.in = arena_array(arena, ballots->items, sizeof *count.in);
	count.out_at = arena_array(arena, ballots->items, sizeof *count.out_at);
	for (size_t i = 0; i < ballots->items; i++)
		count.in[i] = true;
	recount(&count);
	tell(&count, (struct tally_stage){ .kind = STAGE_FIRST });
	while (count.stages->hopeful && (winner = majority(&count)) < 0 && !count.stages->tied_count)
		exclude_lowest(&count, candidates);
	if (winner >= 0)
		stages_elect(count.stages, (uint32_t)winner);
	rank(&count, result, winner, arena);
	return true;
}

const struct rule rule_irv = {
	.name = "irv",
	.help = "whoever is last goes out and those votes go to the next choice, until one has more than half",
	.source = "Ware 1871; instant run-off",
	.cost = "n^2 V",
	.unit = "items behind it",
	.kinds = 1u << TALLY_RANKS,
	.count = count_irv,
};
