/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"

#include <string.h>

#include "base/clock.h"
#include "base/zone.h"
#include "model/agenda.h"
#include "model/exercise.h"

static const struct table_source *const sources[] = {
	tables_of_session, tables_of_people, tables_of_items, tables_of_rounds, tables_of_results,
	tables_of_spending, tables_of_minutes
};

enum { SOURCES_COUNT = sizeof sources / sizeof *sources };

static const struct column first_columns[] = {
	{ .name = "row_no", .kind = COLUMN_INTEGER, .help = "The number of the row, from 1." },
	{ .name = "session", .kind = COLUMN_ID, .help = "The key of the session, the same in all its tables.", .key = true }
};

enum { FIRST_COLUMNS = sizeof first_columns / sizeof *first_columns };

const struct column *tables_column(const struct table_shape *shape, size_t i)
{
	if (i < FIRST_COLUMNS)
		return &first_columns[i];
	return i - FIRST_COLUMNS < shape->column_count ? &shape->columns[i - FIRST_COLUMNS] : NULL;
}

/* A table without a key of its own has its rows told apart by their numbers. */
const char *tables_key(const struct table_shape *shape, size_t i)
{
	size_t found = 0;

	for (size_t c = 0; c < FIRST_COLUMNS + shape->column_count; c++)
		if (tables_column(shape, c)->key && found++ == i)
			return tables_column(shape, c)->name;
	return i == 1 && found == 1 ? first_columns[0].name : NULL;
}

static const struct table_source *own(size_t *i)
{
	for (size_t k = 0; k < SOURCES_COUNT; k++)
		for (const struct table_source *source = sources[k]; source->shape; source++)
			if ((*i)-- == 0)
				return source;
	return NULL;
}

/* Types may share a table (both kinds of roles fill "roles"); it is told once. */
static bool told_before(const struct script_registry *registry, size_t type, const struct type_table *table)
{
	for (size_t k = 0; k < type; k++)
		for (const struct type_table *other = registry->types[k]->tables; other && other->shape; other++)
			if (other->shape == table->shape)
				return true;
	return false;
}

const struct table_shape *tables_shape(const struct script_registry *registry, size_t i)
{
	const struct table_source *source = own(&i);

	if (source)
		return source->shape;
	i++;
	for (size_t k = 0; registry->types[k]; k++)
		for (const struct type_table *table = registry->types[k]->tables; table && table->shape; table++)
			if (!told_before(registry, k, table) && --i == 0)
				return table->shape;
	return NULL;
}

static void fill_of_types(const struct session *session, struct table *table)
{
	for (size_t e = 0; e < agenda_count(session); e++) {
		const struct exercise *exercise = agenda_get(session, e)->exercise;
		struct scene scene = session_scene(session, exercise, table->arena);

		for (const struct type_table *own_table = exercise->type->tables; own_table && own_table->shape; own_table++)
			if (own_table->shape == table->shape)
				own_table->fill(&scene, table);
	}
}

/* Each x_local from the x_at before it; what is no time (a journal may hold anything) is nothing in both. */
static void tell_local(struct table *table, size_t row, size_t column, const struct zone *zone)
{
	struct cell *at = &table->cells[row * table->shape->column_count + column - 1];
	char local[CLOCK_TEXT];
	int64_t utc;

	at->set = at->set && clock_parse(at->text, &utc);
	if (!at->set)
		return;
	clock_text(utc + zone_offset(zone, utc), local);
	local[strcspn(local, "Z")] = '\0';
	table_text(table, row, table->shape->columns[column].name, local);
}

/* The zone is read once a table, not once a cell. */
static void tell_locals(struct table *table, const char *zone_name)
{
	struct zone *zone = zone_new(zone_name);

	for (size_t column = 0; column < table->shape->column_count; column++)
		for (size_t row = 0; table->shape->columns[column].kind == COLUMN_LOCAL && row < table->row_count; row++)
			tell_local(table, row, column, zone);
	zone_free(zone);
}

static void fill(const struct sitting *sitting, struct table *table)
{
	for (size_t k = 0; k < SOURCES_COUNT; k++)
		for (const struct table_source *source = sources[k]; source->shape; source++)
			if (source->shape == table->shape) {
				if (source->fill)
					source->fill(sitting, table);
				return;
			}
	fill_of_types(sitting_session(sitting), table);
}

struct table *tables_make(const struct sitting *sitting, const struct table_shape *shape, struct arena *arena)
{
	struct table *table = table_new(arena, shape);

	fill(sitting, table);
	tell_locals(table, session_zone(sitting_session(sitting)));
	return table;
}
