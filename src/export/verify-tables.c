/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "export/csv-writer.h"
#include "export/tables.h"
#include "export/verify.h"
#include "file/csv.h"

enum { MOST_BYTES = 1 << 30 };

/* A file of a table as it is read back. */
struct reading {
	const struct csv_dialect *dialect;
	const struct table *table;
	const char *session;
	const char *name;              /* "items.csv" */
	size_t rows;                   /* read so far, the header too */
	struct str *report;
	bool same;
};

static void differ(struct reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void differ(struct reading *reading, const char *format, ...)
{
	va_list args;

	str_add_format(reading->report, "%s/%s: ", reading->dialect->folder, reading->name);
	va_start(args, format);
	str_add_formatv(reading->report, format, args);
	va_end(args);
	str_add_char(reading->report, '\n');
	reading->same = false;
}

/* The cell as it should come back, in due; false where it is nothing. */
static bool due_cell(const struct reading *reading, size_t row, size_t column, struct str *due)
{
	const struct csv_dialect bare = { .guard = false };
	const struct cell *cell;

	str_cut(due, 0);
	if (column == 0)
		str_add_format(due, "%zu", row + 1);
	if (column == 1)
		str_add(due, reading->session);
	if (column < 2)
		return true;
	cell = table_cell(reading->table, row, column - 2);
	if (cell->set && cell->text)
		csv_cell_text(&bare, cell->text, due);
	else if (cell->set)
		str_add_format(due, "%" PRId64, cell->number);
	return cell->set;
}

/* Tables may have been written without the guard. */
static bool same_text(const struct csv_dialect *dialect, const char *found, const char *due)
{
	return str_same(found, due) || (dialect->guard && str_same(csv_unguarded(found), due));
}

static void compare_cell(struct reading *reading, size_t row, size_t column, const char *found, struct str *due)
{
	const char *name = tables_column(reading->table->shape, column)->name;
	bool set = due_cell(reading, row, column, due);

	if (set && !found)
		differ(reading, "row %zu, %s: nothing stands there, the journal gives \"%s\"", row + 1, name, str_text(due));
	else if (!set && found)
		differ(reading, "row %zu, %s: \"%s\" stands there, the journal gives nothing", row + 1, name, found);
	else if (set && !same_text(reading->dialect, found, str_text(due)))
		differ(reading, "row %zu, %s: \"%s\" stands there, the journal gives \"%s\"", row + 1, name, found, str_text(due));
}

static void compare_row(struct reading *reading, size_t row, const char *const *fields, size_t n)
{
	struct str due = STR_INIT;

	if (n != reading->table->shape->column_count + 2)
		differ(reading, "row %zu has %zu columns, %zu are due", row + 1, n, reading->table->shape->column_count + 2);
	else if (row >= reading->table->row_count)
		differ(reading, "row %zu is one too many", row + 1);
	for (size_t i = 0; reading->same && i < n; i++)
		compare_cell(reading, row, i, fields[i], &due);
	str_free(&due);
}

static void compare_header(struct reading *reading, const char *const *fields, size_t n)
{
	size_t i = 0;

	while (i < n && tables_column(reading->table->shape, i) && str_same(fields[i], tables_column(reading->table->shape, i)->name))
		i++;
	if (i < n || tables_column(reading->table->shape, i))
		differ(reading, "column %zu is not that of this talka; talka export makes the tables anew", i + 1);
}

/* Stops at the first difference of a table: the rest most likely follows from it. */
static bool compare(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct reading *reading = context;

	(void)line;
	(void)lengths;
	if (reading->rows++ == 0)
		compare_header(reading, fields, n);
	else
		compare_row(reading, reading->rows - 2, fields, n);
	return reading->same;
}

/* The header's first delimiter is that of the file: it can be chosen by talka export. */
static void read_back(struct reading *reading, const char *bytes, size_t size)
{
	size_t skip = reading->dialect->bom && str_begins(bytes, csv_bom) ? strlen(csv_bom) : 0;
	size_t first = strlen(tables_column(reading->table->shape, 0)->name);
	struct err err = ERR_INIT;

	if (size < skip + first + 1)
		differ(reading, "it is cut short");
	else if (!csv_read(bytes + skip, size - skip, bytes[skip + first], compare, reading, &err))
		differ(reading, "%s", err_text(&err));
	else if (reading->same && reading->rows != reading->table->row_count + 1)
		differ(reading, "%zu rows stand there, the journal gives %zu", reading->rows ? reading->rows - 1 : 0, reading->table->row_count);
	err_clear(&err);
}

static bool check_file(const struct disk *disk, struct reading *reading, const char *folder)
{
	char *path = disk_join(folder, reading->name), *bytes = NULL;
	struct err err = ERR_INIT;
	size_t size;

	if (disk_read_all(disk, path, MOST_BYTES, &bytes, &size, &err))
		read_back(reading, bytes, size);
	else
		differ(reading, "%s", err_text(&err));
	err_clear(&err);
	free(bytes);
	free(path);
	return reading->same;
}

static bool check_table(const struct sitting *sitting, const struct disk *disk, const struct csv_dialect *dialect,
    const struct table_shape *shape, const char *folder, struct str *report)
{
	struct arena *arena = arena_new();
	struct reading reading = { .dialect = dialect, .table = tables_make(sitting, shape, arena), .report = report, .same = true,
		.session = session_key(sitting_session(sitting)), .name = arena_format(arena, "%s.csv", shape->name) };
	bool same = check_file(disk, &reading, folder);

	arena_free(arena);
	return same;
}

static bool is_there(const struct disk *disk, const char *folder)
{
	struct disk_fact fact;

	return disk->fact(disk->context, folder, &fact) == 0 && fact.kind == DISK_FOLDER;
}

static bool check_dialect(const struct sitting *sitting, const struct disk *disk, const struct csv_dialect *dialect, struct str *report)
{
	const struct script_registry *registry = session_registry(sitting_session(sitting));
	char *folder = disk_join(sitting_folder(sitting), dialect->folder);
	bool there = is_there(disk, folder), same = true;
	size_t i = 0;

	for (; there && tables_shape(registry, i); i++)
		same &= check_table(sitting, disk, dialect, tables_shape(registry, i), folder, report);
	if (!there)
		str_add_format(report, "%s: no tables yet; talka export makes them\n", dialect->folder);
	else if (same)
		str_add_format(report, "%s: %zu tables read back, every cell is as the journal gives it\n", dialect->folder, i);
	free(folder);
	return same;
}

bool verify_tables(const struct sitting *sitting, const struct disk *disk, struct str *report)
{
	bool data = check_dialect(sitting, disk, &csv_data, report), excel = check_dialect(sitting, disk, &csv_excel, report);

	return data && excel;
}
