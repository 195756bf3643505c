/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_WORDS_H
#define TALKA_VIEW_WORDS_H

#include "view/board.h"

/*
 * words - what blocks with figures say, for the screen and for the accessible text alike.
 *
 * Ownership: results live with the arena.
 */
/* "9 of 12 slips in" */
char *words_progress(struct arena *arena, const struct language *language, const struct block *block);
/* "4:10 left of 15 min", "+2:10 over"; "stopped" is added where the clock does not run. */
char *words_clock(struct arena *arena, const struct language *language, const struct block *block);
/* "17", "9 points, 5 people" */
char *words_bar(struct arena *arena, const struct board_row *row);
/* What there is no room for: "3 more above, 12 more below"; "" where all is seen. */
struct hidden { size_t above, below, left, right; };
const char *words_hidden(struct arena *arena, const struct language *language, struct hidden hidden);

#endif
