/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/wall.h"
#include "model/people.h"

/* A type that talka does not have: new-type.py adds it to a copy of the tree. */

struct guess { int64_t count, sum; };

static const struct option options[] = {
	{ .name = "patience", .kind = OPTION_NUMBER, .least = 1, .most = 60, .help = "How many minutes nobody gives hints." },
	{ .name = NULL }
};

static const struct verb verbs[] = {
	{ .name = "guess.said", .words = "number=", .help = "Somebody guessed a number." },
	{ .name = NULL }
};

static bool accept(const struct scene *scene, const struct event *event, struct err *err)
{
	(void)scene;
	return event->verb != verbs || event_number(event, "number", -1) >= 0 || err_set(err, "a guess is a number from 0 up");
}

static void fold(const struct scene *scene, void *state, const struct event *event)
{
	struct guess *guess = state;

	(void)scene;
	if (event->verb != verbs)
		return;
	guess->count++;
	guess->sum += event_number(event, "number", 0);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct guess *guess = scene->state;

	wall_open(scene, look, board);
	board_progress(board, guess->count, (int64_t)people_present(scene->session), tr(scene->tongue, "have guessed"));
	wall_clock(scene, board);
}

static bool say(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	(void)scene, (void)entry, (void)err;
	value_number(value, "number", answer->number);
	return true;
}

static const struct action actions[] = {
	{ .key = "a", .name = N_("guess"), .help = N_("Somebody guesses how many marbles are in the jar."), .verb = "guess.said",
	  .asks = ASK_NUMBER, .prompt = N_("How many?"), .entry = say, .weight = 1, .priority = 1 },
	{ .key = NULL }
};

static const struct column columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "guesses", .kind = COLUMN_INTEGER, .help = "How many guessed." },
	{ .name = "sum", .kind = COLUMN_INTEGER, .help = "All guesses added up." },
};

static const struct table_shape shape = {
	.name = "guesses", .help = "What was guessed, one row an exercise.",
	.columns = columns, .column_count = sizeof columns / sizeof *columns
};

static void fill(const struct scene *scene, struct table *table)
{
	const struct guess *guess = scene->state;
	size_t row = table_add(table);

	table_text(table, row, "exercise", scene->exercise->id);
	table_number(table, row, "guesses", guess->count);
	table_number(table, row, "sum", guess->sum);
}

static const struct type_table tables[] = { { .shape = &shape, .fill = fill }, { .shape = NULL } };

static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	for (size_t i = 0; i < people_present(scene->session); i++) {
		struct str value = STR_INIT;
		bool entered;

		value_number(&value, "number", random_below(chance, 100));
		entered = enter(context, &(struct entry){ .verb = "guess.said", .exercise = scene->exercise->id, .value = str_text(&value) });
		str_free(&value);
		if (!entered)
			return false;
	}
	return true;
}

const struct exercise_type exercise_guess = {
	.type = "guess",
	.title = N_("Marbles in a jar"),
	.help = "Everybody guesses a number.",
	.options = options,
	.verbs = verbs,
	.actions = actions,
	.state_size = sizeof(struct guess),
	.accept = accept,
	.fold = fold,
	.wall = wall,
	.tables = tables,
	.rehearse = rehearse,
};
