/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "view/canvas.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/text.h"
#include "view/bidi.h"

enum { REPLACEMENT = 0xFFFD };

static const struct canvas_cell blank_cell = { .chars = { ' ' }, .columns = 1, .style = STYLE_NORMAL };

struct canvas *canvas_new(size_t rows, size_t columns, bool ascii)
{
	struct canvas *canvas = mem_alloc(sizeof *canvas);

	*canvas = (struct canvas){ .rows = rows, .columns = columns, .ascii = ascii };
	canvas->cells = mem_array(rows, columns * sizeof *canvas->cells);
	canvas_clear(canvas);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (canvas)
		free(canvas->cells);
	free(canvas);
}

void canvas_clear(struct canvas *canvas)
{
	for (size_t i = 0; i < canvas->rows * canvas->columns; i++)
		canvas->cells[i] = blank_cell;
	canvas->cursor_row = canvas->cursor_column = 0;
	canvas->cursor_shown = false;
}

struct canvas_cell *canvas_cell(const struct canvas *canvas, size_t row, size_t column)
{
	return row < canvas->rows && column < canvas->columns ? &canvas->cells[row * canvas->columns + column] : NULL;
}

static size_t clip_room(const struct canvas *canvas, size_t row, size_t column, size_t room)
{
	if (row >= canvas->rows || column >= canvas->columns)
		return 0;
	return room < canvas->columns - column ? room : canvas->columns - column;
}

/* Whoever writes over one half of a wide character takes the other half away. */
static void part_wide(struct canvas_cell *cell)
{
	if (cell->columns == 0)
		cell[-1] = (struct canvas_cell){ .chars = { ' ' }, .columns = 1, .style = cell[-1].style };
	if (cell->columns == 2)
		cell[1] = (struct canvas_cell){ .chars = { ' ' }, .columns = 1, .style = cell[1].style };
}

static void set_cell(struct canvas_cell *cell, uint32_t sign, size_t columns, enum style style)
{
	part_wide(cell);
	if (columns == 2) {
		part_wide(cell + 1);
		cell[1] = (struct canvas_cell){ .columns = 0, .style = (uint8_t)style };
	}
	*cell = (struct canvas_cell){ .chars = { sign }, .columns = (uint8_t)columns, .style = (uint8_t)style };
}

static void add_mark(struct canvas_cell *cell, uint32_t mark)
{
	for (size_t i = 1; i < CANVAS_CHARS; i++)
		if (!cell->chars[i]) {
			cell->chars[i] = mark;
			return;
		}
}

/* Joiners, variation selectors and other characters that only steer: fonts of terminals cannot follow them. */
static bool is_steering(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

static uint32_t showable(uint32_t c)
{
	if (c == '\n' || c == '\t')
		return ' ';
	return wcwidth((wchar_t)c) < 0 ? REPLACEMENT : c;
}

static size_t width_of(uint32_t c)
{
	int columns = wcwidth((wchar_t)c);

	return columns < 0 ? 1 : (size_t)columns;
}

static size_t place(struct canvas_cell *cells, size_t room, enum style style, const uint32_t *chars, size_t count)
{
	struct canvas_cell *base = NULL;
	size_t used = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t c = showable(chars[i]);
		size_t columns = width_of(c);

		if (is_steering(c))
			continue;
		if (!columns) {
			if (base)
				add_mark(base, c);
			continue;
		}
		if (columns > room - used)
			break;
		base = cells + used;
		set_cell(base, c, columns, style);
		used += columns;
	}
	return used;
}

static char *slice_for(const struct canvas *canvas, const char *text, size_t length)
{
	char *slice = mem_alloc(length + 1), *ascii;

	if (length)
		memcpy(slice, text, length);
	if (!canvas->ascii)
		return slice;
	ascii = text_ascii(slice);
	free(slice);
	return ascii;
}

size_t canvas_put_slice(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, const char *text, size_t length)
{
	size_t clipped = clip_room(canvas, row, column, room), count, used, fitting;
	uint32_t *chars;
	char *slice;

	if (!clipped)
		return 0;
	slice = slice_for(canvas, text, length);
	fitting = text_fit(slice, clipped);
	chars = bidi_line(slice, fitting, &count);
	used = place(canvas_cell(canvas, row, column), clipped, style, chars, count);
	if (slice[fitting] && used < clipped)   /* half a wide character's room is left */
		canvas_fill(canvas, row, column + used, clipped - used, style, ' ');
	free(chars);
	free(slice);
	return used;
}

size_t canvas_put(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, const char *text)
{
	return canvas_put_slice(canvas, row, column, room, style, text, strlen(text));
}

size_t canvas_put_clipped(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, const char *text)
{
	size_t used, clipped = clip_room(canvas, row, column, room);
	char *slice = slice_for(canvas, text, strlen(text)), *shown = text_clip(slice, clipped, canvas->ascii);

	used = canvas_put(canvas, row, column, clipped, style, shown);
	free(shown);
	free(slice);
	return used;
}

void canvas_fill(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style, uint32_t sign)
{
	size_t clipped = clip_room(canvas, row, column, room);

	for (size_t i = 0; i < clipped; i++)
		set_cell(canvas_cell(canvas, row, column + i), sign, 1, style);
}

void canvas_style(struct canvas *canvas, size_t row, size_t column, size_t room, enum style style)
{
	size_t clipped = clip_room(canvas, row, column, room);

	for (size_t i = 0; i < clipped; i++)
		canvas_cell(canvas, row, column + i)->style = (uint8_t)style;
}
