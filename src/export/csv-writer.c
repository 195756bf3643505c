/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/csv-writer.h"

#include <inttypes.h>
#include <string.h>

#include "export/tables.h"
#include "file/csv.h"

const char csv_bom[] = "\xEF\xBB\xBF";

const struct csv_dialect csv_data = { .folder = "tables", .delimiter = ',', .line_end = "\n" };
const struct csv_dialect csv_excel = { .folder = "excel", .delimiter = ';', .line_end = "\r\n", .bom = true, .guard = true };

/* What Excel, LibreOffice and Google Sheets may take for a formula; the apostrophe itself, so that the guard can be undone. */
static bool begins_formula(const char *text)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'" };

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_begins(text, starts[i]))
			return true;
	return false;
}

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

void csv_cell_text(const struct csv_dialect *dialect, const char *text, struct str *out)
{
	const char *from = text;

	if (dialect->guard && begins_formula(text))
		str_add_char(out, '\'');
	for (const char *at = text; *at; at++)
		if (is_line_end(at[0]) && at[1] == '\\' && at[2] == '.' && is_line_end(at[3])) {
			str_add_slice(out, from, (size_t)(at + 3 - from));
			str_add_char(out, ' ');
			from = at + 3;
		}
	str_add(out, from);
}

const char *csv_unguarded(const char *cell)
{
	return *cell == '\'' ? cell + 1 : cell;
}

static void add_text(const struct csv_dialect *dialect, const char *text, struct str *out)
{
	struct str cell = STR_INIT;

	csv_cell_text(dialect, text, &cell);
	csv_quote(out, str_text(&cell));
	str_free(&cell);
}

static void add_cell(const struct csv_dialect *dialect, enum column_kind kind, const struct cell *cell, struct str *out)
{
	str_add_char(out, dialect->delimiter);
	if (!cell->set)
		return;
	if (kind == COLUMN_INTEGER || kind == COLUMN_FLAG)
		str_add_format(out, "%" PRId64, cell->number);
	else if (kind == COLUMN_TIME || kind == COLUMN_LOCAL)
		str_add(out, cell->text);
	else
		add_text(dialect, cell->text, out);
}

static void add_header(const struct csv_dialect *dialect, const struct table_shape *shape, struct str *out)
{
	if (dialect->bom)
		str_add(out, csv_bom);
	for (size_t i = 0; tables_column(shape, i); i++) {
		if (i)
			str_add_char(out, dialect->delimiter);
		str_add(out, tables_column(shape, i)->name);
	}
	str_add(out, dialect->line_end);
}

struct str csv_table(const struct csv_dialect *dialect, const struct table *table, const char *session)
{
	const struct table_shape *shape = table->shape;
	struct str out = STR_INIT;

	add_header(dialect, shape, &out);
	for (size_t row = 0; row < table->row_count; row++) {
		str_add_format(&out, "%zu%c", row + 1, dialect->delimiter);
		add_text(dialect, session, &out);
		for (size_t i = 0; i < shape->column_count; i++)
			add_cell(dialect, shape->columns[i].kind, table_cell(table, row, i), &out);
		str_add(&out, dialect->line_end);
	}
	return out;
}
