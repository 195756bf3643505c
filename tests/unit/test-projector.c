/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/mem.h"
#include "every-size.h"
#include "ui/projector.h"

/* What talka wall shows, without a terminal and without a console. */

static const char picture[] =
    "{\"talka-picture\":1,\"workshop\":\"An evening\",\"place\":\"2 of 4\",\"title\":\"Needs\",\"clock\":\"18:42\","
    "\"quiet\":{\"centred\":true,\"blocks\":[{\"kind\":\"big\",\"text\":\"An evening\"}]},"
    "\"boards\":[{\"blocks\":[{\"kind\":\"text\",\"text\":\"What do we need?\",\"emphasis\":\"strong\"},"
    "{\"kind\":\"list\",\"rows\":[{\"letter\":\"A\",\"text\":\"A lift\"},{\"letter\":\"B\",\"text\":\"Tea\",\"selected\":true}]},"
    "{\"kind\":\"progress\",\"value\":3,\"most\":12,\"text\":\"slips in\"}]}]}";

static int open_projector(void **state)
{
	struct projector *projector = projector_new(NULL);

	*state = projector;
	return !projector;
}

static int close_projector(void **state)
{
	projector_free(*state);
	return 0;
}

static void show(struct projector *projector, const char *line)
{
	projector_show(projector, line, strlen(line));
}

static void press(struct projector *projector, uint32_t code)
{
	struct front front = projector_front(projector);

	front.key(front.context, &(struct key){ .code = code });
}

/* Caller frees. */
static char *screen(struct projector *projector, size_t rows, size_t columns, bool ascii)
{
	struct front front = projector_front(projector);
	struct canvas *canvas = canvas_new(rows, columns, ascii);
	char *text;

	front.draw(front.context, canvas);
	text = canvas_text(canvas);
	canvas_free(canvas);
	return text;
}

static void must_be(struct projector *projector, size_t rows, size_t columns, bool ascii, const char *due)
{
	char *text = screen(projector, rows, columns, ascii);

	assert_string_equal(text, due);
	free(text);
}

static bool shows(struct projector *projector, const char *words)
{
	char *text = screen(projector, 24, 80, false);
	bool found = strstr(text, words);

	free(text);
	return found;
}

static void the_picture_fills_the_terminal_it_stands_on(void **state)
{
	show(*state, picture);
	must_be(*state, 12, 40, false,
	    " An evening · 2 of 4  Needs       18:42\n"
	    "  What do we need?\n"
	    "\n"
	    "  A  A lift\n"
	    "▶ B  Tea\n"
	    "\n\n\n\n\n"
	    "  3 of 12 slips in\n"
	    "\n");
	must_be(*state, 16, 60, true,
	    " An evening - 2 of 4  Needs                           18:42\n"
	    "------------------------------------------------------------\n"
	    "      What do we need?\n"
	    "\n"
	    "   A  A lift\n"
	    " > B  Tea\n"
	    "\n\n\n\n\n\n\n\n"
	    "   3 of 12 slips in\n"
	    "\n");
}

static void every_size_is_drawn(void **state)
{
	show(*state, picture);
	for (size_t i = 0; i < HEIGHTS; i++)
		for (size_t k = 0; k < WIDTHS; k++)
			free(screen(*state, heights[i], widths[k], k % 2));
}

static void alone_it_shows_nothing_but_the_title(void **state)
{
	assert_true(shows(*state, "talka"));
	show(*state, picture);
	assert_false(shows(*state, "waiting for the console"));
	projector_alone(*state);
	assert_true(shows(*state, "waiting for the console"));
	assert_true(shows(*state, "An evening"));
	assert_false(shows(*state, "A lift"));
	assert_false(shows(*state, "Needs"));
	assert_false(shows(*state, "18:42"));
	show(*state, picture);
	assert_true(shows(*state, "A lift"));
}

static void what_cannot_be_read_is_told_and_the_picture_stays(void **state)
{
	show(*state, picture);
	show(*state, "{\"talka-picture\":2}");
	assert_true(shows(*state, "it comes from another talka"));
	assert_true(shows(*state, "A lift"));
	show(*state, picture);
	assert_false(shows(*state, "another talka"));
}

static void only_ctrl_c_leaves(void **state)
{
	static const uint32_t keys[] = { 'q', 'y', KEY_CODE_ENTER, KEY_CODE_ESC, 'b', ' ', KEY_CODE_F1 };
	struct front front = projector_front(*state);

	show(*state, picture);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		press(*state, keys[i]);
		assert_false(front.ended(front.context));
	}
	assert_true(shows(*state, "the keys are in the other window"));
	press(*state, 'c' & 0x1f);
	assert_true(front.ended(front.context));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_projector, close_projector)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_picture_fills_the_terminal_it_stands_on),
		TEST(every_size_is_drawn),
		TEST(alone_it_shows_nothing_but_the_title),
		TEST(what_cannot_be_read_is_told_and_the_picture_stays),
		TEST(only_ctrl_c_leaves),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
