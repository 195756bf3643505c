/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/table.h"

static const struct column columns[] = {
	{ .name = "item", .kind = COLUMN_ID, .help = "The item.", .key = true },
	{ .name = "wording", .kind = COLUMN_TEXT, .help = "Its words." },
	{ .name = "points", .kind = COLUMN_INTEGER, .help = "Its points." },
	{ .name = "selected", .kind = COLUMN_FLAG, .help = "Whether it goes on." },
	{ .name = "made_at", .kind = COLUMN_TIME, .help = "When it was said." },
};

static const struct table_shape shape = {
	.name = "results", .help = "What came out.", .columns = columns, .column_count = sizeof columns / sizeof *columns,
};

static void a_new_row_holds_nothing_yet(void **state)
{
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, &shape);

	(void)state;
	assert_int_equal(table_add(table), 0);
	for (size_t i = 0; i < shape.column_count; i++)
		assert_false(table_cell(table, 0, i)->set);
	arena_free(arena);
}

static void nothing_is_not_an_empty_text(void **state)
{
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, &shape);
	size_t row = table_add(table);

	(void)state;
	table_text(table, row, "wording", "");
	assert_true(table_cell(table, row, 1)->set);
	table_text(table, row, "wording", NULL);
	assert_false(table_cell(table, row, 1)->set);
	arena_free(arena);
}

static void many_rows_keep_their_cells(void **state)
{
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, &shape);
	char text[] = "A";

	(void)state;
	for (int64_t i = 0; i < 1000; i++) {
		size_t row = table_add(table);

		text[0] = (char)('A' + i % 26);
		table_text(table, row, "item", text);
		table_number(table, row, "points", i);
		table_number(table, row, "selected", i % 2);
	}
	assert_int_equal(table->row_count, 1000);
	for (size_t i = 0; i < 1000; i++) {
		assert_int_equal(table_cell(table, i, 0)->text[0], 'A' + i % 26);
		assert_int_equal(table_cell(table, i, 2)->number, i);
		assert_int_equal(table_cell(table, i, 3)->number, i % 2);
	}
	arena_free(arena);
}

static void a_column_is_found_by_its_name(void **state)
{
	(void)state;
	assert_int_equal(table_column(&shape, "points"), 2);
	assert_int_equal(table_column(&shape, "point"), shape.column_count);
}

static void wrong_name(struct table *table)
{
	table_text(table, 0, "wordings", "x");
}

static void wrong_kind(struct table *table)
{
	table_text(table, 0, "points", "7");
}

static void number_in_a_text(struct table *table)
{
	table_number(table, 0, "made_at", 7);
}

static void odd_flag(struct table *table)
{
	table_number(table, 0, "selected", 2);
}

static void no_such_row(struct table *table)
{
	table_number(table, 1, "points", 2);
}

/* Runs a mistake in a child: it must end there, with words on stderr. */
static void check_ends_in_words(void (*mistake)(struct table *table))
{
	int pipes[2], status;
	char words[300] = "";
	pid_t child;

	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (!child) {
		struct table *table = table_new(arena_new(), &shape);

		table_add(table);
		signal(SIGABRT, SIG_DFL);
		dup2(pipes[1], STDERR_FILENO);
		mistake(table);
		_exit(0);
	}
	close(pipes[1]);
	assert_true(read(pipes[0], words, sizeof words - 1) > 0);
	close(pipes[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	assert_non_null(strstr(words, "table results, column "));
}

static void a_mistake_of_the_program_ends_it_in_words(void **state)
{
	(void)state;
	check_ends_in_words(wrong_name);
	check_ends_in_words(wrong_kind);
	check_ends_in_words(number_in_a_text);
	check_ends_in_words(odd_flag);
	check_ends_in_words(no_such_row);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_row_holds_nothing_yet),
		cmocka_unit_test(nothing_is_not_an_empty_text),
		cmocka_unit_test(many_rows_keep_their_cells),
		cmocka_unit_test(a_column_is_found_by_its_name),
		cmocka_unit_test(a_mistake_of_the_program_ends_it_in_words),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
