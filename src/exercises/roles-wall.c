/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"
#include "exercises/wall.h"

/* What the walls of matrix and skills share. */

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

void roles_put_matrix(const struct scene *scene, const struct look *look, struct board *board, bool chooses)
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
	if (chooses)
		wall_focus(look, matrix);
}

static const char *legend(const struct scene *scene)
{
	const char *words = "";

	for (size_t mark = 1; mark <= roles_mark_count(scene); mark++)
		words = arena_format(scene->arena, "%s%s%zu %s", words, *words ? "   " : "", mark, roles_mark_word(scene, mark));
	return words;
}

void roles_marks_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct listing tasks = roles_tasks(scene, scene->arena);
	const struct listing_row *row = tasks.count ? &tasks.rows[within(look->row, tasks.count)] : NULL;

	if (row)
		board_format(board, EMPHASIS_STRONG, "%s  %s", row->letter, task_text(scene, look, row->item));
	board_text(board, EMPHASIS_QUIET, legend(scene));
	roles_put_matrix(scene, look, board, true);
}

/* "Library, Parish": a line each would take the rows of the matrix. */
static const char *all_left_out(const struct scene *scene, const struct findings *findings)
{
	const char *names = "";

	for (size_t i = 0; i < findings->count; i++)
		if (findings->rows[i].left_out && !findings->rows[i].personal)
			names = arena_format(scene->arena, "%s%s%s", names, *names ? ", " : "", findings->rows[i].left_out);
	return names;
}

/* What concerns one person is not for the wall. */
bool roles_tell_findings(const struct scene *scene, const struct findings *findings, struct board *board)
{
	const char *left_out = all_left_out(scene, findings);
	struct block *list = NULL;

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->rows[i].personal || findings->rows[i].left_out)
			continue;
		list = list ? list : board_list(board, "");
		board_row(board, list, "", findings->rows[i].words);
	}
	if (*left_out) {
		list = list ? list : board_list(board, "");
		board_row(board, list, "", arena_format(scene->arena, tr(scene->tongue, "%s: no part in it yet."), left_out));
	}
	return list != NULL;
}
