/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_INPUT_H
#define TALKA_UI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/poll.h"
#include "ui/app.h"

/*
 * input - a way in which ballots come in: a file, a row in input_sources, and
 * nothing else. src/ui/input-NAME.c defines `const struct input input_NAME`.
 *
 * An input has a strip at the foot of the wall while a round is open. All of a
 * mixed round are open at once; Tab goes from one to the next.
 *
 * Invariants:
 *  - While desk->shown is false an input draws nothing that tells what is on a
 *    ballot or how the count stands: the room may be reading along.
 *  - What was typed is lost by nothing but its being entered.
 */
struct desk {
	const struct poll *poll;         /* with an open round, whenever an input is called */
	bool shown;                      /* Ctrl-T: letters and figures are shown for as long as wanted */
};

struct input {
	const char *name;                /* as in the workshop file */
	const char *help;                /* one sentence */
	enum ballot_source source;
	bool counts_only;                /* gives counts, not ballots */
	bool may_be_secret;              /* nobody sees who answers what: it is open in secret rounds, too */
	bool names_people;               /* its ballots know who cast them */
	bool seen;                       /* letters are shown at first: it is said aloud, or nobody else looks on */
	void *(*open)(void);             /* the state of a round */
	void (*close)(void *state);
	bool (*handed)(const void *state);           /* has somebody of the room the keyboard? NULL: never */
	const char *(*pending)(const void *state);   /* what is not done yet, so that closing should ask (msgid); NULL = nothing */
	size_t (*rows)(const struct app *app, const struct desk *desk, const void *state, size_t columns);
	void (*draw)(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area);
	bool (*key)(struct app *app, const struct desk *desk, void *state, const struct key *key);
	/* For the footer, ended by key NULL; does is a msgid. */
	const struct hint *(*hints)(const struct desk *desk, const void *state);
};

/* The first for NULL, NULL after the last; in the order of input_sources. */
const struct input *input_next(const struct input *input);

/* What pending says of letters or figures in a field. */
#define INPUT_TYPED N_("Something is typed that was not kept with Enter.")

#endif
