/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/hostile-texts.h"
#include "unit/journal-support.h"

/* Checked with zlib.crc32 of Python 3. */
static const char evening[] =
	"seq,run,ms,time,event,exercise,round,participant,item,value,crc\n"
	"1,1,0,2026-11-23T17:30:00Z,session.begin,,,,,\"key=k7qfabcdefghijklmnopqrstuv form=1\",x92cf5273\n"
	"2,1,1500,2026-11-23T17:30:01Z,item.add,needs,,P07,needs-1,\"text=She said \"\"yes\"\", Žižkov\",xe442413f\n"
	"3,2,20,2026-11-23T18:00:00Z,round.open,ranking,1,,,\"choose=3 text=needs-1 A one\\nneeds-2 B C:\\\\new\",x360e596a\n"
	"4,2,9000,2026-11-23T18:00:09Z,note.add,,,,,\"\",x3d93bd07\n";

static const struct journal_row evening_rows[] = {
	{ .seq = 1, .run = 1, .ms = 0, .time = "2026-11-23T17:30:00Z", .event = "session.begin", .exercise = "", .round = 0,
	  .participant = "", .item = "", .value = "key=k7qfabcdefghijklmnopqrstuv form=1", .crc = 0x92cf5273 },
	{ .seq = 2, .run = 1, .ms = 1500, .time = "2026-11-23T17:30:01Z", .event = "item.add", .exercise = "needs", .round = 0,
	  .participant = "P07", .item = "needs-1", .value = "text=She said \"yes\", Žižkov", .crc = 0xe442413f },
	{ .seq = 3, .run = 2, .ms = 20, .time = "2026-11-23T18:00:00Z", .event = "round.open", .exercise = "ranking", .round = 1,
	  .participant = "", .item = "", .value = "choose=3 text=needs-1 A one\\nneeds-2 B C:\\\\new", .crc = 0x360e596a },
	{ .seq = 4, .run = 2, .ms = 9000, .time = "2026-11-23T18:00:09Z", .event = "note.add", .exercise = "", .round = 0,
	  .participant = "", .item = "", .value = "", .crc = 0x3d93bd07 },
};

static void check_row(struct journal_row found, const struct journal_row *due)
{
	assert_int_equal(found.seq, due->seq);
	assert_int_equal(found.run, due->run);
	assert_int_equal(found.ms, due->ms);
	assert_string_equal(found.time, due->time);
	assert_string_equal(found.event, due->event);
	assert_string_equal(found.exercise, due->exercise);
	assert_int_equal(found.round, due->round);
	assert_string_equal(found.participant, due->participant);
	assert_string_equal(found.item, due->item);
	assert_string_equal(found.value, due->value);
	assert_int_equal(found.crc, due->crc);
}

static void rows_are_written_as_the_form_says(void **state)
{
	struct bench bench = bench_new();
	struct journal *journal = journal_create(&bench.disk, "s", NULL);
	const char *bytes;
	size_t size;

	(void)state;
	assert_int_equal(journal_head_crc(journal), 0x5ba10fd8);
	assert_int_equal(journal_append(journal, evening_rows, 3, NULL), APPEND_DONE);
	assert_int_equal(journal_append(journal, evening_rows + 3, 1, NULL), APPEND_DONE);
	assert_int_equal(journal_head_crc(journal), 0x3d93bd07);
	for (size_t i = 0; i < 4; i++)
		check_row(journal_get(journal, i), &evening_rows[i]);
	bytes = journal_bytes(&bench, &size);
	assert_int_equal(size, sizeof evening - 1);
	assert_memory_equal(bytes, evening, size);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void rows_are_read_as_the_form_says(void **state)
{
	struct bench bench = bench_new();
	struct journal *journal;

	(void)state;
	fake_disk_put(bench.fake, "s/events.csv", evening, sizeof evening - 1);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_int_equal(journal_count(journal), 4);
	for (size_t i = 0; i < 4; i++)
		check_row(journal_get(journal, i), &evening_rows[i]);
	assert_int_equal(journal_torn_bytes(journal), 0);
	assert_int_equal(journal_head_crc(journal), 0x3d93bd07);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void an_append_is_one_write_and_one_sync(void **state)
{
	struct bench bench = bench_new();
	struct journal *journal = journal_create(&bench.disk, "s", NULL);

	(void)state;
	fake_disk_plan(bench.fake, (struct fake_plan){ .die_at = 0 });
	assert_int_equal(append_numbered(journal, 5, NULL), APPEND_DONE);
	assert_int_equal(fake_disk_calls(bench.fake, FAKE_WRITE), 1);
	assert_int_equal(fake_disk_calls(bench.fake, FAKE_SYNC), 1);
	assert_int_equal(fake_disk_calls(bench.fake, FAKE_IS_AT), 1);
	assert_int_equal(fake_disk_calls(bench.fake, FAKE_ANY), 3);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void a_journal_is_not_made_over_another(void **state)
{
	struct bench bench = bench_with_rows(1);
	struct err err = ERR_INIT;
	struct journal *journal;

	(void)state;
	assert_null(journal_create(&bench.disk, "s", &err));
	assert_true(str_begins(err_text(&err), "s/events.csv: it is there already"));
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_count(journal), 1);
	journal_close(journal);
	err_clear(&err);
	fake_disk_free(bench.fake);
}

static size_t whole_lines(const char *bytes, size_t size)
{
	size_t lines = 0;

	for (size_t i = 0; i < size; i++)
		lines += bytes[i] == '\n';
	return lines;
}

static void check_prefix(const char *bytes, size_t size)
{
	struct bench bench = bench_new();
	size_t lines = whole_lines(bytes, size), rows = lines ? lines - 1 : 0;
	struct journal *journal;

	fake_disk_put(bench.fake, "s/events.csv", bytes, size);
	journal = open_journal(&bench, "s", true);
	assert_int_equal(journal_count(journal), rows);
	journal_close(journal);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_int_equal(journal_count(journal), rows);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_count(journal), rows + 1);
	assert_int_equal(journal_torn_bytes(journal), 0);
	check_numbered(journal);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void any_prefix_is_a_journal(void **state)
{
	struct bench bench = bench_with_rows(4);
	const char *bytes;
	size_t size;

	(void)state;
	bytes = journal_bytes(&bench, &size);
	for (size_t i = 0; i <= size; i++)
		check_prefix(bytes, i);
	fake_disk_free(bench.fake);
}

static void a_second_opener_may_only_read(void **state)
{
	struct bench bench = bench_with_rows(2);
	struct journal *first = open_journal(&bench, "s", false), *second = open_journal(&bench, "s", false);

	(void)state;
	assert_int_equal(journal_state(second), JOURNAL_READ_ONLY);
	assert_true(journal_locked_by_other(second));
	assert_false(journal_locked_by_other(first));
	assert_int_equal(journal_count(second), 2);
	assert_int_equal(append_numbered(second, 1, NULL), APPEND_FAILED);
	assert_false(journal_move(second, "t", NULL, NULL));
	assert_int_equal(append_numbered(first, 1, NULL), APPEND_DONE);
	journal_close(first);
	journal_close(second);
	first = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(first), JOURNAL_OPEN);
	assert_int_equal(journal_count(first), 3);
	journal_close(first);
	fake_disk_free(bench.fake);
}

static void a_row_that_could_not_be_read_again_is_refused(void **state)
{
	struct bench bench = bench_new();
	struct journal *journal = journal_create(&bench.disk, "s", NULL);
	struct journal_row bad[6];

	(void)state;
	for (size_t i = 0; i < 6; i++)
		bad[i] = numbered_row(1, "text=fine");
	bad[0].value = "two\nlines";
	bad[1].item = "a,b";
	bad[2].exercise = "quo\"te";
	bad[3].ms = -1;
	bad[4].participant = "P 7";
	bad[5].round = -1;
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(journal_append(journal, &bad[i], 1, NULL), APPEND_FAILED);
		assert_int_equal(journal_retry(journal, NULL), APPEND_DONE);
	}
	assert_int_equal(journal_count(journal), 0);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void hostile_texts_come_back(void **state)
{
	struct bench bench = bench_new();
	struct journal *journal = journal_create(&bench.disk, "s", NULL);

	(void)state;
	for (size_t i = 0; i < HOSTILE_TEXTS; i++) {
		char *value = journal_escape(hostile_texts[i].text);
		struct journal_row row = numbered_row(1, value);

		assert_int_equal(journal_append(journal, &row, 1, NULL), APPEND_DONE);
		free(value);
	}
	journal_close(journal);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_count(journal), HOSTILE_TEXTS);
	for (size_t i = 0; i < HOSTILE_TEXTS; i++) {
		struct journal_row row = journal_get(journal, i);
		char *text = journal_unescape(row.value, strlen(row.value));

		assert_string_equal(text, hostile_texts[i].text);
		free(text);
	}
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void an_unknown_escape_stays_as_it_is(void **state)
{
	char *text = journal_unescape("a\\xb\\", 5);

	(void)state;
	assert_string_equal(text, "a\\xb\\");
	free(text);
}

static void texts_of_rows_do_not_move(void **state)
{
	struct bench bench = bench_with_rows(3);
	struct journal *journal = open_journal(&bench, "s", false);
	const char *opened = journal_get(journal, 0).value, *appended;

	(void)state;
	append_numbered(journal, 1, NULL);
	appended = journal_get(journal, 3).value;
	for (size_t i = 0; i < 1000; i++)
		append_numbered(journal, 8, NULL);
	assert_ptr_equal(journal_get(journal, 0).value, opened);
	assert_ptr_equal(journal_get(journal, 3).value, appended);
	check_numbered(journal);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

/* --- the one rewrite ----------------------------------------------------------- */

static void shout(void *of, struct journal_row *row, struct arena *arena)
{
	(void)of, (void)arena;
	row->value = "text=[...]";
}

static void a_rewrite_keeps_rows_and_their_order_and_adds_behind_them(void **state)
{
	struct bench bench = bench_with_rows(3);
	struct journal *journal = open_journal(&bench, "s", false);
	struct journal_row added = numbered_row(4, "head=x00000000"), row;
	struct journal_change change = { .row = shout, .added = &added, .added_count = 1 };

	(void)state;
	assert_true(journal_rewrite(journal, &change, NULL));
	assert_int_equal(journal_count(journal), 4);
	row = journal_get(journal, 1);
	assert_int_equal(row.seq, 2);
	assert_int_equal(row.ms, 20);
	assert_string_equal(row.value, "text=[...]");
	assert_string_equal(journal_get(journal, 3).value, "head=x00000000");
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_int_equal(journal_count(journal), 5);
	assert_int_equal(journal_torn_bytes(journal), 0);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

static void break_line(void *of, struct journal_row *row, struct arena *arena)
{
	(void)of, (void)arena;
	row->participant = row->seq == 2 ? "a, b" : row->participant;
}

static void a_rewrite_that_could_not_be_read_again_changes_nothing(void **state)
{
	struct bench bench = bench_with_rows(3);
	struct journal *journal = open_journal(&bench, "s", false);
	struct journal_change change = { .row = break_line };
	struct err err = ERR_INIT;

	(void)state;
	assert_false(journal_rewrite(journal, &change, &err));
	assert_non_null(strstr(err_text(&err), "event 2"));
	err_clear(&err);
	check_numbered(journal);
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

/* Somebody removes words between our opening of the file and our lock. */
static struct { struct journal *other; int (*lock)(void *context, int file); } between;

static int lock_after_a_rewrite(void *context, int file)
{
	struct journal_change change = { .row = shout };
	struct journal *other = between.other;

	between.other = NULL;
	if (other) {
		assert_true(journal_rewrite(other, &change, NULL));
		journal_close(other);
	}
	return between.lock(context, file);
}

static void who_opens_while_it_is_rewritten_gets_the_new_one(void **state)
{
	struct bench bench = bench_with_rows(3);
	struct journal *journal;

	(void)state;
	between.other = open_journal(&bench, "s", false);
	between.lock = bench.disk.lock;
	bench.disk.lock = lock_after_a_rewrite;
	journal = open_journal(&bench, "s", false);
	assert_int_equal(journal_state(journal), JOURNAL_OPEN);
	assert_string_equal(journal_get(journal, 0).value, "text=[...]");
	assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	journal = open_journal(&bench, "s", true);
	assert_int_equal(journal_count(journal), 4);
	journal_close(journal);
	fake_disk_free(bench.fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_written_as_the_form_says),
		cmocka_unit_test(rows_are_read_as_the_form_says),
		cmocka_unit_test(an_append_is_one_write_and_one_sync),
		cmocka_unit_test(a_journal_is_not_made_over_another),
		cmocka_unit_test(any_prefix_is_a_journal),
		cmocka_unit_test(a_second_opener_may_only_read),
		cmocka_unit_test(a_row_that_could_not_be_read_again_is_refused),
		cmocka_unit_test(hostile_texts_come_back),
		cmocka_unit_test(an_unknown_escape_stays_as_it_is),
		cmocka_unit_test(texts_of_rows_do_not_move),
		cmocka_unit_test(a_rewrite_keeps_rows_and_their_order_and_adds_behind_them),
		cmocka_unit_test(a_rewrite_that_could_not_be_read_again_changes_nothing),
		cmocka_unit_test(who_opens_while_it_is_rewritten_gets_the_new_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
