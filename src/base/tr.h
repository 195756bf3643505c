/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_TR_H
#define TALKA_BASE_TR_H

/*
 * tr - talka's own words in the language of the wall.
 *
 * A language is a code and its catalogue; without a catalogue the msgid (English) is the text.
 * [words] of a workshop replaces single words; see script.h.
 */
struct catalogue;                       /* msgid -> text: base/catalogue.h */

struct language {
	const char *code;                    /* "en", "lt"; borrowed */
	const struct catalogue *catalogue;   /* may be NULL */
};

/* Never NULL; lives with the catalogue, or is msgid itself. language may be NULL. */
const char *tr(const struct language *language, const char *msgid) __attribute__((format_arg(2)));
/* The form for n by the rule of the catalogue; without it one for n == 1, else many. */
const char *tr_count(const struct language *language, const char *one, const char *many, long n) __attribute__((format_arg(2), format_arg(3)));

/* Which of its forms a word takes behind n, from 0 (the form of 1). */
unsigned long tr_form(const struct language *language, long n);

/* Marks a text in a table for translation. */
#define N_(text) (text)

#endif
