/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/bidi.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { FIRST_FROM_RIGHT = 0x0590 };   /* Hebrew; nothing below it is right-to-left */

static uint32_t *decode(const char *text, size_t length, size_t *count)
{
	uint32_t *chars = mem_array(length + 1, sizeof *chars);
	size_t at = 0, used;

	*count = 0;
	while (at < length && (used = text_next(text + at, &chars[*count]))) {
		at += used;
		(*count)++;
	}
	return chars;
}

static bool is_from_right(uint32_t codepoint)
{
	return codepoint >= FIRST_FROM_RIGHT && FRIBIDI_IS_RTL(fribidi_get_bidi_type(codepoint));
}

bool bidi_from_right(const char *text)
{
	uint32_t codepoint;

	for (size_t used; (used = text_next(text, &codepoint)); text += used)
		if (FRIBIDI_IS_STRONG(fribidi_get_bidi_type(codepoint)))
			return is_from_right(codepoint);
	return false;
}

static bool any_from_right(const uint32_t *chars, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_from_right(chars[i]))
			return true;
	return false;
}

/* Shaping leaves a filler where two letters became one. */
static size_t drop_fillers(uint32_t *chars, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (chars[i] != FRIBIDI_CHAR_FILL)
			chars[kept++] = chars[i];
	return kept;
}

/* Without memory FriBidi says 0: the line then stands in the order in which it was typed. */
static bool reorder(uint32_t *chars, size_t count)
{
	const FriBidiFlags flags = FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC;
	FriBidiStrIndex length = (FriBidiStrIndex)count;
	FriBidiParType direction = FRIBIDI_PAR_ON;
	FriBidiCharType *types = mem_array(count, sizeof *types);
	FriBidiBracketType *brackets = mem_array(count, sizeof *brackets);
	FriBidiLevel *levels = mem_array(count, sizeof *levels);
	FriBidiArabicProp *joins = mem_array(count, sizeof *joins);
	bool done = false;

	fribidi_get_bidi_types(chars, length, types);
	fribidi_get_bracket_types(chars, length, types, brackets);
	if (fribidi_get_par_embedding_levels_ex(types, brackets, length, &direction, levels)) {
		fribidi_get_joining_types(chars, length, joins);
		fribidi_join_arabic(types, length, levels, joins);
		fribidi_shape(flags, levels, length, joins, chars);
		done = fribidi_reorder_line(flags, types, length, 0, direction, levels, chars, NULL) > 0;
	}
	free(types);
	free(brackets);
	free(levels);
	free(joins);
	return done;
}

uint32_t *bidi_line(const char *text, size_t length, size_t *count)
{
	uint32_t *chars = decode(text, length, count);

	if (any_from_right(chars, *count) && reorder(chars, *count))
		*count = drop_fillers(chars, *count);
	return chars;
}
