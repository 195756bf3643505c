/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app-inside.h"
#include "ui/key-deeds.h"
#include "ui/wall.h"

enum { PAGE_ROWS = 10 };

static size_t moved(size_t place, int64_t by, size_t count)
{
	int64_t to = (int64_t)place + by, last = (int64_t)count - 1;

	if (to > last)
		to = last;
	return to < 0 ? 0 : (size_t)to;
}

/* Also brings back a selection that stands behind the end, as after an undo. */
static void move(struct app *app, int64_t rows, int64_t columns)
{
	struct extent extent = wall_extent(app);

	app->look.row = moved(moved(app->look.row, 0, extent.rows), rows, extent.rows);
	app->look.column = moved(moved(app->look.column, 0, extent.columns), columns, extent.columns);
}

static void up(struct app *app)
{
	move(app, -1, 0);
}

static void down(struct app *app)
{
	move(app, 1, 0);
}

static void left(struct app *app)
{
	move(app, 0, -1);
}

static void right(struct app *app)
{
	move(app, 0, 1);
}

static void page_up(struct app *app)
{
	move(app, -PAGE_ROWS, 0);
}

static void page_down(struct app *app)
{
	move(app, PAGE_ROWS, 0);
}

static void first(struct app *app)
{
	app->look.row = 0;
}

static void last(struct app *app)
{
	move(app, INT32_MAX, 0);
}

static bool has_rows(const struct app *app)
{
	return wall_extent(app).rows > 1;
}

static bool has_columns(const struct app *app)
{
	return wall_extent(app).columns > 1;
}

const struct key_row wall_keys[] = {
	{ .key = "Up k", .name = N_("up"), .help = N_("The line above."), .holds = has_rows, .act = up },
	{ .key = "Down j", .name = N_("down"), .help = N_("The line below."), .holds = has_rows, .act = down },
	{ .key = "Left h", .name = N_("left"), .help = N_("The column to the left."), .holds = has_columns, .act = left },
	{ .key = "Right l", .name = N_("right"), .help = N_("The column to the right."), .holds = has_columns, .act = right },
	{ .key = "PgUp", .name = N_("page up"), .help = N_("Ten lines up."), .holds = has_rows, .act = page_up },
	{ .key = "PgDn", .name = N_("page down"), .help = N_("Ten lines down."), .holds = has_rows, .act = page_down },
	{ .key = "Home", .name = N_("first line"), .help = N_("To the first line."), .holds = has_rows, .act = first },
	{ .key = "End", .name = N_("last line"), .help = N_("To the last line."), .holds = has_rows, .act = last },
	{ .key = NULL }
};
