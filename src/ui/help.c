/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/help.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/keys.h"
#include "ui/pages.h"

enum { KEY_COLUMNS = 10 };

static void write_key(const struct app *app, struct leaf *leaf, const char *keys, const char *name, const char *help)
{
	leaf_pair(leaf, KEY_COLUMNS, STYLE_KEY, key_label(app_scratch(app), keys), STYLE_NORMAL, arena_format(app_scratch(app), "%s - %s", name, help));
}

void help_rows(const struct app *app, struct leaf *leaf, const struct key_row *rows)
{
	for (const struct key_row *row = rows; row->key; row++)
		write_key(app, leaf, row->key, tr(app_tongue(app), row->name), tr(app_tongue(app), row->help));
}

static void write_about(const struct app *app, struct leaf *leaf)
{
	const struct exercise *exercise = app_exercise(app);

	if (exercise && exercise->type->help)
		leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app), exercise->type->help));
	leaf_gap(leaf);
}

/* The shared rows come last, after a gap. */
static bool begins_shared(const struct app *app, const struct deed *deed)
{
	return deed->row == app->keys->shared;
}

/* The pane from which it was opened, and to which it goes back. */
static const struct pane *asked_from(const struct app *app)
{
	return &app->panes[app->pane_count - 2];
}

static void write(const struct app *app, struct leaf *leaf)
{
	size_t count;
	const struct deed *deeds = deeds_here(app, &count);
	const struct pane *from = asked_from(app);

	if (from->kind->help) {
		from->kind->help(app, from->state, leaf);
		return;
	}
	write_about(app, leaf);
	for (size_t i = 0; i < count; i++) {
		if (begins_shared(app, &deeds[i]))
			leaf_gap(leaf);
		write_key(app, leaf, deed_keys(&deeds[i]), deeds[i].name, deeds[i].help);
	}
	leaf_heading(leaf, tr(app_tongue(app), "Moving"));
	help_rows(app, leaf, app->keys->moving);
	leaf_heading(leaf, tr(app_tongue(app), "While typing"));
	leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app),
	    "Every letter is text. Enter takes it; Esc leaves the field and keeps what was typed; Ctrl-B draws the curtain."));
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	page_draw(app, write, state, canvas, area);
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	if (page_scrolls(app, write, state, pressed))
		return true;
	if (pressed->code == 'q' || pressed->code == '?' || pressed->code == KEY_CODE_F1 || pressed->code == KEY_CODE_ESC || pressed->code == KEY_CODE_ENTER)
		app_pop(app);
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Esc", .does = N_("back"), .priority = 1 },
		{ .key = "PgDn", .does = N_("further down"), .priority = 2 },
	};

	(void)app;
	(void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

static const struct pane_kind help_pane = {
	.name = "help",
	.title = N_("Help"),
	.draw = draw,
	.key = key,
	.hints = hints,
	.free = free,
};

void help_open(struct app *app)
{
	app_push(app, &help_pane, mem_alloc(sizeof(struct scroll)));
}
