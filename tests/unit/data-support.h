/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_DATA_SUPPORT_H
#define TALKA_TESTS_DATA_SUPPORT_H

#include <stdio.h>

#include "ballots/file.h"
#include "base/str.h"
#include "file/csv.h"
#include "tally-support.h"

/*
 * data-support - public collections of elections, where they lie beside the project.
 *
 * The folder is $TALKA_DATA, or shared/data beside the tree; without it its tests are skipped.
 */

/* The whole text of a file of the folder, NUL behind it; NULL where there is none. Lives with the arena. */
static inline char *data_text(struct arena *arena, const char *path)
{
	const char *folder = getenv("TALKA_DATA"), *tree = getenv("srcdir");
	char *whole = folder ? arena_format(arena, "%s/voting/%s", folder, path)
	    : arena_format(arena, "%s/../shared/data/voting/%s", tree ? tree : ".", path);
	FILE *file = fopen(whole, "rb");
	struct str text = STR_INIT;
	char bytes[65536], *copy;
	size_t got;

	if (!file)
		return NULL;
	while ((got = fread(bytes, 1, sizeof bytes, file)))
		str_add_slice(&text, bytes, got);
	fclose(file);
	copy = arena_slice(arena, str_text(&text), text.length);
	str_free(&text);
	return copy;
}

/* The folder is there: then what it is known to hold must be as well. */
static inline char *data_needed(struct arena *arena, const char *path)
{
	char *text = data_text(arena, path);

	if (!text)
		fail_msg("%s is missing", path);
	return text;
}

/* Without the folder the whole program is skipped, and says why; cmocka's own skip counts as a failure in TAP. */
static inline bool data_is_here(void)
{
	struct arena *arena = arena_new();
	bool here = data_text(arena, "INDEX.md") != NULL;

	arena_free(arena);
	if (!here)
		puts("1..0 # SKIP no folder of elections: set TALKA_DATA to one");
	return here;
}

static inline struct ballot_file *data_ballots(struct arena *arena, const char *path)
{
	char *text = data_needed(arena, path);
	struct faults *faults = faults_new(path);
	struct ballot_file *file;

	file = ballot_file_of_bytes(text, strlen(text), faults);
	if (!file)
		print_message("# %s\n", faults->list[0].text);
	assert_non_null(file);
	faults_free(faults);
	return file;
}

static inline int32_t data_item(const struct ballot_file *file, const char *name, size_t length)
{
	for (size_t i = 0; i < file->items; i++)
		if (strlen(file->names[i]) == length && !memcmp(file->names[i], name, length))
			return (int32_t)i;
	return -1;
}

/* Has the result the places of "A > B = C"? What it does not name is not looked at. */
static inline bool data_same_order(const struct ballot_file *file, const struct tally_result *result, const char *order)
{
	uint32_t place = 1, tier = 1;

	while (*order) {
		size_t length = strcspn(order, ">=");
		const char *sign = order + length;
		int32_t item;

		while (length && order[length - 1] == ' ')
			length--;
		item = data_item(file, order, length);
		if (item < 0 || result->item[item].place != tier)
			return false;
		place++;
		if (*sign == '>')
			tier = place;
		order = *sign ? sign + 1 + strspn(sign + 1, " ") : sign;
	}
	return true;
}

/* expected.csv, a row an election; a column by its name. */
enum { FIELDS_MOST = 32 };

struct table {
	struct arena *arena;
	char *head[FIELDS_MOST];
	char *cells[200][FIELDS_MOST];
	size_t columns, rows;
};

static inline bool data_keep_row(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct table *table = context;
	char **row = line == 1 ? table->head : table->cells[table->rows++];

	(void)lengths;
	for (size_t i = 0; i < n && i < FIELDS_MOST; i++)
		row[i] = arena_text(table->arena, fields[i]);
	table->columns = n;
	return table->rows < 200;
}

static inline struct table *read_table(struct arena *arena, const char *path)
{
	struct table *table = arena_alloc(arena, sizeof *table);
	char *text = data_needed(arena, path);
	struct err err = ERR_INIT;

	table->arena = arena;
	if (!csv_read(text, strlen(text), ',', data_keep_row, table, &err))
		fail_msg("%s: %s", path, err_text(&err));
	return table;
}

static inline const char *cell(const struct table *table, size_t row, const char *column)
{
	for (size_t i = 0; i < table->columns; i++)
		if (!strcmp(table->head[i], column))
			return table->cells[row][i] ? table->cells[row][i] : "";
	fail_msg("no column %s", column);
	return "";
}

#endif
