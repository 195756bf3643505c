/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/stages.h"

/* Scottish Local Government Elections Order 2007, rules 45 to 52: votes in units of 1/100,000, cut off. */
enum { UNIT = 100000 };

struct count {
	struct tally_stages *stages;
	struct papers *papers;
	int64_t *votes;
	bool *pending;           /* elected, surplus not transferred yet */
	int64_t quota, exhausted;
};

static void give(struct count *count, size_t ballot, int32_t item)
{
	int64_t worth = count->papers->value[ballot] * ballot_weight(count->papers->ballots, ballot);

	if (item >= 0)
		count->votes[item] += worth;
	else
		count->exhausted += worth;
}

static void first_preferences(struct count *count)
{
	for (size_t i = 0; i < count->papers->count; i++) {
		count->papers->value[i] = UNIT;
		give(count, i, papers_next(count->papers, i, 0, count->stages->state));
	}
}

/* Papers of the item move on; each keeps surplus / all of its value (all = surplus: the whole). */
static void move_papers(struct count *count, uint32_t item, int64_t surplus, int64_t all)
{
	for (size_t i = 0; i < count->papers->count; i++) {
		if (papers_holder(count->papers, i) != (int32_t)item)
			continue;
		count->papers->value[i] = all ? (int64_t)((__int128)count->papers->value[i] * surplus / all) : 0;
		give(count, i, papers_next(count->papers, i, count->papers->at[i] + 1, count->stages->state));
	}
}

static void tell(struct count *count, struct tally_stage told)
{
	struct tally_stage *stage = stages_add(count->stages, told.kind, told.item, count->votes);

	told.votes = stage->votes;
	told.exhausted = count->exhausted;
	told.quota = count->quota;
	*stage = told;
}

/* Whoever has the quota, the largest votes first; equal votes in any order, it changes nothing. */
static void elect(struct count *count)
{
	for (;;) {
		int32_t best = -1;

		for (uint32_t i = 0; i < count->stages->items; i++)
			if (count->stages->state[i] == STATE_HOPEFUL && count->votes[i] >= count->quota
			    && (best < 0 || count->votes[i] > count->votes[best]))
				best = (int32_t)i;
		if (best < 0)
			return;
		stages_elect(count->stages, (uint32_t)best);
		count->pending[best] = true;
	}
}

static void transfer_surplus(struct count *count, uint32_t item, struct tally_stage told)
{
	int64_t surplus = count->votes[item] - count->quota, all = count->votes[item];

	count->pending[item] = false;
	count->votes[item] = count->quota;
	move_papers(count, item, surplus, all);
	told.kind = STAGE_SURPLUS;
	told.item = item;
	told.moved = surplus;
	tell(count, told);
}

static void exclude(struct count *count, uint32_t item, struct tally_stage told)
{
	told.kind = STAGE_EXCLUDED;
	told.item = item;
	told.moved = count->votes[item];
	stages_exclude(count->stages, item);
	count->votes[item] = 0;
	move_papers(count, item, 1, 1);
	tell(count, told);
}

static bool any_pending(const struct count *count, bool *candidates)
{
	bool any = false;

	for (size_t i = 0; i < count->stages->items; i++)
		any |= candidates[i] = count->pending[i];
	return any;
}

static void step(struct count *count, bool *candidates)
{
	struct tally_stage told = { 0 };
	bool surplus = any_pending(count, candidates);
	int32_t item;

	for (size_t i = 0; !surplus && i < count->stages->items; i++)
		candidates[i] = count->stages->state[i] == STATE_HOPEFUL;
	item = stages_pick(count->stages, candidates, surplus, &told);
	if (item >= 0 && surplus)
		transfer_surplus(count, (uint32_t)item, told);
	else if (item >= 0)
		exclude(count, (uint32_t)item, told);
}

static void count_stages(struct tally_stages *stages, struct papers *papers, int64_t voters)
{
	struct count count = { .stages = stages, .papers = papers };
	size_t items = stages->items;
	bool *candidates = arena_array(stages->arena, items, sizeof *candidates);

	count.votes = arena_array(stages->arena, items, sizeof *count.votes);
	count.pending = arena_array(stages->arena, items, sizeof *count.pending);
	stages->unit = UNIT;
	count.quota = (voters / ((int64_t)stages->seats + 1) + 1) * UNIT;
	first_preferences(&count);
	tell(&count, (struct tally_stage){ .kind = STAGE_FIRST });
	for (elect(&count); !stages_complete(stages); elect(&count))
		step(&count, candidates);
}

static bool count_stv_scottish(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	return papers_count(ballots, options, arena, result, count_stages, err);
}

const struct rule rule_stv_scottish = {
	.name = "stv-scottish",
	.help = "votes above a quota go on to the next choice, and so do those of whoever is last",
	.source = "Scottish Local Government Elections Order 2007",
	.cost = "n V for each stage",
	.unit = "items behind it",
	.kinds = 1u << TALLY_RANKS,
	.seats = true,
	.count = count_stv_scottish,
};
