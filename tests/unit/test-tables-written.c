/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "export/csv-writer.h"
#include "file/csv.h"
#include "unit/hostile-texts.h"
#include "unit/tables-support.h"

/* --- dialects ------------------------------------------------------------------- */

static const struct column words_columns[] = { { .name = "content", .kind = COLUMN_TEXT, .help = "A text." } };
static const struct table_shape words_shape = TABLE_SHAPE("texts", "Texts.", words_columns);

static struct str written(const struct csv_dialect *dialect, const char *const *texts, size_t count)
{
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, &words_shape);
	struct str bytes;

	for (size_t i = 0; i < count; i++)
		table_text(table, table_add(table), "content", texts[i]);
	bytes = csv_table(dialect, table, "k");
	arena_free(arena);
	return bytes;
}

static void check_bytes(const struct csv_dialect *dialect, const char *text, const char *due)
{
	struct str bytes = written(dialect, &text, 1);

	assert_string_equal(str_text(&bytes), due);
	str_free(&bytes);
}

static void the_data_dialect_is_plain_csv(void **state)
{
	(void)state;
	check_bytes(&csv_data, "a \"b\"", "row_no,session,content\n1,\"k\",\"a \"\"b\"\"\"\n");
	check_bytes(&csv_data, "=1+1", "row_no,session,content\n1,\"k\",\"=1+1\"\n");
}

static void the_excel_dialect_is_what_excel_reads(void **state)
{
	(void)state;
	check_bytes(&csv_excel, "a;b", "\xEF\xBB\xBFrow_no;session;content\r\n1;\"k\";\"a;b\"\r\n");
	check_bytes(&csv_excel, "=1+1", "\xEF\xBB\xBFrow_no;session;content\r\n1;\"k\";\"'=1+1\"\r\n");
}

static void nothing_and_an_empty_text_stay_apart(void **state)
{
	(void)state;
	check_bytes(&csv_data, NULL, "row_no,session,content\n1,\"k\",\n");
	check_bytes(&csv_data, "", "row_no,session,content\n1,\"k\",\"\"\n");
	check_bytes(&csv_excel, NULL, "\xEF\xBB\xBFrow_no;session;content\r\n1;\"k\";\r\n");
	check_bytes(&csv_excel, "", "\xEF\xBB\xBFrow_no;session;content\r\n1;\"k\";\"\"\r\n");
}

static void a_line_at_which_postgresql_would_end_gets_a_blank(void **state)
{
	(void)state;
	check_bytes(&csv_data, "a\n\\.\nb", "row_no,session,content\n1,\"k\",\"a\n\\. \nb\"\n");
	check_bytes(&csv_data, "a\n\\.\n\\.\n", "row_no,session,content\n1,\"k\",\"a\n\\. \n\\. \n\"\n");
	check_bytes(&csv_data, "\\.", "row_no,session,content\n1,\"k\",\"\\.\"\n");
}

static void check_guard(const char *text)
{
	struct str guarded = STR_INIT;

	csv_cell_text(&csv_excel, text, &guarded);
	assert_null(strchr("=+-@\t\r\n", *str_text(&guarded) ? *str_text(&guarded) : 'x'));
	assert_string_equal(csv_unguarded(str_text(&guarded)), text);
	str_free(&guarded);
}

static void the_guard_can_be_taken_away_again(void **state)
{
	static const char *const more[] = { "'", "''", "'=", "＋1", "－1", "＠a", "\r=1", "\n-", "x'=", "a=b" };

	(void)state;
	for (size_t i = 0; i < HOSTILE_TEXTS; i++)
		check_guard(hostile_texts[i].text);
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		check_guard(more[i]);
}

struct reading { const struct csv_dialect *dialect; size_t rows; };

static bool compare(void *context, size_t line, const char *const *fields, const size_t *lengths, size_t n)
{
	struct reading *reading = context;
	size_t row = reading->rows++;

	(void)line;
	(void)lengths;
	assert_int_equal(n, 3);
	if (row > 0)
		assert_string_equal(reading->dialect->guard ? csv_unguarded(fields[2]) : fields[2], hostile_texts[row - 1].text);
	return true;
}

static void check_hostile(const struct csv_dialect *dialect)
{
	const char *texts[HOSTILE_TEXTS];
	struct reading reading = { .dialect = dialect };
	size_t skip = dialect->bom ? strlen(csv_bom) : 0;
	struct str bytes;

	for (size_t i = 0; i < HOSTILE_TEXTS; i++)
		texts[i] = hostile_texts[i].text;
	bytes = written(dialect, texts, HOSTILE_TEXTS);
	assert_true(csv_read(str_text(&bytes) + skip, bytes.length - skip, dialect->delimiter, compare, &reading, NULL));
	assert_int_equal(reading.rows, HOSTILE_TEXTS + 1);
	str_free(&bytes);
}

static void hostile_texts_come_back_from_both_dialects(void **state)
{
	(void)state;
	check_hostile(&csv_data);
	check_hostile(&csv_excel);
}

/* --- texts of people ---------------------------------------------------------------- */

static const char *add_item(struct room *room, const char *text)
{
	char *clean = text_clean(text, strlen(text), false, NULL), *escaped = journal_escape(clean);
	const char *kept = arena_text(room->arena, clean);

	if (*clean)
		room_do(room, "item.add", "needs", NULL, items_next_id(room_session(room), "needs", 0, room->arena), "text=%s", escaped);
	free(escaped);
	free(clean);
	return kept;
}

static bool holds(const struct table *items, const char *wording)
{
	for (size_t row = 0; row < items->row_count; row++)
		if (str_same(cell(items, row, "wording")->text, wording))
			return true;
	return false;
}

static void hostile_texts_are_items_as_sanitising_leaves_them(void **state)
{
	struct room *room = room_open(evening);
	const char *clean[HOSTILE_TEXTS];
	const struct table *items;

	(void)state;
	room_go_to(room, "needs");
	for (size_t i = 0; i < HOSTILE_TEXTS; i++)
		clean[i] = add_item(room, hostile_texts[i].text);
	items = make(room, "items");
	for (size_t i = 0; i < HOSTILE_TEXTS; i++)
		if (*clean[i] && !holds(items, clean[i]))
			fail_msg("%s is not in items", hostile_texts[i].name);
	room_free(room);
}

/* --- the whole export ------------------------------------------------------------- */

static void a_session_leaves_its_tables_in_two_folders(void **state)
{
	struct export_options all = EXPORT_ALL;
	struct room *room = whole_evening();

	(void)state;
	assert_true(export_session(room->sitting, &room->disk, &all, NULL));
	for (size_t i = 0; tables_shape(exercises_registry(), i); i++) {
		const char *name = tables_shape(exercises_registry(), i)->name;

		assert_non_null(fake_disk_get(room->fake, arena_format(room->arena, "s/tables/%s.csv", name), NULL));
		assert_non_null(fake_disk_get(room->fake, arena_format(room->arena, "s/excel/%s.csv", name), NULL));
	}
	assert_non_null(fake_disk_get(room->fake, "s/tables/datapackage.json", NULL));
	assert_non_null(fake_disk_get(room->fake, "s/tables/schema.sql", NULL));
	room_free(room);
}

static const char *exported(struct room *room, const struct export_options *options, const char *path)
{
	assert_true(export_session(room->sitting, &room->disk, options, NULL));
	return arena_text(room->arena, fake_disk_get(room->fake, path, NULL));
}

static void the_same_session_gives_the_same_bytes(void **state)
{
	struct export_options all = EXPORT_ALL;
	struct room *room = whole_evening();
	const char *first = exported(room, &all, "s/tables/events.csv");

	(void)state;
	assert_string_equal(exported(room, &all, "s/tables/events.csv"), first);
	room_free(room);
}

static void delimiter_mark_and_guard_can_be_chosen(void **state)
{
	struct export_options options = { .excel = true, .delimiter = '\t', .no_bom = true, .no_guard = true };
	struct room *room = evening_until_ranked();
	const char *items = exported(room, &options, "s/excel/items.csv");

	(void)state;
	assert_true(str_begins(items, "row_no\tsession\titem\t"));
	assert_non_null(strstr(items, "\t\"=1+1\"\t"));
	assert_null(fake_disk_get(room->fake, "s/tables/items.csv", NULL));
	room_free(room);
}

static void a_full_disk_is_told_in_words(void **state)
{
	struct export_options all = EXPORT_ALL;
	struct room *room = whole_evening();
	struct err err = ERR_INIT;

	(void)state;
	fake_disk_plan(room->fake, (struct fake_plan){ .room = 9000 });
	assert_false(export_session(room->sitting, &room->disk, &all, &err));
	assert_non_null(strstr(err_text(&err), "the disk is full"));
	err_clear(&err);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_data_dialect_is_plain_csv),
		cmocka_unit_test(the_excel_dialect_is_what_excel_reads),
		cmocka_unit_test(nothing_and_an_empty_text_stay_apart),
		cmocka_unit_test(a_line_at_which_postgresql_would_end_gets_a_blank),
		cmocka_unit_test(the_guard_can_be_taken_away_again),
		cmocka_unit_test(hostile_texts_come_back_from_both_dialects),
		cmocka_unit_test(hostile_texts_are_items_as_sanitising_leaves_them),
		cmocka_unit_test(a_session_leaves_its_tables_in_two_folders),
		cmocka_unit_test(the_same_session_gives_the_same_bytes),
		cmocka_unit_test(delimiter_mark_and_guard_can_be_chosen),
		cmocka_unit_test(a_full_disk_is_told_in_words),
	};

	return cmocka_run_group_tests_name("tables-written", tests, NULL, NULL);
}
