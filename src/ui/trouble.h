/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_TROUBLE_H
#define TALKA_UI_TROUBLE_H

#include "ui/app.h"

/*
 * trouble - the disk did not take a step: try again, save to another place, or give the step up.
 *
 * Invariants:
 *  - The room reads only that something is not saved yet.
 *  - Until it is answered no other step can be made, and nothing is lost.
 */
void trouble_open(struct app *app, const struct err *err);
/* Closes it once the step is on the disk or given up; after every key. */
void trouble_follow(struct app *app);

#endif
