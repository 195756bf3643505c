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
#include "ui/input.h"
#include "unit/desk-support.h"

/* A vote on so many options, o1, o2, ..., with its round open for ten people. */
static struct desk_room *vote(const char *method, int options)
{
	struct desk_room *desk;
	struct str list = STR_INIT;

	for (int i = 1; i <= options; i++)
		str_add_format(&list, "o%d = \"Option number %d\"\n", i, i);
	desk = desk_vote(10, "[exercise.v]\ntype = vote\nmethod = %s\nitems = l\nminutes = 5\n[list.l]\n%s", method, str_text(&list));
	str_free(&list);
	return desk;
}

static void any_number_of_letters_may_be_marked(void **state)
{
	struct desk_room *desk = vote("approval", 5);

	(void)state;
	desk_type(desk, "Tab a");
	assert_true(desk_shows(desk, "1 marked"));
	desk_type(desk, "c e b d");
	assert_true(desk_shows(desk, "5 marked"));
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=o1|o3|o5|o2|o4");
	desk_free(desk);
}

static void one_letter_is_one_choice(void **state)
{
	struct desk_room *desk = vote("one", 3);
	size_t events = desk_events(desk);

	(void)state;
	desk_type(desk, "Tab a b Enter");
	assert_int_equal(desk_events(desk), events);
	assert_true(desk_shows(desk, "only one letter"));
	desk_type(desk, "BS Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=o1");
	desk_free(desk);
}

static void hands_for_one_choice_are_at_most_the_people(void **state)
{
	struct desk_room *desk = vote("one", 3);

	(void)state;
	desk_type(desk, "C-t 6 Enter 5 Enter");
	assert_true(desk_shows(desk, "1 vote too many for 10 people"));
	desk_type(desk, "c");
	assert_true(desk_shows(desk, "1 vote too many"));
	desk_type(desk, "Esc");
	assert_int_equal(poll_stage(room_poll(desk->room, "v")), POLL_OPEN);
	desk_free(desk);
}

static void beyond_z_a_blank_parts_the_letters(void **state)
{
	struct desk_room *desk = vote("approval", 30);

	(void)state;
	desk_type(desk, "Tab \"ab ad, c\"");
	assert_true(desk_shows(desk, "3 marked"));
	desk_type(desk, "Enter");
	assert_string_equal(desk_last_event(desk), "ballot.cast source=paper status=valid picks=o28|o30|o3");
	desk_draws_at_every_size(desk);
	desk_type(desk, "Tab End 3");
	desk_draws_at_every_size(desk);
	desk_type(desk, "Enter");
	assert_int_equal(desk_people(room_poll(desk->room, "v")), 3);
	desk_free(desk);
}

static void every_input_has_a_name_a_help_and_its_parts(void **state)
{
	struct desk_room *room = vote("dots", 3);
	struct desk desk = { .poll = room_poll(room->room, "v") };
	bool seen[SOURCES] = { false };

	(void)state;
	for (const struct input *input = input_next(NULL); input; input = input_next(input)) {
		void *of = input->open();

		assert_string_equal(input->name, ballot_source_name(input->source));
		assert_string_not_equal(input->help, "");
		assert_false(seen[input->source]);
		seen[input->source] = true;
		assert_false(input->pending(of));
		assert_false(input->counts_only && input->names_people);
		for (const struct hint *hint = input->hints(&desk, of); hint->key; hint++)
			assert_in_range(hint->priority, 1, 9);
		input->close(of);
	}
	assert_true(seen[SOURCE_HANDS] && seen[SOURCE_PAPER]);
	desk_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_number_of_letters_may_be_marked),
		cmocka_unit_test(one_letter_is_one_choice),
		cmocka_unit_test(hands_for_one_choice_are_at_most_the_people),
		cmocka_unit_test(beyond_z_a_blank_parts_the_letters),
		cmocka_unit_test(every_input_has_a_name_a_help_and_its_parts),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
