/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/tables.h"

#include <stdlib.h>

#include "base/clock.h"
#include "model/exercise.h"

static const struct table_source *const sources[] = {
	tables_of_session, tables_of_people, tables_of_items, tables_of_rounds, tables_of_minutes
};

enum { SOURCES_COUNT = sizeof sources / sizeof *sources };

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
	const struct script *script = session_script(session);

	for (size_t e = 0; e < script->exercise_count; e++) {
		const struct exercise *exercise = &script->exercises[e];
		struct scene scene = session_scene(session, exercise, table->arena);

		for (const struct type_table *own_table = exercise->type->tables; own_table && own_table->shape; own_table++)
			if (own_table->shape == table->shape)
				own_table->fill(&scene, table);
	}
}

struct table *tables_make(const struct sitting *sitting, const struct table_shape *shape, struct arena *arena)
{
	struct table *table = table_new(arena, shape);

	for (size_t k = 0; k < SOURCES_COUNT; k++)
		for (const struct table_source *source = sources[k]; source->shape; source++)
			if (source->shape == shape) {
				source->fill(sitting, table);
				return table;
			}
	fill_of_types(sitting_session(sitting), table);
	return table;
}

void table_times(struct table *table, size_t row, const char *at, const char *local, const char *utc, const char *zone)
{
	int64_t seconds;
	char *there;

	if (!utc || !clock_parse(utc, &seconds))
		return;
	there = clock_local(seconds, zone);
	table_text(table, row, at, utc);
	table_text(table, row, local, there);
	free(there);
}
