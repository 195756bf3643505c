/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"

enum { MARKS_MOST = 4, WRONG = 0xFFFD, ZWNJ = 0x200C, ZWJ = 0x200D };

static bool is_joiner(uint32_t c)
{
	return c == ZWJ || c == ZWNJ;
}

static bool is_line_end(uint32_t c)
{
	return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || is_line_end(c) || uc_is_property_white_space(c);
}

static bool is_mark(uint32_t c)
{
	return c >= 0x300 && uc_is_general_category(c, UC_MARK);
}

/* Control, bidi-control and zero-width characters. U+FFF9..FFFB (annotations) are not among the ignorable ones. */
static bool is_unseen(uint32_t c)
{
	if (is_joiner(c) || uc_is_property_variation_selector(c))
		return false;
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xFFF9 && c <= 0xFFFB) ||
	       (c >= 0xAD && uc_is_property_default_ignorable_code_point(c));
}

static void keep(struct str *kept, uint32_t c, bool keep_lines, struct text_lost *lost)
{
	if (is_line_end(c))
		str_add_char(kept, keep_lines ? '\n' : ' ');
	else if (c == '\t')
		str_add_char(kept, ' ');
	else if (is_unseen(c))
		lost->controls++;
	else
		text_add_codepoint(kept, c);
}

/* First pass: valid UTF-8, and nothing unseen. A run of wrong bytes becomes one U+FFFD, so that the reader sees the hole. */
static char *drop_unseen(const char *bytes, size_t length, bool keep_lines, struct text_lost *lost)
{
	struct str kept = STR_INIT;
	bool wrong = false;

	for (size_t at = 0; at < length; ) {
		ucs4_t c;
		int step = u8_mbtoucr(&c, (const uint8_t *)bytes + at, length - at);
		bool first_of_two = c == '\r' && length - at > 1 && bytes[at + 1] == '\n';

		if (step >= 1 && !first_of_two)
			keep(&kept, c, keep_lines, lost);
		else if (step < 1 && !wrong)
			text_add_codepoint(&kept, WRONG);
		wrong = step < 1;
		lost->invalid += wrong;
		at += wrong ? 1 : (size_t)step;
	}
	return str_take(&kept);
}

static char *compose(char *text)
{
	size_t length = strlen(text) + 1;
	uint8_t *composed;

	if (text_characters(text) + 1 == length)
		return text;
	composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text, length, NULL, &length);
	free(text);
	return composed ? (char *)composed : mem_text("");
}

/* What hangs on the last base: a mark or joiner needs one, and a joiner nothing that joins already. */
struct hanging {
	bool base, joined;
	size_t marks;
};

static bool may_hang(struct hanging *hanging, uint32_t c, struct text_lost *lost)
{
	bool joiner = is_joiner(c);

	if (!joiner && !is_mark(c)) {
		*hanging = (struct hanging){ .base = !is_blank(c) };
		return true;
	}
	if (!hanging->base || (joiner ? hanging->joined : hanging->marks == MARKS_MOST)) {
		lost->controls += joiner;
		lost->marks += !joiner;
		return false;
	}
	hanging->marks += !joiner;
	hanging->joined = joiner;
	return true;
}

/* Second pass, on NFC, where a mark that has a letter of its own counts no more. */
static char *limit_hanging(const char *text, struct text_lost *lost)
{
	struct str kept = STR_INIT;
	struct hanging hanging = { 0 };
	uint32_t c;

	for (size_t step; (step = text_next(text, &c)); text += step)
		if (may_hang(&hanging, c, lost))
			str_add_slice(&kept, text, step);
	return str_take(&kept);
}

/* Bytes from the start up to the last character that is no blank. */
static size_t seen_bytes(const char *text)
{
	size_t seen = 0, at = 0;
	uint32_t c;

	for (size_t step; (step = text_next(text + at, &c)); ) {
		at += step;
		if (!is_blank(c))
			seen = at;
	}
	return seen;
}

static char *trim(const char *text)
{
	struct str kept = STR_INIT;
	uint32_t c;

	for (size_t step; (step = text_next(text, &c)) && is_blank(c); text += step)
		;
	str_add_slice(&kept, text, seen_bytes(text));
	return str_take(&kept);
}

/*
 * Bytes of the character at the start, if it is one that loses nothing and composes with nothing: printable ASCII,
 * the Latin letters U+00A1..U+02FF but the soft hyphen, and the dashes and quotes U+2010..U+2027. 0 = another.
 */
static size_t plain_step(const unsigned char *bytes, size_t left)
{
	if (bytes[0] < 0x80)
		return bytes[0] >= ' ' && bytes[0] <= '~';
	if (left >= 2 && bytes[0] >= 0xC2 && bytes[0] <= 0xCB && bytes[1] >= 0x80 && bytes[1] <= 0xBF)
		return bytes[0] > 0xC2 || (bytes[1] > 0xA0 && bytes[1] != 0xAD) ? 2 : 0;
	return left >= 3 && bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] >= 0x90 && bytes[2] <= 0xA7 ? 3 : 0;
}

/* Most texts: nothing to lose, nothing to compose. */
static bool is_plain(const char *bytes, size_t length)
{
	size_t step;

	for (size_t at = 0; at < length; at += step)
		if (!(step = plain_step((const unsigned char *)bytes + at, length - at)))
			return false;
	return true;
}

static char *trim_plain(const char *bytes, size_t length)
{
	struct str kept = STR_INIT;

	for (; length && bytes[length - 1] == ' '; length--)
		;
	for (; length && *bytes == ' '; bytes++, length--)
		;
	str_add_slice(&kept, bytes, length);
	return str_take(&kept);
}

static char *clean_any(const char *bytes, size_t length, bool keep_lines, struct text_lost *lost)
{
	struct text_lost found = { 0 };
	char *seen = compose(drop_unseen(bytes, length, keep_lines, &found));
	char *limited = limit_hanging(seen, &found);
	char *clean = trim(limited);

	free(seen);
	free(limited);
	if (lost)
		*lost = found;
	return clean;
}

char *text_clean(const char *bytes, size_t length, bool keep_lines, struct text_lost *lost)
{
	if (!is_plain(bytes, length))
		return clean_any(bytes, length, keep_lines, lost);
	if (lost)
		*lost = (struct text_lost){ 0 };
	return trim_plain(bytes, length);
}

const char *text_kept(struct arena *arena, const char *bytes, size_t length, bool keep_lines)
{
	char *clean = text_clean(bytes, length, keep_lines, NULL);
	const char *kept = arena_text(arena, clean);

	free(clean);
	return kept;
}
