/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "cmd/console.h"
#include "cmd/file.h"
#include "cmd/world.h"
#include "ui/curtain.h"

extern const struct command command_run;

static const struct command_option options[] = {
	{ .name = "into", .argument = "DIR", .help = "exactly this new folder (default: a new one in $TALKA_DIR or ~/talka)" },
	{ .name = "set", .argument = "NAME=VALUE", .help = "answer what the workshop asks at the start: place, organisation, facilitator, audience" },
	CONSOLE_OPTIONS,
	{ .name = NULL }
};

static const char *const facts[] = { "place", "organisation", "facilitator", "audience", NULL };

static bool is_fact(const char *name, size_t length)
{
	for (size_t i = 0; facts[i]; i++)
		if (str_is(facts[i], name, length))
			return true;
	return false;
}

/* --set stands a line each. */
static bool facts_are_known(const struct command_call *call, const char *lines)
{
	const char *line;

	for (size_t length; (line = str_next_line(&lines, &length));) {
		size_t name = strcspn(line, "=\n");

		if (line[name] == '=' && is_fact(line, name))
			continue;
		fprintf(call->problems, "talka run: --set %.*s: it takes place=, organisation=, facilitator= or audience=\n",
		    (int)length, line);
		return false;
	}
	return true;
}

static bool enter_fact(struct sitting *sitting, const char *line, size_t length, struct err *err)
{
	size_t name = strcspn(line, "=");
	char *word = mem_text(line), *text = text_clean(line + name + 1, length - name - 1, false, NULL);
	struct str value = STR_INIT;
	enum verdict verdict;
	bool done;

	word[name] = '\0';
	value_word(&value, "name", word);
	value_text(&value, text);
	done = sitting_enter(sitting, &(struct entry){ .verb = "session.fact", .value = str_text(&value) }, 1, &verdict, err) != APPEND_FAILED
	    && verdict == VERDICT_TAKEN;
	str_free(&value);
	free(text);
	free(word);
	return done;
}

static bool enter_facts(struct sitting *sitting, const char *lines, struct err *err)
{
	enum append append = APPEND_DONE;
	const char *line;

	for (size_t length; (line = str_next_line(&lines, &length));) {
		if (!enter_fact(sitting, line, length, err))
			return false;
		do
			append = sitting_settle(sitting, err);
		while (append == APPEND_WAITS);
	}
	return append == APPEND_DONE;
}

static struct sitting *begin(const struct command_call *call, struct script *script, const char *set, struct err *err)
{
	struct world world = command_world(call);
	char *parent = file_sessions_folder(call);
	struct sitting_plan plan = { .folder = command_value(&command_run, call, "into"), .parent = parent };
	struct sitting *sitting = sitting_begin(&world, script, &plan, err);

	free(parent);
	if (!sitting || enter_facts(sitting, set, err))
		return sitting;
	sitting_close(sitting);
	return NULL;
}

static int failed(const struct command_call *call, struct err *err)
{
	fprintf(call->problems, "talka run: %s\n", err_text(err));
	err_clear(err);
	return EXIT_FAILED;
}

static void draw_curtain(const struct command_call *call, const struct console *console, const struct script *script)
{
	struct canvas *canvas;
	size_t rows, columns;

	if (!console->terminal)
		return;
	console->terminal->size(console->terminal->context, &rows, &columns);
	canvas = canvas_new(rows, columns, console->ascii);
	curtain_first_frame(script, call->clock, canvas);
	console->terminal->draw(console->terminal->context, canvas);
	canvas_free(canvas);
}

static int open_and_lead(struct command_call *call, struct script *script, const char *set)
{
	struct err err = ERR_INIT;
	struct console console;
	struct sitting *sitting;

	if (!console_open(call, command_value(&command_run, call, "ascii"), command_value(&command_run, call, "keys"), &console, &err)) {
		script_free(script);
		return failed(call, &err);
	}
	draw_curtain(call, &console, script);
	sitting = begin(call, script, set, &err);
	if (sitting)
		return console_lead(call, sitting, &console);
	console_close(call, &console);
	return failed(call, &err);
}

static int run(struct command_call *call)
{
	const char *given = command_value(&command_run, call, "set"), *set = given ? given : "";
	struct script *script;

	if (!facts_are_known(call, set))
		return EXIT_USAGE;
	script = file_read_script(call, call->arguments[0]);
	return script ? open_and_lead(call, script, set) : EXIT_FAILED;
}

const struct command command_run = {
	.name = "run",
	.synopsis = "[--into DIR] [--set NAME=VALUE]... [--ascii] [--keys FILE] FILE",
	.help = "lead a workshop",
	.options = options,
	.least = 1,
	.most = 1,
	.run = run
};
