/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "cmd/tongues.h"
#include "unit/session-support.h"

static const char *const folders[] = { "own", "installed", NULL };

/* A catalogue with the one text "vote"; told has four letters. */
static void put_catalogue(struct room *room, const char *path, const char *told)
{
	char bytes[] = "\xde\x12\x04\x95" "\0\0\0\0" "\1\0\0\0" "\x1c\0\0\0" "\x24\0\0\0" "\0\0\0\0" "\0\0\0\0"
	    "\4\0\0\0" "\x2c\0\0\0" "\4\0\0\0" "\x31\0\0\0" "vote\0" "....";

	memcpy(bytes + 0x31, told, 4);
	assert_true(disk_replace(&room->disk, path, bytes, sizeof bytes, NULL));
}

static int setup(void **state)
{
	struct room *room = room_new();

	assert_true(disk_make_folders(&room->disk, "own", NULL));
	assert_true(disk_make_folders(&room->disk, "installed", NULL));
	*state = room;
	return 0;
}

static int teardown(void **state)
{
	room_free(*state);
	return 0;
}

static struct tongues open_for(struct room *room, const char *const *where, const char *first, const char *second, struct err *err)
{
	struct script script = { .languages = { first, second }, .language_count = 2 };

	return tongues_open(&room->disk, where, &script, err);
}

static void a_language_is_told_by_the_first_folder_that_has_it(void **state)
{
	struct err err = ERR_INIT;
	struct tongues tongues;

	put_catalogue(*state, "own/lt.mo", "mano");
	put_catalogue(*state, "installed/lt.mo", "kito");
	put_catalogue(*state, "installed/fi.mo", "toka");
	tongues = open_for(*state, folders, "lt", "fi", &err);
	assert_string_equal(tr(&tongues.list[0], "vote"), "mano");
	assert_string_equal(tr(&tongues.list[1], "vote"), "toka");
	assert_false(err_is_set(&err));
	tongues_close(&tongues);
}

static void a_language_that_nobody_has_is_english(void **state)
{
	struct err err = ERR_INIT;
	struct tongues tongues = open_for(*state, folders, "en", "de", &err), nowhere = open_for(*state, NULL, "en", "de", &err);

	assert_string_equal(tr(&tongues.list[1], "vote"), "vote");
	assert_string_equal(tr(&nowhere.list[1], "vote"), "vote");
	assert_false(err_is_set(&err));
	tongues_close(&tongues);
	tongues_close(&nowhere);
}

static void a_region_is_told_by_its_language_and_leads_nowhere_else(void **state)
{
	struct err err = ERR_INIT;
	struct tongues tongues;

	put_catalogue(*state, "own/lt.mo", "mano");
	put_catalogue(*state, "fi.mo", "toka");
	tongues = open_for(*state, folders, "lt-zem", "xx-/../../fi", &err);
	assert_string_equal(tr(&tongues.list[0], "vote"), "mano");
	assert_string_equal(tr(&tongues.list[1], "vote"), "vote");
	tongues_close(&tongues);
}

static void a_broken_file_is_told_and_its_language_english(void **state)
{
	struct room *room = *state;
	struct err err = ERR_INIT;
	struct tongues tongues;

	assert_true(disk_replace(&room->disk, "own/lt.mo", "mo", 2, NULL));
	put_catalogue(room, "installed/fi.mo", "toka");
	tongues = open_for(room, folders, "lt", "fi", &err);
	assert_string_equal(tr(&tongues.list[0], "vote"), "vote");
	assert_string_equal(tr(&tongues.list[1], "vote"), "toka");
	assert_string_equal(err_text(&err), "own/lt.mo: this is no catalogue of texts (.mo)");
	err_clear(&err);
	tongues_close(&tongues);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_language_is_told_by_the_first_folder_that_has_it, setup, teardown),
		cmocka_unit_test_setup_teardown(a_language_that_nobody_has_is_english, setup, teardown),
		cmocka_unit_test_setup_teardown(a_region_is_told_by_its_language_and_leads_nowhere_else, setup, teardown),
		cmocka_unit_test_setup_teardown(a_broken_file_is_told_and_its_language_english, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
