/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_SCHEMA_H
#define TALKA_EXPORT_SCHEMA_H

#include "model/script.h"

/*
 * schema - the tables for a database: CREATE TABLE with keys and descriptions,
 * in an order in which they and their rows can be loaded.
 *
 * Loads in SQLite, PostgreSQL and DuckDB. A key begins with session, so that
 * many sessions fit into one database; a table without a key of its own takes row_no.
 */

/* The text of schema.sql. Caller frees. */
char *schema_text(const struct script_registry *registry);

#endif
