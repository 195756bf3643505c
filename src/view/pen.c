/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/pen.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "view/bidi.h"

enum { GUTTER = 2, LEAST_COLUMNS_WITH_GUTTER = 20 };

enum style pen_style(enum emphasis emphasis)
{
	static const enum style styles[] = {
		[EMPHASIS_NONE] = STYLE_NORMAL,
		[EMPHASIS_STRONG] = STYLE_BOLD,
		[EMPHASIS_QUIET] = STYLE_DIM,
		[EMPHASIS_WARN] = STYLE_WARN,
		[EMPHASIS_GOOD] = STYLE_GOOD,
	};

	return styles[emphasis];
}

const char *pen_text(struct pen *pen, const char *text)
{
	char *ascii;
	const char *kept;

	if (!pen->canvas->ascii)
		return text;
	ascii = text_ascii(text);
	kept = arena_text(pen->arena, ascii);
	free(ascii);
	return kept;
}

size_t pen_columns(struct pen *pen, const char *text)
{
	return text_columns(pen_text(pen, text));
}

size_t pen_lines(struct pen *pen, const char *text, size_t columns)
{
	const char *shown = pen_text(pen, text);

	/* No text has more columns than bytes: most lines need no closer look. */
	if (strlen(shown) <= columns && !strchr(shown, '\n'))
		return 1;
	return text_lines(shown, columns ? columns : 1);
}

/* How far from the left edge a line of that many columns begins. */
static size_t inset(const struct pen *pen, const char *line, size_t columns, size_t used)
{
	if (used >= columns)
		return 0;
	if (pen->centred)
		return (columns - used) / 2;
	return bidi_from_right(line) ? columns - used : 0;
}

void pen_line(struct pen *pen, struct area area, enum style style, const char *text)
{
	const char *shown = pen_text(pen, text);
	size_t from = inset(pen, shown, area.columns, text_columns(shown));

	if (area.rows)
		canvas_put_clipped(pen->canvas, area.row, area.column + from, area.columns - from, style, shown);
}

struct wrapping {
	struct pen *pen;
	struct area area;        /* what is left */
	enum style style;
	const char *end;
};

static void put_wrapped(void *context, const char *start, size_t length)
{
	struct wrapping *wrapping = context;
	struct area *area = &wrapping->area;
	bool more = area->rows == 1 && start + length < wrapping->end;

	if (!area->rows)
		return;
	/* The last line that fits takes the rest of the text, and is clipped. */
	pen_line(wrapping->pen, *area, wrapping->style,
		 more ? start : arena_slice(wrapping->pen->arena, start, length));
	area->row++;
	area->rows--;
}

void pen_wrap(struct pen *pen, struct area area, enum style style, const char *text)
{
	const char *shown = pen_text(pen, text);
	struct wrapping wrapping = { .pen = pen, .area = area, .style = style, .end = shown + strlen(shown) };

	if (area.columns)
		text_wrap(shown, area.columns, put_wrapped, &wrapping);
}

size_t pen_gutter(size_t columns)
{
	return columns >= LEAST_COLUMNS_WITH_GUTTER ? GUTTER : 0;
}

size_t pen_heading_rows(const struct block *block, size_t limit)
{
	return *block->text && limit > 1 ? 1 : 0;
}

struct area pen_heading(struct pen *pen, const struct block *block, struct area area)
{
	size_t gutter = pen_gutter(area.columns), rows = pen_heading_rows(block, area.rows);

	pen_line(pen, (struct area){ .row = area.row, .column = area.column + gutter, .rows = rows, .columns = area.columns - gutter }, STYLE_BOLD, block->text);
	return (struct area){ .row = area.row + rows, .column = area.column, .rows = area.rows - rows, .columns = area.columns };
}
