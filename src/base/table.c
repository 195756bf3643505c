/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/table.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

static _Noreturn void give_up(const struct table *table, const char *column, const char *what)
{
	fprintf(stderr, "talka: table %s, column %s: %s; this is a mistake in talka, please report it\n",
	    table->shape->name, column, what);
	abort();
}

struct table *table_new(struct arena *arena, const struct table_shape *shape)
{
	struct table *table = arena_alloc(arena, sizeof *table);

	*table = (struct table){ .shape = shape, .arena = arena };
	return table;
}

size_t table_add(struct table *table)
{
	size_t columns = table->shape->column_count;

	if (table->row_count == table->row_room) {
		size_t room = table->row_room ? table->row_room * 2 : 16;

		table->cells = arena_grow(table->arena, table->cells, table->row_count * columns, room * columns, sizeof *table->cells);
		table->row_room = room;
	}
	return table->row_count++;
}

size_t table_column(const struct table_shape *shape, const char *column)
{
	size_t i = 0;

	while (i < shape->column_count && !str_same(shape->columns[i].name, column))
		i++;
	return i;
}

static bool is_number(enum column_kind kind)
{
	return kind == COLUMN_INTEGER || kind == COLUMN_FLAG;
}

/* The cell that a caller wants to fill, or words and the end. */
static struct cell *cell_for(struct table *table, size_t row, const char *column, bool number)
{
	size_t at = table_column(table->shape, column);

	if (at == table->shape->column_count)
		give_up(table, column, "there is no such column");
	if (row >= table->row_count)
		give_up(table, column, "there is no such row");
	if (is_number(table->shape->columns[at].kind) != number)
		give_up(table, column, number ? "a number where a text is due" : "a text where a number is due");
	return &table->cells[row * table->shape->column_count + at];
}

void table_text(struct table *table, size_t row, const char *column, const char *text)
{
	struct cell *cell = cell_for(table, row, column, false);

	*cell = (struct cell){ .set = text, .text = text ? arena_text(table->arena, text) : NULL };
}

void table_given(struct table *table, size_t row, const char *column, const char *text)
{
	table_text(table, row, column, *text ? text : NULL);
}

void table_number(struct table *table, size_t row, const char *column, int64_t number)
{
	struct cell *cell = cell_for(table, row, column, true);
	size_t at = table_column(table->shape, column);

	if (table->shape->columns[at].kind == COLUMN_FLAG && number != 0 && number != 1)
		give_up(table, column, "a flag that is neither 0 nor 1");
	*cell = (struct cell){ .set = true, .number = number };
}

const struct cell *table_cell(const struct table *table, size_t row, size_t column)
{
	if (row >= table->row_count || column >= table->shape->column_count)
		give_up(table, "?", "there is no such cell");
	return &table->cells[row * table->shape->column_count + column];
}
