/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PRIVATE_H
#define TALKA_UI_PRIVATE_H

#include "ui/app.h"

/*
 * private - what only the facilitator should see: what to say, notes, who is missing.
 *
 * Invariants:
 *  - It opens only after somebody said that the projector is dark.
 *  - It closes to the curtain.
 */
void private_ask(struct app *app);       /* "Is the projector dark?" */

#endif
