/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TERM_PTY_H
#define TALKA_TESTS_TERM_PTY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * pty - a program in a terminal of its own, for tests: libvterm is the screen.
 *
 * Invariants:
 *  - Nothing sleeps: every wait polls for what must come, up to a deadline,
 *    and says on stderr what was waited for and what the screen showed.
 *  - The environment holds TERM=xterm-256color, LC_ALL=C.UTF-8, PATH, HOME and
 *    the sanitizers' options of the test, and what the caller adds or replaces.
 *
 * Ownership: pty_end() kills what still runs, and frees. char * results: caller frees.
 */
struct pty;

struct pty_options {
	size_t rows, columns;            /* 0: 24 x 80 */
	const char *const *environment;  /* "NAME=value", NULL at the end; may be NULL */
	const char *folder;              /* to start in; NULL = here */
};

/* The program's output goes to the screen; its exit is seen when it and all its children are gone. Never NULL: ends the test program when there is no pty. */
struct pty *pty_start(const char *const arguments[], const struct pty_options *options);
void pty_end(struct pty *pty);

void pty_type(struct pty *pty, const char *text);                     /* as it is */
/* Keys by the names of key_parse(), parted by blanks: "Down*3 Enter C-b a"; other words are typed letter by letter. */
void pty_keys(struct pty *pty, const char *names);
void pty_paste(struct pty *pty, const char *text);                    /* bracketed where the program asked for it */

bool pty_wait(struct pty *pty, const char *text);                     /* until the screen shows it */
bool pty_wait_without(struct pty *pty, const char *text);             /* until it does not */
/* Until it holds, asked again and again; due: what is waited for, in words. */
bool pty_wait_until(struct pty *pty, bool (*holds)(void *context), void *context, const char *due);
bool pty_wait_exit(struct pty *pty, int *status);                     /* status as wait() gives it */
/* As pty_wait_exit(), but of a terminal that has stopped reading. */
bool pty_wait_exit_unread(struct pty *pty, int *status);
/* Until the program writes, without reading it. */
bool pty_wait_unread(struct pty *pty);
/* Reads all that is there now, without waiting. */
void pty_drain(struct pty *pty);

char *pty_row(struct pty *pty, size_t row);                           /* trailing blanks cut */
char *pty_screen(struct pty *pty);                                    /* a LF after each row */
bool pty_shows(struct pty *pty, const char *text);
bool pty_reversed(struct pty *pty, size_t row, size_t column);
void pty_cursor(struct pty *pty, size_t *row, size_t *column, bool *shown);
/* All bytes that the program has sent so far; lives until the next call. */
const char *pty_output(struct pty *pty, size_t *length);

void pty_resize(struct pty *pty, size_t rows, size_t columns);
void pty_signal(struct pty *pty, int number);                         /* to the program */
void pty_signal_front(struct pty *pty, int number);                   /* to the job that a shell in it has in front */
void pty_hang_up(struct pty *pty);                                    /* the window is closed */
/* Is the terminal as it was before: first screen, cursor seen, no paste mode, the same settings? Told on stderr where not. */
bool pty_is_restored(struct pty *pty);

#endif
