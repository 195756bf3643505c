/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "ui/dialog-list.h"
#include "ui/lines.h"
#include "ui/window.h"

enum { PAGE_STEP = 5, LEAD_COLUMNS = 4 };

struct pick_row *dialog_rows_new(struct opened *opened, size_t count)
{
	struct pick_row *rows = arena_array(opened->arena, count, sizeof *rows);

	opened->rows = rows;
	opened->row_count = count;
	return rows;
}

static size_t label_columns(const struct opened *opened)
{
	size_t most = 1;

	for (size_t i = 0; i < opened->row_count; i++) {
		size_t columns = text_columns(opened->rows[i].label);

		most = columns > most ? columns : most;
	}
	return most;
}

/* Columns of labels and texts, measured once for all rows. */
struct columns { size_t labels, texts; };

static struct columns columns_of(const struct opened *opened, size_t columns)
{
	size_t labels = label_columns(opened), lead = labels + LEAD_COLUMNS;

	return (struct columns){ .labels = labels, .texts = columns > lead ? columns - lead : 0 };
}

static size_t row_height(const struct opened *opened, size_t i, struct columns columns)
{
	const char *text = opened->rows[i].text;

	return text_columns(text) <= columns.texts || !columns.texts ? 1 : lines_count(text, columns.texts);
}

static size_t all_rows(const struct opened *opened, struct columns columns)
{
	size_t rows = 0;

	for (size_t i = 0; i < opened->row_count; i++)
		rows += row_height(opened, i, columns);
	return rows;
}

size_t dialog_list_rows(const struct opened *opened, size_t columns)
{
	return all_rows(opened, columns_of(opened, columns));
}

static void draw_row(const struct opened *opened, size_t i, struct columns columns, bool picked, struct canvas *canvas, struct area area)
{
	bool lit = i == opened->row;
	enum style style = lit ? STYLE_SELECTED : STYLE_NORMAL;

	for (size_t row = 0; row < area.rows; row++)
		canvas_fill(canvas, area.row + row, area.column, area.columns, style, ' ');
	if (lit)
		field_cursor(canvas, area.row, area.column);
	if (picked)
		canvas_fill(canvas, area.row, area.column, area.columns ? 1 : 0, style, canvas_sign(canvas, SIGN_TICK));
	if (!columns.texts)
		return;
	canvas_put(canvas, area.row, area.column + 2, columns.labels, lit ? style : STYLE_ACCENT, opened->rows[i].label);
	area.column += columns.labels + LEAD_COLUMNS;
	area.columns = columns.texts;
	lines_put(canvas, &area, area.rows, style, opened->rows[i].text);
}

static bool picking_holds(const struct picking *picking, size_t row)
{
	for (size_t i = 0; i < picking->count; i++)
		if (picking->rows[i] == row)
			return true;
	return false;
}

static size_t picking_lit(const struct opened *opened, const struct picking *picking)
{
	if (opened->row < opened->row_count)
		return opened->row;
	return picking->count ? picking->rows[picking->count - 1] : SIZE_MAX;
}

/* How many rows the lit one gets more than the others, where not all of them can be read whole. */
static size_t rows_for_lit(const struct opened *opened, size_t lit, struct columns columns, size_t rows)
{
	size_t wanted = lit == SIZE_MAX ? 1 : row_height(opened, lit, columns), most = rows / 2;

	return wanted - 1 < most ? wanted - 1 : most;
}

void dialog_list_draw(const struct app *app, const struct opened *opened, const struct picking *picking, struct canvas *canvas,
    struct area area)
{
	struct columns columns = columns_of(opened, area.columns);
	bool whole = all_rows(opened, columns) <= area.rows;
	size_t lit = picking_lit(opened, picking), more = whole ? 0 : rows_for_lit(opened, lit, columns, area.rows);
	struct window window = window_of(opened->row_count, whole ? opened->row_count : area.rows - more, lit);
	struct area line = area;

	for (size_t i = window.first; i < window.end; i++) {
		line.rows = whole ? row_height(opened, i, columns) : i == lit ? 1 + more : 1;
		draw_row(opened, i, columns, picking_holds(picking, i), canvas, line);
		line.row += line.rows;
	}
	area.row += more;
	area.rows -= more;
	if (!whole)
		window_tell(app, window, canvas, area);
}

/* The arrows light a row; from nothing, Down begins at the top. */
bool dialog_list_move(struct opened *opened, uint32_t code)
{
	size_t last = opened->row_count ? opened->row_count - 1 : 0, row = opened->row;
	size_t step = code == KEY_CODE_PAGE_UP || code == KEY_CODE_PAGE_DOWN ? PAGE_STEP : 1;

	if (code == KEY_CODE_DOWN || code == KEY_CODE_PAGE_DOWN)
		opened->row = row == SIZE_MAX ? 0 : row + step < last ? row + step : last;
	else if (code == KEY_CODE_UP || code == KEY_CODE_PAGE_UP)
		opened->row = row == SIZE_MAX ? last : row > step ? row - step : 0;
	else
		return false;
	return true;
}
