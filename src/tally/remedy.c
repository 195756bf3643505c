/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tally/cut.h"
#include "tally/pairwise.h"

/* By level, 0 best: whole levels go in while they fit; the level that does not fit stays tied, if any place is left. */
static void part_by_levels(struct tally_line *line, const uint32_t *levels, size_t level_count)
{
	size_t still = 0, left = line->left;
	uint32_t tied_level = (uint32_t)level_count;

	for (uint32_t level = 0; left && level < level_count; level++) {
		size_t size = 0;

		for (size_t i = 0; i < line->tied_count; i++)
			size += levels[i] == level;
		if (size > left) {
			tied_level = level;
			break;
		}
		for (size_t i = 0; i < line->tied_count; i++)
			if (levels[i] == level)
				line->in[line->tied[i]] = true;
		left -= size;
	}
	for (size_t i = 0; i < line->tied_count; i++)
		if (levels[i] == tied_level)
			line->tied[still++] = line->tied[i];
	line->tied_count = still;
	line->left = left;
}

static void keep_all(const struct tally_ballots *ballots, const struct tally_result *result, const uint32_t *order,
    struct arena *arena, struct tally_line *line)
{
	(void)ballots, (void)result, (void)order, (void)arena;
	line_choose(line, line->tied, line->tied_count);
}

static void keep_none(const struct tally_ballots *ballots, const struct tally_result *result, const uint32_t *order,
    struct arena *arena, struct tally_line *line)
{
	(void)ballots, (void)result, (void)order, (void)arena;
	line_choose(line, NULL, 0);
}

static void head_to_head(const struct tally_ballots *ballots, const struct tally_result *result,
    const uint32_t *order, struct arena *arena, struct tally_line *line)
{
	const struct pairwise *pairs = result->pairwise;
	uint32_t *levels = arena_array(arena, line->tied_count, sizeof *levels);

	(void)order;
	if (!pairs)
		pairs = pairwise_new(ballots, UNRANKED_LAST, arena, NULL);
	if (pairs)
		part_by_levels(line, levels, pairwise_levels(pairs, line->tied, line->tied_count, levels, arena));
}

typedef int64_t item_count_fn(const struct tally_item *item);

static void part_by_count(const struct tally_result *result, item_count_fn *value, struct arena *arena,
    struct tally_line *line)
{
	uint32_t *levels = arena_array(arena, line->tied_count, sizeof *levels);

	for (size_t i = 0; i < line->tied_count; i++)
		for (size_t j = 0; j < line->tied_count; j++)
			levels[i] += value(&result->item[line->tied[j]]) > value(&result->item[line->tied[i]]);
	part_by_levels(line, levels, line->tied_count);
}

static int64_t people(const struct tally_item *item)
{
	return item->people;
}

static void more_people(const struct tally_ballots *ballots, const struct tally_result *result,
    const uint32_t *order, struct arena *arena, struct tally_line *line)
{
	(void)ballots, (void)order;
	part_by_count(result, people, arena, line);
}

static int64_t first_choices(const struct tally_item *item)
{
	return item->first_choices;
}

static void more_first_choices(const struct tally_ballots *ballots, const struct tally_result *result,
    const uint32_t *order, struct arena *arena, struct tally_line *line)
{
	(void)ballots, (void)order;
	part_by_count(result, first_choices, arena, line);
}

static void lot(const struct tally_ballots *ballots, const struct tally_result *result, const uint32_t *order,
    struct arena *arena, struct tally_line *line)
{
	uint32_t *drawn = arena_array(arena, line->left, sizeof *drawn);

	(void)ballots, (void)result;
	for (size_t i = 0; i < line->left; i++)
		drawn[i] = line->tied[order[i]];
	line_choose(line, drawn, line->left);
}

enum { COMPARING = 1u << TALLY_RANKS | 1u << TALLY_DOTS | 1u << TALLY_GRADES | 1u << TALLY_APPROVALS };

static const struct remedy remedies[WAYS_OUT] = {
	[WAY_KEEP_ALL] = { .help = "all of them go on", .apply = keep_all },
	[WAY_KEEP_NONE] = { .help = "none of them goes on", .apply = keep_none },
	[WAY_HEAD_TO_HEAD] = { .help = "whoever is preferred by more ballots, one against one", .kinds = COMPARING, .apply = head_to_head },
	[WAY_MORE_PEOPLE] = { .help = "whoever was chosen by more people", .kinds = COMPARING, .apply = more_people },
	[WAY_MORE_FIRST_CHOICES] = { .help = "whoever was put first more often", .kinds = 1u << TALLY_RANKS, .apply = more_first_choices },
	[WAY_RUN_OFF] = { .help = "vote again, only about these" },
	[WAY_GROUP_DECIDES] = { .help = "talk, and decide together" },
	[WAY_HAT] = { .help = "draw names from a hat" },
	[WAY_LOT] = { .help = "the computer draws; the seed is shown and kept", .random = true, .apply = lot },
};

const char *const way_out_names[WAYS_OUT + 1] = {
	[WAY_KEEP_ALL] = "keep-all", [WAY_KEEP_NONE] = "keep-none", [WAY_HEAD_TO_HEAD] = "head-to-head", [WAY_MORE_PEOPLE] = "more-people",
	[WAY_MORE_FIRST_CHOICES] = "more-first-choices", [WAY_RUN_OFF] = "run-off", [WAY_GROUP_DECIDES] = "group-decides", [WAY_HAT] = "hat",
	[WAY_LOT] = "lot",
};

enum way_out way_out_find(const char *name, size_t length)
{
	enum way_out way = 0;

	while (way < WAYS_OUT && (strlen(way_out_names[way]) != length || memcmp(way_out_names[way], name, length)))
		way++;
	return way;
}

const struct remedy *remedy_of(enum way_out way)
{
	return &remedies[way];
}

const struct remedy *remedy_find(const char *name)
{
	enum way_out way = way_out_find(name, strlen(name));

	return way < WAYS_OUT ? &remedies[way] : NULL;
}

const char *remedy_name(const struct remedy *remedy)
{
	return way_out_names[remedy - remedies];
}

bool remedy_fits(const struct remedy *remedy, const struct tally_ballots *ballots)
{
	return !remedy->kinds || (!ballots->amounts && (remedy->kinds & 1u << ballots->kind));
}

bool remedy_apply(const struct remedy *remedy, const struct tally_ballots *ballots, const struct tally_result *result,
    const uint32_t *order, struct arena *arena, struct tally_line *line)
{
	remedy->apply(ballots, result, order, arena, line);
	return !line->tied_count;
}
