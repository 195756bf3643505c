/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_HELP_H
#define TALKA_CMD_HELP_H

#include <stdio.h>

#include "cmd/command.h"

/* help - what --help prints, made from the tables of the commands. */
void help_all(FILE *out);
void help_command(FILE *out, const struct command *command);
/* The command whose name is nearest, or NULL. */
const char *help_nearest_command(const char *name);

#endif
