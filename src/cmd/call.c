/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/command.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/help.h"
#include "cmd/version.h"

static const struct command *find(const char *name)
{
	for (size_t i = 0; command_get(i); i++)
		if (str_same(command_get(i)->name, name))
			return command_get(i);
	return NULL;
}

static int usage(const struct command_call *call, const struct command *command)
{
	if (command)
		fprintf(call->problems, "usage: talka %s %s\n", command->name, command->synopsis);
	fprintf(call->problems, "try: talka %s%s--help\n", command ? command->name : "", command ? " " : "");
	return EXIT_USAGE;
}

/* A table of getopt_long from the command's own; the last two are everybody's. */
static struct option *long_options(const struct command *command, size_t count)
{
	struct option *options = mem_array(count + 2, sizeof *options);

	for (size_t i = 0; i < count; i++)
		options[i] = (struct option){ .name = command->options[i].name,
			.has_arg = command->options[i].argument ? required_argument : no_argument, .val = 0 };
	options[count] = (struct option){ .name = "help", .has_arg = no_argument, .val = 'h' };
	return options;
}

enum parsed { PARSED, PARSED_HELP, PARSED_WRONG };

/* An option that comes again is kept, a line each: --set is given as often as needed. */
static void keep_value(const char **values, char **owned, int i, const char *given)
{
	struct str text = STR_INIT;

	if (values[i]) {
		str_add(&text, values[i]);
		str_add_char(&text, '\n');
	}
	str_add(&text, given ? given : "");
	free(owned[i]);
	values[i] = owned[i] = str_take(&text);
}

static enum parsed parse(const struct command *command, int argc, char **argv, const char **values, char **owned)
{
	struct option *options = long_options(command, command_options(command));
	enum parsed parsed = PARSED;
	int index, got;

	optind = 1;
	while (parsed == PARSED && (got = getopt_long(argc, argv, "h", options, &index)) != -1) {
		if (got == 'h')
			parsed = PARSED_HELP;
		else if (got == '?')
			parsed = PARSED_WRONG;
		else
			keep_value(values, owned, index, optarg);
	}
	free(options);
	return parsed;
}

static bool arguments_fit(const struct command_call *call, const struct command *command)
{
	if (call->argument_count < command->least)
		fprintf(call->problems, "talka %s: something is missing\n", command->name);
	else if (call->argument_count > command->most)
		fprintf(call->problems, "talka %s: \"%s\" is too much\n", command->name, call->arguments[command->most]);
	else
		return true;
	return false;
}

static int run(struct command_call *call, const struct command *command, int argc, char **argv)
{
	size_t count = command_options(command);
	const char **values = mem_array(count + 1, sizeof *values);
	char **owned = mem_array(count + 1, sizeof *owned);
	enum parsed parsed = parse(command, argc, argv, values, owned);
	int code = EXIT_DONE;

	call->values = values;
	call->arguments = argv + optind;
	call->argument_count = (size_t)(argc - optind);
	if (parsed == PARSED_HELP)
		help_command(call->out, command);
	else if (parsed == PARSED_WRONG || !arguments_fit(call, command))
		code = usage(call, command);
	else
		code = command->run(call);
	for (size_t i = 0; i < count; i++)
		free(owned[i]);
	free(owned);
	free(values);
	return code;
}

/* A word close to a command's name is most likely meant to be one. */
static int unknown(struct command_call *call, const char *name)
{
	const char *near = help_nearest_command(name);

	if (near)
		fprintf(call->problems, "talka: there is no command \"%s\"; did you mean \"%s\"?\n", name, near);
	else
		fprintf(call->problems, "talka: there is no command \"%s\"\n", name);
	return usage(call, NULL);
}

/* talka alone opens the start page. */
int command_main(struct command_call *call, int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "start";
	const struct command *command = find(name);

	if (str_same(name, "--help") || str_same(name, "-h")) {
		help_all(call->out);
		return EXIT_DONE;
	}
	if (str_same(name, "--version")) {
		fprintf(call->out, "talka %s\n", talka_version());
		return EXIT_DONE;
	}
	if (!command)
		return unknown(call, name);
	return argc > 1 ? run(call, command, argc - 1, argv + 1) : run(call, command, argc, argv);
}
