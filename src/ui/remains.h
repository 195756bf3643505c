/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_REMAINS_H
#define TALKA_UI_REMAINS_H

#include "ui/app.h"

/*
 * remains - the page that tells where something that was removed for good may
 * still stand, and what to do. Opens where sitting_remains() has something to tell.
 */
void remains_open(struct app *app);

#endif
