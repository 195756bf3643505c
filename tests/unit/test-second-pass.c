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

/* Up shows the slips, 2 has them all typed once more. */
#define AGAIN "Up 2 "

static const struct poll *poll(const struct desk_room *desk)
{
	return room_poll(desk->room, "ranking");
}

static void slips_that_agree_are_done(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "A B C Enter B C D Enter C A D Enter " AGAIN);
	assert_true(desk_shows(desk, "Again, 1 of 3"));
	desk_type(desk, "B C D Enter C A D Enter A");
	assert_false(desk_shows(desk, "ABC"));
	desk_type(desk, "B C Enter");
	assert_true(desk_shows(desk, "Both times the same."));
	desk_type(desk, "Esc Esc c");
	assert_int_equal(poll_stage(poll(desk)), POLL_CLOSED);
	desk_free(desk);
}

static void a_second_typing_that_is_not_done_asks_before_the_close(void **state)
{
	struct desk_room *desk = desk_ranking(2);

	(void)state;
	desk_type(desk, "A B C Enter B C D Enter " AGAIN "A B C Enter Esc Esc c");
	assert_true(desk_shows(desk, "typed a second time, and not all is settled"));
	desk_type(desk, "n Enter Up 2");
	assert_true(desk_shows(desk, "Again, 2 of 2"));
	desk_type(desk, "B D C Enter Esc Esc c");
	assert_true(desk_shows(desk, "not all is settled"));
	desk_type(desk, "y");
	assert_int_equal(poll_stage(poll(desk)), POLL_CLOSED);
	desk_free(desk);
}

static void a_difference_is_looked_at_and_settled_for_either(void **state)
{
	struct desk_room *desk = desk_ranking(2);
	size_t events;

	(void)state;
	desk_type(desk, "A B C Enter B C D Enter " AGAIN "A C B Enter B C A Enter");
	events = desk_events(desk);
	assert_true(desk_shows(desk, "2 differences: Ctrl-T shows them"));
	assert_false(desk_shows(desk, "A C B"));
	desk_type(desk, "1 2");
	assert_int_equal(desk_events(desk), events);
	assert_true(desk_shows(desk, "look at both first"));
	desk_type(desk, "C-t");
	assert_true(desk_shows(desk, "Slip 1: first A B C, then A C B"));
	assert_true(desk_shows(desk, "Slip 2: first B C D, then B C A"));
	desk_type(desk, "1");
	assert_int_equal(desk_events(desk), events);
	assert_true(desk_shows(desk, "1 difference."));
	desk_type(desk, "2");
	assert_string_equal(desk_last_event(desk), "ballot.mend ballot=2 source=paper status=valid picks=needs-2|needs-3|needs-1");
	assert_true(desk_shows(desk, "Both times the same."));
	desk_type(desk, "C-t Esc Esc c");
	assert_int_equal(poll_stage(poll(desk)), POLL_CLOSED);
	desk_free(desk);
}

/* A bad day: two slips lay on the wrong heap and were typed twice. */
static void two_slips_that_were_typed_twice_are_found_and_taken_out(void **state)
{
	struct desk_room *desk = desk_ranking(4);
	struct desk_room *other = desk_ranking(4);

	(void)state;
	desk_type(desk, "A B C Enter B C D Enter C D A Enter D A B Enter A B C Enter 2 Enter C D A Enter 2 Enter");
	assert_int_equal(poll_ballots_in(poll(desk)), 6);
	desk_type(desk, AGAIN "D A B Enter C D A Enter B C D Enter A B C Enter Down");
	assert_true(desk_shows(desk, "2 differences"));
	desk_type(desk, "C-t");
	assert_true(desk_shows(desk, "only the first time: A B C"));
	assert_true(desk_shows(desk, "only the first time: C D A"));
	desk_type(desk, "2 2");
	assert_string_equal(desk_last_event(desk), "ballot.void ballot=6");
	assert_true(desk_shows(desk, "Both times the same."));
	assert_int_equal(poll_ballots_in(poll(desk)), 4);
	desk_type(desk, "Esc Esc c Enter Enter Enter");
	desk_type(other, "A B C Enter B C D Enter C D A Enter D A B Enter Esc c Enter Enter Enter");
	for (size_t i = 0; i < poll_lines(poll(other)); i++)
		assert_int_equal(poll_line(poll(desk), i)->score, poll_line(poll(other), i)->score);
	desk_free(desk);
	desk_free(other);
}

static void a_slip_that_was_missed_the_first_time_comes_in(void **state)
{
	struct desk_room *desk = desk_ranking(2);

	(void)state;
	desk_type(desk, "A B C Enter " AGAIN "B C D Enter");
	assert_true(desk_shows(desk, "1 difference"));
	desk_type(desk, "Enter Up");
	assert_true(desk_shows(desk, "Again, 1 of 1"));
	desk_type(desk, "Enter Enter A B C Enter C-t");
	assert_true(desk_shows(desk, "only the second time: B C D"));
	desk_type(desk, "2");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=needs-2|needs-3|needs-4");
	assert_true(desk_shows(desk, "Both times the same."));
	desk_type(desk, "Esc Esc u Enter Up 2");
	assert_true(desk_shows(desk, "only the second time: B C D"));
	desk_type(desk, "1");
	assert_true(desk_shows(desk, "Both times the same."));
	assert_int_equal(poll_ballots_in(poll(desk)), 1);
	desk_free(desk);
}

static void only_what_is_on_a_slip_counts_where_there_is_no_order(void **state)
{
	struct desk_room *desk = desk_ideas(2);

	(void)state;
	desk_type(desk, "Tab A B B Enter - Enter " AGAIN "- Enter B A B Enter");
	assert_true(desk_shows(desk, "Both times the same."));
	desk_free(desk);
}

static void it_draws_at_every_size_and_loses_nothing(void **state)
{
	static const char *const keys[] = { "Up", "2", "A", "B C", "Enter", "C-t", "B D", "Enter", "Down", "Up", "C-t", NULL };
	struct desk_room *desk = desk_ranking(2);

	(void)state;
	desk_type(desk, "A B C Enter B C D Enter");
	for (size_t i = 0; keys[i]; i++) {
		desk_type(desk, keys[i]);
		desk_draws_at_every_size(desk);
	}
	assert_true(desk_shows(desk, "1 difference"));
	desk_free(desk);
}

/* Two desks at which the same slips differ look the same as long as letters are not shown. */
static void unseen_differences_look_the_same_whatever_they_are(void **state)
{
	struct desk_room *one = desk_ranking(2), *other = desk_ranking(2);

	(void)state;
	desk_type(one, "A B C Enter B C D Enter " AGAIN "A B C Enter B D C Enter");
	desk_type(other, "D B C Enter C B A Enter " AGAIN "D B C Enter C A B Enter");
	assert_string_equal(desk_screen(one, 24, 80), desk_screen(other, 24, 80));
	desk_free(one);
	desk_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slips_that_agree_are_done),
		cmocka_unit_test(a_second_typing_that_is_not_done_asks_before_the_close),
		cmocka_unit_test(a_difference_is_looked_at_and_settled_for_either),
		cmocka_unit_test(two_slips_that_were_typed_twice_are_found_and_taken_out),
		cmocka_unit_test(a_slip_that_was_missed_the_first_time_comes_in),
		cmocka_unit_test(only_what_is_on_a_slip_counts_where_there_is_no_order),
		cmocka_unit_test(it_draws_at_every_size_and_loses_nothing),
		cmocka_unit_test(unseen_differences_look_the_same_whatever_they_are),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
