/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

static const struct action actions[] = { COLLECT_ACTIONS, { .key = NULL } };

static void gathering(const struct scene *scene, struct board *board)
{
	(void)scene;
	board_say(board, EMPHASIS_NONE, "Say what you think of. Nothing is judged now.");
}

static const struct collect_way way = { .gathering = gathering };

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	collect_wall(scene, look, board, &way);
}

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	return collect_rehearse(scene, chance, false, enter, context);
}

const struct exercise_type exercise_collect_open = {
	COLLECT_TYPE,
	.method = "open",
	.title = N_("What comes to mind"),
	.help = "Everybody says what they think of, in any order, and it is written down.",
	.options = collect_options,
	.actions = actions,
	.steps = collect_steps,
	.has_step = collect_has_step,
	.accept = collect_accept,
	.fold = collect_fold,
	.wall = wall,
	.rehearse = rehearse,
};
