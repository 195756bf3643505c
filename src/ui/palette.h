/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PALETTE_H
#define TALKA_UI_PALETTE_H

#include "ui/app.h"

/*
 * palette - all that can be done here, as a list; typing narrows it, Enter does the chosen.
 */
void palette_open(struct app *app);

#endif
