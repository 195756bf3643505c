/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_LINES_H
#define TALKA_UI_LINES_H

#include "view/layout.h"

/*
 * lines - words that take as many rows as they need, so that what to do is read to its end.
 */

/* 0 for "". */
size_t lines_count(const char *text, size_t columns);
/* At the top of the area, in at most so many rows; what is left of the area stands below. Where more would follow, the
 * last one ends in an ellipsis. */
void lines_put(struct canvas *canvas, struct area *area, size_t most, enum style style, const char *text);

#endif
