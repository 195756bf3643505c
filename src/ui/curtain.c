/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/curtain.h"

#include "ui/app-inside.h"
#include "ui/keys.h"

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	struct board *board = board_new(app_scratch(app));
	const struct script *script = session_script(app_session(app));

	(void)state;
	board->centred = true;
	board->language = app_tongue(app);
	board_big(board, script_text(&script->title, app_language(app)));
	if (*script->organisation)
		board_text(board, EMPHASIS_QUIET, script->organisation);
	layout_board(canvas, area, board);
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	(void)state;
	if (pressed->code == KEY_CODE_ENTER || pressed->code == 'b')
		app_pop(app);
	else if (!keys_press_over(app, pressed, KEY_OVER_CURTAIN))
		app_say(app, "%s", tr(app_tongue(app), "the curtain is drawn; b opens it"));
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Enter", .does = N_("open the curtain"), .priority = 1 },
		{ .key = "o", .does = N_("backstage"), .priority = 3 },
		{ .key = "F1", .does = N_("help"), .priority = 2 },
	};

	(void)app;
	(void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

const struct pane_kind curtain_pane = {
	.name = "curtain",
	.title = "",
	.draw = draw,
	.key = key,
	.hints = hints,
};

bool curtain_is_drawn(const struct app *app)
{
	return app_top(app) == &curtain_pane;
}

void curtain_draw(struct app *app)
{
	if (!curtain_is_drawn(app))
		app_push(app, &curtain_pane, NULL);
}

static size_t private_panes(const struct app *app)
{
	size_t count = 0;

	for (size_t i = 0; i < app->pane_count; i++)
		count += app->panes[i].kind->is_private;
	return count;
}

/* What is private is closed, so that nothing of it is there when the curtain opens. */
void curtain_turn(struct app *app)
{
	if (curtain_is_drawn(app)) {
		app_pop(app);
		return;
	}
	while (private_panes(app))
		app_pop(app);
	curtain_draw(app);
}
