/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_DIALOG_LIST_H
#define TALKA_UI_DIALOG_LIST_H

#include "ui/dialog-kind.h"

/*
 * dialog-list - the list below a dialog's field; for the kinds that pick from one.
 *
 * Invariants:
 *  - The lit row is in sight.
 *  - The lit row is read to its end, as far as half of the list's rows allow.
 *  - Where not all rows fit, the last line says how many more there are above and below.
 */

/* What is picked so far, by what stands in the field. */
struct picking {
	size_t *rows;
	size_t count;
	const char *unknown;             /* a letter that is not on the list; NULL = none */
};

/* The rows of the dialog, to be filled. */
struct pick_row *dialog_rows_new(struct opened *opened, size_t count);
/* All of it, every row read whole: the dialog takes what the screen has. */
size_t dialog_list_rows(const struct opened *opened, size_t columns);
void dialog_list_draw(const struct app *app, const struct opened *opened, const struct picking *picking, struct canvas *canvas, struct area area);
/* An arrow lights another row; false for any other key. */
bool dialog_list_move(struct opened *opened, uint32_t code);

#endif
