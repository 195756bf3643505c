/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/console.h"
#include "cmd/world.h"

extern const struct command command_resume;

static const struct command_option options[] = {
	{ .name = "read-only", .help = "only look at it" },
	CONSOLE_OPTIONS,
	{ .name = NULL }
};

static int failed(const struct command_call *call, struct err *err)
{
	fprintf(call->problems, "talka resume: %s\n", err_text(err));
	err_clear(err);
	return EXIT_FAILED;
}

static int run(struct command_call *call)
{
	struct world world = command_world(call);
	struct err err = ERR_INIT;
	struct console console;
	struct sitting *sitting;

	if (!console_open(call, command_value(&command_resume, call, "ascii"), command_value(&command_resume, call, "keys"), &console, &err))
		return failed(call, &err);
	sitting = sitting_resume(&world, call->arguments[0], command_value(&command_resume, call, "read-only"), &err);
	if (sitting)
		return console_lead(call, sitting, &console);
	console_close(call, &console);
	return failed(call, &err);
}

const struct command command_resume = {
	.name = "resume",
	.synopsis = "[--read-only] [--ascii] [--keys FILE] DIR",
	.help = "go on with a session, exactly where it stood",
	.options = options,
	.least = 1,
	.most = 1,
	.run = run
};
