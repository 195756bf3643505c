/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_REMOVAL_H
#define TALKA_MODEL_REMOVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "file/journal.h"
#include "model/session.h"

/*
 * removal - what goes out of a session when something should not have been
 * written: out of its rows and out of its copy of the workshop.
 *
 * A text that goes becomes "[...]"; a person's code becomes E1, E2, ...
 *
 * Invariants:
 *  - No row, no line of a text and no item vanishes: what names them stays whole.
 *  - What the group only chose from the script's own words (themes, answers) stays,
 *    and so do ids.
 *  - After it, neither the texts nor the code are found in what it gives back.
 *
 * Ownership: lives with the arena it was made with, as long as the session is not folded anew.
 */
struct removal_order {
	const char *item;          /* an id: its wordings, wherever they stand, and the item leaves its list */
	const char *words;         /* every text in which these words stand */
	const char *person;        /* a code */
};                                 /* exactly one is not NULL */

struct removal;

/* NULL and words where the order makes no sense. */
struct removal *removal_new(const struct session *session, const struct removal_order *order, struct arena *arena, struct err *err);
/* Changes the row in place; what it puts in lives with arena. */
void removal_row(struct removal *removal, struct journal_row *row, struct arena *arena);
/* The copy of the workshop as it is afterwards, or NULL where nothing is in it. Its hash is put into all rows from then on. */
const char *removal_script(struct removal *removal, const struct script *script, size_t *new_size);
/* How many texts went so far. */
size_t removal_texts(const struct removal *removal);
/* The rows that tell of it, without words: item, participant and event are set. Live with the arena. */
const struct journal_row *removal_told(const struct removal *removal, size_t *count);

#endif
