/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/pen.h"

enum { MOST_IN_TWO = 24, LEAST_COLUMN = 30, LEAST_TEXT = 12, COLUMN_GAP = 1, NOTE_GAP = 2 };

/* One way to stand: in one column or two, whole texts or clipped to a line each. */
struct shape {
	size_t count;            /* of columns */
	bool clipped;
	size_t columns;          /* of each column */
	size_t gutter, lead, text;   /* text: of a row without a note */
	const size_t *sizes;     /* rows that each row of the list takes */
	size_t rows;
};

/* Columns of a row's note and the gap before it: what the text leaves; else at most a third, and none where the text would become too short. */
static size_t note_room(struct pen *pen, const struct shape *shape, const struct board_row *row)
{
	size_t note = pen_columns(pen, row->note);

	if (!note || shape->count == 2)
		return 0;
	if (pen_columns(pen, row->text) + NOTE_GAP + note > shape->text)
		note = note < shape->text / 3 ? note : shape->text / 3;
	return note && shape->text >= note + NOTE_GAP + LEAST_TEXT ? note + NOTE_GAP : 0;
}

static size_t sum(const size_t *sizes, size_t first, size_t end)
{
	size_t rows = 0;

	for (size_t i = first; i < end; i++)
		rows += sizes[i];
	return rows;
}

static size_t half(size_t count)
{
	return (count + 1) / 2;
}

/* In two columns there is no room for a third and a fourth: a note stands behind its text. */
static const char *words_of(struct pen *pen, const struct shape *shape, const struct board_row *row)
{
	return shape->count == 1 || !*row->note ? row->text : arena_format(pen->arena, "%s (%s)", row->text, row->note);
}

static const size_t *measure(struct pen *pen, const struct block *block, const struct shape *shape)
{
	size_t *sizes = arena_array(pen->arena, block->row_count, sizeof *sizes);

	for (size_t i = 0; i < block->row_count; i++)
		sizes[i] = (shape->clipped ? 1 : pen_lines(pen, words_of(pen, shape, &block->rows[i]), shape->text - note_room(pen, shape, &block->rows[i]))) + (pen->airy && i + 1 < block->row_count);
	return sizes;
}

static struct shape try_shape(struct pen *pen, const struct block *block, size_t columns, size_t count, bool clipped)
{
	struct shape shape = { .count = count, .clipped = clipped, .columns = count == 1 ? columns : (columns - COLUMN_GAP) / 2 };
	size_t left, right;

	shape.gutter = pen_gutter(shape.columns);
	shape.lead = pen_lead_columns(pen, block, shape.columns);
	if (shape.lead > shape.columns)
		shape.lead = shape.columns;
	shape.text = shape.columns - shape.lead;
	shape.sizes = measure(pen, block, &shape);
	left = sum(shape.sizes, 0, count == 1 ? block->row_count : half(block->row_count));
	right = count == 1 ? 0 : sum(shape.sizes, half(block->row_count), block->row_count);
	shape.rows = left > right ? left : right;
	return shape;
}

/* Whole texts before clipped ones; one column before two; and where nothing fits, one column by pages. */
static struct shape choose_shape(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	static const struct { size_t count; bool clipped; } ways[] = { { 1, false }, { 2, false }, { 1, true }, { 2, true } };
	bool two = block->row_count > 1 && block->row_count <= MOST_IN_TWO && columns >= 2 * LEAST_COLUMN + COLUMN_GAP;
	struct shape shape;

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		if (ways[i].count == 2 && !two)
			continue;
		shape = try_shape(pen, block, columns, ways[i].count, ways[i].clipped);
		if (shape.rows <= limit)
			return shape;
	}
	return try_shape(pen, block, columns, 1, false);
}

static size_t list_rows(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	size_t heading = pen_heading_rows(block, limit), rows;

	if (!limit)
		return 0;
	rows = choose_shape(pen, block, columns, limit - heading).rows + heading;
	return rows < limit ? rows : limit;
}

static void draw_note(struct pen *pen, const char *note, struct area area)
{
	size_t used = pen_columns(pen, note);
	size_t from = used < area.columns ? area.columns - used : 0;

	if (area.rows)
		canvas_put_clipped(pen->canvas, area.row, area.column + from, area.columns - from, STYLE_DIM, note);
}

static void draw_row(struct pen *pen, const struct shape *shape, const struct board_row *row, struct area area)
{
	struct pen left = *pen;
	size_t note = note_room(pen, shape, row), columns = shape->text - note, text = area.column + shape->lead;

	left.centred = false;
	pen_lead(&left, row, (struct area){ .row = area.row, .column = area.column, .rows = area.rows, .columns = shape->lead }, shape->gutter);
	pen_wrap(&left, (struct area){ .row = area.row, .column = text, .rows = area.rows, .columns = columns }, pen_row_style(row), words_of(pen, shape, row));
	if (note)
		draw_note(&left, row->note, (struct area){ .row = area.row, .column = text + columns + NOTE_GAP, .rows = area.rows, .columns = note - NOTE_GAP });
}

/* Draws the rows first..end-1 below each other, as far as the area goes. */
static void draw_rows(struct pen *pen, const struct shape *shape, const struct block *block, struct page page, struct area area)
{
	for (size_t i = page.first; i < page.end && area.rows; i++) {
		size_t size = shape->sizes[i] < area.rows ? shape->sizes[i] : area.rows;
		struct area part = { .row = area.row, .column = area.column, .rows = shape->clipped ? 1 : size, .columns = shape->columns };

		draw_row(pen, shape, &block->rows[i], part);
		area.row += size;
		area.rows -= size;
	}
}

static void draw_page(struct pen *pen, const struct shape *shape, const struct block *block, struct area area)
{
	size_t room = area.rows > 1 ? area.rows - 1 : 1;
	struct page page = page_find(shape->sizes, block->row_count, room, pen_focus(block));

	draw_rows(pen, shape, block, page, (struct area){ .row = area.row, .column = area.column, .rows = room, .columns = area.columns });
	if (area.rows > room)
		pen_hidden(pen, (struct hidden){ .above = page.first, .below = block->row_count - page.end }, (struct area){ .row = area.row + room, .column = area.column + shape->lead, .rows = 1, .columns = area.columns - shape->lead });
}

/* A list in the middle of the screen stands there as one thing. */
static void centre(struct pen *pen, const struct block *block, struct shape *shape, struct area *area)
{
	size_t widest = 0, left;

	for (size_t i = 0; i < block->row_count; i++) {
		size_t used = pen_columns(pen, block->rows[i].text) + note_room(pen, shape, &block->rows[i]);

		widest = used > widest ? used : widest;
	}
	if (!pen->centred || widest >= shape->text)
		return;
	left = shape->text - widest;
	shape->text = widest;
	shape->columns -= left;
	area->column += left / 2;
	area->columns -= left;
}

static void draw_list(struct pen *pen, const struct block *block, struct area area)
{
	struct area rows = pen_heading(pen, block, area);
	struct shape shape = choose_shape(pen, block, rows.columns, rows.rows);
	size_t cut = half(block->row_count);

	if (!rows.rows)
		return;
	if (shape.count == 1)
		centre(pen, block, &shape, &rows);
	if (shape.rows > rows.rows) {
		draw_page(pen, &shape, block, rows);
	} else if (shape.count == 1) {
		draw_rows(pen, &shape, block, (struct page){ .first = 0, .end = block->row_count }, rows);
	} else {
		draw_rows(pen, &shape, block, (struct page){ .first = 0, .end = cut }, rows);
		rows.column += shape.columns + COLUMN_GAP;
		draw_rows(pen, &shape, block, (struct page){ .first = cut, .end = block->row_count }, rows);
	}
}

const struct block_layout layout_list = { .rows = list_rows, .draw = draw_list, .stretches = true, .has_gutter = true };
