/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/found.h"

#include "export/csv-writer.h"
#include "export/tables.h"

static bool has_rows(const struct sitting *sitting, const struct table_shape *shape)
{
	struct arena *arena = arena_new();
	bool any = tables_make(sitting, shape, arena)->row_count > 0;

	arena_free(arena);
	return any;
}

size_t found_in(const struct sitting *sitting, const struct found **list, struct arena *arena)
{
	const struct script_registry *registry = session_registry(sitting_session(sitting));
	struct found *found = NULL;
	size_t count = 0;

	for (size_t i = 0; tables_shape(registry, i); i++) {
		const struct table_shape *shape = tables_shape(registry, i);

		if (!shape->holds || !has_rows(sitting, shape))
			continue;
		found = arena_grow(arena, found, count, count + 1, sizeof *found);
		found[count++] = (struct found){ .file = arena_format(arena, "%s/%s.csv", csv_excel.folder, shape->name), .holds = shape->holds };
	}
	*list = found;
	return count;
}
