/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TERM_TERM_H
#define TALKA_TERM_TERM_H

#include "base/err.h"
#include "view/terminal.h"

/*
 * term - the terminal that talka was started in; the only user of curses.
 *
 * Invariants:
 *  - Sets LC_CTYPE of the process: the user's where it is UTF-8, else the fallback,
 *    else the user's, and then terminal.utf8 is false.
 *  - NO_COLOR sends no colour; without 256 or 8 colours meaning stays in bold and reverse.
 *  - A crash gives the terminal back before the program dies of its signal.
 *  - Signals (resize, stop, continue, hang-up, end) are keys; nothing happens inside a handler.
 *  - KEY_CODE_HANGUP comes once; afterwards only the pipe of signals is left to poll.
 *  - Ctrl-C is the key C-c.
 *
 * One terminal a process (terminfo has it so). Call setlocale() yourself only
 * before term_open().
 */
struct term_options {
	bool ascii;                     /* draw in ASCII whatever the locale */
	const char *fallback_locale;    /* tried where the user's is not UTF-8; NULL = "C.UTF-8" */
};

/* NULL and words where standard input or output is no terminal, or TERM names one that cannot place text. */
struct terminal *term_open(const struct term_options *options, struct err *err);
/* Gives the terminal back as it was. NULL is fine. */
void term_close(struct terminal *terminal);

#endif
