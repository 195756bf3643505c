/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_BACKSTAGE_H
#define TALKA_UI_BACKSTAGE_H

#include "ui/keys.h"

/*
 * backstage - the agenda with planned and real times, what comes next, and what would bring us back into the time.
 *
 * Invariants:
 *  - Nothing on it hurts if the room sees it.
 *  - o once more asks whether the projector is dark, and only then shows what is private.
 */
void backstage_open(struct app *app);

/* Its own keys, for the manual; ended by key NULL. */
extern const struct key_row backstage_keys[];

#endif
