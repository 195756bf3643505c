/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app-inside.h"

#include <stdlib.h>

#include "base/mem.h"

static void drop(struct pane *pane)
{
	if (pane->kind->free)
		pane->kind->free(pane->state);
}

void app_panes_free(struct app *app)
{
	while (app->pane_count)
		drop(&app->panes[--app->pane_count]);
	free(app->panes);
}

void app_push(struct app *app, const struct pane_kind *kind, void *state)
{
	app->panes = mem_grow(app->panes, app->pane_count + 1, sizeof *app->panes);
	app->panes[app->pane_count++] = (struct pane){ .kind = kind, .state = state };
}

void app_pop(struct app *app)
{
	const struct pane_kind *kind = app_top(app);

	if (app->pane_count <= STANDING_PANES)
		return;
	drop(&app->panes[--app->pane_count]);
	if (kind->is_private)
		app->hooks->private_closed(app);
}

const struct pane_kind *app_top(const struct app *app)
{
	return app->panes[app->pane_count - 1].kind;
}

void *app_top_state(const struct app *app)
{
	return app->panes[app->pane_count - 1].state;
}

void *app_pane_state(const struct app *app, const struct pane_kind *kind)
{
	for (size_t i = 0; i < app->pane_count; i++)
		if (app->panes[i].kind == kind)
			return app->panes[i].state;
	return NULL;
}
