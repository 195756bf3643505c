/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"

enum { LEAST_START = 3 };

static bool is_unseen(uint32_t c)
{
	return c >= 0xAD && uc_is_property_default_ignorable_code_point(c);
}

static bool is_outer(uint32_t c)
{
	return c == ' ' || uc_is_general_category(c, UC_PUNCTUATION);
}

static char *fold_case(const char *text)
{
	size_t length;
	uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text) + 1, NULL, UNINORM_NFKC, NULL, &length);

	return folded ? (char *)folded : mem_text(text);
}

static char *fold_blanks(const char *text)
{
	struct str kept = STR_INIT;
	bool blank = false;
	uint32_t c;

	for (size_t step; (step = text_next(text, &c)); text += step) {
		if (uc_is_property_white_space(c)) {
			blank = kept.length > 0;
			continue;
		}
		if (is_unseen(c))
			continue;
		if (blank)
			str_add_char(&kept, ' ');
		blank = false;
		str_add_slice(&kept, text, step);
	}
	return str_take(&kept);
}

/* The text without its outer punctuation; "?!" has nothing else and stays. */
static char *drop_outer(char *text)
{
	struct str kept = STR_INIT;
	const char *start = text;
	size_t at = 0, inner = 0;
	uint32_t c;

	for (size_t step; (step = text_next(start, &c)) && is_outer(c); start += step)
		;
	for (size_t step; (step = text_next(start + at, &c)); ) {
		at += step;
		if (!is_outer(c))
			inner = at;
	}
	if (!inner)
		return text;
	str_add_slice(&kept, start, inner);
	free(text);
	return str_take(&kept);
}

char *text_key(const char *text)
{
	char *folded = fold_case(text);
	char *blanks = fold_blanks(folded);

	free(folded);
	return drop_outer(blanks);
}

/* A name as characters, so that one edit is one character, whatever its bytes. */
struct name {
	uint32_t *characters;
	size_t length;
};

static struct name name_of(const char *text)
{
	struct name name = { .characters = mem_array(text_characters(text) + 1, sizeof *name.characters) };

	for (size_t step; (step = text_next(text, &name.characters[name.length])); name.length++)
		text += step;
	return name;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One row of the table of edits; before and before2 are the rows above. */
static void fill_row(size_t i, struct name a, struct name b, const size_t *before2, const size_t *before, size_t *row)
{
	row[0] = i;
	for (size_t j = 1; j <= b.length; j++) {
		bool same = a.characters[i - 1] == b.characters[j - 1];

		row[j] = least(least(before[j], row[j - 1]) + 1, before[j - 1] + !same);
		if (i > 1 && j > 1 && a.characters[i - 1] == b.characters[j - 2] && a.characters[i - 2] == b.characters[j - 1])
			row[j] = least(row[j], before2[j - 2] + 1);
	}
}

/* Insertions, deletions, changes and swaps of neighbours (optimal string alignment). */
static size_t edits(struct name a, struct name b)
{
	size_t *rows[3], distance;

	for (int r = 0; r < 3; r++)
		rows[r] = mem_array(b.length + 1, sizeof **rows);
	for (size_t j = 0; j <= b.length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.length; i++)
		fill_row(i, a, b, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
	distance = rows[a.length % 3][b.length];
	for (int r = 0; r < 3; r++)
		free(rows[r]);
	return distance;
}

/* Edits from one to the other, or more than most where the lengths alone say so. */
static size_t edits_within(struct name a, const char *text, size_t most)
{
	struct name b = name_of(text);
	size_t apart = a.length > b.length ? a.length - b.length : b.length - a.length;

	if (apart <= most)
		apart = edits(a, b);
	free(b.characters);
	return apart;
}

/* The one name that begins so, as "wish" does "wishes"; NULL where there are none or several. */
static const char *beginning_with(const char *start, const char *const *names, size_t n)
{
	const char *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (strlen(start) >= LEAST_START && !strncmp(names[i], start, strlen(start))) {
			if (found)
				return NULL;
			found = names[i];
		}
	return found;
}

const char *text_nearest(const char *name, const char *const *names, size_t n)
{
	struct name wanted = name_of(name);
	size_t best = (wanted.length < 3 ? 1 : wanted.length / 3) + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t distance = edits_within(wanted, names[i], best);

		if (distance < best) {
			best = distance;
			nearest = names[i];
		}
	}
	free(wanted.characters);
	return nearest ? nearest : beginning_with(name, names, n);
}

static const struct twin {
	uint32_t codepoint;
	const char *ascii;
} twins[] = {
	{ 0xA9, "(c)" }, { 0xAB, "\"" }, { 0xAE, "(R)" }, { 0xB7, "*" }, { 0xBB, "\"" }, { 0xC6, "AE" },
	{ 0xD0, "D" }, { 0xD7, "x" }, { 0xD8, "O" }, { 0xDE, "Th" }, { 0xDF, "ss" }, { 0xE6, "ae" },
	{ 0xF0, "d" }, { 0xF7, "/" }, { 0xF8, "o" }, { 0xFE, "th" }, { 0x110, "D" }, { 0x111, "d" },
	{ 0x126, "H" }, { 0x127, "h" }, { 0x131, "i" }, { 0x141, "L" }, { 0x142, "l" }, { 0x14A, "Ng" },
	{ 0x14B, "ng" }, { 0x152, "OE" }, { 0x153, "oe" }, { 0x166, "T" }, { 0x167, "t" }, { 0x1E9E, "SS" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2015, "-" },
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201A, "'" }, { 0x201B, "'" }, { 0x201C, "\"" }, { 0x201D, "\"" },
	{ 0x201E, "\"" }, { 0x201F, "\"" }, { 0x2020, "+" }, { 0x2022, "*" }, { 0x2032, "'" }, { 0x2039, "'" },
	{ 0x203A, "'" }, { 0x2044, "/" }, { 0x20AC, "EUR" }, { 0x2190, "<-" }, { 0x2192, "->" }, { 0x2194, "<->" },
	{ 0x2212, "-" }, { 0x2260, "/=" }, { 0x2264, "<=" }, { 0x2265, ">=" },
};

static const char *twin_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
		if (twins[i].codepoint == c)
			return twins[i].ascii;
	return NULL;
}

static void add_ascii(struct str *ascii, uint32_t c)
{
	const char *twin = twin_of(c);

	if (c < 0x80)
		str_add_char(ascii, (char)c);
	else if (!uc_is_general_category(c, UC_MARK) && !is_unseen(c))
		str_add(ascii, twin ? twin : "?");
}

/* A character is asked whole first: parted, U+2260 would become "=", which says the opposite. */
static void add_parts(struct str *ascii, const char *bytes, size_t length, uint32_t c)
{
	size_t size = 0;
	uint8_t *parts;

	if (c < 0x80 || twin_of(c)) {
		add_ascii(ascii, c);
		return;
	}
	parts = u8_normalize(UNINORM_NFKD, (const uint8_t *)bytes, length, NULL, &size);
	if (!parts)
		str_add_char(ascii, '?');
	for (size_t at = 0; at < size; ) {
		at += (size_t)u8_mbtouc(&c, parts + at, size - at);
		add_ascii(ascii, c);
	}
	free(parts);
}

char *text_ascii(const char *text)
{
	struct str ascii = STR_INIT;
	uint32_t c;

	for (size_t step; (step = text_next(text, &c)); text += step)
		add_parts(&ascii, text, step, c);
	return str_take(&ascii);
}
