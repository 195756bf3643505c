/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TERM_DEMO_SUPPORT_H
#define TALKA_TESTS_TERM_DEMO_SUPPORT_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/str.h"
#include "term/pty.h"

/*
 * demo-support - starts term-demo in a pty, and ends it.
 */
static inline char *demo_path(void)
{
	const char *folder = getenv("builddir");
	struct str path = STR_INIT;

	str_add_format(&path, "%s/tests/term/term-demo", folder ? folder : ".");
	return str_take(&path);
}

static inline struct pty *start(const char *argument, const struct pty_options *options)
{
	char *path = demo_path();
	const char *const arguments[] = { path, argument, NULL };
	struct pty *pty = pty_start(arguments, options);

	free(path);
	return pty;
}

static inline struct pty *start_with(const char *variable)
{
	const char *const environment[] = { variable, NULL };

	return start(NULL, &(struct pty_options){ .environment = environment });
}

static inline void assert_ends(struct pty *pty, int code)
{
	int status;

	assert_true(pty_wait_exit(pty, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), code);
}

static inline void quit(struct pty *pty)
{
	pty_keys(pty, "q");
	assert_ends(pty, 0);
	assert_true(pty_is_restored(pty));
	pty_end(pty);
}

static inline void assert_row(struct pty *pty, size_t row, const char *due)
{
	char *text = pty_row(pty, row);

	assert_string_equal(text, due);
	free(text);
}

/* All that was sent, and nothing on its way: a further key has been answered. */
static inline size_t bytes_so_far(struct pty *pty)
{
	size_t length;

	pty_keys(pty, "x");
	assert_true(pty_wait(pty, "key: x\n"));
	pty_keys(pty, "y");
	assert_true(pty_wait(pty, "key: y\n"));
	pty_output(pty, &length);
	return length;
}

#endif
