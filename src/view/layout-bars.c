/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/pen.h"

#include "view/words.h"

enum { LEAST_BAR = 10, MOST_BAR = 40, TIGHT_BAR = 4, LEAST_TEXT = 8, GAP = 2 };

/* letter  text  figure  bar: on one line, or the last two below the text. */
struct shape {
	size_t each;             /* rows of one bar */
	size_t step;             /* from one to the next */
	bool bare;               /* the number without its words */
	size_t lead, text, number, figure, bar;
	int64_t most;
};

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static const char *figure_of(struct pen *pen, const struct board_row *row, bool bare)
{
	struct board_row number = *row;

	number.unit = bare ? "" : row->unit;
	return words_bar(pen->arena, &number);
}

static size_t number_columns(struct pen *pen, const struct board_row *row)
{
	return pen_columns(pen, figure_of(pen, row, true));
}

static size_t words_columns(struct pen *pen, const struct board_row *row)
{
	return pen_columns(pen, figure_of(pen, row, false)) - number_columns(pen, row);
}

static size_t text_columns_of(struct pen *pen, const struct board_row *row)
{
	return pen_columns(pen, row->text);
}

/* All bars of a board stand in the same columns, so that those above and below a line can be compared. */
static const struct block *next_bars(const struct block *block)
{
	while (block && block->kind != BLOCK_BARS)
		block = block->next;
	return block;
}

static size_t widest(struct pen *pen, const struct board *board, size_t (*columns_of)(struct pen *pen, const struct board_row *row))
{
	size_t widest = 0;

	for (const struct block *bars = next_bars(board->first); bars; bars = next_bars(bars->next))
		for (size_t i = 0; i < bars->row_count; i++)
			widest = larger(widest, columns_of(pen, &bars->rows[i]));
	return widest;
}

static size_t widest_lead(struct pen *pen, const struct board *board, size_t columns)
{
	size_t widest = 0;

	for (const struct block *bars = next_bars(board->first); bars; bars = next_bars(bars->next))
		widest = larger(widest, pen_lead_columns(pen, bars, columns));
	return widest;
}

static size_t minus(size_t a, size_t b)
{
	return a > b ? a - b : 0;
}

static size_t bar_room(size_t left)
{
	return left < TIGHT_BAR ? 0 : left < MOST_BAR ? left : MOST_BAR;
}

static struct shape one_line(struct pen *pen, const struct block *block, size_t columns)
{
	struct shape shape = { .each = 1, .lead = widest_lead(pen, block->board, columns) };

	shape.text = widest(pen, block->board, text_columns_of);
	/* Numbers stand right, their words left. */
	shape.number = widest(pen, block->board, number_columns);
	shape.figure = shape.number + widest(pen, block->board, words_columns);
	shape.bar = bar_room(minus(columns, shape.lead + shape.text + GAP + shape.figure + GAP));
	return shape;
}

static struct shape two_lines(struct pen *pen, const struct block *block, size_t columns)
{
	struct shape shape = one_line(pen, block, columns);

	shape.each = 2;
	shape.text = minus(columns, shape.lead);
	shape.bar = bar_room(minus(columns, shape.lead + shape.figure + GAP));
	return shape;
}

/* Texts are clipped, the words behind the numbers go, and the bar keeps a quarter where it can. */
static struct shape tight(struct pen *pen, const struct block *block, size_t columns)
{
	struct shape shape = { .each = 1, .bare = true, .lead = widest_lead(pen, block->board, columns) };
	size_t left;

	shape.number = shape.figure = widest(pen, block->board, number_columns);
	left = minus(columns, shape.lead + GAP + shape.figure);
	shape.bar = bar_room(columns / 4);
	if (left < shape.bar + GAP + LEAST_TEXT)
		shape.bar = 0;
	shape.text = minus(left, shape.bar ? shape.bar + GAP : 0);
	return shape;
}

static int64_t most_of(const struct board *board)
{
	int64_t most = 0;

	for (const struct block *bars = next_bars(board->first); bars; bars = next_bars(bars->next)) {
		most = bars->most > most ? bars->most : most;
		for (size_t i = 0; i < bars->row_count; i++)
			most = bars->rows[i].value > most ? bars->rows[i].value : most;
	}
	return most;
}

static struct shape choose_shape(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	struct shape shape = one_line(pen, block, columns);

	if (shape.bar < LEAST_BAR) {
		shape = two_lines(pen, block, columns);
		if (block->row_count > limit / shape.each || shape.bar < TIGHT_BAR)
			shape = tight(pen, block, columns);
	}
	shape.step = shape.each + pen->airy;
	shape.most = most_of(block->board);
	return shape;
}

static size_t all_rows(const struct block *block, const struct shape *shape)
{
	return block->row_count ? block->row_count * shape->step - (shape->step - shape->each) : 0;
}

static size_t bars_rows(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	size_t heading = pen_heading_rows(block, limit), rows;
	struct shape shape;

	if (!limit)
		return 0;
	shape = choose_shape(pen, block, columns, limit - heading);
	rows = heading + all_rows(block, &shape);
	return rows < limit ? rows : limit;
}

static void draw_figure_and_bar(struct pen *pen, const struct shape *shape, const struct board_row *row, struct area area)
{
	const char *figure = figure_of(pen, row, shape->bare);
	size_t from = shape->number - number_columns(pen, row);
	size_t bar = shape->figure + GAP;

	canvas_put(pen->canvas, area.row, area.column + from, minus(area.columns, from), STYLE_BOLD, figure);
	if (shape->bar && area.columns >= bar)
		canvas_bar(pen->canvas, area.row, area.column + bar, shape->bar, row->value, shape->most);
}

static void draw_row(struct pen *pen, const struct shape *shape, const struct board_row *row, struct area area)
{
	size_t lead = shape->lead < area.columns ? shape->lead : area.columns;
	size_t text = shape->text < area.columns - lead ? shape->text : area.columns - lead;
	size_t from = shape->each == 2 ? lead : lead + text + GAP;

	pen_lead(pen, row, (struct area){ .row = area.row, .column = area.column, .rows = 1, .columns = lead }, pen_gutter(area.columns));
	pen_line(pen, (struct area){ .row = area.row, .column = area.column + lead, .rows = 1, .columns = text }, pen_row_style(row), row->text);
	if (from < area.columns && shape->each <= area.rows)
		draw_figure_and_bar(pen, shape, row, (struct area){ .row = area.row + shape->each - 1, .column = area.column + from, .rows = 1, .columns = area.columns - from });
}

static struct page page_of(struct pen *pen, const struct block *block, const struct shape *shape, size_t room)
{
	size_t *sizes = arena_array(pen->arena, block->row_count, sizeof *sizes);

	for (size_t i = 0; i < block->row_count; i++)
		sizes[i] = i + 1 < block->row_count ? shape->step : shape->each;
	return page_find(sizes, block->row_count, room, pen_focus(block));
}

static void draw_bars(struct pen *pen, const struct block *block, struct area area)
{
	struct area rows = pen_heading(pen, block, area);
	struct shape shape = choose_shape(pen, block, rows.columns, rows.rows);
	bool whole = all_rows(block, &shape) <= rows.rows;
	size_t room = whole || rows.rows < 2 ? rows.rows : rows.rows - 1;
	struct page page = page_of(pen, block, &shape, room);
	size_t gutter = pen_gutter(rows.columns);
	struct pen left = *pen;

	left.centred = false;
	for (size_t i = page.first; i < page.end && (i - page.first) * shape.step < room; i++)
		draw_row(&left, &shape, &block->rows[i], (struct area){ .row = rows.row + (i - page.first) * shape.step, .column = rows.column, .rows = shape.each, .columns = rows.columns });
	if (room < rows.rows)
		pen_hidden(&left, (struct hidden){ .above = page.first, .below = block->row_count - page.end }, (struct area){ .row = rows.row + room, .column = rows.column + gutter, .rows = 1, .columns = rows.columns - gutter });
}

const struct block_layout layout_bars = { .rows = bars_rows, .draw = draw_bars, .stretches = true, .has_gutter = true };
