/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model/poll-desk.h"
#include "unit/desk-support.h"

static void a_count_is_taken_by_moving_on(void **state)
{
	struct desk_room *desk = desk_ideas(12);
	size_t events;

	(void)state;
	desk_type(desk, "7 Enter");
	assert_string_equal(desk_last_event(desk), "count.set source=hands amount=7");
	assert_int_equal(desk_count(room_poll(desk->room, "ideas"), 0), 7);
	desk_type(desk, "1 2 BS Down 5 Up");
	assert_int_equal(desk_count(room_poll(desk->room, "ideas"), 1), 1);
	assert_int_equal(desk_count(room_poll(desk->room, "ideas"), 2), 5);
	events = desk_events(desk);
	desk_type(desk, "Up Down Enter Home");
	assert_int_equal(desk_events(desk), events);
	desk_type(desk, "End 9 Enter");
	assert_string_equal(desk_last_event(desk), "count.people source=hands amount=9");
	assert_int_equal(desk_people(room_poll(desk->room, "ideas")), 9);
	desk_free(desk);
}

static void too_many_votes_are_told_at_once(void **state)
{
	struct desk_room *desk = desk_ideas(3);

	(void)state;
	desk_type(desk, "C-t 6 Enter 5 Enter");
	assert_true(desk_shows(desk, "2 votes too many for 3 people"));
	desk_type(desk, "Up 3 Enter");
	assert_false(desk_shows(desk, "too many"));
	desk_type(desk, "9 Enter");
	assert_true(desk_shows(desk, "C has 3 votes too many for 3 people"));
	desk_type(desk, "C-t");
	assert_true(desk_shows(desk, "C has more votes than the people can give"));
	assert_false(desk_shows(desk, "3 votes"));
	desk_free(desk);
}

/* Where slips are taken, too: hands of so many people as nobody has told are not "0 of 3". */
static void hands_alone_do_not_tell_how_many_have_answered(void **state)
{
	struct desk_room *desk = desk_ideas(3);

	(void)state;
	assert_true(desk_shows(desk, "0 of 3 have answered"));
	desk_type(desk, "2 Enter");
	assert_false(desk_shows(desk, "have answered"));
	desk_type(desk, "End 3 Enter");
	assert_true(desk_shows(desk, "3 of 3 have answered"));
	desk_free(desk);
}

static void enter_on_nothing_at_the_end_says_how_to_go_on(void **state)
{
	struct desk_room *desk = desk_ideas(3);
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "End Enter");
	assert_true(desk_shows(desk, "no number is typed here; c closes the round"));
	assert_int_equal(desk_events(desk), events);
	desk_free(desk);
}

static void a_figure_that_is_no_count_stays_to_be_mended(void **state)
{
	struct desk_room *desk = desk_ideas(3);
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "9*7 Enter");
	assert_int_equal(desk_events(desk), events);
	desk_type(desk, "BS*6 Enter");
	assert_string_equal(desk_last_event(desk), "count.set source=hands amount=9");
	desk_paste(desk, "twelve");
	desk_paste(desk, "12");
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "count.set source=hands amount=12");
	desk_free(desk);
}

static void tab_goes_to_the_other_input_and_loses_nothing(void **state)
{
	struct desk_room *desk = desk_ideas(3);

	(void)state;
	desk_type(desk, "2 Tab A A B");
	assert_true(desk_shows(desk, "Slip 1  ● ● ●"));
	desk_type(desk, "Tab Enter");
	assert_string_equal(desk_last_event(desk), "count.set source=hands amount=2");
	desk_type(desk, "Tab Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=needs-1:2|needs-2");
	desk_free(desk);
}

static void letters_stay_commands_beside_a_count(void **state)
{
	struct desk_room *desk = desk_ideas(3);

	(void)state;
	desk_type(desk, "c");
	assert_true(desk_shows(desk, "Nothing has come in yet"));
	desk_type(desk, "y");
	assert_int_equal(poll_stage(room_poll(desk->room, "ideas")), POLL_CLOSED);
	desk_free(desk);
}

static void a_letter_passed_over_is_asked_about(void **state)
{
	struct desk_room *desk = desk_ideas(3);

	(void)state;
	desk_type(desk, "2 Enter");
	for (size_t i = 2; i < poll_offered(room_poll(desk->room, "ideas")); i++)
		desk_type(desk, "Down 0 Enter Up");
	desk_type(desk, "c");
	assert_true(desk_shows(desk, "B: no hands counted yet."));
	desk_type(desk, "Esc Home Down 0 Enter c");
	assert_false(desk_shows(desk, "no hands counted yet"));
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_count_is_taken_by_moving_on),
		cmocka_unit_test(too_many_votes_are_told_at_once),
		cmocka_unit_test(hands_alone_do_not_tell_how_many_have_answered),
		cmocka_unit_test(enter_on_nothing_at_the_end_says_how_to_go_on),
		cmocka_unit_test(a_figure_that_is_no_count_stays_to_be_mended),
		cmocka_unit_test(tab_goes_to_the_other_input_and_loses_nothing),
		cmocka_unit_test(letters_stay_commands_beside_a_count),
		cmocka_unit_test(a_letter_passed_over_is_asked_about),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
