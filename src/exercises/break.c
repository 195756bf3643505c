/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/wall.h"
#include "model/agenda.h"

static const struct option options[] = {
	{ .name = "text", .kind = OPTION_TEXT, .help = "What the room reads meanwhile: where the coffee is." },
	{ .name = NULL }
};

/* Whole minutes, the begun one counted, so that nobody comes too early. */
static void tell_when(const struct scene *scene, struct board *board)
{
	struct timer timer = agenda_timer(scene->session, scene->now_ms);
	int64_t minutes = (timer.left_seconds + 59) / 60;

	if (!timer.shown)
		return;
	if (timer.left_seconds <= 0)
		board_say(board, EMPHASIS_STRONG, "We go on now.");
	else
		board_format(board, EMPHASIS_STRONG, tr_count(scene->tongue, "We go on in %lld minute.",
		    "We go on in %lld minutes.", (long)minutes), (long long)minutes);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct agenda_entry *open = agenda_open(scene->session);

	wall_open(scene, look, board);
	board->centred = true;
	board_big(board, board->title);
	wall_text(scene, look, board, exercise_value(scene->exercise, "text")->text);
	if (open && open->exercise == scene->exercise)
		tell_when(scene, board);
	wall_clock(scene, board);
}

const struct exercise_type exercise_break = {
	.type = "break",
	.title = N_("A break"),
	.help = "Shows when we go on.",
	.options = options,
	.wall = wall,
};
