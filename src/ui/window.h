/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_WINDOW_H
#define TALKA_UI_WINDOW_H

#include "ui/app.h"

/*
 * window - the part of a list that there are rows for.
 *
 * Invariants:
 *  - The lit row is in it, in the middle as far as the ends allow.
 *  - Where not all fit into three rows or more, the last one is left for how many more there are above and below.
 */
struct window { size_t first, end, count; };     /* [first, end) of count */

/* lit: SIZE_MAX = none. */
struct window window_of(size_t count, size_t rows, size_t lit);
/* The rows of the area hold the window; says what is not in it, where a row is left for that. */
void window_tell(const struct app *app, struct window window, struct canvas *canvas, struct area area);
/* One row of the area, by its place in the window. */
struct area window_row(struct window window, struct area area, size_t i);

#endif
