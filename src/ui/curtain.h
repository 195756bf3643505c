/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_CURTAIN_H
#define TALKA_UI_CURTAIN_H

#include "ui/app.h"

/*
 * curtain - a neutral page with the workshop's title over all that is open.
 *
 * Invariants:
 *  - It changes nothing below: what was typed is there when it opens.
 *  - While it is drawn no key reaches what is below.
 */
/* The first frame of a new session of this script, cell for cell, before there is one:
 * making a session takes a disk its time, and nobody should look at nothing meanwhile. */
void curtain_first_frame(const struct script *script, const struct clock *clock, struct canvas *canvas);

void curtain_draw(struct app *app);      /* nothing where it is drawn already */
void curtain_turn(struct app *app);      /* Ctrl-B: drawn or opened */
bool curtain_covers(const struct app *app);      /* is it drawn, if only below another page? */
struct board *curtain_board(const struct script *script, size_t language, struct arena *arena);

#endif
