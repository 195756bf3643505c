/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "ui/start.h"

static void add(struct start *start, enum start_part part, const char *title, const char *path, const char *fault)
{
	start_add(start, part, &(struct start_offer){ .title = title, .path = path, .note = "90 min", .about = path, .fault = fault });
}

static void list_two(void *context, struct start *start)
{
	++*(size_t *)context;
	add(start, START_SESSIONS, "Last night", "sessions/b", NULL);
	add(start, START_SESSIONS, "The night before", "sessions/a", NULL);
}

static struct start *open_page(size_t *listed)
{
	struct start *start = start_new(&(struct start_options){ .sessions_folder = "sessions", .list_sessions = list_two, .context = listed });

	*listed = 0;
	return start;
}

static void press(struct start *start, const char *names)
{
	struct front front = start_front(start);

	for (; *names; names++) {
		struct key key = { .code = *names == '\n' ? KEY_CODE_ENTER : *names == 'v' ? KEY_CODE_DOWN : (uint32_t)*names };

		front.key(front.context, &key);
	}
}

static bool shows(struct start *start, const char *words)
{
	struct front front = start_front(start);
	struct canvas *canvas = canvas_new(24, 80, false);
	char *text;
	bool found;

	front.draw(front.context, canvas);
	text = canvas_text(canvas);
	found = strstr(text, words) != NULL;
	free(text);
	canvas_free(canvas);
	return found;
}

static void the_chosen_workshop_is_told(void **state)
{
	size_t listed;
	enum start_part part;
	struct start *start = open_page(&listed);

	(void)state;
	add(start, START_WORKSHOPS, "One", "one.ini", NULL);
	add(start, START_WORKSHOPS, "Two", "two.ini", NULL);
	assert_null(start_chosen(start, &part));
	press(start, "vvv\n");
	assert_string_equal(start_chosen(start, &part), "two.ini");
	assert_int_equal(part, START_WORKSHOPS);
	assert_true(start_front(start).ended(start));
	start_free(start);
}

static void a_workshop_with_faults_says_them_and_is_not_chosen(void **state)
{
	size_t listed;
	enum start_part part;
	struct start *start = open_page(&listed);

	(void)state;
	add(start, START_WORKSHOPS, "Broken", "broken.ini", "broken.ini:3:1: error: no title");
	assert_true(shows(start, "has faults"));
	press(start, "\n");
	assert_true(shows(start, "broken.ini:3:1"));
	assert_null(start_chosen(start, &part));
	start_free(start);
}

static void sessions_are_read_only_when_the_projector_is_dark(void **state)
{
	size_t listed;
	enum start_part part;
	struct start *start = open_page(&listed);

	(void)state;
	press(start, "o");
	assert_true(shows(start, "Is the projector dark?"));
	press(start, "x");
	assert_int_equal(listed, 0);
	assert_false(shows(start, "Last night"));
	press(start, "oyv\n");
	assert_int_equal(listed, 1);
	assert_string_equal(start_chosen(start, &part), "sessions/a");
	assert_int_equal(part, START_SESSIONS);
	start_free(start);
}

static void what_is_selected_is_told_below_the_list(void **state)
{
	size_t listed;
	struct start *start = open_page(&listed);

	(void)state;
	add(start, START_WORKSHOPS, "One", "one.ini", NULL);
	add(start, START_WORKSHOPS, "Two", "two.ini", NULL);
	assert_true(shows(start, "90 min") && shows(start, "one.ini") && !shows(start, "two.ini"));
	press(start, "v");
	assert_true(shows(start, "two.ini") && !shows(start, "one.ini"));
	press(start, "o");
	assert_false(shows(start, "two.ini"));
	start_free(start);
}

static void an_empty_folder_says_how_to_begin(void **state)
{
	size_t listed;
	struct start *start = open_page(&listed);

	(void)state;
	assert_true(shows(start, "talka new"));
	press(start, "\nq");
	assert_true(start_front(start).ended(start));
	start_free(start);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_chosen_workshop_is_told),
		cmocka_unit_test(a_workshop_with_faults_says_them_and_is_not_chosen),
		cmocka_unit_test(sessions_are_read_only_when_the_projector_is_dark),
		cmocka_unit_test(what_is_selected_is_told_below_the_list),
		cmocka_unit_test(an_empty_folder_says_how_to_begin),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
