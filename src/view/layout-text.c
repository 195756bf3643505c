/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/pen.h"

#include "view/words.h"

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t text_rows(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	return least(pen_lines(pen, block->text, columns), limit);
}

static void draw_text(struct pen *pen, const struct block *block, struct area area)
{
	pen_wrap(pen, area, pen_style(block->emphasis), pen->cut ? arena_format(pen->arena, "%s …", block->text) : block->text);
}

static void draw_big(struct pen *pen, const struct block *block, struct area area)
{
	struct pen centring = *pen;

	centring.centred = true;
	pen_wrap(&centring, area, STYLE_TITLE, block->text);
}

static size_t one_row(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	(void)pen;
	(void)block;
	(void)columns;
	return least(1, limit);
}

static void draw_progress(struct pen *pen, const struct block *block, struct area area)
{
	pen_line(pen, area, STYLE_BOLD, words_progress(pen->arena, pen->language, block));
}

static void draw_clock(struct pen *pen, const struct block *block, struct area area)
{
	pen_line(pen, area, block->value < 0 ? STYLE_WARN : STYLE_BOLD, words_clock(pen->arena, pen->language, block));
}

const struct block_layout layout_text = { .rows = text_rows, .draw = draw_text };
const struct block_layout layout_big = { .rows = text_rows, .draw = draw_big };
const struct block_layout layout_progress = { .rows = one_row, .draw = draw_progress };
const struct block_layout layout_clock = { .rows = one_row, .draw = draw_clock };
