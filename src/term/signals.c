/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "term/parts.h"

enum { CRASH_STACK = 64 * 1024 };

static const int told[] = { SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM, SIGINT };
static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT };

enum { TOLD_COUNT = sizeof told / sizeof *told, CRASH_COUNT = sizeof crashes / sizeof *crashes };

/* What handlers need: the one mutable object of the program with static storage. */
static struct {
	int pipe[2];
	volatile sig_atomic_t ending;
	bool guarded;
	struct signals_terminal terminal;
	struct sigaction told_before[TOLD_COUNT], crash_before[CRASH_COUNT];
	void *stack;
} now = { .pipe = { -1, -1 } };

static bool ends(int number)
{
	return number == SIGHUP || number == SIGTERM;
}

static void tell(int number)
{
	int kept = errno;
	unsigned char byte = (unsigned char)number;

	now.ending |= ends(number);
	/* A full pipe already holds more than anyone will read. */
	if (write(now.pipe[1], &byte, 1) < 0)
		errno = kept;
	errno = kept;
}

bool signals_in_front(int terminal)
{
	pid_t front = tcgetpgrp(terminal);

	return front < 0 || front == getpgrp();
}

/* Only what may be called anywhere: anything else may be what crashed. */
static void give_back(int number)
{
	if (now.guarded) {
		now.guarded = false;
		if (write(now.terminal.output, now.terminal.leave, now.terminal.leave_length) >= 0 && signals_in_front(now.terminal.input))
			tcsetattr(now.terminal.input, TCSANOW, &now.terminal.before);
	}
	raise(number);
}

static void restore(const int *numbers, size_t count, const struct sigaction *before)
{
	for (size_t i = 0; i < count; i++)
		sigaction(numbers[i], &before[i], NULL);
}

static bool open_pipe(struct err *err)
{
	if (pipe(now.pipe))
		return err_set(err, "cannot make a pipe: %s", strerror(errno));
	for (size_t i = 0; i < 2; i++) {
		fcntl(now.pipe[i], F_SETFD, FD_CLOEXEC);
		fcntl(now.pipe[i], F_SETFL, O_NONBLOCK);
	}
	return true;
}

bool signals_open(struct err *err)
{
	struct sigaction action = { .sa_handler = tell };

	if (!open_pipe(err))
		return false;
	now.ending = false;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < TOLD_COUNT; i++) {
		/* A write to a terminal that takes nothing goes on after a resize, but not when the program is to end. */
		action.sa_flags = ends(told[i]) ? 0 : SA_RESTART;
		sigaction(told[i], &action, &now.told_before[i]);
	}
	return true;
}

bool signals_ending(void)
{
	return now.ending;
}

void signals_guard(const struct signals_terminal *terminal)
{
	/* On a stack of its own: a stack that is full is a crash too. */
	struct sigaction action = { .sa_handler = give_back, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK) };
	stack_t stack = { .ss_size = CRASH_STACK };

	now.stack = stack.ss_sp = mem_alloc(CRASH_STACK);
	sigaltstack(&stack, NULL);
	now.terminal = *terminal;
	now.guarded = true;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < CRASH_COUNT; i++)
		sigaction(crashes[i], &action, &now.crash_before[i]);
}

static void unguard(void)
{
	stack_t none = { .ss_flags = SS_DISABLE };

	if (!now.stack)
		return;
	now.guarded = false;
	restore(crashes, CRASH_COUNT, now.crash_before);
	sigaltstack(&none, NULL);
	free(now.stack);
	now.stack = NULL;
}

void signals_close(void)
{
	unguard();
	restore(told, TOLD_COUNT, now.told_before);
	for (size_t i = 0; i < 2; i++) {
		close(now.pipe[i]);
		now.pipe[i] = -1;
	}
}

int signals_descriptor(void)
{
	return now.pipe[0];
}

int signals_take(void)
{
	unsigned char byte;

	return read(now.pipe[0], &byte, 1) == 1 ? byte : 0;
}

void signals_stop(void)
{
	struct sigaction plain = { .sa_handler = SIG_DFL }, stop, go_on;

	sigemptyset(&plain.sa_mask);
	sigaction(SIGTSTP, &plain, &stop);
	sigaction(SIGCONT, &plain, &go_on);
	kill(0, SIGTSTP);   /* the whole job, as the terminal would */
	sigaction(SIGTSTP, &stop, NULL);
	sigaction(SIGCONT, &go_on, NULL);
}
