/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "export/csv-writer.h"
#include "file/disk.h"
#include "unit/hostile-texts.h"

/*
 * write-texts FOLDER - hands the 62 texts to the table writers as they are,
 * so that python.py can read FOLDER/tables/texts.csv and FOLDER/excel/texts.csv.
 */
static const struct column columns[] = { { .name = "content", .kind = COLUMN_TEXT, .help = "A text that spoils spreadsheets." } };
static const struct table_shape shape = { .name = "texts", .help = "Hostile texts.", .columns = columns, .column_count = 1 };

static bool write_dialect(const struct disk *disk, const char *place, const struct csv_dialect *dialect, const struct table *table)
{
	struct str bytes = csv_table(dialect, table, "k");
	char *folder = disk_join(place, dialect->folder), *path = disk_join(folder, "texts.csv");
	struct err err = ERR_INIT;
	bool written = disk_make_folders(disk, folder, &err) && disk_replace(disk, path, bytes.bytes, bytes.length, &err);

	if (!written)
		fprintf(stderr, "write-texts: %s\n", err_text(&err));
	err_clear(&err);
	str_free(&bytes);
	free(folder);
	free(path);
	return written;
}

int main(int argc, char **argv)
{
	struct disk disk = disk_system();
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, &shape);
	bool written = argc == 2;

	for (size_t i = 0; i < sizeof hostile_texts / sizeof *hostile_texts; i++)
		table_text(table, table_add(table), "content", hostile_texts[i].text);
	written = written && write_dialect(&disk, argv[1], &csv_data, table) && write_dialect(&disk, argv[1], &csv_excel, table);
	arena_free(arena);
	return written ? 0 : 1;
}
