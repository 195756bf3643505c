/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

#include "base/str.h"

/* The cards are read out while they are put under headings, so that is what the reading is here. */
static const struct option options[] = { COLLECT_THINK_OPTION("5", "Minutes to write the cards, part of the minutes of the exercise."),
	COLLECT_LIST_OPTIONS, { .name = NULL } };

static const struct step steps[] = {
	[COLLECT_THINK] = { "think", N_("write the cards") },
	[COLLECT_GATHER] = { "gather", N_("read the cards in") },
	[COLLECT_READ] = { "group", N_("put them under headings") },
	[COLLECT_DONE] = { "done", N_("the list is ready") },
	{ NULL, NULL }
};

static bool has_step(const struct scene *scene, size_t step)
{
	return step == COLLECT_READ || collect_has_step(scene, step);
}

static const struct action actions[] = { COLLECT_ACTIONS, { .key = NULL } };

static void thinking(const struct scene *scene, struct board *board)
{
	(void)scene;
	board_say(board, EMPHASIS_NONE, "One thought on each card, in a few words, large enough to be read from afar.");
	board_say(board, EMPHASIS_NONE, "No name on the card.");
}

static void gathering(const struct scene *scene, struct board *board)
{
	(void)scene;
	board_say(board, EMPHASIS_NONE, "Each card is read out as it stands. The same on several cards is counted.");
}

static const struct collect_way way = { .thinking = thinking, .gathering = gathering, .by_theme = true };

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	collect_wall(scene, look, board, &way);
}

/* --- rehearsal ----------------------------------------------------------- */

static bool enter_text(const struct scene *scene, const char *verb, const char *item, const char *text,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct str value = STR_INIT;
	bool entered;

	value_text(&value, text);
	entered = enter(context, &(struct entry){ .verb = verb, .exercise = scene->exercise->id, .item = item, .value = str_text(&value) });
	str_free(&value);
	return entered;
}

/* Headings are found before the first card goes under one. */
static bool group(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	bool entered = true;

	for (uint32_t i = 1; i <= 2 && entered; i++)
		entered = enter_text(scene, "theme.add", NULL, arena_format(scene->arena, tr(scene->tongue, "Heading %u"), (unsigned)i), enter, context);
	for (size_t i = 0; i < listing.count && entered; i++)
		entered = enter_text(scene, "item.theme", listing.rows[i].item->id,
		    arena_format(scene->arena, tr(scene->tongue, "Heading %u"), (unsigned)random_below(chance, 2) + 1), enter, context);
	return entered;
}

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	const struct collect_state *state = scene->state;

	if (scene->step == COLLECT_READ && !state->theme_count)
		return group(scene, chance, enter, context);
	return collect_rehearse(scene, chance, false, enter, context);
}

const struct exercise_type exercise_collect_cards = {
	COLLECT_TYPE,
	.method = "cards",
	.title = N_("On cards"),
	.help = "Everybody writes cards; they are read in, pinned up and put under headings.",
	.options = options,
	.actions = actions,
	.steps = steps,
	.has_step = has_step,
	.accept = collect_accept,
	.fold = collect_fold,
	.wall = wall,
	.rehearse = rehearse,
};
