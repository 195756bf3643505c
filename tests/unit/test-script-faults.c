/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "file/disk.h"
#include "script-support.h"

/*
 * Tests as data: tests/script/SENTENCE.ini is read, and what is wrong with it
 * must be SENTENCE.faults, line by line. UPDATE=1 writes the .faults anew.
 */
enum { MOST_CASES = 200, MOST_BYTES = 2 * 1024 * 1024 };

static char *folder(void)
{
	const char *source = getenv("srcdir");

	return disk_join(source ? source : ".", "tests/script");
}

static char *read_whole(const char *path, size_t *size)
{
	struct disk disk = disk_system();
	struct err err = ERR_INIT;
	char *bytes = NULL;

	if (!disk_read_all(&disk, path, MOST_BYTES, &bytes, size, &err))
		print_error("%s\n", err_text(&err));
	err_clear(&err);
	return bytes;
}

static char *faults_of(const char *name, const char *bytes, size_t size)
{
	struct faults *faults = faults_new(name);
	struct script *script = script_load(name, bytes, size, &made_up, faults);
	struct str lines = STR_INIT;

	for (size_t i = 0; i < faults->count; i++) {
		char *line = faults_line(faults, i);

		str_add_format(&lines, "%s\n", line);
		free(line);
	}
	assert_int_equal(script == NULL, faults_errors(faults) > 0);
	script_free(script);
	faults_free(faults);
	return str_take(&lines);
}

static char *expectation(const char *path)
{
	struct str other = STR_INIT;

	str_add_slice(&other, path, strlen(path) - strlen(".ini"));
	str_add(&other, ".faults");
	return str_take(&other);
}

static void compare(const char *path, const char *found)
{
	struct disk disk = disk_system();
	struct err err = ERR_INIT;
	size_t size = 0;
	char *due;

	if (getenv("UPDATE"))
		assert_true(disk_replace(&disk, path, found, strlen(found), &err));
	due = read_whole(path, &size);
	assert_non_null(due);
	assert_string_equal(found, due);
	free(due);
}

static void faults_are_as_written(void **state)
{
	const char *name = *state;
	char *place = folder(), *path = disk_join(place, name), *other = expectation(path), *found;
	size_t size = 0;
	char *bytes = read_whole(path, &size);

	assert_non_null(bytes);
	found = faults_of(name, bytes, size);
	compare(other, found);
	free(found);
	free(bytes);
	free(other);
	free(path);
	free(place);
}

static void add_case(void *of, const char *name)
{
	struct CMUnitTest *cases = of;
	size_t i = 0;

	while (cases[i].name)
		i++;
	if (str_ends(name, ".ini") && i + 1 < MOST_CASES) {
		char *kept = mem_text(name);

		cases[i] = (struct CMUnitTest){ .name = kept, .test_func = faults_are_as_written, .initial_state = kept };
	}
}

int main(void)
{
	struct CMUnitTest cases[MOST_CASES] = { { .name = NULL } };
	struct disk disk = disk_system();
	char *place = folder();
	size_t count = 0;
	int failed;

	if (disk.list(disk.context, place, add_case, cases) < 0)
		return 99;
	while (cases[count].name)
		count++;
	failed = _cmocka_run_group_tests("script-faults", cases, count, NULL, NULL);
	for (size_t i = 0; i < count; i++)
		free(cases[i].initial_state);
	free(place);
	return count ? failed : 99;
}
