/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PEOPLE_CHANGE_H
#define TALKA_UI_PEOPLE_CHANGE_H

#include "model/people.h"
#include "ui/app.h"

/*
 * people-change - what can be told anew of one person on the page of who is here: the kind,
 * and the card by which the same person is known at another evening.
 */
extern const char *const people_kind_words[PERSON_KINDS];      /* msgids: "takes part" */

/* Asks what shall be changed of the i-th person; nothing where there is none. */
void people_change(struct app *app, size_t i);

#endif
