/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_HELP_H
#define TALKA_UI_HELP_H

#include "ui/app.h"

/*
 * help - all keys that do something here, with a sentence each; made from the table of keys.
 */
struct key_row;
struct leaf;

void help_open(struct app *app);
/* The rows of a page with keys of its own, for its help; ended by key NULL. */
void help_rows(const struct app *app, struct leaf *leaf, const struct key_row *rows);

#endif
