/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>

#include "term/demo-support.h"
#include "term/random-canvas.h"

enum { MOST_BYTES_A_STEP = 150 };

static void the_first_frame_shows_the_canvas_as_it_is(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	assert_row(pty, 0, "demo 24x80 utf8 resizes 0");
	assert_row(pty, 1, "────────────────────────────────────────────────────────────────────────────────");
	assert_row(pty, 5, " ▶ A  Someone to look after the children at short notice → needs");
	assert_row(pty, 6, "   B  Someone to look after the children at short notice → needs");
	assert_true(pty_reversed(pty, 5, 3));
	assert_false(pty_reversed(pty, 6, 3));
	quit(pty);
}

static void assert_key(struct pty *pty, const char *name)
{
	struct str due = STR_INIT;

	str_add_format(&due, "key: %s\n", name);
	pty_keys(pty, name);
	assert_true(pty_wait(pty, str_text(&due)));
	str_free(&due);
}

static void every_key_has_its_name(void **state)
{
	static const char *const names[] = {
		"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Del", "BS", "Tab", "S-Tab", "Enter", "Esc", "F1",
		"Space", "a", "Z", "å", "ķ", "Ж", "ש", "日", "😀", "C-b", "C-c", "C-s", "C-r", "C-\\", "?",
	};
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "key: none"));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_key(pty, names[i]);
	quit(pty);
}

static void keys_that_TERM_does_not_tell_of_are_known_or_swallowed_whole(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "key: none"));
	pty_type(pty, "\033[7~");
	assert_true(pty_wait(pty, "key: Home\n"));
	pty_type(pty, "\033[99;99~\033[38;5u");
	pty_keys(pty, "b");
	assert_true(pty_wait(pty, "key: b\n"));
	pty_type(pty, "\033c");
	assert_true(pty_wait(pty, "key: c\n"));
	quit(pty);
}

static void a_paste_is_one_key_whatever_is_in_it(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "key: none"));
	pty_paste(pty, "q is a žodis");
	assert_true(pty_wait(pty, "key: Paste of 13: q is a žodis\n"));
	quit(pty);
}

static void a_long_paste_comes_whole(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });
	struct str text = STR_INIT;

	(void)state;
	assert_true(pty_wait(pty, "key: none"));
	for (size_t i = 0; i < 1000; i++)
		str_add_format(&text, "a need of number %03zu\r", i);
	pty_paste(pty, str_text(&text));
	assert_true(pty_wait(pty, "key: Paste of 21000: a need"));
	str_free(&text);
	quit(pty);
}

static void a_resize_is_a_key_and_all_is_drawn_again(void **state)
{
	static const struct { size_t rows, columns; const char *due; } sizes[] = {
		{ 30, 100, "demo 30x100" }, { 12, 40, "demo 12x40" }, { 5, 11, "demo 5x11" }, { 24, 80, "demo 24x80" },
	};
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "key: none"));
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		pty_resize(pty, sizes[i].rows, sizes[i].columns);
		assert_true(pty_wait(pty, sizes[i].due));
	}
	assert_true(pty_wait(pty, "   L  Someone"));
	assert_row(pty, 6, "   B  Someone to look after the children at short notice → needs");
	quit(pty);
}

static void any_size_from_1x1_runs(void **state)
{
	static const struct pty_options sizes[] = { { .rows = 1, .columns = 1 }, { .rows = 1, .columns = 80 }, { .rows = 24, .columns = 1 }, { .rows = 2, .columns = 2 } };

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct pty *pty = start(NULL, &sizes[i]);

		assert_true(pty_wait(pty, "d"));
		pty_keys(pty, "Down Up");
		quit(pty);
	}
}

static void exported_sizes_do_not_freeze_the_size(void **state)
{
	struct pty *pty = start_with("LINES=10");

	(void)state;
	assert_true(pty_wait(pty, "demo 24x80"));
	quit(pty);
}

enum { BYTES_OF_TWO_FURTHER_KEYS = 60 };

static void a_step_in_a_list_sends_at_most_150_bytes(void **state)
{
	static const char *const marks[] = { "▶ B", "▶ C", "▶ D", "▶ E", "▶ F" };
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t before = bytes_so_far(pty);

		pty_keys(pty, "j");
		assert_true(pty_wait(pty, marks[i]));
		assert_in_range(bytes_so_far(pty) - before, 1, MOST_BYTES_A_STEP + BYTES_OF_TWO_FURTHER_KEYS);
	}
	quit(pty);
}

static void a_key_that_changes_nothing_sends_nothing(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });
	size_t before;

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	before = bytes_so_far(pty);
	pty_keys(pty, "y y y");
	assert_in_range(bytes_so_far(pty) - before, 1, BYTES_OF_TWO_FURTHER_KEYS);
	quit(pty);
}

static void assert_cursor_is_of(struct pty *pty, const struct canvas *canvas)
{
	size_t row, column;
	bool shown;

	pty_cursor(pty, &row, &column, &shown);
	assert_int_equal(shown, canvas->cursor_shown);
	if (shown) {
		assert_int_equal(row, canvas->cursor_row);
		assert_int_equal(column, canvas->cursor_column);
	}
}

static void assert_styles_are_of(struct pty *pty, const struct canvas *canvas)
{
	for (size_t row = 0; row < canvas->rows; row++)
		for (size_t column = 0; column < canvas->columns; column++)
			if (canvas_cell(canvas, row, column)->columns)
				assert_int_equal(pty_reversed(pty, row, column), canvas_cell(canvas, row, column)->style == STYLE_SELECTED);
}

/* Some terminals cannot hide it. */
static void assert_screen_is_canvas(struct pty *pty, unsigned seed, bool has_cursor)
{
	struct canvas *canvas = canvas_new(24, 80, false);
	char *due, *line;

	random_canvas(canvas, seed);
	due = canvas_text(canvas);
	line = due;
	for (size_t row = 0; row < canvas->rows; row++) {
		char *end = strchr(line, '\n');

		*end = '\0';
		assert_row(pty, row, line);
		line = end + 1;
	}
	assert_styles_are_of(pty, canvas);
	if (has_cursor)
		assert_cursor_is_of(pty, canvas);
	free(due);
	canvas_free(canvas);
}

static void draw_random_canvases(struct pty *pty, unsigned count, bool has_cursor)
{
	char marker[16];

	assert_true(pty_wait(pty, "   L  Someone"));
	for (unsigned seed = 1; seed <= count; seed++) {
		snprintf(marker, sizeof marker, " seed %u.", seed);
		pty_keys(pty, "r");
		assert_true(pty_wait(pty, marker));
		assert_screen_is_canvas(pty, seed, has_cursor);
	}
	quit(pty);
}

static void whatever_changes_the_screen_shows_the_canvas(void **state)
{
	(void)state;
	draw_random_canvases(start(NULL, &(struct pty_options){ 0 }), 300, true);
}

/* With padding (vt100), without a way to say all of a style at once (linux, pcansi), with keys and modes of their own. */
static void it_does_so_on_every_kind_of_terminal(void **state)
{
	static const char *const terminals[] = {
		"TERM=xterm", "TERM=linux", "TERM=vt100", "TERM=vt220", "TERM=rxvt", "TERM=screen", "TERM=screen-256color", "TERM=tmux-256color", "TERM=cygwin",
	};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++)
		draw_random_canvases(start_with(terminals[i]), 20, false);
}

struct last_row { struct pty *pty; const char *due; };

static bool last_row_is(void *context)
{
	const struct last_row *last = context;
	char *row = pty_row(last->pty, 23);
	bool same = !strcmp(row, last->due);

	free(row);
	return same;
}

static void assert_last_row(const char *terminal, const char *key, size_t signs, const char *sign)
{
	struct last_row last = { .pty = start_with(terminal) };
	struct str due = STR_INIT;

	for (size_t i = 0; i < signs; i++)
		str_add(&due, sign);
	last.due = str_text(&due);
	assert_true(pty_wait(last.pty, "   L  Someone"));
	pty_keys(last.pty, "f");
	assert_true(pty_wait(last.pty, "xxx"));
	pty_keys(last.pty, key);
	assert_true(pty_wait_until(last.pty, last_row_is, &last, last.due));
	str_free(&due);
	quit(last.pty);
}

static void the_last_cell_is_left_blank_where_it_would_scroll_the_screen(void **state)
{
	(void)state;
	assert_last_row("TERM=xterm", "f", 80, "x");
	assert_last_row("TERM=xterm", "w", 40, "日");
	assert_last_row("TERM=cygwin", "f", 79, "x");
	assert_last_row("TERM=cygwin", "w", 39, "日");
	assert_last_row("TERM=pcansi", "w", 39, "日");
}

static void control_l_draws_all_again(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });
	size_t before;

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	before = bytes_so_far(pty);
	assert_key(pty, "C-l");
	assert_true(bytes_so_far(pty) - before > 500);
	quit(pty);
}

/* Is there an SGR that sets a colour: 30-38, 40-48, 90-97 or 100-107? */
static bool sends_colour(struct pty *pty)
{
	size_t length;
	const char *at = pty_output(pty, &length);

	while ((at = strstr(at, "\033["))) {
		const char *end = at + 2 + strspn(at + 2, "0123456789;");

		for (const char *number = at + 2; *end == 'm' && number < end; number += strcspn(number, ";m") + 1) {
			long code = strtol(number, NULL, 10);

			if ((code >= 30 && code <= 38) || (code >= 40 && code <= 48) || (code >= 90 && code <= 107))
				return true;
		}
		at = end;
	}
	return false;
}

static bool colours_with(const char *variable)
{
	struct pty *pty = start_with(variable);
	bool colours;

	assert_true(pty_wait(pty, "   L  Someone"));
	assert_true(pty_reversed(pty, 5, 3));
	colours = sends_colour(pty);
	quit(pty);
	return colours;
}

static void NO_COLOR_sends_no_colour(void **state)
{
	(void)state;
	assert_true(colours_with("NO_COLOR="));
	assert_false(colours_with("NO_COLOR=1"));
}

static void eight_colours_and_none_work_too(void **state)
{
	(void)state;
	assert_true(colours_with("TERM=xterm"));
	assert_false(colours_with("TERM=vt100"));
}

static void a_locale_without_utf8_takes_the_C_UTF_8_one(void **state)
{
	struct pty *pty = start_with("LC_ALL=C");

	(void)state;
	assert_true(pty_wait(pty, "demo 24x80 utf8"));
	quit(pty);
}

static void where_no_locale_has_utf8_all_is_ascii(void **state)
{
	static const char *const environment[] = { "LC_ALL=C", NULL };
	char *path = demo_path();
	const char *const arguments[] = { path, "", "no_SUCH.UTF-8", NULL };
	struct pty *pty = pty_start(arguments, &(struct pty_options){ .environment = environment });
	const char *output;
	size_t length;

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	assert_row(pty, 0, "demo 24x80 ascii resizes 0");
	assert_row(pty, 5, " > A  Someone to look after the children at short notice -> needs");
	output = pty_output(pty, &length);
	for (size_t i = 0; i < length; i++)
		assert_true((unsigned char)output[i] < 0x80);
	quit(pty);
	free(path);
}

static void ascii_can_be_asked_for(void **state)
{
	struct pty *pty = start("--ascii", &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "demo 24x80 ascii"));
	quit(pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_frame_shows_the_canvas_as_it_is),
		cmocka_unit_test(every_key_has_its_name),
		cmocka_unit_test(keys_that_TERM_does_not_tell_of_are_known_or_swallowed_whole),
		cmocka_unit_test(a_paste_is_one_key_whatever_is_in_it),
		cmocka_unit_test(a_long_paste_comes_whole),
		cmocka_unit_test(a_resize_is_a_key_and_all_is_drawn_again),
		cmocka_unit_test(any_size_from_1x1_runs),
		cmocka_unit_test(exported_sizes_do_not_freeze_the_size),
		cmocka_unit_test(a_step_in_a_list_sends_at_most_150_bytes),
		cmocka_unit_test(a_key_that_changes_nothing_sends_nothing),
		cmocka_unit_test(whatever_changes_the_screen_shows_the_canvas),
		cmocka_unit_test(it_does_so_on_every_kind_of_terminal),
		cmocka_unit_test(the_last_cell_is_left_blank_where_it_would_scroll_the_screen),
		cmocka_unit_test(control_l_draws_all_again),
		cmocka_unit_test(NO_COLOR_sends_no_colour),
		cmocka_unit_test(eight_colours_and_none_work_too),
		cmocka_unit_test(a_locale_without_utf8_takes_the_C_UTF_8_one),
		cmocka_unit_test(where_no_locale_has_utf8_all_is_ascii),
		cmocka_unit_test(ascii_can_be_asked_for),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
