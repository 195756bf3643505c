/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "ui/field.h"

static void press(struct field *field, uint32_t code)
{
	assert_true(field_key(field, &(struct key){ .code = code }));
}

static void paste(struct field *field, const char *text)
{
	assert_true(field_key(field, &(struct key){ .code = KEY_CODE_PASTE, .text = text, .length = strlen(text) }));
}

/* e with an acute mark of its own, a family of three joined, a flag of two signs. */
#define CLUSTERS "e\xcc\x81" "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" "\xf0\x9f\x87\xb1\xf0\x9f\x87\xb9"

static void backspace_takes_a_letter_with_its_marks(void **state)
{
	struct field field = FIELD_INIT;

	(void)state;
	field_set(&field, "a" CLUSTERS);
	press(&field, KEY_CODE_BACKSPACE);
	press(&field, KEY_CODE_BACKSPACE);
	assert_string_equal(field_text(&field), "ae\xcc\x81");
	press(&field, KEY_CODE_BACKSPACE);
	assert_string_equal(field_text(&field), "a");
	press(&field, KEY_CODE_BACKSPACE);
	press(&field, KEY_CODE_BACKSPACE);
	assert_string_equal(field_text(&field), "");
	field_free(&field);
}

static void ctrl_u_empties_the_field_up_to_the_cursor(void **state)
{
	struct field field = FIELD_INIT;

	(void)state;
	field_set(&field, "a" CLUSTERS);
	press(&field, KEY_CODE_LEFT);
	press(&field, 'u' & 0x1f);
	assert_string_equal(field_text(&field), "\xf0\x9f\x87\xb1\xf0\x9f\x87\xb9");
	press(&field, KEY_CODE_END);
	press(&field, 'u' & 0x1f);
	assert_string_equal(field_text(&field), "");
	field_free(&field);
}

static void left_and_right_stop_between_letters_as_people_see_them(void **state)
{
	struct field field = FIELD_INIT;

	(void)state;
	field_set(&field, CLUSTERS);
	press(&field, KEY_CODE_LEFT);
	press(&field, KEY_CODE_LEFT);
	press(&field, 'x');
	press(&field, KEY_CODE_HOME);
	press(&field, KEY_CODE_RIGHT);
	press(&field, KEY_CODE_DELETE);
	assert_string_equal(field_text(&field), CLUSTERS);
	press(&field, KEY_CODE_DELETE);
	press(&field, KEY_CODE_DELETE);
	press(&field, KEY_CODE_DELETE);
	assert_string_equal(field_text(&field), "e\xcc\x81");
	press(&field, KEY_CODE_RIGHT);
	press(&field, 'a' & 0x1f);
	press(&field, 'y');
	press(&field, 'e' & 0x1f);
	press(&field, 'z');
	assert_string_equal(field_text(&field), "ye\xcc\x81z");
	field_free(&field);
}

static void a_paste_becomes_one_clean_line_at_the_cursor(void **state)
{
	struct field field = FIELD_INIT;

	(void)state;
	field_set(&field, "[]");
	press(&field, KEY_CODE_LEFT);
	paste(&field, "one\r\ntwo\tthree\x1b\xff \xe2\x80\xae");
	assert_string_equal(field_text(&field), "[one two three\xef\xbf\xbd]");
	press(&field, '!');
	assert_string_equal(field_text(&field), "[one two three\xef\xbf\xbd!]");
	field_free(&field);
}

static void what_is_no_text_is_left_to_others(void **state)
{
	static const uint32_t codes[] = { KEY_CODE_ENTER, KEY_CODE_ESC, KEY_CODE_TAB, KEY_CODE_UP, KEY_CODE_DOWN, KEY_CODE_F1,
		KEY_CODE_PAGE_UP, 'b' & 0x1f, 't' & 0x1f, 'r' & 0x1f, 0x7f, 0x85 };
	struct field field = FIELD_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_false(field_key(&field, &(struct key){ .code = codes[i] }));
	assert_string_equal(field_text(&field), "");
	field_free(&field);
}

static void blanks_at_the_ends_do_not_go_into_an_event(void **state)
{
	struct field field = FIELD_INIT;
	char *clean;

	(void)state;
	field_set(&field, "  a lift \xcc\x81 ");
	clean = field_clean(&field);
	assert_string_equal(clean, "a lift");
	free(clean);
	field_free(&field);
}

static void cursor_is_within(const struct field *field, bool unseen)
{
	for (size_t room = 1; room < 30; room++) {
		struct canvas *canvas = canvas_new(1, 40, false);

		field_draw(field, canvas, 0, 5, room, unseen);
		assert_true(canvas->cursor_shown);
		assert_in_range(canvas->cursor_column, 5, 5 + room - 1);
		assert_int_equal(canvas_cell(canvas, 0, 4)->style, STYLE_NORMAL);
		assert_int_equal(canvas_cell(canvas, 0, 5 + room)->style, STYLE_NORMAL);
		canvas_free(canvas);
	}
}

static void the_cursor_is_visible_in_any_room(void **state)
{
	static const char *const texts[] = { "", "a", "abcdefghijklmnopqrstuvwxyz", "\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad", CLUSTERS CLUSTERS,
		"\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct field field = FIELD_INIT;

		field_set(&field, texts[i]);
		for (size_t left = 0; left < 30; left++) {
			cursor_is_within(&field, false);
			cursor_is_within(&field, true);
			press(&field, KEY_CODE_LEFT);
		}
		field_free(&field);
	}
}

static void a_long_text_shows_the_part_around_the_cursor(void **state)
{
	struct field field = FIELD_INIT;
	struct canvas *canvas = canvas_new(1, 10, false);
	char *text;

	(void)state;
	field_set(&field, "abcdefghijklmnopqrst");
	field_draw(&field, canvas, 0, 0, 10, false);
	text = canvas_text(canvas);
	assert_string_equal(text, "<mnopqrst\n");
	free(text);
	press(&field, KEY_CODE_HOME);
	field_draw(&field, canvas, 0, 0, 10, false);
	text = canvas_text(canvas);
	assert_string_equal(text, "abcdefghij\n");
	free(text);
	canvas_free(canvas);
	field_free(&field);
}

static void unseen_every_character_is_a_dot(void **state)
{
	struct field field = FIELD_INIT;
	struct canvas *canvas = canvas_new(1, 20, true);
	char *text;

	(void)state;
	field_set(&field, "C a" CLUSTERS);
	field_draw(&field, canvas, 0, 0, 20, true);
	text = canvas_text(canvas);
	assert_string_equal(text, "* * * * *\n");
	free(text);
	canvas_free(canvas);
	field_free(&field);
}

static void a_paste_of_a_megabyte_is_drawn_at_once(void **state)
{
	struct field field = FIELD_INIT;
	struct canvas *canvas = canvas_new(1, 80, false);
	struct str text = STR_INIT;

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		str_add(&text, "0123456789");
	paste(&field, str_text(&text));
	field_draw(&field, canvas, 0, 0, 80, false);
	assert_int_equal(canvas->cursor_column, 79);
	str_free(&text);
	canvas_free(canvas);
	field_free(&field);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(backspace_takes_a_letter_with_its_marks),
		cmocka_unit_test(ctrl_u_empties_the_field_up_to_the_cursor),
		cmocka_unit_test(left_and_right_stop_between_letters_as_people_see_them),
		cmocka_unit_test(a_paste_becomes_one_clean_line_at_the_cursor),
		cmocka_unit_test(what_is_no_text_is_left_to_others),
		cmocka_unit_test(blanks_at_the_ends_do_not_go_into_an_event),
		cmocka_unit_test(the_cursor_is_visible_in_any_room),
		cmocka_unit_test(a_long_text_shows_the_part_around_the_cursor),
		cmocka_unit_test(unseen_every_character_is_a_dot),
		cmocka_unit_test(a_paste_of_a_megabyte_is_drawn_at_once),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
