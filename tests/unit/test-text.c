/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unictype.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"

/* An entry and what must be left of it. */
struct pair {
	const char *in, *due;
};

static char *clean(const char *text)
{
	return text_clean(text, strlen(text), false, NULL);
}

static void check_cleaned(const struct pair *pairs, size_t n, bool keep_lines)
{
	for (size_t i = 0; i < n; i++) {
		char *found = text_clean(pairs[i].in, strlen(pairs[i].in), keep_lines, NULL);

		assert_string_equal(found, pairs[i].due);
		free(found);
	}
}

#define CHECK_CLEANED(pairs, keep_lines) check_cleaned(pairs, sizeof(pairs) / sizeof *(pairs), keep_lines)

static void plain_words_of_many_languages_stay(void **state)
{
	const char *const texts[] = {
		"", "hello world", "Åsa Öberg-Ångström", "Łódź Žižkov ķēdē šč", "مرحبا بالعالم", "שלום",
		"Привет, мир", "中文 日本語", "நன்றி", ("a\xC2\xA0" "b"), "=1+1", "C:\\new\\temp",
		"\U0001F469\U0001F3FD\u200D\U0001F3EB ok \U0001F44D\U0001F3FD", "1\uFE0F\u20E3", "\u2764\uFE0F",
		"می\u200Cخواهم", "क्\u200Dष", "가나다",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char *found = clean(texts[i]);

		assert_string_equal(found, texts[i]);
		free(found);
	}
}

/* A character of Chinese sends the same text the long way. */
static void the_short_way_of_plain_texts_is_that_of_all_others(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x3000; c++) {
		struct str text = STR_INIT;
		char *shortly, *fully;

		str_add(&text, "\u4E2Dx");
		text_add_codepoint(&text, c);
		str_add(&text, "e");
		shortly = clean(str_text(&text) + strlen("\u4E2D"));
		fully = clean(str_text(&text));
		assert_string_equal(shortly, fully + strlen("\u4E2D"));
		free(shortly);
		free(fully);
		str_free(&text);
	}
}

static void parted_letters_are_composed(void **state)
{
	const struct pair pairs[] = {
		{ "e\u0301 vs \u00E9", "\u00E9 vs \u00E9" },
		{ "\u1112\u1161\u11AB", "한" },
		{ "\u212B", "\u00C5" },
	};

	(void)state;
	CHECK_CLEANED(pairs, false);
}

static void controls_and_unseen_characters_go(void **state)
{
	const struct pair pairs[] = {
		{ "a\x1B[31mred\x07", "a[31mred" },
		{ "x\uFEFFy", "xy" },
		{ "a\u200Bb\u2060c\u00ADd", "abcd" },
		{ "user\u202Etxt.exe\u202C", "usertxt.exe" },
		{ "\u2066a\u2069\u200E\u200F\u061C" "b", "ab" },
		{ "a\xC2\x85" "b\u2028c", "a b c" },
		{ "tag\U000E0041\U000E007F", "tag" },
		{ "\u3164\u115F\uFFA0", "" },
		{ "x\uFFF9y\uFFFB", "xy" },
	};

	(void)state;
	CHECK_CLEANED(pairs, false);
}

static void blanks_at_both_ends_go(void **state)
{
	const struct pair pairs[] = {
		{ "  two before", "two before" }, { "two after  ", "two after" }, { " \t\r\n ", "" },
		{ "\u00A0\u3000x\u2003", "x" }, { "a  b", "a  b" },
	};

	(void)state;
	CHECK_CLEANED(pairs, false);
}

static void line_ends_become_blanks_or_one_line_feed(void **state)
{
	const struct pair flat[] = { { "a\r\nb\rc\nd\te", "a b c d e" }, { "\tx\r", "x" } };
	const struct pair lines[] = { { "a\r\nb\rc\nd\te", "a\nb\nc\nd e" }, { "a\r\n\r\nb\n", "a\n\nb" } };

	(void)state;
	CHECK_CLEANED(flat, false);
	CHECK_CLEANED(lines, true);
}

static void wrong_bytes_become_one_visible_hole(void **state)
{
	const struct pair pairs[] = {
		{ "f\xFCr", "f\uFFFDr" }, { "\xFF\xFE\xC0\xAF", "\uFFFD" }, { "a\xE2\x82", "a\uFFFD" },
		{ "\xED\xA0\x80", "\uFFFD" }, { "\xF4\x90\x80\x80z", "\uFFFDz" }, { "\xFF" "a\xFF", "\uFFFDa\uFFFD" },
	};

	(void)state;
	CHECK_CLEANED(pairs, false);
}

static void a_mark_or_joiner_needs_a_base(void **state)
{
	const struct pair pairs[] = {
		{ "\u0301abc", "abc" }, { "a \u0301b", "a b" }, { " \u0301\u200D\uFE0Fx", "x" },
		{ "\u200D\u200C", "" }, { "a\u200D\u200D\u200Cb", "a\u200Db" },
	};
	const struct pair lines[] = { { "a\n\u0301b", "a\nb" } };

	(void)state;
	CHECK_CLEANED(pairs, false);
	CHECK_CLEANED(lines, true);
}

static void zalgo_keeps_four_marks_a_base(void **state)
{
	struct str zalgo = STR_INIT;
	struct text_lost lost;
	char *found;

	(void)state;
	for (int letter = 0; letter < 2; letter++) {
		str_add_char(&zalgo, 'x');
		for (int i = 0; i < 2000; i++)
			text_add_codepoint(&zalgo, 0x300 + (uint32_t)i % 0x40);
	}
	found = text_clean(zalgo.bytes, zalgo.length, false, &lost);
	assert_int_equal(text_characters(found), 10);
	assert_int_equal(text_columns(found), 2);
	assert_int_equal(lost.marks > 3900, 1);
	free(found);
	str_free(&zalgo);
}

static void what_was_lost_is_counted(void **state)
{
	struct text_lost lost;
	char *found = text_clean("\0a\x01\xFF\xFF b\u0301\u0301\u0301\u0301\u0301\u0301\u202E", 22, false, &lost);

	(void)state;
	assert_string_equal(found, "a\uFFFD b\u0301\u0301\u0301\u0301");
	assert_int_equal(lost.invalid, 2);
	assert_int_equal(lost.controls, 3);
	assert_int_equal(lost.marks, 2);
	free(found);
}

/* Pieces that are hostile side by side. */
static void add_piece(struct str *text, const struct random *random)
{
	static const uint32_t ranges[][2] = {
		{ 0x00, 0x7F }, { 0x80, 0xFF }, { 0x300, 0x36F }, { 0x1100, 0x11FF }, { 0xAC00, 0xAC30 },
		{ 0x200B, 0x200F }, { 0x2028, 0x202E }, { 0xFE00, 0xFE0F }, { 0x0900, 0x09FF }, { 0x20, 0x20 },
		{ 0x1F466, 0x1F469 }, { 0x1F3FB, 0x1F3FF }, { 0, 0x10FFFF }, { 0x0F71, 0x0F84 }, { 0x200D, 0x200D },
	};
	uint32_t which = random_below(random, sizeof ranges / sizeof *ranges + 2);

	if (which >= sizeof ranges / sizeof *ranges)
		str_add_char(text, (char)random_below(random, 256));
	else
		text_add_codepoint(text, ranges[which][0] + random_below(random, ranges[which][1] - ranges[which][0] + 1));
}

static void check_invariants(const char *text)
{
	size_t length = strlen(text) + 1, marks = 0, composed_length;
	uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text, length, NULL, &composed_length);
	bool base = false;
	uint32_t c;

	assert_true(text_is_utf8(text, length, NULL));
	assert_int_equal(composed_length, length);
	assert_memory_equal(composed, text, length);
	free(composed);
	for (size_t step; (step = text_next(text, &c)); text += step) {
		assert_true(c >= 0x20 || c == '\n');
		assert_false(uc_is_property_bidi_control(c));
		marks = uc_is_general_category(c, UC_MARK) ? marks + 1 : c == 0x200C || c == 0x200D ? marks : 0;
		assert_true(marks <= 4);
		assert_true(base || !marks);
		base = c != ' ' && c != '\n';
	}
}

static void cleaning_a_clean_text_changes_nothing(void **state)
{
	struct random_seeded seed = { .seed = 2026 };
	struct random random = random_seeded(&seed);

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct str text = STR_INIT;
		struct text_lost lost;
		bool lines = round % 2;
		char *once, *twice;

		for (uint32_t n = random_below(&random, 24); n; n--)
			add_piece(&text, &random);
		once = text_clean(str_text(&text), text.length, lines, NULL);
		twice = text_clean(once, strlen(once), lines, &lost);
		check_invariants(once);
		assert_string_equal(once, twice);
		assert_int_equal(lost.invalid + lost.controls + lost.marks, 0);
		free(once);
		free(twice);
		str_free(&text);
	}
}

static void wrong_utf8_is_found_at_its_byte(void **state)
{
	size_t at = 0;

	(void)state;
	assert_true(text_is_utf8("šč", 4, &at));
	assert_false(text_is_utf8("ab\xFFz", 4, &at));
	assert_int_equal(at, 2);
	assert_int_equal(text_characters("a\xFFš"), 3);
}

static void widths_are_those_of_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(text_columns("abc"), 3);
	assert_int_equal(text_columns("šč"), 2);
	assert_int_equal(text_columns("中文"), 4);
	assert_int_equal(text_columns("\u2764\uFE0F"), 1);
	assert_int_equal(text_columns("\U0001F469\u200D\U0001F3EB"), 4);
	assert_int_equal(text_columns("b\u0301"), 1);
	assert_int_equal(text_columns("\x07"), 1);
}

static void fitting_never_parts_a_base_from_its_marks(void **state)
{
	(void)state;
	assert_int_equal(text_fit("ab\u0301\u0302c", 2), 6);
	assert_int_equal(text_fit("ab\u0301\u0302c", 1), 1);
	assert_int_equal(text_fit("中文", 3), 3);
	assert_int_equal(text_fit("中文", 1), 0);
	assert_int_equal(text_fit("का", 1), 0);
	assert_int_equal(text_fit("abc", 80), 3);
}

static void check_clip(const char *text, size_t columns, bool ascii, const char *due)
{
	char *found = text_clip(text, columns, ascii);

	assert_string_equal(found, due);
	assert_true(text_columns(found) <= columns);
	free(found);
}

static void a_clipped_text_says_so_and_fits(void **state)
{
	(void)state;
	check_clip("childcare", 9, false, "childcare");
	check_clip("childcare", 8, false, "childca…");
	check_clip("childcare", 8, true, "child...");
	check_clip("childcare", 2, true, "..");
	check_clip("中文中文", 4, false, "中…");
	check_clip("childcare", 0, false, "");
	check_clip("", 0, false, "");
}

/* Collects lines with | between them. */
static void join(void *context, const char *start, size_t length)
{
	struct str *lines = context;

	str_add_slice(lines, start, length);
	str_add_char(lines, '|');
}

static void check_wrap(const char *text, size_t columns, const char *due)
{
	struct str lines = STR_INIT;

	text_wrap(text, columns, join, &lines);
	assert_string_equal(str_text(&lines), due);
	str_free(&lines);
}

static void lines_break_at_blanks_and_line_feeds(void **state)
{
	(void)state;
	check_wrap("Someone to look after the children", 12, "Someone to|look after|the children|");
	check_wrap("", 10, "|");
	check_wrap("a\n\nb", 10, "a||b|");
	check_wrap("ends\n", 10, "ends||");
	check_wrap("ab   cd", 2, "ab|cd|");
	check_wrap("well-known fact", 6, "well-|known|fact|");
	check_wrap("50\u00A0km away", 5, "50\u00A0km|away|");
}

static void a_long_word_breaks_where_it_must(void **state)
{
	(void)state;
	check_wrap("abcdefgh", 3, "abc|def|gh|");
	check_wrap("a abcdefgh", 3, "a|abc|def|gh|");
	check_wrap("中文字", 4, "中文|字|");
	check_wrap("中文", 1, "中|文|");
	check_wrap("b\u0301b\u0301b\u0301", 1, "b\u0301|b\u0301|b\u0301|");
}

/* Lines may lose only blanks and line feeds, and none is too wide. */
struct walk {
	const char *at;
	size_t columns, lines;
};

static void follow(void *context, const char *start, size_t length)
{
	struct walk *walk = context;
	char *line = mem_alloc(length + 1);

	for (; walk->at < start; walk->at++)
		assert_true(*walk->at == ' ' || *walk->at == '\n');
	memcpy(line, start, length);
	assert_true(text_columns(line) <= walk->columns || text_fit(line, walk->columns) == 0);
	walk->at = start + length;
	walk->lines++;
	free(line);
}

static void wrapping_loses_nothing_and_fits_at_every_width(void **state)
{
	struct random_seeded seed = { .seed = 5 };
	struct random random = random_seeded(&seed);

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct str text = STR_INIT;
		char *words;

		for (uint32_t n = random_below(&random, 40); n; n--)
			add_piece(&text, &random);
		words = text_clean(str_text(&text), text.length, true, NULL);
		for (size_t columns = 1; columns < 20; columns++) {
			struct walk walk = { .at = words, .columns = columns };

			text_wrap(words, columns, follow, &walk);
			assert_int_equal(strspn(walk.at, " \n"), strlen(walk.at));
			assert_int_equal(walk.lines, text_lines(words, columns));
		}
		free(words);
		str_free(&text);
	}
}

static void check_same_key(const char *a, const char *b, bool same)
{
	char *first = text_key(a), *second = text_key(b);

	assert_int_equal(str_same(first, second), same);
	free(first);
	free(second);
}

static void the_same_words_have_the_same_key(void **state)
{
	(void)state;
	check_same_key("A lift to the bus!", "a  LIFT to the\u00A0bus", true);
	check_same_key("„Vaikų priežiūra“.", "VAIKŲ PRIEŽIŪRA", true);
	check_same_key("Straße", "STRASSE", true);
	check_same_key("\u2764\uFE0F", "\u2764", true);
	check_same_key("- buy milk", "buy milk", true);
	check_same_key("single-parent", "single parent", false);
	check_same_key("šalis", "salis", false);
	check_same_key("?!", "", false);
}

static void the_nearest_name_is_found(void **state)
{
	const char *const names[] = { "minutes", "title", "prompt", "votes", "točke" };

	(void)state;
	assert_string_equal(text_nearest("mintues", names, 5), "minutes");
	assert_string_equal(text_nearest("tilte", names, 5), "title");
	assert_string_equal(text_nearest("promt", names, 5), "prompt");
	assert_string_equal(text_nearest("tocke", names, 5), "točke");
	assert_string_equal(text_nearest("vote", names, 5), "votes");
	assert_null(text_nearest("colour", names, 5));
	assert_null(text_nearest("", names, 5));
	assert_null(text_nearest("title", names, 0));
}

static void check_ascii(const char *text, const char *due)
{
	char *found = text_ascii(text);

	assert_string_equal(found, due);
	free(found);
}

static void the_ascii_twin_keeps_what_it_can(void **state)
{
	(void)state;
	check_ascii("Łódź ķēdē Åsa ß ø", "Lodz kede Asa ss o");
	check_ascii("„Taip“ – ‘no’… ½ →", "\"Taip\" - 'no'... 1/2 ->");
	check_ascii("中 й مر", "? ? ??");
	check_ascii("5\u00A0€ ≠ 4", "5 EUR /= 4");
	check_ascii("\u2764\uFE0F\xFF\n", "??\n");
}

static int in_utf8(void **state)
{
	(void)state;
	return !setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "en_US.UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_words_of_many_languages_stay),
		cmocka_unit_test(the_short_way_of_plain_texts_is_that_of_all_others),
		cmocka_unit_test(parted_letters_are_composed),
		cmocka_unit_test(controls_and_unseen_characters_go),
		cmocka_unit_test(blanks_at_both_ends_go),
		cmocka_unit_test(line_ends_become_blanks_or_one_line_feed),
		cmocka_unit_test(wrong_bytes_become_one_visible_hole),
		cmocka_unit_test(a_mark_or_joiner_needs_a_base),
		cmocka_unit_test(zalgo_keeps_four_marks_a_base),
		cmocka_unit_test(what_was_lost_is_counted),
		cmocka_unit_test(cleaning_a_clean_text_changes_nothing),
		cmocka_unit_test(wrong_utf8_is_found_at_its_byte),
		cmocka_unit_test(widths_are_those_of_the_terminal),
		cmocka_unit_test(fitting_never_parts_a_base_from_its_marks),
		cmocka_unit_test(a_clipped_text_says_so_and_fits),
		cmocka_unit_test(lines_break_at_blanks_and_line_feeds),
		cmocka_unit_test(a_long_word_breaks_where_it_must),
		cmocka_unit_test(wrapping_loses_nothing_and_fits_at_every_width),
		cmocka_unit_test(the_same_words_have_the_same_key),
		cmocka_unit_test(the_nearest_name_is_found),
		cmocka_unit_test(the_ascii_twin_keeps_what_it_can),
	};

	return cmocka_run_group_tests_name("text", tests, in_utf8, NULL);
}
