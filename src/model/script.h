/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SCRIPT_H
#define TALKA_MODEL_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/faults.h"
#include "base/mem.h"
#include "model/option.h"

/*
 * script - a workshop as its file tells it: read once, then const.
 *
 * Invariants:
 *  - A script that is handed out has no errors; exercises only use what stands before them.
 *  - Texts are clean; ids are unique among exercises and lists, item ids in the whole file.
 *  - What only the facilitator may see (prepare, speak, notes, an item's note, and the file
 *    that they stand in) is not here but in notes.h.
 *
 * Ownership: everything lives with the script, until script_free().
 */
struct exercise_type;
struct exercise_private;
struct list_item_private;
struct script_private;

enum { SCRIPT_LANGUAGES = 8 };

/* A text in every language of the script; by[0] is the first language and never NULL, others may be. */
struct texts { const char *by[SCRIPT_LANGUAGES]; };

struct list_item {
	const char *id;
	struct texts text;
	const char *symbol;              /* "" = none */
	int64_t cost, minutes, places;   /* -1 = not given */
	const char *role, *owner;        /* "" = not given */
	const struct list_item_private *unseen;
};

struct list {
	const char *id;
	const struct list_item *items;
	size_t item_count;
	size_t line;
};

enum priority { PRIORITY_MUST, PRIORITY_SHOULD, PRIORITY_COULD };
enum clock_place { CLOCK_WALL, CLOCK_CONSOLE, CLOCK_NONE };

struct exercise {
	size_t index;                    /* the file's in its running order, from 0; then what a session inserted, as it came */
	const char *id;
	const struct exercise_type *type;   /* NULL only while a file with an unknown type is read */
	const char *type_name, *method_name;   /* as the tables carry them; method "" where the type has only one */
	struct texts title, prompt;      /* without a title the type's own; prompt.by[0] may be "" */
	int64_t minutes, minutes_min, minutes_max;   /* -1 = not given */
	enum priority priority;
	enum clock_place clock;
	const char *stage, *tool;        /* "" = not given */
	int64_t start;                   /* fixed clock time, minutes since midnight; -1 = none */
	const struct option_value *values;   /* of type->options, then of the polling options where the type polls */
	const struct exercise_private *unseen;
	size_t line;
};

struct attribute {
	const char *name;
	const struct texts *choices;     /* by[0] is what the tables carry */
	size_t choice_count;
};

struct script_word { const char *word; struct texts text; };   /* [words]; by[0] too may be NULL: talka's own word stands */

enum consent { CONSENT_COUNT, CONSENT_PERSON, CONSENT_NONE };

struct script {
	struct arena *arena;
	const char *file;                /* as named */
	const char *id;
	int64_t version;
	struct texts title;
	const char *stage, *organisation, *place, *facilitator, *audience, *program;   /* "" = not given */
	const char *const *ask;          /* ended by NULL */
	const char *languages[SCRIPT_LANGUAGES];
	size_t language_count;
	int64_t start, end;              /* minutes since midnight; -1 = none */
	const struct script_private *unseen;
	const struct attribute *attributes;
	size_t attribute_count;
	enum consent consent;
	bool aloud;
	int64_t smallest_group;
	const struct exercise *exercises;
	size_t exercise_count;
	const struct list *lists;
	size_t list_count;
	const struct script_word *words;
	size_t word_count;
};

/* Types known to the reader: rows ended by NULL. */
struct script_registry {
	const struct exercise_type *const *types;
};

/*
 * Reads a workshop from bytes. All faults, errors and warnings, go into faults.
 * Returns NULL when there is at least one error.
 */
struct script *script_load(const char *file, const char *bytes, size_t size,
    const struct script_registry *registry, struct faults *faults);
void script_free(struct script *script);

/* SHA-256 of the bytes, in hex; lives with the script. Worked out at each call: a start has no use for it before its first screen. */
const char *script_hash(const struct script *script);
/* What comes before an exercise that stands in no file. */
struct extra_order { const struct exercise *const *before; size_t count; };
/* Reads an exercise that stands in no file from lines `KEY VALUE`, as a section of the file would be read behind those
 * before it. False and words where it could not stand there. Lives with arena; its index is the caller's to set. */
bool script_extra(const struct script *script, const struct extra_order *order, const struct script_registry *registry,
    const char *id, const char *lines, struct arena *arena, struct exercise *exercise, struct err *err);

/* by[language], or by[0] where there is no translation. */
const char *script_text(const struct texts *texts, size_t language);
const struct exercise *script_exercise(const struct script *script, const char *id);     /* NULL */
const struct list *script_list(const struct script *script, const char *id);             /* NULL */
const struct list_item *script_list_item(const struct script *script, const char *id);   /* any list; NULL */
/* The value of an option of the exercise's type or of its polling. A name that both lack ends the program in words. */
const struct option_value *exercise_value(const struct exercise *exercise, const char *name);
int64_t exercise_number(const struct exercise *exercise, const char *name);
bool exercise_flag(const struct exercise *exercise, const char *name);
/* The word of [words] that stands for one of talka's own ("ballot"), or NULL. */
const char *script_word(const struct script *script, const char *word, size_t language);
/* The sum of planned minutes. */
int64_t script_minutes(const struct script *script);
/* When an exercise begins by the plan, in minutes since midnight (past 1440 on the next day); -1 = no clock time is given before it.
 * A fixed start is never moved forward: what is late stays late. */
int64_t script_planned_start(const struct script *script, size_t exercise);

/* The tables of keys of [workshop], [participants], [words], of an item of a list and of every exercise. Ended by name NULL. */
extern const struct option script_workshop_options[];
extern const struct option script_participants_options[];
extern const struct option script_exercise_options[];
extern const struct option script_item_options[];
extern const struct option script_words_options[];
/* What every type that polls takes beside its own options: first the input, by the ballot's shape, then the rest. */
extern const struct option script_order_options[];    /* polling->slips_only */
extern const struct option script_picks_options[];    /* slips and hands */
extern const struct option script_poll_options[];

#endif
