/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "term/pty-inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

/* What is waited for may come without a drawing: it is looked for so often. */
enum { GLANCE_MS = 20 };
enum { ROWS = 24, COLUMNS = 80, MOST_VARIABLES = 64 };

static _Noreturn void give_up(const char *what)
{
	perror(what);
	abort();
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- The screen */

static int set_property(VTermProp property, VTermValue *value, void *context)
{
	struct pty *pty = context;

	if (property == VTERM_PROP_ALTSCREEN)
		pty->other_screen = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		pty->cursor_hidden = !value->boolean;
	return 1;
}

static void open_screen(struct pty *pty)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = set_property };

	pty->vterm = vterm_new((int)pty->rows, (int)pty->columns);
	vterm_set_utf8(pty->vterm, 1);
	pty->screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
	vterm_screen_reset(pty->screen, 1);
}

/* --- Start */

static void set_size(struct pty *pty)
{
	struct winsize size = { .ws_row = (unsigned short)pty->rows, .ws_col = (unsigned short)pty->columns };

	if (ioctl(pty->master, TIOCSWINSZ, &size))
		give_up("TIOCSWINSZ");
}

static void open_master(struct pty *pty)
{
	pty->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (pty->master < 0 || grantpt(pty->master) || unlockpt(pty->master))
		give_up("no pty");
	fcntl(pty->master, F_SETFD, FD_CLOEXEC);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
}

/* NAME=value replaces the NAME that is there. */
static void add_variable(const char **variables, const char *variable)
{
	size_t name = strcspn(variable, "=") + 1, i = 0;

	while (variables[i] && strncmp(variables[i], variable, name))
		i++;
	if (i < MOST_VARIABLES)
		variables[i] = variable;
}

static void add_own(struct str *str, const char **variables, const char *name)
{
	const char *value = getenv(name);

	if (!value)
		return;
	str_add_format(str, "%s=%s", name, value);
	add_variable(variables, str_take(str));
}

/* Runs in the child, which ends or becomes another program: nothing is freed. */
static void collect_environment(const char **variables, const char *const *more)
{
	static const char *const own[] = { "PATH", "HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE", "GCOV_PREFIX" };
	struct str str = STR_INIT;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		add_own(&str, variables, own[i]);
	add_variable(variables, "TERM=xterm-256color");
	add_variable(variables, "LC_ALL=C.UTF-8");
	add_variable(variables, "TZ=UTC");
	for (; more && *more; more++)
		add_variable(variables, *more);
}

static void take_terminal(const char *name)
{
	int slave;

	setsid();
	slave = open(name, O_RDWR);
	if (slave < 0 || ioctl(slave, TIOCSCTTY, 0))
		give_up(name);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
}

static _Noreturn void become(const char *const arguments[], const struct pty_options *options, const char *terminal)
{
	const char *variables[MOST_VARIABLES + 1] = { NULL };

	collect_environment(variables, options->environment);
	take_terminal(terminal);
	if (options->folder && chdir(options->folder))
		give_up(options->folder);
	execve(arguments[0], (char *const *)(uintptr_t)arguments, (char *const *)(uintptr_t)variables);
	give_up(arguments[0]);
}

static void start(struct pty *pty, const char *const arguments[], const struct pty_options *options)
{
	const char *terminal = ptsname(pty->master);
	int life[2];

	if (!terminal || pipe(life))
		give_up("pipe");
	fcntl(life[0], F_SETFD, FD_CLOEXEC);
	pty->pid = fork();
	if (pty->pid < 0)
		give_up("fork");
	if (!pty->pid)
		become(arguments, options, terminal);
	close(life[1]);
	pty->life = life[0];
}

struct pty *pty_start(const char *const arguments[], const struct pty_options *options)
{
	struct pty *pty = mem_alloc(sizeof *pty);

	pty->rows = options->rows ? options->rows : ROWS;
	pty->columns = options->columns ? options->columns : COLUMNS;
	open_master(pty);
	set_size(pty);
	if (tcgetattr(pty->master, &pty->before))
		give_up("tcgetattr");
	open_screen(pty);
	start(pty, arguments, options);
	return pty;
}

void pty_end(struct pty *pty)
{
	if (pty->pid) {
		kill(-pty->pid, SIGKILL);
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	if (pty->master >= 0)
		close(pty->master);
	close(pty->life);
	vterm_free(pty->vterm);
	str_free(&pty->output);
	free(pty);
}

/* --- What the program writes */

static void take_output(struct pty *pty, const char *bytes, size_t length)
{
	char answer[256];
	size_t answered;

	str_add_slice(&pty->output, bytes, length);
	vterm_input_write(pty->vterm, bytes, length);
	while ((answered = vterm_output_read(pty->vterm, answer, sizeof answer)))
		if (write(pty->master, answer, answered) < 0)
			return;
}

void pty_drain(struct pty *pty)
{
	char bytes[4096];
	ssize_t length;

	while (pty->master >= 0 && (length = read(pty->master, bytes, sizeof bytes)) > 0)
		take_output(pty, bytes, (size_t)length);
}

/* Reads what comes until the deadline; false when it has passed, or when nobody has the terminal open any more. */
static bool news(struct pty *pty, int64_t deadline)
{
	struct pollfd fd = { .fd = pty->master, .events = POLLIN };
	int64_t left = deadline - now_ms();

	if (left <= 0)
		return false;
	poll(&fd, 1, (int)left);
	pty_drain(pty);
	return !(fd.revents & POLLHUP) || (fd.revents & POLLIN);
}

static void tell_screen(struct pty *pty, const char *due)
{
	char *screen = pty_screen(pty);

	fprintf(stderr, "waited in vain: %s; the screen shows:\n%s", due, screen);
	free(screen);
}

bool pty_wait_until(struct pty *pty, bool (*holds)(void *context), void *context, const char *due)
{
	int64_t deadline = now_ms() + DEADLINE_MS;

	pty_drain(pty);
	while (!holds(context) && now_ms() < deadline && news(pty, now_ms() + GLANCE_MS))
		;
	if (holds(context))
		return true;
	tell_screen(pty, due);
	return false;
}

struct sight { struct pty *pty; const char *text; bool shown; };

static bool is_so(void *context)
{
	const struct sight *sight = context;

	return pty_shows(sight->pty, sight->text) == sight->shown;
}

static bool wait_until(struct pty *pty, const char *text, bool shown)
{
	struct sight sight = { .pty = pty, .text = text, .shown = shown };
	struct str due = STR_INIT;
	bool came;

	str_add_format(&due, "%s \"%s\"", shown ? "for" : "for the end of", text);
	came = pty_wait_until(pty, is_so, &sight, str_text(&due));
	str_free(&due);
	return came;
}

bool pty_wait(struct pty *pty, const char *text)
{
	return wait_until(pty, text, true);
}

bool pty_wait_without(struct pty *pty, const char *text)
{
	return wait_until(pty, text, false);
}

/* Output is read on meanwhile: a full terminal would hold the program up. */
static bool has_ended(struct pty *pty, int64_t deadline)
{
	struct pollfd fds[] = { { .fd = pty->life, .events = POLLIN }, { .fd = pty->master, .events = POLLIN } };

	for (int64_t left; (left = deadline - now_ms()) > 0; ) {
		poll(fds, 2, (int)left);
		pty_drain(pty);
		if (fds[0].revents)
			return true;
		if (fds[1].revents & POLLHUP)
			fds[1].fd = -1;
	}
	return false;
}

static bool has_ended_unread(const struct pty *pty)
{
	struct pollfd life = { .fd = pty->life, .events = POLLIN };

	return poll(&life, 1, DEADLINE_MS) > 0;
}

bool pty_wait_unread(struct pty *pty)
{
	struct pollfd master = { .fd = pty->master, .events = POLLIN };

	return poll(&master, 1, DEADLINE_MS) > 0;
}

static bool tell_exit(struct pty *pty, bool ended, int *status)
{
	if (!ended) {
		tell_screen(pty, "for the program's end");
		return false;
	}
	if (pty->pid)
		waitpid(pty->pid, &pty->status, 0);
	pty->pid = 0;
	*status = pty->status;
	return true;
}

bool pty_wait_exit(struct pty *pty, int *status)
{
	return tell_exit(pty, has_ended(pty, now_ms() + DEADLINE_MS), status);
}

bool pty_wait_exit_unread(struct pty *pty, int *status)
{
	return tell_exit(pty, has_ended_unread(pty), status);
}

void pty_resize(struct pty *pty, size_t rows, size_t columns)
{
	pty->rows = rows;
	pty->columns = columns;
	vterm_set_size(pty->vterm, (int)rows, (int)columns);
	set_size(pty);
}

void pty_signal(struct pty *pty, int number)
{
	if (pty->pid)
		kill(pty->pid, number);
}

void pty_signal_front(struct pty *pty, int number)
{
	pid_t front = tcgetpgrp(pty->master);

	if (front > 0)
		kill(-front, number);
}

void pty_hang_up(struct pty *pty)
{
	close(pty->master);
	pty->master = -1;
}
