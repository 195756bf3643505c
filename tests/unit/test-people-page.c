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
#include "model/notes.h"
#include "model/people.h"
#include "unit/desk-support.h"

/* Before the first exercise, on the page. */
static struct desk_room *page(void)
{
	struct desk_room *desk = desk_over(room_open(evening));

	desk_type(desk, "w");
	return desk;
}

static const struct session *session(const struct desk_room *desk)
{
	return room_session(desk->room);
}

static const struct person *person(const struct desk_room *desk, size_t i)
{
	return people_get(session(desk), i);
}

static void a_number_is_enough(void **state)
{
	struct desk_room *desk = page();
	size_t events;

	(void)state;
	desk_type(desk, "1 2 Enter");
	assert_string_equal(desk_last_event(desk), "people.add count=12");
	assert_string_equal(person(desk, 0)->code, "P01");
	assert_string_equal(person(desk, 11)->code, "P12");
	assert_true(desk_shows(desk, "12 people take part"));
	assert_true(desk_shows(desk, "● P07"));
	events = desk_events(desk);
	desk_type(desk, "1 2 Enter Enter");
	assert_int_equal(desk_events(desk), events);
	assert_string_equal(app_top(desk->app)->name, "strip");
	desk_free(desk);
}

/* Where nobody is here yet, the page says what is due, and nothing that could not be done. */
static void enter_is_offered_while_a_number_is_due(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	assert_true(desk_shows(desk, "Enter  so many take part"));
	assert_false(desk_shows(desk, "one left"));
	desk_type(desk, "1 2 Enter");
	assert_false(desk_shows(desk, "so many take part"));
	assert_true(desk_shows(desk, "one left"));
	desk_type(desk, "1 4");
	assert_true(desk_shows(desk, "Enter  so many take part"));
	desk_free(desk);
}

static void a_greater_number_adds_who_is_missing_and_a_smaller_one_is_refused(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "5 Enter 8 Enter");
	assert_string_equal(desk_last_event(desk), "people.add count=3");
	desk_type(desk, "6 Enter");
	assert_int_equal(people_present(session(desk)), 8);
	assert_true(desk_shows(desk, "8 take part already"));
	desk_type(desk, "BS 0 Enter");
	assert_true(desk_shows(desk, "type a number of people"));
	assert_int_equal(people_present(session(desk)), 8);
	desk_free(desk);
}

static void f1_tells_the_keys_of_the_page(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "F1");
	assert_true(desk_shows(desk, "erase - Erases the chosen person"));
	desk_type(desk, "Esc");
	assert_true(desk_shows(desk, "take part"));
	desk_free(desk);
}

static void a_number_that_was_left_is_there_again(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "1 Esc w 2 Enter");
	assert_int_equal(people_present(session(desk)), 12);
	desk_free(desk);
}

static void one_more_and_one_left(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "3 Enter + -");
	assert_string_equal(desk_last_event(desk), "people.leave ");
	assert_false(person(desk, 3)->present);
	desk_type(desk, "-");
	assert_false(person(desk, 2)->present);
	assert_true(desk_shows(desk, "2 left"));
	desk_type(desk, "u u");
	assert_int_equal(people_present(session(desk)), 4);
	desk_free(desk);
}

static void nobody_left_to_leave_is_told(void **state)
{
	struct desk_room *desk = page();
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "- l e");
	assert_int_equal(desk_events(desk), events);
	assert_string_equal(app_top(desk->app)->name, "people");
	desk_free(desk);
}

static void a_chosen_one_leaves_and_comes_back(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "3 Enter Down l");
	assert_false(person(desk, 1)->present);
	assert_true(desk_shows(desk, "○ P02 left"));
	desk_type(desk, "l");
	assert_true(person(desk, 1)->present);
	assert_true(desk_shows(desk, "P02 is back"));
	desk_free(desk);
}

static void kinds_are_changed_and_only_participants_count(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "3 Enter e 4 Enter");
	assert_string_equal(desk_last_event(desk), "people.kind kind=interpreter");
	assert_true(desk_shows(desk, "2 people take part, 1 are here for something else"));
	desk_type(desk, "a 2 Enter");
	assert_string_equal(desk_last_event(desk), "people.add kind=observer count=1");
	assert_int_equal(people_present(session(desk)), 2);
	assert_true(desk_shows(desk, "P04 observer"));
	desk_free(desk);
}

static void a_card_is_typed_unseen_and_never_shown(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "3 Enter Down e 5 Enter \"K 7\"");
	assert_false(desk_shows(desk, "K 7"));
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "one word"));
	desk_type(desk, "BS BS 7Q Enter");
	assert_string_equal(desk_last_event(desk), "people.card card=K7Q");
	assert_string_equal(notes_card(app_session(desk->app), 1), "K7Q");
	assert_false(desk_shows(desk, "K7Q"));
	desk_type(desk, "e");
	assert_false(desk_shows(desk, "K7Q"));
	desk_free(desk);
}

static void the_page_tells_no_attribute_and_no_consent(void **state)
{
	struct desk_room *desk = page();
	const char *before;

	(void)state;
	desk_type(desk, "3 Enter Esc w");
	before = desk_screen(desk, 24, 80);
	room_do(desk->room, "people.attribute", NULL, "P02", NULL, "name=place text=village");
	room_do(desk->room, "people.consent", NULL, "P02", NULL, "given=1");
	assert_string_equal(desk_screen(desk, 24, 80), before);
	desk_free(desk);
}

static void hundreds_of_people_stay_usable(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "5 0 0 Enter End");
	assert_true(desk_shows(desk, "P500"));
	desk_draws_at_every_size(desk);
	desk_type(desk, "l");
	assert_false(person(desk, 499)->present);
	desk_type(desk, "Home PgDn l");
	assert_false(person(desk, 10)->present);
	desk_free(desk);
}

/* --- The private sheets */

static struct desk_room *sheets(void)
{
	struct desk_room *desk = page();

	desk_type(desk, "3 Enter Esc o o y a");
	assert_string_equal(app_top(desk->app)->name, "people-private");
	return desk;
}

static void a_show_of_hands_counts_heads(void **state)
{
	struct desk_room *desk = sheets();

	(void)state;
	desk_type(desk, "2 Enter");
	assert_string_equal(desk_last_event(desk), "people.headcount name=place choice=1 count=2");
	desk_type(desk, "Down 3 Enter");
	assert_string_equal(desk_last_event(desk), "people.consent count=3");
	assert_int_equal(notes_headcount(session(desk), 0, 0), 2);
	assert_int_equal(notes_headcount(session(desk), 0, 1), -1);
	assert_int_equal(notes_consent_count(session(desk)), 3);
	desk_type(desk, "4 Enter");
	assert_true(desk_shows(desk, "4 cannot agree: at most 3 were here at once; w tells who is here"));
	assert_int_equal(notes_consent_count(session(desk)), 3);
	desk_type(desk, "u");
	assert_int_equal(notes_consent_count(session(desk)), -1);
	desk_free(desk);
}

static void an_attribute_is_typed_person_by_person(void **state)
{
	struct desk_room *desk = sheets();

	(void)state;
	desk_type(desk, "Tab 2 1");
	assert_string_equal(notes_attribute(session(desk), 0, 0), "village");
	assert_string_equal(notes_attribute(session(desk), 1, 0), "town");
	assert_true(desk_shows(desk, "P01     village"));
	desk_type(desk, "Up 0");
	assert_string_equal(notes_attribute(session(desk), 1, 0), "");
	desk_type(desk, "Home Enter 1 Enter");
	assert_string_equal(notes_attribute(session(desk), 0, 0), "town");
	desk_type(desk, "9 Left Right");
	desk_draws_at_every_size(desk);
	desk_free(desk);
}

static void enter_alone_says_neither_yes_nor_no(void **state)
{
	struct desk_room *desk = desk_over(room_open("[workshop]\nformat = 1\nid = e\ntitle = E\n[participants]\nconsent = person\n"
	    "[exercise.b]\ntype = break\n"));

	(void)state;
	desk_type(desk, "w 3 Enter Esc o o y a Tab Enter Enter");
	assert_int_equal(notes_consent(session(desk), 0), -1);
	desk_type(desk, "2 Enter");
	assert_int_equal(notes_consent(session(desk), 0), 0);
	assert_int_equal(notes_consent(session(desk), 1), -1);
	desk_free(desk);
}

static void the_curtain_is_drawn_after_the_private_sheets(void **state)
{
	struct desk_room *desk = sheets();

	(void)state;
	desk_type(desk, "Tab 2 Esc");
	desk_type(desk, "Esc");
	assert_string_equal(app_top(desk->app)->name, "curtain");
	assert_false(desk_shows(desk, "village"));
	desk_free(desk);
}

static void a_person_is_erased_only_after_a_yes(void **state)
{
	struct desk_room *desk = page();

	(void)state;
	desk_type(desk, "9 Enter Down Down X");
	assert_true(desk_shows(desk, "Erase P03?"));
	desk_type(desk, "n");
	assert_string_equal(person(desk, 2)->code, "P03");
	desk_type(desk, "X y");
	assert_string_equal(person(desk, 2)->code, "E1");
	assert_true(desk_shows(desk, "removed for good"));
	assert_false(desk_shows(desk, "P03"));
	desk_type(desk, "u");
	assert_true(desk_shows(desk, "cannot be taken back"));
	desk_free(desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_enough),
		cmocka_unit_test(enter_is_offered_while_a_number_is_due),
		cmocka_unit_test(a_greater_number_adds_who_is_missing_and_a_smaller_one_is_refused),
		cmocka_unit_test(f1_tells_the_keys_of_the_page),
		cmocka_unit_test(a_number_that_was_left_is_there_again),
		cmocka_unit_test(one_more_and_one_left),
		cmocka_unit_test(nobody_left_to_leave_is_told),
		cmocka_unit_test(a_chosen_one_leaves_and_comes_back),
		cmocka_unit_test(kinds_are_changed_and_only_participants_count),
		cmocka_unit_test(a_card_is_typed_unseen_and_never_shown),
		cmocka_unit_test(the_page_tells_no_attribute_and_no_consent),
		cmocka_unit_test(hundreds_of_people_stay_usable),
		cmocka_unit_test(a_show_of_hands_counts_heads),
		cmocka_unit_test(an_attribute_is_typed_person_by_person),
		cmocka_unit_test(enter_alone_says_neither_yes_nor_no),
		cmocka_unit_test(the_curtain_is_drawn_after_the_private_sheets),
		cmocka_unit_test(a_person_is_erased_only_after_a_yes),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
