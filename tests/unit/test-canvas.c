/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "view/canvas.h"
#include "view/terminal.h"

static void assert_text(const struct canvas *canvas, const char *due)
{
	char *text = canvas_text(canvas);

	assert_string_equal(text, due);
	free(text);
}

static void a_put_is_clipped_to_its_room_and_to_the_canvas(void **state)
{
	struct canvas *canvas = canvas_new(2, 6, false);

	(void)state;
	assert_int_equal(canvas_put(canvas, 0, 0, 3, STYLE_NORMAL, "needs"), 3);
	assert_int_equal(canvas_put(canvas, 1, 4, 100, STYLE_NORMAL, "needs"), 2);
	assert_int_equal(canvas_put(canvas, 2, 0, 100, STYLE_NORMAL, "needs"), 0);
	assert_int_equal(canvas_put(canvas, 0, 6, 100, STYLE_NORMAL, "needs"), 0);
	assert_text(canvas, "nee\n    ne\n");
	canvas_free(canvas);
}

static void the_size_nothing_is_no_fault(void **state)
{
	struct canvas *canvas = canvas_new(0, 0, false);

	(void)state;
	assert_int_equal(canvas_put(canvas, 0, 0, 5, STYLE_NORMAL, "needs"), 0);
	canvas_fill(canvas, 0, 0, 5, STYLE_NORMAL, '-');
	canvas_bar(canvas, 0, 0, 5, 1, 2);
	canvas_rule(canvas, 0);
	assert_text(canvas, "");
	canvas_free(canvas);
}

static void a_wide_character_is_whole_or_left_out(void **state)
{
	struct canvas *canvas = canvas_new(1, 5, false);

	(void)state;
	assert_int_equal(canvas_put(canvas, 0, 0, 5, STYLE_NORMAL, "日本語"), 4);
	assert_text(canvas, "日本\n");
	assert_int_equal(canvas_cell(canvas, 0, 0)->columns, 2);
	assert_int_equal(canvas_cell(canvas, 0, 1)->columns, 0);
	assert_int_equal(canvas_cell(canvas, 0, 4)->chars[0], ' ');
	canvas_free(canvas);
}

static void writing_over_half_a_wide_character_takes_the_other_half_away(void **state)
{
	struct canvas *canvas = canvas_new(1, 4, false);

	(void)state;
	canvas_put(canvas, 0, 0, 4, STYLE_NORMAL, "日本");
	canvas_put(canvas, 0, 1, 2, STYLE_NORMAL, "ab");
	assert_text(canvas, " ab\n");
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(canvas_cell(canvas, 0, i)->columns, 1);
	canvas_free(canvas);
}

static void cells_hold_only_what_a_terminal_may_get(void **state)
{
	struct canvas *canvas = canvas_new(1, 12, false);

	(void)state;
	canvas_put(canvas, 0, 0, 12, STYLE_NORMAL, "a\u200Db\uFE0Fc\u200Cd\ne\x07");
	assert_text(canvas, "abcd e\uFFFD\n");
	canvas_free(canvas);
}

static void at_most_four_marks_stand_on_a_base(void **state)
{
	struct canvas *canvas = canvas_new(1, 4, false);

	(void)state;
	assert_int_equal(canvas_put(canvas, 0, 0, 4, STYLE_NORMAL, "e\u0301\u0302\u0303\u0304\u0306x"), 2);
	assert_text(canvas, "e\u0301\u0302\u0303\u0304x\n");
	canvas_free(canvas);
}

static void an_ascii_canvas_holds_only_ascii(void **state)
{
	struct canvas *canvas = canvas_new(3, 20, true);

	(void)state;
	canvas_put_clipped(canvas, 0, 0, 9, STYLE_NORMAL, "Žąsis – łódź und mehr");
	canvas_rule(canvas, 1);
	canvas_bar(canvas, 2, 0, 10, 5, 10);
	for (enum sign sign = 0; sign < SIGN_COUNT; sign++)
		canvas_fill(canvas, 2, 10 + sign, 1, STYLE_NORMAL, canvas_sign(canvas, sign));
	for (size_t i = 0; i < canvas->rows * canvas->columns; i++)
		assert_in_range(canvas->cells[i].chars[0], ' ', '~');
	assert_text(canvas, "Zasis ...\n--------------------\n#####     -+x*o>>#\n");
	canvas_free(canvas);
}

static void a_text_that_does_not_fit_ends_in_an_ellipsis(void **state)
{
	struct canvas *canvas = canvas_new(2, 10, false);

	(void)state;
	canvas_put_clipped(canvas, 0, 0, 10, STYLE_NORMAL, "everyday life");
	canvas_put_clipped(canvas, 1, 0, 10, STYLE_NORMAL, "everyday l");
	assert_text(canvas, "everyday …\neveryday l\n");
	canvas_free(canvas);
}

static void a_line_of_hebrew_stands_from_right_to_left(void **state)
{
	struct canvas *canvas = canvas_new(1, 20, false);

	(void)state;
	canvas_put(canvas, 0, 0, 20, STYLE_NORMAL, "שלום (2) abc");
	assert_text(canvas, "abc (2) םולש\n");
	canvas_free(canvas);
}

static void arabic_letters_are_joined_and_a_ligature_is_one_cell(void **state)
{
	struct canvas *canvas = canvas_new(1, 20, false);

	(void)state;
	/* seen, lam, alef, meem: lam and alef become one sign. */
	assert_int_equal(canvas_put(canvas, 0, 0, 20, STYLE_NORMAL, "\u0633\u0644\u0627\u0645"), 3);
	assert_text(canvas, "\uFEE1\uFEFC\uFEB3\n");
	canvas_free(canvas);
}

static void any_value_but_zero_is_seen_as_a_bar(void **state)
{
	struct canvas *canvas = canvas_new(4, 8, false);

	(void)state;
	canvas_bar(canvas, 0, 0, 8, 0, 1000);
	canvas_bar(canvas, 1, 0, 8, 1, 1000);
	canvas_bar(canvas, 2, 0, 8, 500, 1000);
	canvas_bar(canvas, 3, 0, 8, INT64_MAX, 1000);
	assert_text(canvas, "\n▏\n████\n████████\n");
	canvas_free(canvas);
}

static void a_longer_bar_is_a_larger_value(void **state)
{
	struct canvas *canvas = canvas_new(1, 10, false);
	size_t before = 0;

	(void)state;
	for (int64_t value = 1; value <= 80; value++) {
		size_t eighths = 0;

		canvas_clear(canvas);
		canvas_bar(canvas, 0, 0, 10, value, 80);
		for (size_t i = 0; i < 10; i++)
			if (canvas_cell(canvas, 0, i)->chars[0] != ' ')
				eighths += 0x2590 - canvas_cell(canvas, 0, i)->chars[0];
		assert_int_equal(eighths, before + 1);
		before = eighths;
	}
	canvas_free(canvas);
}

static void styles_are_told_by_runs(void **state)
{
	struct canvas *canvas = canvas_new(2, 10, false);
	char *styles;

	(void)state;
	canvas_put(canvas, 1, 2, 8, STYLE_ACCENT, "abc");
	canvas_style(canvas, 1, 3, 100, STYLE_SELECTED);
	styles = canvas_styles(canvas);
	assert_string_equal(styles, "1 2 1 accent\n1 3 7 selected\n");
	free(styles);
	canvas_free(canvas);
}

static void canvases_are_the_same_by_cells_and_cursor(void **state)
{
	struct canvas *a = canvas_new(2, 4, false), *b = canvas_new(2, 4, false);

	(void)state;
	canvas_put(a, 0, 0, 4, STYLE_BOLD, "ab");
	assert_false(canvas_same(a, b));
	canvas_put(b, 0, 0, 4, STYLE_BOLD, "ab");
	assert_true(canvas_same(a, b));
	canvas_style(b, 0, 0, 1, STYLE_DIM);
	assert_false(canvas_same(a, b));
	canvas_style(b, 0, 0, 1, STYLE_BOLD);
	b->cursor_column = 1;
	assert_false(canvas_same(a, b));
	canvas_free(a);
	canvas_free(b);
}

static void assert_key(const char *name, uint32_t code)
{
	char *again;

	assert_int_equal(key_parse(name), code);
	again = key_text(code);
	assert_int_equal(key_parse(again), code);
	free(again);
}

static void keys_have_names_and_names_have_keys(void **state)
{
	char *name;

	(void)state;
	assert_key("Enter", KEY_CODE_ENTER);
	assert_key("PgDn", KEY_CODE_PAGE_DOWN);
	assert_key("C-b", 2);
	assert_key("C-z", KEY_CODE_SUSPEND);
	assert_key("C-m", KEY_CODE_ENTER);
	assert_key("C-]", 29);
	assert_key("Space", ' ');
	assert_key("Comma", ',');
	assert_key("å", 0xE5);
	assert_key("U+00E5", 0xE5);
	assert_key("U+0041", 'A');
	name = key_text(',');
	assert_string_equal(name, ",");
	free(name);
	for (uint32_t code = KEY_CODE_NAMED + 1; code < KEY_CODE_END_OF_NAMES; code++) {
		name = key_text(code);
		assert_key(name, code);
		free(name);
	}
	for (uint32_t code = 33; code < 0x3000; code++) {
		name = key_text(key_of_character(code));
		assert_int_equal(key_parse(name), key_of_character(code));
		free(name);
	}
}

static void what_is_no_key_is_none(void **state)
{
	static const char *const wrong[] = { "", "Entr", "C-", "C-bb", "U+", "U+110000", "U+00000041", "U+zz", "ab" };

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(key_parse(wrong[i]), KEY_CODE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_put_is_clipped_to_its_room_and_to_the_canvas),
		cmocka_unit_test(the_size_nothing_is_no_fault),
		cmocka_unit_test(a_wide_character_is_whole_or_left_out),
		cmocka_unit_test(writing_over_half_a_wide_character_takes_the_other_half_away),
		cmocka_unit_test(cells_hold_only_what_a_terminal_may_get),
		cmocka_unit_test(at_most_four_marks_stand_on_a_base),
		cmocka_unit_test(an_ascii_canvas_holds_only_ascii),
		cmocka_unit_test(a_text_that_does_not_fit_ends_in_an_ellipsis),
		cmocka_unit_test(a_line_of_hebrew_stands_from_right_to_left),
		cmocka_unit_test(arabic_letters_are_joined_and_a_ligature_is_one_cell),
		cmocka_unit_test(any_value_but_zero_is_seen_as_a_bar),
		cmocka_unit_test(a_longer_bar_is_a_larger_value),
		cmocka_unit_test(styles_are_told_by_runs),
		cmocka_unit_test(canvases_are_the_same_by_cells_and_cursor),
		cmocka_unit_test(keys_have_names_and_names_have_keys),
		cmocka_unit_test(what_is_no_key_is_none),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
