/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_CSV_WRITER_H
#define TALKA_EXPORT_CSV_WRITER_H

#include <stdbool.h>

#include "base/str.h"
#include "base/table.h"

/*
 * csv-writer - a table as CSV, in a dialect.
 *
 * row_no and session come first, whatever the table. Texts are always quoted;
 * numbers, flags and times are bare; nothing is an empty cell, an empty text is "".
 *
 * Invariants:
 *  - No text begins with what a spreadsheet takes for a formula, where guarded;
 *    taking the guard away gives the text back.
 *  - No line inside a text is only \. (PostgreSQL would end there): it gets a trailing blank.
 */
struct csv_dialect {
	const char *folder;      /* of the session, in which its tables are */
	char delimiter;
	const char *line_end;
	bool bom, guard;
};

extern const char csv_bom[];                            /* UTF-8's byte-order mark */

extern const struct csv_dialect csv_data, csv_excel;

/* A text as a cell holds it, before it is quoted. */
void csv_cell_text(const struct csv_dialect *dialect, const char *text, struct str *out);
/* The cell's text without its guard: points into it. */
const char *csv_unguarded(const char *cell);
/* A whole file. session is the session's key. Caller frees with str_free(). */
struct str csv_table(const struct csv_dialect *dialect, const struct table *table, const char *session);

#endif
