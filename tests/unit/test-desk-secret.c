/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "model/poll-desk.h"
#include "unit/desk-support.h"
#include "unit/secret-support.h"

/* What the facilitator does with a secret round: keys in, screens out. */

static struct desk_room *secret_ranking(int people)
{
	struct room *room = room_open(secret_evening);

	room_do(room, "people.add", NULL, NULL, NULL, "count=%d", people);
	while (poll_stage(room_poll(room, "ranking")) != POLL_OPEN)
		assert_true(room_next(room));
	return desk_over(room);
}

static const struct poll *poll_of(const struct desk_room *desk)
{
	return room_poll(desk->room, "ranking");
}

static void the_wall_says_that_it_is_secret(void **state)
{
	struct desk_room *desk = secret_ranking(3);

	(void)state;
	assert_true(desk_shows(desk, "This vote is secret: nobody can tell who voted what."));
	desk_draws_at_every_size(desk);
	desk_free(desk);
}

static void a_slip_that_is_in_can_be_shown_by_no_key(void **state)
{
	struct desk_room *desk = secret_ranking(3);

	(void)state;
	desk_type(desk, "C-t C A B Enter");
	assert_string_equal(desk_last_event(desk), "ballot.sealed ");
	assert_true(desk_shows(desk, "Slip 2"));
	assert_false(desk_shows(desk, "CAB"));
	desk_type(desk, "B A D Enter");
	assert_int_equal(desk_slips(poll_of(desk)), 2);
	assert_int_equal(desk_ballots(poll_of(desk)), 0);
	desk_free(desk);
}

static void the_last_slip_is_mended_from_what_was_typed(void **state)
{
	struct desk_room *desk = secret_ranking(3);

	(void)state;
	desk_type(desk, "C A B Enter D Up");
	assert_true(desk_shows(desk, "Mend slip 1  ● ● ●"));
	desk_type(desk, "Esc");
	assert_true(desk_shows(desk, "Slip 2  ●"));
	desk_type(desk, "Up Backspace E Enter");
	assert_string_equal(desk_last_event(desk), "ballot.mend ");
	assert_int_equal(desk_slips(poll_of(desk)), 1);
	desk_type(desk, "Enter Up");
	assert_true(desk_shows(desk, "Mend slip 2"));
	desk_free(desk);
}

static void why_no_secret_slip_is_typed_twice_is_told(void **state)
{
	struct desk_room *desk = secret_ranking(3);
	size_t events;

	(void)state;
	desk_type(desk, "C A B Enter B A C Enter 2");
	assert_true(desk_shows(desk, "secret slips are typed once"));
	assert_true(desk_shows(desk, "count the pile: 2 are in"));
	events = desk_events(desk);
	desk_type(desk, "Up 2");
	assert_true(desk_shows(desk, "secret slips are typed once"));
	assert_true(desk_shows(desk, "Mend slip 2  ● ● ●"));
	assert_int_equal(desk_events(desk), events);
	desk_type(desk, "Esc A");
	assert_true(desk_shows(desk, "Slip 3  ●"));
	desk_free(desk);
}

static void after_opening_again_the_pile_is_counted_and_none_can_be_mended(void **state)
{
	struct desk_room *desk = secret_ranking(5);

	(void)state;
	desk_type(desk, "C A B Enter B A C Enter");
	desk_open_again(desk);
	assert_true(desk_shows(desk, "2 ballots are in; count your pile"));
	assert_true(desk_shows(desk, "Slip 3"));
	desk_type(desk, "Up");
	assert_true(desk_shows(desk, "only the last slip can be mended"));
	assert_false(desk_shows(desk, "Mend slip"));
	desk_free(desk);
}

static void the_pile_is_to_be_counted_until_a_slip_is_typed(void **state)
{
	struct room *room = room_open(split_evening);
	struct desk_room *desk;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=5");
	while (poll_stage(room_poll(room, "ranking")) != POLL_OPEN)
		assert_true(room_next(room));
	desk = desk_over(room);
	desk_type(desk, "C A B Enter B A C Enter");
	assert_false(desk_shows(desk, "count your pile"));
	desk_open_again(desk);
	desk_type(desk, "Left");
	assert_true(desk_shows(desk, "2 are in: count your pile of typed slips, and go on behind them."));
	desk_type(desk, "C A D Enter");
	assert_false(desk_shows(desk, "count your pile"));
	desk_free(desk);
}

static void a_box_that_does_not_open_here_is_offered_to_be_given_up(void **state)
{
	struct desk_room *desk = secret_ranking(3);

	(void)state;
	desk_type(desk, "C A B Enter");
	desk->room->world.keys = "another/machine";
	desk_open_again(desk);
	assert_true(desk_shows(desk, "the box of \"ranking\" opens only where it was sealed."));
	assert_true(desk_shows(desk, "Give this round up"));
	desk_type(desk, "n B A C Enter");
	assert_true(desk_shows(desk, "opens only where it was sealed"));
	assert_int_equal(desk_slips(poll_of(desk)), 1);
	desk_type(desk, "Esc V y");
	assert_string_equal(desk_last_event(desk), "round.void ");
	desk_type(desk, "Enter");
	assert_int_equal(poll_round(poll_of(desk)), 2);
	desk_type(desk, "B A C Enter Esc c y");
	assert_non_null(strstr(desk_last_event(desk), "round.close entitled=3 ballots=1 valid=1 short=0 blank=0 spoilt=0 void=0 sha256="));
	desk_free(desk);
}

static void closing_the_workshop_asks_while_a_secret_round_is_open(void **state)
{
	struct desk_room *desk = secret_ranking(3);

	(void)state;
	desk_type(desk, "A B C Enter");
	room_do(desk->room, "exercise.skip", "ranking", NULL, NULL, "text=no time");
	while (agenda_next(room_session(desk->room)) || agenda_open(room_session(desk->room)))
		assert_true(room_next(desk->room));
	desk_type(desk, "Esc Enter");
	assert_true(desk_shows(desk, "is still open, and its ballots are not"));
	desk_draws_at_every_size(desk);
	desk_type(desk, "Esc");
	assert_false(session_is_closed(room_session(desk->room)));
	desk_type(desk, "Enter y");
	assert_true(session_is_closed(room_session(desk->room)));
	desk_free(desk);
}

static void who_has_voted_by_code_is_told_that_the_ballot_is_in(void **state)
{
	struct room *room = room_open(secret_evening);
	struct desk_room *desk;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=3");
	room_do(room, "people.card", NULL, "P02", NULL, "card=blue");
	while (poll_stage(room_poll(room, "ranking")) != POLL_OPEN)
		assert_true(room_next(room));
	desk = desk_over(room);
	desk_type(desk, "Tab Enter y Enter 2 Enter C A B Enter");
	assert_string_equal(sitting_row(room->sitting, desk_events(desk) - 1).participant, "P02");
	desk_type(desk, "Enter 2 Enter");
	assert_true(desk_shows(desk, "your ballot is in"));
	assert_int_equal(desk_slips(poll_of(desk)), 1);
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_wall_says_that_it_is_secret),
		cmocka_unit_test(a_slip_that_is_in_can_be_shown_by_no_key),
		cmocka_unit_test(the_last_slip_is_mended_from_what_was_typed),
		cmocka_unit_test(why_no_secret_slip_is_typed_twice_is_told),
		cmocka_unit_test(after_opening_again_the_pile_is_counted_and_none_can_be_mended),
		cmocka_unit_test(the_pile_is_to_be_counted_until_a_slip_is_typed),
		cmocka_unit_test(a_box_that_does_not_open_here_is_offered_to_be_given_up),
		cmocka_unit_test(closing_the_workshop_asks_while_a_secret_round_is_open),
		cmocka_unit_test(who_has_voted_by_code_is_told_that_the_ballot_is_in),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
