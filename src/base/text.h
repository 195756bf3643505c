/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_TEXT_H
#define TALKA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * text - people's words: made clean once at every entry, measured, wrapped.
 *
 * Invariants:
 *  - text_clean() gives valid UTF-8 in NFC without control and bidi-control
 *    characters, without zero-width ones but ZWJ, ZWNJ and variation selectors,
 *    at most 4 marks a base, no mark or joiner without a
 *    base before it (a blank is none), no blanks at both ends.
 *  - text_clean() of a clean text is the same text.
 *  - A run of bytes that are not UTF-8 becomes one U+FFFD, so that the hole is seen.
 *  - Widths are columns as wcwidth() counts them, because the terminal moves by
 *    it; ZWJ, ZWNJ and variation selectors count 0, what has width -1 counts 1.
 *  - No function here looks at the process's locale except text_columns() and
 *    what is built on it (wcwidth).
 *
 * Ownership: char * results: caller frees.
 */

/* What cleaning took away. */
struct text_lost {
	size_t invalid;   /* bytes that were not UTF-8 */
	size_t controls;  /* control, bidi-control and zero-width characters */
	size_t marks;     /* marks over the limit or without a base */
};

/* keep_lines: LF stays (CRLF and CR become LF), TAB becomes a blank; without it both become a blank. lost may be NULL. */
char *text_clean(const char *bytes, size_t length, bool keep_lines, struct text_lost *lost);

/* The same, and it lives with arena. */
struct arena;
const char *text_kept(struct arena *arena, const char *bytes, size_t length, bool keep_lines);

/* Decodes one character; returns its bytes (0 at the end), U+FFFD for a wrong byte. */
size_t text_next(const char *text, uint32_t *codepoint);
void text_add_codepoint(struct str *str, uint32_t codepoint);
bool text_is_utf8(const char *bytes, size_t length, size_t *wrong_at);
size_t text_characters(const char *text);                    /* code points */
int text_codepoint_columns(uint32_t codepoint);              /* 0, 1 or 2 */
size_t text_columns(const char *text);
/* Bytes of the longest start of text that fits into columns, never parting a base from its marks. */
size_t text_fit(const char *text, size_t columns);
/* The text itself, or its start with an ellipsis ("..." where ascii), at most columns wide. */
char *text_clip(const char *text, size_t columns, bool ascii);

/* Calls line(context, start, length) for every line of at most columns (>= 1) columns,
 * broken at blanks where possible (Unicode line breaking), LF always breaks. An empty text is one empty line.
 * Blanks at a line's end are left out. A character wider than columns stands on a line alone. */
typedef void text_line_fn(void *context, const char *start, size_t length);
void text_wrap(const char *text, size_t columns, text_line_fn *line, void *context);
size_t text_lines(const char *text, size_t columns);         /* how many that would be */

/* Same words for people: case folded, blanks folded, outer punctuation dropped. Caller frees. */
char *text_key(const char *text);

/* The nearest of n names by edits (at most a third of the name's length, at least 1), else the only one that begins so, or NULL. */
const char *text_nearest(const char *name, const char *const *names, size_t n);

/* ASCII twin of a text: letters without marks where that exists, typographic signs by plain ones,
 * all else "?". Caller frees. */
char *text_ascii(const char *text);

#endif
