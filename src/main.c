/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/random.h"
#include "base/str.h"
#include "cmd/command.h"
#include "file/disk.h"
#include "term/term.h"

/* What the machine has is handed in from here: clock, chance, disk, terminal, environment. */

static struct terminal *open_terminal(bool ascii, struct err *err)
{
	return term_open(&(struct term_options){ .ascii = ascii }, err);
}

static const struct terminal_door door = { .open = open_terminal, .close = term_close };

static const char *environment(const char *name)
{
	return getenv(name);
}

static char *who_am_i(void)
{
	const char *user = getenv("USER");
	char host[256] = "this machine";
	struct str text = STR_INIT;

	gethostname(host, sizeof host - 1);
	str_add_format(&text, "%s by %s", host, user && *user ? user : "somebody");
	return str_take(&text);
}

/* Caller frees. Where programs keep what is no document: a copy of the sessions' folder does not have it. */
static char *own_keys(void)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	struct str path = STR_INIT;

	if (state && *state == '/')
		str_add(&path, state);
	else
		str_add_format(&path, "%s/.local/state", home && *home ? home : ".");
	str_add(&path, "/talka/keys");
	return str_take(&path);
}

static int run(struct command_call *call, int argc, char **argv)
{
	struct clock clock;
	struct err err = ERR_INIT;
	int code;

	if (sodium_init() < 0 || !clock_system_open(&clock, &err)) {
		fprintf(stderr, "talka: %s\n", err_is_set(&err) ? err_text(&err) : "the machine gives no random numbers");
		err_clear(&err);
		return EXIT_FAILED;
	}
	call->clock = &clock;
	code = command_main(call, argc, argv);
	clock_system_close(&clock);
	return code;
}

/* Caller frees. A program that was not installed has its catalogues beside itself. */
static char *own_languages(const char *program)
{
	const char *slash = program ? strrchr(program, '/') : NULL;
	struct str path = STR_INIT;

	if (!slash)
		return NULL;
	str_add_slice(&path, program, (size_t)(slash - program));
	str_add(&path, "/po");
	return str_take(&path);
}

/* What was printed is out, or the reason is told. */
static bool printed(void)
{
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	fprintf(stderr, "talka: standard output: %s\n", strerror(errno));
	return false;
}

int main(int argc, char **argv)
{
	struct disk disk = disk_system();
	struct random random = random_system();
	char *who = who_am_i(), *own = own_languages(argv[0]), *keys = own_keys();
	const char *languages[] = { own ? own : TALKA_LANGUAGES, TALKA_LANGUAGES, NULL };
	struct command_call call = { .disk = &disk, .random = &random, .terminal = &door, .environment = environment,
		.languages = languages, .called = strchr(argv[0], '/') ? argv[0] : NULL, .who = who, .keys = keys,
		.in = stdin, .out = stdout, .problems = stderr };
	int code;

	/* A limit on the size of files is told as a full disk is: by the call that failed. */
	signal(SIGXFSZ, SIG_IGN);
	code = run(&call, argc, argv);
	free(who);
	free(own);
	free(keys);
	return printed() ? code : EXIT_FAILED;
}
