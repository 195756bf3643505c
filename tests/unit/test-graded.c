/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "model/ballot.h"
#include "model/poll.h"
#include "model/poll-record.h"

/* Counts in which each item is graded for itself. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = count\ntitle = Count\n"
    "[exercise.score]\ntype = vote\nmethod = score\nitems = known\ncut = 1\n"
    "[exercise.ten]\ntype = vote\nmethod = score\nitems = known\nmost = 10\n"
    "[exercise.agree]\ntype = vote\nmethod = agree\nitems = known\n"
    "[list.known]\ncare = Someone for the children\nlift = A lift\nmoney = Advice on money\n";

static int open_hall(void **state)
{
	return hall_begin(state, workshop, 4);
}

/* Enter, and c where a round is open. */
static void go_on(struct hall *hall)
{
	static const char *const exercises[] = { "score", "ten", "agree" };

	for (size_t i = 0; i < 3; i++) {
		struct next next = poll_close(hall_poll(hall, exercises[i]), hall->arena);

		if (next.kind != NEXT_NOTHING) {
			assert_true(hall_enter(hall, &next.entry));
			return;
		}
	}
	hall_next(hall);
}

static void until(struct hall *hall, const char *exercise, enum poll_stage stage)
{
	for (int i = 0; poll_stage(hall_poll(hall, exercise)) != stage; i++) {
		if (i > 40)
			fail_msg("the count never comes to %s", poll_stage_name(stage));
		go_on(hall);
	}
}

static void cast(struct hall *hall, const char *exercise, const char *picks)
{
	hall_must(hall, exercise, "ballot.cast", NULL, arena_format(hall->arena, "source=paper status=valid picks=%s", picks));
}

/* What a slip is read as and written as; the words of the refusal where it is none. */
static const char *read_as(struct hall *hall, const char *exercise, const char *typed)
{
	struct ballot_reading reading;
	struct str value = STR_INIT;
	const char *kept;

	if (!ballot_read(hall_poll(hall, exercise), typed, NULL, hall->arena, &reading, &hall->err))
		return err_text(&hall->err);
	ballot_value(hall_poll(hall, exercise), SOURCE_PAPER, &reading, &value);
	kept = arena_text(hall->arena, str_text(&value));
	str_free(&value);
	return kept;
}

static void figures_stand_behind_their_letters_or_in_their_order(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	assert_string_equal(read_as(hall, "score", "A5 b3 c0"), "source=paper status=valid picks=care:5|lift:3|money:0");
	assert_string_equal(read_as(hall, "score", "c0a1"), "source=paper status=valid picks=money:0|care:1");
	assert_string_equal(read_as(hall, "score", "530"), "source=paper status=valid picks=care:5|lift:3|money:0");
	assert_string_equal(read_as(hall, "score", "5 - 0"), "source=paper status=valid picks=care:5|money:0");
	assert_string_equal(read_as(hall, "score", "-"), "source=paper status=blank");
}

static void figures_that_do_not_fit_are_refused_in_words(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	assert_non_null(strstr(read_as(hall, "score", "A6"), "from 0 to 5"));
	assert_non_null(strstr(read_as(hall, "score", "5301"), "more figures than letters"));
	assert_non_null(strstr(read_as(hall, "score", "A"), "behind a letter stands a figure"));
	assert_non_null(strstr(read_as(hall, "score", "A1 A2"), "twice"));
	assert_non_null(strstr(read_as(hall, "score", "D1"), "there is no D"));
	assert_false(hall_say(hall, "score", "ballot.cast", NULL, "source=paper status=valid picks=care:6"));
	assert_false(hall_say(hall, "score", "ballot.cast", NULL, "source=paper status=valid picks=care:x"));
	assert_false(hall_say(hall, "score", "ballot.cast", NULL, "source=paper status=valid picks=care:1|care:1"));
}

static void rate(struct hall *hall)
{
	hall_next(hall);
	cast(hall, "score", "care:5|lift:0|money:3");
	cast(hall, "score", "care:4|lift:5");
	cast(hall, "score", "care:4|lift:0|money:3");
	cast(hall, "score", "care:4|lift:5|money:2");
	until(hall, "score", POLL_REVEALED);
}

static void who_does_not_rate_an_item_does_not_lower_its_mean(void **state)
{
	struct hall *hall = *state;

	rate(hall);
	hall_shows(hall, "score", "4.25 of 5 on average, 4 people");
	hall_shows(hall, "score", "2.67 of 5 on average, 3 people");
	hall_shows(hall, "score", "2.50 of 5 on average, 4 people");
}

static void an_open_round_tells_no_figure(void **state)
{
	struct hall *hall = *state;
	const char *one;

	hall_next(hall);
	hall_shows(hall, "score", "Give each of them 0 to 5");
	cast(hall, "score", "care:5|lift:0|money:3");
	one = hall_wall(hall, "score");
	hall_must(hall, "score", "ballot.mend", NULL, "ballot=1 source=paper status=valid picks=lift:5");
	assert_string_equal(one, hall_wall(hall, "score"));
}

static void how_many_said_what_and_where_they_split_is_told(void **state)
{
	struct hall *hall = *state;
	const struct poll *poll = hall_poll(hall, "score");
	int64_t permille;

	rate(hall);
	while (!poll_differ_shown(poll))
		hall_next(hall);
	assert_int_equal(poll_gave(poll, 0, 4), 3);
	assert_int_equal(poll_gave(poll, 1, 0), 2);
	assert_int_equal(poll_gave(poll, 1, 3), 0);
	assert_true(poll_consensus(poll, 1, &permille));
	assert_int_equal(permille, -1000);
	hall_shows(hall, "score", "How many said what:");
	hall_shows(hall, "score", "split");
	hall_shows(hall, "score", "alike");
}

static void the_best_mean_goes_on(void **state)
{
	struct hall *hall = *state;

	rate(hall);
	until(hall, "score", POLL_SETTLED);
	hall_shows(hall, "score", "These go on:");
	assert_true(poll_line(hall_poll(hall, "score"), 0)->selected);
	assert_int_equal(poll_line(hall_poll(hall, "score"), 0)->item, 0);
}

static void a_closed_round_is_counted_again_alike(void **state)
{
	struct hall *hall = *state;
	const struct round_record *record;
	const struct tally_result *again;

	rate(hall);
	record = records_get(hall->session, 0);
	again = record_recount(record, hall->arena, &hall->err);
	for (size_t i = 0; i < record->item_count; i++) {
		assert_int_equal(again->item[i].score, record->result->item[i].score);
		assert_int_equal(again->item[i].score_div, record->result->item[i].score_div);
	}
}

static void ten_needs_blanks_between_figures(void **state)
{
	struct hall *hall = *state;

	until(hall, "ten", POLL_OPEN);
	assert_string_equal(read_as(hall, "ten", "10 3 0"), "source=paper status=valid picks=care:10|lift:3|money:0");
	assert_string_equal(read_as(hall, "ten", "A10B3"), "source=paper status=valid picks=care:10|lift:3");
	assert_non_null(strstr(read_as(hall, "ten", "A11"), "from 0 to 10"));
}

static void agreeing_tells_its_words(void **state)
{
	struct hall *hall = *state;

	until(hall, "agree", POLL_OPEN);
	hall_shows(hall, "agree", "4 strongly agree, 3 agree, 2 neutral, 1 disagree, 0 strongly disagree");
	cast(hall, "agree", "care:4|lift:0");
	cast(hall, "agree", "care:3|lift:4");
	until(hall, "agree", POLL_REVEALED);
	hall_shows(hall, "agree", "3.50 of 4 on average, 2 people");
	while (!poll_differ_shown(hall_poll(hall, "agree")))
		hall_next(hall);
	hall_shows(hall, "agree", "strongly agree");
	hall_hides(hall, "agree", "on average");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(figures_stand_behind_their_letters_or_in_their_order),
		CASE(figures_that_do_not_fit_are_refused_in_words),
		CASE(who_does_not_rate_an_item_does_not_lower_its_mean),
		CASE(an_open_round_tells_no_figure),
		CASE(how_many_said_what_and_where_they_split_is_told),
		CASE(the_best_mean_goes_on),
		CASE(a_closed_round_is_counted_again_alike),
		CASE(ten_needs_blanks_between_figures),
		CASE(agreeing_tells_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
