/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/faults.h"
#include "base/language-name.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/str.h"
#include "base/tr.h"

static void check_line(const struct faults *faults, size_t i, const char *due)
{
	char *line = faults_line(faults, i);

	assert_string_equal(line, due);
	free(line);
}

static void an_error_grows_outwards(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_false(err_set(&err, "unknown key \"%s\"", "mintues"));
	assert_false(err_add(&err, "%s:%d", "needs.ini", 12));
	assert_string_equal(err_text(&err), "needs.ini:12: unknown key \"mintues\"");
	err_clear(&err);
	assert_false(err_is_set(&err));
	assert_string_equal(err_text(&err), "");
}

static void an_error_may_have_a_public_form(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	err_set(&err, "the disk is full");
	assert_string_equal(err_public_text(&err), "the disk is full");
	err_public(&err, "not saved yet");
	assert_string_equal(err_public_text(&err), "not saved yet");
	assert_string_equal(err_text(&err), "the disk is full");
	err_clear(&err);
}

static void an_error_without_a_reader_is_dropped(void **state)
{
	(void)state;
	assert_false(err_set(NULL, "nobody reads this"));
	assert_false(err_add(NULL, "nor this"));
	assert_string_equal(err_text(NULL), "");
}

static void faults_tell_file_line_and_column(void **state)
{
	struct faults *faults = faults_new("needs.ini");

	(void)state;
	faults_add(faults, FAULT_ERROR, 12, 8, "unknown key \"%s\"", "mintues");
	faults_add(faults, FAULT_WARNING, 0, 0, "no title");
	check_line(faults, 0, "needs.ini:12:8: error: unknown key \"mintues\"");
	check_line(faults, 1, "needs.ini: warning: no title");
	assert_int_equal(faults_errors(faults), 1);
	faults_free(faults);
}

static void sorting_orders_by_place_and_keeps_equal_places(void **state)
{
	struct faults *faults = faults_new("f");

	(void)state;
	for (size_t i = 0; i < 300; i++)
		faults_add(faults, FAULT_ERROR, 3 - i % 3, 1 + i % 2, "%03zu", i);
	faults_sort(faults);
	for (size_t i = 1; i < faults->count; i++) {
		const struct fault *a = &faults->list[i - 1], *b = &faults->list[i];

		assert_true(a->line <= b->line);
		if (a->line == b->line)
			assert_true(a->column <= b->column);
		if (a->line == b->line && a->column == b->column)
			assert_true(strcmp(a->text, b->text) < 0);
	}
	faults_free(faults);
}

static void sorting_no_faults_is_fine(void **state)
{
	struct faults *faults = faults_new("f");

	(void)state;
	faults_sort(faults);
	assert_int_equal(faults->count, 0);
	faults_free(faults);
}

static void an_arena_gives_zeroed_memory_again_and_again(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 40000; size = size * 3 + 1) {
			unsigned char *bytes = arena_alloc(arena, size);

			assert_int_equal((uintptr_t)bytes % sizeof(void *), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(bytes[i], 0);
			memset(bytes, 0xAA, size);
		}
		arena_clear(arena);
	}
	arena_free(arena);
}

static void a_cleared_arena_takes_no_more_of_the_machine(void **state)
{
	struct arena *arena = arena_new();
	size_t bytes = 0;

	(void)state;
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < 1000; i++)
			arena_format(arena, "row %d of many", i);
		assert_true(!bytes || arena_bytes(arena) == bytes);
		bytes = arena_bytes(arena);
		arena_clear(arena);
	}
	arena_free(arena);
}

static void an_array_of_the_arena_grows_with_its_content(void **state)
{
	struct arena *arena = arena_new();
	const int three[] = { 1, 2, 3 };
	const int *five = arena_grow(arena, three, 3, 5, sizeof *five);

	(void)state;
	assert_memory_equal(five, three, sizeof three);
	assert_int_equal(five[4], 0);
	assert_string_equal(arena_text(arena, NULL), "");
	assert_string_equal(arena_slice(arena, "abc", 2), "ab");
	arena_free(arena);
}

static void a_str_grows_and_is_cut(void **state)
{
	struct str str = STR_INIT;
	char *taken;

	(void)state;
	assert_string_equal(str_text(&str), "");
	for (int i = 0; i < 1000; i++)
		str_add_format(&str, "%d,", i % 10);
	assert_int_equal(str.length, 2000);
	str_cut(&str, 3);
	str_cut(&str, 30);
	str_add_char(&str, '!');
	taken = str_take(&str);
	assert_string_equal(taken, "0,1!");
	assert_string_equal(str_text(&str), "");
	free(taken);
}

static void a_number_is_whole_and_within_its_limits(void **state)
{
	const char *const refused[] = { "", " 1", "1 ", "1.5", "1e3", "0x1", "9", "-4", "abc", "99999999999999999999", "+", NULL };
	int64_t number = 7;

	(void)state;
	for (size_t i = 0; refused[i]; i++)
		assert_false(str_number(refused[i], -3, 8, &number));
	assert_false(str_number(NULL, -3, 8, &number));
	assert_int_equal(number, 7);
	assert_true(str_number("-3", -3, 8, &number));
	assert_int_equal(number, -3);
	assert_true(str_number("08", -3, 8, &number));
	assert_int_equal(number, 8);
}

static void texts_are_compared_by_start_end_and_whole(void **state)
{
	(void)state;
	assert_true(str_is("ranking", "ranking.selected", 7));
	assert_false(str_is("ranking", "rank", 4));
	assert_true(str_is("", "anything", 0));
	assert_true(str_begins("ranking.selected", "ranking"));
	assert_false(str_begins("rank", "ranking"));
	assert_true(str_ends("needs.ini", ".ini"));
	assert_false(str_ends("ini", "needs.ini"));
	assert_true(str_same(NULL, NULL));
	assert_false(str_same("", NULL));
}

static void a_text_is_walked_line_by_line(void **state)
{
	const char *text = "one\n\nthree\n", *none = "";
	size_t length;

	(void)state;
	assert_true(str_begins(str_next_line(&text, &length), "one"));
	assert_int_equal(length, 3);
	assert_non_null(str_next_line(&text, &length));
	assert_int_equal(length, 0);
	assert_true(str_begins(str_next_line(&text, &length), "three"));
	assert_int_equal(length, 5);
	assert_null(str_next_line(&text, &length));
	assert_null(str_next_line(&none, &length));
}

static void the_same_seed_gives_the_same_bytes_for_ever(void **state)
{
	struct random_seeded seed = { .seed = 42 };
	struct random random = random_seeded(&seed);
	char key[17];

	(void)state;
	random_key(&random, key, 16);
	assert_string_equal(key, "3dt6w766raqagxkz");
	assert_int_equal(seed.drawn, 16);
}

static void another_seed_gives_other_bytes(void **state)
{
	struct random_seeded one = { .seed = 1 }, two = { .seed = 2 };
	struct random first = random_seeded(&one), second = random_seeded(&two);
	char a[17], b[17];

	(void)state;
	random_key(&first, a, 16);
	random_key(&second, b, 16);
	assert_string_not_equal(a, b);
}

static void numbers_below_a_limit_are_even(void **state)
{
	struct random_seeded seed = { .seed = 7 };
	struct random random = random_seeded(&seed);
	int seen[6] = { 0 };

	(void)state;
	for (int i = 0; i < 6000; i++)
		seen[random_below(&random, 6)]++;
	for (int i = 0; i < 6; i++)
		assert_in_range(seen[i], 850, 1150);
	assert_int_equal(random_below(&random, 1), 0);
}

static void a_shuffle_holds_every_index_once(void **state)
{
	struct random_seeded seed = { .seed = 3 };
	struct random random = random_seeded(&seed);
	uint32_t indices[100];
	int seen[100] = { 0 }, in_place = 0;

	(void)state;
	random_shuffle(&random, indices, 100);
	for (uint32_t i = 0; i < 100; i++) {
		assert_true(indices[i] < 100);
		assert_int_equal(seen[indices[i]]++, 0);
		in_place += indices[i] == i;
	}
	assert_true(in_place < 20);
}

static void the_machine_gives_other_keys_each_time(void **state)
{
	struct random random = random_system();
	char a[27], b[27];

	(void)state;
	random_key(&random, a, 26);
	random_key(&random, b, 26);
	assert_int_equal(strlen(a), 26);
	assert_int_equal(strspn(a, "abcdefghijklmnopqrstuvwxyz234567"), 26);
	assert_string_not_equal(a, b);
}

static void languages_are_called_as_their_speakers_do(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_string_equal(language_name(arena, "lt"), "Lietuvių (lt)");
	assert_string_equal(language_name(arena, "en"), "English (en)");
	assert_string_equal(language_name(arena, "uk"), "Українська (uk)");
	assert_string_equal(language_name(arena, "xx"), "xx");
	arena_free(arena);
}

static void without_a_catalogue_the_english_stands(void **state)
{
	const struct language english = { .code = "en" };

	(void)state;
	assert_string_equal(tr(&english, "not saved yet"), "not saved yet");
	assert_string_equal(tr(NULL, "not saved yet"), "not saved yet");
	assert_string_equal(tr_count(&english, "slip", "slips", 1), "slip");
	assert_string_equal(tr_count(&english, "slip", "slips", 0), "slips");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_grows_outwards),
		cmocka_unit_test(an_error_may_have_a_public_form),
		cmocka_unit_test(an_error_without_a_reader_is_dropped),
		cmocka_unit_test(faults_tell_file_line_and_column),
		cmocka_unit_test(sorting_orders_by_place_and_keeps_equal_places),
		cmocka_unit_test(sorting_no_faults_is_fine),
		cmocka_unit_test(an_arena_gives_zeroed_memory_again_and_again),
		cmocka_unit_test(a_cleared_arena_takes_no_more_of_the_machine),
		cmocka_unit_test(an_array_of_the_arena_grows_with_its_content),
		cmocka_unit_test(a_str_grows_and_is_cut),
		cmocka_unit_test(a_number_is_whole_and_within_its_limits),
		cmocka_unit_test(texts_are_compared_by_start_end_and_whole),
		cmocka_unit_test(a_text_is_walked_line_by_line),
		cmocka_unit_test(the_same_seed_gives_the_same_bytes_for_ever),
		cmocka_unit_test(another_seed_gives_other_bytes),
		cmocka_unit_test(numbers_below_a_limit_are_even),
		cmocka_unit_test(a_shuffle_holds_every_index_once),
		cmocka_unit_test(the_machine_gives_other_keys_each_time),
		cmocka_unit_test(languages_are_called_as_their_speakers_do),
		cmocka_unit_test(without_a_catalogue_the_english_stands),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
