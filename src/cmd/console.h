/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_CONSOLE_H
#define TALKA_CMD_CONSOLE_H

#include "cmd/command.h"
#include "model/sitting.h"

/*
 * console - leads an open session on the terminal, or with keys from a file.
 *
 * When it is left after the workshop was closed, the tables are written.
 */
struct console {
	struct terminal *terminal;   /* NULL: only keys from a file, on a screen of 24x80 */
	bool ascii;
	const char *keys_file;       /* played first; NULL = none */
};

/* The options that run, resume and start share. */
#define CONSOLE_OPTIONS \
	{ .name = "ascii", .help = "draw with plain ASCII signs" }, \
	{ .name = "keys", .argument = "FILE", .help = "play the keys of a file first; `save-screen NAME` in it writes the screen as text" }

/* Opens the terminal before a session is begun. False and words where there is none, unless keys come from a file. */
bool console_open(const struct command_call *call, bool ascii, const char *keys_file, struct console *console, struct err *err);
/* Gives the terminal back; console_lead() does it by itself. */
void console_close(const struct command_call *call, const struct console *console);
/* Takes the sitting. Exit code. */
int console_lead(struct command_call *call, struct sitting *sitting, const struct console *console);

#endif
