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
 * table of keys (ui/keys.h). A dialog takes every key, so that nothing below
 * acts unseen; Ctrl-B, Ctrl-L, Ctrl-Z never reach a pane.
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
struct leaf;                             /* ui/pages.h */

struct app_options {
	struct sitting *sitting;             /* borrowed */
	const struct clock *clock;
	const struct random *random;
	const struct language *tongues;      /* of the script's languages, borrowed; NULL = the wall's own words are English */
	bool ascii;
	bool uncovered;                      /* tests: start without the curtain */
};

struct app *app_new(const struct app_options *options);
void app_free(struct app *app);
void app_key(struct app *app, const struct key *key);
void app_draw(const struct app *app, struct canvas *canvas);
/* Milliseconds until the screen changes by itself (a clock), or -1. */
int64_t app_deadline(const struct app *app);
/* How many second screens show the wall now. While one does, what is private opens without a question
 * and closes to what was there before, as the room does not see this terminal. */
void app_set_walls(struct app *app, size_t walls);
bool app_has_wall(const struct app *app);
bool app_ended(const struct app *app);                   /* q was confirmed, or the terminal is gone */
bool app_wants_suspend(struct app *app);                 /* true once after Ctrl-Z */
bool app_wants_redraw(struct app *app);                  /* true once after Ctrl-L */
/* To be called every turn of the loop: settles an append that waits. */
void app_turn(struct app *app);

/* --- for panes ------------------------------------------------------- */

/* Footer: does is a msgid; shown in the order given; what does not fit is dropped from the greatest priority number down (1 stays longest). */
struct hint { const char *key, *does; unsigned priority; };

struct pane_kind {
	const char *name;                    /* for tests: "slip", "help" */
	const char *title;                   /* msgid for the head line in place of the exercise's; NULL: as below */
	/* Draws into the area it is given; the frame (head, status, footer) is the app's. NULL: what is below shows. */
	void (*draw)(const struct app *app, const void *state, struct canvas *canvas, struct area area);
	/* How many rows at the bottom of this area it needs, the wall stays above it (the frame parts them by a rule);
	 * 0: nothing is drawn; NULL: all. */
	size_t (*rows)(const struct app *app, const void *state, struct area most);
	bool (*key)(struct app *app, void *state, const struct key *key);        /* true: taken */
	/* For the footer; NULL, or a NULL from it: what can be done by the table of keys. Lives with app_scratch() or for ever. */
	const struct hint *(*hints)(const struct app *app, const void *state, size_t *count);
	/* What F1 tells instead of the keys of the wall, before the pane is asked; NULL: F1 is a key as any other. */
	void (*help)(const struct app *app, const void *state, struct leaf *leaf);
	void (*free)(void *state);           /* NULL: nothing to free */
	bool is_private;                     /* the curtain is drawn when it closes */
	/* Has somebody of the room the keyboard? Then talka speaks the wall's language. NULL: never. */
	bool (*handed)(const struct app *app, const void *state);
};

void app_push(struct app *app, const struct pane_kind *kind, void *state);   /* takes state */
void app_pop(struct app *app);                           /* frees the uppermost; the wall and its strip stay */
const struct pane_kind *app_top(const struct app *app);
void *app_top_state(const struct app *app);
/* The state of the lowest pane of this kind, wherever it stands; NULL = there is none. */
void *app_pane_state(const struct app *app, const struct pane_kind *kind);

/* Through the door. said: what the status line says when it is done ("C joined A - u takes it back"); NULL = nothing.
 * A refusal goes to the status line, and what was typed should stay: false. True when it is taken, or kept
 * while the disk does not obey (then the dialog that saves elsewhere is open). */
bool app_enter(struct app *app, const struct entry *entry, const char *said);
/* Status line, until the next key. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for what could not be done: marked as a warning. */
void app_refuse(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

const struct session *app_session(const struct app *app);
struct sitting *app_sitting(const struct app *app);
const struct random *app_random(const struct app *app);
/* While a key is handled: cleared at the next key. While drawing: cleared at the next drawing. */
struct arena *app_scratch(const struct app *app);
struct look *app_look(struct app *app);
struct drafts *app_drafts(const struct app *app);         /* what was typed into fields that were left */
int64_t app_now_ms(const struct app *app);
int64_t app_utc(const struct app *app);                  /* the time of day, as far as it can be trusted */
size_t app_language(const struct app *app);
const struct language *app_tongue(const struct app *app);        /* of what it says to whoever types: English, or the wall's */
const struct language *app_wall_tongue(const struct app *app);   /* of what it says to the room; NULL = English */
bool app_ascii(const struct app *app);
/* The exercise that the wall shows (the open one, or the one looked at with g). NULL before the first. */
const struct exercise *app_exercise(const struct app *app);
/* Is what the wall shows open, so that its keys may write? (Not where g only looks.) */
bool app_exercise_open(const struct app *app);
/* In the language of the wall. */
const char *app_title(const struct app *app, const struct exercise *exercise);
struct scene app_scene(const struct app *app);           /* only where app_exercise() is not NULL */

#endif
