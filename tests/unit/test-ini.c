/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "file/ini.h"

static void check_entry(const struct ini *ini, size_t i, const char *section, const char *key, const char *value)
{
	struct ini_entry entry = ini_get(ini, i);

	assert_string_equal(entry.section, section);
	assert_string_equal(entry.key, key);
	assert_string_equal(entry.value, value);
}

static void names_and_values_come_in_the_order_of_the_file(void **state)
{
	const char *text =
		"; an evening\r\n"
		"[workshop]\n"
		"title    = \"Who helps; and with #what?\"\n"
		"title.lt = 'Kas \"padeda\"'\n"
		"[participants]\n"
		"[exercise.b]\n"
		"\ttype = collect\n"
		"empty =\n"
		"[exercise.a]\n"
		"type = rank\n";
	struct ini *ini = ini_load(text, strlen(text), NULL);

	(void)state;
	assert_non_null(ini);
	assert_int_equal(ini_count(ini), 5);
	check_entry(ini, 0, "workshop", "title", "Who helps; and with #what?");
	check_entry(ini, 1, "workshop", "title.lt", "Kas \"padeda\"");
	check_entry(ini, 2, "exercise.b", "type", "collect");
	check_entry(ini, 3, "exercise.b", "empty", "");
	check_entry(ini, 4, "exercise.a", "type", "rank");
	ini_free(ini);
}

/* The index pass refuses it in words; until then nothing may break. */
static void a_section_that_comes_again_goes_on(void **state)
{
	const char *text = "[a]\nx = 1\n[list.of-a-long-name]\ny = 2\n[a]\nz = 3\n";
	struct ini *ini = ini_load(text, strlen(text), NULL);

	(void)state;
	assert_int_equal(ini_count(ini), 3);
	check_entry(ini, 0, "a", "x", "1");
	check_entry(ini, 1, "list.of-a-long-name", "y", "2");
	check_entry(ini, 2, "a", "z", "3");
	ini_free(ini);
}

static void an_empty_file_has_no_entries(void **state)
{
	struct ini *ini = ini_load("", 0, NULL);

	(void)state;
	assert_non_null(ini);
	assert_int_equal(ini_count(ini), 0);
	ini_free(ini);
}

static void many_keys_all_come(void **state)
{
	struct str text = STR_INIT;
	struct ini *ini;

	(void)state;
	str_add(&text, "[list.x]\n");
	for (int i = 0; i < 2000; i++)
		str_add_format(&text, "i%d = %d\n", i, i);
	ini = ini_load(text.bytes, text.length, NULL);
	assert_int_equal(ini_count(ini), 2000);
	check_entry(ini, 1999, "list.x", "i1999", "1999");
	ini_free(ini);
	str_free(&text);
}

/* Where stderr went while it was turned aside. */
static size_t bytes_on_stderr(const char *text, struct err *err)
{
	char path[] = "ini-stderr-XXXXXX";
	int saved = dup(STDERR_FILENO), aside = mkstemp(path);
	off_t size;

	dup2(aside, STDERR_FILENO);
	assert_null(ini_load(text, strlen(text), err));
	dup2(saved, STDERR_FILENO);
	size = lseek(aside, 0, SEEK_END);
	close(aside);
	close(saved);
	unlink(path);
	return (size_t)size;
}

static void what_iniparser_refuses_is_told_in_words_and_not_on_stderr(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(bytes_on_stderr("[workshop]\nno value here\n", &err), 0);
	assert_true(str_begins(err_text(&err), "libiniparser cannot read it"));
	err_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_values_come_in_the_order_of_the_file),
		cmocka_unit_test(a_section_that_comes_again_goes_on),
		cmocka_unit_test(an_empty_file_has_no_entries),
		cmocka_unit_test(many_keys_all_come),
		cmocka_unit_test(what_iniparser_refuses_is_told_in_words_and_not_on_stderr),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
