/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/tables-support.h"

/* --- shapes ------------------------------------------------------------------- */

static void each_column(void (*check)(const struct table_shape *shape, size_t i))
{
	const struct table_shape *shape;

	for (size_t t = 0; (shape = tables_shape(exercises_registry(), t)); t++)
		for (size_t i = 0; i < shape->column_count; i++)
			check(shape, i);
}

static void check_name(const struct table_shape *shape, size_t i)
{
	static const char *const reserved[] = {
		"check", "group", "order", "user", "end", "desc", "at", "rank", "left", "value", "position", "rule", "row_no", "session"
	};
	const char *name = shape->columns[i].name;

	if (!*name || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(name))
		fail_msg("%s.%s is no plain lower-case name", shape->name, name);
	for (size_t k = 0; k < sizeof reserved / sizeof *reserved; k++)
		if (str_same(name, reserved[k]))
			fail_msg("%s.%s is a word that databases or every table keep", shape->name, name);
	if (table_column(shape, name) != i)
		fail_msg("%s.%s is there twice", shape->name, name);
}

static void columns_have_plain_names_that_databases_leave_free(void **state)
{
	(void)state;
	each_column(check_name);
}

static void check_help(const struct table_shape *shape, size_t i)
{
	const char *help = shape->columns[i].help;

	if (!help || !str_ends(help, ".") || strchr(help, '\n'))
		fail_msg("%s.%s has no sentence that says what it is", shape->name, shape->columns[i].name);
}

static void every_column_is_told_in_a_sentence(void **state)
{
	(void)state;
	each_column(check_help);
}

static void check_local(const struct table_shape *shape, size_t i)
{
	const struct column *column = &shape->columns[i], *next = i + 1 < shape->column_count ? column + 1 : NULL;
	size_t stem = strlen(column->name) - strlen("at");

	if (column->kind != COLUMN_TIME)
		return;
	if (!str_ends(column->name, "_at") || !next || next->kind != COLUMN_LOCAL || strncmp(column->name, next->name, stem)
	    || strcmp(next->name + stem, "local"))
		fail_msg("%s.%s is not followed by its local time", shape->name, column->name);
}

static void every_time_is_there_twice(void **state)
{
	(void)state;
	each_column(check_local);
}

static void check_reference(const struct table_shape *shape, size_t i)
{
	const char *refers = shape->columns[i].refers;
	char *table = refers ? mem_text(refers) : NULL;
	const struct table_shape *other;

	if (!refers)
		return;
	table[strcspn(table, ".")] = '\0';
	other = shape_named(table);
	assert_string_equal(tables_key(other, 1), strchr(refers, '.') + 1);
	assert_null(tables_key(other, 2));
	free(table);
}

static void a_reference_names_the_whole_key_of_a_table(void **state)
{
	(void)state;
	each_column(check_reference);
}

static void tables_have_different_names(void **state)
{
	const struct table_shape *shape;

	(void)state;
	for (size_t i = 0; (shape = tables_shape(exercises_registry(), i)); i++)
		assert_ptr_equal(shape_named(shape->name), shape);
}

/* --- an evening ---------------------------------------------------------------- */

/* The text of a row's key, to compare. */
static const char *key_of(const struct table *table, size_t row, struct arena *arena)
{
	const char *key = "";

	for (size_t i = 0; i < table->shape->column_count; i++)
		if (table->shape->columns[i].key) {
			const struct cell *part = table_cell(table, row, i);

			if (!part->set)
				fail_msg("%s, row %zu: a part of its key is nothing", table->shape->name, row + 1);
			key = arena_format(arena, "%s|%s %lld", key, part->text ? part->text : "", (long long)part->number);
		}
	return key;
}

static void check_keys(const struct room *room, const struct table_shape *shape)
{
	const struct table *table = tables_make(room->sitting, shape, room->arena);

	for (size_t row = 0; *tables_key(shape, 1) != 'r' && row < table->row_count; row++)
		for (size_t other = 0; other < row; other++)
			assert_string_not_equal(key_of(table, row, room->arena), key_of(table, other, room->arena));
}

static void no_key_is_there_twice(void **state)
{
	struct room *room = whole_evening();
	const struct table_shape *shape;

	(void)state;
	for (size_t i = 0; (shape = tables_shape(exercises_registry(), i)); i++)
		check_keys(room, shape);
	room_free(room);
}

static void every_table_of_a_workshop_has_rows(void **state)
{
	static const char *const filled[] = {
		"sessions", "agenda", "events", "participants", "attributes", "items", "rounds", "ballots", "results", "notes", "roles"
	};
	struct room *room = whole_evening();

	(void)state;
	for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
		if (!make(room, filled[i])->row_count)
			fail_msg("%s has no rows", filled[i]);
	room_free(room);
}

static void a_closed_round_is_told_with_its_turnout(void **state)
{
	struct room *room = evening_until_ranked();
	const struct table *rounds = make(room, "rounds");

	(void)state;
	assert_int_equal(rounds->row_count, 1);
	assert_int_equal(cell(rounds, 0, "entitled")->number, 5);
	assert_int_equal(cell(rounds, 0, "ballots")->number, 5);
	assert_int_equal(cell(rounds, 0, "valid")->number, 2);
	assert_int_equal(cell(rounds, 0, "short")->number, 1);
	assert_int_equal(cell(rounds, 0, "blank")->number, 1);
	assert_int_equal(cell(rounds, 0, "spoilt")->number, 1);
	assert_int_equal(cell(rounds, 0, "selected")->number, 2);
	assert_false(cell(rounds, 0, "votes")->set);
	room_free(room);
}

static void first_row_counts_every_slip_once(void **state)
{
	struct room *room = evening_until_ranked();
	const struct table *ballots = make(room, "ballots");
	int64_t slips = 0;

	(void)state;
	for (size_t row = 0; row < ballots->row_count; row++)
		slips += cell(ballots, row, "first_row")->number;
	assert_int_equal(slips, 5);
	assert_int_equal(ballots->row_count, 3 + 3 + 2 + 1 + 1);
	room_free(room);
}

static int64_t points_for(const struct table *ballots, const struct cell *exercise, const struct cell *item)
{
	int64_t points = 0;

	for (size_t row = 0; row < ballots->row_count; row++)
		if (cell(ballots, row, "points")->set && str_same(cell(ballots, row, "item")->text, item->text)
		    && str_same(cell(ballots, row, "exercise")->text, exercise->text))
			points += cell(ballots, row, "points")->number;
	return points;
}

static void points_of_the_slips_add_up_to_the_score(void **state)
{
	struct room *room = whole_evening();
	const struct table *results = make(room, "results"), *ballots = make(room, "ballots");

	(void)state;
	assert_int_equal(results->row_count, 5 + 7);
	for (size_t row = 0; row < results->row_count; row++)
		assert_int_equal(cell(results, row, "score")->number,
		    points_for(ballots, cell(results, row, "exercise"), cell(results, row, "item")));
	room_free(room);
}

static void results_stand_best_first(void **state)
{
	struct room *room = evening_until_ranked();
	const struct table *results = make(room, "results");

	(void)state;
	assert_string_equal(cell(results, 0, "wording")->text, "A lift");
	assert_int_equal(cell(results, 0, "place")->number, 1);
	assert_int_equal(cell(results, 0, "share_permille")->number, 1000);
	for (size_t row = 1; row < results->row_count; row++)
		assert_true(cell(results, row, "place")->number >= cell(results, row - 1, "place")->number);
	room_free(room);
}

static void nothing_of_an_open_round_is_in_any_table(void **state)
{
	static const char *const slips[] = { "ABC", "BAD", NULL };
	struct room *room = room_open(evening);
	const struct table *events;

	(void)state;
	room_do(room, "people.add", NULL, NULL, NULL, "count=6");
	room_go_to(room, "needs");
	for (size_t i = 0; i < 4; i++)
		room_do(room, "item.add", "needs", NULL, arena_format(room->arena, "needs-%zu", i + 1), "text=%s", needs[i]);
	vote(room, "ranking", slips, false);
	assert_int_equal(make(room, "rounds")->row_count, 0);
	assert_int_equal(make(room, "ballots")->row_count, 0);
	assert_int_equal(make(room, "results")->row_count, 0);
	events = make(room, "events");
	assert_string_equal(cell(events, events->row_count - 1, "event")->text, "ballot.cast");
	assert_false(cell(events, events->row_count - 1, "content")->set);
	room_free(room);
}

static void a_dropped_item_keeps_its_rows(void **state)
{
	struct room *room = evening_until_ranked();
	const struct table *items;

	(void)state;
	room_do(room, "item.drop", "needs", NULL, "needs-1", "%s", "");
	items = make(room, "items");
	assert_int_equal(items->row_count, 7);
	assert_int_equal(make(room, "results")->row_count, 5);
	assert_string_equal(cell(make(room, "results"), 0, "item")->text, "needs-1");
	room_free(room);
}

static void local_times_are_those_of_the_sessions_zone(void **state)
{
	struct room *room = room_open(evening);
	const struct table *sessions = make(room, "sessions");

	(void)state;
	assert_string_equal(cell(sessions, 0, "opened_at")->text, "2026-11-23T17:30:00Z");
	assert_string_equal(cell(sessions, 0, "opened_local")->text, "2026-11-23T19:30:00");
	assert_false(cell(sessions, 0, "closed_at")->set);
	assert_false(cell(sessions, 0, "closed_local")->set);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_have_plain_names_that_databases_leave_free),
		cmocka_unit_test(every_column_is_told_in_a_sentence),
		cmocka_unit_test(every_time_is_there_twice),
		cmocka_unit_test(a_reference_names_the_whole_key_of_a_table),
		cmocka_unit_test(tables_have_different_names),
		cmocka_unit_test(no_key_is_there_twice),
		cmocka_unit_test(every_table_of_a_workshop_has_rows),
		cmocka_unit_test(a_closed_round_is_told_with_its_turnout),
		cmocka_unit_test(first_row_counts_every_slip_once),
		cmocka_unit_test(points_of_the_slips_add_up_to_the_score),
		cmocka_unit_test(results_stand_best_first),
		cmocka_unit_test(nothing_of_an_open_round_is_in_any_table),
		cmocka_unit_test(a_dropped_item_keeps_its_rows),
		cmocka_unit_test(local_times_are_those_of_the_sessions_zone),
	};

	return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
