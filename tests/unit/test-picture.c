/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/str.h"
#include "view/picture.h"

/* --- What is read */

static void must_refuse(const char *line, const char *words)
{
	struct arena *arena = arena_new();
	struct err err = ERR_INIT;
	struct picture picture;

	assert_false(picture_read(&picture, arena, line, strlen(line), NULL, &err));
	if (!strstr(err_text(&err), words))
		fail_msg("%s\ngives \"%s\"", line, err_text(&err));
	err_clear(&err);
	arena_free(arena);
}

#define PICTURE(boards) "{\"talka-picture\":1,\"quiet\":{\"blocks\":[]},\"boards\":[" boards "]}"
#define BOARD(blocks) "{\"blocks\":[" blocks "]}"

static void what_is_no_picture_is_told_in_words(void **state)
{
	(void)state;
	must_refuse("", "cannot be read");
	must_refuse("[1, 2", "cannot be read");
	must_refuse("7", "cannot be read");
	must_refuse("{\"talka-picture\":2}", "another talka");
	must_refuse("{\"talka-picture\":1}", "a board is missing");
	must_refuse(PICTURE("3"), "a board is missing");
	must_refuse(PICTURE(BOARD("{\"kind\":\"film\"}")), "nothing is known here about the kind \"film\"");
	must_refuse(PICTURE(BOARD("{}")), "the kind");
	must_refuse(PICTURE(BOARD("{\"kind\":\"text\",\"text\":5}")), "\"text\" should be a text");
	must_refuse(PICTURE(BOARD("{\"kind\":\"bars\",\"most\":\"9\"}")), "\"most\" should be a number");
	must_refuse(PICTURE(BOARD("{\"kind\":\"bars\",\"most\":9000000000000000000}")), "\"most\" should be a number");
	must_refuse(PICTURE(BOARD("{\"kind\":\"list\",\"rows\":[{\"selected\":1}]}")), "\"selected\" should be true or false");
	must_refuse(PICTURE(BOARD("{\"kind\":\"list\",\"rows\":[{\"emphasis\":\"loud\"}]}")), "the emphasis \"loud\"");
	must_refuse(PICTURE(BOARD("{\"kind\":\"matrix\",\"rows\":[{}],\"heads\":[\"a\",\"b\"],\"cells\":[\"x\"]}")), "has 1 cells");
	must_refuse(PICTURE(BOARD("{\"kind\":\"matrix\",\"rows\":[{}],\"heads\":[\"a\"],\"focus\":[0,1]}")), "outside");
	must_refuse(PICTURE(BOARD("{\"kind\":\"two\",\"halves\":[]}")), "a board is missing");
	must_refuse(PICTURE(BOARD("{\"kind\":\"two\",\"halves\":[" BOARD("{\"kind\":\"two\"}") "," BOARD("") "]}")), "half a board");
	must_refuse(PICTURE(BOARD("") "," BOARD("") "," BOARD("")), "3 boards");
}

static void a_picture_is_one_line_whatever_its_texts_say(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena), *quiet = board_new(arena);
	struct picture sent = { .workshop = "a\nb", .title = "\"quoted\"", .boards = { board }, .count = 1, .quiet = quiet }, got;
	struct err err = ERR_INIT;
	char *line;

	(void)state;
	board_text(board, EMPHASIS_WARN, "first\nsecond ąčę");
	line = picture_write(&sent);
	assert_null(strchr(line, '\n'));
	assert_true(picture_read(&got, arena, line, strlen(line), NULL, &err));
	assert_string_equal(got.workshop, "a\nb");
	assert_string_equal(got.place, "");
	assert_string_equal(got.title, "\"quoted\"");
	assert_string_equal(got.boards[0]->first->text, "first\nsecond ąčę");
	assert_int_equal(got.boards[0]->first->emphasis, EMPHASIS_WARN);
	free(line);
	arena_free(arena);
}

static const struct language *find(void *context, const char *code)
{
	return str_same(code, "lt") ? context : NULL;
}

static void a_board_is_told_its_language_again(void **state)
{
	struct arena *arena = arena_new();
	struct language lithuanian = { .code = "lt" };
	struct picture_tongues tongues = { .context = &lithuanian, .find = find };
	struct board *board = board_new(arena), *quiet = board_new(arena);
	struct picture sent = { .boards = { board }, .count = 1, .quiet = quiet }, got;
	char *line;

	(void)state;
	board->language = &lithuanian;
	line = picture_write(&sent);
	assert_true(picture_read(&got, arena, line, strlen(line), &tongues, NULL));
	assert_ptr_equal(got.boards[0]->language, &lithuanian);
	assert_null(got.quiet->language);
	free(line);
	arena_free(arena);
}

/* --- What is shown */

static void two_languages_stand_only_where_both_have_room(void **state)
{
	struct arena *arena = arena_new();
	struct board *both = board_new(arena), *one = board_new(arena), *quiet = board_new(arena);
	struct picture picture = { .boards = { both, one }, .count = 2, .quiet = quiet };
	struct canvas *canvas = canvas_new(24, 80, false);

	(void)state;
	for (int i = 0; i < 12; i++)
		board_text(both, EMPHASIS_NONE, "a line");
	board_text(one, EMPHASIS_NONE, "a line");
	assert_ptr_equal(picture_board(&picture, canvas, (struct area){ .rows = 20, .columns = 80 }), both);
	assert_ptr_equal(picture_board(&picture, canvas, (struct area){ .rows = 6, .columns = 80 }), one);
	picture.count = 0;
	assert_ptr_equal(picture_board(&picture, canvas, (struct area){ .rows = 20, .columns = 80 }), quiet);
	canvas_free(canvas);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_picture_is_told_in_words),
		cmocka_unit_test(a_picture_is_one_line_whatever_its_texts_say),
		cmocka_unit_test(a_board_is_told_its_language_again),
		cmocka_unit_test(two_languages_stand_only_where_both_have_room),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
