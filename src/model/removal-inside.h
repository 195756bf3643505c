/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_REMOVAL_INSIDE_H
#define TALKA_MODEL_REMOVAL_INSIDE_H

#include "base/mem.h"
#include "model/removal.h"

/* removal-inside - what the files of removal share. */
struct removal {
	const struct session *session;
	struct removal_order order;
	struct arena *arena;
	const char *key;                   /* of the words that are looked for */
	const char *const *wordings;       /* keys of the item's wordings, ended by NULL */
	const char *new_code;              /* of a person */
	size_t person;
	const char *old_hash, *new_hash;   /* of the copy of the workshop, once it changed */
	size_t texts;
};

/* Does a text go? owner: the id of the item whose wording it is, or NULL. */
bool removal_hits(const struct removal *removal, const char *text, size_t length, const char *owner);

/* Where the words that people read begin in a line "KEY VALUE" of an inserted exercise; length where they read none of it. */
size_t removal_value(const char *line, size_t length);

extern const char removal_words[];

#endif
