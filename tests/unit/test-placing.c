/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "exercises/placing.h"
#include "model/people.h"

/* People to roles from their wishes. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = feast\ntitle = Feast\n"
    "[exercise.jobs]\ntype = roles\nmethod = assign\nitems = posts\nholders = people\n"
    "[exercise.groups]\ntype = roles\nmethod = assign\nitems = themes\nplaces = auto\nwishes = 1\n"
    "[exercise.left]\ntype = info\ntext = Left\nitems = jobs.open\n"
    "[list.posts]\ncook = Cooking\ncook.places = 2\nmusic = Music\ndrive = Driving\n"
    "[list.themes]\ngarden = Garden\nhouse = House\n";

enum { PEOPLE = 5 };

static int open_hall(void **state)
{
	return hall_begin(state, workshop, PEOPLE);
}

/* --- what the keys do ------------------------------------------------------------ */

static const struct action *action_of(struct hall *hall, const char *exercise, const char *key)
{
	struct scene scene = hall_scene(hall, exercise);

	for (const struct action *action = scene.exercise->type->actions; action->key; action++)
		if (str_same(action->key, key) && action->enabled(&scene))
			return action;
	return NULL;
}

/* False where the key does nothing or is refused; then hall->err has the words. */
static bool press(struct hall *hall, const char *exercise, const char *key, const char *typed, size_t row, size_t column)
{
	const struct action *action = action_of(hall, exercise, key);
	struct scene scene = hall_scene(hall, exercise);
	struct answer answer = { .text = typed, .row = row, .column = column };
	struct str value = STR_INIT;
	struct entry entry = { .verb = action ? action->verb : NULL, .exercise = exercise };
	bool taken = false;

	err_clear(&hall->err);
	if (action && action->entry(&scene, &answer, &entry, &value, &hall->err)) {
		entry.value = str_text(&value);
		taken = hall_enter(hall, &entry);
	}
	str_free(&value);
	return taken;
}

static void slip(struct hall *hall, const char *typed)
{
	if (!press(hall, "jobs", "a", typed, 0, 0))
		fail_msg("%s: %s", typed, err_text(&hall->err));
}

static void three_slips(struct hall *hall)
{
	slip(hall, "1 a b");
	slip(hall, "P02 A,C");
	slip(hall, "p3 ab");
}

/* --- slips ------------------------------------------------------------------------- */

static void a_slip_is_a_code_and_letters(void **state)
{
	struct hall *hall = *state;
	struct scene scene;

	three_slips(hall);
	slip(hall, "4 -");
	scene = hall_scene(hall, "jobs");
	assert_int_equal(placing_wish(&scene, "P03", "music"), 1);
	assert_int_equal(placing_wish(&scene, "P03", "drive"), -1);
	assert_int_equal(placing_slip(&scene, "P04")->count, 0);
	assert_null(placing_slip(&scene, "P05"));
	hall_shows(hall, "jobs", "4 of 5 slips in");
	assert_string_equal(hall_aside(hall, "jobs"), "No slip yet: P05");
}

static void what_is_no_slip_is_refused_without_telling_what_is_on_it(void **state)
{
	static const struct { const char *typed, *words; } wrong[] = {
		{ "", "code" }, { "9 a", "code" }, { "a b", "code" }, { "1", "letters" }, { "1 x", "not on the list" },
		{ "1 a a", "twice" }, { "1 a 7", "not on the list" }, { "1 abca", "twice" }, { "2 - a", "not on the list" }
	};
	struct hall *hall = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_false(press(hall, "jobs", "a", wrong[i].typed, 0, 0));
		if (!strstr(err_text(&hall->err), wrong[i].words))
			fail_msg("\"%s\": %s", wrong[i].typed, err_text(&hall->err));
		assert_null(strstr(err_text(&hall->err), "Cooking"));
	}
	hall_shows(hall, "jobs", "0 of 5 slips in");
}

static void a_slip_stands_until_it_is_mended(void **state)
{
	struct hall *hall = *state;
	struct scene scene;

	three_slips(hall);
	assert_false(press(hall, "jobs", "a", "1 c", 0, 0));
	assert_non_null(strstr(err_text(&hall->err), "in already"));
	assert_true(press(hall, "jobs", "e", "1 c", 0, 0));
	scene = hall_scene(hall, "jobs");
	assert_int_equal(placing_wish(&scene, "P01", "drive"), 0);
	assert_int_equal(placing_wish(&scene, "P01", "cook"), -1);
}

static void slips_are_typed_unseen(void **state)
{
	assert_true(action_of(*state, "jobs", "a")->unseen);
	slip(*state, "1 a");
	assert_true(action_of(*state, "jobs", "e")->unseen);
	hall_hides(*state, "jobs", "P01");
}

static void places_come_from_the_list_and_from_the_room(void **state)
{
	struct hall *hall = *state;

	hall_shows(hall, "jobs", "A. Cooking (2 places)");
	hall_shows(hall, "jobs", "B. Music (1 place)");
	assert_true(press(hall, "jobs", "+", NULL, 1, 0));
	hall_shows(hall, "jobs", "B. Music (2 places)");
	assert_true(press(hall, "jobs", "-", NULL, 1, 0));
	assert_true(press(hall, "jobs", "-", NULL, 1, 0));
	hall_shows(hall, "jobs", "B. Music (0 places)");
	assert_false(press(hall, "jobs", "-", NULL, 1, 0));
	hall_shows(hall, "groups", "A. Garden (3 places)");
}

/* --- answers -------------------------------------------------------------------------- */

static void equally_good_answers_are_told_and_enter_chooses_none(void **state)
{
	struct hall *hall = *state;

	three_slips(hall);
	hall_next(hall);
	hall_shows(hall, "jobs", "2 got their first wish, 1 got the second wish, 2 have not asked for anything and stay free.");
	hall_shows(hall, "jobs", "There are 2 equally good answers. Which one do we take?");
	hall_shows(hall, "jobs", "Cooking: P01, P02");
	hall->look.column = 1;
	hall_shows(hall, "jobs", "Cooking: P02, P03");
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_HOLD);
	assert_true(press(hall, "jobs", "y", NULL, 0, 1));
	hall_shows(hall, "jobs", "This is how we do it.");
	hall_shows(hall, "jobs", "Cooking: P02, P03");
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_ENTRY);
}

static void enter_takes_the_only_answer(void **state)
{
	struct hall *hall = *state;

	slip(hall, "1 b");
	slip(hall, "2 c");
	hall_next(hall);
	hall_hides(hall, "jobs", "equally good");
	hall_next(hall);
	hall_shows(hall, "jobs", "This is how we do it.");
	hall_shows(hall, "jobs", "Music: P01");
}

static void a_late_slip_counts_until_it_is_settled(void **state)
{
	struct hall *hall = *state;

	slip(hall, "1 b");
	hall_next(hall);
	slip(hall, "2 b");
	hall_shows(hall, "jobs", "1 stays free because no wish had room");
	hall_shows(hall, "jobs", "2 equally good answers");
	assert_true(press(hall, "jobs", "y", NULL, 0, 0));
	assert_null(action_of(hall, "jobs", "a"));
	assert_false(hall_enter(hall, &(struct entry){ .verb = "role.wish", .exercise = "jobs", .participant = "P03", .value = "roles=cook" }));
}

static void who_left_takes_no_place(void **state)
{
	struct hall *hall = *state;

	slip(hall, "1 b");
	slip(hall, "2 b");
	assert_true(hall_enter(hall, &(struct entry){ .verb = "people.leave", .participant = "P01" }));
	hall_next(hall);
	hall_shows(hall, "jobs", "Music: P02");
	hall_hides(hall, "jobs", "P01");
}

static void without_a_slip_there_is_nothing_to_settle(void **state)
{
	struct hall *hall = *state;

	hall_next(hall);
	hall_shows(hall, "jobs", "Nobody has asked for anything yet.");
	assert_null(action_of(hall, "jobs", "y"));
	hall_next(hall);
	assert_string_equal(agenda_open(hall->session)->exercise->id, "groups");
}

static void only_one_of_the_answers_can_be_settled(void **state)
{
	static const char *const wrong[] = {
		"people=P01:cook|P02:cook|P03:", "people=P01:cook|P02:cook|P03:drive", "people=", "people=P01:cook|P02:cook|P03:music|P04:drive", ""
	};
	struct hall *hall = *state;

	three_slips(hall);
	assert_false(hall_say(hall, "jobs", "role.settle", NULL, "people=P01:cook|P02:cook|P03:music"));
	hall_next(hall);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (hall_say(hall, "jobs", "role.settle", NULL, wrong[i]))
			fail_msg("\"%s\" was taken", wrong[i]);
	hall_must(hall, "jobs", "role.settle", NULL, "people=P01:cook|P02:cook|P03:music");
}

static void the_group_may_move_somebody(void **state)
{
	struct hall *hall = *state;

	three_slips(hall);
	hall_next(hall);
	assert_null(action_of(hall, "jobs", "m"));
	assert_true(press(hall, "jobs", "y", NULL, 0, 0));
	assert_true(press(hall, "jobs", "m", "5 b", 0, 0));
	assert_true(press(hall, "jobs", "m", "1 -", 0, 0));
	assert_false(press(hall, "jobs", "m", "1 a b", 0, 0));
	hall_shows(hall, "jobs", "Music: P03, P05");
	hall_shows(hall, "jobs", "Free: P01, P04");
	hall_shows(hall, "jobs", "1 took something else");
}

static void held_once_more_the_slips_stand_and_the_group_chooses_anew(void **state)
{
	struct hall *hall = *state;

	three_slips(hall);
	hall_next(hall);
	assert_true(press(hall, "jobs", "y", NULL, 0, 0));
	hall_must(hall, "jobs", "exercise.start", NULL, "again=1");
	hall_shows(hall, "jobs", "3 of 5 slips in");
	hall_next(hall);
	assert_true(press(hall, "jobs", "y", NULL, 0, 1));
	hall_shows(hall, "jobs", "Cooking: P02, P03");
}

/* --- what the room sees ------------------------------------------------------------------ */

static void play_groups(struct hall *hall)
{
	while (!str_same(agenda_open(hall->session)->exercise->id, "groups"))
		hall_next(hall);
	for (size_t i = 1; i <= PEOPLE; i++)
		if (!press(hall, "groups", "a", arena_format(hall->arena, "%zu a", i), 0, 0))
			fail_msg("%s", err_text(&hall->err));
	hall_next(hall);
}

static size_t count_lines(const char *lines)
{
	size_t count = *lines != '\0';

	for (; *lines; lines++)
		count += *lines == '\n';
	return count;
}

static void codes_stay_off_the_wall_unless_the_file_allows_them(void **state)
{
	struct hall *hall = *state;

	play_groups(hall);
	hall_hides(hall, "groups", "P0");
	hall_shows(hall, "groups", "A. Garden (3 of 3)");
	hall_shows(hall, "groups", "equally good answers");
	assert_int_equal(strncmp(hall_aside(hall, "groups"), "1 · P01: A  Garden (first wish)\n", 33), 0);
	assert_true(press(hall, "groups", "y", NULL, 0, 0));
	hall_hides(hall, "groups", "P0");
	assert_non_null(strstr(hall_aside(hall, "groups"), "\nP05: free"));
	assert_int_equal(count_lines(hall_aside(hall, "groups")), PEOPLE);
}

static void what_has_room_goes_on(void **state)
{
	struct hall *hall = *state;

	slip(hall, "1 b");
	hall_next(hall);
	assert_true(press(hall, "jobs", "y", NULL, 0, 0));
	hall_shows(hall, "left", "A. Cooking");
	hall_shows(hall, "left", "C. Driving");
	hall_hides(hall, "left", "Music");
}

/* --- tables, and counted again ---------------------------------------------------------------- */

static const struct table *filled(struct hall *hall, size_t which)
{
	struct scene scene = hall_scene(hall, "jobs");
	struct table *table = table_new(hall->arena, placing_tables[which].shape);

	placing_tables[which].fill(&scene, table);
	return table;
}

static const struct cell *cell(const struct table *table, size_t row, const char *column)
{
	return table_cell(table, row, table_column(table->shape, column));
}

static void the_tables_tell_wishes_and_what_became_of_them(void **state)
{
	struct hall *hall = *state;
	const struct table *wishes, *placed;

	three_slips(hall);
	hall_next(hall);
	assert_int_equal(filled(hall, 1)->row_count, 0);
	assert_true(press(hall, "jobs", "y", NULL, 0, 0));
	assert_true(press(hall, "jobs", "m", "5 c", 0, 0));
	wishes = filled(hall, 0);
	placed = filled(hall, 1);
	assert_int_equal(wishes->row_count, 6);
	assert_string_equal(cell(wishes, 3, "item")->text, "drive");
	assert_int_equal(cell(wishes, 3, "wish")->number, 2);
	assert_int_equal(placed->row_count, PEOPLE);
	assert_string_equal(cell(placed, 2, "wording")->text, "Music");
	assert_int_equal(cell(placed, 2, "wish")->number, 2);
	assert_int_equal(cell(placed, 2, "by_hand")->number, 0);
	assert_int_equal(cell(placed, 2, "answers")->number, 2);
	assert_false(cell(placed, 3, "item")->set);
	assert_int_equal(cell(placed, 4, "by_hand")->number, 1);
	assert_false(cell(placed, 4, "wish")->set);
}

static bool recounted(struct hall *hall, const char *words)
{
	struct scene scene = hall_scene(hall, "jobs");
	struct str said = STR_INIT;
	bool same = scene.exercise->type->recount(&scene, &said);

	if (!strstr(str_text(&said), words))
		fail_msg("\"%s\" is not in \"%s\"", words, str_text(&said));
	str_free(&said);
	return same;
}

static void what_was_settled_is_worked_out_again(void **state)
{
	struct hall *hall = *state;

	three_slips(hall);
	hall_next(hall);
	assert_true(recounted(hall, ""));
	assert_true(press(hall, "jobs", "y", NULL, 0, 1));
	assert_true(press(hall, "jobs", "m", "1 -", 0, 0));
	assert_true(recounted(hall, "3 slips, nothing differs"));
}

/* A journal may hold what the door would have refused. */
static void another_answer_in_the_journal_is_found(void **state)
{
	struct hall *hall = *state;
	struct event event = { .verb = verb_find(hall->session, "role.settle"), .seq = 99, .time = "", .exercise = "jobs",
		.participant = "", .item = "", .value = "answer=1 answers=2 people=P01:music|P02:cook|P03:drive" };

	three_slips(hall);
	hall_next(hall);
	session_fold(hall->session, &event);
	assert_false(recounted(hall, "another answer"));
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(a_slip_is_a_code_and_letters),
		CASE(what_is_no_slip_is_refused_without_telling_what_is_on_it),
		CASE(a_slip_stands_until_it_is_mended),
		CASE(slips_are_typed_unseen),
		CASE(places_come_from_the_list_and_from_the_room),
		CASE(equally_good_answers_are_told_and_enter_chooses_none),
		CASE(enter_takes_the_only_answer),
		CASE(a_late_slip_counts_until_it_is_settled),
		CASE(who_left_takes_no_place),
		CASE(without_a_slip_there_is_nothing_to_settle),
		CASE(only_one_of_the_answers_can_be_settled),
		CASE(the_group_may_move_somebody),
		CASE(held_once_more_the_slips_stand_and_the_group_chooses_anew),
		CASE(codes_stay_off_the_wall_unless_the_file_allows_them),
		CASE(what_has_room_goes_on),
		CASE(the_tables_tell_wishes_and_what_became_of_them),
		CASE(what_was_settled_is_worked_out_again),
		CASE(another_answer_in_the_journal_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
