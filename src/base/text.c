/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <unistr.h>
#include <wchar.h>

#include "base/mem.h"

enum { WRONG = 0xFFFD, ZWNJ = 0x200C, ZWJ = 0x200D };

static bool is_ascii(char byte)
{
	return byte && (unsigned char)byte < 0x80;
}

size_t text_next(const char *text, uint32_t *codepoint)
{
	ucs4_t found;
	int bytes;

	if ((unsigned char)*text < 0x80) {
		*codepoint = (unsigned char)*text;
		return *text != '\0';
	}
	bytes = u8_strmbtouc(&found, (const uint8_t *)text);
	*codepoint = bytes > 0 ? found : WRONG;
	return bytes > 0 ? (size_t)bytes : 1;
}

void text_add_codepoint(struct str *str, uint32_t codepoint)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, codepoint, sizeof bytes);

	if (length < 1)
		length = u8_uctomb(bytes, WRONG, sizeof bytes);
	for (int i = 0; i < length; i++)
		str_add_char(str, (char)bytes[i]);
}

bool text_is_utf8(const char *bytes, size_t length, size_t *wrong_at)
{
	const uint8_t *start = (const uint8_t *)bytes;
	const uint8_t *wrong = u8_check(start, length);

	if (wrong && wrong_at)
		*wrong_at = (size_t)(wrong - start);
	return !wrong;
}

size_t text_characters(const char *text)
{
	size_t count = 0;
	uint32_t codepoint;

	for (size_t step; (step = is_ascii(*text) ? 1 : text_next(text, &codepoint)); text += step)
		count++;
	return count;
}

int text_codepoint_columns(uint32_t codepoint)
{
	int width;

	if (codepoint >= 0x20 && codepoint < 0x7F)
		return 1;
	if (codepoint == ZWJ || codepoint == ZWNJ || uc_is_property_variation_selector(codepoint))
		return 0;
	width = wcwidth((wchar_t)codepoint);
	return width < 0 ? 1 : width;
}

/* A character with the marks, joiners and selectors that hang on it: 0 bytes at the end. */
struct cluster {
	size_t bytes, columns;
};

static bool hangs_on(uint32_t codepoint)
{
	return codepoint >= 0x300 && (!text_codepoint_columns(codepoint) || uc_is_general_category(codepoint, UC_MARK));
}

static struct cluster next_cluster(const char *text)
{
	struct cluster cluster = { 0 };
	uint32_t codepoint;
	size_t step;

	/* Most are: a letter, and another one behind it. */
	if (is_ascii(text[0]) && (unsigned char)text[1] < 0x80)
		return (struct cluster){ 1, 1 };
	step = text_next(text, &codepoint);
	while (step) {
		cluster.bytes += step;
		cluster.columns += (size_t)text_codepoint_columns(codepoint);
		step = text_next(text + cluster.bytes, &codepoint);
		if (step && !hangs_on(codepoint))
			break;
	}
	return cluster;
}

size_t text_columns(const char *text)
{
	size_t columns = 0;
	uint32_t codepoint;

	for (size_t step; (step = text_next(text, &codepoint)); text += step)
		columns += (size_t)text_codepoint_columns(codepoint);
	return columns;
}

size_t text_fit(const char *text, size_t columns)
{
	size_t bytes = strnlen(text, columns), used = 0;

	/* No character has more columns than bytes. */
	if (!text[bytes])
		return bytes;
	bytes = 0;
	for (struct cluster next; (next = next_cluster(text + bytes)).bytes; bytes += next.bytes) {
		used += next.columns;
		if (used > columns)
			break;
	}
	return bytes;
}

char *text_clip(const char *text, size_t columns, bool ascii)
{
	const char *dots = ascii ? "..." : "…";
	struct str clipped = STR_INIT;
	size_t dots_columns = text_columns(dots);

	if (!text[text_fit(text, columns)])
		return mem_text(text);
	if (columns < dots_columns)
		str_add_slice(&clipped, dots, text_fit(dots, columns));
	else {
		str_add_slice(&clipped, text, text_fit(text, columns - dots_columns));
		str_add(&clipped, dots);
	}
	return str_take(&clipped);
}

static size_t without_blanks(const char *text, size_t length)
{
	while (length && text[length - 1] == ' ')
		length--;
	return length;
}

/* The bytes of the line that begins here; blanks at its end hang over the edge, they are not seen. */
static size_t line_bytes(const char *text, size_t length, const char *breaks, size_t columns)
{
	size_t end = 0, used = 0, cut = 0;

	while (end < length) {
		struct cluster next = next_cluster(text + end);

		if (breaks[end] == UC_BREAK_POSSIBLE)
			cut = end;
		if (used + next.columns > columns && (text[end] != ' ' || next.bytes > 1))
			return cut ? cut : end ? end : next.bytes;
		used += next.columns;
		end += next.bytes;
	}
	return length;
}

static void wrap_paragraph(const char *text, size_t length, size_t columns, text_line_fn *line, void *context)
{
	char *breaks;

	if (text_fit(text, columns) >= length) {
		line(context, text, without_blanks(text, length));
		return;
	}
	breaks = mem_alloc(length);
	u8_possible_linebreaks((const uint8_t *)text, length, "UTF-8", breaks);
	for (size_t at = 0, bytes; at < length; at += bytes) {
		bytes = line_bytes(text + at, length - at, breaks + at, columns);
		line(context, text + at, without_blanks(text + at, bytes));
	}
	free(breaks);
}

void text_wrap(const char *text, size_t columns, text_line_fn *line, void *context)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		wrap_paragraph(text, length, columns, line, context);
		if (!text[length])
			return;
		text += length + 1;
	}
}

static void count_line(void *context, const char *start, size_t length)
{
	size_t *lines = context;

	(void)start;
	(void)length;
	++*lines;
}

size_t text_lines(const char *text, size_t columns)
{
	size_t lines = 0;

	text_wrap(text, columns, count_line, &lines);
	return lines;
}
