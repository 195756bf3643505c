/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_CATALOGUE_H
#define TALKA_BASE_CATALOGUE_H

#include <stddef.h>

#include "base/err.h"

/*
 * catalogue - talka's own words in one language, as msgfmt writes them (GNU .mo files).
 *
 * Both byte orders; texts are UTF-8; a text that differs in form by number names its rule in the
 * header (base/plural.h). Texts with a context are of no use here, and the part that holds
 * directives of the machine (<PRId64>) is not read.
 *
 * Invariants:
 *  - Whatever the bytes, reading ends with a catalogue or in words, and touches no byte outside.
 *  - A translation has the directives (%s, %lld) of its msgid in the same order, so that
 *    it may stand in printf() where the msgid may; other files are refused.
 *
 * Ownership: all texts live with the catalogue, until catalogue_free().
 */
struct catalogue;

struct catalogue *catalogue_read(const void *bytes, size_t size, struct err *err);
void catalogue_free(struct catalogue *catalogue);        /* NULL is fine */
size_t catalogue_count(const struct catalogue *catalogue);

/* NULL where there is no translation. */
const char *catalogue_find(const struct catalogue *catalogue, const char *msgid);
/* The form for n; one is the msgid that has several. */
const char *catalogue_find_count(const struct catalogue *catalogue, const char *one, unsigned long n);

/* Which form n takes by the catalogue's rule; without one 0 for 1, else 1. */
unsigned long catalogue_form(const struct catalogue *catalogue, unsigned long n);

#endif
