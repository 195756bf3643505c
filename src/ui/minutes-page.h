/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_MINUTES_PAGE_H
#define TALKA_UI_MINUTES_PAGE_H

#include "ui/keys.h"

/*
 * minutes-page - what was decided and what was parked: to be worded anew,
 * withdrawn, settled.
 *
 * Invariants:
 *  - Nothing on it hurts if the room sees it.
 */
void minutes_page_open(struct app *app);

/* Its own keys, for the manual; ended by key NULL. */
extern const struct key_row minutes_keys[];

#endif
