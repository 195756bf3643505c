/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PEOPLE_PAGE_H
#define TALKA_UI_PEOPLE_PAGE_H

#include "ui/app.h"

/*
 * people-page - who is here: codes, kinds, who left.
 *
 * Invariants:
 *  - Nothing on it hurts if the room sees it: no attribute, no consent, no
 *    card; those are on people-private alone.
 */
void people_page_open(struct app *app);

#endif
