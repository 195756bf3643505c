/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BASE_PLURAL_H
#define TALKA_BASE_PLURAL_H

#include <stdbool.h>

/*
 * plural - which of a language's forms a number takes, by the rule of its catalogue.
 *
 * A rule is what gettext calls plural=: a C expression of n with whole numbers,
 * ?: || && == != < > <= >= + - * / % ! and parentheses; it ends at ';', a line's
 * end or the end of the text.
 *
 * Invariants:
 *  - Whatever the text, plural_form() ends: parentheses deeper than 40 are no rule.
 *  - What is divided by 0 is 0; numbers wrap as unsigned ones do.
 */

/* False where the text is no rule; then form is untouched. */
bool plural_form(const char *rule, unsigned long n, unsigned long *form);

#endif
