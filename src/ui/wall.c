/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/wall.h"

#include "base/mem.h"
#include "exercises/wall.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"

/* Before the first exercise, between two, and after the last. */
static void between(const struct app *app, struct board *board)
{
	const struct script *script = session_script(app_session(app));
	const char *place = session_fact(app_session(app), "place");

	board->centred = true;
	board_big(board, script_text(&script->title, app_language(app)));
	if (!agenda_next(app_session(app)))
		board_say(board, EMPHASIS_STRONG, "Thank you all for coming!");
	if (*place)
		board_text(board, EMPHASIS_NONE, place);
	if (*script->organisation)
		board_text(board, EMPHASIS_QUIET, script->organisation);
}

static struct board *fill_board(const struct app *app, const struct look *look)
{
	struct board *board = board_new(app_scratch(app));

	board->language = app_wall_tongue(app);
	if (app_exercise(app)) {
		struct scene scene = app_scene(app);

		scene.exercise->type->wall(&scene, look, board);
	} else {
		between(app, board);
	}
	return board;
}

static struct board *wall_board(const struct app *app)
{
	return fill_board(app, &app->look);
}

/* Two languages only where nothing is lost by it. */
void wall_fill(const struct app *app, struct picture *picture)
{
	struct look one = app->look;

	picture->count = 0;
	picture->boards[picture->count++] = wall_board(app);
	one.both_languages = false;
	if (app->look.both_languages)
		picture->boards[picture->count++] = fill_board(app, &one);
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	struct picture picture;

	(void)state;
	wall_fill(app, &picture);
	layout_board(canvas, area, picture_board(&picture, canvas, area));
}

const struct pane_kind wall_pane = {
	.name = "wall",
	.draw = draw,
};

/* --- The selection */

static const struct block *find_block(const struct board *board, enum block_kind kind)
{
	const struct block *block = board->first;

	while (block && block->kind != kind)
		block = block->next;
	return block;
}

static struct extent find_extent(const struct app *app)
{
	const struct board *board = wall_board(app);
	const struct block *matrix = find_block(board, BLOCK_MATRIX);
	struct scene scene;

	if (matrix)
		return (struct extent){ .rows = matrix->row_count, .columns = matrix->head_count,
			.only_looks = app_exercise(app)->type->polling };
	if (!app_exercise(app))
		return (struct extent){ .columns = 1 };
	scene = app_scene(app);
	return (struct extent){
		.rows = wall_shown(&scene, &app->look).count,
		.columns = 1,
		.one_by_one = scene.exercise->type->shown && find_block(board, BLOCK_BIG),
	};
}

/* Several keys ask for it at each drawing, so the board is filled once. */
struct extent wall_extent(const struct app *app)
{
	struct scratch *scratch = app->scratch;

	if (!scratch->extent_known)
		scratch->extent = find_extent(app);
	scratch->extent_known = true;
	return scratch->extent;
}
