/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PLAN_KEYS_H
#define TALKA_UI_PLAN_KEYS_H

#include "ui/app.h"

/*
 * plan-keys - what changes the plan: each asks what it needs, and writes one event.
 */
/* What a proposal or a question decided already: true when it is taken. */
bool plan_leave_out(struct app *app, const struct exercise *exercise, const char *reason);
bool plan_set_minutes(struct app *app, const struct exercise *exercise, int64_t minutes);

void plan_skip(struct app *app, const struct exercise *exercise);
void plan_minutes_ask(struct app *app, const struct exercise *exercise);
/* A minute more or less on the clock of the exercise that is on, whichever is chosen. */
void plan_minute_more(struct app *app, const struct exercise *chosen);
void plan_minute_less(struct app *app, const struct exercise *chosen);
/* Goes back to what was done or left out. */
void plan_repeat(struct app *app, const struct exercise *exercise);
/* Begins what was not on yet, in its turn or before it; what stands between comes afterwards. agenda-keys.c */
void agenda_start(struct app *app, const struct exercise *exercise);
/* Asks for a type, what it needs, and minutes. after NULL: it comes next. */
void plan_insert(struct app *app, const struct exercise *after);
/* The exercise that a key is about where none is chosen: the one looked at, the open one, or the next. NULL = all are through. */
const struct exercise *plan_present(const struct app *app);

#endif
