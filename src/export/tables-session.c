/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "export/tables.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/people.h"
#include "model/poll.h"

/* --- sessions: one row, what and where it was ------------------------------- */

static const struct column sessions_columns[] = {
	{ .name = "script", .kind = COLUMN_ID, .help = "The id of the workshop, as its file tells it." },
	{ .name = "script_version", .kind = COLUMN_INTEGER, .help = "The version of the workshop file." },
	{ .name = "script_hash", .kind = COLUMN_ID, .help = "SHA-256 of the workshop file as it was run, in hexadecimal." },
	{ .name = "title", .kind = COLUMN_TEXT, .help = "The title of the workshop." },
	{ .name = "stage", .kind = COLUMN_ID, .help = "The stage of the project that the workshop belongs to." },
	{ .name = "program", .kind = COLUMN_TEXT, .help = "The program or project that the workshop is part of." },
	{ .name = "languages", .kind = COLUMN_ID, .help = "The languages of the workshop, parted by commas, the first one is the wall's." },
	{ .name = "venue", .kind = COLUMN_TEXT, .help = "Where it took place." },
	{ .name = "organisation", .kind = COLUMN_TEXT, .help = "Who held it." },
	{ .name = "facilitator", .kind = COLUMN_TEXT, .help = "Who led it." },
	{ .name = "audience", .kind = COLUMN_TEXT, .help = "Whom it was for." },
	{ .name = "zone", .kind = COLUMN_ID, .help = "The time zone of all columns that end in _local." },
	{ .name = "planned_start", .kind = COLUMN_ID, .help = "The clock time at which it was to begin, hours and minutes." },
	{ .name = "opened_at", .kind = COLUMN_TIME, .help = "When the session was made, UTC." },
	{ .name = "opened_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "closed_at", .kind = COLUMN_TIME, .help = "When the workshop was closed, UTC; nothing while it is open." },
	{ .name = "closed_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "runs", .kind = COLUMN_INTEGER, .help = "How often the program was started for it." },
	{ .name = "people", .kind = COLUMN_INTEGER, .help = "How many participants there were in all." },
	{ .name = "people_most", .kind = COLUMN_INTEGER, .help = "The most participants present at one time." },
	{ .name = "staff", .kind = COLUMN_INTEGER, .help = "How many staff, observers and interpreters there were." },
	{ .name = "rehearsal", .kind = COLUMN_FLAG, .help = "1 where the people were invented." },
	{ .name = "finished", .kind = COLUMN_FLAG, .help = "1 where the workshop was closed." },
	{ .name = "small_group", .kind = COLUMN_INTEGER, .help = "Groups with fewer people than this are not shown apart." },
	{ .name = "talka_version", .kind = COLUMN_ID, .help = "The program that made the session." },
	{ .name = "form", .kind = COLUMN_INTEGER, .help = "The form of the journal." }
};

static const struct table_shape sessions_shape = TABLE_SHAPE("sessions", "One row: the session itself.", sessions_columns);

static void count_people(const struct session *session, size_t *participants, size_t *others)
{
	*participants = *others = 0;
	for (size_t i = 0; i < people_count(session); i++)
		++*(people_get(session, i)->kind == PERSON_PARTICIPANT ? participants : others);
}

static void tell_begin(const struct sitting *sitting, struct table *table, size_t row)
{
	struct journal_row first = sitting_row(sitting, 0);
	struct event event;

	session_event(sitting_session(sitting), &first, &event);
	table_text(table, row, "talka_version", event_word_text(&event, "version", table->arena));
	table_number(table, row, "form", event_number(&event, "form", 1));
}

static void tell_script(const struct session *session, struct table *table, size_t row)
{
	const struct script *script = session_script(session);
	const char *languages = "";

	for (size_t i = 0; i < script->language_count; i++)
		languages = arena_format(table->arena, "%s%s%s", languages, i ? "," : "", script->languages[i]);
	table_text(table, row, "script", script->id);
	table_number(table, row, "script_version", script->version);
	table_text(table, row, "script_hash", script_hash(script));
	table_text(table, row, "title", script->title.by[0]);
	table_given(table, row, "stage", script->stage);
	table_text(table, row, "languages", languages);
	table_number(table, row, "small_group", script->smallest_group);
	if (script->start >= 0)
		table_text(table, row, "planned_start", arena_format(table->arena, "%02d:%02d", (int)(script->start / 60), (int)(script->start % 60)));
}

static void tell_facts(const struct session *session, struct table *table, size_t row)
{
	static const char *const facts[][2] = {
		{ "program", "program" }, { "venue", "place" }, { "organisation", "organisation" },
		{ "facilitator", "facilitator" }, { "audience", "audience" }
	};

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		const char *text = session_fact(session, facts[i][1]);

		table_text(table, row, facts[i][0], *text ? text : NULL);
	}
}

static void fill_sessions(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);
	size_t row = table_add(table), participants, others;

	count_people(session, &participants, &others);
	tell_script(session, table, row);
	tell_facts(session, table, row);
	tell_begin(sitting, table, row);
	table_text(table, row, "zone", session_zone(session));
	table_text(table, row, "opened_at", session_opened_at(session));
	table_text(table, row, "closed_at", session_closed_at(session));
	table_number(table, row, "runs", session_run(session));
	table_number(table, row, "people", (int64_t)participants);
	table_number(table, row, "people_most", (int64_t)people_most(session));
	table_number(table, row, "staff", (int64_t)others);
	table_number(table, row, "rehearsal", session_is_rehearsal(session));
	table_number(table, row, "finished", session_is_closed(session));
}

/* --- agenda: planned and real ------------------------------------------------ */

static const struct column agenda_columns[] = {
	{ .name = "run_no", .kind = COLUMN_INTEGER, .help = "The place in which it really came; nothing where it did not." },
	{ .name = "script_no", .kind = COLUMN_INTEGER, .help = "The place in the workshop file, from 1; nothing where it was inserted." },
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The id of the exercise.", .key = true },
	{ .name = "exercise_type", .kind = COLUMN_ID, .help = "The type: collect, rank, vote, roles, ..." },
	{ .name = "exercise_method", .kind = COLUMN_ID, .help = "The method, where the type has several." },
	{ .name = "title", .kind = COLUMN_TEXT, .help = "The title of the exercise." },
	{ .name = "tool", .kind = COLUMN_ID, .help = "The analyst's name for it." },
	{ .name = "stage", .kind = COLUMN_ID, .help = "The stage of the project: needs, service, innovation or evaluation." },
	{ .name = "priority", .kind = COLUMN_ID, .help = "must, should or could." },
	{ .name = "inserted", .kind = COLUMN_FLAG, .help = "1 where it was not in the workshop file." },
	{ .name = "planned_minutes", .kind = COLUMN_INTEGER, .help = "The minutes that were planned, as last changed." },
	{ .name = "started_at", .kind = COLUMN_TIME, .help = "When it began, UTC." },
	{ .name = "started_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "ended_at", .kind = COLUMN_TIME, .help = "When it ended, UTC." },
	{ .name = "ended_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "times", .kind = COLUMN_INTEGER, .help = "How often it was begun: more than 1 where it was repeated." },
	{ .name = "seconds", .kind = COLUMN_INTEGER, .help = "How long it took, without the time in which the program was closed." },
	{ .name = "paused_seconds", .kind = COLUMN_INTEGER, .help = "How long its timer stood still." },
	{ .name = "status", .kind = COLUMN_ID, .help = "done, skipped, open or not_reached." },
	{ .name = "reason", .kind = COLUMN_TEXT, .help = "Why it was skipped." },
	{ .name = "in_force", .kind = COLUMN_FLAG, .help = "1 where its results stand." },
	{ .name = "present_start", .kind = COLUMN_INTEGER, .help = "Participants present when it began." },
	{ .name = "present_end", .kind = COLUMN_INTEGER, .help = "Participants present when it ended." }
};

static const struct table_shape agenda_shape = TABLE_SHAPE("agenda", "One row an exercise: planned and real.", agenda_columns);

static int64_t run_number(const struct session *session, const struct agenda_entry *entry)
{
	int64_t number = 1;

	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct agenda_entry *other = agenda_get(session, i);

		number += other->started_seq && other->started_seq < entry->started_seq;
	}
	return number;
}

static const char *const priorities[] = { [PRIORITY_MUST] = "must", [PRIORITY_SHOULD] = "should", [PRIORITY_COULD] = "could" };

static void tell_exercise(const struct agenda_entry *entry, struct table *table, size_t row)
{
	const struct exercise *exercise = entry->exercise;

	if (!entry->inserted)
		table_number(table, row, "script_no", (int64_t)exercise->index + 1);
	table_text(table, row, "exercise", exercise->id);
	table_text(table, row, "exercise_type", exercise->type->type);
	table_text(table, row, "exercise_method", exercise->type->method);
	table_text(table, row, "title", exercise->title.by[0]);
	table_given(table, row, "tool", exercise->tool);
	table_given(table, row, "stage", exercise->stage);
	table_text(table, row, "priority", priorities[exercise->priority]);
	table_number(table, row, "inserted", entry->inserted);
}

static void tell_course(const struct session *session, const struct agenda_entry *entry, struct table *table, size_t row)
{
	if (entry->minutes >= 0)
		table_number(table, row, "planned_minutes", entry->minutes);
	table_text(table, row, "status", agenda_status_name(entry->status));
	table_given(table, row, "reason", entry->reason);
	table_number(table, row, "in_force", entry->status == AGENDA_DONE || entry->status == AGENDA_OPEN);
	if (!entry->started_seq)
		return;
	table_number(table, row, "run_no", run_number(session, entry));
	table_number(table, row, "times", (int64_t)entry->times);
	table_text(table, row, "started_at", entry->started_at);
	table_number(table, row, "present_start", (int64_t)entry->present_start);
	if (!*entry->ended_at)
		return;
	table_text(table, row, "ended_at", entry->ended_at);
	table_number(table, row, "seconds", entry->elapsed_ms / 1000);
	table_number(table, row, "paused_seconds", entry->paused_ms / 1000);
	table_number(table, row, "present_end", (int64_t)entry->present_end);
}

static void fill_agenda(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < agenda_count(session); i++) {
		size_t row = table_add(table);

		tell_exercise(agenda_get(session, i), table, row);
		tell_course(session, agenda_get(session, i), table, row);
	}
}

/* --- events: the journal, readable ---------------------------------------------- */

static const struct column events_columns[] = {
	{ .name = "seq", .kind = COLUMN_INTEGER, .help = "The number of the event, from 1.", .key = true },
	{ .name = "run", .kind = COLUMN_INTEGER, .help = "Which start of the program it belongs to." },
	{ .name = "ms", .kind = COLUMN_INTEGER, .help = "Milliseconds since the run began." },
	{ .name = "happened_at", .kind = COLUMN_TIME, .help = "When it happened, UTC." },
	{ .name = "happened_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "event", .kind = COLUMN_ID, .help = "What happened: a word of the journal's vocabulary." },
	{ .name = "exercise", .kind = COLUMN_ID, .help = "In which exercise." },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "In which round of it." },
	{ .name = "participant", .kind = COLUMN_ID, .help = "Whom it is about." },
	{ .name = "item", .kind = COLUMN_ID, .help = "Which item it is about." },
	{ .name = "content", .kind = COLUMN_TEXT, .help = "The words of the event, as in the journal; nothing of a running round, and of a folder." },
	{ .name = "stands", .kind = COLUMN_FLAG, .help = "1 where the session is made of it; 0 where it was taken back, and for undo and redo." }
};

static const struct table_shape events_shape = TABLE_SHAPE("events", "The journal, one row an event.", events_columns);

/* A ballot of an open round tells how it stands; its row stays, its words do not. */
static bool is_running_count(const struct sitting *sitting, const struct journal_row *row)
{
	const struct session *session = sitting_session(sitting);
	const struct agenda_entry *open = agenda_open(session);
	const struct poll *poll = open ? session_poll(session, open->exercise) : NULL;

	return poll && poll_stage(poll) == POLL_OPEN && !strcmp(open->exercise->id, row->exercise)
	    && (!strncmp(row->event, "ballot.", 7) || !strncmp(row->event, "count.", 6));
}

/* A folder is mostly in somebody's home, and so has a name of a person in it. */
static bool names_a_folder(const struct journal_row *row)
{
	return str_same(row->event, "session.moved");
}

/* Whoever wrote the journal: a table is UTF-8, and steers no terminal. NULL where they are not for a table. */
static const char *words_of(const struct sitting *sitting, const struct journal_row *row, struct arena *arena)
{
	if (is_running_count(sitting, row) || names_a_folder(row))
		return NULL;
	return text_kept(arena, row->value, strlen(row->value), false);
}

static void fill_events(const struct sitting *sitting, struct table *table)
{
	for (size_t i = 0; i < sitting_events(sitting); i++) {
		struct journal_row event = sitting_row(sitting, i);
		size_t row = table_add(table);

		table_number(table, row, "seq", event.seq);
		table_number(table, row, "run", event.run);
		table_number(table, row, "ms", event.ms);
		table_text(table, row, "happened_at", event.time);
		table_text(table, row, "event", event.event);
		table_given(table, row, "exercise", event.exercise);
		if (event.round)
			table_number(table, row, "round", event.round);
		table_given(table, row, "participant", event.participant);
		table_text(table, row, "item", *event.item && !is_running_count(sitting, &event) ? event.item : NULL);
		table_text(table, row, "content", words_of(sitting, &event, table->arena));
		table_number(table, row, "stands", sitting_stands(sitting, i));
	}
}

const struct table_source tables_of_session[] = {
	{ .shape = &sessions_shape, .fill = fill_sessions },
	{ .shape = &agenda_shape, .fill = fill_agenda },
	{ .shape = &events_shape, .fill = fill_events },
	{ .shape = NULL }
};
