/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/schema.h"

#include <string.h>

#include "base/str.h"
#include "export/tables.h"

/* Words that all three databases know. */
static const char *const types[COLUMN_KINDS] = {
	[COLUMN_TEXT] = "TEXT", [COLUMN_ID] = "TEXT", [COLUMN_INTEGER] = "BIGINT", [COLUMN_FLAG] = "SMALLINT",
	[COLUMN_TIME] = "TIMESTAMPTZ", [COLUMN_LOCAL] = "TIMESTAMP"
};

static void add_column(struct str *out, const struct column *column)
{
	str_add_format(out, "\t\"%s\" %s", column->name, types[column->kind]);
	if (column->kind == COLUMN_FLAG)
		str_add_format(out, " CHECK (\"%s\" IN (0, 1))", column->name);
	str_add_format(out, ",  -- %s\n", column->help);
}

static void add_key(struct str *out, const struct table_shape *shape)
{
	str_add(out, "\tPRIMARY KEY (");
	for (size_t i = 0; tables_key(shape, i); i++)
		str_add_format(out, "%s\"%s\"", i ? ", " : "", tables_key(shape, i));
	str_add(out, ")");
}

static void add_reference(struct str *out, const struct column *column)
{
	size_t length = strcspn(column->refers, ".");

	str_add_format(out, ",\n\tFOREIGN KEY (\"session\", \"%s\") REFERENCES \"%.*s\" (\"session\", \"%s\")", column->name,
	    (int)length, column->refers, column->refers + length + 1);
}

static void add_table(struct str *out, const struct table_shape *shape)
{
	str_add_format(out, "\n-- %s\nCREATE TABLE \"%s\" (\n", shape->help, shape->name);
	for (size_t i = 0; tables_column(shape, i); i++)
		add_column(out, tables_column(shape, i));
	add_key(out, shape);
	for (size_t i = 0; i < shape->column_count; i++)
		if (shape->columns[i].refers)
			add_reference(out, &shape->columns[i]);
	str_add(out, "\n);\n");
}

char *schema_text(const struct script_registry *registry)
{
	struct str out = STR_INIT;

	str_add(&out, "-- The tables of talka's sessions. Load the CSV files in the order in which the tables stand here.\n");
	for (size_t i = 0; tables_shape(registry, i); i++)
		add_table(&out, tables_shape(registry, i));
	return str_take(&out);
}
