/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "term/parts.h"

enum { TERMINAL_DEFAULT = -1, MANY_COLOURS = 256, SOME_COLOURS = 8 };

/* Accents that stand 3:1 on black and on white, and apart for colour-blind eyes; eight colours have few such. */
static const struct { enum style style; short many, some; } accents[] = {
	{ STYLE_ACCENT, 68, COLOR_MAGENTA },
	{ STYLE_GOOD, 136, TERMINAL_DEFAULT },
	{ STYLE_WARN, 161, COLOR_RED },
};

static const attr_t attributes[STYLE_COUNT] = {
	[STYLE_NORMAL] = A_NORMAL,
	[STYLE_BOLD] = A_BOLD,
	[STYLE_DIM] = A_DIM,
	[STYLE_TITLE] = A_BOLD,
	[STYLE_SELECTED] = A_REVERSE,
	[STYLE_KEY] = A_BOLD,
	[STYLE_RULE] = A_DIM,
	[STYLE_GOOD] = A_BOLD,
	[STYLE_WARN] = A_BOLD,
	[STYLE_ACCENT] = A_BOLD,
	[STYLE_FIELD] = A_UNDERLINE,
};

static bool wants_colour(void)
{
	const char *no_colour = getenv("NO_COLOR");

	return !(no_colour && *no_colour) && has_colors();
}

static void open_colours(struct tty *tty)
{
	if (!wants_colour() || start_color() == ERR || use_default_colors() == ERR || COLORS < SOME_COLOURS)
		return;
	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
		short pair = (short)(i + 1), colour = COLORS >= MANY_COLOURS ? accents[i].many : accents[i].some;

		if (colour != TERMINAL_DEFAULT && init_pair(pair, colour, TERMINAL_DEFAULT) != ERR)
			tty->pairs[accents[i].style] = pair;
	}
}

void draw_open(struct tty *tty)
{
	open_colours(tty);
	idlok(stdscr, TRUE);     /* a list that turns may be shifted by the terminal itself */
	leaveok(stdscr, TRUE);
	curs_set(0);
	tty->shown = canvas_new((size_t)LINES, (size_t)COLS, false);
}

static void put_cell(const struct tty *tty, size_t row, size_t column, const struct canvas_cell *cell)
{
	wchar_t text[CANVAS_CHARS + 1] = { 0 };
	cchar_t put;

	for (size_t i = 0; i < CANVAS_CHARS; i++)
		text[i] = (wchar_t)cell->chars[i];
	if (setcchar(&put, text, attributes[cell->style], tty->pairs[cell->style], NULL) != ERR)
		mvadd_wchnstr((int)row, (int)column, &put, 1);
}

static void put_row(struct tty *tty, const struct canvas *canvas, size_t row)
{
	for (size_t column = 0; column < tty->shown->columns; column++) {
		const struct canvas_cell *cell = canvas_cell(canvas, row, column);
		struct canvas_cell *shown = canvas_cell(tty->shown, row, column);

		if (!cell || canvas_cell_same(cell, shown))
			continue;
		*shown = *cell;
		if (cell->columns)
			put_cell(tty, row, column, cell);
	}
}

static void put_cursor(const struct canvas *canvas)
{
	leaveok(stdscr, !canvas->cursor_shown);
	curs_set(canvas->cursor_shown ? 1 : 0);
	if (canvas->cursor_shown)
		move((int)canvas->cursor_row, (int)canvas->cursor_column);
}

/*
 * Also where the size is what it was: between two signals it may have been
 * smaller, and then the terminal and curses have both lost what stood there.
 */
void draw_forget(struct tty *tty)
{
	canvas_free(tty->shown);
	tty->shown = canvas_new((size_t)LINES, (size_t)COLS, false);
	werase(stdscr);
	tty->repaint = true;
}

void draw_canvas(void *context, const struct canvas *canvas)
{
	struct tty *tty = context;

	if (tty->gone)
		return;
	for (size_t row = 0; row < tty->shown->rows; row++)
		put_row(tty, canvas, row);
	put_cursor(canvas);
	clearok(curscr, tty->repaint);
	tty->repaint = false;
	wnoutrefresh(stdscr);
	doupdate();
}
