/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_COUNTS_H
#define TALKA_UI_COUNTS_H

#include "ui/app.h"
#include "ui/field.h"

/*
 * counts - a list with a number to be typed for each row: hands, heads.
 *
 * Enter and the arrows take the number that is typed and move; nothing typed only moves.
 *
 * Invariants:
 *  - A number that is refused stays where it was typed.
 *  - Unseen, a row tells only whether its number is there.
 */
struct counts {
	size_t row;
	struct field digits;             /* typed for this row, not entered yet */
};

struct counts_list {
	const void *of;                  /* handed on to the functions */
	size_t rows;
	bool unseen;
	const char *(*name)(const struct app *app, const void *of, size_t row);
	int64_t (*count)(const struct app *app, const void *of, size_t row);     /* -1 = not counted yet */
	const char *at_end;              /* what Enter says where nothing is typed on the last row, a msgid; NULL = nothing */
	bool (*enter)(struct app *app, const void *of, size_t row, int64_t count);
};

void counts_free(struct counts *counts);
void counts_draw(const struct app *app, const struct counts_list *list, const struct counts *counts, struct canvas *canvas, struct area area);
/* False for keys that are neither figures nor movement. */
bool counts_key(struct app *app, const struct counts_list *list, struct counts *counts, const struct key *key);

#endif
