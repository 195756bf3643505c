/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window.h"

#include "view/words.h"

enum { TELLING_ROWS = 3 };

struct window window_of(size_t count, size_t rows, size_t lit)
{
	size_t shown = count > rows && rows >= TELLING_ROWS ? rows - 1 : rows;
	size_t first = lit != SIZE_MAX && lit >= shown / 2 ? lit - shown / 2 : 0, last = count > shown ? count - shown : 0;

	first = first < last ? first : last;
	return (struct window){ .first = first, .end = first + shown < count ? first + shown : count, .count = count };
}

void window_tell(const struct app *app, struct window window, struct canvas *canvas, struct area area)
{
	struct hidden hidden = { .above = window.first, .below = window.count - window.end };

	if (window.end - window.first < area.rows)
		canvas_put_clipped(canvas, area.row + area.rows - 1, area.column, area.columns, STYLE_DIM,
		    words_hidden(app_scratch(app), app_tongue(app), hidden));
}

struct area window_row(struct window window, struct area area, size_t i)
{
	return (struct area){ .row = area.row + i - window.first, .column = area.column, .rows = 1, .columns = area.columns };
}
