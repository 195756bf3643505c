/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TERM_PARTS_H
#define TALKA_TERM_PARTS_H

#include <curses.h>
#include <termios.h>

#include "base/str.h"
#include "term/term.h"

/*
 * parts - what the files of term share. Nobody else includes this.
 */
struct tty {
	struct terminal face;
	SCREEN *screen;
	WINDOW *keys;                 /* a pad to read from: reading a pad never refreshes the screen */
	struct canvas *shown;         /* what the screen shows */
	bool repaint;                 /* the screen may show something else */
	int input;
	bool ansi;                    /* takes ECMA-48 modes (bracketed paste) */
	bool gone;
	short pairs[STYLE_COUNT];

	bool pasting;
	struct str paste;
	char pending[4];              /* the first bytes of a character */
	size_t pending_length;
};

/* --- signals.c */
struct signals_terminal {
	int input, output;
	struct termios before;        /* as it was, and will be again after a crash */
	char leave[256];              /* bytes that bring the terminal back */
	size_t leave_length;
};

bool signals_open(struct err *err);
void signals_close(void);
int signals_descriptor(void);
/* The oldest signal not yet taken; 0 = none. */
int signals_take(void);
/* From now on a crash gives this terminal back. */
void signals_guard(const struct signals_terminal *terminal);
/* Stops the process until it is continued; our own handlers rest meanwhile. */
void signals_stop(void);

/* --- keys.c */
void keys_open(struct tty *tty);
bool keys_read(struct tty *tty, struct key *key);

/* --- draw.c */
void draw_open(struct tty *tty);
/* Nothing is known of the screen, neither its size nor what it shows: all is drawn anew. */
void draw_forget(struct tty *tty);
void draw_canvas(void *context, const struct canvas *canvas);

#endif
