/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_APP_INSIDE_H
#define TALKA_UI_APP_INSIDE_H

#include "ui/app.h"
#include "ui/keys.h"
#include "ui/wall.h"

/*
 * app-inside - what the console consists of; for app*.c, frame.c, help.c, keys.c, the curtain, the
 * trouble and the rows of the keys alone.
 */
struct pane { const struct pane_kind *kind; void *state; };

/* What was typed or chosen by a key, and what is only drawn, live apart. */
struct scratch {
	struct arena *keys, *paint, *now;
	size_t page_rows, page_columns;      /* of the page drawn last: how far a key scrolls */
	struct extent extent;                /* of the wall, once it was asked for */
	bool extent_known;
};

enum { STANDING_PANES = 2 };             /* the wall and the strip of a round: nothing is opened over them */
enum tone { TONE_SAID, TONE_REFUSED };

/*
 * What stands above the door and the panes, and is called by them: app_new() hands it over, so that
 * they are built and read without it.
 */
struct app_hooks {
	void (*not_saved)(struct app *app, const struct err *err);   /* the disk did not take a step, which is kept */
	void (*private_closed)(struct app *app);
};

struct app {
	struct app_options options;
	const struct app_hooks *hooks;
	const struct key_tables *keys;
	struct pane *panes;
	size_t pane_count;
	struct scratch *scratch;
	char *said;                    /* the status line; NULL = nothing */
	enum tone tone;
	char *said_when_saved;         /* of an append that waits */
	int64_t waits_since_ms;
	struct look look;
	char *filter;                  /* what look.filter points to; NULL = "" */
	struct drafts *drafts;
	struct zone *zone;             /* of the session: opened once, the clock is on every screen */
	size_t language;
	size_t looked_at;              /* by g: the index of an exercise and 1, as an undo may take one away; 0 = the open one */
	size_t facts_asked;            /* how many of the script's questions were asked in this run */
	size_t walls;                  /* second screens that are connected */
	bool ended, suspend, redraw;
};

/* Takes said, may be NULL. */
void app_status(struct app *app, enum tone tone, char *said);
/* "saving...", once an append has waited so long that a person notices. */
bool app_is_saving(const struct app *app);
/* Has an append that waited come to its end? */
bool app_settle(struct app *app);
void app_panes_free(struct app *app);
/* What was worked out for this key or this drawing is not so any more. */
void app_forget(const struct app *app);
/* Drops what is not there any more: a selection behind the end, a look at what is open now. */
void app_look_again(struct app *app);

extern const struct pane_kind wall_pane, curtain_pane;

#endif
