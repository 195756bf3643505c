/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PEOPLE_PAGE_H
#define TALKA_UI_PEOPLE_PAGE_H

#include "ui/app.h"
#include "ui/keys.h"

/*
 * people-page - who is here: codes, kinds, who left.
 *
 * Invariants:
 *  - Nothing on it hurts if the room sees it: no attribute, no consent, no
 *    card; those are on people-private alone.
 */
void people_page_open(struct app *app);

/* The keys of the page, for footer and manual: act is NULL, the page takes them. Ended by key NULL. */
extern const struct key_row people_keys[];

#endif
