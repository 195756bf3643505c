/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_CANVAS_H
#define TALKA_VIEW_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "view/style.h"

/*
 * canvas - a screen of cells without a terminal.
 *
 * Invariants:
 *  - Every put is clipped to the canvas; no size from 0x0 is a fault.
 *  - A wide character covers two cells of one row or is left out (blank) where
 *    only one is there; its right half has columns 0.
 *  - Cells hold only what a terminal may get: no control characters, no ZWJ,
 *    ZWNJ or variation selectors, U+FFFD for what has no width; one base and at most 4 marks.
 *  - On an ascii canvas every cell is ASCII: the twin signs stand in for lines,
 *    bars and ticks, text_ascii() for texts.
 *
 * Ownership: canvas_free() frees.
 */
enum { CANVAS_CHARS = 5 };

struct canvas_cell {
	uint32_t chars[CANVAS_CHARS];   /* unused ones are 0; chars[0] is ' ' when blank */
	uint8_t columns;                /* 1, 2, or 0 for the right half of a wide one */
	uint8_t style;
	uint16_t nothing;               /* 0: where the compiler would leave a gap, so that cells are compared as bytes */
};

struct canvas {
	size_t rows, columns;
	struct canvas_cell *cells;
	size_t cursor_row, cursor_column;   /* where the terminal's cursor stands */
	bool cursor_shown;
	bool ascii;
};

struct canvas *canvas_new(size_t rows, size_t columns, bool ascii);
void canvas_free(struct canvas *canvas);
void canvas_clear(struct canvas *canvas);
struct canvas_cell *canvas_cell(const struct canvas *canvas, size_t row, size_t column);  /* NULL outside */
/* Puts text within [column, column + room); returns the columns used. Right-to-left lines are reordered and shaped as a whole line (FriBidi). */
size_t canvas_put(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, const char *text);
size_t canvas_put_slice(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, const char *text, size_t length);
/* Clipped with an ellipsis where it does not fit. */
size_t canvas_put_clipped(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, const char *text);
void canvas_fill(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, uint32_t sign);
void canvas_style(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style);  /* restyle what stands there */

/* Signs with an ASCII twin. */
enum sign { SIGN_LINE, SIGN_TICK, SIGN_CROSS, SIGN_FULL_DOT, SIGN_EMPTY_DOT, SIGN_ARROW, SIGN_MARK, SIGN_BLOCK, SIGN_COUNT };
uint32_t canvas_sign(const struct canvas *canvas, enum sign sign);
void canvas_rule(struct canvas *canvas, size_t row);                       /* a line across */
/* value of most as a bar of eighths, at least an eighth where value > 0. */
void canvas_bar(struct canvas *canvas, size_t row, size_t column, size_t room, int64_t value, int64_t most);

/* The rows as text, trailing blanks cut, a LF each. Caller frees. */
char *canvas_text(const struct canvas *canvas);
/* Lines "ROW COLUMN LENGTH style" for all cells that are not normal. Caller frees. */
char *canvas_styles(const struct canvas *canvas);
bool canvas_cell_same(const struct canvas_cell *a, const struct canvas_cell *b);
bool canvas_row_same(const struct canvas *a, const struct canvas *b, size_t row);   /* of canvases of one size */
bool canvas_same(const struct canvas *a, const struct canvas *b);

#endif
