/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"
#include "export/told.h"
#include "model/exercise.h"
#include "model/items.h"

/* --- results ----------------------------------------------------------------------- */

static const struct column results_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it.", .key = true },
	{ .name = "in_force", .kind = COLUMN_FLAG, .help = "1 where no later round replaced it." },
	{ .name = "item", .kind = COLUMN_ID, .help = "The item.", .key = true, .refers = "items.item" },
	{ .name = "letter", .kind = COLUMN_ID, .help = "Its letter in this round." },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "Its words when the round was opened." },
	{ .name = "theme", .kind = COLUMN_TEXT, .help = "The theme that it was put under." },
	{ .name = "place", .kind = COLUMN_INTEGER, .help = "Its place, 1 is the best; who share a place have the best of theirs: 1, 2, 2, 4." },
	{ .name = "joint", .kind = COLUMN_FLAG, .help = "1 where it shares its place." },
	{ .name = "score", .kind = COLUMN_INTEGER, .help = "Its points, dots, grades or votes; to be divided by score_div." },
	{ .name = "score_div", .kind = COLUMN_INTEGER, .help = "What score is to be divided by; 1 for whole numbers." },
	{ .name = "people", .kind = COLUMN_INTEGER, .help = "How many people chose it; nothing where not known." },
	{ .name = "first_choices", .kind = COLUMN_INTEGER, .help = "How many had it first; nothing where nothing is put in order." },
	{ .name = "ballots", .kind = COLUMN_INTEGER, .help = "How many people voted, by slips that count or by hand." },
	{ .name = "entitled", .kind = COLUMN_INTEGER, .help = "Participants present at any moment of the round." },
	{ .name = "share_permille", .kind = COLUMN_INTEGER, .help = "Of those who voted, how many chose it, in per mille." },
	{ .name = "spread_permille", .kind = COLUMN_INTEGER, .help = "How far apart the opinions are: 0 where all think the same of it." },
	{ .name = "split_opinion", .kind = COLUMN_FLAG, .help = "1 where some put it high and some low." },
	{ .name = "selected", .kind = COLUMN_FLAG, .help = "1 where it goes on; nothing while the line is not drawn." },
	{ .name = "remedy", .kind = COLUMN_ID, .help = "What settled the tie at the line, where it was one of the tied." }
};

static const struct table_shape results_shape = TABLE_SHAPE_HOLDS("results", "One row an item of a closed round, best first.", results_columns, "what was chosen");

static void tell_item(const struct session *session, struct table *table, size_t row, const struct round_record *record, size_t i)
{
	const struct item *item = items_find(session, record->items[i].id);

	table_text(table, row, "exercise", record->exercise->id);
	table_number(table, row, "round", record->round);
	table_number(table, row, "in_force", record->in_force);
	table_text(table, row, "item", record->items[i].id);
	table_text(table, row, "letter", record->items[i].letter);
	table_text(table, row, "wording", record->items[i].wording);
	table_text(table, row, "theme", item && *item->theme ? item->theme : NULL);
	table_number(table, row, "entitled", (int64_t)record->entitled);
}

static void tell_people(struct table *table, size_t row, const struct tally_item *item, int64_t voters)
{
	if (item->people < 0)
		return;
	table_number(table, row, "people", item->people);
	if (voters > 0)
		table_number(table, row, "share_permille", (item->people * 2000 + voters) / (voters * 2));
}

static void tell_score(struct table *table, size_t row, const struct round_record *record, size_t i)
{
	enum ballot_shape shape = record->exercise->type->polling->shape;
	const struct tally_item *item = &record->result->item[i];

	table_number(table, row, "place", item->place);
	table_number(table, row, "joint", item->joint);
	table_number(table, row, "score", item->score);
	table_number(table, row, "score_div", item->score_div);
	if (shape == BALLOT_ORDER || shape == BALLOT_ONE || shape == BALLOT_RANKS)
		table_number(table, row, "first_choices", item->first_choices);
	table_number(table, row, "ballots", record->result->voters);
	tell_people(table, row, item, record->result->voters);
}

static void tell_opinion(struct table *table, size_t row, const struct round_record *record, size_t i)
{
	if (record->spread_permille && record->spread_permille[i] >= 0)
		table_number(table, row, "spread_permille", record->spread_permille[i]);
	if (record->split_opinion)
		table_number(table, row, "split_opinion", record->split_opinion[i]);
}

static void add_result(const struct session *session, struct table *table, const struct round_record *record, const bool *tied, size_t i)
{
	size_t row = table_add(table);

	tell_item(session, table, row, record, i);
	if (record->result)
		tell_score(table, row, record, i);
	tell_opinion(table, row, record, i);
	if (record->selected)
		table_number(table, row, "selected", record->selected[i]);
	if (tied[i] && *record->remedy)
		table_text(table, row, "remedy", record->remedy);
}

/* By place, and inside a place by the letters: for reading only, places tell what is joint. */
static void add_results(const struct session *session, struct table *table, const struct round_record *record)
{
	bool *tied = told_items(record->told_cut, "tied", record, table->arena);

	for (size_t place = 1; place <= record->item_count; place++)
		for (size_t i = 0; i < record->item_count; i++)
			if (record->result ? record->result->item[i].place == place : place == 1)
				add_result(session, table, record, tied, i);
}

static void fill_results(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < records_count(session); i++)
		if (records_get(session, i)->closed)
			add_results(session, table, records_get(session, i));
}

/* --- results by groups -------------------------------------------------------------- */

static const struct column split_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it.", .key = true },
	{ .name = "attribute", .kind = COLUMN_ID, .help = "Which attribute of the workshop file parts the groups.", .key = true },
	{ .name = "answer", .kind = COLUMN_TEXT, .help = "The answer that the group has in common.", .key = true },
	{ .name = "ballots", .kind = COLUMN_INTEGER, .help = "How many of the group voted." },
	{ .name = "item", .kind = COLUMN_ID, .help = "The item.", .key = true, .refers = "items.item" },
	{ .name = "score", .kind = COLUMN_INTEGER, .help = "Its points, dots, grades or votes from the group; to be divided by score_div." },
	{ .name = "score_div", .kind = COLUMN_INTEGER, .help = "What score is to be divided by; 1 for whole numbers." },
	{ .name = "people", .kind = COLUMN_INTEGER, .help = "How many of the group chose it." },
	{ .name = "hidden", .kind = COLUMN_FLAG, .help = "1 where the group is too small to be shown: then there are no figures." }
};

static const struct table_shape split_shape = TABLE_SHAPE("results_split",
    "One row an item, group and round whose result was shown by groups.", split_columns);

static void add_group_item(struct table *table, const struct round_record *record, const struct round_group *group, size_t i)
{
	size_t row = table_add(table);

	table_text(table, row, "exercise", record->exercise->id);
	table_number(table, row, "round", record->round);
	table_text(table, row, "attribute", record->split->name);
	table_text(table, row, "answer", group->answer ? group->answer->by[0] : "no answer");
	table_text(table, row, "item", record->items[i].id);
	table_number(table, row, "hidden", group->hidden);
	if (!group->result)
		return;
	table_number(table, row, "ballots", (int64_t)group->ballots);
	table_number(table, row, "score", group->result->item[i].score);
	table_number(table, row, "score_div", group->result->item[i].score_div);
	if (group->result->item[i].people >= 0)
		table_number(table, row, "people", group->result->item[i].people);
}

/* Who gave no answer is a group only where there are such. */
static void add_split(struct table *table, const struct round_record *record)
{
	for (size_t g = 0; g < record->group_count; g++)
		for (size_t i = 0; i < record->item_count && (record->groups[g].answer || record->groups[g].ballots); i++)
			add_group_item(table, record, &record->groups[g], i);
}

static void fill_split(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < records_count(session); i++)
		add_split(table, records_get(session, i));
}

const struct table_source tables_of_results[] = {
	{ .shape = &results_shape, .fill = fill_results },
	{ .shape = &split_shape, .fill = fill_split },
	{ .shape = NULL }
};
