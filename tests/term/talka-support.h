/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TERM_TALKA_SUPPORT_H
#define TALKA_TESTS_TERM_TALKA_SUPPORT_H

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
#include "file/disk.h"
#include "term/pty.h"

/*
 * talka-support - the real program in a terminal of its own and in a new folder,
 * its chance pinned (see pinned.c), and what it has written.
 */
struct place {
	char *folder;                    /* new, also the program's HOME and where it starts */
	char *session;                   /* folder/s */
	struct disk disk;
};

/* For cmocka: *state is a struct place. */
int place_open(void **state);
int place_close(void **state);

char *talka_program(void);                      /* caller frees */
/* talka-pinned with these words behind its name, NULL at the end. */
struct pty *talka_start(const struct place *place, const struct pty_options *options, ...);
/* talka run --into SESSION of a workshop that ships, or of a file in the place. */
struct pty *talka_run(const struct place *place, const char *session, const char *workshop);
struct pty *talka_resume(const struct place *place, const char *session);
void talka_ends(struct pty *pty, int code);     /* by itself, with this code; the terminal is as before */
void talka_kill(struct pty *pty);               /* kill -9, and it is dead */

/* The disk of the program is full from now on, or is not any more. */
void place_fill(const struct place *place, bool full);
/* Do the words stand in any file below the folder? As grep -r would find them. */
bool place_has(const struct place *place, const char *folder, const char *words);
/* The file, caller frees; fails the test where there is none. */
char *place_read(const struct place *place, const char *path);
/* Whole rows of the session's journal but those that opening it wrote. */
size_t place_events(const struct place *place, const char *session);
/* Until there are so many. */
bool place_wait_events(const struct place *place, const char *session, struct pty *pty, size_t events);

#endif
