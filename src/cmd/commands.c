/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/command.h"

/* The rows of Makefile.am. */

#define ROW(name) extern const struct command command_##name;
#include "commands-list.h"
#undef ROW

static const struct command *const commands[] = {
#define ROW(name) &command_##name,
#include "commands-list.h"
#undef ROW
	NULL
};

const struct command *command_get(size_t i)
{
	return i < sizeof commands / sizeof *commands ? commands[i] : NULL;
}
