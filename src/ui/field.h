/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_FIELD_H
#define TALKA_UI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "view/terminal.h"

/*
 * field - one line of text being typed, with a cursor.
 *
 * Invariants:
 *  - The cursor stands between characters as people see them (grapheme
 *    clusters): left, right and Backspace never part a letter from its marks.
 *  - A paste becomes one line; what it brings is clean (base/text.h).
 *  - Drawn into any room, the cursor's place is visible.
 *
 * Ownership: field_free() frees; start with FIELD_INIT.
 */
struct field {
	struct str text;
	size_t cursor;               /* in bytes */
};

#define FIELD_INIT { .text = STR_INIT, .cursor = 0 }

void field_free(struct field *field);
/* The cursor stands behind the text. */
void field_set(struct field *field, const char *text);
/* Characters, paste, Left, Right, Home, End, Backspace, Delete, Ctrl-A, Ctrl-E; false: not for a field. */
bool field_key(struct field *field, const struct key *key);
void field_paste(struct field *field, const char *bytes, size_t length);
/* As typed; lives until the next change. */
const char *field_text(const struct field *field);
/* Clean, as it goes into an event. Caller frees. */
char *field_clean(const struct field *field);
/* The cursor of the canvas, for screen readers too: where the focus is. */
void field_cursor(struct canvas *canvas, size_t row, size_t column);
/* unseen: a dot for every character. The cursor is set. */
void field_draw(const struct field *field, struct canvas *canvas, size_t row, size_t column, size_t room, bool unseen);

#endif
