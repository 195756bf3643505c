/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_TABLE_H
#define TALKA_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/*
 * table - typed columns with a description each, and rows that fit them.
 *
 * One description serves CSV, metadata, SQL, the manual and the workbook.
 *
 * Invariants:
 *  - Every row has as many cells as the shape has columns, each of the column's
 *    kind or nothing.
 *  - row_no and session are not in the shape: every writer puts them first.
 *
 * Ownership: a shape is static and const; rows and their texts live with the arena.
 */
enum column_kind {
	COLUMN_TEXT,     /* people's words: always quoted, guarded */
	COLUMN_ID,       /* ids and words of a fixed list: written like a text */
	COLUMN_INTEGER,  /* bare */
	COLUMN_FLAG,     /* 0 or 1 */
	COLUMN_TIME,     /* YYYY-MM-DDThh:mm:ssZ, bare */
	COLUMN_LOCAL,    /* YYYY-MM-DDThh:mm:ss, bare */
	COLUMN_KINDS
};

struct column {
	const char *name;
	enum column_kind kind;
	const char *help;          /* one sentence */
	bool key;                  /* part of the primary key (beside session) */
	const char *refers;        /* "items" or "items.item": foreign key, or NULL */
};

struct table_shape {
	const char *name;
	const char *help;
	const struct column *columns;
	size_t column_count;
	const char *holds;         /* what somebody who led the workshop finds in it: "what was chosen"; NULL = it is for analysts */
};

struct cell {
	bool set;                  /* false: nothing (not the same as an empty text) */
	int64_t number;            /* INTEGER, FLAG */
	const char *text;          /* the others */
};

struct table {
	const struct table_shape *shape;
	struct arena *arena;       /* borrowed */
	struct cell *cells;        /* row after row */
	size_t row_count, row_room;
};

struct table *table_new(struct arena *arena, const struct table_shape *shape);
/* A new row of nothings. Returns its number from 0. */
size_t table_add(struct table *table);
/* By the column's name; a name that the shape lacks or a wrong kind ends the program in words (a programmer's mistake). text is copied; NULL = nothing. */
void table_text(struct table *table, size_t row, const char *column, const char *text);
/* The same; an empty text is nothing. */
void table_given(struct table *table, size_t row, const char *column, const char *text);
void table_number(struct table *table, size_t row, const char *column, int64_t number);
const struct cell *table_cell(const struct table *table, size_t row, size_t column);
/* Index of a column, or shape->column_count. */
size_t table_column(const struct table_shape *shape, const char *column);

#endif
