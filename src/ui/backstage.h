/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_BACKSTAGE_H
#define TALKA_UI_BACKSTAGE_H

#include "ui/app.h"

/*
 * backstage - the agenda with planned and real times, and what comes next.
 *
 * Invariants:
 *  - Nothing on it hurts if the room sees it.
 *  - o once more asks whether the projector is dark, and only then shows what is private.
 */
void backstage_open(struct app *app);

#endif
