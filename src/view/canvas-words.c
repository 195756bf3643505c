/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/canvas.h"

#include <string.h>

#include "base/text.h"

static void add_cell(struct str *str, const struct canvas_cell *cell)
{
	for (size_t i = 0; cell->columns && i < CANVAS_CHARS && cell->chars[i]; i++)
		text_add_codepoint(str, cell->chars[i]);
}

static void add_row(struct str *str, const struct canvas *canvas, size_t row)
{
	size_t start = str->length, end;

	for (size_t column = 0; column < canvas->columns; column++)
		add_cell(str, canvas_cell(canvas, row, column));
	for (end = str->length; end > start && str->bytes[end - 1] == ' '; end--)
		;
	str_cut(str, end);
	str_add_char(str, '\n');
}

char *canvas_text(const struct canvas *canvas)
{
	struct str str = STR_INIT;

	for (size_t row = 0; row < canvas->rows; row++)
		add_row(&str, canvas, row);
	return str_take(&str);
}

static size_t run_of_style(const struct canvas *canvas, size_t row, size_t column)
{
	uint8_t style = canvas_cell(canvas, row, column)->style;
	size_t end = column;

	while (end < canvas->columns && canvas_cell(canvas, row, end)->style == style)
		end++;
	return end - column;
}

static void add_row_styles(struct str *str, const struct canvas *canvas, size_t row)
{
	for (size_t column = 0, run; column < canvas->columns; column += run) {
		enum style style = canvas_cell(canvas, row, column)->style;

		run = run_of_style(canvas, row, column);
		if (style != STYLE_NORMAL)
			str_add_format(str, "%zu %zu %zu %s\n", row, column, run, style_name(style));
	}
}

char *canvas_styles(const struct canvas *canvas)
{
	struct str str = STR_INIT;

	for (size_t row = 0; row < canvas->rows; row++)
		add_row_styles(&str, canvas, row);
	return str_take(&str);
}

bool canvas_cell_same(const struct canvas_cell *a, const struct canvas_cell *b)
{
	return !memcmp(a, b, sizeof *a);
}

bool canvas_row_same(const struct canvas *a, const struct canvas *b, size_t row)
{
	size_t first = row * a->columns;

	return !memcmp(a->cells + first, b->cells + first, a->columns * sizeof *a->cells);
}

bool canvas_same(const struct canvas *a, const struct canvas *b)
{
	if (a->rows != b->rows || a->columns != b->columns || a->cursor_shown != b->cursor_shown)
		return false;
	if (a->cursor_row != b->cursor_row || a->cursor_column != b->cursor_column)
		return false;
	for (size_t row = 0; row < a->rows; row++)
		if (!canvas_row_same(a, b, row))
			return false;
	return true;
}
