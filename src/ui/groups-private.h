/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_GROUPS_PRIVATE_H
#define TALKA_UI_GROUPS_PRIVATE_H

#include "ui/pages.h"

/*
 * groups-private - private: why small groups came out as they did, attribute by attribute.
 */

/* Nothing where the exercise on the wall has no groups that are mixed. */
void groups_private_write(const struct app *app, struct leaf *leaf);

#endif
