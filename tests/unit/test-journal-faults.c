/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>

#include "unit/journal-support.h"

static struct journal *opened_with_rows(struct bench *bench, size_t n)
{
	*bench = bench_with_rows(n);
	return open_journal(bench, "s", false);
}

/* After the power came back. */
static void check_safe(struct bench *bench, const char *folder, size_t rows)
{
	struct journal *journal;

	fake_disk_crash(bench->fake, 0);
	journal = open_journal(bench, folder, false);
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_int_equal(journal_count(journal), rows);
	check_numbered(journal);
	journal_close(journal);
	fake_disk_free(bench->fake);
}

struct told { bool made; size_t rows; };

/* Made, written, opened again, written; what was told to be on disk. */
static struct told live(const struct bench *bench)
{
	struct told told = { .made = false };
	struct journal *journal = journal_create(&bench->disk, "s", NULL);

	told.made = journal;
	for (size_t n = 1; journal && n <= 4 && append_numbered(journal, n, NULL) == APPEND_DONE; n++)
		told.rows = journal_count(journal);
	journal_close(journal);
	journal = journal_open(&bench->disk, "s", false, NULL);
	for (size_t n = 1; journal && n <= 2 && append_numbered(journal, n, NULL) == APPEND_DONE; n++)
		told.rows = journal_count(journal);
	journal_close(journal);
	return told;
}

static void check_told(struct bench *bench, struct told told)
{
	struct journal *journal = journal_open(&bench->disk, "s", false, NULL);

	if (!journal) {
		assert_false(told.made);
		return;
	}
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_true(journal_count(journal) >= told.rows);
	check_numbered(journal);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
}

static void no_told_row_is_lost_wherever_the_power_fails(void **state)
{
	bool done = false;

	(void)state;
	for (size_t die_at = 1; !done; die_at++)
		for (uint64_t seed = 0; seed < 8; seed++) {
			struct bench bench = bench_new();
			struct told told;

			fake_disk_plan(bench.fake, (struct fake_plan){ .die_at = die_at });
			told = live(&bench);
			done = fake_disk_calls(bench.fake, FAKE_ANY) < die_at;
			assert_true(!done || told.rows == 13);
			fake_disk_crash(bench.fake, seed);
			check_told(&bench, told);
			fake_disk_free(bench.fake);
		}
}

static void no_told_row_is_lost_whatever_call_fails(void **state)
{
	bool done = false;

	(void)state;
	for (size_t at = 1; !done; at++) {
		struct bench bench = bench_new();
		struct told told;

		fake_disk_plan(bench.fake, (struct fake_plan){ .fail = FAKE_ANY, .fail_at = at, .error = EIO });
		told = live(&bench);
		done = fake_disk_calls(bench.fake, FAKE_ANY) < at;
		fake_disk_crash(bench.fake, 0);
		check_told(&bench, told);
		fake_disk_free(bench.fake);
	}
}

static void a_torn_tail_is_mended_wherever_the_power_fails(void **state)
{
	bool done = false;

	(void)state;
	for (size_t die_at = 1; !done; die_at++)
		for (uint64_t seed = 0; seed < 4; seed++) {
			struct bench bench = bench_with_rows(3);
			size_t size;
			const char *bytes = journal_bytes(&bench, &size);

			/* Row 3 without its end. */
			fake_disk_put(bench.fake, "s/events.csv", bytes, size - 5);
			fake_disk_plan(bench.fake, (struct fake_plan){ .die_at = die_at });
			journal_close(journal_open(&bench.disk, "s", false, NULL));
			done = fake_disk_calls(bench.fake, FAKE_ANY) < die_at;
			fake_disk_crash(bench.fake, seed);
			check_told(&bench, (struct told){ .made = true, .rows = 2 });
			bytes = fake_disk_get(bench.fake, "s/events.torn", &size);
			assert_non_null(bytes);
			assert_true(str_begins(bytes, "3,1,30,"));
			fake_disk_free(bench.fake);
		}
}

static void a_write_error_keeps_the_rows_and_retry_works(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);
	struct err err = ERR_INIT;
	size_t before, size;

	(void)state;
	journal_bytes(&bench, &before);
	fake_disk_plan(bench.fake, (struct fake_plan){ .room = before + 50 });
	assert_int_equal(append_numbered(journal, 3, &err), APPEND_FAILED);
	assert_string_equal(err_text(&err), "s: the disk is full; make room, or choose another place");
	assert_string_equal(err_public_text(&err), "not saved yet");
	assert_int_equal(journal_count(journal), 2);
	journal_bytes(&bench, &size);
	assert_int_equal(size, before);
	assert_int_equal(append_numbered(journal, 1, &err), APPEND_FAILED);
	assert_non_null(strstr(err_text(&err), "the event before is not saved"));
	assert_int_equal(journal_retry(journal, &err), APPEND_FAILED);
	fake_disk_plan(bench.fake, (struct fake_plan){ .room = 0 });
	assert_int_equal(journal_retry(journal, NULL), APPEND_DONE);
	assert_int_equal(journal_count(journal), 5);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	err_clear(&err);
	check_safe(&bench, "s", 6);
}

static void a_file_that_was_moved_away_takes_nothing_until_it_is_back(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 3);
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(bench.disk.rename(bench.disk.context, "s/events.csv", "s/tidied-up.csv"), 0);
	assert_int_equal(append_numbered(journal, 1, &err), APPEND_FAILED);
	assert_non_null(strstr(err_text(&err), "was the folder moved, renamed or deleted?"));
	assert_int_equal(journal_retry(journal, NULL), APPEND_FAILED);
	assert_int_equal(bench.disk.rename(bench.disk.context, "s/tidied-up.csv", "s/events.csv"), 0);
	assert_int_equal(journal_retry(journal, NULL), APPEND_DONE);
	err_clear(&err);
	journal_close(journal);
	check_safe(&bench, "s", 4);
}

static void rows_given_up_are_gone(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);

	(void)state;
	fake_disk_plan(bench.fake, (struct fake_plan){ .fail = FAKE_WRITE, .fail_at = 1, .error = EIO });
	assert_int_equal(append_numbered(journal, 3, NULL), APPEND_FAILED);
	journal_give_up(journal);
	assert_int_equal(journal_retry(journal, NULL), APPEND_DONE);
	assert_int_equal(journal_count(journal), 2);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	check_safe(&bench, "s", 3);
}

/* A shorter append after it would leave whole lines behind itself. */
static void nothing_is_written_over_what_could_not_be_cut(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);
	size_t size;

	(void)state;
	journal_bytes(&bench, &size);
	fake_disk_plan(bench.fake, (struct fake_plan){ .room = size + 500, .fail = FAKE_TRUNCATE, .fail_at = 1, .fail_times = 2, .error = EIO });
	assert_int_equal(append_numbered(journal, 8, NULL), APPEND_FAILED);
	journal_give_up(journal);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_FAILED);
	assert_int_equal(journal_retry(journal, NULL), APPEND_DONE);
	journal_close(journal);
	check_safe(&bench, "s", 3);
}

static void a_failed_sync_is_never_retried_and_the_journal_moves(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);
	struct err err = ERR_INIT;
	size_t before, size;

	(void)state;
	journal_bytes(&bench, &before);
	fake_disk_plan(bench.fake, (struct fake_plan){ .fail = FAKE_SYNC, .fail_at = 1, .error = EIO });
	assert_int_equal(append_numbered(journal, 3, &err), APPEND_FAILED);
	assert_non_null(strstr(err_text(&err), "save to another place"));
	journal_bytes(&bench, &size);
	assert_int_equal(size, before);
	assert_int_equal(journal_retry(journal, &err), APPEND_FAILED);
	assert_non_null(strstr(err_text(&err), "save to another place"));
	assert_int_equal(fake_disk_calls(bench.fake, FAKE_SYNC), 1);
	assert_int_equal(fake_disk_calls(bench.fake, FAKE_WRITE), 1);
	assert_true(journal_move(journal, "stick/new", NULL, NULL));
	assert_string_equal(journal_folder(journal), "stick/new");
	assert_int_equal(journal_count(journal), 5);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	err_clear(&err);
	check_safe(&bench, "stick/new", 6);
}

static void rows_after_a_failed_sync_are_kept_for_the_move(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);

	(void)state;
	fake_disk_plan(bench.fake, (struct fake_plan){ .fail = FAKE_SYNC, .fail_at = 1, .error = EIO });
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_FAILED);
	journal_give_up(journal);
	assert_int_equal(append_numbered(journal, 2, NULL), APPEND_FAILED);
	assert_true(journal_move(journal, "t", NULL, NULL));
	assert_int_equal(journal_count(journal), 4);
	journal_close(journal);
	check_safe(&bench, "t", 4);
}

static void a_move_that_fails_changes_nothing(void **state)
{
	bool done = false;

	(void)state;
	for (size_t at = 1; !done; at++) {
		struct bench bench;
		struct journal *journal = opened_with_rows(&bench, 2);
		size_t size;

		fake_disk_plan(bench.fake, (struct fake_plan){ .fail = FAKE_ANY, .fail_at = at, .error = EIO });
		done = journal_move(journal, "t", NULL, NULL) && fake_disk_calls(bench.fake, FAKE_ANY) < at;
		fake_disk_plan(bench.fake, (struct fake_plan){ .fail_at = 0 });
		if (str_same(journal_folder(journal), "s"))
			assert_null(fake_disk_get(bench.fake, "t/events.csv", &size));
		assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
		check_numbered(journal);
		assert_int_equal(journal_count(journal), 3);
		journal_close(journal);
		fake_disk_free(bench.fake);
	}
}

static void a_journal_is_not_moved_over_another(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);
	struct err err = ERR_INIT;

	(void)state;
	fake_disk_put(bench.fake, "t/events.csv", "mine", 4);
	assert_false(journal_move(journal, "t", NULL, &err));
	assert_true(str_begins(err_text(&err), "t/events.csv: it is there already"));
	assert_string_equal(journal_folder(journal), "s");
	journal_close(journal);
	err_clear(&err);
	check_safe(&bench, "s", 2);
}

static void what_stands_before_damage_can_be_moved(void **state)
{
	struct bench bench = bench_with_rows(9);
	size_t size;
	struct str made = STR_INIT;
	struct journal *journal;

	(void)state;
	str_add(&made, journal_bytes(&bench, &size));
	memcpy(strstr(made.bytes, "4,1,40"), "9", 1);
	fake_disk_put(bench.fake, "s/events.csv", made.bytes, made.length);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_DAMAGED);
	assert_true(journal_move(journal, "t", NULL, NULL));
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	str_free(&made);
	check_safe(&bench, "t", 4);
}

static void rows_that_wait_count_when_they_are_settled(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);
	struct err err = ERR_INIT;

	(void)state;
	fake_disk_plan(bench.fake, (struct fake_plan){ .waits = 2 });
	assert_int_equal(append_numbered(journal, 2, NULL), APPEND_WAITS);
	assert_int_equal(journal_count(journal), 2);
	assert_int_equal(append_numbered(journal, 1, &err), APPEND_FAILED);
	assert_non_null(strstr(err_text(&err), "still being saved"));
	journal_give_up(journal);
	assert_int_equal(journal_settle(journal, NULL), APPEND_WAITS);
	assert_int_equal(journal_settle(journal, NULL), APPEND_DONE);
	assert_int_equal(journal_settle(journal, NULL), APPEND_DONE);
	assert_int_equal(journal_count(journal), 4);
	journal_close(journal);
	err_clear(&err);
	check_safe(&bench, "s", 4);
}

static void a_sync_that_fails_while_it_waits_keeps_the_rows(void **state)
{
	struct bench bench;
	struct journal *journal = opened_with_rows(&bench, 2);

	(void)state;
	fake_disk_plan(bench.fake, (struct fake_plan){ .waits = 5, .fail = FAKE_SYNCED, .fail_at = 2, .error = EIO });
	assert_int_equal(append_numbered(journal, 2, NULL), APPEND_WAITS);
	assert_int_equal(journal_settle(journal, NULL), APPEND_WAITS);
	assert_int_equal(journal_settle(journal, NULL), APPEND_FAILED);
	assert_int_equal(journal_retry(journal, NULL), APPEND_FAILED);
	fake_disk_plan(bench.fake, (struct fake_plan){ .waits = 0 });
	assert_true(journal_move(journal, "t", NULL, NULL));
	assert_int_equal(journal_count(journal), 4);
	journal_close(journal);
	check_safe(&bench, "t", 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_told_row_is_lost_wherever_the_power_fails),
		cmocka_unit_test(no_told_row_is_lost_whatever_call_fails),
		cmocka_unit_test(a_torn_tail_is_mended_wherever_the_power_fails),
		cmocka_unit_test(a_write_error_keeps_the_rows_and_retry_works),
		cmocka_unit_test(a_file_that_was_moved_away_takes_nothing_until_it_is_back),
		cmocka_unit_test(rows_given_up_are_gone),
		cmocka_unit_test(nothing_is_written_over_what_could_not_be_cut),
		cmocka_unit_test(a_failed_sync_is_never_retried_and_the_journal_moves),
		cmocka_unit_test(rows_after_a_failed_sync_are_kept_for_the_move),
		cmocka_unit_test(a_move_that_fails_changes_nothing),
		cmocka_unit_test(a_journal_is_not_moved_over_another),
		cmocka_unit_test(what_stands_before_damage_can_be_moved),
		cmocka_unit_test(rows_that_wait_count_when_they_are_settled),
		cmocka_unit_test(a_sync_that_fails_while_it_waits_keeps_the_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
