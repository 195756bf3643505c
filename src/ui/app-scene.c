/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app-inside.h"

#include "model/agenda.h"
#include "model/exercise.h"

const struct session *app_session(const struct app *app)
{
	return sitting_session(app->options.sitting);
}

struct sitting *app_sitting(const struct app *app)
{
	return app->options.sitting;
}

const struct random *app_random(const struct app *app)
{
	return app->options.random;
}

struct arena *app_scratch(const struct app *app)
{
	return app->scratch->now;
}

struct look *app_look(struct app *app)
{
	return &app->look;
}

struct drafts *app_drafts(const struct app *app)
{
	return app->drafts;
}

int64_t app_now_ms(const struct app *app)
{
	return sitting_now_ms(app->options.sitting);
}

size_t app_language(const struct app *app)
{
	return app->language;
}

const struct language *app_tongue(const struct app *app)
{
	static const struct language english = { .code = "en" };
	const struct pane_kind *top = app_top(app);

	return top && top->handed && top->handed(app, app_top_state(app)) ? app_wall_tongue(app) : &english;
}

const struct language *app_wall_tongue(const struct app *app)
{
	return app->options.tongues ? &app->options.tongues[app->language] : NULL;
}

int64_t app_utc(const struct app *app)
{
	return sitting_utc(app->options.sitting);
}

bool app_ascii(const struct app *app)
{
	return app->options.ascii;
}

static const struct exercise *open_exercise(const struct app *app)
{
	const struct agenda_entry *entry = agenda_open(app_session(app));

	return entry ? entry->exercise : NULL;
}

const struct exercise *app_exercise(const struct app *app)
{
	return app->looked_at ? agenda_at(app_session(app), app->looked_at - 1)->exercise : open_exercise(app);
}

bool app_exercise_open(const struct app *app)
{
	return app_exercise(app) && app_exercise(app) == open_exercise(app);
}

const char *app_title(const struct app *app, const struct exercise *exercise)
{
	return script_text(&exercise->title, app_language(app));
}

struct scene app_scene(const struct app *app)
{
	struct scene scene = session_scene(app_session(app), app_exercise(app), app_scratch(app));

	scene.language = app->language;
	scene.tongue = app_wall_tongue(app);
	scene.tongues = app->options.tongues;
	scene.now_ms = app_now_ms(app);
	return scene;
}

void app_forget(const struct app *app)
{
	app->scratch->extent_known = false;
}

void app_look_again(struct app *app)
{
	app_forget(app);
	if (app->looked_at > agenda_count(app_session(app)) || app_exercise(app) == open_exercise(app))
		app->looked_at = 0;
}

bool app_has_wall(const struct app *app)
{
	return app->walls > 0;
}
