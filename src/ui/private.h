/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PRIVATE_H
#define TALKA_UI_PRIVATE_H

#include "ui/app.h"

/*
 * private - what only the facilitator should see: what to say, notes, who is missing.
 *
 * Invariants:
 *  - With one screen it opens only after somebody said that the projector is dark, and closes to the curtain.
 *  - With a second screen it opens at once, but not while the laptop goes round, and closes to what was there.
 */
void private_ask(struct app *app);       /* "Is the projector dark?", where that is to be asked */

#endif
