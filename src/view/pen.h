/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_PEN_H
#define TALKA_VIEW_PEN_H

#include "view/board.h"
#include "view/layout.h"
#include "view/words.h"

/*
 * pen - what the layouts of blocks share: lines, wrapping, rows with letters, pages.
 *
 * Invariants:
 *  - Nothing is drawn outside the area that is given.
 *  - Measures are of what is drawn: on an ascii canvas, of the ASCII twin.
 *
 * Ownership: texts live with pen->arena, until the board is drawn.
 */
struct pen {
	struct canvas *canvas;
	struct arena *arena;
	const struct language *language;
	bool centred;
	bool airy;           /* rows of lists have a blank line between them */
	bool cut;            /* the paragraph after the one being drawn has no row: this one ends in an ellipsis */
};

/* A kind of block. rows(): how many it takes where at most limit are there, and draw() then takes as many. */
struct block_layout {
	size_t (*rows)(struct pen *pen, const struct block *block, size_t columns, size_t limit);
	void (*draw)(struct pen *pen, const struct block *block, struct area area);
	bool stretches;      /* adapts to fewer rows than it likes */
	bool has_gutter;     /* draws marks to the left of its rows */
};

extern const struct block_layout layout_text, layout_big, layout_list, layout_bars, layout_matrix, layout_progress, layout_clock;

enum style pen_style(enum emphasis emphasis);
const char *pen_text(struct pen *pen, const char *text);         /* as this canvas shows it */
size_t pen_columns(struct pen *pen, const char *text);
size_t pen_lines(struct pen *pen, const char *text, size_t columns);
/* One line, clipped; from the right where the text is. */
void pen_line(struct pen *pen, struct area area, enum style style, const char *text);
/* Wrapped; the last line that fits ends in an ellipsis where more would follow. */
void pen_wrap(struct pen *pen, struct area area, enum style style, const char *text);
/* The heading of a block, where there is one and a row below it; returns the area below. */
size_t pen_heading_rows(const struct block *block, size_t limit);
struct area pen_heading(struct pen *pen, const struct block *block, struct area area);

/* Rows with a mark, a letter and a text. */
size_t pen_gutter(size_t columns);                               /* columns of the marks */
size_t pen_focus(const struct block *block);                     /* the selected row; SIZE_MAX = none */
/* Columns of gutter and letters, up to where the texts begin. */
size_t pen_lead_columns(struct pen *pen, const struct block *block, size_t columns);
void pen_lead(struct pen *pen, const struct board_row *row, struct area area, size_t gutter);
enum style pen_row_style(const struct board_row *row);

/*
 * A page of things that stand one after the other, sizes[i] each: pages are cut from the
 * start, so that moving within a page moves nothing on the screen; the last one is full.
 * focus SIZE_MAX: the first page.
 */
struct page {
	size_t first, end;
};

struct page page_find(const size_t *sizes, size_t count, size_t room, size_t focus);

/* What a page leaves out, told on one line. */
void pen_hidden(struct pen *pen, struct hidden hidden, struct area area);

#endif
