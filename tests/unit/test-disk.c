/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "faults/fake-disk.h"

/* --- the machine's own disk, in a folder that goes away again */

struct place { struct disk disk; char *folder; };

static int make_place(void **state)
{
	struct place *place = mem_alloc(sizeof *place);

	place->disk = disk_system();
	place->folder = mem_text("disk-XXXXXX");
	*state = place;
	return mkdtemp(place->folder) ? 0 : -1;
}

static int drop_place(void **state)
{
	struct place *place = *state;
	int failed;

	for (const char *name = "abcdefghijklmnopqrstuvwxyz"; *name; name++) {
		char *path = disk_join(place->folder, (char[]){ *name, '\0' });

		place->disk.remove(place->disk.context, path);
		free(path);
	}
	failed = rmdir(place->folder);
	free(place->folder);
	free(place);
	return failed;
}

static void check_mode(const char *path, mode_t due)
{
	struct stat found;

	assert_int_equal(stat(path, &found), 0);
	assert_int_equal(found.st_mode & 0777, due);
}

static void what_is_replaced_is_read_again(void **state)
{
	struct place *place = *state;
	char *path = disk_join(place->folder, "a"), *bytes;
	size_t size;

	assert_true(disk_replace(&place->disk, path, "one", 3, NULL));
	assert_true(disk_replace(&place->disk, path, "t\0wo", 4, NULL));
	assert_true(disk_read_all(&place->disk, path, 4, &bytes, &size, NULL));
	assert_int_equal(size, 4);
	assert_memory_equal(bytes, "t\0wo", 5);
	check_mode(path, 0600);
	free(bytes);
	free(path);
}

static void check_words(const struct disk *disk, const char *path, const char *words)
{
	struct err err = ERR_INIT;
	char *bytes, *due;
	size_t size;

	assert_false(disk_read_all(disk, path, 2, &bytes, &size, &err));
	due = disk_join(path, words);
	due[strlen(path)] = ':';
	if (!str_begins(err_text(&err), due))
		fail_msg("found: %s", err_text(&err));
	free(due);
	err_clear(&err);
}

static void what_is_no_file_is_told_in_words(void **state)
{
	struct place *place = *state;
	char *path = disk_join(place->folder, "b"), *link = disk_join(place->folder, "l");

	check_words(&place->disk, path, " there is no such file");
	check_words(&place->disk, place->folder, " it is a folder");
	check_words(&place->disk, "/dev/null", " it is a device or a pipe");
	assert_int_equal(mkfifo(path, 0600), 0);
	check_words(&place->disk, path, " it is a device or a pipe");
	assert_int_equal(unlink(path), 0);
	assert_true(disk_replace(&place->disk, path, "123", 3, NULL));
	check_words(&place->disk, path, " it has 3 bytes, at most 2");
	assert_true(disk_replace(&place->disk, path, "1", 1, NULL));
	assert_int_equal(symlink("b", link), 0);
	check_words(&place->disk, link, " it is a link");
	free(link);
	free(path);
}

static void a_second_holder_does_not_get_the_lock(void **state)
{
	struct place *place = *state;
	const struct disk *disk = &place->disk;
	char *path = disk_join(place->folder, "c");
	int one = disk_open(disk, path, DISK_READ | DISK_WRITE | DISK_NEW), two = disk_open(disk, path, DISK_READ | DISK_WRITE);

	check_mode(path, 0600);
	assert_int_equal(disk_open(disk, path, DISK_WRITE | DISK_NEW), -EEXIST);
	assert_int_equal(disk->lock(disk->context, one), 0);
	assert_int_equal(disk->lock(disk->context, two), -EAGAIN);
	assert_int_equal(disk->close(disk->context, one), 0);
	assert_int_equal(disk->lock(disk->context, two), 0);
	assert_int_equal(disk->close(disk->context, two), 0);
	free(path);
}

static void add_entry(void *of, const char *name)
{
	struct str *names = of;

	str_add(names, name);
	str_add_char(names, ' ');
}

static void missing_folders_are_made_and_listed_by_bytes(void **state)
{
	struct place *place = *state;
	const struct disk *disk = &place->disk;
	struct str names = STR_INIT, path = STR_INIT;

	str_add_format(&path, "%s/z//y/", place->folder);
	assert_true(disk_make_folders(disk, str_text(&path), NULL));
	assert_true(disk_make_folders(disk, str_text(&path), NULL));
	check_mode(str_text(&path), 0700);
	assert_int_equal(rmdir(str_text(&path)), 0);
	str_cut(&path, strlen(place->folder) + 1);
	str_add(&path, "a");
	assert_true(disk_replace(disk, str_text(&path), "", 0, NULL));
	assert_int_equal(disk->list(disk->context, place->folder, add_entry, &names), 0);
	assert_string_equal(str_text(&names), "a z ");
	str_free(&names);
	str_free(&path);
}

static void a_new_folder_is_one_that_was_not_there(void **state)
{
	const struct place *place = *state;
	char *path = disk_join(place->folder, "c/d/"), *parent = disk_join(place->folder, "c"), *child = disk_join(parent, "d");
	struct err err = ERR_INIT;

	assert_true(disk_make_new_folder(&place->disk, path, NULL));
	check_mode(child, 0700);
	assert_false(disk_make_new_folder(&place->disk, path, &err));
	assert_non_null(strstr(err_text(&err), "it is there already"));
	err_clear(&err);
	assert_int_equal(rmdir(child), 0);
	assert_int_equal(rmdir(parent), 0);
	free(child);
	free(parent);
	free(path);
}

static void a_file_in_the_way_of_a_folder_is_told(void **state)
{
	struct place *place = *state;
	char *path = disk_join(place->folder, "d"), *below = disk_join(path, "e");
	struct err err = ERR_INIT;

	assert_true(disk_replace(&place->disk, path, "", 0, NULL));
	assert_false(disk_make_folders(&place->disk, below, &err));
	assert_non_null(strstr(err_text(&err), "a part of the path is a file"));
	err_clear(&err);
	free(below);
	free(path);
}

static void paths_are_joined_with_one_slash(void **state)
{
	static const char *const rows[][3] = { { "a", "b", "a/b" }, { "a/", "b", "a/b" }, { "", "b", "b" }, { "/", "b", "/b" } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char *path = disk_join(rows[i][0], rows[i][1]);

		assert_string_equal(path, rows[i][2]);
		free(path);
	}
}

static void every_error_has_words(void **state)
{
	(void)state;
	assert_string_equal(disk_words(-ENOSPC), "the disk is full; make room, or choose another place");
	assert_string_equal(disk_words(ENOSPC), disk_words(-ENOSPC));
	assert_true(*disk_words(-99999));
}

/* --- the disk in memory */

static void short_writes_and_interruptions_are_gone_on_with(void **state)
{
	struct fake_disk *fake = fake_disk_new();
	struct disk disk = fake_disk_table(fake);
	const char *bytes;
	size_t size;

	(void)state;
	fake_disk_plan(fake, (struct fake_plan){ .short_write = 3, .fail = FAKE_WRITE, .fail_at = 2, .fail_times = 2, .error = EINTR });
	assert_true(disk_replace(&disk, "a", "0123456789", 10, NULL));
	assert_int_equal(fake_disk_calls(fake, FAKE_WRITE), 6);
	bytes = fake_disk_get(fake, "a", &size);
	assert_int_equal(size, 10);
	assert_memory_equal(bytes, "0123456789", 10);
	fake_disk_free(fake);
}

static struct disk begin_replace(struct fake_disk *fake, struct fake_plan plan)
{
	fake_disk_put(fake, "s/a", "old", 3);
	fake_disk_plan(fake, plan);
	return fake_disk_table(fake);
}

static void a_replaced_file_is_the_old_or_the_new_one_wherever_the_power_fails(void **state)
{
	(void)state;
	for (size_t die_at = 1, done = 0; !done; die_at++)
		for (uint64_t seed = 0; seed < 4; seed++) {
			struct fake_disk *fake = fake_disk_new();
			struct disk disk = begin_replace(fake, (struct fake_plan){ .die_at = die_at });
			bool said = disk_replace(&disk, "s/a", "newer", 5, NULL);
			const char *bytes;
			size_t size;

			done = fake_disk_calls(fake, FAKE_ANY) < die_at;
			assert_true(said == done);
			fake_disk_crash(fake, seed);
			bytes = fake_disk_get(fake, "s/a", &size);
			assert_non_null(bytes);
			if (said || size == 5)
				assert_string_equal(bytes, "newer");
			else
				assert_string_equal(bytes, "old");
			fake_disk_free(fake);
		}
}

static void a_replacement_that_fails_leaves_no_file_behind(void **state)
{
	struct fake_disk *fake = fake_disk_new();
	struct disk disk = begin_replace(fake, (struct fake_plan){ .room = 6 });
	struct err err = ERR_INIT;
	size_t size;

	(void)state;
	assert_false(disk_replace(&disk, "s/a", "newer", 5, &err));
	assert_string_equal(err_text(&err), "s/a: the disk is full; make room, or choose another place");
	assert_string_equal(fake_disk_get(fake, "s/a", &size), "old");
	assert_null(fake_disk_get(fake, "s/a.tmp", &size));
	err_clear(&err);
	fake_disk_free(fake);
}

static void a_folder_that_was_made_outlives_the_power(void **state)
{
	struct fake_disk *fake = fake_disk_new();
	struct disk disk = fake_disk_table(fake);
	struct disk_fact fact;

	(void)state;
	assert_true(disk_make_folders(&disk, "a/b/c", NULL));
	fake_disk_crash(fake, 0);
	assert_int_equal(disk.fact(disk.context, "a/b/c", &fact), 0);
	assert_int_equal(fact.kind, DISK_FOLDER);
	fake_disk_free(fake);
}

static void a_sync_that_waits_is_asked_until_it_is_done(void **state)
{
	struct fake_disk *fake = fake_disk_new();
	struct disk disk = begin_replace(fake, (struct fake_plan){ .waits = 3 });
	size_t size;

	(void)state;
	assert_true(disk_replace(&disk, "s/a", "newer", 5, NULL));
	fake_disk_crash(fake, 0);
	assert_string_equal(fake_disk_get(fake, "s/a", &size), "newer");
	fake_disk_free(fake);
}

static void a_folder_can_be_copied_as_it_is(void **state)
{
	struct fake_disk *fake = fake_disk_new();
	size_t size;

	(void)state;
	fake_disk_put(fake, "s/a", "1", 1);
	fake_disk_put(fake, "s/b/c", "2", 1);
	fake_disk_copy(fake, "s", "t");
	assert_string_equal(fake_disk_get(fake, "t/a", &size), "1");
	assert_string_equal(fake_disk_get(fake, "t/b/c", &size), "2");
	fake_disk_free(fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_replaced_is_read_again, make_place, drop_place),
		cmocka_unit_test_setup_teardown(what_is_no_file_is_told_in_words, make_place, drop_place),
		cmocka_unit_test_setup_teardown(a_second_holder_does_not_get_the_lock, make_place, drop_place),
		cmocka_unit_test_setup_teardown(missing_folders_are_made_and_listed_by_bytes, make_place, drop_place),
		cmocka_unit_test_setup_teardown(a_new_folder_is_one_that_was_not_there, make_place, drop_place),
		cmocka_unit_test_setup_teardown(a_file_in_the_way_of_a_folder_is_told, make_place, drop_place),
		cmocka_unit_test(paths_are_joined_with_one_slash),
		cmocka_unit_test(every_error_has_words),
		cmocka_unit_test(short_writes_and_interruptions_are_gone_on_with),
		cmocka_unit_test(a_replaced_file_is_the_old_or_the_new_one_wherever_the_power_fails),
		cmocka_unit_test(a_replacement_that_fails_leaves_no_file_behind),
		cmocka_unit_test(a_folder_that_was_made_outlives_the_power),
		cmocka_unit_test(a_sync_that_waits_is_asked_until_it_is_done),
		cmocka_unit_test(a_folder_can_be_copied_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
