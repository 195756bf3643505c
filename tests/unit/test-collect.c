/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "exercises/collect-common.h"
#include "model/people.h"

/* Putting things on the table, rounds of turns, notices, breaks and talk. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = table\ntitle = Table\nlanguages = en, lt\n"
    "[exercise.open]\ntype = collect\nmethod = open\nitems = known\ntheme = At home | On the way\nprompt = What?\n"
    "[exercise.needs]\ntype = collect\nminutes = 20\nthink = 2\nitems = known\nitems-show = after-first-round\nread-aloud = yes\nmax-length = 20\n"
    "[exercise.round]\ntype = round\nseconds = 30\n"
    "[exercise.notice]\ntype = notice\ntext = We write down what is said.\ntext.lt = Mes užrašome.\n"
    "[exercise.pause]\ntype = break\nminutes = 10\n"
    "[exercise.talk]\ntype = discuss\nphases = 1: alone | 4: in fours\n"
    "[list.known]\ncare = Someone for the children\ncare.lt = Kas nors vaikams\nlift = A lift\n";

static int open_hall(void **state)
{
	struct hall *hall = hall_open(workshop);

	hall_people(hall, 3);
	*state = hall;
	return 0;
}

/* Enter until this exercise is on, at this step. */
static void go_to(struct hall *hall, const char *exercise, size_t step)
{
	for (;;) {
		const struct agenda_entry *open = agenda_open(hall->session);

		if (open && str_same(open->exercise->id, exercise) && open->step == step)
			return;
		hall_next(hall);
	}
}

enum { THINK, GATHER, READ, DONE };

static void say(struct hall *hall, const char *words)
{
	const char *exercise = agenda_open(hall->session)->exercise->id;

	hall_must(hall, exercise, "item.add", items_next_id(hall->session, exercise, 0, hall->arena),
	    arena_format(hall->arena, "text=%s", words));
}

static void silence_comes_first_where_there_is_time_to_think(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	assert_int_equal(agenda_open(hall->session)->step, GATHER);
	go_to(hall, "needs", THINK);
	hall_shows(hall, "needs", "Think for yourself, in silence.");
	hall_shows(hall, "needs", "2:00 left of 2 min");
}

static void the_silence_is_part_of_the_planned_minutes(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", GATHER);
	hall_shows(hall, "needs", "18:00 left of 18 min");
}

static void a_step_without_a_time_goes_on_with_the_clock_of_the_exercise(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", GATHER);
	hall->ms += 5 * 60 * 1000;
	go_to(hall, "needs", DONE);
	hall_shows(hall, "needs", "15:00 left of 20 min");
}

static void whoever_adds_an_item_has_had_a_turn(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", GATHER);
	hall_shows(hall, "needs", "0 of 3 have had their turn");
	say(hall, "Advice");
	hall_must(hall, "needs", "turn.passed", NULL, "");
	hall_shows(hall, "needs", "2 of 3 have had their turn");
	hall_must(hall, "needs", "item.again", "needs-1", "");
	hall_shows(hall, "needs", "2 of 3 have had their turn");
	hall_must(hall, "needs", "turn.spoke", NULL, "");
	hall_shows(hall, "needs", "Round 2\n0 of 3");
}

static void when_all_have_passed_the_wall_asks_anyone_else(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", GATHER);
	for (int i = 0; i < 3; i++) {
		hall_hides(hall, "needs", "Anyone else?");
		hall_must(hall, "needs", "turn.passed", NULL, "");
	}
	hall_shows(hall, "needs", "Anyone else?");
	say(hall, "Advice");
	hall_hides(hall, "needs", "Anyone else?");
}

static void items_to_start_from_wait_for_the_end_of_the_first_round(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", GATHER);
	say(hall, "Advice");
	hall_hides(hall, "needs", "A lift");
	say(hall, "More advice");
	say(hall, "Less advice");
	hall_shows(hall, "needs", "B. A lift");
	hall_shows(hall, "needs", "C. Advice");
}

static void items_can_be_shown_from_the_beginning(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	hall_shows(hall, "open", "A. Someone for the children\nB. A lift");
}

static void a_text_that_nobody_can_read_from_the_back_is_refused(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", GATHER);
	assert_false(hall_say(hall, "needs", "item.add", "needs-1", "text=This is longer than twenty"));
	assert_non_null(strstr(err_text(&hall->err), "at most 20"));
	assert_true(hall_say(hall, "needs", "item.add", "needs-1", "text=ąčęėįšųūž ąčęėįšųūžą"));
	assert_false(hall_say(hall, "needs", "item.paste", "needs-2", "text=Short\\nThis is longer than twenty"));
	assert_non_null(strstr(err_text(&hall->err), "line 2"));
	assert_false(hall_say(hall, "needs", "item.edit", "needs-1", "text=This is longer than twenty"));
}

static void each_item_stands_alone_when_it_is_read_out(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", READ);
	hall->look.row = 1;
	hall_shows(hall, "needs", "2 of 2\nB  A lift\n");
	hall_hides(hall, "needs", "children");
	hall->look.row = 99;
	hall_shows(hall, "needs", "2 of 2");
}

static void nothing_comes_onto_a_list_that_is_ready(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "needs", DONE);
	hall_shows(hall, "needs", "The list is ready.");
	assert_false(hall_say(hall, "needs", "item.add", "needs-1", "text=Late"));
	assert_false(hall_say(hall, "needs", "item.paste", "needs-1", "text=Late"));
	assert_false(hall_say(hall, "needs", "item.again", "care", ""));
	assert_non_null(strstr(err_text(&hall->err), "ready"));
	assert_true(hall_say(hall, "needs", "item.edit", "lift", "text=A ride"));
}

static void what_was_dropped_leaves_its_letter_and_can_come_back(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	say(hall, "Advice");
	say(hall, "Company");
	hall_must(hall, "open", "item.drop", "open-1", "");
	hall_hides(hall, "open", "Advice");
	hall_shows(hall, "open", "D. Company");
	hall_must(hall, "open", "item.restore", "open-1", "");
	hall_shows(hall, "open", "C. Advice");
}

static void an_item_of_the_list_it_began_with_can_come_back_too(void **state)
{
	struct hall *hall = *state;
	struct scene scene;

	hall_next(hall);
	scene = hall_scene(hall, "open");
	assert_null(collect_dropped(&scene, 0));
	hall_must(hall, "open", "item.park", "lift", "");
	assert_string_equal(collect_dropped(&scene, 0), "A lift");
	assert_null(collect_dropped(&scene, 1));
}

static void what_was_said_more_than_once_is_told(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	hall_must(hall, "open", "item.again", "lift", "");
	hall_must(hall, "open", "item.again", "lift", "");
	hall_must(hall, "open", "item.theme", "lift", "text=On the way");
	hall_shows(hall, "open", "B. A lift (On the way, said 3 times)");
}

static void the_filter_leaves_only_what_has_the_words(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	hall->look.filter = "LIFT";
	hall_hides(hall, "open", "children");
	hall_shows(hall, "open", "B. A lift");
}

static void both_languages_stand_beside_each_other(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	hall->look.both_languages = true;
	hall_shows(hall, "open", "A. Someone for the children / Kas nors vaikams\nB. A lift\n");
	hall_shows(hall, "notice", "We write down what is said.\nMes užrašome.\n");
}

static const char lap_workshop[] =
    "[workshop]\nformat = 1\nid = laps\ntitle = Laps\nlanguages = en, lt\n[words]\nround = lap\nround.lt = eilė\n"
    "[exercise.needs]\ntype = collect\n";

static void a_round_is_called_as_the_workshop_says(void **state)
{
	struct hall *hall = hall_open(lap_workshop);

	(void)state;
	hall_people(hall, 2);
	go_to(hall, "needs", GATHER);
	for (size_t i = 0; i < 2; i++)
		hall_must(hall, "needs", "turn.spoke", NULL, "");
	hall_shows(hall, "needs", "lap 2\n0 of 2 have had their turn");
	hall_hides(hall, "needs", "Round");
	hall_close(hall);
}

static void no_turn_names_a_person_unless_the_workshop_says_so(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "round", 0);
	assert_false(hall_enter(hall, &(struct entry){ .verb = "turn.spoke", .exercise = "round", .participant = "P02" }));
	hall_hides(hall, "round", "P0");
}

static void a_round_ends_when_everybody_here_has_had_a_turn(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "round", 0);
	hall_shows(hall, "round", "0:30 left of 0:30");
	hall_must(hall, "round", "turn.spoke", NULL, "");
	hall->ms += 40000;
	hall_shows(hall, "round", "+0:10 over");
	assert_true(hall_enter(hall, &(struct entry){ .verb = "people.leave", .participant = "P03" }));
	hall_hides(hall, "round", "Everybody");
	hall_must(hall, "round", "turn.passed", NULL, "");
	hall_shows(hall, "round", "Everybody has had a turn.");
}

static void a_notice_remembers_in_which_language_it_was_read(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "notice", 0);
	hall_must(hall, "notice", "notice.read", NULL, "lang=lt");
	hall_shows(hall, "notice", "Read aloud: Lietuvių (lt)");
	assert_false(hall_say(hall, "notice", "notice.read", NULL, "lang=de"));
	hall_must(hall, NULL, "people.consent", NULL, "count=2");
	hall_hides(hall, "notice", "2");
}

static void a_notice_is_not_left_by_enter_alone_before_it_is_noted_who_agrees(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "notice", 0);
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_ASK);
	hall_must(hall, NULL, "people.consent", NULL, "count=0");
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_ENTRY);
}

static void a_break_tells_when_we_go_on(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "pause", 0);
	hall_shows(hall, "pause", "We go on in 10 minutes.");
	hall->ms += (8 * 60 + 30) * 1000;
	hall_shows(hall, "pause", "We go on in 2 minutes.");
	hall->ms += 60000;
	hall_shows(hall, "pause", "We go on in 1 minute.");
	hall->ms += 60000;
	hall_shows(hall, "pause", "We go on now.");
}

static void talk_goes_on_phase_by_phase(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "talk", 0);
	hall_shows(hall, "talk", "alone\n1:00 left of 1 min");
	hall_hides(hall, "talk", "in fours");
	hall_next(hall);
	hall_shows(hall, "talk", "in fours\n4:00 left of 4 min");
	hall_next(hall);
	assert_null(agenda_open(hall->session));
}

static const char aloud[] =
    "[workshop]\nformat = 1\nid = aloud\ntitle = Aloud\n[participants]\naloud = yes\n"
    "[exercise.round]\ntype = round\n";

static void where_codes_may_be_called_the_wall_calls_one_after_another(void **state)
{
	struct hall *hall = hall_open(aloud);

	(void)state;
	hall_people(hall, 3);
	hall_next(hall);
	hall_shows(hall, "round", "P01, it is your turn.");
	assert_true(hall_enter(hall, &(struct entry){ .verb = "turn.called", .exercise = "round", .participant = "P03" }));
	hall_shows(hall, "round", "P03, it is your turn.");
	assert_true(hall_enter(hall, &(struct entry){ .verb = "turn.spoke", .exercise = "round", .participant = "P03" }));
	hall_shows(hall, "round", "P01, it is your turn.");
	assert_false(hall_say(hall, "round", "turn.called", NULL, ""));
	hall_close(hall);
}

/* --- in small groups, on cards ------------------------------------------------------------- */

static const char ways[] =
    "[workshop]\nformat = 1\nid = ways\ntitle = Ways\nlanguages = en, lt\n"
    "[exercise.groups]\ntype = collect\nmethod = groups\nminutes = 20\n"
    "[exercise.told]\ntype = collect\nmethod = groups\nminutes = 20\ngroups = 5\nthink = 0\nread-aloud = yes\n"
    "[exercise.cards]\ntype = collect\nmethod = cards\nminutes = 20\ntheme = At home | On the way\ntheme.lt = Namie | Kelyje\nitems = known\n"
    "[list.known]\ncare = Someone for the children\nlift = A lift\n";

static struct hall *hall_of(int people)
{
	struct hall *hall = hall_open(ways);

	hall_people(hall, people);
	return hall;
}

static void small_groups_report_one_after_another(void **state)
{
	struct hall *hall = hall_of(9);

	(void)state;
	go_to(hall, "groups", THINK);
	hall_shows(hall, "groups", "3 small groups");
	hall_shows(hall, "groups", "10:00 left of 10 min");
	assert_false(hall_say(hall, "groups", "group.reported", NULL, ""));
	go_to(hall, "groups", GATHER);
	say(hall, "A lift");
	hall_must(hall, "groups", "group.reported", NULL, "");
	hall_shows(hall, "groups", "1 of 3 groups have reported");
	hall_must(hall, "groups", "group.reported", NULL, "");
	hall_must(hall, "groups", "group.reported", NULL, "");
	hall_shows(hall, "groups", "All groups have reported. Anyone else?");
	assert_false(hall_say(hall, "groups", "group.reported", NULL, ""));
	assert_string_equal(err_text(&hall->err), "all groups have reported");
	say(hall, "A taxi");
	go_to(hall, "groups", DONE);
	hall_close(hall);
}

static void the_workshop_may_say_how_many_groups_there_are(void **state)
{
	struct hall *hall = hall_of(2);

	(void)state;
	go_to(hall, "groups", THINK);
	hall_shows(hall, "groups", "2 small groups");
	go_to(hall, "told", GATHER);
	hall_shows(hall, "told", "0 of 5 groups have reported");
	hall_close(hall);
}

static void cards_stand_in_columns_under_their_headings(void **state)
{
	struct hall *hall = hall_of(3);

	(void)state;
	go_to(hall, "cards", THINK);
	hall_shows(hall, "cards", "No name on the card.");
	go_to(hall, "cards", GATHER);
	say(hall, "Soup");
	go_to(hall, "cards", READ);
	hall_shows(hall, "cards", "1 of 3\nA  Someone for the children\n");
	hall_must(hall, "cards", "item.theme", "cards-1", "text=At home");
	hall_must(hall, "cards", "theme.add", NULL, "text=In the open");
	hall_must(hall, "cards", "item.theme", "lift", "text=In the open");
	hall_shows(hall, "cards", "At home\nC. Soup");
	hall_shows(hall, "cards", "In the open\nB. A lift");
	hall_shows(hall, "cards", "Not placed yet\n");
	go_to(hall, "cards", DONE);
	hall_shows(hall, "cards", "At home\nC. Soup");
	hall_close(hall);
}

static void a_heading_stands_there_once_and_in_the_language_of_the_wall(void **state)
{
	struct hall *hall = hall_of(3);
	struct scene scene;

	(void)state;
	go_to(hall, "cards", READ);
	assert_false(hall_say(hall, "cards", "theme.add", NULL, "text=At home"));
	assert_false(hall_say(hall, "cards", "theme.add", NULL, "text="));
	hall_must(hall, "cards", "theme.add", NULL, "text=Outside");
	assert_false(hall_say(hall, "cards", "theme.add", NULL, "text=Outside"));
	scene = hall_scene(hall, "cards");
	scene.language = 1;
	assert_string_equal(collect_theme(&scene, 0), "Namie");
	assert_string_equal(collect_theme_name(&scene, 0), "At home");
	assert_string_equal(collect_theme(&scene, 2), "Outside");
	assert_null(collect_theme(&scene, 3));
	hall_close(hall);
}

/* Whoever wrote the journal: what stands under no heading is not lost. */
static void a_card_under_a_heading_that_nobody_knows_is_not_placed_yet(void **state)
{
	struct hall *hall = hall_of(3);

	(void)state;
	go_to(hall, "cards", READ);
	hall_must(hall, "cards", "item.theme", "lift", "text=Nowhere");
	hall_shows(hall, "cards", "Not placed yet\nA. Someone for the children\nB. A lift");
	hall_close(hall);
}

/* --- what the list has, said before its time */

static const char early[] =
    "[workshop]\nformat = 1\nid = early\ntitle = Early\n"
    "[exercise.needs]\ntype = collect\nitems = known\nitems-show = after-first-round\n"
    "[list.known]\ncare = Someone for the children\nlift = A lift\nbus = A bus\n";

static void what_is_said_again_does_not_wait_for_the_list(void **state)
{
	struct hall *hall = hall_open(early);

	(void)state;
	hall_people(hall, 3);
	go_to(hall, "needs", GATHER);
	say(hall, "A garden");
	hall_shows(hall, "needs", "A to C come later.");
	hall_must(hall, "needs", "item.again", "care", "");
	hall_shows(hall, "needs", "A. Someone for the children");
	hall_shows(hall, "needs", "B to C come later.");
	hall_hides(hall, "needs", "A lift");
	hall_must(hall, "needs", "item.again", "lift", "");
	hall_shows(hall, "needs", "C comes later.");
	hall_close(hall);
}

static void letters_with_a_gap_are_no_range(void **state)
{
	struct hall *hall = hall_open(early);

	(void)state;
	hall_people(hall, 3);
	go_to(hall, "needs", GATHER);
	hall_must(hall, "needs", "item.again", "lift", "");
	hall_shows(hall, "needs", "The other letters come later.");
	hall_hides(hall, "needs", "Someone for the children");
	hall_close(hall);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(silence_comes_first_where_there_is_time_to_think),
		CASE(the_silence_is_part_of_the_planned_minutes),
		CASE(a_step_without_a_time_goes_on_with_the_clock_of_the_exercise),
		CASE(whoever_adds_an_item_has_had_a_turn),
		CASE(when_all_have_passed_the_wall_asks_anyone_else),
		CASE(items_to_start_from_wait_for_the_end_of_the_first_round),
		CASE(items_can_be_shown_from_the_beginning),
		CASE(a_text_that_nobody_can_read_from_the_back_is_refused),
		CASE(each_item_stands_alone_when_it_is_read_out),
		CASE(nothing_comes_onto_a_list_that_is_ready),
		CASE(what_was_dropped_leaves_its_letter_and_can_come_back),
		CASE(an_item_of_the_list_it_began_with_can_come_back_too),
		CASE(what_was_said_more_than_once_is_told),
		CASE(the_filter_leaves_only_what_has_the_words),
		CASE(both_languages_stand_beside_each_other),
		CASE(a_round_is_called_as_the_workshop_says),
		CASE(no_turn_names_a_person_unless_the_workshop_says_so),
		CASE(a_round_ends_when_everybody_here_has_had_a_turn),
		CASE(a_notice_remembers_in_which_language_it_was_read),
		CASE(a_notice_is_not_left_by_enter_alone_before_it_is_noted_who_agrees),
		CASE(a_break_tells_when_we_go_on),
		CASE(talk_goes_on_phase_by_phase),
		cmocka_unit_test(small_groups_report_one_after_another),
		cmocka_unit_test(the_workshop_may_say_how_many_groups_there_are),
		cmocka_unit_test(cards_stand_in_columns_under_their_headings),
		cmocka_unit_test(a_heading_stands_there_once_and_in_the_language_of_the_wall),
		cmocka_unit_test(a_card_under_a_heading_that_nobody_knows_is_not_placed_yet),
		cmocka_unit_test(where_codes_may_be_called_the_wall_calls_one_after_another),
		cmocka_unit_test(what_is_said_again_does_not_wait_for_the_list),
		cmocka_unit_test(letters_with_a_gap_are_no_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
