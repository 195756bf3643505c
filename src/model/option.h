/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_OPTION_H
#define TALKA_MODEL_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * option - the one place where a key of the workshop file is named.
 *
 * Tables of options (common to all exercises, of [workshop], of [participants],
 * of each type) make the reader of the file, its faults with the nearest known
 * name, and the manual.
 *
 * Invariants:
 *  - Every option has a name and a help; a fallback is written as in a file.
 *  - A value is never half there: texts, words and entries are never NULL, only empty.
 */
enum option_kind {
	OPTION_TEXT,       /* people's words; translatable, may go on in .1 .2 */
	OPTION_PRIVATE,    /* the same, for the facilitator alone (notes.h) */
	OPTION_WORD,       /* one id-like word or short text, not translatable */
	OPTION_TEXTS,      /* texts parted by | ; translatable as a whole */
	OPTION_NUMBER,     /* whole, least..most */
	OPTION_NUMBERS,    /* whole numbers parted by |, each least..most */
	OPTION_FLAG,       /* yes or no */
	OPTION_CHOICE,     /* one of choices */
	OPTION_CHOICES,    /* several of choices, parted by |, in the order given */
	OPTION_TIME,       /* a clock time, 17:30 -> minutes since midnight */
	OPTION_CUT,        /* 3 or 50% or none */
	OPTION_ITEMS,      /* pipes: lists, earlier exercises, outlets; parted by | ; an inlet */
	OPTION_HOLDERS,    /* texts, lists, earlier exercises, or the word people; parted by | ; translatable as a whole */
	OPTION_PHASES,     /* MINUTES: WORDS parted by | ; translatable as a whole, with the same minutes */
	OPTION_ATTRIBUTES, /* names of declared attributes, parted by | */
	OPTION_LANGUAGES,  /* codes parted by , */
	OPTION_KINDS
};

struct option {
	const char *name;
	enum option_kind kind;
	const char *help;              /* one sentence, for the manual */
	const char *fallback;          /* as written in a file; NULL = not set */
	int64_t least, most;           /* numbers and the length of texts; 0 0 = no limits */
	const char *const *choices;    /* ended by NULL; also words that a number may be instead ("auto") */
	bool required;
};

struct texts;                          /* script.h */

/* An option's value in one exercise: from the file, or the fallback. */
struct option_value {
	const struct option *option;
	bool given;                    /* stands in the file */
	int64_t number;                /* NUMBER, FLAG (0 1), TIME, CHOICE (index), CUT (places; per cent is negative; 0 = none); -1 = not set, or a word instead ("auto") */
	const char *word;              /* WORD, CHOICE, CUT, or the word instead of a number; "" = none */
	const struct texts *text;      /* TEXT, PRIVATE */
	const char *const *words;      /* CHOICES, ATTRIBUTES, LANGUAGES, ITEMS, HOLDERS (as written: "needs", "ranking.selected"), ended by NULL */
	const struct texts *entries;   /* TEXTS, HOLDERS, PHASES: entry_count texts */
	const int64_t *numbers;        /* PHASES: minutes of each entry; NUMBERS: entry_count of them */
	size_t entry_count;
};

#endif
