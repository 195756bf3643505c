/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export.h"

#include <stdlib.h>
#include <string.h>

#include "export/csv-writer.h"
#include "export/datapackage.h"
#include "export/schema.h"
#include "export/tables.h"

struct writing {
	const struct sitting *sitting;
	const struct disk *disk;
	const struct session *session;
	struct csv_dialect dialect;
	char *folder;                  /* of this dialect */
};

static bool replace(const struct writing *writing, const char *name, const char *bytes, size_t size, struct err *err)
{
	char *path = disk_join(writing->folder, name);
	bool done = disk_replace(writing->disk, path, bytes, size, err);

	free(path);
	return done;
}

static bool write_table(const struct writing *writing, const struct table_shape *shape, struct err *err)
{
	struct arena *arena = arena_new();
	const struct table *table = tables_make(writing->sitting, shape, arena);
	struct str bytes = csv_table(&writing->dialect, table, session_key(writing->session));
	bool done = replace(writing, arena_format(arena, "%s.csv", shape->name), str_text(&bytes), bytes.length, err);

	str_free(&bytes);
	arena_free(arena);
	return done;
}

static bool write_tables(const struct writing *writing, struct err *err)
{
	const struct script_registry *registry = session_registry(writing->session);

	for (size_t i = 0; tables_shape(registry, i); i++)
		if (!write_table(writing, tables_shape(registry, i), err))
			return false;
	return true;
}

static bool write_metadata(const struct writing *writing, struct err *err)
{
	const struct script_registry *registry = session_registry(writing->session);
	char *package = datapackage_text(registry, session_script(writing->session), session_key(writing->session),
	    &writing->dialect, err);
	char *schema = schema_text(registry);
	bool done = package && replace(writing, "datapackage.json", package, strlen(package), err)
	    && replace(writing, "schema.sql", schema, strlen(schema), err);

	free(schema);
	free(package);
	return done;
}

static bool write_dialect(const struct sitting *sitting, const struct disk *disk, const struct csv_dialect *dialect,
    const struct export_options *options, struct err *err)
{
	struct writing writing = { .sitting = sitting, .disk = disk, .session = sitting_session(sitting), .dialect = *dialect,
		.folder = disk_join(sitting_folder(sitting), dialect->folder) };
	bool done;

	if (options->delimiter)
		writing.dialect.delimiter = options->delimiter;
	writing.dialect.bom = dialect->bom && !options->no_bom;
	writing.dialect.guard = dialect->guard && !options->no_guard;
	done = disk_make_folders(disk, writing.folder, err) && write_tables(&writing, err)
	    && (dialect != &csv_data || write_metadata(&writing, err));
	free(writing.folder);
	return done;
}

bool export_session(const struct sitting *sitting, const struct disk *disk, const struct export_options *options, struct err *err)
{
	return (!options->data || write_dialect(sitting, disk, &csv_data, options, err))
	    && (!options->excel || write_dialect(sitting, disk, &csv_excel, options, err));
}
