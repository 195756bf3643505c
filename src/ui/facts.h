/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_FACTS_H
#define TALKA_UI_FACTS_H

#include "ui/app.h"

/*
 * facts - what the workshop file wants to know before it begins (ask = place | facilitator).
 */
/* Before the first exercise: opens the next question that has no answer yet; each is asked once, Enter on nothing leaves it empty.
 * False where none is left. */
bool facts_ask(struct app *app);

#endif
