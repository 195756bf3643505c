/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SCRIPT_READ_H
#define TALKA_MODEL_SCRIPT_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/faults.h"
#include "model/option.h"
#include "model/script.h"
#include "model/script-index.h"

/*
 * script-read - what the readers of a workshop file share while it is read.
 *
 * Each reader fills its part of the script and puts all that is wrong into the
 * faults; none stops at a fault.
 *
 * Ownership: what lasts lives with arena, the script's; scratch is gone when
 * the script is read.
 */
struct reading {
	struct script *script;
	struct arena *arena, *scratch;
	struct faults *faults;
	const struct script_registry *registry;
	struct script_index index;
	struct exercise *exercises;          /* script->exercises while they are made */
	struct script_section **sections;    /* of exercise i */
	bool *list_used;                     /* list i feeds something */
};

/* --- Faults with their places */
void reading_fault(struct reading *reading, enum fault_kind kind, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The nearest of the names, or NULL. */
const char *reading_nearest(struct reading *reading, const char *name, const char *const *names, size_t count);
/* ; did you mean "NEAREST"? or, where nothing is near, what else to do. Lives with scratch. */
const char *reading_advice(struct reading *reading, const char *name, const char *const *names, size_t count, const char *otherwise);
/* "a, b, c" of names ended by NULL. Lives with scratch. */
const char *reading_list(struct reading *reading, const char *const *names);

/* --- Sections and keys */
struct script_section *reading_section(struct reading *reading, const char *name);      /* NULL */
struct script_key *section_key(const struct script_section *section, const char *name); /* NULL */
/* The clean value of a key without taking it: NULL where it is not there. */
const char *section_peek(struct reading *reading, const struct script_section *section, const char *name);
/* Where byte offset of a key's value stands; the section where there is no such key. */
struct place section_place(const struct script_section *section, const char *name, size_t offset);

/* A list parted by a mark: its trimmed parts and where they begin. */
struct part { const char *text; size_t offset; };
struct part *text_parts(struct arena *arena, const char *text, char mark, size_t *count);

/* --- Options */

/* An option as the file gives it: clean texts by language, lines joined. */
struct option_source {
	const struct option *option;
	const struct script_key *keys[SCRIPT_LANGUAGES];   /* where each language stands; NULL = nowhere */
	const char *by[SCRIPT_LANGUAGES];                  /* NULL = nowhere */
	bool broken;                                       /* a line of it is a fault */
};

struct option_set {
	const struct option *options;     /* ended by name NULL */
	struct option_value *values;      /* one each, filled by options_read() */
};

struct option_set option_set_new(struct arena *arena, const struct option *options);
size_t options_count(const struct option *options);
struct option_source option_gather(struct reading *reading, struct script_section *section, const struct option *option);
/* Makes the value of what was gathered, or of the fallback. */
struct option_value option_value(struct reading *reading, const struct option_source *source);
/* Reads all options of the sets from a section. */
void options_read(struct reading *reading, struct script_section *section, const struct option_set *sets, size_t count);
/* Every key that nobody took is a fault. */
void options_refuse_rest(struct reading *reading, const struct script_section *section, const struct option_set *sets, size_t count);
/* The value of an option that the set has. */
const struct option_value *set_value(const struct option_set *set, const char *name);
/* Warns of what is not in all languages. */
void option_translations(struct reading *reading, const struct option_source *source);

/* --- The parts of a file, in the order in which they are read */
void read_workshop(struct reading *reading);
void read_participants(struct reading *reading);
void read_words(struct reading *reading);
void read_lists(struct reading *reading);
void read_exercises(struct reading *reading);
void read_exercise(struct reading *reading, struct script_section *section, struct exercise *exercise);
void check_sections(struct reading *reading);
void check_item_id(struct reading *reading, const char *id, struct place place);
/* Warns of an id that a spreadsheet would take for a number or a date. */
void check_id(struct reading *reading, const char *id, struct place place);
void check_pipes(struct reading *reading);
void check_pipes_of(struct reading *reading, const struct exercise *exercise);
void check_times(struct reading *reading);
void check_looks(struct reading *reading);

#endif
