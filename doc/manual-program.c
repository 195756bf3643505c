/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "manual.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/command.h"
#include "exercises/registry.h"
#include "model/exercise.h"
#include "ui/backstage.h"
#include "ui/key-deeds.h"
#include "ui/keys.h"
#include "ui/minutes-page.h"
#include "ui/people-page.h"
#include "ui/poll-screen.h"

/* --- Commands and their options */

static void put_command_option(const struct command_option *option)
{
	fputs(".TP\n\\fB\\-\\-", stdout);
	manual_put(option->name);
	fputs("\\fR", stdout);
	if (option->argument) {
		fputs("=\\fI", stdout);
		manual_put(option->argument);
		fputs("\\fR", stdout);
	}
	putchar('\n');
	manual_text(option->help);
}

static void put_command(const struct command *command)
{
	fputs(".SS talka ", stdout);
	manual_put(command->name);
	putchar('\n');
	manual_text(command->help);
	fputs(".PP\n\\fBtalka ", stdout);
	manual_put(command->name);
	fputs("\\fR\n", stdout);
	if (*command->synopsis)
		manual_text(command->synopsis);
	for (const struct command_option *option = command->options; option && option->name; option++)
		put_command_option(option);
}

void manual_commands(void)
{
	for (size_t i = 0; command_get(i); i++)
		put_command(command_get(i));
}

/* --- Keys */

static void put_key(const char *keys, const char *name, const char *help)
{
	struct arena *arena = arena_new();

	fputs(".TP\n\\fB", stdout);
	manual_put(key_label(arena, keys));
	fputs("\\fR\n\\fI", stdout);
	manual_put(name);
	fputs("\\fR:\n", stdout);
	manual_text(help);
	arena_free(arena);
}

static void put_rows(const struct key_row *rows)
{
	for (; rows->key; rows++)
		put_key(rows->key, rows->name, rows->help);
}

void manual_shared_keys(void) { put_rows(shared_keys); }
void manual_poll_keys(void) { put_rows(poll_keys); }
void manual_moving_keys(void) { put_rows(wall_keys); }
void manual_people_keys(void) { put_rows(people_keys); }
void manual_minutes_keys(void) { put_rows(minutes_keys); }
void manual_backstage_keys(void) { put_rows(backstage_keys); }

static bool has_action(const struct exercise_type *type, const struct action *action)
{
	for (const struct action *own = type->actions; own && own->key; own++)
		if (str_same(own->key, action->key) && str_same(own->help, action->help))
			return true;
	return false;
}

/* One of the methods in from..to that has the action; NULL for any action. */
static bool is_among(const struct exercise_type *const *types, size_t from, size_t to, const char *type, const struct action *action)
{
	for (size_t i = from; i < to && types[i]; i++)
		if (str_same(types[i]->type, type) && (!action || has_action(types[i], action)))
			return true;
	return false;
}

/* What only one of several methods has is told so. */
static bool is_its_own(const struct exercise_type *const *types, size_t at, const struct action *action)
{
	const char *type = types[at]->type;
	bool others = is_among(types, 0, at, type, NULL) || is_among(types, at + 1, SIZE_MAX, type, NULL);

	return others && !is_among(types, 0, at, type, action) && !is_among(types, at + 1, SIZE_MAX, type, action);
}

static void put_actions(const struct exercise_type *const *types, size_t at)
{
	for (const struct action *action = types[at]->actions; action->key; action++) {
		if (is_among(types, 0, at, types[at]->type, action))
			continue;
		put_key(action->key, action->name, action->help);
		if (is_its_own(types, at, action))
			printf("Only in the method %s.\n", types[at]->method);
	}
}

void manual_type_keys(void)
{
	const struct exercise_type *const *types = exercises_registry()->types;

	for (size_t i = 0; types[i]; i++) {
		if (!types[i]->actions)
			continue;
		if (!is_among(types, 0, i, types[i]->type, NULL))
			printf(".SS In %s\n", types[i]->type);
		put_actions(types, i);
	}
}
