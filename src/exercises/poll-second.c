/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/poll-wall.h"

/* A second round beside the first, and the talk between them. */

void poll_talk_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	board_say(board, EMPHASIS_STRONG, "Let us talk about it. Then we vote once more.");
	poll_bars(scene, look, board, tr(scene->tongue, "So far:"), PART_ALL);
	poll_also_named_list(scene, look, board);
}

static struct scene scene_before(const struct scene *scene)
{
	struct scene before = *scene;

	before.poll = poll_before(scene->poll, scene->arena);
	return before;
}

static void put_side(const struct scene *scene, const struct look *look, struct board *side, const char *title)
{
	board_title(side, title);
	if (!poll_lines(scene->poll))
		board_say(side, EMPHASIS_NONE, "Nobody chose anything this time.");
	poll_bars(scene, look, side, "", PART_ALL);
}

/* By id: what was worded anew or came in between has its own letter. */
static bool is_selected(const struct poll *poll, const char *id)
{
	for (size_t i = 0; i < poll_lines(poll); i++) {
		const struct poll_line *line = poll_line(poll, i);

		if (line && line->selected && str_same(poll_item(poll, line->item)->id, id))
			return true;
	}
	return false;
}

/* The letters of what is selected in one of them and not in the other. */
static const char *only_in(const struct scene *scene, const struct poll *one, const struct poll *other)
{
	const char *letters = "";

	for (size_t i = 0; i < poll_lines(one); i++) {
		const struct poll_line *line = poll_line(one, i);
		const struct poll_item *item = line ? poll_item(one, line->item) : NULL;

		if (item && line->selected && !is_selected(other, item->id))
			letters = arena_format(scene->arena, "%s%s%s", letters, *letters ? ", " : "", item->letter);
	}
	return letters;
}

static void tell_moves(const struct scene *scene, const struct poll *before, struct board *board)
{
	const char *come = only_in(scene, scene->poll, before), *gone = only_in(scene, before, scene->poll);

	if (*come)
		board_format(board, EMPHASIS_STRONG, tr(scene->tongue, "New above the line: %s"), come);
	if (*gone)
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "No longer above it: %s"), gone);
	if (!*come && !*gone)
		board_say(board, EMPHASIS_STRONG, "The same go on as the first time.");
}

void poll_compare(const struct scene *scene, const struct look *look, struct board *board)
{
	struct scene before = scene_before(scene);
	struct board *left, *right;

	board_two(board, &left, &right);
	put_side(&before, look, left, tr(scene->tongue, "The first time"));
	put_side(scene, look, right, tr(scene->tongue, "After the talk"));
	if (!str_same(poll_cut(scene->poll), "none"))
		tell_moves(scene, before.poll, board);
}
