/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/keys.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/exercise.h"
#include "ui/actions.h"
#include "ui/app-inside.h"

/* --- Names of keys: "? F1" */

static size_t name_length(const char *names)
{
	return strcspn(names, " ");
}

static const char *after_name(const char *names)
{
	size_t length = name_length(names);

	return names + length + (names[length] == ' ');
}

static const char *label(struct arena *arena, const char *name)
{
	bool control = str_begins(name, "C-") && name[2];

	return control ? arena_format(arena, "Ctrl-%c", name[2] >= 'a' && name[2] <= 'z' ? name[2] - 'a' + 'A' : name[2]) : name;
}

const char *key_label(struct arena *arena, const char *names)
{
	const char *labels = "";

	for (; *names; names = after_name(names))
		labels = arena_format(arena, "%s%s%s", labels, *labels ? " " : "", label(arena, arena_slice(arena, names, name_length(names))));
	return labels;
}

static bool has_key(const char *names, uint32_t code, struct arena *arena)
{
	for (; *names; names = after_name(names))
		if (key_parse(arena_slice(arena, names, name_length(names))) == code)
			return true;
	return false;
}

/* --- What can be done here */

static bool row_holds(const struct app *app, const struct key_row *row)
{
	return !row->holds || row->holds(app);
}

static bool action_holds(const struct scene *scene, const struct action *action)
{
	return !action->enabled || action->enabled(scene);
}

static struct deed deed_of_row(const struct app *app, const struct key_row *row)
{
	const char *name = row->named ? row->named(app) : NULL;

	return (struct deed){
		.key = label(app_scratch(app), arena_slice(app_scratch(app), row->key, name_length(row->key))),
		.name = name && *name ? name : tr(app_tongue(app), row->name),
		.help = tr(app_tongue(app), row->help),
		.priority = name && !*name ? 0 : row->priority,
		.row = row,
	};
}

static struct deed deed_of_action(const struct app *app, const struct action *action)
{
	struct scene scene = app_scene(app);
	const char *name = action->named ? action->named(&scene) : NULL;

	return (struct deed){
		.key = action->key,
		.name = name && *name ? name : tr(app_tongue(app), action->name),
		.help = tr(app_tongue(app), action->help),
		.priority = name && !*name ? 0 : action->priority,
		.action = action,
	};
}

struct deeds {
	const struct app *app;
	struct deed *list;
	size_t count;
};

static void add(struct deeds *deeds, struct deed deed)
{
	struct arena *arena = app_scratch(deeds->app);

	/* The room doubles whenever the count is a power of two. */
	if (!(deeds->count & (deeds->count - 1)))
		deeds->list = arena_grow(arena, deeds->list, deeds->count, deeds->count ? deeds->count * 2 : 1, sizeof deed);
	deeds->list[deeds->count++] = deed;
}

static void add_rows(struct deeds *deeds, const struct key_row *rows)
{
	for (const struct key_row *row = rows; row->key; row++)
		if (row_holds(deeds->app, row))
			add(deeds, deed_of_row(deeds->app, row));
}

static void add_actions(struct deeds *deeds)
{
	struct scene scene;

	if (!app_exercise_open(deeds->app))
		return;
	scene = app_scene(deeds->app);
	for (const struct action *action = scene.exercise->type->actions; action && action->key; action++)
		if (action_holds(&scene, action))
			add(deeds, deed_of_action(deeds->app, action));
}

const struct deed *deeds_here(const struct app *app, size_t *count)
{
	struct deeds deeds = { .app = app };

	add_rows(&deeds, app->keys->poll);
	add_actions(&deeds);
	add_rows(&deeds, app->keys->shared);
	*count = deeds.count;
	return deeds.list;
}

void deed_do(struct app *app, const struct deed *deed)
{
	if (deed->action)
		action_ask(app, deed->action);
	else if (deed->row->act)
		deed->row->act(app);
}

const char *deed_keys(const struct deed *deed)
{
	return deed->row ? deed->row->key : deed->action->key;
}

/* The key is compared first: whether a row holds may cost more. Any place: where = 0. */
static bool press_row(struct app *app, const struct key *key, const struct key_row *rows, unsigned where)
{
	for (const struct key_row *row = rows; row->key; row++) {
		if ((row->also & where) != where || !row->act || !has_key(row->key, key->code, app_scratch(app)) || !row_holds(app, row))
			continue;
		row->act(app);
		return true;
	}
	return false;
}

static bool press_action(struct app *app, const struct key *key)
{
	struct scene scene;

	if (!app_exercise_open(app))
		return false;
	scene = app_scene(app);
	for (const struct action *action = scene.exercise->type->actions; action && action->key; action++) {
		if (!has_key(action->key, key->code, scene.arena) || !action_holds(&scene, action))
			continue;
		action_ask(app, action);
		return true;
	}
	return false;
}

/* What a key of this exercise would do at another moment; NULL where it is none. */
static const char *idle_name(const struct app *app, const struct key *key)
{
	const struct exercise_type *type = app_exercise(app) ? app_exercise(app)->type : NULL;

	for (const struct action *action = type ? type->actions : NULL; action && action->key; action++)
		if (has_key(action->key, key->code, app_scratch(app)))
			return action->name;
	for (const struct key_row *row = app->keys->poll; type && type->polling && row->key; row++)
		if (has_key(row->key, key->code, app_scratch(app)))
			return row->name;
	return NULL;
}

/* Whoever presses a and sees nothing happen goes on typing, and every letter does something. */
static void tell_idle(struct app *app, const struct key *key)
{
	const char *name = idle_name(app, key);

	if (name)
		app_refuse(app, tr(app_tongue(app), "%s: not at this point; F1 lists what can be done"), tr(app_tongue(app), name));
}

bool keys_press(struct app *app, const struct key *key)
{
	bool pressed = press_row(app, key, app->keys->poll, 0) || press_action(app, key)
	    || press_row(app, key, app->keys->shared, 0) || press_row(app, key, app->keys->moving, 0);

	if (!pressed)
		tell_idle(app, key);
	return pressed;
}

bool keys_press_over(struct app *app, const struct key *key, enum key_place place)
{
	return press_row(app, key, app->keys->shared, place);
}
