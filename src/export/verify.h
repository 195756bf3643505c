/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_VERIFY_H
#define TALKA_EXPORT_VERIFY_H

#include "base/err.h"
#include "base/str.h"
#include "file/disk.h"
#include "model/sitting.h"

/*
 * verify - does what is in a session's folder fit together?
 *
 * Looks at the chain of the journal and the copy of the workshop; counts every
 * closed round again from its ballots, works out once more what a type worked out,
 * and compares with what the journal told; says which secret round was left open; reads the tables back and compares them,
 * cell by cell, with tables made anew.
 *
 * Invariants:
 *  - Changes nothing.
 *  - Every check leaves a line: what was looked at, and each thing that differs.
 *
 * Tables that were never written are no difference: deleting them loses nothing.
 */

/* Adds its lines to report. True where nothing differs. */
bool verify_session(const struct sitting *sitting, const struct disk *disk, struct str *report);

/* Its parts. */
bool verify_rounds(const struct sitting *sitting, struct str *report);
bool verify_tables(const struct sitting *sitting, const struct disk *disk, struct str *report);

#endif
