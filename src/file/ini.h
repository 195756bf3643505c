/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_INI_H
#define TALKA_FILE_INI_H

#include <stddef.h>

#include "base/err.h"

/*
 * ini - the only user of iniparser: the values of a workshop file.
 *
 * Gives names and values in the order of the file; places and the strict
 * subset are the index pass's business (model/script-index).
 *
 * Ownership: ini_free() frees all texts.
 */
struct ini_entry { const char *section, *key, *value; };

struct ini;

/* Loads bytes (memfd where there is one, else a temporary file of 0600). NULL and words where iniparser refuses. */
struct ini *ini_load(const char *bytes, size_t size, struct err *err);
void ini_free(struct ini *ini);
size_t ini_count(const struct ini *ini);
struct ini_entry ini_get(const struct ini *ini, size_t i);

#endif
