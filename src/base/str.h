/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_STR_H
#define TALKA_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * str - a text that grows, and small questions about plain texts.
 *
 * Invariants:
 *  - bytes is NUL-terminated and never NULL after the first str_* call;
 *    length leaves the NUL out.
 *
 * Ownership: str_free() frees; str_take() hands the bytes to the caller.
 */
struct str {
	char *bytes;
	size_t length, room;
};

#define STR_INIT { .bytes = NULL, .length = 0, .room = 0 }

void str_add(struct str *str, const char *text);
void str_add_slice(struct str *str, const char *bytes, size_t length);
void str_add_char(struct str *str, char byte);
/* Behind a newline where something is there. */
void str_add_line(struct str *str, const char *line);
void str_add_format(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_add_formatv(struct str *str, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void str_cut(struct str *str, size_t length);       /* keeps the first length bytes */
const char *str_text(const struct str *str);        /* never NULL; lives until the next change */
char *str_take(struct str *str);                    /* caller frees; str is empty again */
void str_free(struct str *str);

bool str_same(const char *a, const char *b);        /* NULL is the same as NULL only */
bool str_is(const char *text, const char *bytes, size_t length);   /* these bytes, and no more? */
bool str_begins(const char *text, const char *start);
bool str_ends(const char *text, const char *end);
size_t str_lines(const char *text);                           /* parted by LF; 0 of an empty text */
/* The line at which *text stands, which moves behind it; NULL where nothing is left. Its length leaves the LF out. */
const char *str_next_line(const char **text, size_t *length);
/* A whole decimal number, nothing around it, within the limits. */
bool str_number(const char *text, int64_t least, int64_t most, int64_t *out);

#endif
