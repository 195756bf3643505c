/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "exercises/roles.h"

/* Who does what. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = who\ntitle = Who\n"
    "[exercise.who]\ntype = roles\nitems = tasks\nholders = Parish | places | Library\n"
    "[exercise.us]\ntype = roles\nitems = tasks\nholders = people\nmarks = cooks | tastes\n"
    "[exercise.can]\ntype = roles\nmethod = skills\nitems = tasks\nholders = people\n"
    "[exercise.now]\ntype = roles\nitems = tasks\nholders = Parish | Library\ntoday = yes\n"
    "[list.tasks]\ncare = Children\nlift = Lifts\nmoney = Advice\n"
    "[list.places]\nschool = The school\n";

enum { PEOPLE = 3 };

static int open_hall(void **state)
{
	return hall_begin(state, workshop, PEOPLE);
}

static void go_to_step(struct hall *hall, size_t step)
{
	while (agenda_open(hall->session)->step < step)
		hall_next(hall);
}

static void mark(struct hall *hall, const char *task, const char *holder, int number)
{
	hall_must(hall, "who", "role.mark", task, arena_format(hall->arena, "holder=%s mark=%d", holder, number));
}

/* What a key makes of the chosen cell. */
static bool press(struct hall *hall, const char *exercise, const char *key, size_t row, size_t column)
{
	struct scene scene = hall_scene(hall, exercise);
	struct answer answer = { .row = row, .column = column, .text = "A new one" };
	struct str value = STR_INIT;
	bool taken = false;

	for (const struct action *action = roles_actions; action->key; action++) {
		struct entry entry = { .verb = action->verb, .exercise = exercise };

		if (!str_same(action->key, key) || !action->enabled(&scene))
			continue;
		if (action->entry(&scene, &answer, &entry, &value, &hall->err)) {
			entry.value = str_text(&value);
			taken = hall_enter(hall, &entry);
		}
	}
	str_free(&value);
	return taken;
}

static void holders_are_texts_lists_and_people(void **state)
{
	struct hall *hall = *state;
	struct scene scene = hall_scene(hall, "who"), us = hall_scene(hall, "us");
	struct holders holders = roles_holders(&scene, hall->arena);

	assert_int_equal(holders.count, 3);
	assert_string_equal(holders.rows[0].text, "Parish");
	assert_string_equal(holders.rows[1].id, "school");
	assert_string_equal(holders.rows[1].text, "The school");
	assert_string_equal(holders.rows[2].text, "Library");
	assert_int_equal(roles_holders(&us, hall->arena).count, PEOPLE);
}

static void a_holder_can_be_named_in_the_room(void **state)
{
	struct hall *hall = *state;

	hall_must(hall, "who", "role.holder", NULL, "text=The choir");
	mark(hall, "care", "added-1", 3);
	hall_shows(hall, "who", "A. Children: The choir helps");
}

static void space_offers_first_and_takes_the_offer_back(void **state)
{
	struct hall *hall = *state;

	assert_true(press(hall, "who", "Space", 0, 1));
	hall_shows(hall, "who", "A. Children: The school offers");
	assert_true(press(hall, "who", "Space", 0, 1));
	hall_shows(hall, "who", "A. Children: -");
}

/* What the status line says of the key, were it pressed. */
static const char *tells(struct hall *hall, const char *key, size_t row, size_t column)
{
	struct scene scene = hall_scene(hall, "who");
	struct answer answer = { .row = row, .column = column };
	struct str value = STR_INIT;
	const char *told = NULL;

	for (const struct action *action = roles_actions; action->key; action++) {
		struct entry entry = { .verb = action->verb, .exercise = "who" };

		if (!str_same(action->key, key) || !action->enabled(&scene)
		    || !action->entry(&scene, &answer, &entry, &value, &hall->err))
			continue;
		entry.value = str_text(&value);
		told = action->told(&scene, &answer, &entry);
	}
	str_free(&value);
	return told;
}

static void what_was_marked_is_told_in_the_words_of_the_mark(void **state)
{
	struct hall *hall = *state;

	assert_string_equal(tells(hall, "Space", 0, 1), "The school, A: offers");
	go_to_step(hall, ROLES_MARKS);
	assert_string_equal(tells(hall, "2", 1, 0), "Parish, B: decides");
	assert_true(press(hall, "who", "2", 1, 0));
	assert_string_equal(tells(hall, "2", 1, 0), "Parish, B: not \"decides\" any more");
	assert_string_equal(tells(hall, "Space", 1, 0), "Parish, B: helps");
	assert_string_equal(tells(hall, "-", 1, 0), "Parish, B: nothing");
}

static void a_map_of_today_asks_for_no_offers_and_is_no_plan(void **state)
{
	struct hall *hall = *state;

	while (!str_same(agenda_open(hall->session)->exercise->id, "now"))
		hall_next(hall);
	assert_int_equal(agenda_open(hall->session)->step, ROLES_MARKS);
	hall_hides(hall, "now", "Who would like to take on what?");
	assert_true(press(hall, "now", "1", 0, 0));
	go_to_step(hall, ROLES_DONE);
	hall_shows(hall, "now", "This is how it is today.");
	hall_hides(hall, "now", "plan");
}

static void a_number_among_the_offers_says_that_marks_come_later(void **state)
{
	struct hall *hall = *state;

	assert_null(tells(hall, "1", 0, 0));
	assert_non_null(strstr(err_text(&hall->err), "these are offers"));
}

static void a_number_sets_its_mark_and_takes_it_off_again(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_MARKS);
	assert_true(press(hall, "who", "1", 1, 0));
	assert_true(press(hall, "who", "2", 1, 0));
	hall_shows(hall, "who", "B. Lifts: Parish does, decides");
	assert_true(press(hall, "who", "1", 1, 0));
	hall_shows(hall, "who", "B. Lifts: Parish decides");
	assert_true(press(hall, "who", "-", 1, 0));
	hall_shows(hall, "who", "B. Lifts: -");
	assert_false(press(hall, "who", "-", 1, 0));
	assert_false(press(hall, "who", "1", 9, 0));
}

static void space_goes_through_the_marks_and_back_to_nothing(void **state)
{
	static const char *const shown[] = { "does", "decides", "helps", "is told" };
	struct hall *hall = *state;

	go_to_step(hall, ROLES_MARKS);
	for (size_t i = 0; i < 4; i++) {
		assert_true(press(hall, "who", "Space", 0, 0));
		hall_shows(hall, "who", arena_format(hall->arena, "A. Children: Parish %s\n", shown[i]));
	}
	assert_true(press(hall, "who", "Space", 0, 0));
	hall_shows(hall, "who", "A. Children: -");
}

static void the_chosen_task_stands_above_the_matrix(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_MARKS);
	hall->look.row = 2;
	hall_shows(hall, "who", "C  Advice\n1 does   2 decides   3 helps   4 is told\n");
}

static void a_task_may_have_nobody_until_somebody_does_it(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_MARKS);
	assert_true(press(hall, "who", "0", 0, 0));
	hall_shows(hall, "who", "A  Children (nobody yet)");
	assert_true(press(hall, "who", "!", 0, 0));
	hall_shows(hall, "who", "A  Children (not in the room)");
	assert_true(press(hall, "who", "1", 0, 0));
	hall_hides(hall, "who", "(n");
}

static void the_check_says_in_words_what_is_open(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_MARKS);
	mark(hall, "care", "holder-1", MARK_DOES);
	mark(hall, "care", "holder-1", MARK_DECIDES);
	mark(hall, "care", "school", MARK_DECIDES);
	mark(hall, "lift", "holder-1", MARK_DOES);
	go_to_step(hall, ROLES_CHECK);
	hall_shows(hall, "who", "A  Children: 2 decide.");
	hall_shows(hall, "who", "B  Lifts: nobody decides yet.");
	hall_shows(hall, "who", "C  Advice: nobody does it yet.");
	hall_shows(hall, "who", "Library: no part in it yet.");
	hall_hides(hall, "who", "Parish does 2");
	mark(hall, "money", "holder-1", MARK_DOES);
	hall_shows(hall, "who", "Parish does 3 of 3 tasks.");
}

static void who_has_no_part_stands_in_one_line(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_CHECK);
	hall_shows(hall, "who", "Parish, The school, Library: no part in it yet.");
	mark(hall, "care", "school", MARK_DOES);
	hall_shows(hall, "who", "Parish, Library: no part in it yet.");
}

static void a_finding_never_blocks(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_DONE);
	hall_shows(hall, "who", "This is our plan.");
}

static void what_concerns_one_person_is_not_on_the_wall(void **state)
{
	struct hall *hall = *state;
	struct scene scene;
	struct findings findings;

	go_to_step(hall, ROLES_DONE);
	hall_next(hall);
	go_to_step(hall, ROLES_CHECK);
	scene = hall_scene(hall, "us");
	findings = roles_findings(&scene, hall->arena);
	assert_string_equal(findings.rows[findings.count - 1].words, "P03: no part in it yet.");
	assert_true(findings.rows[findings.count - 1].personal);
	hall_hides(hall, "us", "P03 has no part");
	hall_shows(hall, "us", "A  Children: nobody does it yet.");
}

static void each_holder_hears_its_part_and_answers(void **state)
{
	struct hall *hall = *state;

	mark(hall, "care", "holder-1", MARK_DOES);
	go_to_step(hall, ROLES_READ);
	hall_shows(hall, "who", "Parish\nA. Children (does)\nIs that right?");
	assert_true(press(hall, "who", "f", 0, 0));
	hall_shows(hall, "who", "The school\nNothing for now.\n");
	assert_true(press(hall, "who", "y", 0, 0));
	assert_true(press(hall, "who", "y", 0, 0));
	hall_shows(hall, "who", "Everybody has heard their part.");
	assert_false(press(hall, "who", "y", 0, 0));
	hall_next(hall);
	hall_shows(hall, "who", "Still to be asked: Parish\n");
}

static void who_is_still_to_be_asked_is_told_of_people_to_the_facilitator_alone(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_DONE);
	hall_next(hall);
	for (int person = 1; person <= PEOPLE; person++)
		hall_must(hall, "us", "role.mark", "care", arena_format(hall->arena, "holder=P0%d mark=1", person));
	go_to_step(hall, ROLES_READ);
	assert_true(press(hall, "us", "y", 0, 0));
	assert_true(press(hall, "us", "f", 0, 0));
	assert_string_equal(hall_aside(hall, "us"), "Still to be asked: P02");
	go_to_step(hall, ROLES_DONE);
	hall_hides(hall, "us", "Still to be asked");
}

static void a_plan_that_stands_changes_no_more(void **state)
{
	struct hall *hall = *state;

	go_to_step(hall, ROLES_DONE);
	assert_false(hall_say(hall, "who", "role.mark", "care", "holder=holder-1 mark=1"));
	assert_false(press(hall, "who", "1", 0, 0));
}

static void what_nobody_knows_is_refused_in_words(void **state)
{
	static const struct { const char *verb, *item, *value; } wrong[] = {
		{ "role.mark", "care", "holder=nowhere mark=1" }, { "role.mark", "nothing", "holder=holder-1 mark=1" },
		{ "role.mark", "care", "holder=holder-1 mark=5" }, { "role.mark", "care", "holder=holder-1" },
		{ "role.offer", "care", "" }, { "role.answer", "", "answer=nobody" }, { "role.confirm", "", "holder=x" },
		{ "role.holder", "", "" }
	};
	struct hall *hall = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (hall_say(hall, "who", wrong[i].verb, wrong[i].item, wrong[i].value))
			fail_msg("%s %s was taken", wrong[i].verb, wrong[i].value);
}

static const struct table *filled(struct hall *hall, const char *exercise, size_t which)
{
	struct scene scene = hall_scene(hall, exercise);
	struct table *table = table_new(hall->arena, roles_tables[which].shape);

	roles_tables[which].fill(&scene, table);
	return table;
}

static const struct cell *cell(const struct table *table, size_t row, const char *column)
{
	return table_cell(table, row, table_column(table->shape, column));
}

static void the_table_has_a_row_a_mark_and_keeps_what_was_dropped(void **state)
{
	struct hall *hall = *state;
	const struct table *table;

	mark(hall, "lift", "school", MARK_DECIDES);
	mark(hall, "care", "holder-1", MARK_DOES);
	mark(hall, "care", "holder-1", MARK_DECIDES);
	hall_must(hall, "who", "role.confirm", NULL, "holder=school agreed=0");
	hall_must(hall, NULL, "item.drop", "lift", "");
	table = filled(hall, "who", 0);
	assert_int_equal(table->row_count, 3);
	assert_string_equal(cell(table, 0, "task")->text, "care");
	assert_int_equal(cell(table, 1, "mark")->number, MARK_DECIDES);
	assert_false(cell(table, 0, "confirmed")->set);
	assert_string_equal(cell(table, 2, "task_wording")->text, "Lifts");
	assert_string_equal(cell(table, 2, "holder_kind")->text, "item");
	assert_true(cell(table, 2, "confirmed")->set);
	assert_int_equal(cell(table, 2, "confirmed")->number, 0);
}

static void enter_reads_out_to_the_next_and_behind_the_last_the_plan_stands(void **state)
{
	struct hall *hall = *state;
	const struct table *table;

	mark(hall, "care", "holder-1", MARK_DOES);
	go_to_step(hall, ROLES_READ);
	hall_shows(hall, "who", "Parish\n");
	assert_string_equal(session_next(hall->session, hall->arena).title, "read out to the next");
	hall_next(hall);
	hall_shows(hall, "who", "The school\n");
	hall_next(hall);
	hall_shows(hall, "who", "Is that right?");
	assert_string_equal(session_next(hall->session, hall->arena).title, "the plan stands");
	hall_next(hall);
	hall_shows(hall, "who", "This is our plan.");
	hall_hides(hall, "who", "Still to be asked");
	table = filled(hall, "who", 0);
	assert_false(cell(table, 0, "confirmed")->set);
}

static void the_checks_are_a_table_too_once_there_is_a_plan(void **state)
{
	struct hall *hall = *state;
	const struct table *table = filled(hall, "who", 1);

	assert_int_equal(table->row_count, 0);
	mark(hall, "care", "holder-1", MARK_DOES);
	table = filled(hall, "who", 1);
	assert_string_equal(cell(table, 0, "finding")->text, "nobody-decides");
	assert_false(cell(table, 0, "holder")->set);
	assert_string_equal(cell(table, table->row_count - 1, "finding")->text, "left-out");
	assert_false(cell(table, table->row_count - 1, "task")->set);
}

/* --- skills ---------------------------------------------------------------- */

static void can(struct hall *hall, const char *skill, const char *holder, int number)
{
	hall_must(hall, "can", "role.mark", skill, arena_format(hall->arena, "holder=%s mark=%d", holder, number));
}

static void go_to_skills(struct hall *hall)
{
	while (!str_same(agenda_open(hall->session)->exercise->id, "can"))
		hall_next(hall);
}

static void skills_begin_with_the_marks_and_end_with_who_could(void **state)
{
	struct hall *hall = *state;

	go_to_skills(hall);
	assert_int_equal(agenda_open(hall->session)->step, ROLES_MARKS);
	hall_shows(hall, "can", "1 can teach   2 can do   3 want to learn");
	can(hall, "care", "P02", MARK_TEACHES);
	can(hall, "care", "P01", MARK_CAN);
	can(hall, "care", "P03", MARK_LEARNS);
	hall_next(hall);
	assert_int_equal(agenda_open(hall->session)->step, ROLES_CHECK);
	hall_shows(hall, "can", "A. Children: P02 (can teach); P01 (can do); P03 (want to learn)");
	hall_next(hall);
	assert_string_equal(agenda_open(hall->session)->exercise->id, "now");
}

static void the_matching_page_says_where_nobody_could_and_nobody_teaches(void **state)
{
	struct hall *hall = *state;

	go_to_skills(hall);
	can(hall, "care", "P01", MARK_CAN);
	can(hall, "care", "P03", MARK_LEARNS);
	hall_next(hall);
	hall_shows(hall, "can", "A  Children: it rests on one alone.");
	hall_shows(hall, "can", "A  Children: 1 wants to learn it, and nobody here can teach it.");
	hall_shows(hall, "can", "B  Lifts: nobody here can do it yet.");
}

static void who_has_said_nothing_is_told_to_the_facilitator_alone(void **state)
{
	struct hall *hall = *state;

	go_to_skills(hall);
	can(hall, "care", "P01", MARK_CAN);
	can(hall, "care", "P03", MARK_LEARNS);
	hall_next(hall);
	hall_hides(hall, "can", "P02");
	assert_string_equal(hall_aside(hall, "can"), "P02: nothing is marked yet.");
}

static void skills_stand_in_the_tables_of_roles(void **state)
{
	struct hall *hall = *state;
	struct scene scene;
	struct table *marks, *checks;

	go_to_skills(hall);
	can(hall, "lift", "P01", MARK_LEARNS);
	scene = hall_scene(hall, "can");
	marks = table_new(hall->arena, skills_tables[0].shape);
	checks = table_new(hall->arena, skills_tables[1].shape);
	skills_tables[0].fill(&scene, marks);
	skills_tables[1].fill(&scene, checks);
	assert_ptr_equal(skills_tables[0].shape, roles_tables[0].shape);
	assert_int_equal(marks->row_count, 1);
	assert_string_equal(cell(marks, 0, "mark_wording")->text, "want to learn");
	assert_string_equal(cell(checks, 0, "finding")->text, "nobody-can");
	assert_string_equal(cell(checks, 2, "finding")->text, "nobody-teaches");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(holders_are_texts_lists_and_people),
		CASE(a_holder_can_be_named_in_the_room),
		CASE(space_offers_first_and_takes_the_offer_back),
		CASE(what_was_marked_is_told_in_the_words_of_the_mark),
		CASE(a_map_of_today_asks_for_no_offers_and_is_no_plan),
		CASE(a_number_among_the_offers_says_that_marks_come_later),
		CASE(a_number_sets_its_mark_and_takes_it_off_again),
		CASE(space_goes_through_the_marks_and_back_to_nothing),
		CASE(the_chosen_task_stands_above_the_matrix),
		CASE(a_task_may_have_nobody_until_somebody_does_it),
		CASE(the_check_says_in_words_what_is_open),
		CASE(who_has_no_part_stands_in_one_line),
		CASE(a_finding_never_blocks),
		CASE(what_concerns_one_person_is_not_on_the_wall),
		CASE(each_holder_hears_its_part_and_answers),
		CASE(enter_reads_out_to_the_next_and_behind_the_last_the_plan_stands),
		CASE(who_is_still_to_be_asked_is_told_of_people_to_the_facilitator_alone),
		CASE(a_plan_that_stands_changes_no_more),
		CASE(what_nobody_knows_is_refused_in_words),
		CASE(the_table_has_a_row_a_mark_and_keeps_what_was_dropped),
		CASE(the_checks_are_a_table_too_once_there_is_a_plan),
		CASE(skills_begin_with_the_marks_and_end_with_who_could),
		CASE(the_matching_page_says_where_nobody_could_and_nobody_teaches),
		CASE(who_has_said_nothing_is_told_to_the_facilitator_alone),
		CASE(skills_stand_in_the_tables_of_roles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
