/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_TERMINAL_H
#define TALKA_VIEW_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/canvas.h"

/*
 * terminal - keys, and the table of functions that term (or a test) fills.
 *
 * A key is a number: a character's code point, 1..31 for Ctrl-A.. (Enter, Tab
 * and Esc have their own names), or one of the names below.
 */
enum key_code {
	KEY_CODE_NONE = 0,
	KEY_CODE_NAMED = 0x110000,
	KEY_CODE_ENTER, KEY_CODE_TAB, KEY_CODE_BACKTAB, KEY_CODE_ESC, KEY_CODE_BACKSPACE, KEY_CODE_DELETE,
	KEY_CODE_UP, KEY_CODE_DOWN, KEY_CODE_LEFT, KEY_CODE_RIGHT,
	KEY_CODE_HOME, KEY_CODE_END, KEY_CODE_PAGE_UP, KEY_CODE_PAGE_DOWN,
	KEY_CODE_F1,
	KEY_CODE_PASTE,      /* text holds the paste, raw bytes */
	KEY_CODE_RESIZE,     /* the size is another one now */
	KEY_CODE_SUSPEND,    /* Ctrl-Z; the program suspends through the table and redraws */
	KEY_CODE_HANGUP,     /* the terminal is gone or the program is asked to end */
	KEY_CODE_END_OF_NAMES
};

struct key {
	uint32_t code;
	const char *text;    /* of a paste; lives until the next read */
	size_t length;
};

/* "Enter", "C-b", "PgDn", "F1", "Space", "a", ... as help and key files write it; caller frees. */
char *key_text(uint32_t code);
/* The inverse; KEY_CODE_NONE where there is no such key. Also "U+00E5", "Comma", "Star", "Bar". */
uint32_t key_parse(const char *name);
/* The key that sends this character: Enter for CR and LF, Backspace for 8 and 127, SUSPEND for Ctrl-Z, ...; most are themselves. */
uint32_t key_of_character(uint32_t character);

struct terminal {
	void *context;
	void (*size)(void *context, size_t *rows, size_t *columns);
	bool (*read)(void *context, struct key *key);          /* false: no key is waiting */
	void (*draw)(void *context, const struct canvas *canvas);   /* sends only what changed */
	void (*redraw)(void *context);                          /* Ctrl-L: forget what the screen shows */
	void (*suspend)(void *context);                         /* gives the terminal to the shell until SIGCONT */
	int (*descriptor)(void *context, size_t i);             /* fds to poll for reading; -1 after the last */
	bool utf8;                                              /* false: draw ascii canvases */
};

#endif
