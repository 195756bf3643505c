/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_DATAPACKAGE_H
#define TALKA_EXPORT_DATAPACKAGE_H

#include "export/csv-writer.h"
#include "model/script.h"

/*
 * datapackage - what is in the tables' folder, for programs: datapackage.json
 * of Frictionless Data, tabular data package, version 1.
 */

/* The text of the file; NULL and words where a title is no UTF-8. Caller frees. */
char *datapackage_text(const struct script_registry *registry, const struct script *script, const char *session,
    const struct csv_dialect *dialect, struct err *err);

#endif
