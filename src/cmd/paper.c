/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/file.h"
#include "cmd/tongues.h"
#include "cmd/world.h"
#include "exercises/registry.h"
#include "export/paper.h"
#include "model/agenda.h"
#include "model/people.h"

extern const struct command command_paper;

enum { USUAL_PEOPLE = 12, MOST_PEOPLE = 500 };

static const struct command_option options[] = {
	{ .name = "people", .argument = "N", .help = "how many slips and codes (default: 12; of a session: as many as were there)" },
	{ .name = "language", .argument = "CODE", .help = "in which of the workshop's languages (default: the first)" },
	{ .name = "part", .argument = "order|slips|tally|codes|items", .help = "only this part; may be given several times (of a session: slips)" },
	{ .name = "exercise", .argument = "ID", .help = "slips, tally sheets and cards of this exercise alone" },
	{ .name = NULL }
};

static const char *value(const struct command_call *call, const char *name)
{
	return command_value(&command_paper, call, name);
}

static bool wrong(const struct command_call *call, const char *option, const char *due, const char *given)
{
	fprintf(call->problems, "talka paper: --%s is %s, not \"%s\"\n", option, due, given);
	return false;
}

/* --- What is asked for */

static bool is_part(const char *name, size_t length)
{
	for (size_t i = 0; paper_part(i); i++)
		if (str_is(paper_part(i)->name, name, length))
			return true;
	return false;
}

static bool read_parts(const struct command_call *call, struct paper_plan *plan)
{
	const char *names = value(call, "part"), *line;

	if (!names)
		return true;
	plan->parts = names;
	for (size_t length; (line = str_next_line(&names, &length));)
		if (!is_part(line, length))
			return wrong(call, "part", "order, slips, tally, codes or items", line);
	return true;
}

static bool read_people(const struct command_call *call, struct paper_plan *plan)
{
	const char *given = value(call, "people");
	int64_t people;

	if (!given)
		return true;
	if (!str_number(given, 1, MOST_PEOPLE, &people))
		return wrong(call, "people", "a number from 1 to 500", given);
	plan->people = (size_t)people;
	return true;
}

static bool read_language(const struct command_call *call, const struct script *script, struct paper_plan *plan)
{
	const char *given = value(call, "language");
	struct str known = STR_INIT;

	for (size_t i = 0; i < script->language_count; i++) {
		if (!given || str_same(given, script->languages[i])) {
			plan->language = i;
			str_free(&known);
			return true;
		}
		str_add_format(&known, "%s%s", i ? " or " : "", script->languages[i]);
	}
	wrong(call, "language", str_text(&known), given);
	str_free(&known);
	return false;
}

static bool read_exercise(const struct command_call *call, const struct session *session, struct paper_plan *plan)
{
	const char *given = value(call, "exercise");

	for (size_t i = 0; given && i < agenda_count(session); i++)
		if (str_same(agenda_get(session, i)->exercise->id, given))
			plan->exercise = agenda_get(session, i)->exercise;
	return !given || plan->exercise || wrong(call, "exercise", "the id of an exercise of this workshop", given);
}

static bool read_plan(const struct command_call *call, const struct session *session, struct paper_plan *plan)
{
	return read_parts(call, plan) && read_people(call, plan) && read_language(call, session_script(session), plan)
	    && read_exercise(call, session, plan);
}

/* --- Where it goes */

static bool is_html(const char *path)
{
	return str_ends(path, ".html") || str_ends(path, ".htm");
}

/* Nothing but paper is ever written over. */
static bool is_a_place(const struct command_call *call)
{
	const char *path = call->argument_count > 1 ? call->arguments[1] : NULL;

	if (!path || is_html(path) || str_ends(path, ".txt"))
		return true;
	fprintf(call->problems, "talka paper: %s: paper goes into a file that ends in .html or .txt\n", path);
	return false;
}

static bool put(const struct command_call *call, const char *path, const char *text, struct err *err)
{
	if (!path) {
		fputs(text, call->out);
		return true;
	}
	if (!disk_replace(call->disk, path, text, strlen(text), err))
		return false;
	fprintf(call->problems, "%s is written; %s\n", path, is_html(path) ? "open it in any browser and print it" : "it is ready for any printer");
	return true;
}

static int print(const struct command_call *call, const struct session *session, struct paper_plan *plan)
{
	const char *path = call->argument_count > 1 ? call->arguments[1] : NULL;
	struct err err = ERR_INIT;
	struct tongues tongues;
	char *text;
	bool done;

	if (!read_plan(call, session, plan))
		return EXIT_USAGE;
	tongues = tongues_open(call->disk, call->languages, session_script(session), NULL);
	plan->tongue = &tongues.list[plan->language];
	text = path && is_html(path) ? paper_html(session, plan) : paper_text(session, plan);
	done = put(call, path, text, &err);
	if (!done)
		fprintf(call->problems, "talka paper: %s\n", err_text(&err));
	err_clear(&err);
	free(text);
	tongues_close(&tongues);
	return done ? EXIT_DONE : EXIT_FAILED;
}

/* --- Of a workshop, or of a session */

static int print_workshop(const struct command_call *call)
{
	struct script *script = file_read_script(call, call->arguments[0]);
	struct session *session;
	int code;

	if (!script)
		return EXIT_FAILED;
	session = session_new(script, exercises_registry());
	code = print(call, session, &(struct paper_plan){ .people = USUAL_PEOPLE });
	session_free(session);
	script_free(script);
	return code;
}

static int print_session(const struct command_call *call)
{
	struct world world = command_world(call);
	struct err err = ERR_INIT;
	struct sitting *sitting = sitting_resume(&world, call->arguments[0], true, &err);
	int code;

	if (!sitting) {
		fprintf(call->problems, "talka paper: %s\n", err_text(&err));
		err_clear(&err);
		return EXIT_FAILED;
	}
	code = print(call, sitting_session(sitting), &(struct paper_plan){ .parts = "slips",
		.people = people_most(sitting_session(sitting)) ? people_most(sitting_session(sitting)) : USUAL_PEOPLE });
	sitting_close(sitting);
	return code;
}

static int run(struct command_call *call)
{
	struct disk_fact fact = { .kind = DISK_NOTHING };

	if (!is_a_place(call))
		return EXIT_USAGE;
	setlocale(LC_CTYPE, "C.UTF-8");   /* the widths of characters, whatever the terminal */
	call->disk->fact(call->disk->context, call->arguments[0], &fact);
	return fact.kind == DISK_FOLDER ? print_session(call) : print_workshop(call);
}

const struct command command_paper = {
	.name = "paper",
	.synopsis = "[--people N] [--language CODE] [--part order|slips|tally|codes|items]... [--exercise ID] FILE|DIR [OUT.html|OUT.txt]",
	.help = "what to print: running order, slips, tally sheets, code cards, item cards; of a session, slips with its letters",
	.options = options,
	.least = 1,
	.most = 2,
	.run = run
};
