/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_REMOVE_H
#define TALKA_UI_REMOVE_H

#include "ui/app.h"

/*
 * remove - taking out for good what should not have been written: words, a person's code.
 *
 * The only keys besides the close of a secret round that ask before they act, as
 * nothing takes them back. What must go is typed unseen and is never shown.
 */
void remove_words(struct app *app);
void remove_person(struct app *app, const char *code);

#endif
