/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

#include "model/items.h"

/* What several stages of the wall are made of. */

const char *poll_words(const struct scene *scene, const struct look *look, size_t item)
{
	const struct poll_item *offered = poll_item(scene->poll, item);
	const struct item *known = items_find(scene->session, offered->id);

	return known ? wall_item(scene, look, known, offered->wording) : offered->wording;
}

static const char *poll_lettered(const struct scene *scene, const struct look *look, size_t item)
{
	return arena_format(scene->arena, "%s  %s", poll_item(scene->poll, item)->letter, poll_words(scene, look, item));
}

static bool belongs(const struct poll_line *line, enum poll_part part)
{
	return line && (part == PART_ALL || line->selected == (part == PART_SELECTED));
}

enum { MEAN_PARTS = 100 };

bool poll_is_graded(const struct scene *scene)
{
	return scene->exercise->type->polling->shape == BALLOT_GRADES;
}

static bool spends(const struct scene *scene)
{
	return scene->exercise->type->polling->budget_option;
}

/* A mean in hundredths, rounded; else the score itself. */
static int64_t bar_of(const struct scene *scene, const struct poll_line *line)
{
	return poll_is_graded(scene) ? (line->score * MEAN_PARTS * 2 + line->score_div) / (line->score_div * 2) : line->score;
}

static int64_t most_possible(const struct scene *scene)
{
	struct poll_limits limits = poll_limits(scene->poll);
	size_t in = poll_ballots_in(scene->poll), of = poll_entitled(scene->poll);
	const struct polling *polling = scene->exercise->type->polling;
	bool in_order = polling->shape == BALLOT_ORDER;

	if (polling->by_place)
		return limits.choose;
	return (int64_t)(in > of ? in : of) * (in_order ? limits.choose : limits.max_per_item);
}

/*
 * What a whole bar stands for: what was possible, so that no bar changes while others are revealed, nor
 * tells of what is still hidden; the first one's score when all is told, so that a bar is as long as can be.
 * A mean is measured by the best grade, what is bought by all who voted.
 */
static int64_t whole_bar(const struct scene *scene)
{
	const struct poll_line *first = poll_lines(scene->poll) ? poll_line(scene->poll, 0) : NULL;

	if (poll_is_graded(scene))
		return poll_limits(scene->poll).max_per_item * MEAN_PARTS;
	if (spends(scene))
		return (int64_t)poll_ballots_in(scene->poll);
	return first ? first->score : most_possible(scene);
}

/* What is bought has no place, but for its turn. */
static struct board_row *add_bar(const struct scene *scene, const struct look *look, struct board *board, struct block *bars,
    const struct poll_line *line)
{
	if (spends(scene))
		return board_row(board, bars, poll_item(scene->poll, line->item)->letter, poll_words(scene, look, line->item));
	return board_row(board, bars, arena_format(scene->arena, "%lld%s", (long long)line->place, line->joint ? "=" : ""),
	    poll_lettered(scene, look, line->item));
}

/* "3 people", and what else stands beside the item: "costs 300". */
static const char *unit_of(const struct scene *scene, const struct poll_line *line)
{
	const struct polling *polling = scene->exercise->type->polling;
	const char *told = polling->told(scene, line->score, line->people_known ? line->people : -1);
	const char *beside = polling->beside ? polling->beside(scene, poll_item(scene->poll, line->item)->id) : NULL;

	return beside ? arena_format(scene->arena, "%s, %s", told, beside) : told;
}

static void put_bar(const struct scene *scene, const struct look *look, struct board *board, struct block *bars,
    const struct poll_line *line)
{
	struct board_row *row = add_bar(scene, look, board, bars, line);

	row->value = bar_of(scene, line);
	if (poll_is_graded(scene))
		row->figure = board_keep(board, arena_format(scene->arena, "%lld.%02lld", (long long)(row->value / MEAN_PARTS),
		    (long long)(row->value % MEAN_PARTS)));
	row->unit = board_keep(board, unit_of(scene, line));
	row->emphasis = line->selected ? EMPHASIS_STRONG : EMPHASIS_NONE;
}

const char *poll_heading(const struct scene *scene)
{
	const char *heading = scene->exercise->type->polling->heading;

	return heading ? tr(scene->tongue, heading) : tr(scene->tongue, "What matters to us:");
}

void poll_bars(const struct scene *scene, const struct look *look, struct board *board, const char *heading, enum poll_part part)
{
	struct block *bars = NULL;

	for (size_t i = 0; i < poll_lines(scene->poll); i++) {
		const struct poll_line *line = poll_line(scene->poll, i);

		if (!belongs(line, part))
			continue;
		if (!bars)
			bars = board_bars(board, heading, whole_bar(scene));
		put_bar(scene, look, board, bars, line);
	}
}

void poll_matrix_rows(const struct scene *scene, const struct look *look, struct board *board, struct block *matrix)
{
	for (size_t i = 0; i < poll_lines(scene->poll); i++)
		board_row(board, matrix, poll_item(scene->poll, poll_line(scene->poll, i)->item)->letter,
		    poll_words(scene, look, poll_line(scene->poll, i)->item));
	wall_focus(look, matrix);
}

void poll_tell_turnout(const struct scene *scene, struct board *board)
{
	if (poll_turnout_missed(scene->poll))
		board_format(board, EMPHASIS_WARN, tr(scene->tongue, "Fewer than %lld %% of us voted: what does it count for?"),
		    (long long)poll_min_turnout(scene->poll));
}

void poll_also_named_list(const struct scene *scene, const struct look *look, struct board *board)
{
	struct block *list = NULL;

	for (size_t i = 0; i < poll_also_named(scene->poll); i++) {
		size_t item = poll_also_named_item(scene->poll, i);

		if (!list)
			list = board_list(board, tr(scene->tongue, "Also named:"));
		board_row(board, list, poll_item(scene->poll, item)->letter, poll_words(scene, look, item));
	}
}
