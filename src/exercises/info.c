/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/wall.h"

static const struct option options[] = {
	{ .name = "text", .kind = OPTION_TEXT, .help = "What the room reads." },
	{ .name = "items", .kind = OPTION_ITEMS, .help = "A list to show below the text." },
	{ .name = NULL }
};

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct listing listing = wall_shown(scene, look);

	wall_open(scene, look, board);
	wall_text(scene, look, board, exercise_value(scene->exercise, "text")->text);
	if (listing.count)
		wall_items(scene, look, board, "", &listing);
	wall_clock(scene, board);
}

const struct exercise_type exercise_info = {
	.type = "info",
	.title = N_("For your information"),
	.help = "Shows a text, and a list if there is one.",
	.options = options,
	.wall = wall,
};
