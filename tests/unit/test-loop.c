/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/str.h"
#include "base/text.h"
#include "ui/loop.h"
#include "ui/play.h"

/* --- Sources */

struct guest { int descriptor; size_t calls; short revents; int64_t wait; };

static int64_t wait_of(void *context)
{
	return ((struct guest *)context)->wait;
}

static bool ends_at_once(void *context, short revents)
{
	struct guest *guest = context;

	guest->calls++;
	guest->revents = revents;
	return false;
}

static void only_the_source_that_is_ready_is_called(void **state)
{
	struct clock_virtual time = { .ms = 0 };
	struct clock clock = clock_virtual(&time, "UTC");
	struct loop *loop = loop_new(&clock);
	int quiet[2], ready[2];
	struct guest first = { .calls = 0 }, second = { .calls = 0 };
	struct source sources[2];

	(void)state;
	assert_false(pipe(quiet) || pipe(ready));
	sources[0] = (struct source){ .context = &first, .descriptor = quiet[0], .events = POLLIN, .ready = ends_at_once };
	sources[1] = (struct source){ .context = &second, .descriptor = ready[0], .events = POLLIN, .ready = ends_at_once };
	loop_add(loop, &sources[0]);
	loop_add(loop, &sources[1]);
	assert_int_equal(write(ready[1], "x", 1), 1);
	loop_run(loop, NULL, NULL);
	assert_int_equal(first.calls, 0);
	assert_int_equal(second.calls, 1);
	assert_true(second.revents & POLLIN);
	for (size_t i = 0; i < 2; i++) {
		close(quiet[i]);
		close(ready[i]);
	}
	loop_free(loop);
}

static void a_deadline_that_has_passed_wakes_its_source(void **state)
{
	struct clock_virtual time = { .ms = 0 };
	struct clock clock = clock_virtual(&time, "UTC");
	struct loop *loop = loop_new(&clock);
	struct guest guest = { .wait = 0 }, other = { .wait = -1 };
	struct source due = { .context = &guest, .descriptor = -1, .deadline = wait_of, .ready = ends_at_once };
	struct source never = { .context = &other, .descriptor = -1, .deadline = wait_of, .ready = ends_at_once };

	(void)state;
	loop_add(loop, &never);
	loop_add(loop, &due);
	loop_run(loop, NULL, NULL);
	assert_int_equal(guest.calls, 1);
	assert_int_equal(guest.revents, 0);
	assert_int_equal(other.calls, 0);
	loop_free(loop);
}

/* --- A terminal: keys that wait, drawings that are counted */

struct bench { const char *keys; int descriptor; size_t drawings, pressed, ended_at; struct str codes; };

static void size_of(void *context, size_t *rows, size_t *columns)
{
	(void)context;
	*rows = 4;
	*columns = 10;
}

static bool read_key(void *context, struct key *key)
{
	struct bench *bench = context;

	if (!*bench->keys)
		return false;
	*key = (struct key){ .code = (uint32_t)*bench->keys++ };
	return true;
}

static void draw_canvas(void *context, const struct canvas *canvas)
{
	struct bench *bench = context;

	assert_int_equal(canvas->rows, 4);
	bench->drawings++;
}

static void nothing(void *context)
{
	(void)context;
}

static int descriptor_of(void *context, size_t i)
{
	return i ? -1 : ((struct bench *)context)->descriptor;
}

static void on_key(void *context, const struct key *key)
{
	struct bench *bench = context;

	bench->pressed++;
	if (key->code == KEY_CODE_HANGUP)
		bench->ended_at = bench->pressed;
}

static void on_draw(const void *context, struct canvas *canvas)
{
	(void)context;
	canvas_clear(canvas);
}

static bool has_ended(const void *context)
{
	const struct bench *bench = context;

	return bench->ended_at && bench->pressed >= bench->ended_at;
}

static void all_waiting_keys_are_read_before_one_drawing(void **state)
{
	struct clock_virtual time = { .ms = 0 };
	struct clock clock = clock_virtual(&time, "UTC");
	struct loop *loop = loop_new(&clock);
	int pipes[2];
	struct bench bench = { .keys = "abcdef" };
	struct terminal terminal = { .context = &bench, .size = size_of, .read = read_key, .draw = draw_canvas, .redraw = nothing,
		.suspend = nothing, .descriptor = descriptor_of, .utf8 = true };
	struct front front = { .context = &bench, .key = on_key, .draw = on_draw, .ended = has_ended };

	(void)state;
	assert_false(pipe(pipes));
	bench.descriptor = pipes[0];
	close(pipes[1]);
	/* The other end is gone: the loop says so to the front, and ends. */
	loop_show(loop, &terminal, &front);
	assert_int_equal(bench.pressed, 7);
	assert_int_equal(bench.ended_at, 7);
	assert_int_equal(bench.drawings, 1);
	close(pipes[0]);
	loop_free(loop);
}

/* --- Keys from a file */

static void note_key(void *context, const struct key *key)
{
	struct bench *bench = context;

	if (key->code == KEY_CODE_PASTE) {
		str_add_format(&bench->codes, "[%zu]", key->length);
		return;
	}
	if (key->code == KEY_CODE_ENTER || key->code == KEY_CODE_DOWN)
		str_add(&bench->codes, key->code == KEY_CODE_ENTER ? "Enter" : "Down");
	else if (key->code < 32)
		str_add_format(&bench->codes, "C-%c", (int)key->code + 'a' - 1);
	else
		text_add_codepoint(&bench->codes, key->code);
	str_add_char(&bench->codes, ' ');
}

static bool note_screen(void *context, const char *name, struct err *err)
{
	str_add_format(&((struct bench *)context)->codes, "<%s>", name);
	return str_same(name, "full") ? err_set(err, "the disk is full") : true;
}

static void note_wait(void *context, int64_t ms)
{
	str_add_format(&((struct bench *)context)->codes, "(%d)", (int)ms);
}

static void plays(const char *text, const char *expected, const char *fault)
{
	struct bench bench = { .codes = STR_INIT };
	struct play_stage stage = { .context = &bench, .key = note_key, .save_screen = note_screen, .wait = note_wait, .ended = has_ended };
	struct err err = ERR_INIT;

	assert_int_equal(play_keys(text, &stage, &err), fault == NULL);
	assert_string_equal(str_text(&bench.codes), expected);
	assert_string_equal(err_text(&err), fault ? fault : "");
	str_free(&bench.codes);
	err_clear(&err);
}

static void names_of_keys_are_played(void **state)
{
	(void)state;
	plays("Enter C-b Down*3 a*2", "Enter C-b Down Down Down a a ", NULL);
	plays("lift \"a b\" Space", "l i f t a   b   ", NULL);
	plays("* Star ą\n", "* * ą ", NULL);
	plays("Paste2", "[65]", NULL);
	plays("# nothing\nwait 250\nsave-screen first.txt\n", "(250)<first.txt>", NULL);
}

static void a_line_that_cannot_be_played_is_told(void **state)
{
	(void)state;
	plays("Enter\nwait soon\nEnter", "Enter ", "line 2: \"wait soon\": wait takes milliseconds");
	plays("save-screen full", "<full>", "line 1: the disk is full");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_source_that_is_ready_is_called),
		cmocka_unit_test(a_deadline_that_has_passed_wakes_its_source),
		cmocka_unit_test(all_waiting_keys_are_read_before_one_drawing),
		cmocka_unit_test(names_of_keys_are_played),
		cmocka_unit_test(a_line_that_cannot_be_played_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
