/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/wall.h"

static const struct option options[] = {
	{ .name = "phases", .kind = OPTION_PHASES, .help = "Who talks with whom and for how many minutes, at most nine: "
	  "1: alone | 2: pairs | 4: fours | 5: all." },
	{ .name = "text", .kind = OPTION_TEXT, .help = "What the room reads below the question." },
	{ .name = "items", .kind = OPTION_ITEMS, .help = "A list to talk about." },
	{ .name = NULL }
};

/* A step a phase; one where the file names no phases. What it is called the file says. */
static const struct step steps[] = {
	{ "1", NULL }, { "2", NULL }, { "3", NULL }, { "4", NULL }, { "5", NULL }, { "6", NULL }, { "7", NULL }, { "8", NULL }, { "9", NULL }, { NULL, NULL }
};

static bool has_step(const struct scene *scene, size_t step)
{
	return step == 0 || step < exercise_value(scene->exercise, "phases")->entry_count;
}

static const char *step_title(const struct scene *scene, size_t step)
{
	const struct option_value *phases = exercise_value(scene->exercise, "phases");

	return step < phases->entry_count ? script_text(&phases->entries[step], scene->language) : "";
}

static int64_t step_seconds(const struct scene *scene, size_t step)
{
	const struct option_value *phases = exercise_value(scene->exercise, "phases");

	return step < phases->entry_count ? phases->numbers[step] * 60 : 0;
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct option_value *phases = exercise_value(scene->exercise, "phases");
	struct listing listing = wall_shown(scene, look);

	wall_open(scene, look, board);
	wall_text(scene, look, board, exercise_value(scene->exercise, "text")->text);
	if (scene->step < phases->entry_count)
		board_big(board, script_text(&phases->entries[scene->step], scene->language));
	if (listing.count)
		wall_items(scene, look, board, "", &listing);
	wall_clock(scene, board);
}

const struct exercise_type exercise_discuss = {
	.type = "discuss",
	.title = N_("Let us talk"),
	.help = "People talk alone, in pairs, in small groups or all together, phase by phase.",
	.options = options,
	.steps = steps,
	.has_step = has_step,
	.step_title = step_title,
	.step_seconds = step_seconds,
	.wall = wall,
};
