/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/demo-support.h"

enum { ENDED_BY_HANGUP = 3 };

static void a_shell_gets_the_terminal_and_gives_it_back(void **state)
{
	char *path = demo_path();
	const char *const arguments[] = { "/bin/sh", "-mc", "\"$0\"; echo shell again; read line; fg; echo end of demo", path, NULL };
	struct pty *pty = pty_start(arguments, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	pty_keys(pty, "j C-z");
	assert_true(pty_wait(pty, "shell again"));
	assert_true(pty_is_restored(pty));
	pty_resize(pty, 20, 70);
	pty_type(pty, "\n");
	assert_true(pty_wait(pty, "demo 20x70"));
	assert_true(pty_wait(pty, "▶ B"));
	assert_true(pty_wait(pty, "key: Resize"));
	pty_keys(pty, "q");
	assert_true(pty_wait(pty, "end of demo"));
	assert_ends(pty, 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
	free(path);
}

static void stopped_by_force_and_continued_it_draws_all_again(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });
	size_t before;

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	before = bytes_so_far(pty);
	pty_signal(pty, SIGSTOP);
	pty_signal(pty, SIGCONT);
	assert_true(pty_wait(pty, "resizes 1"));
	assert_true(bytes_so_far(pty) - before > 500);
	quit(pty);
}

static void a_closed_window_ends_the_program(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });

	(void)state;
	assert_true(pty_wait(pty, "key: none"));
	pty_hang_up(pty);
	assert_ends(pty, ENDED_BY_HANGUP);
	pty_end(pty);
}

static void a_request_to_end_gives_the_terminal_back(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP };

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct pty *pty = start(NULL, &(struct pty_options){ 0 });

		assert_true(pty_wait(pty, "key: none"));
		pty_signal(pty, numbers[i]);
		assert_ends(pty, ENDED_BY_HANGUP);
		assert_true(pty_is_restored(pty));
		pty_end(pty);
	}
}

enum { WIDER_THAN_A_PTY_HOLDS = 30000 };

static void a_frame_that_is_longer_than_what_a_pty_holds_comes_whole(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ .rows = 24, .columns = WIDER_THAN_A_PTY_HOLDS });
	char *rule;

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	rule = pty_row(pty, 1);
	assert_int_equal(strlen(rule), WIDER_THAN_A_PTY_HOLDS * strlen("─"));
	free(rule);
	quit(pty);
}

static void a_terminal_that_has_stopped_reading_does_not_hold_up_the_end(void **state)
{
	struct pty *pty = start(NULL, &(struct pty_options){ .rows = 24, .columns = WIDER_THAN_A_PTY_HOLDS });
	int status;

	(void)state;
	assert_true(pty_wait_unread(pty));
	pty_signal(pty, SIGTERM);
	assert_true(pty_wait_exit_unread(pty, &status));
	assert_true(WIFEXITED(status));
	pty_end(pty);
}

static struct pty *start_in_shell(const char *script)
{
	char *path = demo_path();
	const char *const arguments[] = { "/bin/sh", "-mc", script, path, NULL };
	struct pty *pty = pty_start(arguments, &(struct pty_options){ 0 });

	free(path);
	return pty;
}

/* A shell that people type into brings its own settings back. */
static void a_request_to_end_comes_through_in_the_background(void **state)
{
	(void)state;
	for (int by_force = 0; by_force < 2; by_force++) {
		struct pty *pty = start_in_shell("f=$(mktemp) s=$(stty -g); \"$0\"; stty $s; kill -TERM %1; kill -CONT %1; "
		    "until jobs >$f; grep -q 'Done(3)\\|Exit 3' $f; do :; done; rm $f; echo ended with 3");

		assert_true(pty_wait(pty, "   L  Someone"));
		if (by_force)
			pty_signal_front(pty, SIGSTOP);
		else
			pty_keys(pty, "C-z");
		assert_true(pty_wait(pty, "ended with 3"));
		assert_ends(pty, 0);
		assert_true(pty_is_restored(pty));
		pty_end(pty);
	}
}

/* A shell with an editor of lines has settings of its own while nothing is in front. */
static void started_in_the_background_it_waits_for_the_front(void **state)
{
	struct pty *pty = start_in_shell("f=$(mktemp); stty -echo -icanon; \"$0\" & "
	    "until jobs >$f; grep -q Stopped $f; do :; done; rm $f; stty echo icanon; fg; echo end of demo");

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	pty_keys(pty, "q");
	assert_true(pty_wait(pty, "end of demo"));
	assert_ends(pty, 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void where_there_is_one_screen_the_shell_gets_a_clean_one(void **state)
{
	struct pty *pty = start_with("TERM=linux");
	size_t row, column;
	bool shown;

	(void)state;
	assert_true(pty_wait(pty, "   L  Someone"));
	pty_keys(pty, "q");
	assert_ends(pty, 0);
	assert_row(pty, 0, "");
	assert_false(pty_shows(pty, "Someone"));
	pty_cursor(pty, &row, &column, &shown);
	assert_int_equal(row, 0);
	assert_int_equal(column, 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void assert_crash(const char *key, int number)
{
	struct pty *pty = start(NULL, &(struct pty_options){ 0 });
	int status;

	assert_true(pty_wait(pty, "key: none"));
	if (key)
		pty_keys(pty, key);
	else
		pty_signal(pty, number);
	assert_true(pty_wait_exit(pty, &status));
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), number);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void a_crash_gives_the_terminal_back_and_dies_of_its_signal(void **state)
{
	(void)state;
	assert_crash("!", SIGABRT);
	assert_crash("$", SIGSEGV);
	assert_crash(NULL, SIGBUS);
	assert_crash(NULL, SIGFPE);
	assert_crash(NULL, SIGILL);
	assert_crash(NULL, SIGQUIT);
}

static void a_terminal_that_cannot_place_text_is_refused_in_words(void **state)
{
	struct pty *pty = start_with("TERM=dumb");

	(void)state;
	assert_ends(pty, 1);
	assert_true(pty_wait(pty, "the terminal \"dumb\" cannot place text on its screen"));
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static void a_terminal_nobody_knows_is_refused_in_words(void **state)
{
	struct pty *pty = start_with("TERM=no-such-terminal");

	(void)state;
	assert_ends(pty, 1);
	assert_true(pty_wait(pty, "nothing is known here about the terminal \"no-such-terminal\""));
	pty_end(pty);
	pty = start_with("TERM=");
	assert_ends(pty, 1);
	assert_true(pty_wait(pty, "TERM is empty"));
	pty_end(pty);
}

static void without_a_terminal_it_says_so(void **state)
{
	char *path = demo_path();
	const char *const arguments[] = { "/bin/sh", "-c", "\"$0\" </dev/null", path, NULL };
	struct pty *pty = pty_start(arguments, &(struct pty_options){ 0 });

	(void)state;
	assert_ends(pty, 1);
	assert_true(pty_wait(pty, "is not a terminal"));
	pty_end(pty);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shell_gets_the_terminal_and_gives_it_back),
		cmocka_unit_test(stopped_by_force_and_continued_it_draws_all_again),
		cmocka_unit_test(a_closed_window_ends_the_program),
		cmocka_unit_test(a_request_to_end_gives_the_terminal_back),
		cmocka_unit_test(a_frame_that_is_longer_than_what_a_pty_holds_comes_whole),
		cmocka_unit_test(a_terminal_that_has_stopped_reading_does_not_hold_up_the_end),
		cmocka_unit_test(a_request_to_end_comes_through_in_the_background),
		cmocka_unit_test(started_in_the_background_it_waits_for_the_front),
		cmocka_unit_test(where_there_is_one_screen_the_shell_gets_a_clean_one),
		cmocka_unit_test(a_crash_gives_the_terminal_back_and_dies_of_its_signal),
		cmocka_unit_test(a_terminal_that_cannot_place_text_is_refused_in_words),
		cmocka_unit_test(a_terminal_nobody_knows_is_refused_in_words),
		cmocka_unit_test(without_a_terminal_it_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
