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
#include "cmd/rehearsal.h"
#include "export/tables.h"
#include "export/verify.h"
#include "model/poll-record.h"
#include "unit/desk-support.h"

/* A vote of one, two places, and what else the file says; its round is open for so many people. */
static struct desk_room *vote(const char *more, int people)
{
	return desk_vote(people, "[exercise.v]\ntype = vote\nmethod = dots\nvotes = 2\n"
	    "items = l\ncut = 2\ninput = paper\n%s[exercise.after]\ntype = rank\nitems = v.selected\n"
	    "[list.l]\ncare = \"Care\"\nlift = \"A lift\"\nmoney = \"Money\"\ntalk = \"A talk\"\n", more);
}

static const struct poll *poll(const struct desk_room *desk)
{
	return room_poll(desk->room, "v");
}

/* Slips, the close, and Enter until the stage. */
static void count(struct desk_room *desk, const char *slips, enum poll_stage stage)
{
	desk_type(desk, slips);
	desk_type(desk, "Esc c");
	if (poll_stage(poll(desk)) == POLL_OPEN)
		desk_type(desk, "y");
	for (int i = 0; i < 12 && poll_stage(poll(desk)) != stage; i++)
		desk_type(desk, "Enter");
	assert_int_equal(poll_stage(poll(desk)), stage);
}

#define A_AND_B "a b Enter a b Enter a c Enter b c Enter"
#define A_AND_C "a c Enter a c Enter a b Enter c b Enter"
#define TIED_FOR_ONE "a b Enter a c Enter a d Enter b c Enter"        /* A 3, B 2, C 2, D 1 */

static const struct round_record *record(const struct desk_room *desk, size_t i)
{
	return records_get(room_session(desk->room), i);
}

/* Folded again, and after another start of the program, it is the same session. */
static void stays_the_same(struct desk_room *desk)
{
	const char *before = room_all(desk->room, room_session(desk->room));

	desk_open_again(desk);
	assert_string_equal(room_all(desk->room, room_session(desk->room)), before);
}

static void verifies(const struct desk_room *desk, const char *words)
{
	struct str report = STR_INIT;
	bool same = verify_rounds(desk->room->sitting, &report);

	if (!same || !strstr(str_text(&report), words))
		fail_msg("%s", str_text(&report));
	str_free(&report);
}

/* --- A second round */

static void a_second_round_follows_a_talk_and_replaces_the_first(void **state)
{
	struct desk_room *desk = vote("second = yes\n", 4);

	(void)state;
	count(desk, A_AND_B, POLL_SETTLED);
	assert_false(poll_talks(poll(desk)));
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "round.talk wanted=1");
	assert_true(desk_shows(desk, "Let us talk about it"));
	stays_the_same(desk);
	desk_type(desk, "Enter");
	assert_int_equal(poll_kind(poll(desk)), ROUND_SECOND);
	assert_true(desk_shows(desk, "We vote a second time."));
	assert_true(record(desk, 0)->in_force);
	count(desk, A_AND_C, POLL_SETTLED);
	assert_true(desk_shows(desk, "The first time"));
	assert_true(desk_shows(desk, "After the talk"));
	assert_true(desk_shows(desk, "New above the line: C"));
	assert_true(desk_shows(desk, "No longer above it: B"));
	assert_false(record(desk, 0)->in_force);
	assert_int_equal(record(desk, 0)->replaced_by, 2);
	assert_true(record(desk, 1)->in_force);
	stays_the_same(desk);
	verifies(desk, "v, round 1: counted again from 4 slips, nothing differs\nv, round 2: counted again from 4 slips, nothing differs\n");
	desk_type(desk, "Enter Enter");
	assert_true(desk_shows(desk, "A  Care"));
	assert_true(desk_shows(desk, "C  Money"));
	desk_free(desk);
}

static void every_step_of_two_rounds_is_taken_back_and_done_again(void **state)
{
	struct desk_room *desk = vote("second = yes\n", 4);
	const char *seen[64];
	size_t steps = 0;

	(void)state;
	count(desk, A_AND_B, POLL_SETTLED);
	desk_type(desk, "Enter Enter");
	count(desk, A_AND_B, POLL_SETTLED);
	assert_true(desk_shows(desk, "The same go on as the first time."));
	do
		seen[steps++] = room_all(desk->room, room_session(desk->room));
	while (steps < 40 && poll_round(poll(desk)) && room_undo(desk->room));
	assert_int_equal(poll_round(poll(desk)), 0);
	for (steps--; steps-- > 0;) {
		assert_true(room_redo(desk->room));
		assert_string_equal(room_all(desk->room, room_session(desk->room)), seen[steps]);
	}
	desk_free(desk);
}

static void where_the_file_says_ask_the_group_may_want_none(void **state)
{
	struct desk_room *desk = vote("second = ask\n", 4);

	(void)state;
	count(desk, A_AND_B, POLL_SETTLED);
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "vote a second time?"));
	desk_type(desk, "Enter 2 Enter");
	assert_string_equal(desk_last_event(desk), "round.talk wanted=0");
	desk_type(desk, "u Enter 1 Enter");
	assert_string_equal(desk_last_event(desk), "round.talk wanted=1");
	desk_type(desk, "u Enter 2 Enter Enter");
	assert_true(desk_shows(desk, "2 of 2"));
	desk_free(desk);
}

static void a_second_round_that_is_left_open_takes_nothing_away(void **state)
{
	struct desk_room *desk = vote("second = yes\n", 4);

	(void)state;
	count(desk, A_AND_B, POLL_SETTLED);
	desk_type(desk, "Enter Enter");
	assert_int_equal(poll_stage(poll(desk)), POLL_OPEN);
	desk_type(desk, "a c Enter Esc s");
	desk_type(desk, "x Enter Enter");
	assert_int_equal(poll_stage(poll(desk)), POLL_SETTLED);
	assert_int_equal(poll_round(poll(desk)), 1);
	assert_true(desk_shows(desk, "A  Care"));
	assert_true(desk_shows(desk, "B  A lift"));
	stays_the_same(desk);
	desk_free(desk);
}

/* --- Again */

static void a_round_is_held_again_and_the_first_stays_in_the_tables(void **state)
{
	struct desk_room *desk = vote("", 4);

	(void)state;
	count(desk, A_AND_B, POLL_CLOSED);
	desk_type(desk, "v");
	assert_int_equal(poll_kind(poll(desk)), ROUND_AGAIN);
	assert_true(desk_shows(desk, "We vote again, from the start."));
	count(desk, A_AND_C, POLL_SETTLED);
	assert_int_equal(records_count(room_session(desk->room)), 2);
	assert_false(record(desk, 0)->in_force);
	assert_string_equal(record(desk, 1)->kind, "again");
	desk_type(desk, "v");
	count(desk, A_AND_B, POLL_SETTLED);
	assert_int_equal(record(desk, 0)->replaced_by, 2);
	assert_int_equal(record(desk, 1)->replaced_by, 3);
	stays_the_same(desk);
	desk_free(desk);
}

static void an_exercise_that_is_repeated_votes_again(void **state)
{
	struct desk_room *desk = vote("", 4);

	(void)state;
	count(desk, A_AND_B, POLL_SETTLED);
	desk_type(desk, "Enter");
	room_do(desk->room, "exercise.start", "v", NULL, NULL, "again=1");
	assert_true(desk_shows(desk, "These go on:"));
	desk_type(desk, "Enter");
	assert_int_equal(poll_kind(poll(desk)), ROUND_AGAIN);
	count(desk, A_AND_C, POLL_SETTLED);
	assert_int_equal(record(desk, 0)->replaced_by, 2);
	desk_type(desk, "Enter");
	assert_int_equal(poll_stage(poll(desk)), POLL_SETTLED);
	assert_int_equal(poll_round(poll(desk)), 2);
	desk_free(desk);
}

/* --- A run-off */

static void take_run_off(struct desk_room *desk)
{
	count(desk, TIED_FOR_ONE, POLL_TIE);
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "1  vote again, only about these"));
	desk_type(desk, "1 Enter");
}

static void a_run_off_settles_the_tie_and_replaces_nothing(void **state)
{
	struct desk_room *desk = vote("tie = run-off | lot\n", 4);

	(void)state;
	take_run_off(desk);
	assert_int_equal(poll_kind(poll(desk)), ROUND_RUN_OFF);
	assert_int_equal(poll_offered(poll(desk)), 2);
	assert_int_equal(poll_limits(poll(desk)).choose, 1);
	assert_true(desk_shows(desk, "A run-off, as these have the same result: 1 of them goes on."));
	stays_the_same(desk);
	desk_type(desk, "a Enter");
	assert_true(desk_shows(desk, "not kept yet"));
	desk_type(desk, "BS");
	count(desk, "b Enter c Enter c Enter c Enter", POLL_SETTLED);
	assert_true(desk_shows(desk, "These go on:"));
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "tie.settle remedy=run-off selected=care|money");
	assert_int_equal(poll_round(poll(desk)), 1);
	assert_true(desk_shows(desk, "we voted again about it"));
	assert_true(record(desk, 0)->in_force);
	assert_true(record(desk, 1)->in_force);
	assert_int_equal(record(desk, 1)->settles, 1);
	stays_the_same(desk);
	verifies(desk, "v, round 2: counted again from 4 slips");
	desk_type(desk, "u");
	assert_int_equal(poll_kind(poll(desk)), ROUND_RUN_OFF);
	desk_type(desk, "Enter Enter");
	assert_true(desk_shows(desk, "C  Money"));
	desk_free(desk);
}

static void a_run_off_that_is_tied_itself_is_settled_and_then_settles(void **state)
{
	struct desk_room *desk = vote("tie = run-off | keep-all\n", 4);

	(void)state;
	take_run_off(desk);
	count(desk, "b Enter c Enter", POLL_TIE);
	desk_type(desk, "Enter 2 Enter Enter");
	assert_string_equal(desk_last_event(desk), "tie.settle remedy=run-off selected=care|lift|money");
	assert_int_equal(poll_stage(poll(desk)), POLL_SETTLED);
	desk_free(desk);
}

static void a_run_off_that_was_held_again_is_the_whole_again(void **state)
{
	struct desk_room *desk = vote("tie = run-off\n", 4);

	(void)state;
	take_run_off(desk);
	count(desk, "b Enter c Enter", POLL_TIE);
	desk_type(desk, "v");
	assert_int_equal(poll_offered(poll(desk)), 4);
	count(desk, A_AND_B, POLL_SETTLED);
	assert_int_equal(record(desk, 0)->replaced_by, 3);
	assert_int_equal(record(desk, 1)->replaced_by, 3);
	verifies(desk, "v, round 3: counted again");
	desk_free(desk);
}

/* An event of the round that has the tie, as another program might write it. */
static void settle_wrong(struct desk_room *desk)
{
	struct entry entry = { .verb = "tie.settle", .exercise = "v", .round = 1, .value = "remedy=run-off selected=care|lift" };
	enum verdict verdict = VERDICT_REFUSED;

	assert_int_equal(sitting_enter(desk->room->sitting, &entry, 1, &verdict, NULL), APPEND_DONE);
	assert_int_equal(verdict, VERDICT_TAKEN);
}

static void a_tie_that_was_settled_against_its_run_off_is_found(void **state)
{
	struct desk_room *desk = vote("tie = run-off\n", 4);
	struct str report = STR_INIT;

	(void)state;
	take_run_off(desk);
	count(desk, "c Enter c Enter c Enter b Enter", POLL_SETTLED);
	settle_wrong(desk);
	assert_false(verify_rounds(desk->room->sitting, &report));
	assert_non_null(strstr(str_text(&report), "v, round 1: the run-off took money, and the tie was settled otherwise"));
	assert_non_null(strstr(str_text(&report), "v, round 1: the run-off did not take lift"));
	str_free(&report);
	desk_free(desk);
}

/* --- In secret */

static void a_secret_round_has_its_second_and_its_run_off_in_boxes_of_their_own(void **state)
{
	struct desk_room *desk = vote("secret = yes\nsecond = yes\ntie = run-off\n", 4);

	(void)state;
	count(desk, TIED_FOR_ONE, POLL_TIE);
	desk_type(desk, "Enter Enter");
	assert_int_equal(poll_kind(poll(desk)), ROUND_SECOND);
	desk_open_again(desk);
	count(desk, TIED_FOR_ONE, POLL_TIE);
	desk_type(desk, "Enter 1 Enter");
	assert_int_equal(poll_kind(poll(desk)), ROUND_RUN_OFF);
	count(desk, "b Enter b Enter c Enter b Enter", POLL_SETTLED);
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "tie.settle remedy=run-off selected=care|lift");
	assert_int_equal(records_count(room_session(desk->room)), 3);
	for (size_t i = 0; i < 3; i++) {
		assert_true(record(desk, i)->secret);
		assert_int_equal(record(desk, i)->ballot_count, 4);
	}
	verifies(desk, "v, round 3: counted again from 4 slips");
	stays_the_same(desk);
	desk_free(desk);
}

/* --- At the door */

static void refused(struct desk_room *desk, const char *value, const char *words)
{
	struct err err = ERR_INIT;

	assert_false(room_try(desk->room, &err, "round.open", "v", NULL, NULL, "%s", value));
	assert_string_equal(err_text(&err), words);
	err_clear(&err);
}

static void a_round_that_cannot_follow_is_refused_in_words(void **state)
{
	struct desk_room *desk = vote("", 4);

	(void)state;
	refused(desk, "kind=again inputs=paper text=care A Care", "a round is open already; c closes it");
	count(desk, A_AND_B, POLL_SETTLED);
	refused(desk, "kind=main inputs=paper text=care A Care", "this exercise has its round already");
	refused(desk, "kind=second inputs=paper text=care A Care", "before a second round the group talks");
	refused(desk, "kind=run-off inputs=paper text=care A Care", "a run-off settles a tie, and there is none");
	refused(desk, "kind=again inputs=paper", "there is nothing on the list to choose from");
	desk_type(desk, "v");
	count(desk, TIED_FOR_ONE, POLL_TIE);
	refused(desk, "kind=run-off inputs=paper text=lift B A lift\\ncare A Care", "a run-off is only about those that are tied");
	desk_free(desk);
}

/* --- By itself */

static void a_rehearsal_holds_second_rounds(void **state)
{
	struct desk_room *desk = vote("second = ask\ntie = run-off | lot\n", 1);
	struct room *room = desk->room;
	struct rehearsal rehearsal = { .sitting = room->sitting, .chance = &room->random, .time = &room->time, .people = 5 };
	struct err err = ERR_INIT;

	(void)state;
	room_undo(room);
	assert_true(rehearsal_lead(&rehearsal, &err));
	assert_string_equal(err_text(&err), "");
	assert_string_equal(record(desk, 0)->kind, "main");
	assert_string_equal(record(desk, 1)->kind, "second");
	assert_true(record(desk, 1)->closed);
	desk_free(desk);
}

static void further_rounds_draw_at_every_size(void **state)
{
	struct desk_room *desk = vote("second = yes\ntie = run-off\n", 4);

	(void)state;
	count(desk, A_AND_B, POLL_SETTLED);
	for (int i = 0; i < 2; i++) {
		desk_type(desk, "Enter");
		desk_draws_at_every_size(desk);
	}
	count(desk, TIED_FOR_ONE, POLL_TIE);
	desk_type(desk, "Enter 1 Enter");
	desk_draws_at_every_size(desk);
	count(desk, "b Enter", POLL_SETTLED);
	desk_type(desk, "Enter");
	desk_draws_at_every_size(desk);
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_round_follows_a_talk_and_replaces_the_first),
		cmocka_unit_test(every_step_of_two_rounds_is_taken_back_and_done_again),
		cmocka_unit_test(where_the_file_says_ask_the_group_may_want_none),
		cmocka_unit_test(a_second_round_that_is_left_open_takes_nothing_away),
		cmocka_unit_test(a_round_is_held_again_and_the_first_stays_in_the_tables),
		cmocka_unit_test(an_exercise_that_is_repeated_votes_again),
		cmocka_unit_test(a_run_off_settles_the_tie_and_replaces_nothing),
		cmocka_unit_test(a_run_off_that_is_tied_itself_is_settled_and_then_settles),
		cmocka_unit_test(a_run_off_that_was_held_again_is_the_whole_again),
		cmocka_unit_test(a_tie_that_was_settled_against_its_run_off_is_found),
		cmocka_unit_test(a_secret_round_has_its_second_and_its_run_off_in_boxes_of_their_own),
		cmocka_unit_test(a_round_that_cannot_follow_is_refused_in_words),
		cmocka_unit_test(a_rehearsal_holds_second_rounds),
		cmocka_unit_test(further_rounds_draw_at_every_size),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
