/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "ui/dialog-list.h"
#include "ui/window.h"

enum { PAGE_STEP = 5 };

struct pick_row *dialog_rows_new(struct opened *opened, size_t count)
{
	struct pick_row *rows = arena_array(opened->arena, count, sizeof *rows);

	opened->rows = rows;
	opened->row_count = count;
	return rows;
}

size_t dialog_list_rows(const struct opened *opened)
{
	return opened->row_count;
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

static void draw_row(const struct opened *opened, size_t i, bool lit, bool picked, struct canvas *canvas, struct area area)
{
	size_t labels = label_columns(opened);
	enum style style = lit ? STYLE_SELECTED : STYLE_NORMAL;

	canvas_fill(canvas, area.row, area.column, area.columns, style, ' ');
	if (lit)
		field_cursor(canvas, area.row, area.column);
	if (picked)
		canvas_fill(canvas, area.row, area.column, area.columns ? 1 : 0, style, canvas_sign(canvas, SIGN_TICK));
	if (area.columns < labels + 4)
		return;
	canvas_put(canvas, area.row, area.column + 2, labels, lit ? style : STYLE_ACCENT, opened->rows[i].label);
	canvas_put_clipped(canvas, area.row, area.column + labels + 4, area.columns - labels - 4, style, opened->rows[i].text);
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

void dialog_list_draw(const struct app *app, const struct opened *opened, const struct picking *picking, struct canvas *canvas,
    struct area area)
{
	struct window window = window_of(opened->row_count, area.rows, picking_lit(opened, picking));

	for (size_t i = window.first; i < window.end; i++)
		draw_row(opened, i, i == opened->row, picking_holds(picking, i), canvas, window_row(window, area, i));
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
