/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"
#include "model/minutes.h"
#include "model/notes.h"

/* --- decisions ---------------------------------------------------------------------- */

static const struct column decisions_columns[] = {
	{ .name = "decision", .kind = COLUMN_ID, .help = "The number of the decision: D1, D2, ...", .key = true },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "What was decided." },
	{ .name = "exercise", .kind = COLUMN_ID, .help = "In which exercise it was decided." },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "In which round of it." },
	{ .name = "based_exercise", .kind = COLUMN_ID, .help = "The exercise whose result it rests on." },
	{ .name = "based_round", .kind = COLUMN_INTEGER, .help = "The round of it." },
	{ .name = "status", .kind = COLUMN_ID, .help = "stands, changed or withdrawn." },
	{ .name = "made_at", .kind = COLUMN_TIME, .help = "When it was decided, UTC." },
	{ .name = "made_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "present", .kind = COLUMN_INTEGER, .help = "Participants present." },
	{ .name = "holder", .kind = COLUMN_TEXT, .help = "Who carries it out." },
	{ .name = "review_on", .kind = COLUMN_ID, .help = "The day on which it is looked at again." },
	{ .name = "replaced_by", .kind = COLUMN_ID, .help = "The decision that took its place.", .refers = "decisions.decision" }
};

static const struct table_shape decisions_shape = TABLE_SHAPE_HOLDS("decisions", "One row a decision.", decisions_columns, "what was decided");

static const char *const statuses[] = {
	[DECISION_STANDS] = "stands", [DECISION_CHANGED] = "changed", [DECISION_WITHDRAWN] = "withdrawn"
};

static void fill_decisions(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < decisions_count(session); i++) {
		const struct decision *decision = decisions_get(session, i);
		size_t row = table_add(table);

		table_text(table, row, "decision", decision->id);
		table_text(table, row, "wording", decision->wording);
		table_given(table, row, "exercise", decision->exercise);
		if (decision->round)
			table_number(table, row, "round", decision->round);
		table_given(table, row, "based_exercise", decision->based_exercise);
		if (decision->based_round)
			table_number(table, row, "based_round", decision->based_round);
		table_text(table, row, "status", statuses[decision->status]);
		table_text(table, row, "made_at", decision->made_at);
		table_number(table, row, "present", decision->present);
		table_given(table, row, "holder", decision->holder);
		table_given(table, row, "review_on", decision->review_on);
		table_given(table, row, "replaced_by", decision->replaced_by);
	}
}

static const struct column decision_items_columns[] = {
	{ .name = "decision", .kind = COLUMN_ID, .help = "Which decision.", .key = true, .refers = "decisions.decision" },
	{ .name = "item", .kind = COLUMN_ID, .help = "An item that it is about.", .key = true, .refers = "items.item" }
};

static const struct table_shape decision_items_shape = TABLE_SHAPE("decision_items",
    "One row an item that a decision is about.", decision_items_columns);

static void fill_decision_items(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < decisions_count(session); i++)
		for (const char *const *item = decisions_get(session, i)->items; *item; item++) {
			size_t row = table_add(table);

			table_text(table, row, "decision", decisions_get(session, i)->id);
			table_text(table, row, "item", *item);
		}
}

/* --- notes and the parking lot --------------------------------------------------------- */

static const struct column notes_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise in which it was written." },
	{ .name = "made_at", .kind = COLUMN_TIME, .help = "When, UTC." },
	{ .name = "made_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "content", .kind = COLUMN_TEXT, .help = "The facilitator's note." }
};

static const struct table_shape notes_shape = TABLE_SHAPE_HOLDS("notes", "One row a note of the facilitator.", notes_columns, "your notes");

static void fill_notes(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < notes_count(session); i++) {
		const struct note *note = notes_get(session, i);
		size_t row = table_add(table);

		table_given(table, row, "exercise", note->exercise);
		table_text(table, row, "made_at", note->time);
		table_text(table, row, "content", note->text);
	}
}

static const struct column parking_columns[] = {
	{ .name = "item", .kind = COLUMN_ID, .help = "The item that was parked; nothing where it was no item.", .refers = "items.item" },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "What was parked." },
	{ .name = "exercise", .kind = COLUMN_ID, .help = "In which exercise." },
	{ .name = "made_at", .kind = COLUMN_TIME, .help = "When, UTC." },
	{ .name = "made_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "status", .kind = COLUMN_ID, .help = "open or settled." },
	{ .name = "settled_how", .kind = COLUMN_TEXT, .help = "How it was dealt with." }
};

static const struct table_shape parking_shape = TABLE_SHAPE_HOLDS("parking", "One row a thing in the parking lot.", parking_columns, "what was put off");

static void fill_parking(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < parking_count(session); i++) {
		const struct parked *parked = parking_get(session, i);
		size_t row = table_add(table);

		table_given(table, row, "item", parked->item);
		table_text(table, row, "wording", parked->text);
		table_given(table, row, "exercise", parked->exercise);
		table_text(table, row, "made_at", parked->time);
		table_text(table, row, "status", *parked->settled_how ? "settled" : "open");
		table_given(table, row, "settled_how", parked->settled_how);
	}
}

const struct table_source tables_of_minutes[] = {
	{ .shape = &decisions_shape, .fill = fill_decisions },
	{ .shape = &decision_items_shape, .fill = fill_decision_items },
	{ .shape = &notes_shape, .fill = fill_notes },
	{ .shape = &parking_shape, .fill = fill_parking },
	{ .shape = NULL }
};
