/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_WALL_H
#define TALKA_UI_WALL_H

#include "ui/app.h"

/*
 * wall - what the room sees of the exercise, as its type fills the board.
 */
struct board *wall_board(const struct app *app);         /* lives with app_scratch() */
/* How far the selection can go: rows and columns of the matrix or list of the board. */
struct extent { size_t rows, columns; };
struct extent wall_extent(const struct app *app);

#endif
