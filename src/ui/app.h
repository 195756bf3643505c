/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_APP_H
#define TALKA_UI_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/random.h"
#include "base/tr.h"
#include "model/look.h"
#include "model/sitting.h"
#include "view/layout.h"
#include "view/terminal.h"

/*
 * app - the console of a running session: keys in, events and a canvas out.
 *
 * A screen is a stack of panes: at the bottom the wall, above it what was
 * opened (backstage, help, a dialog, the field of a slip). A key goes to the
 * uppermost pane; what it does not take goes to the one below, at last to the
 * table of keys (ui/keys.h).
 *
 * Invariants:
 *  - A key changes the look or makes exactly one event; app_key() never draws,
 *    app_draw() never changes.
 *  - What was typed is lost by no resize, curtain, failed append or other pane.
 *  - Nothing flashes up: the app starts behind the curtain.
 *
 * Works without a terminal: tests call app_key() and app_draw().
 */
struct app;

struct app_options {
	struct sitting *sitting;             /* borrowed */
	const struct clock *clock;
	const struct random *random;
	bool ascii;
	bool uncovered;                      /* tests: start without the curtain */
};

struct app *app_new(const struct app_options *options);
void app_free(struct app *app);
void app_key(struct app *app, const struct key *key);
void app_draw(const struct app *app, struct canvas *canvas);
/* Milliseconds until the screen changes by itself (a clock), or -1. */
int64_t app_deadline(const struct app *app);
bool app_ended(const struct app *app);                   /* q was confirmed, or the terminal is gone */
bool app_wants_suspend(struct app *app);                 /* true once after Ctrl-Z */
bool app_wants_redraw(struct app *app);                  /* true once after Ctrl-L */
/* To be called every turn of the loop: settles an append that waits. */
void app_turn(struct app *app);

/* --- for panes ------------------------------------------------------- */

struct hint { const char *key, *does; unsigned priority; };   /* footer: 1 first */

struct pane_kind {
	const char *name;                    /* for tests: "slip", "help" */
	/* Draws into the area it is given; the frame (head, status, footer) is the app's. NULL: what is below shows. */
	void (*draw)(const struct app *app, const void *state, struct canvas *canvas, struct area area);
	size_t (*rows)(const struct app *app, const void *state, size_t most);   /* how many rows at the bottom it needs; NULL: all */
	bool (*key)(struct app *app, void *state, const struct key *key);        /* true: taken */
	const struct hint *(*hints)(const struct app *app, const void *state, size_t *count);
	void (*free)(void *state);
	bool is_private;                     /* closes to the curtain */
};

void app_push(struct app *app, const struct pane_kind *kind, void *state);   /* takes state */
void app_pop(struct app *app);                           /* frees the uppermost; the wall stays */
const struct pane_kind *app_top(const struct app *app);
void *app_top_state(const struct app *app);

/* Through the door. said: what the status line says when it is done ("C joined A - u takes it back"); NULL = nothing.
 * A refusal goes to the status line; a failed append opens the dialog that saves elsewhere. True when taken. */
bool app_enter(struct app *app, const struct entry *entry, const char *said);
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));   /* status line, until the next key */

const struct session *app_session(const struct app *app);
struct sitting *app_sitting(const struct app *app);
const struct random *app_random(const struct app *app);
struct arena *app_scratch(const struct app *app);        /* cleared at the next key */
struct look *app_look(struct app *app);
int64_t app_now_ms(const struct app *app);
size_t app_language(const struct app *app);
const struct language *app_tongue(const struct app *app);
bool app_ascii(const struct app *app);
/* The exercise that the wall shows (the open one, or the one looked at with g). NULL before the first. */
const struct exercise *app_exercise(const struct app *app);
struct scene app_scene(const struct app *app);

#endif
