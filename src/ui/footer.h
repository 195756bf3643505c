/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_FOOTER_H
#define TALKA_UI_FOOTER_H

#include "ui/app.h"

/*
 * footer - the hints of the last row.
 *
 * Invariants:
 *  - At most six, in the order given; what does not fit goes by priority, of equal ones the last first.
 *  - Two find room from 40 columns on: names are cut for them.
 */
void footer_put(struct canvas *canvas, const struct hint *hints, size_t count);

#endif
