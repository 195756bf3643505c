/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "manual.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exercises/registry.h"
#include "export/tables.h"
#include "model/event.h"
#include "model/session.h"

/* --- The vocabulary of the journal */

static const char workshop[] = "[workshop]\nformat = 1\nid = manual\ntitle = Manual\n[exercise.pause]\ntype = break\nminutes = 5\n";

static const char *undo_words(enum undo_kind undo)
{
	switch (undo) {
	case UNDO_NEVER:
		return "Undo passes it over.";
	case UNDO_BARRIER:
		return "Undo goes back no further than here.";
	case UNDO_YES:
		break;
	}
	return NULL;
}

static void put_verb(const struct verb *verb)
{
	const char *undo = undo_words(verb->undo);

	fputs(".TP\n\\fB", stdout);
	manual_put(verb->name);
	fputs("\\fR", stdout);
	if (verb->words && *verb->words) {
		fputs(" \\fI", stdout);
		manual_put(verb->words);
		fputs("\\fR", stdout);
	}
	putchar('\n');
	manual_text(verb->help);
	if (undo)
		manual_text(undo);
}

void manual_verbs(void)
{
	struct faults *faults = faults_new("manual.ini");
	struct script *script = script_load("manual.ini", workshop, strlen(workshop), exercises_registry(), faults);
	struct session *session = script ? session_new(script, exercises_registry()) : NULL;

	if (!session)
		abort();
	for (size_t i = 0; verb_get(session, i); i++)
		put_verb(verb_get(session, i));
	session_free(session);
	script_free(script);
	faults_free(faults);
}

/* --- The tables */

static const char *kind_words(enum column_kind kind)
{
	static const char *const words[COLUMN_KINDS] = {
		[COLUMN_TEXT] = "text", [COLUMN_ID] = "word", [COLUMN_INTEGER] = "whole number", [COLUMN_FLAG] = "0 or 1",
		[COLUMN_TIME] = "time, UTC", [COLUMN_LOCAL] = "local time"
	};

	return words[kind];
}

static void put_column(const struct column *column)
{
	fputs(".TP\n\\fB", stdout);
	manual_put(column->name);
	printf("\\fR (%s%s)\n", kind_words(column->kind), column->key ? ", key" : "");
	manual_text(column->help);
}

/* The first two are the same everywhere, and told once. */
void manual_first_columns(void)
{
	const struct table_shape *shape = tables_shape(exercises_registry(), 0);

	for (size_t i = 0; tables_column(shape, i) != shape->columns; i++)
		put_column(tables_column(shape, i));
}

void manual_tables(void)
{
	const struct table_shape *shape;

	for (size_t i = 0; (shape = tables_shape(exercises_registry(), i)); i++) {
		fputs(".SS ", stdout);
		manual_put(shape->name);
		fputs(".csv\n", stdout);
		manual_text(shape->help);
		for (size_t k = 0; k < shape->column_count; k++)
			put_column(&shape->columns[k]);
	}
}
