/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "faults/fake-disk.h"
#include "file/box.h"

struct table {
	struct fake_disk *fake;
	struct disk disk;
	struct random_seeded seed;
	struct random random;
	struct box_place place;
	struct box *box;
};

static struct table *table_new(size_t text_bytes)
{
	struct table *table = mem_alloc(sizeof *table);

	table->fake = fake_disk_new();
	table->disk = fake_disk_table(table->fake);
	table->seed = (struct random_seeded){ .seed = 3 };
	table->random = random_seeded(&table->seed);
	table->place = (struct box_place){ .disk = &table->disk, .file = "a.box", .key = "keys/of/a" };
	table->box = box_new(&table->random, text_bytes);
	return table;
}

static void table_free(struct table *table)
{
	box_free(table->box);
	fake_disk_free(table->fake);
	free(table);
}

static void put(struct table *table, const char *code, const char *text)
{
	assert_true(box_put(table->box, code, text, NULL));
}

static void write_box(struct table *table)
{
	assert_true(box_write(table->box, &table->random, &table->place, NULL));
}

/* From the disk, not from memory. */
static enum box_found open_again(struct table *table, struct err *err)
{
	enum box_found found;

	box_free(table->box);
	table->box = box_open(&table->place, &found, err);
	return found;
}

static bool holds(const struct box *box, const char *text)
{
	for (size_t i = 0; i < box_count(box); i++)
		if (!strcmp(box_text(box, i), text))
			return true;
	return false;
}

static size_t size_of(const struct table *table)
{
	size_t size;

	assert_non_null(fake_disk_get(table->fake, "a.box", &size));
	return size;
}

static bool has_bytes(const struct table *table, const char *path, const char *text)
{
	size_t size, length = strlen(text);
	const char *bytes = fake_disk_get(table->fake, path, &size);

	for (size_t i = 0; bytes && i + length <= size; i++)
		if (!memcmp(bytes + i, text, length))
			return true;
	return false;
}

static void what_was_put_in_is_there_when_it_is_opened(void **state)
{
	struct table *table = table_new(20);

	(void)state;
	put(table, "P07", "picks=care");
	put(table, "P02", "picks=lift");
	put(table, "", "");
	write_box(table);
	assert_int_equal(open_again(table, NULL), BOX_OPENED);
	assert_int_equal(box_count(table->box), 3);
	assert_true(holds(table->box, "picks=care") && holds(table->box, "picks=lift") && holds(table->box, ""));
	assert_int_equal(box_codes(table->box), 2);
	assert_string_equal(box_code(table->box, 0), "P02");
	assert_true(box_has_code(table->box, "P07"));
	assert_false(box_has_code(table->box, "P08"));
	table_free(table);
}

static void nothing_in_the_file_can_be_read(void **state)
{
	struct table *table = table_new(20);

	(void)state;
	put(table, "P07", "picks=care");
	write_box(table);
	assert_false(has_bytes(table, "a.box", "care"));
	assert_false(has_bytes(table, "a.box", "P07"));
	table_free(table);
}

/* One byte in 256 is the same by chance; a whole block never is. */
static void two_writings_of_the_same_have_no_block_in_common(void **state)
{
	enum { HEAD = 12, BLOCK = 8 };
	struct table *table = table_new(20);
	size_t size, again;
	char *before;

	(void)state;
	put(table, "P07", "picks=care");
	write_box(table);
	size = size_of(table);
	before = mem_alloc(size);
	memcpy(before, fake_disk_get(table->fake, "a.box", NULL), size);
	write_box(table);
	assert_int_equal(size_of(table), size);
	for (again = HEAD; again + BLOCK <= size; again++)
		assert_memory_not_equal(before + again, fake_disk_get(table->fake, "a.box", NULL) + again, BLOCK);
	free(before);
	table_free(table);
}

static void its_size_tells_neither_length_nor_number(void **state)
{
	struct table *table = table_new(400);
	size_t size;

	(void)state;
	write_box(table);
	size = size_of(table);
	for (size_t i = 0; i < 64; i++) {
		put(table, i % 2 ? "" : "P07", i % 3 ? "a" : "a ballot that names a lot more than others do");
		write_box(table);
		assert_int_equal(size_of(table), size);
	}
	put(table, "", "one more");
	write_box(table);
	assert_true(size_of(table) > size);
	assert_int_equal(open_again(table, NULL), BOX_OPENED);
	assert_int_equal(box_count(table->box), 65);
	table_free(table);
}

static void a_text_that_is_too_long_is_refused(void **state)
{
	struct table *table = table_new(4);
	struct err err = ERR_INIT;

	(void)state;
	assert_true(box_put(table->box, "", "four", NULL));
	assert_false(box_put(table->box, "", "five!", &err));
	assert_false(box_put(table->box, "a code that is far longer than codes are", "a", NULL));
	assert_true(err_is_set(&err));
	assert_int_equal(box_count(table->box), 1);
	err_clear(&err);
	table_free(table);
}

static void what_is_taken_out_is_gone_once(void **state)
{
	struct table *table = table_new(20);

	(void)state;
	put(table, "P01", "same");
	put(table, "P02", "same");
	write_box(table);
	box_take(table->box, "P02", "same");
	box_take(table->box, "P09", "other");
	write_box(table);
	assert_int_equal(open_again(table, NULL), BOX_OPENED);
	assert_int_equal(box_count(table->box), 1);
	assert_true(box_has_code(table->box, "P01"));
	assert_false(box_has_code(table->box, "P02"));
	table_free(table);
}

static void without_its_key_it_stays_closed(void **state)
{
	struct table *table = table_new(20);
	struct err err = ERR_INIT;

	(void)state;
	put(table, "", "picks=care");
	write_box(table);
	table->disk.remove(table->disk.context, "keys/of/a");
	assert_int_equal(open_again(table, &err), BOX_LOCKED);
	assert_null(table->box);
	assert_string_equal(err_text(&err), "a.box: it opens only where it was sealed");
	err_clear(&err);
	fake_disk_put(table->fake, "keys/of/a", "0123456789abcdef0123456789abcdef", 32);
	assert_int_equal(open_again(table, NULL), BOX_LOCKED);
	table_free(table);
}

static void a_file_that_is_none_is_told(void **state)
{
	struct table *table = table_new(20);

	(void)state;
	assert_int_equal(open_again(table, NULL), BOX_MISSING);
	fake_disk_put(table->fake, "keys/of/a", "0123456789abcdef0123456789abcdef", 32);
	fake_disk_put(table->fake, "a.box", "short", 5);
	assert_int_equal(open_again(table, NULL), BOX_UNREADABLE);
	table_free(table);
}

static void a_changed_byte_is_found(void **state)
{
	struct table *table = table_new(20);
	size_t size;
	char *bytes;

	(void)state;
	put(table, "", "picks=care");
	write_box(table);
	size = size_of(table);
	bytes = mem_alloc(size);
	memcpy(bytes, fake_disk_get(table->fake, "a.box", NULL), size);
	bytes[size - 1] ^= 1;
	fake_disk_put(table->fake, "a.box", bytes, size);
	assert_int_equal(open_again(table, NULL), BOX_LOCKED);
	free(bytes);
	table_free(table);
}

static void nothing_of_it_is_left_when_it_is_removed(void **state)
{
	struct table *table = table_new(20);

	(void)state;
	put(table, "", "picks=care");
	write_box(table);
	assert_true(box_remove(&table->place, NULL));
	assert_null(fake_disk_get(table->fake, "a.box", NULL));
	assert_null(fake_disk_get(table->fake, "keys/of/a", NULL));
	assert_true(box_remove(&table->place, NULL));
	table_free(table);
}

/* The box before, or the box after; never none, and always one that opens. */
static void a_disk_that_dies_in_a_writing_leaves_a_whole_box(void **state)
{
	size_t call = 1, count = 1;

	(void)state;
	for (bool died = true; died; call++) {
		struct table *table = table_new(20);

		put(table, "", "one");
		write_box(table);
		put(table, "P01", "two");
		fake_disk_plan(table->fake, (struct fake_plan){ .die_at = call });
		died = !box_write(table->box, &table->random, &table->place, NULL);
		fake_disk_crash(table->fake, call);
		assert_int_equal(open_again(table, NULL), BOX_OPENED);
		count = box_count(table->box);
		assert_true(count == 1 + box_codes(table->box));
		table_free(table);
	}
	assert_true(call > 5);
	assert_int_equal(count, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_put_in_is_there_when_it_is_opened),
		cmocka_unit_test(nothing_in_the_file_can_be_read),
		cmocka_unit_test(two_writings_of_the_same_have_no_block_in_common),
		cmocka_unit_test(its_size_tells_neither_length_nor_number),
		cmocka_unit_test(a_text_that_is_too_long_is_refused),
		cmocka_unit_test(what_is_taken_out_is_gone_once),
		cmocka_unit_test(without_its_key_it_stays_closed),
		cmocka_unit_test(a_file_that_is_none_is_told),
		cmocka_unit_test(a_changed_byte_is_found),
		cmocka_unit_test(nothing_of_it_is_left_when_it_is_removed),
		cmocka_unit_test(a_disk_that_dies_in_a_writing_leaves_a_whole_box),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
