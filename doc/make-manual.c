/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "manual.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "exercises/registry.h"
#include "model/exercise.h"

/*
 * make-manual - prints a manual page: a frame by hand, the rest from the tables
 * that the program itself reads, so that the manual cannot say anything else.
 */

enum { LINE_COLUMNS = 76 };

static void put_byte(char byte)
{
	if (byte == '\\')
		fputs("\\e", stdout);
	else if (byte == '-')
		fputs("\\-", stdout);
	else
		putchar(byte);
}

void manual_put(const char *text)
{
	for (; *text; text++)
		put_byte(*text);
}

/* How long the word is as it is written, its signs too. */
static size_t word_columns(const char *word)
{
	size_t columns = 0;

	for (; *word && *word != ' '; word++)
		columns += *word == '\\' || *word == '-' ? 2 : 1;
	return columns;
}

void manual_text(const char *text)
{
	size_t column = 0;

	for (; *text; text++) {
		if (*text == ' ' && column + 1 + word_columns(text + 1) > LINE_COLUMNS) {
			putchar('\n');
			column = 0;
			continue;
		}
		/* A line that begins with one of these would be a command. */
		if (!column && (*text == '.' || *text == '\''))
			fputs("\\&", stdout);
		put_byte(*text);
		column += *text == '\\' || *text == '-' ? 2 : 1;
	}
	putchar('\n');
}

static void put_words(const char *const *words, const char *between)
{
	for (size_t i = 0; words[i]; i++) {
		if (i)
			fputs(between, stdout);
		manual_put(words[i]);
	}
}

/* --- An option */

static const char *const kind_words[OPTION_KINDS] = {
	[OPTION_TEXT] = "TEXT", [OPTION_PRIVATE] = "TEXT", [OPTION_WORD] = "WORDS", [OPTION_TEXTS] = "TEXT | TEXT ...",
	[OPTION_NUMBER] = "NUMBER", [OPTION_NUMBERS] = "NUMBER | NUMBER ...", [OPTION_CHOICES] = "WORD | WORD ...", [OPTION_TIME] = "HH:MM", [OPTION_CUT] = "PLACES, PERCENT% or none",
	[OPTION_ITEMS] = "LIST | EXERCISE | EXERCISE.selected ...", [OPTION_HOLDERS] = "TEXT | LIST | EXERCISE | people ...",
	[OPTION_PHASES] = "MINUTES: TEXT | MINUTES: TEXT ...", [OPTION_LANGUAGES] = "CODE, CODE ...", [OPTION_ATTRIBUTES] = "ATTRIBUTE | ATTRIBUTE ...",
};

static void put_takes(const struct option *option)
{
	fputs("\\fI", stdout);
	if (option->kind == OPTION_FLAG)
		manual_put("yes or no");
	else if (option->kind == OPTION_CHOICE)
		put_words(option->choices, ", ");
	else
		manual_put(kind_words[option->kind]);
	if (option->kind == OPTION_NUMBER && option->choices) {
		manual_put(" or ");
		put_words(option->choices, " or ");
	}
	fputs("\\fR\n", stdout);
}

static void put_limits(const struct option *option)
{
	if (option->kind == OPTION_NUMBER && option->most > option->least)
		printf("From %" PRId64 " to %" PRId64 ".\n", option->least, option->most);
	else if (option->kind != OPTION_NUMBER && option->most)
		printf("At most %" PRId64 " characters.\n", option->most);
}

/* "NAME WORD, WORD." on lines of its own. */
static void put_list(const char *name, const char *const *words)
{
	struct str line = STR_INIT;

	str_add(&line, name);
	for (size_t i = 0; words[i]; i++)
		str_add_format(&line, "%s%s", i ? ", " : " ", words[i]);
	str_add_char(&line, '.');
	manual_text(str_text(&line));
	str_free(&line);
}

static void put_fallback(const char *fallback)
{
	fputs("Without it: ", stdout);
	manual_put(fallback);
	fputs(".\n", stdout);
}

static void put_option(const struct option *option)
{
	fputs(".TP\n\\fB", stdout);
	manual_put(option->name);
	fputs("\\fR = ", stdout);
	put_takes(option);
	manual_text(option->help);
	if (option->kind == OPTION_CHOICES)
		put_list("The words:", option->choices);
	put_limits(option);
	if (option->required)
		fputs("Required.\n", stdout);
	if (option->fallback)
		put_fallback(option->fallback);
}

static void put_options(const struct option *options)
{
	for (; options && options->name; options++)
		put_option(options);
}

/* --- Types: rows that share a table of options stand together */

static bool is_repeated(const struct exercise_type *const *types, size_t i)
{
	for (size_t before = 0; before < i; before++)
		if (types[before]->options == types[i]->options && str_same(types[before]->type, types[i]->type))
			return true;
	return false;
}

/* A method beside others of its type that take other options. */
static bool has_own_options(const struct exercise_type *const *types, size_t i)
{
	bool others = false;

	for (size_t other = 0; types[i]->method && types[other]; other++)
		if (other != i && str_same(types[other]->type, types[i]->type)) {
			if (types[other]->options == types[i]->options)
				return false;
			others = true;
		}
	return others;
}

static void put_method(const struct exercise_type *type)
{
	if (type->method) {
		fputs("\\fBmethod\\fR = \\fB", stdout);
		manual_put(type->method);
		fputs(type->default_method ? "\\fR (taken where none is named):\n" : "\\fR:\n", stdout);
	}
	manual_text(type->help);
	if (type->polling)
		manual_text(type->polling->slips_only ? "It polls, by slips." : "It polls, by slips or hands.");
}

static void put_type(const struct exercise_type *const *types, size_t i)
{
	fputs(".SS type = ", stdout);
	manual_put(types[i]->type);
	if (has_own_options(types, i)) {
		fputs(", method = ", stdout);
		manual_put(types[i]->method);
	}
	putchar('\n');
	put_method(types[i]);
	for (size_t same = i + 1; types[same]; same++)
		if (types[same]->options == types[i]->options && str_same(types[same]->type, types[i]->type)) {
			fputs(".PP\n", stdout);
			put_method(types[same]);
		}
	put_options(types[i]->options);
}

static void put_types(void)
{
	const struct exercise_type *const *types = exercises_registry()->types;

	for (size_t i = 0; types[i]; i++)
		if (!is_repeated(types, i))
			put_type(types, i);
}

/* --- The frame */

static void put_poll(void)
{
	put_option(&script_picks_options[0]);
	manual_text("Where an order is asked, hands cannot be counted, and it is paper without it.");
	put_options(script_poll_options);
}

static void put_workshop(void) { put_options(script_workshop_options); }
static void put_participants(void) { put_options(script_participants_options); }
static void put_words_section(void) { put_options(script_words_options); }
static void put_item(void) { put_options(script_item_options + 1); }
static void put_exercise(void) { put_options(script_exercise_options); }

static const struct { const char *line; void (*fill)(void); } places[] = {
	{ "@WORKSHOP@\n", put_workshop }, { "@PARTICIPANTS@\n", put_participants }, { "@WORDS@\n", put_words_section },
	{ "@ITEM@\n", put_item }, { "@EXERCISE@\n", put_exercise }, { "@TYPES@\n", put_types }, { "@POLL@\n", put_poll },
	{ "@COMMANDS@\n", manual_commands }, { "@SHARED-KEYS@\n", manual_shared_keys },
	{ "@POLL-KEYS@\n", manual_poll_keys }, { "@TYPE-KEYS@\n", manual_type_keys }, { "@MOVING-KEYS@\n", manual_moving_keys },
	{ "@PEOPLE-KEYS@\n", manual_people_keys }, { "@VERBS@\n", manual_verbs },
	{ "@FIRST-COLUMNS@\n", manual_first_columns }, { "@TABLES@\n", manual_tables },
	{ "@MINUTES-KEYS@\n", manual_minutes_keys },
	{ "@BACKSTAGE-KEYS@\n", manual_backstage_keys },
};

static void put_line(const char *line)
{
	const char *version = strstr(line, "@VERSION@");

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (str_same(line, places[i].line)) {
			places[i].fill();
			return;
		}
	if (version)
		printf("%.*s%s%s", (int)(version - line), line, PACKAGE_VERSION, version + strlen("@VERSION@"));
	else
		fputs(line, stdout);
}

int main(int argc, char **argv)
{
	FILE *frame = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t room = 0;

	if (!frame) {
		fprintf(stderr, "usage: make-manual FRAME\n");
		return 2;
	}
	while (getline(&line, &room, frame) > 0)
		put_line(line);
	free(line);
	fclose(frame);
	return fflush(stdout) ? 1 : 0;
}
