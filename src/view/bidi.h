/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_BIDI_H
#define TALKA_VIEW_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * bidi - the characters of a line in the order in which their cells stand.
 *
 * Invariants:
 *  - A line without right-to-left characters stays as it is.
 *  - Arabic letters come in the forms that join them; a ligature is one character.
 *  - Marks follow their base.
 */

/* Does the text begin from the right? */
bool bidi_from_right(const char *text);
/* The code points of one line of UTF-8, *count of them; caller frees. */
uint32_t *bidi_line(const char *text, size_t length, size_t *count);

#endif
