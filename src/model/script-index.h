/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SCRIPT_INDEX_H
#define TALKA_MODEL_SCRIPT_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/faults.h"
#include "base/mem.h"

/*
 * script-index - where everything stands in a workshop file, and what is not
 * of the strict subset that libiniparser reads without losing a word.
 *
 * Invariants:
 *  - It never yields a value: those come from libiniparser.
 *  - Every line that is no fault stands in sound as it stands in the file; a
 *    faulty one is empty there.
 *  - No two sections and no two keys of a section have the same name.
 *
 * Ownership: all lives with the arena; names are copied.
 */
enum { SCRIPT_MOST_BYTES = 1024 * 1024, SCRIPT_MOST_KEYS = 5000, SCRIPT_MOST_LINE = 1000 };

struct place { size_t line, column; };

struct script_key {
	const char *name;            /* by which it is looked up */
	const char *shown;           /* as it stands in the file */
	struct place place, value_place;
	bool broken;                 /* its line is a fault: there, but without a value */
	const char *value;           /* filled by the reader; NULL where broken */
	bool used;                   /* some option took it */
};

struct script_section {
	const char *name;
	struct place place;
	struct script_key *keys;
	size_t key_count, key_room;
};

struct script_index {
	struct script_section *sections;
	size_t section_count, section_room, key_count;
	bool lost_section;           /* some section's own line is a fault: what was in it is not known */
	char *sound;
	size_t sound_size;
};

/* False where it makes no sense to read on: not a text, too large, far too many faults. */
bool script_index(struct script_index *index, struct arena *arena, const char *bytes, size_t size, struct faults *faults);
/* Whether the bytes can be a workshop file at all; one fault where not. */
bool script_bytes_are_text(const char *bytes, size_t size, struct faults *faults);
/* The length of the byte-order mark at the start: 3 or 0. */
size_t script_mark(const char *bytes, size_t size);
/* Characters in a slice of UTF-8. */
size_t script_characters(const char *bytes, size_t length);

#endif
