/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_CLOCK_ASK_H
#define TALKA_UI_CLOCK_ASK_H

#include "ui/app.h"

/*
 * clock-ask - a computer whose clock cannot be right: what day and time is it?
 *
 * Asked once a run, and once more when the clock falls back while it runs.
 */
void clock_ask(struct app *app);
/* After a key: says that the clock jumped, and asks where it cannot be right. */
void clock_follow(struct app *app);

#endif
