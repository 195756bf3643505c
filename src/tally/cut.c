/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/cut.h"

static bool anybody(const struct tally_item *item)
{
	return item->people > 0 || (item->people < 0 && item->score > 0);
}

static void in_by_share(const struct tally_result *result, int64_t percent, struct tally_line *line)
{
	for (size_t i = 0; i < result->items; i++) {
		const struct tally_item *item = &result->item[i];
		int64_t people = item->people < 0 ? item->score / item->score_div : item->people;

		line->in[i] = anybody(item) && (__int128)people * 100 >= (__int128)percent * result->voters;
	}
}

/* Place 2 with three joint items reaches to 4. */
static uint32_t last_place(const struct tally_result *result, uint32_t place)
{
	uint32_t size = 0;

	for (size_t i = 0; i < result->items; i++)
		size += result->item[i].place == place && anybody(&result->item[i]);
	return place + size - 1;
}

static void in_by_place(const struct tally_result *result, int64_t places, struct tally_line *line)
{
	for (size_t i = 0; i < result->items; i++) {
		const struct tally_item *item = &result->item[i];

		if (!anybody(item) || item->place > places)
			continue;
		if (last_place(result, item->place) <= places) {
			line->in[i] = true;
		} else {
			line->tied[line->tied_count++] = (uint32_t)i;
			line->left = (size_t)(places - item->place + 1);
		}
	}
}

/* The item at the line from the one side or the other, or NULL. */
static const struct tally_item *nearest(const struct tally_result *result, const struct tally_line *line, bool in)
{
	const struct tally_item *found = NULL;

	for (size_t i = 0; i < result->items; i++) {
		const struct tally_item *item = &result->item[i];

		if (line->in[i] == in && anybody(item)
		    && (!found || (in ? item->place > found->place : item->place < found->place)))
			found = item;
	}
	return found;
}

static bool within_a_vote(const struct tally_item *a, const struct tally_item *b)
{
	__int128 apart = (__int128)a->score * b->score_div - (__int128)b->score * a->score_div;
	__int128 vote = a->score_div > b->score_div ? a->score_div : b->score_div;   /* of a mean, one grade of one ballot */

	return apart <= vote && apart >= -vote;
}

void cut_line(const struct tally_result *result, struct tally_cut cut, struct arena *arena, struct tally_line *line)
{
	const struct tally_item *above, *below;

	*line = (struct tally_line){
		.items = result->items,
		.in = arena_array(arena, result->items, sizeof *line->in),
		.tied = arena_array(arena, result->items, sizeof *line->tied),
	};
	if (cut.kind == CUT_SHARE)
		in_by_share(result, cut.number, line);
	else
		in_by_place(result, cut.kind == CUT_NONE ? (int64_t)result->items : cut.number, line);
	above = nearest(result, line, true);
	below = nearest(result, line, false);
	line->very_close = cut.kind == CUT_PLACES && !line->tied_count && above && below && within_a_vote(above, below);
}

size_t line_in_count(const struct tally_line *line)
{
	size_t count = 0;

	for (size_t i = 0; i < line->items; i++)
		count += line->in[i];
	return count;
}

static void settle(struct tally_line *line)
{
	line->tied_count = 0;
	line->left = 0;
}

void line_choose(struct tally_line *line, const uint32_t *chosen, size_t count)
{
	for (size_t i = 0; i < count; i++)
		line->in[chosen[i]] = true;
	settle(line);
}
