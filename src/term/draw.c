/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <curses.h>
#include <stdlib.h>

#include "base/text.h"
#include "term/parts.h"

enum { TERMINAL_DEFAULT = -1, MANY_COLOURS = 256, SOME_COLOURS = 8, UNKNOWN = -1 };

/* So many bytes are sent again where that is shorter than placing the cursor behind them. */
enum { BRIDGE = 5 };

/* Accents that stand 3:1 on black and on white, and apart for colour-blind eyes; eight colours have few such. */
static const struct look {
	bool bold, dim, reverse, underline, coloured;
	int many, some;
} looks[STYLE_COUNT] = {
	[STYLE_BOLD] = { .bold = true },
	[STYLE_DIM] = { .dim = true },
	[STYLE_TITLE] = { .bold = true },
	[STYLE_SELECTED] = { .reverse = true },
	[STYLE_KEY] = { .bold = true },
	[STYLE_RULE] = { .dim = true },
	[STYLE_GOOD] = { .bold = true, .coloured = true, .many = 136, .some = TERMINAL_DEFAULT },
	[STYLE_WARN] = { .bold = true, .coloured = true, .many = 161, .some = COLOR_RED },
	[STYLE_ACCENT] = { .bold = true, .coloured = true, .many = 68, .some = COLOR_MAGENTA },
	[STYLE_FIELD] = { .underline = true },
};

static int colour_of(const struct look *look)
{
	const char *no_colour = getenv("NO_COLOR");
	int colours = tigetnum("colors");

	if (!look->coloured || (no_colour && *no_colour) || colours < SOME_COLOURS)
		return TERMINAL_DEFAULT;
	return colours >= MANY_COLOURS ? look->many : look->some;
}

/* For a terminal that has no way to say all at once. */
static void add_one_by_one(struct str *bytes, const struct look *look)
{
	term_add(bytes, term_capability("sgr0"));
	if (look->bold)
		term_add(bytes, term_capability("bold"));
	if (look->dim)
		term_add(bytes, term_capability("dim"));
	if (look->reverse)
		term_add(bytes, term_capability("rev"));
	if (look->underline)
		term_add(bytes, term_capability("smul"));
}

/* A style takes back whatever was before, so that none needs to know another. */
static void open_style(struct str *bytes, const struct look *look)
{
	const char *all_at_once = term_capability("sgr"), *colour = term_capability("setaf");

	if (all_at_once)
		term_add(bytes, tiparm(all_at_once, 0, look->underline, look->reverse, 0, look->dim, look->bold, 0, 0, 0));
	else
		add_one_by_one(bytes, look);
	if (colour && colour_of(look) != TERMINAL_DEFAULT)
		term_add(bytes, tiparm(colour, colour_of(look)));
}

void draw_open(struct tty *tty)
{
	for (size_t style = 0; style < STYLE_COUNT; style++)
		open_style(&tty->styles[style], &looks[style]);
	tty->place = term_capability("cup");
	term_add(&tty->clear, term_capability("clear"));
	term_add(&tty->clear_line, term_capability("el"));
	term_add(&tty->show_cursor, term_capability("cnorm"));
	term_add(&tty->hide_cursor, term_capability("civis"));
	tty->scrolls_at_end = tigetflag("am") > 0 && tigetflag("xenl") <= 0;
}

void draw_close(struct tty *tty)
{
	for (size_t style = 0; style < STYLE_COUNT; style++)
		str_free(&tty->styles[style]);
	str_free(&tty->clear);
	str_free(&tty->clear_line);
	str_free(&tty->show_cursor);
	str_free(&tty->hide_cursor);
	str_free(&tty->frame);
	canvas_free(tty->shown);
}

static void add(struct tty *tty, const struct str *bytes)
{
	str_add_slice(&tty->frame, str_text(bytes), bytes->length);
}

static void go_to(struct tty *tty, size_t row, size_t column)
{
	if (tty->place_known && tty->row == row && tty->column == column)
		return;
	term_add(&tty->frame, tiparm(tty->place, (int)row, (int)column));
	tty->row = row;
	tty->column = column;
	tty->place_known = true;
}

static void set_style(struct tty *tty, int style)
{
	if (tty->style != style)
		add(tty, &tty->styles[style]);
	tty->style = style;
}

static void put_cell(struct tty *tty, size_t row, size_t column, const struct canvas_cell *cell)
{
	go_to(tty, row, column);
	set_style(tty, cell->style);
	for (size_t i = 0; i < CANVAS_CHARS && cell->chars[i]; i++)
		text_add_codepoint(&tty->frame, cell->chars[i]);
	tty->column += cell->columns;
	/* Terminals do not agree on wide characters and marks, nor on what follows the last column. */
	tty->place_known = cell->columns == 1 && !cell->chars[1] && tty->column < tty->shown->columns;
}

static const struct canvas_cell blank = { .chars = { ' ' }, .columns = 1, .style = STYLE_NORMAL };

static bool is_blank(const struct canvas_cell *cell)
{
	return canvas_cell_same(cell, &blank);
}

/* The column behind the last cell that is not blank. */
static size_t text_end(const struct canvas *canvas, size_t row)
{
	size_t end = canvas->columns;

	while (end && is_blank(canvas_cell(canvas, row, end - 1)))
		end--;
	return end;
}

/* All from here to the end of the row is blank and something else stood there. */
static void clear_rest(struct tty *tty, size_t row, size_t column)
{
	go_to(tty, row, column);
	set_style(tty, STYLE_NORMAL);
	add(tty, &tty->clear_line);
	for (; column < tty->shown->columns; column++)
		*canvas_cell(tty->shown, row, column) = blank;
}

/* The few cells between the cursor and the column look as the next one will: sent again, they bring the cursor there. */
static void bridge(struct tty *tty, size_t row, size_t column, const struct canvas_cell *next)
{
	if (!tty->place_known || tty->row != row || tty->column >= column || column - tty->column > BRIDGE || tty->style != next->style)
		return;
	for (size_t between = tty->column; between < column; between++) {
		const struct canvas_cell *cell = canvas_cell(tty->shown, row, between);

		if (cell->chars[0] >= 0x80 || cell->chars[1] || cell->style != next->style)
			return;
	}
	for (size_t between = tty->column; between < column; between++)
		put_cell(tty, row, between, canvas_cell(tty->shown, row, between));
}

/* What is to stand there: nothing in a last cell that would scroll the screen, nor half a wide character before it. */
static const struct canvas_cell *cell_of(const struct tty *tty, const struct canvas *canvas, size_t row, size_t column)
{
	const struct canvas_cell *cell = canvas_cell(canvas, row, column);
	bool is_last = row + 1 == canvas->rows && (column + 1 == canvas->columns || column + cell->columns == canvas->columns);

	return is_last && tty->scrolls_at_end ? &blank : cell;
}

static void put_row(struct tty *tty, const struct canvas *canvas, size_t row)
{
	size_t end = tty->clear_line.length ? text_end(canvas, row) : canvas->columns;

	for (size_t column = 0; column < tty->shown->columns; column++) {
		const struct canvas_cell *cell = cell_of(tty, canvas, row, column);
		struct canvas_cell *shown = canvas_cell(tty->shown, row, column);

		if (canvas_cell_same(cell, shown))
			continue;
		if (column >= end) {
			clear_rest(tty, row, column);
			return;
		}
		bridge(tty, row, column, cell);
		*shown = *cell;
		if (cell->columns)
			put_cell(tty, row, column, cell);
	}
}

static void put_cursor(struct tty *tty, const struct canvas *canvas)
{
	if (tty->cursor != canvas->cursor_shown)
		add(tty, canvas->cursor_shown ? &tty->show_cursor : &tty->hide_cursor);
	tty->cursor = canvas->cursor_shown;
	if (canvas->cursor_shown)
		go_to(tty, canvas->cursor_row, canvas->cursor_column);
}

/*
 * Also where the size is what it was: between two signals it may have been
 * smaller, and then the terminal has lost what stood there. And it may have
 * been somebody else's meanwhile.
 */
void draw_forget(struct tty *tty)
{
	canvas_free(tty->shown);
	tty->shown = canvas_new(tty->height, tty->width, false);
	tty->repaint = true;
}

static void start_anew(struct tty *tty)
{
	canvas_clear(tty->shown);
	tty->style = tty->cursor = UNKNOWN;
	tty->place_known = false;
	if (tty->away)
		add(tty, &tty->entering);
	tty->away = false;
	set_style(tty, STYLE_NORMAL);
	add(tty, &tty->clear);
	tty->repaint = false;
}

/* One write a frame: a terminal that draws at once what it gets never shows half of one. */
void draw_canvas(void *context, const struct canvas *canvas)
{
	struct tty *tty = context;

	if (tty->gone || canvas->rows != tty->shown->rows || canvas->columns != tty->shown->columns)
		return;
	str_cut(&tty->frame, 0);
	if (tty->repaint)
		start_anew(tty);
	for (size_t row = 0; row < canvas->rows; row++)
		if (!canvas_row_same(canvas, tty->shown, row))
			put_row(tty, canvas, row);
	put_cursor(tty, canvas);
	if (tty->frame.length)
		term_send(&tty->frame);
}
