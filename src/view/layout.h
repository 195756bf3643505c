/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_LAYOUT_H
#define TALKA_VIEW_LAYOUT_H

#include "view/board.h"
#include "view/canvas.h"

/*
 * layout - one way to put any board on any part of a canvas.
 *
 * Invariants:
 *  - Draws only inside the area; every size from 0x0 is fine.
 *  - The same board, area and canvas kind give the same cells.
 *  - The selected row of a list and the focused cell of a matrix are visible;
 *    where not all fits, what is hidden is told ("12 more below").
 *  - Lists up to 24 rows stand in two columns where one is too long and the
 *    width allows (each at least 30 columns).
 */
struct area { size_t row, column, rows, columns; };

/* Would all of it stand there, nothing hidden or cut off below? */
bool layout_holds(struct canvas *canvas, struct area area, const struct board *board);
void layout_board(struct canvas *canvas, struct area area, const struct board *board);

#endif
