/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall-support.h"

#include "base/random.h"
#include "model/groups.h"
#include "model/notes.h"
#include "model/people.h"

/* Small groups that are mixed by what the wall never says. */

static const char workshop[] =
    "[workshop]\nformat = 1\nid = groups\ntitle = Groups\n"
    "[participants]\nattribute.place = CANARY town | CANARY village\nattribute.stay = CANARY born | CANARY came\n"
    "[exercise.open]\ntype = roles\nmethod = groups\nsize = 3\nholders = people\n"
    "[exercise.shut]\ntype = roles\nmethod = groups\ngroups = 2\nmix = place\n";

enum { PEOPLE = 8 };

static int open_hall(void **state)
{
	return hall_begin(state, workshop, PEOPLE);
}

static void answer(struct hall *hall, const char *code, const char *attribute, const char *choice)
{
	assert_true(hall_enter(hall, &(struct entry){ .verb = "people.attribute", .participant = code,
		.value = arena_format(hall->arena, "name=%s text=CANARY %s", attribute, choice) }));
}

/* P01 to P04 are from town, P05 to P08 from the village. */
static void tell_places(struct hall *hall)
{
	for (size_t i = 0; i < PEOPLE; i++)
		answer(hall, people_get(hall->session, i)->code, "place", i < PEOPLE / 2 ? "town" : "village");
}

static bool press(struct hall *hall, const char *exercise, const char *key, const char *typed, int64_t drawn)
{
	struct scene scene = hall_scene(hall, exercise);
	struct answer answer = { .text = typed, .drawn = drawn };
	struct str value = STR_INIT;
	bool taken = false;

	err_clear(&hall->err);
	for (const struct action *action = scene.exercise->type->actions; action->key; action++) {
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

static const struct grouping *dealt(struct hall *hall, const char *exercise, int64_t seed)
{
	if (!press(hall, exercise, "Space", NULL, seed))
		fail_msg("not dealt: %s", err_text(&hall->err));
	return session_groups(hall->session, script_exercise(hall->script, exercise));
}

static void sizes_are_told_before_and_enter_waits_for_the_deal(void **state)
{
	struct hall *hall = *state;

	hall_shows(hall, "open", "3 groups of 2 or 3");
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_HOLD);
	dealt(hall, "open", 1);
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_ENTRY);
}

static void five_people_are_two_groups_and_three_are_one(void **state)
{
	struct hall *hall = *state;

	for (size_t i = PEOPLE; i-- > 3;) {
		assert_true(hall_enter(hall, &(struct entry){ .verb = "people.leave", .participant = people_get(hall->session, i)->code }));
		if (i == 4)
			hall_shows(hall, "open", "2 groups of 2\n");
	}
	hall_shows(hall, "open", "1 group of 3\n");
}

/* A journal may hold what the door would have refused. */
static void a_deal_that_is_none_changes_nothing(void **state)
{
	struct hall *hall = *state;
	struct event event = { .verb = verb_find(hall->session, "groups.deal"), .seq = 99, .time = "", .exercise = "open", .participant = "",
		.item = "", .value = "groups=9000000000000 seed=1 people=P01:1" };

	session_fold(hall->session, &event);
	assert_null(session_groups(hall->session, script_exercise(hall->script, "open")));
}

static void sizes_differ_by_at_most_one_and_answers_are_spread(void **state)
{
	struct hall *hall = *state;

	tell_places(hall);
	for (int64_t seed = 0; seed < 40; seed++) {
		const struct grouping *grouping = dealt(hall, "open", seed);

		assert_int_equal(grouping->people_count, PEOPLE);
		assert_true(grouping->mixed && grouping->even);
		for (uint32_t group = 0; group < 3; group++) {
			size_t town = 0, size = grouping_size(grouping, group);

			for (size_t i = 0; i < PEOPLE / 2; i++)
				town += grouping->group[i] == group;
			assert_true(size == 2 || size == 3);
			assert_true(town == 1 || town == 2);
		}
	}
}

static void the_same_number_draws_the_same_groups_and_another_draws_others(void **state)
{
	struct hall *hall = *state;
	uint32_t first[PEOPLE];
	bool other = false;

	memcpy(first, dealt(hall, "open", 5)->group, sizeof first);
	assert_memory_equal(dealt(hall, "open", 5)->group, first, sizeof first);
	for (int64_t seed = 6; seed < 12; seed++)
		other |= memcmp(dealt(hall, "open", seed)->group, first, sizeof first) != 0;
	assert_true(other);
	hall_shows(hall, "open", "The number it drew with: 11");
}

static void nothing_of_an_attribute_is_on_the_wall_or_beside_it(void **state)
{
	struct hall *hall = *state;

	tell_places(hall);
	dealt(hall, "open", 3);
	dealt(hall, "shut", 4);
	hall_hides(hall, "open", "CANARY");
	hall_hides(hall, "open", "place");
	hall_hides(hall, "shut", "CANARY");
	hall_shows(hall, "shut", "as mixed as they can be");
	assert_null(strstr(hall_aside(hall, "shut"), "CANARY"));
	assert_true(notes_mixed_by(hall->session, script_exercise(hall->script, "shut"), 0));
	assert_false(notes_mixed_by(hall->session, script_exercise(hall->script, "shut"), 1));
}

static void codes_are_on_the_wall_only_where_the_file_allows_them(void **state)
{
	struct hall *hall = *state;

	dealt(hall, "open", 3);
	dealt(hall, "shut", 3);
	hall_shows(hall, "open", "P01");
	hall_hides(hall, "shut", "P0");
	hall_shows(hall, "shut", "Group 1 (4 people)");
	assert_int_equal(strncmp(hall_aside(hall, "shut"), "Group 1: P0", 11), 0);
	assert_non_null(strstr(hall_aside(hall, "shut"), "\nGroup 2: P0"));
	assert_string_equal(hall_aside(hall, "open"), "");
}

static void without_answers_it_is_a_lot_and_says_so(void **state)
{
	struct hall *hall = *state;

	dealt(hall, "open", 3);
	hall_shows(hall, "open", "The groups were drawn by lot.");
}

static void somebody_can_be_moved_and_who_comes_late_added(void **state)
{
	struct hall *hall = *state;
	const struct grouping *grouping = dealt(hall, "open", 3);
	uint32_t to = (grouping->group[0] + 1) % 3;

	hall_hides(hall, "open", "by hand");
	assert_true(press(hall, "open", "m", arena_format(hall->arena, "1 %u", to + 1), 0));
	assert_int_equal(grouping->group[0], to);
	hall_people(hall, 1);
	hall_shows(hall, "open", "1 of us is in no group yet.");
	assert_true(press(hall, "open", "m", "P09 1", 0));
	hall_hides(hall, "open", "in no group");
	grouping = session_groups(hall->session, script_exercise(hall->script, "open"));
	assert_int_equal(grouping->people_count, PEOPLE + 1);
	hall_shows(hall, "open", "Then we moved somebody by hand.");
	assert_false(press(hall, "open", "m", "1 4", 0));
	assert_false(press(hall, "open", "m", "77 1", 0));
	assert_false(press(hall, "open", "m", "1", 0));
	assert_int_equal(dealt(hall, "open", 3)->people_count, PEOPLE + 1);
	hall_hides(hall, "open", "by hand");
}

static void a_wrong_deal_is_refused(void **state)
{
	static const char *const wrong[] = {
		"", "groups=0 people=P01:1", "groups=2 people=P01:1|P01:2", "groups=2 people=P01:1|P02:3", "groups=2 people=P77:1|P01:2",
		"groups=3 people=P01:1|P02:2", "groups=2 people=P01|P02:1"
	};
	struct hall *hall = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (hall_say(hall, "open", "groups.deal", NULL, wrong[i]))
			fail_msg("\"%s\" was taken", wrong[i]);
}

static void too_few_people_for_groups_can_go_on(void **state)
{
	struct hall *hall = *state;

	for (size_t i = 1; i < PEOPLE; i++)
		assert_true(hall_enter(hall, &(struct entry){ .verb = "people.leave", .participant = people_get(hall->session, i)->code }));
	hall_shows(hall, "open", "too few of us");
	assert_false(press(hall, "open", "Space", NULL, 1));
	assert_int_equal(session_next(hall->session, hall->arena).kind, NEXT_ENTRY);
}

static bool recounted(struct hall *hall, const char *words)
{
	struct scene scene = hall_scene(hall, "open");
	struct str said = STR_INIT;
	bool same = scene.exercise->type->recount(&scene, &said);

	if (!strstr(str_text(&said), words))
		fail_msg("\"%s\" is not in \"%s\"", words, str_text(&said));
	str_free(&said);
	return same;
}

/* From what was known when they were dealt, and whatever was moved since. */
static void groups_are_dealt_again_from_what_was_known_then(void **state)
{
	struct hall *hall = *state;
	struct event event = { .verb = verb_find(hall->session, "groups.deal"), .seq = 99, .time = "", .exercise = "open", .participant = "",
		.item = "", .value = "groups=3 seed=1 off=0 bound=0 mix=place people=P01:1|P02:1|P03:1|P04:2|P05:2|P06:2|P07:3|P08:3" };

	assert_true(recounted(hall, ""));
	tell_places(hall);
	dealt(hall, "open", 3);
	answer(hall, "P01", "place", "village");
	assert_true(press(hall, "open", "m", "1 1", 0));
	assert_true(recounted(hall, "dealt again, nothing differs"));
	session_fold(hall->session, &event);
	assert_false(recounted(hall, "other groups"));
}

static void who_was_erased_cannot_be_dealt_again(void **state)
{
	struct hall *hall = *state;

	hall_must(hall, NULL, "people.add", NULL, "count=2 erased=1:E1");
	dealt(hall, "open", 3);
	assert_true(recounted(hall, "cannot be dealt again"));
}

static void the_table_has_a_row_a_person(void **state)
{
	struct hall *hall = *state;
	struct scene scene;
	const struct type_table *tables;
	struct table *table;

	dealt(hall, "open", 3);
	scene = hall_scene(hall, "open");
	tables = scene.exercise->type->tables;
	table = table_new(hall->arena, tables->shape);
	tables->fill(&scene, table);
	assert_int_equal(table->row_count, PEOPLE);
	assert_string_equal(table_cell(table, 7, table_column(table->shape, "participant"))->text, "P08");
	assert_in_range(table_cell(table, 7, table_column(table->shape, "group_no"))->number, 1, 3);
	assert_int_equal(table_cell(table, 7, table_column(table->shape, "by_hand"))->number, 0);
	assert_int_equal(table_cell(table, 7, table_column(table->shape, "lot_seed"))->number, 3);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_hall, hall_end)
	const struct CMUnitTest tests[] = {
		CASE(sizes_are_told_before_and_enter_waits_for_the_deal),
		CASE(five_people_are_two_groups_and_three_are_one),
		CASE(a_deal_that_is_none_changes_nothing),
		CASE(sizes_differ_by_at_most_one_and_answers_are_spread),
		CASE(the_same_number_draws_the_same_groups_and_another_draws_others),
		CASE(nothing_of_an_attribute_is_on_the_wall_or_beside_it),
		CASE(codes_are_on_the_wall_only_where_the_file_allows_them),
		CASE(without_answers_it_is_a_lot_and_says_so),
		CASE(somebody_can_be_moved_and_who_comes_late_added),
		CASE(a_wrong_deal_is_refused),
		CASE(too_few_people_for_groups_can_go_on),
		CASE(groups_are_dealt_again_from_what_was_known_then),
		CASE(who_was_erased_cannot_be_dealt_again),
		CASE(the_table_has_a_row_a_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
