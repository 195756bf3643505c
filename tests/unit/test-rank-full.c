/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "model/ballot.h"
#include "model/poll-record.h"

/* Ballots that put all in order, some of them jointly. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = count\ntitle = Count\n"
    "[exercise.order]\ntype = rank\nmethod = full\nitems = known\ncut = 1\n"
    "[exercise.other]\ntype = rank\nmethod = full\nitems = known\nrule = irv\n"
    "[list.known]\nwater = Water\nroad = Road\nclinic = Clinic\npark = Park\n";

static int open_hall(void **state)
{
	hall_begin(state, workshop, 5);
	hall_next(*state);
	return 0;
}

static bool read_slip(struct hall *hall, const char *exercise, const char *typed, struct ballot_reading *reading)
{
	err_clear(&hall->err);
	return ballot_read(hall_poll(hall, exercise), typed, NULL, hall->arena, reading, &hall->err);
}

static void cast(struct hall *hall, const char *exercise, const char *typed)
{
	struct str value = STR_INIT;
	struct ballot_reading reading;

	assert_true(read_slip(hall, exercise, typed, &reading));
	ballot_value(hall_poll(hall, exercise), SOURCE_PAPER, &reading, &value);
	hall_must(hall, exercise, "ballot.cast", NULL, str_text(&value));
	str_free(&value);
}

/* Counts five times the slips, until all is revealed. */
static void count(struct hall *hall, const char *exercise, const char *const *slips)
{
	for (; *slips; slips++)
		cast(hall, exercise, *slips);
	hall_close_round(hall, exercise);
	while (poll_stage(hall_poll(hall, exercise)) != POLL_REVEALED)
		hall_next(hall);
}

static int64_t place_of(struct hall *hall, const char *exercise, size_t item)
{
	const struct poll *poll = hall_poll(hall, exercise);

	for (size_t i = 0; i < poll_lines(poll); i++)
		if (poll_line(poll, i)->item == item)
			return poll_line(poll, i)->place;
	return -1;
}

static void a_sign_between_two_letters_makes_them_alike(void **state)
{
	static const struct { const char *typed, *letters; enum ballot_status status; } slips[] = {
		{ "A B=C D", "A B=C D", BALLOT_VALID }, { "a,b = c;d", "A B=C D", BALLOT_VALID },
		{ "D=C=B=A", "D=C=B=A", BALLOT_VALID }, { "C A", "C A", BALLOT_SHORT }
	};
	struct hall *hall = *state;
	struct ballot_reading reading;

	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		assert_true(read_slip(hall, "order", slips[i].typed, &reading));
		assert_int_equal(reading.status, slips[i].status);
		assert_string_equal(ballot_letters(hall_poll(hall, "order"), reading.picks, reading.pick_count, hall->arena),
		    slips[i].letters);
	}
}

static void what_is_no_order_is_refused(void **state)
{
	static const char *const slips[] = { "A B A", "A=A", "A B=", "=A B", "A X" };
	struct hall *hall = *state;
	struct ballot_reading reading;

	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		assert_false(read_slip(hall, "order", slips[i], &reading));
		assert_true(err_is_set(&hall->err));
	}
	assert_false(hall_say(hall, "order", "ballot.cast", NULL, "source=paper status=valid picks=water:5"));
	assert_false(hall_say(hall, "order", "ballot.cast", NULL, "source=paper status=valid picks=water|water:2"));
	assert_false(hall_say(hall, "order", "ballot.cast", NULL, "source=hands status=valid picks=water"));
}

static void what_wins_every_comparison_comes_first_and_the_wall_says_so(void **state)
{
	struct hall *hall = *state;

	count(hall, "order", (const char *const[]){ "A B C D", "A C B D", "B A C D", "C A=B D", "D A B C", NULL });
	assert_int_equal(place_of(hall, "order", 0), 1);
	hall_shows(hall, "order", "A stands first because it wins against every other, one against one.");
	hall_shows(hall, "order", "3 stand behind it");
}

static void points_decide_in_a_circle_and_the_wall_says_so(void **state)
{
	struct hall *hall = *state;

	count(hall, "order", (const char *const[]){ "A B C D", "A B C D", "B C A D", "B C A D", "C A B D", NULL });
	assert_int_equal(place_of(hall, "order", 1), 1);
	assert_int_equal(place_of(hall, "order", 0), 2);
	hall_shows(hall, "order", "None wins against every other, one against one; so points decide");
	hall_next(hall);
	hall_shows(hall, "order", "we go round in a circle");
}

static void what_is_not_on_a_slip_stands_jointly_last(void **state)
{
	struct hall *hall = *state;

	count(hall, "order", (const char *const[]){ "C", "C", "B=C", NULL });
	assert_int_equal(place_of(hall, "order", 2), 1);
	assert_int_equal(place_of(hall, "order", 1), 2);
	assert_int_equal(place_of(hall, "order", 0), -1);
	assert_int_equal(poll_also_named(hall_poll(hall, "order")), 2);
}

static void who_finds_all_alike_is_told_as_alike(void **state)
{
	struct hall *hall = *state;

	count(hall, "order", (const char *const[]){ "A=B=C=D", "A=B=C=D", NULL });
	for (size_t item = 0; item < 4; item++)
		assert_int_equal(place_of(hall, "order", item), 1);
	hall_hides(hall, "order", "Nobody chose anything");
}

static void the_workshop_file_names_another_rule(void **state)
{
	struct hall *hall = *state;

	count(hall, "order", (const char *const[]){ "A B C D", NULL });
	while (poll_stage(hall_poll(hall, "other")) != POLL_OPEN)
		hall_next(hall);
	count(hall, "other", (const char *const[]){ "A B C D", "A B C D", "B C A D", "C B A D", "B A C D", NULL });
	assert_string_equal(records_get(hall->session, 1)->rule, "irv");
	assert_int_equal(place_of(hall, "other", 1), 1);
	hall_shows(hall, "other", "Counted by irv.");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(a_sign_between_two_letters_makes_them_alike),
		CASE(what_is_no_order_is_refused),
		CASE(what_wins_every_comparison_comes_first_and_the_wall_says_so),
		CASE(points_decide_in_a_circle_and_the_wall_says_so),
		CASE(what_is_not_on_a_slip_stands_jointly_last),
		CASE(who_finds_all_alike_is_told_as_alike),
		CASE(the_workshop_file_names_another_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
