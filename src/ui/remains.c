/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/remains.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/pages.h"

static void write(const struct app *app, struct leaf *leaf)
{
	const char *remains = sitting_remains(app_sitting(app));

	leaf_gap(leaf);
	leaf_text(leaf, STYLE_WARN, tr(app_tongue(app), "Here it is removed. One thing is left for you to do:"));
	leaf_gap(leaf);
	leaf_text(leaf, STYLE_NORMAL, remains ? remains : "");
	leaf_gap(leaf);
	leaf_text(leaf, STYLE_DIM, tr(app_tongue(app), "This is said once more when you leave talka."));
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	page_draw(app, write, state, canvas, area);
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	if (!page_scrolls(app, write, state, pressed) && (pressed->code == KEY_CODE_ESC || pressed->code == KEY_CODE_ENTER || pressed->code == 'q'))
		app_pop(app);
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Enter", .does = N_("go on"), .priority = 1 },
		{ .key = "PgDn", .does = N_("further down"), .priority = 2 },
	};

	(void)app;
	(void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

static const struct pane_kind remains_pane = {
	.name = "remains",
	.title = N_("Still to be done"),
	.draw = draw,
	.key = key,
	.hints = hints,
	.free = free,
};

void remains_open(struct app *app)
{
	if (sitting_remains(app_sitting(app)))
		app_push(app, &remains_pane, mem_alloc(sizeof(struct scroll)));
}
