/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

static bool gathers(const struct scene *scene)
{
	return scene->step == COLLECT_GATHER;
}

static const struct action actions[] = { COLLECT_ACTIONS, TURNS_ACTIONS(gathers), { .key = NULL } };

/* Whoever says something new has had a turn; that the same was said again may come from anybody. */
static void fold(const struct scene *scene, void *state, const struct event *event)
{
	struct collect_state *collect = state;

	if (collect_is_added(event))
		turns_take(scene, &collect->turns, event);
	else
		turns_fold(scene, &collect->turns, event);
	collect_fold(scene, state, event);
}

static void gathering(const struct scene *scene, struct board *board)
{
	const struct collect_state *state = scene->state;

	if (state->turns.all_passed) {
		board_say(board, EMPHASIS_STRONG, "Anyone else?");
		return;
	}
	board_say(board, EMPHASIS_NONE, "One after another, one thing each. You may pass.");
	turns_wall(scene, &state->turns, board);
}

static const struct collect_way way = { .gathering = gathering };

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	collect_wall(scene, look, board, &way);
}

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	return collect_rehearse(scene, chance, true, enter, context);
}

const struct exercise_type exercise_collect_round_robin = {
	COLLECT_TYPE,
	.method = "round-robin",
	.default_method = true,
	.title = N_("One after another"),
	.help = "Everybody in turn says one thing, round after round, until all pass.",
	.options = collect_options,
	.verbs = turn_verbs,
	.actions = actions,
	.steps = collect_steps,
	.has_step = collect_has_step,
	.accept = collect_accept,
	.fold = fold,
	.wall = wall,
	.rehearse = rehearse,
};
