/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/items.h"

static const struct column items_columns[] = {
	{ .name = "item", .kind = COLUMN_ID, .help = "The id of the item.", .key = true },
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Where it was collected; nothing where it comes from a list." },
	{ .name = "list_id", .kind = COLUMN_ID, .help = "The list of the workshop file that it comes from; parking where a topic was parked." },
	{ .name = "letter", .kind = COLUMN_ID, .help = "Its letter where it was collected, or in its list." },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "Its words, as last edited." },
	{ .name = "wording_first", .kind = COLUMN_TEXT, .help = "Its first words." },
	{ .name = "lang", .kind = COLUMN_ID, .help = "The language of the words." },
	{ .name = "theme", .kind = COLUMN_TEXT, .help = "The theme that it was put under." },
	{ .name = "origin", .kind = COLUMN_ID, .help = "list, room, paste or split." },
	{ .name = "mentions", .kind = COLUMN_INTEGER, .help = "How often it was said." },
	{ .name = "status", .kind = COLUMN_ID, .help = "active, merged, dropped or parked." },
	{ .name = "merged_into", .kind = COLUMN_ID, .help = "The item that it was merged into.", .refers = "items.item" },
	{ .name = "split_from", .kind = COLUMN_ID, .help = "The item that it was split from.", .refers = "items.item" },
	{ .name = "first_seq", .kind = COLUMN_INTEGER, .help = "The event that made it; 0 where the workshop file did." }
};

static const struct table_shape items_shape = TABLE_SHAPE_HOLDS("items", "One row an item; no item ever vanishes.", items_columns, "what was said");

static const char *const states[] = {
	[ITEM_ACTIVE] = "active", [ITEM_MERGED] = "merged", [ITEM_DROPPED] = "dropped", [ITEM_PARKED] = "parked"
};

/* The letter belongs to the place: where it was collected, else its place in the list. */
static const char *letter_of(const struct item *item, const struct listing *listing, struct arena *arena)
{
	const struct listing_row *row = listing ? listing_find(listing, item->id) : NULL;
	char letter[LETTER_BYTES];

	if (row)
		return row->letter;
	if (*item->exercise)
		return NULL;
	letter_text(item->number - 1, letter);
	return arena_text(arena, letter);
}

static void add_item(struct table *table, const struct item *item, const struct listing *listing)
{
	size_t row = table_add(table);

	table_text(table, row, "item", item->id);
	table_given(table, row, "exercise", item->exercise);
	table_given(table, row, "list_id", item->list);
	table_text(table, row, "letter", letter_of(item, listing, table->arena));
	table_text(table, row, "wording", item->text);
	table_text(table, row, "wording_first", item->text_first);
	table_text(table, row, "lang", item->lang);
	table_given(table, row, "theme", item->theme);
	table_text(table, row, "origin", item->origin);
	table_number(table, row, "mentions", item->mentions);
	table_text(table, row, "status", states[item->state]);
	table_given(table, row, "merged_into", item->merged_into);
	table_given(table, row, "split_from", item->split_from);
	table_number(table, row, "first_seq", item->seq);
}

/* One listing an exercise, not one an item. */
static void fill_items(const struct sitting *sitting, struct table *table)
{
	const struct session *session = sitting_session(sitting);
	struct listing *listings = arena_array(table->arena, agenda_count(session) + 1, sizeof *listings);

	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct exercise *exercise = agenda_get(session, i)->exercise;

		listings[exercise->index] = session_listing(session, exercise, table->arena);
	}
	for (size_t i = 0; i < items_count(session); i++) {
		const struct item *item = items_get(session, i);
		const struct exercise *exercise = *item->exercise ? session_exercise(session, item->exercise) : NULL;

		add_item(table, item, exercise ? &listings[exercise->index] : NULL);
	}
}

const struct table_source tables_of_items[] = {
	{ .shape = &items_shape, .fill = fill_items },
	{ .shape = NULL }
};
