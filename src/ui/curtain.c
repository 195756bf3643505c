/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/curtain.h"

#include "base/mem.h"
#include "base/zone.h"
#include "ui/app-inside.h"
#include "ui/frame.h"
#include "ui/keys.h"

struct board *curtain_board(const struct script *script, size_t language, struct arena *arena)
{
	struct board *board = board_new(arena);

	board->centred = true;
	board_big(board, script_text(&script->title, language));
	if (*script->organisation)
		board_text(board, EMPHASIS_QUIET, script->organisation);
	return board;
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	(void)state;
	layout_board(canvas, area, curtain_board(session_script(app_session(app)), app_language(app), app_scratch(app)));
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

static const struct hint all_hints[] = {
	{ .key = "Enter", .does = N_("open the curtain"), .priority = 1 },
	{ .key = "o", .does = N_("backstage"), .priority = 3 },
	{ .key = "F1", .does = N_("help"), .priority = 2 },
};

enum { HINTS = sizeof all_hints / sizeof *all_hints };

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	(void)app;
	(void)state;
	*count = HINTS;
	return all_hints;
}

void curtain_first_frame(const struct script *script, const struct clock *clock, struct canvas *canvas)
{
	struct arena *arena = arena_new();
	struct zone *zone = zone_new(clock->zone);

	canvas_clear(canvas);
	if (!frame_too_small(canvas, NULL)) {
		frame_head(canvas, &(struct head){ .workshop = script_text(&script->title, 0), .place = "", .title = "", .clock = frame_clock(arena, clock->utc(clock->context), zone) });
		layout_board(canvas, frame_body(canvas, ""), curtain_board(script, 0, arena));
		frame_foot(canvas, STYLE_BOLD, "", all_hints, HINTS);
	}
	zone_free(zone);
	arena_free(arena);
}

const struct pane_kind curtain_pane = {
	.name = "curtain",
	.title = "",
	.draw = draw,
	.key = key,
	.hints = hints,
};

static bool curtain_is_drawn(const struct app *app)
{
	return app_top(app) == &curtain_pane;
}

bool curtain_covers(const struct app *app)
{
	for (size_t i = 0; i < app->pane_count; i++)
		if (app->panes[i].kind == &curtain_pane)
			return true;
	return false;
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
