/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_FOUND_H
#define TALKA_EXPORT_FOUND_H

#include "base/mem.h"
#include "model/sitting.h"

/*
 * found - what somebody who led the workshop finds in which file.
 *
 * Only tables that have rows and hold something for people are told; the others
 * are there, too, for analysts.
 */
struct found { const char *file, *holds; };   /* "excel/results.csv", "what was chosen" */

/* How many; *list lives with arena. */
size_t found_in(const struct sitting *sitting, const struct found **list, struct arena *arena);

#endif
