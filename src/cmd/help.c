/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/help.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"

static const char head[] =
    "talka leads a group through a workshop that a plain text file describes;\n"
    "what the group says is kept in tables that any spreadsheet opens.\n";

void help_all(FILE *out)
{
	fprintf(out, "usage: talka [COMMAND] [OPTION]... [ARGUMENT]...\n\n%s\n", head);
	for (size_t i = 0; command_get(i); i++)
		fprintf(out, "  %-10s %s\n", command_get(i)->name, command_get(i)->help);
	fprintf(out, "\nWithout a command talka opens its start page.\n"
	    "talka COMMAND --help tells more; so does man talka.\n");
}

enum { HELP_AT = 25, COLUMNS = 80 };

struct lines {
	FILE *out;
	int indent;                    /* of the next one: the first may stand behind the name */
};

static void print_line(void *context, const char *start, size_t length)
{
	struct lines *lines = context;

	fprintf(lines->out, "%*s%.*s\n", lines->indent, "", (int)length, start);
	lines->indent = HELP_AT;
}

static void print_option(FILE *out, const struct command_option *option)
{
	int printed = fprintf(out, "  --%s%s%s", option->name, option->argument ? "=" : "", option->argument ? option->argument : "");
	struct lines lines = { out, HELP_AT - printed };

	if (printed >= HELP_AT) {
		fprintf(out, "\n");
		lines.indent = HELP_AT;
	}
	text_wrap(option->help, COLUMNS - HELP_AT, print_line, &lines);
}

void help_command(FILE *out, const struct command *command)
{
	fprintf(out, "usage: talka %s %s\n\n%s\n\n", command->name, command->synopsis, command->help);
	for (const struct command_option *option = command->options; option && option->name; option++)
		print_option(out, option);
	print_option(out, &(struct command_option){ .name = "help", .help = "print this and end" });
}

const char *help_nearest_command(const char *name)
{
	size_t count = 0;
	const char **names, *near;

	while (command_get(count))
		count++;
	names = mem_array(count, sizeof *names);
	for (size_t i = 0; i < count; i++)
		names[i] = command_get(i)->name;
	near = text_nearest(name, names, count);
	free(names);
	return near;
}
