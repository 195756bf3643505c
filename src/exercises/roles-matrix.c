/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"
#include "exercises/wall.h"

static const struct option options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true, .help = "The tasks: a list, or what an earlier exercise gave." },
	{ .name = "holders", .kind = OPTION_HOLDERS, .required = true,
	  .help = "Who could take part: names of organisations or roles, lists, earlier exercises, or the word people for everybody's codes." },
	{ .name = "marks", .kind = OPTION_TEXTS, .fallback = "does | decides | helps | is told",
	  .help = "The words of the marks; the first stands for doing, the second for deciding." },
	{ .name = NULL }
};

static const struct step steps[] = {
	[ROLES_OFFERS] = { "offers", N_("who offers what") },
	[ROLES_MARKS] = { "marks", N_("task by task") },
	[ROLES_CHECK] = { "check", N_("look it over") },
	[ROLES_READ] = { "read", N_("read out to each") },
	[ROLES_DONE] = { "done", N_("the plan stands") },
	{ NULL, NULL }
};

static const struct outlet outlets[] = {
	{ .name = "", .help = "The tasks.", .list = roles_tasks },
	{ .name = NULL }
};

static const char *task_text(const struct scene *scene, const struct look *look, const struct item *task)
{
	const char *text = wall_item(scene, look, task, NULL);

	switch (roles_task_answer(scene, task->id)) {
	case ANSWER_NOBODY:
		return arena_format(scene->arena, tr(scene->tongue, "%s (nobody yet)"), text);
	case ANSWER_NOT_HERE:
		return arena_format(scene->arena, tr(scene->tongue, "%s (not in the room)"), text);
	case ANSWER_NONE:
		break;
	}
	return text;
}

static size_t within(size_t wanted, size_t count)
{
	return wanted < count ? wanted : count - 1;
}

static void put_marks(const struct scene *scene, struct board *board, struct block *matrix, const struct listing *tasks,
    const struct holders *holders)
{
	const struct roles_state *state = scene->state;

	for (size_t i = 0; i < state->cell_count; i++) {
		const struct listing_row *task = listing_find(tasks, state->cells[i].task);
		const struct holder *holder = holders_find(holders, state->cells[i].holder);

		if (task && holder)
			board_set(board, matrix, (size_t)(task - tasks->rows), (size_t)(holder - holders->rows),
			    roles_marks_words(scene, state->cells[i].marks));
	}
}

static void put_matrix(const struct scene *scene, const struct look *look, struct board *board, bool chooses)
{
	struct listing tasks = roles_tasks(scene, scene->arena);
	struct holders holders = roles_holders(scene, scene->arena);
	struct block *matrix;

	if (!tasks.count || !holders.count)
		return;
	matrix = board_matrix(board, "");
	for (size_t i = 0; i < holders.count; i++)
		board_head(board, matrix, holders.rows[i].text);
	for (size_t i = 0; i < tasks.count; i++)
		board_row(board, matrix, tasks.rows[i].letter, task_text(scene, look, tasks.rows[i].item));
	put_marks(scene, board, matrix, &tasks, &holders);
	if (chooses) {
		matrix->focus_row = within(look->row, tasks.count);
		matrix->focus_column = within(look->column, holders.count);
	}
}

static void offers_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	board_say(board, EMPHASIS_NONE, "Who would like to take on what?");
	put_matrix(scene, look, board, true);
}

static const char *legend(const struct scene *scene)
{
	const char *words = "";

	for (size_t mark = 1; mark <= roles_mark_count(scene); mark++)
		words = arena_format(scene->arena, "%s%s%zu %s", words, *words ? "   " : "", mark, roles_mark_word(scene, mark));
	return words;
}

static void marks_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct listing tasks = roles_tasks(scene, scene->arena);
	const struct listing_row *row = tasks.count ? &tasks.rows[within(look->row, tasks.count)] : NULL;

	if (row)
		board_format(board, EMPHASIS_STRONG, "%s  %s", row->letter, task_text(scene, look, row->item));
	board_text(board, EMPHASIS_QUIET, legend(scene));
	put_matrix(scene, look, board, true);
}

/* What concerns one person is not for the wall. */
static bool tell_findings(const struct findings *findings, struct board *board)
{
	struct block *list = NULL;

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->rows[i].personal)
			continue;
		if (!list)
			list = board_list(board, "");
		board_row(board, list, "", findings->rows[i].words);
	}
	return list != NULL;
}

static void check_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct findings findings = roles_findings(scene, scene->arena);

	board_say(board, EMPHASIS_STRONG, "Let us look it over.");
	if (!tell_findings(&findings, board))
		board_say(board, EMPHASIS_GOOD, "Every task has somebody, and somebody decides.");
	put_matrix(scene, look, board, true);
}

static void put_tasks_of(const struct scene *scene, const struct look *look, const struct holder *holder, struct board *board)
{
	struct listing tasks = roles_tasks(scene, scene->arena);
	struct block *list = board_list(board, "");

	for (size_t i = 0; i < tasks.count; i++) {
		uint32_t marks = roles_marks(scene, tasks.rows[i].item->id, holder->id);

		if (marks > 1)
			board_row(board, list, tasks.rows[i].letter, wall_item(scene, look, tasks.rows[i].item, NULL))->note =
			    board_keep(board, roles_marks_words(scene, marks));
	}
	if (!list->row_count)
		board_say(board, EMPHASIS_NONE, "Nothing for now.");
}

static void read_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct holders holders = roles_holders(scene, scene->arena);
	const struct holder *holder = roles_next_holder(scene, &holders);

	if (!holder) {
		board_say(board, EMPHASIS_GOOD, "Everybody has heard their part.");
		return;
	}
	board_big(board, holder->text);
	put_tasks_of(scene, look, holder, board);
	board_say(board, EMPHASIS_STRONG, "Is that right?");
}

/* Who is still to be asked; people's own matters stay out of it. */
static void tell_to_ask(const struct scene *scene, struct board *board)
{
	struct holders holders = roles_holders(scene, scene->arena);
	const char *names = "";

	for (size_t i = 0; i < holders.count; i++) {
		const struct roles_asked *asked = roles_asked(scene, holders.rows[i].id);

		if (asked && !asked->agreed && holders.rows[i].kind != HOLDER_PERSON)
			names = arena_format(scene->arena, "%s%s%s", names, *names ? ", " : "", holders.rows[i].text);
	}
	if (*names)
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "Still to be asked: %s"), names);
}

static void done_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	board_say(board, EMPHASIS_GOOD, "This is our plan.");
	put_matrix(scene, look, board, false);
	tell_to_ask(scene, board);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	static void (*const walls[])(const struct scene *scene, const struct look *look, struct board *board) = {
		[ROLES_OFFERS] = offers_wall, [ROLES_MARKS] = marks_wall, [ROLES_CHECK] = check_wall, [ROLES_READ] = read_wall,
		[ROLES_DONE] = done_wall
	};

	wall_open(scene, look, board);
	walls[scene->step < ROLES_DONE ? scene->step : ROLES_DONE](scene, look, board);
	wall_clock(scene, board);
}

const struct exercise_type exercise_roles_matrix = {
	.type = "roles",
	.method = "matrix",
	.default_method = true,
	.title = N_("Who does what"),
	.help = "Tasks down, organisations, roles or people across: who does, decides, helps, is told.",
	.options = options,
	.verbs = roles_verbs,
	.actions = roles_actions,
	.outlets = outlets,
	.steps = steps,
	.state_size = sizeof(struct roles_state),
	.accept = roles_accept,
	.fold = roles_fold,
	.wall = wall,
	.tables = roles_tables,
	.rehearse = roles_rehearse,
};
