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
#include "base/str.h"
#include "model/agenda.h"
#include "model/poll-record.h"
#include "unit/desk-support.h"

/* A vote by dots, told by place; a group is shown from three people on. */
static struct desk_room *vote(const char *more, int people)
{
	return desk_vote(people, "[participants]\nattribute.place = town | village\nsmallest-group = 3\n"
	    "[exercise.v]\ntype = vote\nmethod = dots\nvotes = 2\nitems = l\ncut = 2\ninput = passed | paper | hands\n%s"
	    "[list.l]\ncare = \"Care\"\nlift = \"A lift\"\nmoney = \"Money\"\n", more);
}

static const struct poll *poll(const struct desk_room *desk)
{
	return room_poll(desk->room, "v");
}

static const struct round_record *record(const struct desk_room *desk)
{
	return records_get(room_session(desk->room), 0);
}

/* The next so many people live there and give their two dots so. */
static void cast(struct desk_room *desk, int *person, int people, const char *place, const char *picks)
{
	for (int i = 0; i < people; i++) {
		const char *code = arena_format(desk->room->arena, "P%02d", ++*person);

		if (*place)
			room_do(desk->room, "people.attribute", NULL, code, NULL, "name=place text=%s", place);
		room_do(desk->room, "ballot.cast", "v", code, NULL, "source=passed status=valid picks=%s", picks);
	}
}

static void tell(struct desk_room *desk)
{
	while (poll_stage(poll(desk)) < POLL_REVEALED || !poll_differ_shown(poll(desk)))
		if (poll_stage(poll(desk)) == POLL_OPEN) {
			struct next next = poll_close(poll(desk), desk->room->arena);

			room_do(desk->room, "round.close", "v", NULL, NULL, "%s", next.entry.value);
		} else {
			assert_true(room_next(desk->room));
		}
}

static struct desk_room *told(int town, int village, int silent)
{
	struct desk_room *desk = vote("split = place\n", town + village + silent);
	int person = 0;

	cast(desk, &person, town, "town", "care|lift");
	cast(desk, &person, village, "village", "money|lift");
	cast(desk, &person, silent, "", "money|care");
	assert_int_equal(poll_groups(poll(desk)), 0);
	tell(desk);
	return desk;
}

static void large_groups_are_told_side_by_side(void **state)
{
	struct desk_room *desk = told(4, 3, 0);
	bool joint = false;

	(void)state;
	assert_int_equal(poll_groups(poll(desk)), 2);
	assert_string_equal(poll_group_name(poll(desk), 0, 0), "town");
	assert_int_equal(poll_group_ballots(poll(desk), 1), 3);
	assert_int_equal(poll_group_place(poll(desk), 0, 0, &joint), 1);
	assert_true(joint);
	assert_int_equal(poll_group_place(poll(desk), 0, 2, &joint), 0);
	assert_string_equal(poll_groups_hidden(poll(desk)), "");
	assert_true(desk_shows(desk, "town (4)"));
	assert_true(desk_shows(desk, "village (3)"));
	assert_string_equal(record(desk)->split_reason, "");
	desk_draws_at_every_size(desk);
	desk_free(desk);
}

/* Seven less five are two: who knows the whole would know the small group. */
static void what_is_hidden_cannot_be_found_by_taking_away(void **state)
{
	struct desk_room *desk = told(5, 2, 0);

	(void)state;
	assert_int_equal(poll_groups(poll(desk)), 0);
	assert_string_equal(record(desk)->split_reason, "small-groups");
	assert_true(desk_shows(desk, "Small groups are not shown"));
	assert_false(desk_shows(desk, "village"));
	desk_free(desk);
	desk = told(5, 2, 1);
	assert_int_equal(poll_groups(poll(desk)), 1);
	assert_string_equal(poll_groups_hidden(poll(desk)), "small-groups");
	assert_true(desk_shows(desk, "town (5)"));
	assert_false(desk_shows(desk, "village"));
	desk_free(desk);
	desk = told(5, 4, 1);
	assert_int_equal(poll_groups(poll(desk)), 1);
	assert_string_equal(poll_group_name(poll(desk), 0, 0), "town");
	desk_free(desk);
}

static void where_nobody_knows_whose_a_slip_is_nothing_is_told(void **state)
{
	struct desk_room *desk = told(0, 0, 5);

	(void)state;
	assert_string_equal(record(desk)->split_reason, "no-codes");
	assert_true(desk_shows(desk, "It cannot be told by groups"));
	desk_free(desk);
	desk = told(5, 0, 0);
	assert_string_equal(record(desk)->split_reason, "one-group");
	assert_false(desk_shows(desk, "town"));
	desk_free(desk);
}

/* The slips lay in one box, since apart a group would have been too small: that is why nothing is told. */
static void a_secret_round_whose_groups_were_too_small_says_so(void **state)
{
	struct desk_room *desk = vote("split = place\nsecret = yes\n", 5);

	(void)state;
	assert_int_equal(poll_piles(poll(desk)), 0);
	for (int i = 0; i < 5; i++)
		room_do(desk->room, "ballot.cast", "v", NULL, NULL, "source=paper status=valid picks=care|lift");
	tell(desk);
	assert_string_equal(record(desk)->split_reason, "small-groups");
	assert_true(desk_shows(desk, "Small groups are not shown"));
	desk_free(desk);
}

static void an_answer_given_later_changes_no_closed_round(void **state)
{
	struct desk_room *desk = told(4, 3, 0);

	(void)state;
	room_do(desk->room, "people.attribute", NULL, "P01", NULL, "name=place text=village");
	assert_int_equal(poll_group_ballots(poll(desk), 0), 4);
	desk_open_again(desk);
	assert_int_equal(poll_group_ballots(poll(desk), 0), 4);
	assert_int_equal(poll_groups(poll(desk)), 2);
	desk_free(desk);
}

/* --- How many are to vote */

static void a_turnout_that_is_missed_warns_and_never_blocks(void **state)
{
	struct desk_room *desk = vote("min-turnout = 60\n", 5);
	int person = 0;

	(void)state;
	cast(desk, &person, 2, "", "care|lift");
	assert_int_equal(poll_min_turnout(poll(desk)), 60);
	assert_true(poll_turnout_missed(poll(desk)));
	desk_type(desk, "Esc c");
	assert_true(desk_shows(desk, "2 of 5 are in, and at least 60 % were to vote. Close"));
	desk_type(desk, "y");
	assert_int_equal(poll_stage(poll(desk)), POLL_CLOSED);
	assert_true(desk_shows(desk, "Fewer than 60 % of us voted"));
	tell(desk);
	assert_true(room_next(desk->room));
	assert_true(desk_shows(desk, "Fewer than 60 % of us voted"));
	desk_draws_at_every_size(desk);
	desk_free(desk);
}

static void a_turnout_that_is_met_says_nothing(void **state)
{
	struct desk_room *desk = vote("min-turnout = 60\n", 5);
	int person = 0;

	(void)state;
	cast(desk, &person, 3, "", "care|lift");
	assert_false(poll_turnout_missed(poll(desk)));
	desk_type(desk, "Esc c");
	assert_true(desk_shows(desk, "3 of 5 are in. Close"));
	desk_type(desk, "y");
	assert_false(desk_shows(desk, "Fewer than"));
	desk_free(desk);
}

/* How many raised their hands may stay untold: then nobody knows the turnout. */
static void hands_of_an_unknown_number_miss_no_turnout(void **state)
{
	struct desk_room *desk = vote("min-turnout = 60\n", 5);

	(void)state;
	room_do(desk->room, "count.set", "v", NULL, "care", "source=hands amount=2");
	assert_false(poll_turnout_missed(poll(desk)));
	room_do(desk->room, "count.people", "v", NULL, NULL, "source=hands amount=1");
	assert_true(poll_turnout_missed(poll(desk)));
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(large_groups_are_told_side_by_side),
		cmocka_unit_test(what_is_hidden_cannot_be_found_by_taking_away),
		cmocka_unit_test(where_nobody_knows_whose_a_slip_is_nothing_is_told),
		cmocka_unit_test(a_secret_round_whose_groups_were_too_small_says_so),
		cmocka_unit_test(an_answer_given_later_changes_no_closed_round),
		cmocka_unit_test(a_turnout_that_is_missed_warns_and_never_blocks),
		cmocka_unit_test(a_turnout_that_is_met_says_nothing),
		cmocka_unit_test(hands_of_an_unknown_number_miss_no_turnout),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
