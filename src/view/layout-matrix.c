/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/pen.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { USABLE_COLUMN = 6, LEAST_LEAD = 8, WIDE = 60, MOST_HEAD_ROWS = 2, MOST_TASK_ROWS = 4 };

struct grid {
	size_t lead;             /* columns of letters and tasks */
	size_t gap;
	size_t *widths;          /* of the columns, with the gap before each */
	struct page columns, rows;
	size_t *heights;         /* of the rows */
	size_t head_rows, shown_rows;
	bool wraps;              /* cells have room for a second line */
	bool tells;              /* a line says what is hidden */
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static const char *cell_text(const struct block *block, size_t row, size_t column)
{
	return block->cells ? block->cells[row * block->head_count + column] : "";
}

static size_t widest_cell(struct pen *pen, const struct block *block, size_t column)
{
	size_t widest = 1;

	for (size_t row = 0; row < block->row_count; row++)
		widest = larger(widest, pen_columns(pen, cell_text(block, row, column)));
	return widest;
}

static size_t widest_word(struct pen *pen, const char *text)
{
	size_t widest = 0;

	for (const char *word = text; *word; word += strspn(word, " ")) {
		size_t length = strcspn(word, " ");

		widest = larger(widest, pen_columns(pen, arena_slice(pen->arena, word, length)));
		word += length;
	}
	return widest;
}

static size_t widest_cell_word(struct pen *pen, const struct block *block, size_t column)
{
	size_t widest = 1;

	for (size_t row = 0; row < block->row_count; row++)
		widest = larger(widest, widest_word(pen, cell_text(block, row, column)));
	return widest;
}

static size_t natural_lead(struct pen *pen, const struct block *block, size_t columns)
{
	size_t widest = 0;

	for (size_t row = 0; row < block->row_count; row++)
		widest = larger(widest, pen_columns(pen, block->rows[row].text));
	return pen_lead_columns(pen, block, columns) + widest;
}

static size_t sum_capped(const size_t *widths, size_t count, size_t gap, size_t cap)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += smaller(widths[i], cap) + gap;
	return sum;
}

/* The widest cap by which all columns fit, or 0 where cells would be cut. */
static size_t find_cap(const size_t *widths, size_t count, size_t gap, size_t room, size_t cells)
{
	for (size_t cap = room; cap && cap >= smaller(cells, USABLE_COLUMN); cap--)
		if (sum_capped(widths, count, gap, cap) <= room)
			return cap;
	return 0;
}

/*
 * Tasks keep a third of the width while the cells and the words of the headings
 * fit beside them, a quarter where that lets the words stand whole or the cells
 * fit; then the columns stay usable and only a page of them is shown.
 */
static size_t choose_cap(const struct grid *grid, size_t count, size_t columns, size_t lead, size_t cells, size_t words)
{
	size_t third = smaller(lead, larger(columns / 3, LEAST_LEAD)), quarter = smaller(lead, larger(columns / 4, LEAST_LEAD));
	size_t cap = columns > third ? find_cap(grid->widths, count, grid->gap, columns - third, cells) : 0;
	size_t most = columns > quarter ? find_cap(grid->widths, count, grid->gap, columns - quarter, cells) : 0;

	if (cap < words && most >= words)
		cap = words;
	if (cap < cells)
		cap = smaller(cells, most);
	return cap ? cap : larger(USABLE_COLUMN, cells);
}

/* Sets the natural widths; returns how wide the widest cell has to be: where cells wrap, as its widest word. */
static size_t measure(struct pen *pen, const struct block *block, struct grid *grid)
{
	size_t cells = 0;

	grid->widths = arena_array(pen->arena, block->head_count, sizeof *grid->widths);
	for (size_t i = 0; i < block->head_count; i++) {
		size_t cell = widest_cell(pen, block, i);

		cells = larger(cells, grid->wraps ? widest_cell_word(pen, block, i) : cell);
		grid->widths[i] = larger(cell, pen_columns(pen, block->heads[i]));
	}
	return cells;
}

static size_t widest_head_word(struct pen *pen, const struct block *block)
{
	size_t widest = 0;

	for (size_t i = 0; i < block->head_count; i++)
		widest = larger(widest, widest_word(pen, block->heads[i]));
	return widest;
}

static void size_columns(struct pen *pen, const struct block *block, struct grid *grid, size_t columns)
{
	size_t lead = smaller(natural_lead(pen, block, columns), columns), least = smaller(lead, larger(columns / 4, LEAST_LEAD));
	size_t cells = measure(pen, block, grid), cap = choose_cap(grid, block->head_count, columns, lead, cells, widest_head_word(pen, block)), used = 0;

	for (size_t i = 0; i < block->head_count; i++)
		grid->widths[i] = smaller(smaller(grid->widths[i], cap) + grid->gap, larger(columns - least, 1));
	grid->columns = page_find(grid->widths, block->head_count, columns - least, block->focus_column);
	for (size_t i = grid->columns.first; i < grid->columns.end; i++)
		used += grid->widths[i];
	grid->lead = smaller(lead, columns - smaller(used, columns));
}

static size_t row_focus(const struct block *block)
{
	return block->focus_row < block->row_count ? block->focus_row : pen_focus(block);
}

/* A heading for a narrow column: a word that does not fit ends in an ellipsis, so that none is broken in its middle. */
static const char *fit_words(struct pen *pen, const char *head, size_t columns)
{
	const char *fitting = "";

	for (size_t length; *head; head += length) {
		const char *word;
		char *clipped;

		length = strcspn(head, " ");
		word = arena_slice(pen->arena, head, length);
		length += strspn(head + length, " ");
		clipped = text_clip(pen_text(pen, word), columns, pen->canvas->ascii);
		fitting = arena_format(pen->arena, "%s%s%s", fitting, *fitting ? " " : "", clipped);
		free(clipped);
	}
	return fitting;
}

/* Headings may take a second line where the tasks leave one. */
static size_t head_rows(struct pen *pen, const struct block *block, const struct grid *grid, size_t rows)
{
	for (size_t i = grid->columns.first; i < grid->columns.end; i++)
		if (grid->widths[i] > grid->gap && pen_lines(pen, fit_words(pen, block->heads[i], grid->widths[i] - grid->gap), grid->widths[i] - grid->gap) > 1)
			return rows >= block->row_count + MOST_HEAD_ROWS ? MOST_HEAD_ROWS : 1;
	return 1;
}

static size_t sum_heights(const size_t *heights, size_t count, size_t most)
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += smaller(heights[i], most);
	return sum;
}

static size_t cell_columns(const struct grid *grid, size_t column)
{
	return grid->widths[column] - smaller(grid->gap, grid->widths[column] - 1);
}

static size_t cell_lines(struct pen *pen, const struct block *block, const struct grid *grid, size_t row)
{
	size_t most = 1;

	for (size_t i = grid->columns.first; i < grid->columns.end; i++)
		most = larger(most, pen_lines(pen, cell_text(block, row, i), cell_columns(grid, i)));
	return most;
}

/* Tasks and cells take as many lines as the rows allow for all of them. Returns the rows of all. */
static size_t measure_rows(struct pen *pen, const struct block *block, struct grid *grid, size_t columns, size_t rows)
{
	size_t lead = pen_lead_columns(pen, block, columns), text = grid->lead > lead ? grid->lead - lead : 0, most = MOST_TASK_ROWS;

	grid->heights = arena_array(pen->arena, block->row_count, sizeof *grid->heights);
	for (size_t i = 0; i < block->row_count; i++)
		grid->heights[i] = larger(text ? pen_lines(pen, block->rows[i].text, text) : 1, cell_lines(pen, block, grid, i));
	while (most > 1 && sum_heights(grid->heights, block->row_count, most) > rows)
		most--;
	for (size_t i = 0; i < block->row_count; i++)
		grid->heights[i] = smaller(grid->heights[i], most);
	return sum_heights(grid->heights, block->row_count, most);
}

static void page_rows(struct pen *pen, const struct block *block, struct grid *grid, size_t columns, size_t rows)
{
	bool all_columns = grid->columns.end - grid->columns.first == block->head_count;
	size_t all_rows, taken;

	grid->head_rows = head_rows(pen, block, grid, rows);
	taken = grid->head_rows + (rows > 2 && !all_columns);
	all_rows = measure_rows(pen, block, grid, columns, rows > taken ? rows - taken : 0);
	grid->tells = rows > 2 && !(all_columns && all_rows + grid->head_rows <= rows);
	taken = grid->head_rows + grid->tells;
	grid->shown_rows = rows > taken ? rows - taken : 1;
	grid->rows = page_find(grid->heights, block->row_count, grid->shown_rows, row_focus(block));
}

static struct grid make_grid(struct pen *pen, const struct block *block, size_t rows, size_t columns)
{
	struct grid grid = { .gap = columns >= WIDE ? 2 : 1, .wraps = rows >= MOST_HEAD_ROWS + 2 * block->row_count };

	size_columns(pen, block, &grid, columns);
	page_rows(pen, block, &grid, columns, rows);
	return grid;
}

static size_t matrix_rows(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	size_t heading = pen_heading_rows(block, limit);
	struct grid grid;

	if (!limit)
		return 0;
	grid = make_grid(pen, block, limit - heading, columns);
	if (grid.rows.end - grid.rows.first < block->row_count)
		return limit;
	return smaller(limit, heading + grid.head_rows + grid.tells + sum_heights(grid.heights, block->row_count, SIZE_MAX));
}

static void draw_heads(struct pen *pen, const struct block *block, const struct grid *grid, struct area area)
{
	struct area head = { .row = area.row, .rows = grid->head_rows };
	size_t at = area.column + grid->lead;

	for (size_t i = grid->columns.first; i < grid->columns.end; at += grid->widths[i++]) {
		if (grid->widths[i] <= grid->gap)
			continue;
		head.column = at + grid->gap;
		head.columns = grid->widths[i] - grid->gap;
		pen_wrap(pen, head, STYLE_BOLD, fit_words(pen, block->heads[i], head.columns));
	}
}

static void draw_cell(struct pen *pen, struct area area, const char *text, bool focused)
{
	size_t lines = larger(pen_lines(pen, text, area.columns), 1);

	pen_wrap(pen, area, STYLE_NORMAL, text);
	if (!focused)
		return;
	for (size_t i = 0; i < smaller(lines, area.rows); i++)
		canvas_style(pen->canvas, area.row + i, area.column, area.columns, STYLE_SELECTED);
	pen->canvas->cursor_row = area.row;
	pen->canvas->cursor_column = area.column;
}

static void draw_cells(struct pen *pen, const struct block *block, const struct grid *grid, size_t row, struct area area)
{
	size_t at = area.column + grid->lead;

	for (size_t i = grid->columns.first; i < grid->columns.end; at += grid->widths[i++]) {
		size_t columns = cell_columns(grid, i);
		struct area cell = { .row = area.row, .column = at + grid->widths[i] - columns, .rows = area.rows, .columns = columns };

		if (at + grid->widths[i] <= area.column + area.columns)
			draw_cell(pen, cell, cell_text(block, row, i), row == block->focus_row && i == block->focus_column);
	}
}

static void draw_task(struct pen *pen, const struct block *block, const struct board_row *row, const struct grid *grid, struct area area)
{
	size_t lead = smaller(pen_lead_columns(pen, block, area.columns), grid->lead);

	pen_lead(pen, row, (struct area){ .row = area.row, .column = area.column, .rows = 1, .columns = lead }, pen_gutter(area.columns));
	pen_wrap(pen, (struct area){ .row = area.row, .column = area.column + lead, .rows = area.rows, .columns = grid->lead - lead }, pen_row_style(row), row->text);
}

static void draw_rows(struct pen *pen, const struct block *block, const struct grid *grid, struct area area)
{
	for (size_t row = grid->rows.first; row < grid->rows.end && area.rows; row++) {
		size_t height = smaller(grid->heights[row], area.rows);
		struct area part = { .row = area.row, .column = area.column, .rows = height, .columns = area.columns };

		draw_task(pen, block, &block->rows[row], grid, part);
		draw_cells(pen, block, grid, row, part);
		area.row += height;
		area.rows -= height;
	}
}

static void tell_hidden(struct pen *pen, const struct block *block, const struct grid *grid, struct area area)
{
	struct hidden hidden = {
		.above = grid->rows.first,
		.below = block->row_count - grid->rows.end,
		.left = grid->columns.first,
		.right = block->head_count - grid->columns.end,
	};

	pen_hidden(pen, hidden, area);
}

static void draw_matrix(struct pen *pen, const struct block *block, struct area area)
{
	struct area rest = pen_heading(pen, block, area), rows = rest;
	struct grid grid = make_grid(pen, block, rest.rows, rest.columns);
	size_t heads = rest.rows > grid.head_rows ? grid.head_rows : 0, gutter = pen_gutter(area.columns);
	struct pen left = *pen;

	left.centred = false;
	rows.row += heads;
	rows.rows = smaller(grid.shown_rows, rest.rows - heads);
	if (heads)
		draw_heads(&left, block, &grid, rest);
	draw_rows(&left, block, &grid, rows);
	if (grid.tells)
		tell_hidden(&left, block, &grid, (struct area){ .row = area.row + area.rows - 1, .column = area.column + gutter, .rows = 1, .columns = area.columns - gutter });
}

const struct block_layout layout_matrix = { .rows = matrix_rows, .draw = draw_matrix, .stretches = true, .has_gutter = true };
