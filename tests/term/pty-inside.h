/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TERM_PTY_INSIDE_H
#define TALKA_TESTS_TERM_PTY_INSIDE_H

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include "base/str.h"
#include "term/pty.h"

/*
 * pty-inside - what the files of pty share. Nobody else includes this.
 */
enum { DEADLINE_MS = 30 * 1000 };

struct pty {
	int master;                /* -1 after a hang-up */
	int life;                  /* reads its end when the last process of the program is gone */
	pid_t pid;                 /* 0 when waited for */
	int status;
	struct termios before;
	size_t rows, columns;
	VTerm *vterm;
	VTermScreen *screen;
	bool other_screen, cursor_hidden;
	struct str output;
};

#endif
