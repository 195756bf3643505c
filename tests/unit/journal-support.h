/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UNIT_JOURNAL_SUPPORT_H
#define TALKA_UNIT_JOURNAL_SUPPORT_H

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "faults/fake-disk.h"
#include "file/journal.h"

/* journal-support - a disk in memory with a folder "s", and rows that tell their number. */
struct bench {
	struct fake_disk *fake;
	struct disk disk;
};

static inline struct bench bench_new(void)
{
	struct bench bench = { .fake = fake_disk_new() };

	bench.disk = fake_disk_table(bench.fake);
	fake_disk_put(bench.fake, "s/workshop.ini", "", 0);
	return bench;
}

static inline struct journal_row numbered_row(int64_t number, const char *value)
{
	return (struct journal_row){
		.run = 1, .ms = number * 10, .time = "2026-11-23T17:30:00Z", .event = "item.add",
		.exercise = "needs", .round = number % 3, .participant = "P07", .item = "", .value = value,
	};
}

/* n rows in one append, numbered on from those that are there. */
static inline enum append append_numbered(struct journal *journal, size_t n, struct err *err)
{
	struct journal_row rows[8];
	struct str values[8];
	enum append said;

	for (size_t i = 0; i < n; i++) {
		size_t number = journal_count(journal) + i + 1;

		values[i] = (struct str)STR_INIT;
		str_add_format(&values[i], "text=\"%zu\", %zu", number, number);
		rows[i] = numbered_row((int64_t)number, str_text(&values[i]));
	}
	said = journal_append(journal, rows, n, err);
	for (size_t i = 0; i < n; i++)
		str_free(&values[i]);
	return said;
}

/* Are the first rows those that append_numbered() wrote? */
static inline void check_numbered(const struct journal *journal)
{
	for (size_t i = 0; i < journal_count(journal); i++) {
		struct journal_row row = journal_get(journal, i);
		struct str due = STR_INIT;

		str_add_format(&due, "text=\"%zu\", %zu", i + 1, i + 1);
		assert_int_equal(row.seq, i + 1);
		assert_int_equal(row.ms, (i + 1) * 10);
		assert_int_equal(row.round, (i + 1) % 3);
		assert_string_equal(row.event, "item.add");
		assert_string_equal(row.participant, "P07");
		assert_string_equal(row.item, "");
		assert_string_equal(row.value, str_text(&due));
		str_free(&due);
	}
}

static inline struct journal *open_journal(const struct bench *bench, const char *folder, bool read_only)
{
	struct err err = ERR_INIT;
	struct journal *journal = journal_open(&bench->disk, folder, read_only, &err);

	if (!journal)
		fail_msg("%s", err_text(&err));
	return journal;
}

/* A closed journal of n rows in "s". */
static inline struct bench bench_with_rows(size_t n)
{
	struct bench bench = bench_new();
	struct journal *journal = journal_create(&bench.disk, "s", NULL);

	for (size_t i = 0; i < n; i++)
		assert_int_equal(append_numbered(journal, 1, NULL), APPEND_DONE);
	journal_close(journal);
	return bench;
}

static inline const char *journal_bytes(const struct bench *bench, size_t *size)
{
	return fake_disk_get(bench->fake, "s/events.csv", size);
}

#endif
