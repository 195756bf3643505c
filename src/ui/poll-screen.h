/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_POLL_SCREEN_H
#define TALKA_UI_POLL_SCREEN_H

#include "ui/app.h"
#include "ui/keys.h"

/*
 * poll-screen - what the facilitator does with a count, the same for every type
 * that polls: the keys by stage, the strip where ballots come in, the tie.
 *
 * Invariants:
 *  - While a round is open nothing that is drawn tells how it stands, unless
 *    the facilitator asks for it (Ctrl-T).
 *  - The dialog for a tie does not tell who would win by which remedy.
 */

/* The keys of every poll, by stage; ended by key NULL. */
extern const struct key_row poll_keys[];

/* Opens the strip of the open round on the wall, or takes it away. To be called
 * whenever the exercise on the wall or its state may have changed (start, event, undo, g). */
void poll_screen_follow(struct app *app);
/* Enter at a tie (NEXT_TIE): the remedies that the script allows. */
void poll_screen_tie(struct app *app);

#endif
