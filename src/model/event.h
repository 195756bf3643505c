/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_EVENT_H
#define TALKA_MODEL_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "file/journal.h"

/*
 * event - the vocabulary: what may happen in a session, and the value's words.
 *
 * A value is words `name=value` parted by blanks, and a free text last, after
 * `text=`; several texts in one event are parted by a newline. A word's value has
 * no blanks; a list in a word is parted by | , a number behind an id by : .
 *
 * Invariants:
 *  - Every verb stands in one row, with its words, its accept and its fold.
 *  - Folding is total: no event, whatever is in it, is a fault; accept refuses
 *    in words before anything is written.
 */
struct session;
struct event;

enum undo_kind {
	UNDO_YES,
	UNDO_NEVER,        /* passed over: undo looks at the one before (clock.jump, turn.called) */
	UNDO_BARRIER       /* nothing before it can be undone either */
};

/* Whose words the free text of an event is: what removing for good has to know. */
enum text_kind {
	TEXT_FREE,
	TEXT_CHOSEN,       /* one of the script's own: a theme, an answer */
	TEXT_OF_ITEM,      /* the wording of the event's item */
	TEXT_MAKES_ITEMS,  /* a line an item: the event's, then those that it makes */
	TEXT_OFFERS,       /* a line an item: its id, its letter, its wording */
	TEXT_SCRIPT        /* lines KEY VALUE of an exercise, and `item WORDING` */
};

struct verb {
	const char *name;
	const char *words;         /* "kind= n= text=": for the manual of the journal */
	const char *help;          /* one sentence, what happened */
	enum undo_kind undo;
	bool brings_exercise;      /* the first event that names its exercise */
	enum text_kind text;
	bool of_person;            /* tells of a person alone, and goes when that one is erased */
	bool (*accept)(const struct session *, const struct event *, struct err *);   /* NULL = always */
	void (*fold)(struct session *, const struct event *);                         /* NULL = nothing shared to fold */
};

struct event {
	const struct verb *verb;   /* never NULL in a session that may be written to */
	int64_t seq, run, ms;
	const char *time;
	const char *exercise, *participant, *item;   /* "" = none */
	int64_t round;                               /* 0 = none */
	const char *value;                           /* still escaped, one line */
};

/* What a key asks to be written; texts are borrowed until sitting_enter() returns. */
struct entry {
	const char *verb, *exercise, *participant, *item;   /* NULL counts as "" */
	int64_t round;
	const char *value;
};

/* Shared verbs of all modules of the model, then those of the types. NULL where unknown. */
const struct verb *verb_find(const struct session *session, const char *name);
/* All rows in order, for manual and fuzzing: i from 0, NULL at the end. */
const struct verb *verb_get(const struct session *session, size_t i);

/* A word of the value: start and length, or false. */
bool event_word(const struct event *event, const char *name, const char **start, size_t *length);
bool event_word_is(const struct event *event, const char *name, const char *value);
int64_t event_number(const struct event *event, const char *name, int64_t fallback);
/* A clean copy of the word ("" where it is missing). */
const char *event_word_text(const struct event *event, const char *name, struct arena *arena);
/* Calls each(of, start, length) for every part of a word's value parted by | . */
void event_each(const struct event *event, const char *name, void (*each)(void *of, const char *start, size_t length), void *of);
bool event_has_text(const struct event *event);             /* and it is not empty */
const char *event_text_start(const struct event *event);    /* in the value, still escaped; NULL = it has none */
/* The free text, unescaped and clean. Lives with arena. */
const char *event_text(const struct event *event, struct arena *arena);

/* Building a value. */
void value_word(struct str *value, const char *name, const char *word);
void value_number(struct str *value, const char *name, int64_t number);
void value_text(struct str *value, const char *text);      /* last; escapes it */

#endif
