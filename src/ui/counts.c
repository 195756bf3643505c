/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/counts.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "ui/window.h"

enum { FIELD_COLUMNS = 7, MARK_COLUMNS = 2, MOST_COUNT = 100000 };

void counts_free(struct counts *counts)
{
	field_free(&counts->digits);
}

/* --- Drawing */

static const char *told(const struct app *app, const struct counts_list *list, size_t row)
{
	int64_t count = list->count(app, list->of, row);

	if (count < 0)
		return "-";
	return list->unseen ? tr(app_tongue(app), "typed") : arena_format(app_scratch(app), "%" PRId64, count);
}

static void draw_figure(const struct app *app, const struct counts_list *list, const struct counts *counts, size_t row,
    struct canvas *canvas, struct area line)
{
	bool here = row == counts->row;

	if (here && (counts->digits.text.length || list->count(app, list->of, row) < 0))
		field_draw(&counts->digits, canvas, line.row, line.column, line.columns, list->unseen);
	else
		canvas_put_clipped(canvas, line.row, line.column, line.columns, here ? STYLE_FIELD : STYLE_NORMAL, told(app, list, row));
	if (here && !counts->digits.text.length)
		field_cursor(canvas, line.row, line.column);
}

static void draw_row(const struct app *app, const struct counts_list *list, const struct counts *counts, size_t row,
    struct canvas *canvas, struct area line)
{
	bool here = row == counts->row;
	size_t figures = line.columns > 2 * FIELD_COLUMNS ? FIELD_COLUMNS : line.columns / 2, names = line.columns - figures;

	if (here)
		canvas_fill(canvas, line.row, line.column, names ? 1 : 0, STYLE_BOLD, canvas_sign(canvas, SIGN_MARK));
	if (names > MARK_COLUMNS + 1)
		canvas_put_clipped(canvas, line.row, line.column + MARK_COLUMNS, names - MARK_COLUMNS - 1, here ? STYLE_BOLD : STYLE_NORMAL,
		    list->name(app, list->of, row));
	line.column += names;
	line.columns = figures;
	draw_figure(app, list, counts, row, canvas, line);
}

void counts_draw(const struct app *app, const struct counts_list *list, const struct counts *counts, struct canvas *canvas, struct area area)
{
	struct window window = window_of(list->rows, area.rows, counts->row);

	for (size_t row = window.first; row < window.end; row++)
		draw_row(app, list, counts, row, canvas, window_row(window, area, row));
	window_tell(app, window, canvas, area);
}

/* --- Keys */

/* Nothing typed is fine. False while the figure cannot be taken. */
static bool commit(struct app *app, const struct counts_list *list, struct counts *counts)
{
	int64_t count;

	if (!counts->digits.text.length)
		return true;
	if (!str_number(field_text(&counts->digits), 0, MOST_COUNT, &count)) {
		app_refuse(app, "%s", tr(app_tongue(app), "that is no count of people"));
		return false;
	}
	if (!list->enter(app, list->of, counts->row, count))
		return false;
	field_set(&counts->digits, "");
	return true;
}

static size_t row_after(size_t row, size_t last, uint32_t code)
{
	switch (code) {
	case KEY_CODE_UP:
		return row ? row - 1 : 0;
	case KEY_CODE_HOME:
		return 0;
	case KEY_CODE_END:
		return last;
	default:
		return row < last ? row + 1 : last;
	}
}

static bool goes(uint32_t code)
{
	return code == KEY_CODE_UP || code == KEY_CODE_DOWN || code == KEY_CODE_HOME || code == KEY_CODE_END || code == KEY_CODE_ENTER;
}

static bool is_figure(const struct key *key)
{
	if (key->code == KEY_CODE_PASTE)
		return key->length && strspn(key->text, "0123456789") >= key->length;
	return (key->code >= '0' && key->code <= '9') || key->code == KEY_CODE_BACKSPACE || key->code == KEY_CODE_DELETE;
}

bool counts_key(struct app *app, const struct counts_list *list, struct counts *counts, const struct key *key)
{
	size_t last = list->rows ? list->rows - 1 : 0;

	if (counts->row > last)
		counts->row = last;
	if (is_figure(key))
		return field_key(&counts->digits, key);
	if (!goes(key->code) || !list->rows)
		return false;
	if (key->code == KEY_CODE_ENTER && counts->row == last && !counts->digits.text.length && list->at_end)
		app_say(app, "%s", tr(app_tongue(app), list->at_end));
	else if (commit(app, list, counts))
		counts->row = row_after(counts->row, last, key->code);
	return true;
}
