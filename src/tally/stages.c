/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/stages.h"

#include <stdlib.h>
#include <string.h>

struct tally_stages *stages_start(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result)
{
	struct tally_stages *stages = arena_alloc(arena, sizeof *stages);
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	size_t items = ballots->items;

	result_start(result, ballots, arena);
	*stages = (struct tally_stages){
		.items = items, .hopeful = items, .unit = 1,
		.seats = options->seats ? options->seats : 1,
		.state = arena_array(arena, items, sizeof *stages->state),
		.elected = arena_array(arena, items, sizeof *stages->elected),
		.lot = options->lot, .arena = arena,
	};
	detail->stages = stages;
	result->detail = detail;
	return stages;
}

struct tally_stage *stages_add(struct tally_stages *stages, enum stage_kind kind, uint32_t item, const int64_t *votes)
{
	if (stages->count == stages->room) {
		size_t room = stages->room ? 2 * stages->room : 16;

		stages->list = arena_grow(stages->arena, stages->list, stages->count, room, sizeof *stages->list);
		stages->room = room;
	}
	stages->list[stages->count] = (struct tally_stage){
		.kind = kind, .item = item,
		.votes = arena_grow(stages->arena, votes, stages->items, stages->items, sizeof *votes),
	};
	return &stages->list[stages->count++];
}

void stages_elect(struct tally_stages *stages, uint32_t item)
{
	stages->state[item] = STATE_ELECTED;
	stages->elected[stages->elected_count++] = item;
	stages->hopeful--;
}

void stages_exclude(struct tally_stages *stages, uint32_t item)
{
	stages->state[item] = STATE_EXCLUDED;
	stages->hopeful--;
}

bool stages_complete(struct tally_stages *stages)
{
	if (stages->elected_count >= stages->seats || stages->tied_count)
		return true;
	if (stages->elected_count + stages->hopeful > stages->seats)
		return false;
	for (uint32_t i = 0; i < stages->items; i++)
		if (stages->state[i] == STATE_HOPEFUL)
			stages_elect(stages, i);
	return true;
}

/* Keeps of the candidates who stand best (or worst) in votes. Returns how many; sets *last to one of them. */
static size_t keep_edge(bool *candidates, size_t items, const int64_t *votes, bool most, int32_t *last)
{
	int64_t edge = 0;
	size_t count = 0;

	*last = -1;
	for (size_t i = 0; i < items; i++)
		if (candidates[i] && (*last < 0 || (most ? votes[i] > edge : votes[i] < edge))) {
			edge = votes[i];
			*last = (int32_t)i;
		}
	for (size_t i = 0; i < items; i++)
		count += candidates[i] = candidates[i] && votes[i] == edge;
	return count;
}

static int32_t draw_lot(const struct tally_stages *stages, const bool *candidates)
{
	for (size_t i = 0; i < stages->items; i++)
		if (candidates[stages->lot[i]])
			return (int32_t)stages->lot[i];
	return -1;
}

static void stop_at(struct tally_stages *stages, const bool *candidates)
{
	uint32_t *tied = arena_array(stages->arena, stages->items, sizeof *tied);

	for (uint32_t i = 0; i < stages->items; i++)
		if (candidates[i])
			tied[stages->tied_count++] = i;
	stages->tied = tied;
}

int32_t stages_pick(struct tally_stages *stages, bool *candidates, bool most, struct tally_stage *told)
{
	int32_t item = -1;

	for (size_t stage = stages->count; stage-- > 0;) {
		if (keep_edge(candidates, stages->items, stages->list[stage].votes, most, &item) == 1)
			return item;
		told->by_earlier = true;
	}
	told->by_earlier = false;
	if (!stages->lot) {
		stop_at(stages, candidates);
		return -1;
	}
	told->by_lot = true;
	return draw_lot(stages, candidates);
}

static void stages_finish(const struct tally_stages *stages, struct tally_result *result, struct arena *arena)
{
	static const uint32_t level_of[] = { [STATE_ELECTED] = 0, [STATE_HOPEFUL] = 1, [STATE_EXCLUDED] = 2 };
	uint32_t *levels = arena_array(arena, stages->items, sizeof *levels);

	for (size_t i = 0; i < stages->items; i++) {
		levels[i] = level_of[stages->state[i]];
		if (levels[i] == 1 && !stages->tied_count)
			levels[i] = 2;
		result->item[i].chosen = stages->state[i] == STATE_ELECTED;
	}
	result_rank_levels(result, levels, TIE_NOT_ELECTED, arena);
}

static bool list_preferences(const int16_t *marks, size_t items, int16_t *order)
{
	size_t length = 0;

	memset(order, 0xff, (items + 1) * sizeof *order);
	for (size_t i = 0; i < items; i++) {
		if (marks[i] <= 0)
			continue;
		if ((size_t)marks[i] > items || order[marks[i] - 1] >= 0)
			return false;
		order[marks[i] - 1] = (int16_t)i;
	}
	for (size_t i = 0; i < items; i++)
		if (order[i] >= 0)
			order[length++] = order[i];
	order[length] = -1;
	return true;
}

static bool papers_new(const struct tally_ballots *ballots, struct papers *papers, struct err *err)
{
	*papers = (struct papers){
		.count = ballots->count, .items = ballots->items, .ballots = ballots,
		.order = mem_array(ballots->count * (ballots->items + 1), sizeof *papers->order),
		.at = mem_array(ballots->count, sizeof *papers->at),
		.value = mem_array(ballots->count, sizeof *papers->value),
	};
	for (size_t i = 0; i < ballots->count; i++)
		if (!list_preferences(ballot_marks(ballots, i), ballots->items, papers->order + i * (ballots->items + 1)))
			return err_set(err, "ballot %zu gives two items one rank; this rule needs one item a rank", i + 1);
	return true;
}

static void papers_free(struct papers *papers)
{
	free(papers->order);
	free(papers->at);
	free(papers->value);
}

bool papers_count(const struct tally_ballots *ballots, const struct rule_options *options, struct arena *arena, struct tally_result *result,
    void (*count)(struct tally_stages *stages, struct papers *papers, int64_t voters), struct err *err)
{
	struct tally_stages *stages = stages_start(ballots, options, arena, result);
	struct papers papers;
	bool fit = papers_new(ballots, &papers, err);

	if (fit) {
		count(stages, &papers, result->voters);
		stages_finish(stages, result, arena);
	}
	papers_free(&papers);
	return fit;
}

int32_t papers_holder(const struct papers *papers, size_t ballot)
{
	return papers->order[ballot * (papers->items + 1) + papers->at[ballot]];
}

int32_t papers_next(struct papers *papers, size_t ballot, uint32_t from, const enum stage_state *state)
{
	int32_t item;

	papers->at[ballot] = from;
	while ((item = papers_holder(papers, ballot)) >= 0 && state[item] != STATE_HOPEFUL)
		papers->at[ballot]++;
	return item;
}
