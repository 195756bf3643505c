/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_SLIP_PILE_H
#define TALKA_UI_SLIP_PILE_H

#include "ui/input.h"

/*
 * slip-pile - the slips of a secret round with a split are sorted first, and typed one pile after another.
 *
 * *pile is the number of the pile that is being typed, from 1; 0 = none is chosen yet. It lives as long as the input.
 */
bool slip_pile_due(const struct desk *desk, size_t pile);
/* "Slip 4", or of a pile "town: slip 4". Lives with app_scratch(). */
const char *slip_pile_label(const struct app *app, const struct desk *desk, size_t pile);
void slip_pile_ask(struct app *app, const struct desk *desk, size_t *pile);

#endif
