/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/lines.h"

#include <string.h>

#include "base/text.h"

struct lines {
	struct canvas *canvas;
	struct area area;                /* what is left */
	enum style style;
	const char *end;
};

size_t lines_count(const char *text, size_t columns)
{
	return *text ? text_lines(text, columns ? columns : 1) : 0;
}

static void put_line(void *context, const char *start, size_t length)
{
	struct lines *lines = context;
	struct area *area = &lines->area;

	if (!area->rows)
		return;
	if (area->rows == 1 && start + length < lines->end)
		canvas_put_clipped(lines->canvas, area->row, area->column, area->columns, lines->style, start);
	else
		canvas_put_slice(lines->canvas, area->row, area->column, area->columns, lines->style, start, length);
	area->row++;
	area->rows--;
}

void lines_put(struct canvas *canvas, struct area *area, size_t most, enum style style, const char *text)
{
	struct lines lines = { .canvas = canvas, .area = *area, .style = style, .end = text + strlen(text) };
	size_t used;

	lines.area.rows = most < area->rows ? most : area->rows;
	if (*text && area->columns)
		text_wrap(text, area->columns, put_line, &lines);
	used = lines.area.row - area->row;
	area->row += used;
	area->rows -= used;
}
