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
#include "cmd/rehearsal.h"
#include "model/people.h"
#include "unit/desk-support.h"

/* A ranking of three out of four, by the ways in the format, with its round open for so many people. */
static struct desk_room *ranking(const char *inputs, const char *more, int people)
{
	return desk_vote(people, "%s[exercise.v]\ntype = rank\nitems = l\nchoose = 3\n"
	    "input = %s\n[list.l]\ncare = \"Care\"\nlift = \"A lift\"\nmoney = \"Money\"\ntalk = \"A talk\"\n", more, inputs);
}

static const char *last_voter(const struct desk_room *desk)
{
	return sitting_row(desk->room->sitting, desk_events(desk) - 1).participant;
}

/* --- Passed round */

static void the_projector_is_darkened_before_the_laptop_goes_round(void **state)
{
	struct desk_room *desk = ranking("passed", "", 3);
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "A B C Enter");
	assert_true(desk_shows(desk, "Unplug or darken the projector"));
	desk_type(desk, "n A B C");
	assert_int_equal(desk_events(desk), events);
	desk_type(desk, "Enter y");
	assert_true(desk_shows(desk, "The laptop goes round."));
	desk_free(desk);
}

static void with_a_second_screen_nothing_has_to_be_darkened(void **state)
{
	struct desk_room *desk = ranking("passed", "", 3);

	(void)state;
	app_set_walls(desk->app, 1);
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "The laptop goes round."));
	/* Whoever has the laptop in hand does not come to what is private by two keys. */
	desk_type(desk, "Enter Esc o o");
	assert_true(desk_shows(desk, "Do you alone see this screen?"));
	desk_free(desk);
}

static void between_two_people_a_cover_is_drawn(void **state)
{
	struct desk_room *desk = ranking("passed", "", 3);

	(void)state;
	desk_type(desk, "Enter y Enter C A B");
	assert_true(desk_shows(desk, "Your slip  CAB"));
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=passed status=valid picks=money|care|lift");
	assert_true(desk_shows(desk, "Pass it on."));
	assert_false(desk_shows(desk, "Money"));
	desk_type(desk, "c u o Up x Space Down");
	assert_true(desk_shows(desk, "Pass it on."));
	desk_type(desk, "Enter Up");
	assert_false(desk_shows(desk, "CAB"));
	desk_type(desk, "- Enter Enter D Enter");
	assert_true(desk_shows(desk, "give the laptop back"));
	desk_type(desk, "Enter Esc c");
	assert_int_equal(poll_stage(room_poll(desk->room, "v")), POLL_CLOSED);
	desk_free(desk);
}

static void who_has_a_code_types_it_and_votes_once(void **state)
{
	struct desk_room *desk = ranking("passed", "[participants]\naloud = yes\n", 3);

	(void)state;
	desk_type(desk, "Enter y Enter P 0 9 Enter");
	assert_true(desk_shows(desk, "nobody here has the code \"P09\""));
	desk_type(desk, "BS BS BS p 2 Enter A B C Enter");
	assert_string_equal(last_voter(desk), "P02");
	desk_type(desk, "Enter 2 Enter");
	assert_true(desk_shows(desk, "your ballot is in"));
	desk_type(desk, "3 Enter");
	desk_free(desk);
	desk = ranking("passed", "", 3);
	room_do(desk->room, "people.card", NULL, "P03", NULL, "card=blue");
	desk_type(desk, "Enter y Enter b l u e Enter A B C Enter");
	assert_string_equal(last_voter(desk), "P03");
	desk_type(desk, "Enter Enter A B C Enter");
	assert_string_equal(last_voter(desk), "");
	desk_free(desk);
}

static void a_ballot_too_many_is_a_question_to_the_laptop(void **state)
{
	struct desk_room *desk = ranking("passed", "", 1);

	(void)state;
	desk_type(desk, "Enter y Enter A B C Enter Enter B C D Enter");
	assert_true(desk_shows(desk, "Did one more come in?"));
	desk_type(desk, "2 Enter");
	assert_int_equal(poll_ballots_in(room_poll(desk->room, "v")), 2);
	assert_true(desk_shows(desk, "give the laptop back"));
	desk_free(desk);
}

static void after_another_start_the_projector_is_darkened_anew(void **state)
{
	struct desk_room *desk = ranking("passed", "", 3);

	(void)state;
	desk_type(desk, "Enter y Enter A B C Enter");
	desk_open_again(desk);
	assert_true(desk_shows(desk, "The laptop goes round"));
	assert_int_equal(poll_ballots_in(room_poll(desk->room, "v")), 1);
	desk_type(desk, "Enter y");
	assert_true(desk_shows(desk, "Pass it on."));
	desk_free(desk);
}

static void passed_in_secret_the_code_is_spent_and_the_ballot_lies_in_its_box(void **state)
{
	struct desk_room *desk = ranking("passed\nsecret = yes", "[participants]\naloud = yes\n", 3);

	(void)state;
	desk_type(desk, "Enter y Enter 2 Enter A B C Enter");
	assert_true(desk_shows(desk, "1 of 3 have answered"));
	assert_null(strstr(desk_last_event(desk), "picks"));
	desk_type(desk, "Enter 2 Enter");
	assert_true(desk_shows(desk, "your ballot is in"));
	desk_type(desk, "1 Enter C B A Enter Enter 3 Enter B A C Enter");
	assert_true(desk_shows(desk, "give the laptop back"));
	desk_type(desk, "Enter Esc c y");
	assert_int_equal(poll_stage(room_poll(desk->room, "v")), POLL_CLOSED);
	desk_free(desk);
}

/* --- Aloud */

static void one_after_another_is_called_and_seen(void **state)
{
	struct desk_room *desk = ranking("aloud", "", 3);

	(void)state;
	assert_true(desk_shows(desk, "P01 says"));
	desk_type(desk, "C A B");
	assert_true(desk_shows(desk, "P01 says  CAB"));
	desk_type(desk, "Enter");
	assert_string_equal(last_voter(desk), "P01");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=aloud status=valid picks=money|care|lift");
	desk_type(desk, "Down");
	assert_true(desk_shows(desk, "P03 says"));
	desk_type(desk, "- Enter");
	assert_true(desk_shows(desk, "P02 says"));
	desk_type(desk, "A B D Enter");
	assert_true(desk_shows(desk, "All have answered"));
	desk_type(desk, "Esc c");
	assert_int_equal(poll_stage(room_poll(desk->room, "v")), POLL_CLOSED);
	desk_free(desk);
}

static void who_was_heard_wrong_is_called_again_and_mended(void **state)
{
	struct desk_room *desk = ranking("aloud", "", 2);

	(void)state;
	desk_type(desk, "C A B Enter Up");
	assert_true(desk_shows(desk, "P01 says  C A B"));
	desk_type(desk, "Esc c");
	assert_false(desk_shows(desk, "Something is typed"));
	desk_type(desk, "n Enter BS D Enter");
	assert_string_equal(desk_last_event(desk), "ballot.mend ballot=1 source=aloud status=valid picks=money|care|talk");
	assert_true(desk_shows(desk, "P02 says"));
	desk_free(desk);
}

/* A bad day: somebody must go before being asked, somebody after, and both while a round is open. */
static void who_leaves_in_the_middle_is_not_called_and_what_was_said_stays(void **state)
{
	struct desk_room *desk = ranking("aloud", "", 4);
	const struct poll *poll = room_poll(desk->room, "v");

	(void)state;
	desk_type(desk, "A B C Enter B");
	room_do(desk->room, "people.leave", NULL, "P02", NULL, "%s", "");
	room_do(desk->room, "people.leave", NULL, "P01", NULL, "%s", "");
	assert_true(desk_shows(desk, "P03 says"));
	assert_false(desk_shows(desk, "P03 says  B"));
	desk_type(desk, "B C D Enter A C D Enter");
	assert_string_equal(last_voter(desk), "P04");
	assert_true(desk_shows(desk, "All have answered"));
	assert_int_equal(poll_ballots_in(poll), 3);
	assert_int_equal(poll_entitled(poll), 4);
	desk_type(desk, "Esc c");
	assert_int_equal(poll_stage(poll), POLL_CLOSED);
	desk_free(desk);
}

static void who_has_not_answered_yet_is_told_in_private_alone(void **state)
{
	struct desk_room *desk = ranking("aloud", "", 3);

	(void)state;
	desk_type(desk, "Esc o o y");
	assert_false(desk_shows(desk, "Have not voted"));
	desk_type(desk, "Esc Esc Enter Enter A B C Enter Down B C D Enter");
	assert_false(desk_shows(desk, "Have not voted"));
	desk_type(desk, "Esc o o y");
	assert_true(desk_shows(desk, "Have not voted with their code: P02"));
	desk_free(desk);
}

/* --- All together */

static void several_ways_are_mixed_in_one_round(void **state)
{
	struct desk_room *desk = ranking("paper | passed | aloud", "", 3);

	(void)state;
	assert_true(desk_shows(desk, "laptop comes to you, type it there. When you are called, say it."));
	desk_type(desk, "A B C");
	assert_false(desk_shows(desk, "ABC"));
	desk_type(desk, "Enter Tab Enter y Enter B C D Enter Enter Tab");
	assert_true(desk_shows(desk, "P01 says"));
	desk_type(desk, "C D A Enter Tab Up");
	assert_true(desk_shows(desk, "Enter mends a slip, x takes it out."));
	desk_type(desk, "C-t");
	assert_true(desk_shows(desk, "Slip 1   A B C"));
	assert_false(desk_shows(desk, "Slip 2"));
	assert_int_equal(poll_ballots_in(room_poll(desk->room, "v")), 3);
	desk_free(desk);
}

static void nobody_votes_twice_nor_for_who_is_not_here(void **state)
{
	struct desk_room *desk = ranking("paper | aloud", "", 2);
	struct err err = ERR_INIT;

	(void)state;
	room_do(desk->room, "people.leave", NULL, "P02", NULL, "%s", "");
	room_do(desk->room, "people.add", NULL, NULL, NULL, "count=1");
	room_do(desk->room, "people.kind", NULL, "P03", NULL, "kind=observer");
	room_do(desk->room, "ballot.cast", "v", "P02", NULL, "source=aloud status=valid picks=care|lift|talk");
	assert_false(room_try(desk->room, &err, "ballot.cast", "v", "P02", NULL, "source=aloud status=valid picks=care|lift|talk"));
	assert_string_equal(err_text(&err), "the ballot of P02 is in");
	err_clear(&err);
	room_do(desk->room, "people.add", NULL, NULL, NULL, "count=1");
	assert_false(room_try(desk->room, &err, "ballot.cast", "v", "P09", NULL, "source=aloud status=valid picks=care|lift|talk"));
	assert_string_equal(err_text(&err), "nobody here has the code \"P09\"");
	err_clear(&err);
	assert_false(room_try(desk->room, &err, "ballot.cast", "v", "P01", NULL, "source=passed status=valid picks=care|lift|talk"));
	assert_string_equal(err_text(&err), "this round does not take ballots that way");
	err_clear(&err);
	desk_free(desk);
}

/* A bad day: the terminal becomes ten columns wide while a ballot is typed. */
static void nothing_is_lost_at_any_size(void **state)
{
	static const char *const keys[] = { "Enter", "y", "Enter", "A", "A", "BS", "B C", "Enter", "Enter", "Tab", "C", "Up", "Esc", NULL };
	struct desk_room *desk = ranking("passed | aloud", "", 3);

	(void)state;
	for (size_t i = 0; keys[i]; i++) {
		desk_type(desk, keys[i]);
		desk_draws_at_every_size(desk);
	}
	desk_free(desk);
	desk = ranking("aloud", "", 1);
	desk_type(desk, "C A");
	desk_screen(desk, 24, 10);
	desk_type(desk, "Resize B");
	desk_screen(desk, 1, 1);
	assert_true(desk_shows(desk, "P01 says  CAB"));
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=aloud status=valid picks=money|care|lift");
	desk_free(desk);
}

static void a_rehearsal_takes_every_way(void **state)
{
	struct desk_room *desk = ranking("paper | passed | aloud", "", 6);
	struct room *room = desk->room;
	struct rehearsal rehearsal = { .sitting = room->sitting, .chance = &room->random, .time = &room->time };
	struct err err = ERR_INIT;

	(void)state;
	assert_true(rehearsal_poll(&rehearsal, room_poll(room, "v"), &err));
	assert_string_equal(err_text(&err), "");
	assert_int_equal(poll_ballots_in(room_poll(room, "v")), 6);
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_projector_is_darkened_before_the_laptop_goes_round),
		cmocka_unit_test(with_a_second_screen_nothing_has_to_be_darkened),
		cmocka_unit_test(between_two_people_a_cover_is_drawn),
		cmocka_unit_test(who_has_a_code_types_it_and_votes_once),
		cmocka_unit_test(a_ballot_too_many_is_a_question_to_the_laptop),
		cmocka_unit_test(after_another_start_the_projector_is_darkened_anew),
		cmocka_unit_test(passed_in_secret_the_code_is_spent_and_the_ballot_lies_in_its_box),
		cmocka_unit_test(one_after_another_is_called_and_seen),
		cmocka_unit_test(who_was_heard_wrong_is_called_again_and_mended),
		cmocka_unit_test(who_leaves_in_the_middle_is_not_called_and_what_was_said_stays),
		cmocka_unit_test(who_has_not_answered_yet_is_told_in_private_alone),
		cmocka_unit_test(several_ways_are_mixed_in_one_round),
		cmocka_unit_test(nobody_votes_twice_nor_for_who_is_not_here),
		cmocka_unit_test(nothing_is_lost_at_any_size),
		cmocka_unit_test(a_rehearsal_takes_every_way),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
