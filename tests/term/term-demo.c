/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "term/random-canvas.h"
#include "term/term.h"
#include "view/layout.h"

/*
 * term-demo - a list to walk in, and what the last key was: for tests of term.
 *
 * Arguments: --ascii or "", and the locale to fall back on. q ends (0), a hang-up
 * ends (3), a crash comes with ! (abort) and $ (a wrong address), r draws the next
 * random canvas, f and w fill it with letters and with wide characters.
 */
enum { ITEMS = 12, ENDED_BY_HANGUP = 3 };

struct demo {
	struct terminal *terminal;
	size_t selected;
	char *last;
	unsigned resizes;
	unsigned seed;           /* 0: the list */
	const char *filling;     /* NULL: none */
	int status;
	bool done;
};

static struct board *make_board(const struct demo *demo, struct arena *arena)
{
	struct board *board = board_new(arena);
	struct block *list;

	board_format(board, EMPHASIS_STRONG, "key: %s", demo->last);
	list = board_list(board, "");
	for (size_t i = 0; i < ITEMS; i++)
		board_row(board, list, arena_format(arena, "%c", (int)('A' + i)), "Someone to look after the children at short notice → needs");
	list->rows[demo->selected].selected = true;
	return board;
}

static void draw_list(const struct demo *demo, struct canvas *canvas)
{
	struct arena *arena = arena_new();
	size_t rows = canvas->rows, columns = canvas->columns;

	canvas_put(canvas, 0, 0, columns, STYLE_TITLE, arena_format(arena, "demo %zux%zu %s resizes %u", rows, columns, canvas->ascii ? "ascii" : "utf8", demo->resizes));
	canvas_rule(canvas, 1);
	layout_board(canvas, (struct area){ .row = 2, .rows = rows > 2 ? rows - 2 : 0, .columns = columns }, make_board(demo, arena));
	arena_free(arena);
}

static void fill(struct canvas *canvas, const char *filling)
{
	for (size_t row = 0; row < canvas->rows; row++)
		for (size_t column = 0, used; column < canvas->columns; column += used ? used : 1)
			used = canvas_put(canvas, row, column, canvas->columns, STYLE_NORMAL, filling);
}

static void draw(const struct demo *demo)
{
	struct terminal *terminal = demo->terminal;
	size_t rows, columns;
	struct canvas *canvas;

	terminal->size(terminal->context, &rows, &columns);
	canvas = canvas_new(rows, columns, !terminal->utf8);
	if (demo->filling)
		fill(canvas, demo->filling);
	else if (demo->seed)
		random_canvas(canvas, demo->seed);
	else
		draw_list(demo, canvas);
	terminal->draw(terminal->context, canvas);
	canvas_free(canvas);
}

static void crash(void)
{
	volatile int *nowhere = (volatile int *)(uintptr_t)4096;

	*nowhere = 1;
}

static void act(struct demo *demo, uint32_t code)
{
	switch (code) {
	case 'q':
		demo->done = true;
		break;
	case KEY_CODE_HANGUP:
		demo->done = true;
		demo->status = ENDED_BY_HANGUP;
		break;
	case KEY_CODE_DOWN:
	case 'j':
		demo->selected = (demo->selected + 1) % ITEMS;
		break;
	case KEY_CODE_UP:
	case 'k':
		demo->selected = (demo->selected + ITEMS - 1) % ITEMS;
		break;
	case KEY_CODE_RESIZE:
		demo->resizes++;
		break;
	case KEY_CODE_SUSPEND:
		demo->terminal->suspend(demo->terminal->context);
		break;
	case 12:
		demo->terminal->redraw(demo->terminal->context);
		break;
	case 'r':
		demo->seed++;
		break;
	case 'f':
		demo->filling = "x";
		break;
	case 'w':
		demo->filling = "日";
		break;
	case '!':
		abort();
	case '$':
		crash();
		break;
	default:
		break;
	}
}

static void remember(struct demo *demo, const struct key *key)
{
	char *name = key_text(key->code);
	bool moves = key->code == 'j' || key->code == 'k';

	if (!moves) {
		struct str str = STR_INIT;

		str_add(&str, name);
		if (key->code == KEY_CODE_PASTE)
			str_add_format(&str, " of %zu: %.*s", key->length, (int)key->length, key->text);
		free(demo->last);
		demo->last = str_take(&str);
	}
	free(name);
}

static void run(struct demo *demo)
{
	struct pollfd fds[4];
	nfds_t count;
	struct key key;

	while (!demo->done) {
		draw(demo);
		for (count = 0; count < 4 && (fds[count].fd = demo->terminal->descriptor(demo->terminal->context, count)) >= 0; count++)
			fds[count].events = POLLIN;
		poll(fds, count, -1);
		while (!demo->done && demo->terminal->read(demo->terminal->context, &key)) {
			remember(demo, &key);
			act(demo, key.code);
		}
	}
}

int main(int argc, char **argv)
{
	struct term_options options = { .ascii = argc > 1 && !strcmp(argv[1], "--ascii"), .fallback_locale = argc > 2 ? argv[2] : NULL };
	struct err err = ERR_INIT;
	struct demo demo = { .terminal = term_open(&options, &err), .last = mem_text("none") };

	if (!demo.terminal) {
		fprintf(stderr, "%s\n", err_text(&err));
		err_clear(&err);
		free(demo.last);
		return 1;
	}
	run(&demo);
	term_close(demo.terminal);
	free(demo.last);
	return demo.status;
}
