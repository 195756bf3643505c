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
		cmocka_unit_test(a_crash_gives_the_terminal_back_and_dies_of_its_signal),
		cmocka_unit_test(a_terminal_that_cannot_place_text_is_refused_in_words),
		cmocka_unit_test(a_terminal_nobody_knows_is_refused_in_words),
		cmocka_unit_test(without_a_terminal_it_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
