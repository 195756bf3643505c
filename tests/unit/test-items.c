/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include <locale.h>

#include "exercises/collect-common.h"
#include "model/ballot.h"
#include "unit/desk-support.h"

/* Needs that turn out to be one, or two. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = same\ntitle = Same\n"
    "[exercise.needs]\ntype = collect\nmethod = open\nitems = known\n"
    "[exercise.ranking]\ntype = rank\nmethod = points\nitems = needs\n"
    "[exercise.more]\ntype = collect\nmethod = open\nitems = ranking.selected\n"
    "[list.known]\ncare = Someone for the children\nlift = A lift\n";

static int open_hall(void **state)
{
	hall_begin(state, workshop, 3);
	hall_must(*state, "needs", "item.add", "needs-1", "text=Advice");
	hall_must(*state, "needs", "item.add", "needs-2", "text=A ride");
	return 0;
}

static const struct item *item(const struct hall *hall, const char *id)
{
	return items_find(hall->session, id);
}

static void go_to(struct hall *hall, const char *exercise)
{
	while (!agenda_open(hall->session) || !str_same(agenda_open(hall->session)->exercise->id, exercise))
		hall_next(hall);
}

/* As the dialog gives it: the letters in the order in which they were typed. */
static struct entry merge_entry(struct hall *hall, const char *one, const char *other, struct str *value)
{
	struct scene scene = hall_scene(hall, "needs");
	struct entry entry = { .verb = "item.merge", .exercise = "needs" };

	assert_true(collect_merge_entry(&scene, &(struct answer){ .item = item(hall, one), .other = item(hall, other) }, &entry, value, NULL));
	entry.value = str_text(value);
	return entry;
}

static void merge_by_keys(struct hall *hall, const char *one, const char *other)
{
	struct str value = STR_INIT;
	struct entry entry = merge_entry(hall, one, other, &value);

	assert_true(hall_enter(hall, &entry));
	str_free(&value);
}

static void of_two_that_are_one_the_older_letter_stays_however_they_are_typed(void **state)
{
	struct hall *hall = *state;

	merge_by_keys(hall, "lift", "needs-2");
	hall_shows(hall, "needs", "B. A lift (said 2 times)\nC. Advice\n");
	hall_hides(hall, "needs", "A ride");
	hall_must(hall, "needs", "item.unmerge", "needs-2", "");
	merge_by_keys(hall, "needs-2", "lift");
	hall_shows(hall, "needs", "B. A lift (said 2 times)");
	assert_string_equal(item(hall, "needs-2")->merged_into, "lift");
	assert_int_equal(item(hall, "needs-2")->state, ITEM_MERGED);
}

static void what_was_said_of_both_adds_up_and_comes_apart_again(void **state)
{
	struct hall *hall = *state;

	hall_must(hall, "needs", "item.again", "needs-2", "");
	hall_must(hall, "needs", "item.merge", "needs-2", "into=needs-1");
	hall_must(hall, "needs", "item.merge", "needs-1", "into=lift");
	hall_must(hall, "needs", "item.again", "lift", "");
	assert_int_equal(item(hall, "lift")->mentions, 5);
	hall_must(hall, "needs", "item.unmerge", "needs-2", "");
	assert_int_equal(item(hall, "lift")->mentions, 3);
	assert_int_equal(item(hall, "needs-1")->mentions, 1);
	assert_int_equal(item(hall, "needs-2")->mentions, 2);
	hall_shows(hall, "needs", "D. A ride (said 2 times)");
	assert_ptr_equal(items_root(hall->session, item(hall, "needs-1")), item(hall, "lift"));
}

static void only_what_stands_on_the_list_is_put_together(void **state)
{
	struct hall *hall = *state;

	assert_false(hall_say(hall, "needs", "item.merge", "lift", "into=lift"));
	assert_false(hall_say(hall, "needs", "item.merge", "lift", "into=nobody"));
	assert_false(hall_say(hall, "needs", "item.unmerge", "lift", ""));
	hall_must(hall, "needs", "item.drop", "needs-1", "");
	assert_false(hall_say(hall, "needs", "item.merge", "lift", "into=needs-1"));
	assert_false(hall_say(hall, "needs", "item.merge", "needs-1", "into=lift"));
}

/* Whatever a journal holds, nobody is put into what is put into it. */
static void a_circle_of_merges_cannot_be_folded(void **state)
{
	struct hall *hall = *state;
	struct event event = { .verb = verb_find(hall->session, "item.merge"), .seq = 90, .time = "", .exercise = "needs",
		.participant = "", .item = "lift", .value = "into=needs-1" };

	hall_must(hall, "needs", "item.merge", "needs-1", "into=lift");
	session_fold(hall->session, &event);
	assert_int_equal(item(hall, "lift")->state, ITEM_ACTIVE);
	assert_int_equal(item(hall, "lift")->mentions, 2);
}

static void one_that_is_two_keeps_its_letter_for_the_first(void **state)
{
	struct hall *hall = *state;

	hall_must(hall, "needs", "item.again", "needs-1", "");
	assert_false(hall_say(hall, "needs", "item.split", "needs-1", "text=Advice"));
	hall_must(hall, "needs", "item.split", "needs-1", "text=Advice on money\\nAdvice on papers\\nSomebody to come along");
	hall_shows(hall, "needs", "C. Advice on money (said 2 times)\nD. A ride\nE. Advice on papers (said 2 times)\nF. Somebody to come along (said 2 times)");
	assert_string_equal(item(hall, "needs-1")->text_first, "Advice");
	assert_string_equal(item(hall, "needs-3")->split_from, "needs-1");
	hall_must(hall, "needs", "item.add", "needs-5", "text=Company");
}

static const char *parts_of(struct hall *hall, const char *typed)
{
	struct scene scene = hall_scene(hall, "needs");
	struct str value = STR_INIT;
	struct entry entry = { .verb = "item.split" };
	const char *kept;

	assert_true(collect_split_entry(&scene, &(struct answer){ .item = item(hall, "lift"), .text = typed }, &entry, &value, NULL));
	kept = arena_text(hall->arena, str_text(&value));
	str_free(&value);
	return kept;
}

static void a_stroke_parts_what_is_split(void **state)
{
	struct hall *hall = *state;

	assert_string_equal(parts_of(hall, "A lift/a taxi"), "text=A lift\\na taxi");
	assert_string_equal(parts_of(hall, " A lift /  a taxi"), "text=A lift\\na taxi");
	assert_string_equal(parts_of(hall, "A bus/taxi fare / a lift /"), "text=A bus/taxi fare\\na lift /");
	assert_string_equal(parts_of(hall, "/ A lift"), "text=A lift");
}

static void a_list_that_is_ready_is_not_split(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	assert_false(hall_say(hall, "needs", "item.split", "lift", "text=A lift\\nA taxi"));
}

static void nothing_is_put_together_while_it_is_voted_on(void **state)
{
	struct hall *hall = *state;

	go_to(hall, "ranking");
	hall_next(hall);
	assert_int_equal(poll_stage(session_poll(hall->session, script_exercise(hall->script, "ranking"))), POLL_OPEN);
	assert_false(hall_say(hall, "ranking", "item.merge", "needs-2", "into=lift"));
	assert_non_null(strstr(err_text(&hall->err), "being voted on"));
	assert_false(hall_say(hall, "ranking", "item.split", "lift", "text=A lift\\nA taxi"));
}

static void a_merged_letter_on_a_slip_offers_the_new_one(void **state)
{
	struct hall *hall = *state;
	struct ballot_reading reading;
	struct err err = ERR_INIT;
	const struct poll *poll;

	hall_must(hall, "needs", "item.merge", "needs-2", "into=lift");
	go_to(hall, "ranking");
	hall_next(hall);
	poll = session_poll(hall->session, script_exercise(hall->script, "ranking"));
	assert_false(ballot_read(poll, "D A", NULL, hall->arena, &reading, &err));
	assert_string_equal(err_text(&err), "D was put together with B; type B instead");
	assert_null(strstr(err_public_text(&err), "B"));
	err_clear(&err);
	assert_false(ballot_read(poll, "E", NULL, hall->arena, &reading, &err));
	assert_non_null(strstr(err_text(&err), "there is no E here"));
	err_clear(&err);
	assert_true(ballot_read(poll, "B A", NULL, hall->arena, &reading, NULL));
}

/* --- with a journal --------------------------------------------------------------- */

static void a_merge_and_a_split_are_one_step_to_take_back(void **state)
{
	struct room *room = room_open(evening);
	const char *before;

	(void)state;
	room_go_to(room, "needs");
	room_do(room, "item.add", "needs", NULL, "needs-1", "text=A lift");
	room_do(room, "item.add", "needs", NULL, "needs-2", "text=A ride");
	before = room_all(room, room_session(room));
	room_do(room, "item.merge", "needs", NULL, "needs-2", "into=needs-1");
	assert_true(room_undo(room));
	assert_string_equal(room_all(room, room_session(room)), before);
	room_do(room, "item.split", "needs", NULL, "needs-2", "text=A ride\\nA bus");
	assert_true(room_undo(room));
	assert_string_equal(room_all(room, room_session(room)), before);
	room_free(room);
}

/* --- read out, one by one ---------------------------------------------------------- */

static const char read_out[] =
    "[workshop]\nformat = 1\nid = read\ntitle = Read\n"
    "[exercise.needs]\ntype = collect\nmethod = open\nitems = known\nread-aloud = yes\ntheme = At home | On the way\n"
    "[list.known]\ncare = Someone for the children\nlift = A lift\ntaxi = A taxi\n";

static struct desk_room *reading(void)
{
	struct desk_room *desk = desk_over(room_open(read_out));

	desk_type(desk, "Enter Enter Down");
	assert_true(desk_shows(desk, "2 of 3"));
	return desk;
}

static void what_stands_alone_is_mended_without_its_letter(void **state)
{
	struct desk_room *desk = reading();

	(void)state;
	desk_type(desk, "e");
	assert_true(desk_shows(desk, "edit: B"));
	desk_type(desk, "Space \"to town\" Enter");
	assert_string_equal(desk_last_event(desk), "item.edit text=A lift to town");
	desk_type(desk, "T 2 Enter");
	assert_string_equal(desk_last_event(desk), "item.theme text=On the way");
	desk_type(desk, "m c Enter");
	assert_string_equal(desk_last_event(desk), "item.merge into=lift");
	assert_true(desk_shows(desk, "2 of 2"));
	desk_type(desk, "x Enter");
	assert_string_equal(desk_last_event(desk), "item.drop ");
	assert_true(desk_shows(desk, "1 of 1"));
	desk_free(desk);
}

/* "Are any two the same?" is asked before each vote. */
static void before_a_round_two_of_its_list_are_put_together(void **state)
{
	struct desk_room *desk = desk_over(room_open(workshop));

	(void)state;
	desk_type(desk, "w 5 Enter Esc Enter a \"A ride\" Enter Esc Enter Enter");
	assert_true(desk_shows(desk, "C  A ride"));
	desk_type(desk, "= c b Enter");
	assert_string_equal(desk_last_event(desk), "item.merge into=lift");
	assert_false(desk_shows(desk, "C  A ride"));
	desk_type(desk, "u");
	assert_true(desk_shows(desk, "C  A ride"));
	desk_type(desk, "Enter Esc =");
	assert_false(desk_shows(desk, "Which two"));
	desk_free(desk);
}

/* --- very many ---------------------------------------------------------------------- */

static void two_hundred_items_stay_usable(void **state)
{
	struct desk_room *desk = desk_over(room_open(workshop));
	struct str lines = STR_INIT;

	(void)state;
	for (int i = 1; i <= 200; i++)
		str_add_format(&lines, "Need number %d\n", i);
	desk_type(desk, "Enter A");
	desk_paste(desk, str_text(&lines));
	desk_type(desk, "Enter");
	assert_int_equal(items_count(room_session(desk->room)), 202);
	assert_true(desk_shows(desk, "more below"));
	desk_type(desk, "End");
	assert_true(desk_shows(desk, "GT  Need number 200"));
	desk_type(desk, "PgUp Home Down Down Down");
	assert_true(desk_shows(desk, "D   Need number 2"));
	desk_type(desk, "/ \"number 177\" Enter");
	assert_true(desk_shows(desk, "FW  Need number 177"));
	assert_false(desk_shows(desk, "Need number 178"));
	desk_type(desk, "Esc m \"fw GT\" Enter");
	assert_string_equal(desk_last_event(desk), "item.merge into=needs-177");
	desk_draws_at_every_size(desk);
	str_free(&lines);
	desk_free(desk);
}

static void up_to_twenty_four_stand_in_two_columns(void **state)
{
	struct desk_room *desk = desk_over(room_open(workshop));
	struct str lines = STR_INIT;

	(void)state;
	for (int i = 1; i <= 22; i++)
		str_add_format(&lines, "Need number %d\n", i);
	desk_type(desk, "Enter A");
	desk_paste(desk, str_text(&lines));
	desk_type(desk, "Enter");
	assert_true(desk_shows(desk, "A  Someone for the children"));
	assert_true(desk_shows(desk, "X  Need number 22"));
	assert_false(desk_shows(desk, "more below"));
	str_free(&lines);
	desk_free(desk);
}

static void another_letter_can_be_typed_in_its_place(void **state)
{
	struct desk_room *desk = reading();

	(void)state;
	desk_type(desk, "x BS a Enter");
	assert_int_equal(items_find(room_session(desk->room), "care")->state, ITEM_DROPPED);
	assert_int_equal(items_find(room_session(desk->room), "lift")->state, ITEM_ACTIVE);
	desk_free(desk);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(of_two_that_are_one_the_older_letter_stays_however_they_are_typed),
		CASE(what_was_said_of_both_adds_up_and_comes_apart_again),
		CASE(only_what_stands_on_the_list_is_put_together),
		CASE(a_circle_of_merges_cannot_be_folded),
		CASE(one_that_is_two_keeps_its_letter_for_the_first),
		CASE(a_stroke_parts_what_is_split),
		CASE(a_list_that_is_ready_is_not_split),
		CASE(nothing_is_put_together_while_it_is_voted_on),
		CASE(a_merged_letter_on_a_slip_offers_the_new_one),
		cmocka_unit_test(what_stands_alone_is_mended_without_its_letter),
		cmocka_unit_test(another_letter_can_be_typed_in_its_place),
		cmocka_unit_test(before_a_round_two_of_its_list_are_put_together),
		cmocka_unit_test(two_hundred_items_stay_usable),
		cmocka_unit_test(up_to_twenty_four_stand_in_two_columns),
		cmocka_unit_test(a_merge_and_a_split_are_one_step_to_take_back),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
