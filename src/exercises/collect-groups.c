/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

#include "base/str.h"
#include "model/people.h"

enum { PEOPLE_A_GROUP = 4, FEWEST_GROUPS = 2, MOST_GROUPS = 50 };

static const struct option options[] = {
	{ .name = "groups", .kind = OPTION_NUMBER, .fallback = "0", .most = MOST_GROUPS,
	  .help = "How many small groups there are; 0 makes them of about four people." },
	COLLECT_THINK_OPTION("10", "Minutes in the small groups, part of the minutes of the exercise."),
	COLLECT_LIST_OPTIONS, COLLECT_READ_OPTION, { .name = NULL } };

static const struct step steps[] = {
	[COLLECT_THINK] = { "think", N_("talk and write in small groups") },
	[COLLECT_GATHER] = { "gather", N_("the groups report") },
	[COLLECT_READ] = { "read", N_("read each one out") },
	[COLLECT_DONE] = { "done", N_("the list is ready") },
	{ NULL, NULL }
};

/* No event says who wrote what, not even which group. */
static const struct verb verbs[] = {
	{ .name = "group.reported", .words = "", .help = "A small group has told all that it wrote." },
	{ .name = NULL }
};

/* What the script says; else of about four, but as many as have reported in any case. */
static size_t groups(const struct scene *scene)
{
	size_t told = (size_t)exercise_number(scene->exercise, "groups");
	size_t made = (people_present(scene->session) + PEOPLE_A_GROUP - 1) / PEOPLE_A_GROUP;

	return told ? told : made < FEWEST_GROUPS ? FEWEST_GROUPS : made;
}

static size_t reported(const struct scene *scene)
{
	return ((const struct collect_state *)scene->state)->reported;
}

static bool reports(const struct scene *scene)
{
	return scene->step == COLLECT_GATHER && reported(scene) < groups(scene);
}

static const struct action actions[] = { COLLECT_ACTIONS, COLLECT_REPORT_ACTION(reports), { .key = NULL } };

static bool accept(const struct scene *scene, const struct event *event, struct err *err)
{
	if (event->verb == verbs)
		return reports(scene) || err_set(err, "all groups have reported");
	return collect_accept(scene, event, err);
}

static void fold(const struct scene *scene, void *state, const struct event *event)
{
	if (event->verb == verbs)
		((struct collect_state *)state)->reported++;
	else
		collect_fold(scene, state, event);
}

static void thinking(const struct scene *scene, struct board *board)
{
	board_format(board, EMPHASIS_STRONG, tr(scene->tongue, "%zu small groups"), groups(scene));
	board_say(board, EMPHASIS_NONE, "Talk in your small group, and write down what you find, a few words for each.");
}

static void gathering(const struct scene *scene, struct board *board)
{
	size_t count = groups(scene), done = reported(scene);

	if (done >= count) {
		board_say(board, EMPHASIS_STRONG, "All groups have reported. Anyone else?");
		return;
	}
	board_say(board, EMPHASIS_NONE, "One group after another tells what it wrote; what was said before is counted.");
	board_progress(board, (int64_t)done, (int64_t)count, tr(scene->tongue, "groups have reported"));
}

static const struct collect_way way = { .thinking = thinking, .gathering = gathering };

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	collect_wall(scene, look, board, &way);
}

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	bool entered = collect_rehearse(scene, chance, false, enter, context);

	for (size_t i = reported(scene); i < groups(scene) && entered && scene->step == COLLECT_GATHER; i++)
		entered = enter(context, &(struct entry){ .verb = "group.reported", .exercise = scene->exercise->id });
	return entered;
}

const struct exercise_type exercise_collect_groups = {
	COLLECT_TYPE,
	.method = "groups",
	.title = N_("In small groups"),
	.help = "Small groups write down what they find; then one after another reports.",
	.options = options,
	.verbs = verbs,
	.actions = actions,
	.steps = steps,
	.has_step = collect_has_step,
	.accept = accept,
	.fold = fold,
	.wall = wall,
	.rehearse = rehearse,
};
