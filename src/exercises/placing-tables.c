/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/placing.h"

static const struct column wish_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "participant", .kind = COLUMN_ID, .help = "Code of the person.", .key = true, .refers = "participants.participant" },
	{ .name = "wish", .kind = COLUMN_INTEGER, .help = "Which wish it was: 1 is the first.", .key = true },
	{ .name = "item", .kind = COLUMN_ID, .help = "The role or group that was wished for.", .refers = "items.item" },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "The role or group in words." },
};

static const struct column placed_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "participant", .kind = COLUMN_ID, .help = "Code of the person.", .key = true, .refers = "participants.participant" },
	{ .name = "item", .kind = COLUMN_ID, .help = "The role or group that the person got, nothing where they stay free.", .refers = "items.item" },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "The role or group in words." },
	{ .name = "wish", .kind = COLUMN_INTEGER, .help = "Which wish of the person it was, nothing where none." },
	{ .name = "by_hand", .kind = COLUMN_FLAG, .help = "1 where the group gave the person something else than the answer that it took." },
	{ .name = "answers", .kind = COLUMN_INTEGER, .help = "How many equally good answers the group chose from; 9 may be more." },
};

static const struct table_shape wish_shape = {
	.name = "wishes", .help = "What each person asked for: one row a wish.",
	.columns = wish_columns, .column_count = sizeof wish_columns / sizeof *wish_columns
};

static const struct table_shape placed_shape = {
	.name = "assignments", .help = "Who got which role or small group by their wishes: one row a person, once it is settled.",
	.columns = placed_columns, .column_count = sizeof placed_columns / sizeof *placed_columns, .holds = "who got what they wished for"
};

static size_t add_row(const struct scene *scene, struct table *table, const char *person)
{
	size_t row = table_add(table);

	table_text(table, row, "exercise", scene->exercise->id);
	table_text(table, row, "participant", person);
	return row;
}

static void put_role(const struct scene *scene, struct table *table, size_t row, const char *role)
{
	const struct item *item = items_find(scene->session, role);

	table_given(table, row, "item", role);
	table_text(table, row, "wording", item ? item_text(item, scene->language) : NULL);
}

static void fill_wishes(const struct scene *scene, struct table *table)
{
	const struct placing_state *state = scene->state;

	for (size_t i = 0; i < state->slip_count; i++)
		for (size_t k = 0; k < state->slips[i].count; k++) {
			size_t row = add_row(scene, table, state->slips[i].person);

			table_number(table, row, "wish", (int64_t)k + 1);
			put_role(scene, table, row, state->slips[i].roles[k]);
		}
}

static void fill_placed(const struct scene *scene, struct table *table)
{
	const struct placing_state *state = scene->state;

	for (size_t i = 0; i < state->placed_count; i++) {
		const struct placed *placed = &state->placed[i];
		int32_t wish = placing_wish(scene, placed->person, placed->role);
		size_t row = add_row(scene, table, placed->person);

		put_role(scene, table, row, placed->role);
		if (wish >= 0)
			table_number(table, row, "wish", wish + 1);
		table_number(table, row, "by_hand", !placed->taken || !str_same(placed->taken, placed->role));
		table_number(table, row, "answers", (int64_t)state->answers.wishes.answer_count);
	}
}

const struct type_table placing_tables[] = {
	{ .shape = &wish_shape, .fill = fill_wishes },
	{ .shape = &placed_shape, .fill = fill_placed },
	{ .shape = NULL }
};
