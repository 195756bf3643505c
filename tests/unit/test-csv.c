/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "file/csv.h"
#include "unit/hostile-texts.h"

/* Rows as one text: fields in [], an empty cell as -, the line before, a row's end as / */
static bool note_row(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct str *seen = context;

	str_add_format(seen, "%zu", line);
	for (size_t i = 0; i < n; i++)
		if (fields[i]) {
			str_add_char(seen, '[');
			str_add_slice(seen, fields[i], lengths[i]);
			str_add_char(seen, ']');
		} else {
			str_add_char(seen, '-');
		}
	str_add_char(seen, '/');
	return true;
}

static void check_rows(const char *bytes, char delimiter, const char *due)
{
	struct str seen = STR_INIT;
	struct err err = ERR_INIT;

	if (!csv_read(bytes, strlen(bytes), delimiter, note_row, &seen, &err))
		fail_msg("%s", err_text(&err));
	assert_string_equal(str_text(&seen), due);
	str_free(&seen);
}

static void check_fault(const char *bytes, const char *start)
{
	struct str seen = STR_INIT;
	struct err err = ERR_INIT;

	assert_false(csv_read(bytes, strlen(bytes), ',', note_row, &seen, &err));
	if (!str_begins(err_text(&err), start))
		fail_msg("found: %s", err_text(&err));
	err_clear(&err);
	str_free(&seen);
}

static void an_empty_cell_and_an_empty_text_stay_apart(void **state)
{
	(void)state;
	check_rows("a,,\"\"\n,b,\n", ',', "1[a]-[]/2-[b]-/");
}

static void rows_know_the_line_where_they_begin(void **state)
{
	(void)state;
	check_rows("a\n\n\"b\n\nc\",d\r\ne\n", ',', "1[a]/3[b\n\nc][d]/6[e]/");
}

static void blanks_around_a_bare_text_stay(void **state)
{
	(void)state;
	check_rows(" a , b\n", ',', "1[ a ][ b]/");
}

static void the_delimiter_is_given(void **state)
{
	(void)state;
	check_rows("a,b;c\n", ';', "1[a,b][c]/");
}

static void nothing_has_no_rows(void **state)
{
	(void)state;
	check_rows("", ',', "");
}

static void an_open_quote_is_told(void **state)
{
	(void)state;
	check_fault("a,b\nc,\"d\ne,f\n", "line 2: a quote is opened");
}

static void a_stray_quote_is_told(void **state)
{
	(void)state;
	check_fault("a\nb\"c\n", "line 2: a quote stands where none may be");
	check_fault("\"a\"b\n", "line 1: a quote stands where none may be");
}

static void a_last_line_without_its_end_is_told(void **state)
{
	(void)state;
	check_fault("a\nb", "line 2: the last line has no end");
	check_fault("a\n\"b\"", "line 2: the last line has no end");
}

static bool stop_at_second(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	size_t *calls = context;

	(void)fields;
	(void)lengths;
	(void)n;
	++*calls;
	return line < 2;
}

static void a_reader_may_stop(void **state)
{
	const char *rows = "a\nb\nc\n\"\n";
	size_t calls = 0;

	(void)state;
	assert_true(csv_read(rows, strlen(rows), ',', stop_at_second, &calls, NULL));
	assert_int_equal(calls, 2);
}

static bool take_one(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct str *seen = context;

	(void)line;
	assert_int_equal(n, 2);
	str_add_slice(seen, fields[0], lengths[0]);
	assert_string_equal(fields[1], "end");
	return true;
}

static void hostile_texts_come_back(void **state)
{
	(void)state;
	assert_int_equal(HOSTILE_TEXTS, 62);
	for (size_t i = 0; i < HOSTILE_TEXTS; i++) {
		struct str written = STR_INIT, read = STR_INIT;

		csv_quote(&written, hostile_texts[i].text);
		str_add(&written, ",\"end\"\r\n");
		assert_true(csv_read(written.bytes, written.length, ',', take_one, &read, NULL));
		assert_string_equal(str_text(&read), hostile_texts[i].text);
		str_free(&written);
		str_free(&read);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_cell_and_an_empty_text_stay_apart),
		cmocka_unit_test(rows_know_the_line_where_they_begin),
		cmocka_unit_test(blanks_around_a_bare_text_stay),
		cmocka_unit_test(the_delimiter_is_given),
		cmocka_unit_test(nothing_has_no_rows),
		cmocka_unit_test(an_open_quote_is_told),
		cmocka_unit_test(a_stray_quote_is_told),
		cmocka_unit_test(a_last_line_without_its_end_is_told),
		cmocka_unit_test(a_reader_may_stop),
		cmocka_unit_test(hostile_texts_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
