/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <zlib.h>

#include "unit/journal-support.h"

/* Row n (from 1) as a slice of the bytes. */
static const char *find_row(const char *bytes, size_t n, size_t *length)
{
	while (n--)
		bytes = strchr(bytes, '\n') + 1;
	*length = (size_t)(strchr(bytes, '\n') - bytes) + 1;
	return bytes;
}

static void add_rows(struct str *out, const char *bytes, size_t from, size_t to)
{
	for (size_t i = from, length; i <= to; i++) {
		const char *row = find_row(bytes, i, &length);

		str_add_slice(out, row, length);
	}
}

/* Opens what was made of a journal of 9 rows, and says what is found. */
static void check_damage(struct bench *bench, const struct str *made, size_t rows, size_t lost)
{
	struct journal *journal;
	struct err err = ERR_INIT;
	size_t size;

	fake_disk_put(bench->fake, "s/events.csv", made->bytes, made->length);
	journal = open_journal(bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_DAMAGED);
	assert_int_equal(journal_count(journal), rows);
	assert_int_equal(journal_damage_line(journal), rows + 2);
	assert_int_equal(journal_lost_rows(journal), lost);
	check_numbered(journal);
	assert_int_equal(append_numbered(journal, 1, &err), APPEND_FAILED);
	assert_string_equal(err_text(&err), "s: this session is open for reading only");
	journal_close(journal);
	assert_memory_equal(journal_bytes(bench, &size), made->bytes, made->length);
	assert_null(fake_disk_get(bench->fake, "s/events.torn", &size));
	err_clear(&err);
}

static void a_cut_line_is_found(void **state)
{
	struct bench bench = bench_with_rows(9);
	struct str made = STR_INIT;
	size_t size;
	const char *bytes = journal_bytes(&bench, &size);

	(void)state;
	add_rows(&made, bytes, 0, 3);
	add_rows(&made, bytes, 5, 9);
	check_damage(&bench, &made, 3, 4);
	str_free(&made);
	fake_disk_free(bench.fake);
}

static void a_doubled_line_is_found(void **state)
{
	struct bench bench = bench_with_rows(9);
	struct str made = STR_INIT;
	size_t size;
	const char *bytes = journal_bytes(&bench, &size);

	(void)state;
	add_rows(&made, bytes, 0, 4);
	add_rows(&made, bytes, 4, 9);
	check_damage(&bench, &made, 4, 5);
	str_free(&made);
	fake_disk_free(bench.fake);
}

static void swapped_lines_are_found(void **state)
{
	struct bench bench = bench_with_rows(9);
	struct str made = STR_INIT;
	size_t size;
	const char *bytes = journal_bytes(&bench, &size);

	(void)state;
	add_rows(&made, bytes, 0, 3);
	add_rows(&made, bytes, 5, 5);
	add_rows(&made, bytes, 4, 4);
	add_rows(&made, bytes, 6, 9);
	check_damage(&bench, &made, 3, 3);
	str_free(&made);
	fake_disk_free(bench.fake);
}

/* Every byte of a line, but for its LF, which makes two lines one. */
static void an_edited_line_is_found(void **state)
{
	struct bench bench = bench_with_rows(9);
	size_t size, length;
	const char *bytes = journal_bytes(&bench, &size), *row = find_row(bytes, 4, &length);
	struct str made = STR_INIT;

	(void)state;
	for (size_t at = 0; at < length; at++) {
		bool in_crc = at >= length - 10;

		str_cut(&made, 0);
		bytes = journal_bytes(&bench, &size);
		str_add_slice(&made, bytes, size);
		row = find_row(made.bytes, 4, &length);
		made.bytes[(size_t)(row - made.bytes) + at] ^= 1;
		check_damage(&bench, &made, 3, in_crc ? 4 : 5);
		made.bytes[(size_t)(row - made.bytes) + at] ^= 1;
		fake_disk_put(bench.fake, "s/events.csv", made.bytes, made.length);
	}
	str_free(&made);
	fake_disk_free(bench.fake);
}

static void a_damaged_header_is_found(void **state)
{
	struct bench bench = bench_with_rows(9);
	struct str made = STR_INIT;
	size_t size;
	const char *bytes = journal_bytes(&bench, &size);
	struct journal *journal;

	(void)state;
	str_add_slice(&made, bytes, size);
	made.bytes[0] = 'S';
	fake_disk_put(bench.fake, "s/events.csv", made.bytes, made.length);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_DAMAGED);
	assert_int_equal(journal_damage_line(journal), 1);
	assert_int_equal(journal_count(journal), 0);
	assert_int_equal(journal_lost_rows(journal), 8);
	journal_close(journal);
	str_free(&made);
	fake_disk_free(bench.fake);
}

static void what_is_no_journal_is_refused_and_left_alone(void **state)
{
	static const char *const others[] = { "a,b\n1,2\n", "\n", "seq,run\n", "\xff\xfe\x00", "seq,rum" };

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		struct bench bench = bench_new();
		struct err err = ERR_INIT;
		size_t size;

		fake_disk_put(bench.fake, "s/events.csv", others[i], strlen(others[i]));
		assert_null(journal_open(&bench.disk, "s", false, &err));
		assert_true(str_begins(err_text(&err), "s/events.csv: its first line is not"));
		assert_string_equal(journal_bytes(&bench, &size), others[i]);
		err_clear(&err);
		fake_disk_free(bench.fake);
	}
}

/* A first row with a crc that fits it. */
static size_t rows_taken(const char *line)
{
	static const char header[] = "seq,run,ms,time,event,exercise,round,participant,item,value,crc";
	struct bench bench = bench_new();
	struct str made = STR_INIT;
	struct journal *journal;
	unsigned long crc;
	size_t rows;

	str_add_format(&made, "x%08lx,%s", crc32_z(0, (const unsigned char *)header, sizeof header - 1), line);
	crc = crc32_z(0, (const unsigned char *)made.bytes, made.length);
	str_cut(&made, 0);
	str_add_format(&made, "%s\n%s,x%08lx\n", header, line, crc);
	fake_disk_put(bench.fake, "s/events.csv", made.bytes, made.length);
	journal = open_journal(&bench, "s", false);
	rows = journal_count(journal);
	journal_close(journal);
	str_free(&made);
	fake_disk_free(bench.fake);
	return rows;
}

/* It would not come out the same when the journal is written to another place. */
static void a_line_of_another_form_is_no_row(void **state)
{
	static const char *const others[] = {
		"2,1,0,t,e,,,,,\"\"", "01,1,0,t,e,,,,,\"\"", "1,,0,t,e,,,,,\"\"", "1,1,-1,t,e,,,,,\"\"",
		"1,1,1234567890123456789,t,e,,,,,\"\"", "1,1,0,t,e,,0,,,\"\"", "1,1,0,t,e,\"x\",,,,\"\"",
		"1,1,0,t,e,a b,,,,\"\"", "1,1,0,t,e,,,,,bare", "1,1,0,t,e,,,,,\"a\"b\"", "1,1,0,t,e,,,,,\"a",
		"1,1,0,t,e,,,,,\"a\tb\"", "1,1,0,t,e,,,,,\"a\rb\"", "1,1,0,t,e,,,,\"\"", "1,1,0,t,e,,,,,\"\",\"\"", "",
	};

	(void)state;
	assert_int_equal(rows_taken("1,1,0,t,e,,1,,,\"a\"\"b\""), 1);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (rows_taken(others[i]))
			fail_msg("taken: %s", others[i]);
}

static void a_missing_journal_is_told(void **state)
{
	struct bench bench = bench_new();
	struct err err = ERR_INIT;

	(void)state;
	assert_null(journal_open(&bench.disk, "s", true, &err));
	assert_true(str_begins(err_text(&err), "s/events.csv: there is no such file"));
	err_clear(&err);
	fake_disk_free(bench.fake);
}

static void tear(struct bench *bench, const char *tail)
{
	struct str made = STR_INIT;
	size_t size;
	const char *bytes = journal_bytes(bench, &size);

	str_add_slice(&made, bytes, size);
	str_add(&made, tail);
	fake_disk_put(bench->fake, "s/events.csv", made.bytes, made.length);
	str_free(&made);
}

static void a_torn_tail_is_copied_and_cut(void **state)
{
	struct bench bench = bench_with_rows(2);
	struct journal *journal;
	size_t whole, size;

	(void)state;
	journal_bytes(&bench, &whole);
	tear(&bench, "3,1,30,2026");
	journal_close(open_journal(&bench, "s", true));
	assert_null(fake_disk_get(bench.fake, "s/events.torn", &size));
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_torn_bytes(journal), 11);
	assert_int_equal(journal_count(journal), 2);
	journal_close(journal);
	journal_bytes(&bench, &size);
	assert_int_equal(size, whole);
	tear(&bench, "a whole line\n");
	journal_close(open_journal(&bench, "s", false));
	fake_disk_crash(bench.fake, 0);
	assert_string_equal(fake_disk_get(bench.fake, "s/events.torn", &size), "3,1,30,2026a whole line\n");
	journal_bytes(&bench, &size);
	assert_int_equal(size, whole);
	fake_disk_free(bench.fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cut_line_is_found),
		cmocka_unit_test(a_doubled_line_is_found),
		cmocka_unit_test(swapped_lines_are_found),
		cmocka_unit_test(an_edited_line_is_found),
		cmocka_unit_test(a_damaged_header_is_found),
		cmocka_unit_test(what_is_no_journal_is_refused_and_left_alone),
		cmocka_unit_test(a_line_of_another_form_is_no_row),
		cmocka_unit_test(a_missing_journal_is_told),
		cmocka_unit_test(a_torn_tail_is_copied_and_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
