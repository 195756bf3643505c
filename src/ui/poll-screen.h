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
 *  - What was typed into a strip waits there while other exercises are looked at.
 */

/* The keys of every poll, by stage; ended by key NULL. Enter is the shared one: session_next() tells what it leads to. */
extern const struct key_row poll_keys[];

/* The strip stands right above the wall as long as the app lives; it shows itself while a round is open on the wall. */
void poll_screen_open(struct app *app);
/* To be called whenever the session may have changed: a new round gets new fields. */
void poll_screen_follow(struct app *app);
/* What is begun and not done where ballots come in, in words; NULL = nothing. */
const char *poll_screen_pending(const struct app *app);
/* The round that is open on the wall, or NULL. */
const struct poll *poll_screen_open_poll(const struct app *app);
/* Enter where the group may vote a second time (NEXT_SECOND): does it want to? */
void poll_screen_second(struct app *app);
/* After opening: where the box of a secret round does not open here, says so and offers to give the round up. */
void poll_screen_offer(struct app *app);
/* Enter at a tie (NEXT_TIE): the remedies that the script allows. */
void poll_screen_tie(struct app *app);

#endif
