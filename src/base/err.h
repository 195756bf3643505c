/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_ERR_H
#define TALKA_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

/*
 * err - one error, told in words that grow outwards.
 *
 * What can fail takes `struct err *err` last and returns bool or a pointer.
 * `return err_set(err, ...)` is always false; callers put context in front
 * with err_add(err, "%s", path), which gives "path: what was found".
 * A text says what was found, what was due, what to do.
 *
 * Invariants:
 *  - err may be NULL everywhere: then the words are dropped.
 *  - Only the floors ui and cmd show an error.
 *
 * Ownership: the texts are owned; err_clear() frees them. Start with ERR_INIT.
 */
struct err {
	char *text;      /* for the facilitator: NULL while nothing is wrong */
	char *public_text; /* for the wall ("not saved yet"); NULL = use text */
};

#define ERR_INIT { .text = NULL, .public_text = NULL }

bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool err_add(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The form that the room may read; to be called after err_set(). Returns false. */
bool err_public(struct err *err, const char *text);
bool err_is_set(const struct err *err);
/* Never NULL: "" when nothing is wrong. */
const char *err_text(const struct err *err);
const char *err_public_text(const struct err *err);
void err_clear(struct err *err);

#endif
