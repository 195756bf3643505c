/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "unit/desk-support.h"

static const char asking[] =
    "[workshop]\nformat = 1\nid = asking\ntitle = \"An evening of a society with a name that is rather long\"\n"
    "ask = place | facilitator | audience\n"
    "[exercise.vote]\ntype = vote\nmethod = dots\ntitle = \"Dots for what we want\"\nitems = helpers\nminutes = 10\ninput = paper | hands\n"
    "[exercise.talk]\ntype = discuss\nminutes = 5\n"
    "[list.helpers]\ncar = \"A car\"\nroom = \"A room\"\n";

static struct desk_room *begin(void)
{
	return desk_over(room_open(asking));
}

static void an_answer_is_kept(void **state)
{
	struct desk_room *desk = begin();

	(void)state;
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "In which place is this evening?"));
	desk_type(desk, "\"The hall\" Enter");
	assert_string_equal(session_fact(room_session(desk->room), "place"), "The hall");
	assert_true(desk_shows(desk, "Who leads the workshop?"));
	desk_free(desk);
}

static void enter_on_nothing_skips_a_question_for_good(void **state)
{
	struct desk_room *desk = begin();

	(void)state;
	desk_type(desk, "Enter*2");
	assert_string_equal(desk_last_event(desk), "session.fact name=place text=");
	assert_true(desk_shows(desk, "Who leads the workshop?"));
	desk_open_again(desk);
	desk_type(desk, "Enter");
	assert_false(desk_shows(desk, "In which place is this evening?"));
	assert_true(desk_shows(desk, "Who leads the workshop?"));
	desk_type(desk, "Enter*3");
	assert_true(desk_shows(desk, "1 of 2"));
	desk_free(desk);
}

static void esc_asks_again_another_time(void **state)
{
	struct desk_room *desk = begin();

	(void)state;
	desk_type(desk, "Enter Esc Enter");
	assert_true(desk_shows(desk, "Who leads the workshop?"));
	desk_open_again(desk);
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "In which place is this evening?"));
	desk_free(desk);
}

static void where_we_are_is_told_beside_any_title(void **state)
{
	struct desk_room *desk = begin();

	(void)state;
	desk_type(desk, "Enter*5");
	assert_non_null(strstr(desk_screen(desk, 24, 80), " 1 of 2  Dots for what we want"));
	assert_non_null(strstr(desk_screen(desk, 24, 30), " 1 of 2  Dots for wha…"));
	assert_null(strstr(desk_screen(desk, 24, 20), "1 of 2"));
	desk_free(desk);
}

static void the_way_to_vote_that_the_file_names_first_comes_first(void **state)
{
	struct desk_room *desk = begin();

	(void)state;
	desk_type(desk, "w 3 Enter Esc Enter*6");
	assert_true(desk_shows(desk, "Slip 1"));
	desk_type(desk, "Tab");
	assert_false(desk_shows(desk, "Slip 1"));
	desk_free(desk);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_is_kept),
		cmocka_unit_test(enter_on_nothing_skips_a_question_for_good),
		cmocka_unit_test(esc_asks_again_another_time),
		cmocka_unit_test(where_we_are_is_told_beside_any_title),
		cmocka_unit_test(the_way_to_vote_that_the_file_names_first_comes_first),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
