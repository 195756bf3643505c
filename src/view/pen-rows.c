/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/pen.h"

enum { LETTER_GAP = 2 };

size_t pen_focus(const struct block *block)
{
	for (size_t i = 0; i < block->row_count; i++)
		if (block->rows[i].selected)
			return i;
	return SIZE_MAX;
}

size_t pen_lead_columns(struct pen *pen, const struct block *block, size_t columns)
{
	size_t widest = 0;

	for (size_t i = 0; i < block->row_count; i++) {
		size_t used = pen_columns(pen, block->rows[i].letter);

		widest = used > widest ? used : widest;
	}
	return pen_gutter(columns) + widest + (widest ? LETTER_GAP : 0);
}

/* A sign beside the letter, so that nothing hangs on colour or reverse alone. */
static void put_mark(struct pen *pen, const struct board_row *row, struct area area)
{
	if (row->selected)
		canvas_fill(pen->canvas, area.row, area.column, 1, STYLE_SELECTED, canvas_sign(pen->canvas, SIGN_MARK));
	else if (row->emphasis == EMPHASIS_GOOD)
		canvas_fill(pen->canvas, area.row, area.column, 1, STYLE_GOOD, canvas_sign(pen->canvas, SIGN_TICK));
}

void pen_lead(struct pen *pen, const struct board_row *row, struct area area, size_t gutter)
{
	size_t from = gutter < area.columns ? gutter : area.columns, letter = area.columns - from;

	if (!area.rows || !area.columns)
		return;
	if (gutter)
		put_mark(pen, row, area);
	canvas_put(pen->canvas, area.row, area.column + from, letter, STYLE_ACCENT, pen_text(pen, row->letter));
	if (!row->selected)
		return;
	/* Reverse for mark and letter only: the whole row would be sent twice for each step. */
	canvas_style(pen->canvas, area.row, area.column, area.columns - (letter ? 1 : 0), STYLE_SELECTED);
	pen->canvas->cursor_row = area.row;
	pen->canvas->cursor_column = area.column + from;
}

enum style pen_row_style(const struct board_row *row)
{
	return row->selected && !*row->letter ? STYLE_SELECTED : pen_style(row->emphasis);
}

static size_t page_end(const size_t *sizes, size_t count, size_t room, size_t first)
{
	size_t end = first, used = 0;

	while (end < count && (used += sizes[end]) <= room)
		end++;
	return end > first ? end : first + 1;   /* one that is too large stands alone, clipped */
}

static void fill_last(struct page *page, const size_t *sizes, size_t room)
{
	size_t used = 0;

	for (size_t i = page->first; i < page->end; i++)
		used += sizes[i];
	while (page->first && used + sizes[page->first - 1] <= room)
		used += sizes[--page->first];
}

struct page page_find(const size_t *sizes, size_t count, size_t room, size_t focus)
{
	struct page page = { .first = 0, .end = 0 };

	if (!count)
		return page;
	page.end = page_end(sizes, count, room, 0);
	while (focus < count && page.end <= focus) {
		page.first = page.end;
		page.end = page_end(sizes, count, room, page.first);
	}
	if (page.end == count)
		fill_last(&page, sizes, room);
	return page;
}

void pen_hidden(struct pen *pen, struct hidden hidden, struct area area)
{
	pen_line(pen, area, STYLE_DIM, words_hidden(pen->arena, pen->language, hidden));
}
