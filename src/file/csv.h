/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_CSV_H
#define TALKA_FILE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/*
 * csv - the only user of libcsv: rows in, rows out.
 *
 * Reading is strict: an open quote, a stray quote or a last line without its
 * end are told (CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL).
 *
 * Invariants:
 *  - Written and read again, every text comes back byte for byte.
 *  - An empty cell (NULL) and an empty text ("") stay apart.
 */

/* Adds "text" with its quotes doubled. */
void csv_quote(struct str *out, const char *text);

/* fields[i] is NULL for an empty cell. Return false to stop. line is the line where the row begins, from 1. */
typedef bool csv_row_fn(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n);

/* Whole bytes, rows handed on one by one. Returns false with words ("line 7: ...") where it is no CSV. */
bool csv_read(const char *bytes, size_t size, char delimiter, csv_row_fn *row, void *context, struct err *err);

#endif
