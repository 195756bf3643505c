/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"
#include "model/notes.h"
#include "model/people.h"

/* --- participants ---------------------------------------------------------------- */

static const struct column participants_columns[] = {
	{ .name = "participant", .kind = COLUMN_ID, .help = "The code of the person in this session.", .key = true },
	{ .name = "card", .kind = COLUMN_ID, .help = "A code that the person keeps from one session to the next." },
	{ .name = "kind", .kind = COLUMN_ID, .help = "participant, staff, observer or interpreter." },
	{ .name = "joined_at", .kind = COLUMN_TIME, .help = "When the person came, UTC." },
	{ .name = "joined_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "left_at", .kind = COLUMN_TIME, .help = "When the person left, UTC." },
	{ .name = "left_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "present", .kind = COLUMN_FLAG, .help = "1 where the person stayed to the end, or is still here." },
	{ .name = "consent", .kind = COLUMN_FLAG, .help = "1 agreed, 0 did not, nothing where not asked one by one." },
	{ .name = "status", .kind = COLUMN_ID, .help = "present, left or erased." }
};

static const struct table_shape participants_shape = TABLE_SHAPE("participants", "One row a person, as a code, never a name.",
    participants_columns);

static const char *status_of(const struct person *person)
{
	if (person->erased)
		return "erased";
	return person->present ? "present" : "left";
}

static void fill_participants(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < people_count(session); i++) {
		const struct person *person = people_get(session, i);
		size_t row = table_add(table);

		table_text(table, row, "participant", person->code);
		table_given(table, row, "card", notes_card(session, i));
		table_text(table, row, "kind", people_kind_name(person->kind));
		table_text(table, row, "joined_at", person->joined_at);
		table_text(table, row, "left_at", person->left_at);
		table_number(table, row, "present", person->present);
		if (notes_consent(session, i) >= 0)
			table_number(table, row, "consent", notes_consent(session, i));
		table_text(table, row, "status", status_of(person));
	}
}

/* --- attributes -------------------------------------------------------------------- */

static const struct column attributes_columns[] = {
	{ .name = "participant", .kind = COLUMN_ID, .help = "Whose answer it is.", .key = true, .refers = "participants.participant" },
	{ .name = "attribute", .kind = COLUMN_ID, .help = "Which attribute of the workshop file.", .key = true },
	{ .name = "answer", .kind = COLUMN_TEXT, .help = "The answer; nothing where none was given." }
};

static const struct table_shape attributes_shape = TABLE_SHAPE("attributes",
    "One row a person and attribute that the workshop asks for.", attributes_columns);

static void fill_attributes(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);
	const struct script *script = session_script(session);

	for (size_t person = 0; person < people_count(session); person++)
		for (size_t i = 0; i < script->attribute_count; i++) {
			const char *answer = notes_attribute(session, person, i);
			size_t row = table_add(table);

			table_text(table, row, "participant", people_get(session, person)->code);
			table_text(table, row, "attribute", script->attributes[i].name);
			table_given(table, row, "answer", answer);
		}
}

/* --- headcounts --------------------------------------------------------------------- */

static const struct column headcounts_columns[] = {
	{ .name = "attribute", .kind = COLUMN_ID, .help = "Which attribute of the workshop file; consent is one too.", .key = true },
	{ .name = "answer", .kind = COLUMN_TEXT, .help = "Which answer.", .key = true },
	{ .name = "people", .kind = COLUMN_INTEGER, .help = "How many hands were counted." }
};

static const struct table_shape headcounts_shape = TABLE_SHAPE("headcounts",
    "Hands counted for an answer, without persons.", headcounts_columns);

static void add_headcount(struct table *table, const char *attribute, const char *answer, int64_t people)
{
	size_t row;

	if (people < 0)
		return;
	row = table_add(table);
	table_text(table, row, "attribute", attribute);
	table_text(table, row, "answer", answer);
	table_number(table, row, "people", people);
}

static void fill_headcounts(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);
	const struct script *script = session_script(session);

	for (size_t i = 0; i < script->attribute_count; i++)
		for (size_t k = 0; k < script->attributes[i].choice_count; k++)
			add_headcount(table, script->attributes[i].name, script->attributes[i].choices[k].by[0],
			    notes_headcount(session, i, k));
	add_headcount(table, "consent", "yes", notes_consent_count(session));
}

const struct table_source tables_of_people[] = {
	{ .shape = &participants_shape, .fill = fill_participants },
	{ .shape = &attributes_shape, .fill = fill_attributes },
	{ .shape = &headcounts_shape, .fill = fill_headcounts },
	{ .shape = NULL }
};
