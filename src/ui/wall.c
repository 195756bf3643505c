/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/wall.h"

#include "base/mem.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/people.h"
#include "ui/app-inside.h"

enum { NARROW_COLUMNS = 60 };

/* Before the first exercise: where we are, and that all is ready. */
static void welcome(const struct app *app, struct board *board)
{
	const struct script *script = session_script(app_session(app));
	const char *place = session_fact(app_session(app), "place");

	board->centred = true;
	board_big(board, script_text(&script->title, app_language(app)));
	if (*place)
		board_text(board, EMPHASIS_NONE, place);
	if (*script->organisation)
		board_text(board, EMPHASIS_QUIET, script->organisation);
}

struct board *wall_board(const struct app *app)
{
	struct board *board = board_new(app_scratch(app));

	board->language = app_tongue(app);
	if (app_exercise(app)) {
		struct scene scene = app_scene(app);

		scene.exercise->type->wall(&scene, &app->look, board);
	} else {
		welcome(app, board);
	}
	return board;
}

struct area wall_area(struct area body)
{
	size_t side = body.columns < NARROW_COLUMNS ? 1 : 3;

	if (body.columns > 2 * side) {
		body.column += side;
		body.columns -= 2 * side;
	}
	return body;
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	(void)state;
	layout_board(canvas, wall_area(area), wall_board(app));
}

const struct pane_kind wall_pane = {
	.name = "wall",
	.draw = draw,
};
