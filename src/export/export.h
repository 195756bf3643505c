/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_EXPORT_H
#define TALKA_EXPORT_EXPORT_H

#include <stdbool.h>

#include "base/err.h"
#include "file/disk.h"
#include "model/sitting.h"

/*
 * export - a session as tables: CSV files in folder/tables (dialect "data") with
 * datapackage.json and schema.sql, and in folder/excel (dialect "excel").
 *
 * Invariants:
 *  - The journal is the truth: tables are made anew from it, each written
 *    beside itself, synced, renamed.
 *  - The same session gives the same bytes.
 */
struct export_options {
	bool data, excel;      /* which dialects */
	char delimiter;        /* NUL = the dialect's own */
	bool no_bom, no_guard; /* of excel */
};

#define EXPORT_ALL { .data = true, .excel = true }

bool export_session(const struct sitting *sitting, const struct disk *disk, const struct export_options *options, struct err *err);

#endif
