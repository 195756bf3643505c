/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PROJECTION_H
#define TALKA_UI_PROJECTION_H

#include "ui/app.h"
#include "view/picture.h"

/*
 * projection - what a second screen gets of the console: the wall, or the curtain.
 *
 * Invariants:
 *  - Nothing else of the console is in it: no page, dialog, field, status line or footer.
 */
struct picture projection_of(const struct app *app);     /* lives with app_scratch() until the next key or drawing */

#endif
