/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_TABLES_H
#define TALKA_EXPORT_TABLES_H

#include "base/table.h"
#include "model/sitting.h"

/*
 * tables - every table of a session: its shape, and how its rows are found.
 *
 * One row here is all that a new table needs; the tables of types (roles, ...)
 * come from their own rows. CSV, metadata, SQL and the manual follow.
 *
 * Invariants:
 *  - A row never vanishes because something that it names was removed.
 *  - Nothing of an open round is in any table.
 *  - Every x_at (UTC) is followed by its x_local, which tables_make() fills.
 */
struct table_source {
	const struct table_shape *shape;
	void (*fill)(const struct sitting *sitting, struct table *table);   /* NULL = no rows yet */
};

/* i from 0, the session's own first, then those of the types; NULL at the end. */
const struct table_shape *tables_shape(const struct script_registry *registry, size_t i);
/* A filled table. Lives with arena. */
struct table *tables_make(const struct sitting *sitting, const struct table_shape *shape, struct arena *arena);

/* All columns as they are written, row_no and session first; NULL at the end. */
const struct column *tables_column(const struct table_shape *shape, size_t i);
/* The columns of the primary key: session first; NULL at the end. */
const char *tables_key(const struct table_shape *shape, size_t i);

extern const struct table_source tables_of_session[], tables_of_people[], tables_of_items[], tables_of_rounds[],
    tables_of_results[],
    tables_of_spending[], tables_of_minutes[];

#define TABLE_SHAPE(name_, help_, columns_) { .name = (name_), .help = (help_), .columns = (columns_), \
	.column_count = sizeof (columns_) / sizeof *(columns_) }
#define TABLE_SHAPE_HOLDS(name_, help_, columns_, holds_) { .name = (name_), .help = (help_), .columns = (columns_), \
	.column_count = sizeof (columns_) / sizeof *(columns_), .holds = (holds_) }

#endif
