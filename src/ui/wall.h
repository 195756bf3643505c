/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_WALL_H
#define TALKA_UI_WALL_H

#include "ui/app.h"
#include "view/picture.h"

/*
 * wall - what the room sees of the exercise, as its type fills the board.
 */
/* The boards of a picture: with both languages, and behind it with one. */
void wall_fill(const struct app *app, struct picture *picture);
/* How far the selection can go: rows and columns of the matrix, or the listed items. */
struct extent {
	size_t rows, columns;
	bool only_looks;                     /* nothing is done with the cell that is chosen: the arrows bring the rest into sight */
	bool one_by_one;                     /* the wall shows only the selected item, big: Down is the way on */
};
struct extent wall_extent(const struct app *app);

#endif
