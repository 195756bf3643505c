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

#define VALID_CAB "ballot.cast source=paper status=valid picks=needs-3|needs-1|needs-2"

static void an_unseen_slip_tells_its_length_and_whether_it_is_valid(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "C A");
	assert_true(desk_shows(desk, "Slip 1  ● ● "));
	assert_true(desk_shows(desk, "2 of 3"));
	assert_true(desk_shows(desk, "a short slip"));
	desk_type(desk, "B");
	assert_true(desk_shows(desk, "Slip 1  ● ● ●"));
	assert_true(desk_shows(desk, "3 of 3"));
	assert_true(desk_shows(desk, "✓ Enter keeps it"));
	desk_free(desk);
}

static void letters_are_shown_for_as_long_as_they_are_wanted(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "C A C-t B");
	assert_true(desk_shows(desk, "Slip 1  CAB"));
	desk_type(desk, "Enter D");
	assert_true(desk_shows(desk, "Slip 2  D"));
	desk_type(desk, "C-t");
	assert_true(desk_shows(desk, "Slip 2  ●"));
	desk_free(desk);
}

static void enter_on_nothing_writes_nothing_and_says_how_to_go_on(void **state)
{
	struct desk_room *desk = desk_ranking(3);
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "nothing typed; Esc c closes the round"));
	desk_type(desk, "Enter Space Enter , Enter");
	assert_int_equal(desk_events(desk), events);
	desk_free(desk);
}

static void a_slip_goes_in_as_hands_type_it(void **state)
{
	static const struct { const char *keys, *event; } slips[] = {
		{ "C A B Enter", VALID_CAB },
		{ "c a b Enter", VALID_CAB },
		{ "\"C, A, B\" Enter", VALID_CAB },
		{ "САВ Enter", VALID_CAB },
		{ "D Enter", "ballot.cast source=paper status=short picks=needs-4" },
		{ "- Enter", "ballot.cast source=paper status=blank" },
		{ "! Enter", "ballot.cast source=paper status=spoilt" },
		{ "A A ! Enter", "ballot.cast source=paper status=spoilt" },
		{ "C A Home Right B BS End B Enter", VALID_CAB },
	};

	(void)state;
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		struct desk_room *desk = desk_ranking(3);

		desk_type(desk, slips[i].keys);
		assert_string_equal(desk_last_event(desk), slips[i].event);
		assert_true(desk_shows(desk, "slip 1 is in"));
		desk_free(desk);
	}
}

static void a_pasted_slip_is_a_slip_and_several_are_refused(void **state)
{
	struct desk_room *desk = desk_ranking(3);
	size_t events = desk_events(desk);

	(void)state;
	desk_paste(desk, "A\nB\n");
	desk_type(desk, "Enter");
	assert_int_equal(desk_events(desk), events);
	desk_paste(desk, " c \x1b a b\r\n");
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), VALID_CAB);
	desk_free(desk);
}

static void what_is_no_ballot_is_refused_until_it_is_mended(void **state)
{
	static const char *const wrong[] = { "C A B Q", "C A B B", "C A B D", "C A B ?", "C A B щ" };

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct desk_room *desk = desk_ranking(3);
		size_t events = desk_events(desk);

		desk_type(desk, wrong[i]);
		assert_true(desk_shows(desk, "✗ "));
		desk_type(desk, "Enter");
		assert_int_equal(desk_events(desk), events);
		desk_type(desk, "BS Enter");
		assert_string_equal(desk_last_event(desk), VALID_CAB);
		desk_free(desk);
	}
}

static void a_refusal_tells_the_room_no_letter_of_the_list(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "A A Enter");
	assert_true(desk_shows(desk, "a letter stands on the slip twice"));
	assert_false(desk_shows(desk, "A stands"));
	desk_type(desk, "C-t");
	assert_true(desk_shows(desk, "A stands on the slip twice"));
	desk_free(desk);
}

/* Types the one into the first console, the other into the second, and compares what the room sees after each key. */
static void look_the_same(struct desk_room *one, struct desk_room *other, const char *const *keys, const char *const *other_keys)
{
	for (size_t i = 0; keys[i]; i++) {
		desk_type(one, keys[i]);
		desk_type(other, other_keys[i]);
		assert_string_equal(desk_screen(one, 24, 80), desk_screen(other, 24, 80));
		assert_string_equal(desk_screen(one, 12, 40), desk_screen(other, 12, 40));
		assert_string_equal(desk_screen(one, 30, 100), desk_screen(other, 30, 100));
	}
	desk_free(one);
	desk_free(other);
}

static void unseen_slips_look_the_same_whatever_is_on_them(void **state)
{
	static const char *const keys[] = { "A", "B", "C", "Enter", "A", "Enter", "A", "A", "Enter", "BS", "BS", "Up", "Up", "Enter",
		"BS", "D", "Enter", "Up", "x", "Esc", "Esc", "u", "c", "Esc", "w", "Esc", "o", "Esc", NULL };
	static const char *const other[] = { "D", "C", "B", "Enter", "C", "Enter", "B", "B", "Enter", "BS", "BS", "Up", "Up", "Enter",
		"BS", "A", "Enter", "Up", "x", "Esc", "Esc", "u", "c", "Esc", "w", "Esc", "o", "Esc", NULL };

	(void)state;
	look_the_same(desk_ranking(3), desk_ranking(3), keys, other);
}

static void unseen_hands_look_the_same_whatever_is_counted(void **state)
{
	static const char *const keys[] = { "1", "Enter", "2", "Down", "Up", "Up", "3", "Enter", "End", "4", "Enter", "c", "Esc", NULL };
	static const char *const other[] = { "4", "Enter", "1", "Down", "Up", "Up", "0", "Enter", "End", "4", "Enter", "c", "Esc", NULL };

	(void)state;
	look_the_same(desk_ideas(8), desk_ideas(8), keys, other);
}

static void an_earlier_slip_is_mended_or_taken_out_while_the_new_one_waits(void **state)
{
	struct desk_room *desk = desk_ranking(4);

	(void)state;
	desk_type(desk, "A B C Enter B C D Enter D Up Up Enter");
	assert_true(desk_shows(desk, "Mend slip 1  ● ● ●"));
	desk_type(desk, "BS D Enter");
	assert_string_equal(desk_last_event(desk), "ballot.mend ballot=1 source=paper status=valid picks=needs-1|needs-2|needs-4");
	desk_type(desk, "Up x");
	assert_string_equal(desk_last_event(desk), "ballot.void ballot=2");
	assert_true(desk_shows(desk, "out of the count"));
	desk_type(desk, "u Esc A C Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=needs-4|needs-1|needs-3");
	assert_int_equal(desk_ballot(room_poll(desk->room, "ranking"), 1)->status, BALLOT_VALID);
	desk_free(desk);
}

static void a_mending_that_is_left_loses_nothing(void **state)
{
	struct desk_room *desk = desk_ranking(4);

	(void)state;
	desk_type(desk, "A B C Enter D Up Enter BS*3 D Esc");
	assert_true(desk_shows(desk, "Slip 2  ●"));
	desk_type(desk, "Up Enter Enter");
	assert_string_equal(desk_last_event(desk), "ballot.mend ballot=1 source=paper status=short picks=needs-1|needs-4");
	desk_free(desk);
}

static void undo_in_the_middle_of_a_slip_leaves_its_letters(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "A B C Enter D Esc u");
	assert_int_equal(poll_ballots_in(room_poll(desk->room, "ranking")), 0);
	desk_type(desk, "u");
	assert_int_equal(poll_stage(room_poll(desk->room, "ranking")), POLL_NOT_YET);
	assert_false(desk_shows(desk, "Slip"));
	desk_type(desk, "C-r Enter A B Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=needs-4|needs-1|needs-2");
	desk_free(desk);
}

static void looking_elsewhere_leaves_the_letters(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "C A Esc g 1 Enter");
	assert_false(desk_shows(desk, "Slip 1"));
	desk_type(desk, "Esc");
	assert_true(desk_shows(desk, "Slip 1  ● ●"));
	desk_type(desk, "C-b C-b Enter B Enter");
	assert_string_equal(desk_last_event(desk), VALID_CAB);
	desk_free(desk);
}

static void more_slips_than_people_is_a_question(void **state)
{
	struct desk_room *desk = desk_ranking(1);
	size_t events;

	(void)state;
	desk_type(desk, "A B C Enter");
	events = desk_events(desk);
	desk_type(desk, "C A B Enter");
	assert_true(desk_shows(desk, "2 slips from 1 people"));
	desk_type(desk, "Enter");
	assert_int_equal(desk_events(desk), events);
	assert_true(desk_shows(desk, "2 slips from 1 people"));
	desk_type(desk, "Esc");
	assert_int_equal(desk_events(desk), events);
	assert_true(desk_shows(desk, "Slip 2  ● ● ●"));
	desk_type(desk, "Enter 1 Enter");
	assert_string_equal(desk_last_event(desk), "people.add count=1");
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), VALID_CAB);
	desk_type(desk, "C A B Enter 2 Enter");
	assert_string_equal(desk_last_event(desk), VALID_CAB);
	assert_int_equal(poll_ballots_in(room_poll(desk->room, "ranking")), 3);
	desk_free(desk);
}

static void closing_asks_when_ballots_are_missing(void **state)
{
	struct desk_room *desk = desk_ranking(3);
	const struct poll *poll = room_poll(desk->room, "ranking");

	(void)state;
	desk_type(desk, "A B C Enter Esc c");
	assert_true(desk_shows(desk, "1 of 3 are in"));
	desk_type(desk, "Enter Space n");
	assert_int_equal(poll_stage(poll), POLL_OPEN);
	desk_type(desk, "c Esc");
	assert_int_equal(poll_stage(poll), POLL_OPEN);
	desk_type(desk, "c y");
	assert_int_equal(poll_stage(poll), POLL_CLOSED);
	assert_false(desk_shows(desk, "Slip"));
	desk_type(desk, "u");
	assert_true(desk_shows(desk, "Slip 2"));
	desk_free(desk);
}

static void closing_asks_when_something_typed_would_be_left_out(void **state)
{
	struct desk_room *desk = desk_ranking(1);

	(void)state;
	desk_type(desk, "A B C Enter D Esc c");
	assert_true(desk_shows(desk, "Something is typed"));
	desk_type(desk, "n Enter BS Esc c");
	assert_int_equal(poll_stage(room_poll(desk->room, "ranking")), POLL_CLOSED);
	desk_free(desk);
}

static void a_resumed_round_goes_on_at_the_same_slip(void **state)
{
	struct desk_room *desk = desk_ranking(3);

	(void)state;
	desk_type(desk, "A B C Enter C A");
	desk_open_again(desk);
	assert_true(desk_shows(desk, "Slip 2"));
	desk_type(desk, "C A B Enter");
	assert_string_equal(desk_last_event(desk), VALID_CAB);
	desk_free(desk);
}

static void strips_draw_at_every_size_and_lose_nothing(void **state)
{
	static const char *const keys[] = { "A", "A", "BS", "Enter", "Up", "Enter", "C-t", "Esc", "Up C-t", "Esc Esc", "c", NULL };
	struct desk_room *desk = desk_ranking(2), *hands = desk_ideas(2);

	(void)state;
	for (size_t i = 0; keys[i]; i++) {
		desk_type(desk, keys[i]);
		desk_draws_at_every_size(desk);
		desk_type(desk, "Resize");
	}
	desk_type(hands, "1 Enter 1 2");
	desk_draws_at_every_size(hands);
	desk_type(hands, "Resize Enter");
	assert_string_equal(desk_last_event(hands), "count.set source=hands amount=12");
	desk_free(desk);
	desk_free(hands);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unseen_slip_tells_its_length_and_whether_it_is_valid),
		cmocka_unit_test(letters_are_shown_for_as_long_as_they_are_wanted),
		cmocka_unit_test(enter_on_nothing_writes_nothing_and_says_how_to_go_on),
		cmocka_unit_test(a_slip_goes_in_as_hands_type_it),
		cmocka_unit_test(a_pasted_slip_is_a_slip_and_several_are_refused),
		cmocka_unit_test(what_is_no_ballot_is_refused_until_it_is_mended),
		cmocka_unit_test(a_refusal_tells_the_room_no_letter_of_the_list),
		cmocka_unit_test(unseen_slips_look_the_same_whatever_is_on_them),
		cmocka_unit_test(unseen_hands_look_the_same_whatever_is_counted),
		cmocka_unit_test(an_earlier_slip_is_mended_or_taken_out_while_the_new_one_waits),
		cmocka_unit_test(a_mending_that_is_left_loses_nothing),
		cmocka_unit_test(undo_in_the_middle_of_a_slip_leaves_its_letters),
		cmocka_unit_test(looking_elsewhere_leaves_the_letters),
		cmocka_unit_test(more_slips_than_people_is_a_question),
		cmocka_unit_test(closing_asks_when_ballots_are_missing),
		cmocka_unit_test(closing_asks_when_something_typed_would_be_left_out),
		cmocka_unit_test(a_resumed_round_goes_on_at_the_same_slip),
		cmocka_unit_test(strips_draw_at_every_size_and_lose_nothing),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
