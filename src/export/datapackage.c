/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/datapackage.h"

#include <jansson.h>
#include <string.h>

#include "export/tables.h"

static const struct { const char *type, *format; } field_types[COLUMN_KINDS] = {
	[COLUMN_TEXT] = { "string", "default" },
	[COLUMN_ID] = { "string", "default" },
	[COLUMN_INTEGER] = { "integer", "default" },
	[COLUMN_FLAG] = { "boolean", "default" },
	[COLUMN_TIME] = { "datetime", "default" },
	[COLUMN_LOCAL] = { "datetime", "%Y-%m-%dT%H:%M:%S" }
};

static json_t *field(const struct column *column)
{
	json_t *field = json_pack("{s:s, s:s, s:s, s:s}", "name", column->name, "type", field_types[column->kind].type,
	    "format", field_types[column->kind].format, "description", column->help);

	if (column->kind == COLUMN_FLAG) {
		json_object_set_new(field, "trueValues", json_pack("[s]", "1"));
		json_object_set_new(field, "falseValues", json_pack("[s]", "0"));
	}
	return field;
}

static json_t *fields(const struct table_shape *shape)
{
	json_t *all = json_array();

	for (size_t i = 0; tables_column(shape, i); i++)
		json_array_append_new(all, field(tables_column(shape, i)));
	return all;
}

static json_t *primary_key(const struct table_shape *shape)
{
	json_t *key = json_array();

	for (size_t i = 0; tables_key(shape, i); i++)
		json_array_append_new(key, json_string(tables_key(shape, i)));
	return key;
}

/* A table that refers to itself is told by an empty name. */
static json_t *foreign_key(const struct table_shape *shape, const struct column *column)
{
	size_t length = strcspn(column->refers, ".");
	bool itself = strlen(shape->name) == length && str_begins(column->refers, shape->name);

	return json_pack("{s:[s, s], s:{s:s%, s:[s, s]}}", "fields", "session", column->name,
	    "reference", "resource", column->refers, itself ? (size_t)0 : length, "fields", "session", column->refers + length + 1);
}

static json_t *foreign_keys(const struct table_shape *shape)
{
	json_t *keys = json_array();

	for (size_t i = 0; i < shape->column_count; i++)
		if (shape->columns[i].refers)
			json_array_append_new(keys, foreign_key(shape, &shape->columns[i]));
	return keys;
}

static json_t *schema(const struct table_shape *shape)
{
	return json_pack("{s:o, s:[s], s:o, s:o}", "fields", fields(shape), "missingValues", "",
	    "primaryKey", primary_key(shape), "foreignKeys", foreign_keys(shape));
}

static json_t *csv_form(const struct csv_dialect *dialect)
{
	return json_pack("{s:s%, s:s, s:s, s:b, s:b, s:b}", "delimiter", &dialect->delimiter, (size_t)1,
	    "lineTerminator", dialect->line_end, "quoteChar", "\"", "doubleQuote", 1, "header", 1, "caseSensitiveHeader", 1);
}

static json_t *resource(const struct table_shape *shape, const struct csv_dialect *dialect)
{
	json_t *resource = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "profile", "tabular-data-resource", "name", shape->name,
	    "description", shape->help, "format", "csv", "mediatype", "text/csv", "encoding", "utf-8");

	json_object_set_new(resource, "path", json_sprintf("%s.csv", shape->name));
	json_object_set_new(resource, "dialect", csv_form(dialect));
	json_object_set_new(resource, "schema", schema(shape));
	return resource;
}

static json_t *resources(const struct script_registry *registry, const struct csv_dialect *dialect)
{
	json_t *all = json_array();

	for (size_t i = 0; tables_shape(registry, i); i++)
		json_array_append_new(all, resource(tables_shape(registry, i), dialect));
	return all;
}

char *datapackage_text(const struct script_registry *registry, const struct script *script, const char *session,
    const struct csv_dialect *dialect, struct err *err)
{
	json_t *package = json_pack("{s:s, s:s+, s:s, s:o}", "profile", "tabular-data-package", "name", "talka-", session,
	    "title", script->title.by[0], "resources", resources(registry, dialect));
	char *text = package ? json_dumps(package, JSON_INDENT(1)) : NULL;

	json_decref(package);
	if (!text)
		err_set(err, "the title of the workshop is no clean text");
	return text;
}
