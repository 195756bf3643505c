/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_HELP_H
#define TALKA_UI_HELP_H

#include "ui/app.h"

/*
 * help - all keys that do something here, with a sentence each; made from the table of keys.
 */
void help_open(struct app *app);

#endif
