/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

static const struct column role_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which time the exercise was held, from 1.", .key = true },
	{ .name = "in_force", .kind = COLUMN_FLAG, .help = "1 where no later round replaced it." },
	{ .name = "task", .kind = COLUMN_ID, .help = "Id of the task, an item.", .key = true, .refers = "items.item" },
	{ .name = "task_wording", .kind = COLUMN_TEXT, .help = "The task in words." },
	{ .name = "holder", .kind = COLUMN_ID, .help = "Id of who holds the role: an item, a person's code, holder-N or added-N.", .key = true },
	{ .name = "holder_kind", .kind = COLUMN_ID, .help = "What the holder is: text of the workshop, item, person, or added in the room." },
	{ .name = "holder_wording", .kind = COLUMN_TEXT, .help = "The holder in words." },
	{ .name = "mark", .kind = COLUMN_INTEGER, .help = "Which mark of the workshop, from 1: of a matrix 1 does and 2 decides, of skills 1 can teach, 2 can do and 3 wants to learn; 0 is an offer.", .key = true },
	{ .name = "mark_wording", .kind = COLUMN_TEXT, .help = "The mark in words." },
	{ .name = "confirmed", .kind = COLUMN_FLAG, .help = "1 where the holder agreed when it was read out, 0 where still to be asked, nothing where it was not read out, or nothing was said." },
};

static const struct column check_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which time the exercise was held, from 1." },
	{ .name = "task", .kind = COLUMN_ID, .help = "Id of the task it is about, nothing where it is about a holder.", .refers = "items.item" },
	{ .name = "holder", .kind = COLUMN_ID, .help = "Id of the holder it is about, nothing where it is about a task." },
	{ .name = "finding", .kind = COLUMN_ID, .help = "nobody-does, nobody-decides, several-decide, not-in-the-room, much-on-one or left-out; of skills nobody-can, one-can, nobody-teaches or left-out." },
	{ .name = "finding_words", .kind = COLUMN_TEXT, .help = "The finding as a sentence." },
};

static const struct table_shape role_shape = {
	.name = "roles", .help = "Who does, decides, helps or is told in which task, or who can what: one row a mark.",
	.columns = role_columns, .column_count = sizeof role_columns / sizeof *role_columns, .holds = "who does what, who can what"
};

static const struct table_shape check_shape = {
	.name = "role_checks", .help = "What the check of a plan found; it warns and never judges.",
	.columns = check_columns, .column_count = sizeof check_columns / sizeof *check_columns
};

static size_t add_row(const struct scene *scene, struct table *table)
{
	size_t row = table_add(table);

	table_text(table, row, "exercise", scene->exercise->id);
	table_number(table, row, "round", 1);
	return row;
}

static void add_mark(const struct scene *scene, struct table *table, const struct item *task, const struct holder *holder, size_t mark)
{
	const struct roles_asked *asked = roles_asked(scene, holder->id);
	size_t row = add_row(scene, table);

	table_number(table, row, "in_force", 1);
	table_text(table, row, "task", task->id);
	table_text(table, row, "task_wording", item_text(task, scene->language));
	table_text(table, row, "holder", holder->id);
	table_text(table, row, "holder_kind", holder_kind_name(holder->kind));
	table_text(table, row, "holder_wording", holder->text);
	table_number(table, row, "mark", (int64_t)mark);
	table_text(table, row, "mark_wording", roles_mark_word(scene, mark));
	if (asked && asked->said != SAID_NOTHING)
		table_number(table, row, "confirmed", asked->said == SAID_YES);
}

static void add_cell(const struct scene *scene, struct table *table, const struct holders *holders, const struct item *task,
    const struct roles_cell *cell)
{
	const struct holder *known = holders_find(holders, cell->holder);
	struct holder gone = { .id = cell->holder, .text = cell->holder };

	for (size_t mark = 0; mark <= roles_mark_count(scene); mark++)
		if (cell->marks & (uint32_t)1 << mark)
			add_mark(scene, table, task, known ? known : &gone, mark);
}

/* Task after task; a task that was dropped since keeps its rows. */
static void fill_roles(const struct scene *scene, struct table *table)
{
	const struct roles_state *state = scene->state;
	struct holders holders = roles_holders(scene, table->arena);

	for (size_t task = 0; state->cell_count && task < items_count(scene->session); task++) {
		const struct item *item = items_get(scene->session, task);

		for (size_t i = 0; i < state->cell_count; i++)
			if (str_same(state->cells[i].task, item->id))
				add_cell(scene, table, &holders, item, &state->cells[i]);
	}
}

static void add_findings(const struct scene *scene, struct table *table, const struct findings *findings)
{
	const struct roles_state *state = scene->state;

	for (size_t i = 0; state->cell_count && i < findings->count; i++) {
		size_t row = add_row(scene, table);

		table_given(table, row, "task", findings->rows[i].task);
		table_given(table, row, "holder", findings->rows[i].holder);
		table_text(table, row, "finding", findings->rows[i].name);
		table_text(table, row, "finding_words", findings->rows[i].words);
	}
}

static void fill_checks(const struct scene *scene, struct table *table)
{
	struct findings findings = roles_findings(scene, table->arena);

	add_findings(scene, table, &findings);
}

static void fill_skill_checks(const struct scene *scene, struct table *table)
{
	struct findings findings = skills_findings(scene, table->arena);

	add_findings(scene, table, &findings);
}

const struct type_table roles_tables[] = {
	{ .shape = &role_shape, .fill = fill_roles },
	{ .shape = &check_shape, .fill = fill_checks },
	{ .shape = NULL }
};

const struct type_table skills_tables[] = {
	{ .shape = &role_shape, .fill = fill_roles },
	{ .shape = &check_shape, .fill = fill_skill_checks },
	{ .shape = NULL }
};
