/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "cmd/file.h"
#include "model/script-order.h"

extern const struct command command_check;

enum { PAGE_COLUMNS = 80 };

static const struct command_option options[] = {
	{ .name = "plain", .help = "running orders for pipes: a line an exercise, fields parted by TAB; the last is how many seconds you speak" },
	{ .name = NULL }
};

/* Running orders of several files have an empty line between them. */
static bool check(struct command_call *call, const char *path, bool *printed)
{
	struct script *script = file_check_script(call, path);
	bool plain = command_value(&command_check, call, "plain");
	char *order;

	if (!script)
		return false;
	order = script_running_order(script, plain ? 0 : PAGE_COLUMNS);
	fprintf(call->out, "%s%s", *printed && !plain ? "\n" : "", order);
	*printed = true;
	free(order);
	script_free(script);
	return true;
}

static int run(struct command_call *call)
{
	int code = EXIT_DONE;
	bool printed = false;

	for (size_t i = 0; i < call->argument_count; i++)
		if (!check(call, call->arguments[i], &printed))
			code = EXIT_FAILED;
	return code;
}

const struct command command_check = {
	.name = "check",
	.synopsis = "[--plain] FILE...",
	.help = "say all that is wrong with workshop files, and print their running orders",
	.options = options,
	.least = 1,
	.most = SIZE_MAX,
	.run = run
};
