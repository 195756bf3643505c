/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_KEY_DEEDS_H
#define TALKA_UI_KEY_DEEDS_H

#include "ui/keys.h"

/*
 * key-deeds - what the shared keys do, one function a row of shared_keys[].
 */

/* The way through the workshop: agenda-keys.c */
void deed_next(struct app *app);
const char *deed_next_name(const struct app *app);
void deed_go_to(struct app *app);
void deed_start(struct app *app);
bool deed_start_holds(const struct app *app);
void deed_timer_stop(struct app *app);
void deed_timer_go_on(struct app *app);
void deed_reopen(struct app *app);

/* What changes the plan: plan-keys.c, plan-insert.c */
void deed_skip(struct app *app);
void deed_repeat(struct app *app);
bool deed_repeat_holds(const struct app *app);
void deed_insert(struct app *app);

/* What is written down from anywhere, undo, leaving: session-keys.c */
void deed_park(struct app *app);
void deed_note(struct app *app);
void deed_decide(struct app *app);
void deed_undo(struct app *app);
void deed_redo(struct app *app);
void deed_language(struct app *app);
void deed_filter(struct app *app);
void deed_back(struct app *app);
const char *deed_back_name(const struct app *app);
bool deed_back_holds(const struct app *app);
void deed_quit(struct app *app);

/* Moving the selection of the wall; ended by key NULL. */
extern const struct key_row wall_keys[];

#endif
