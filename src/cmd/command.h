/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_COMMAND_H
#define TALKA_CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/random.h"
#include "file/disk.h"
#include "view/terminal.h"

/*
 * command - the shape of a subcommand: one file, one row.
 *
 * Its table makes --help, the manual and the completions. Options are GNU-style
 * (getopt_long); --help is everybody's.
 *
 * Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command_option {
	const char *name;            /* "into" */
	const char *argument;        /* "DIR"; NULL = a flag */
	const char *help;
};

/* A terminal is opened by the command that needs one: main hands in how. */
struct terminal_door {
	struct terminal *(*open)(bool ascii, struct err *err);
	void (*close)(struct terminal *terminal);
};

struct command_call {
	const struct disk *disk;
	const struct clock *clock;
	const struct random *random;
	const struct terminal_door *terminal;
	const char *(*environment)(const char *name);
	const char *const *languages;   /* folders of catalogues, the first that has one counts; ended by NULL, or NULL */
	const char *who;             /* "HOST by USER" */
	const char *called;          /* how talka was called: by its path, or NULL where its name alone finds it */
	const char *keys;            /* the folder for the keys of secret rounds */
	FILE *in, *out, *problems;   /* stdin, stdout and stderr, or a test's files */
	const char *const *values;   /* one for each option of the command, NULL = not given, "" = a flag that is */
	char *const *arguments;      /* what is no option */
	size_t argument_count;
};

struct command {
	const char *name, *synopsis, *help;
	const struct command_option *options;   /* ended by name NULL; may be NULL */
	size_t least, most;                     /* arguments; most SIZE_MAX = any number */
	int (*run)(struct command_call *call);
};

/* The value of an option by its name ("" for a flag), NULL where it was not given. */
const char *command_value(const struct command *command, const struct command_call *call, const char *name);

size_t command_options(const struct command *command);       /* how many it has, --help aside */

/* All rows, in the order of the Makefile; NULL at the end. */
const struct command *command_get(size_t i);
/* The whole of main: finds the subcommand and runs it. */
int command_main(struct command_call *call, int argc, char **argv);

#endif
