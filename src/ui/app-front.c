/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app-inside.h"
#include "ui/loop.h"

static void key(void *context, const struct key *pressed)
{
	app_key(context, pressed);
}

static void turn(void *context)
{
	app_turn(context);
}

static void draw(const void *context, struct canvas *canvas)
{
	app_draw(context, canvas);
}

static int64_t deadline(const void *context)
{
	return app_deadline(context);
}

static bool ended(const void *context)
{
	return app_ended(context);
}

static bool wants_suspend(void *context)
{
	return app_wants_suspend(context);
}

static bool wants_redraw(void *context)
{
	return app_wants_redraw(context);
}

void app_set_walls(struct app *app, size_t walls)
{
	if (walls > app->walls)
		app_say(app, "%s", tr(app_tongue(app), "the second screen shows the wall; this one is yours"));
	else if (walls < app->walls && !walls)
		app_refuse(app, "%s", tr(app_tongue(app), "the second screen is gone; talka wall brings it back"));
	app->walls = walls;
}

struct front app_front(struct app *app)
{
	return (struct front){
		.context = app,
		.key = key,
		.turn = turn,
		.draw = draw,
		.deadline = deadline,
		.ended = ended,
		.wants_suspend = wants_suspend,
		.wants_redraw = wants_redraw,
	};
}
