/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_START_H
#define TALKA_UI_START_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/loop.h"

/*
 * start - the page that `talka` alone opens: workshops to run, sessions to go on with.
 *
 * Invariants:
 *  - Which sessions there were is private: they are not read before somebody
 *    said that the projector is dark.
 *
 * Ownership: what is added is copied.
 */
struct start;

/* One line of the page. */
struct start_offer {
	const char *title, *path;
	const char *note;      /* beside the title: how long it takes */
	const char *about;     /* below the list while it is selected */
	const char *fault;     /* why it cannot be run, in words; NULL = it can */
};

enum start_part { START_WORKSHOPS, START_SESSIONS, START_PARTS };

struct start_options {
	const char *sessions_folder;                                   /* for the words; borrowed */
	void (*list_sessions)(void *context, struct start *start);     /* adds them, the latest first */
	void *context;
};

struct start *start_new(const struct start_options *options);
void start_free(struct start *start);
void start_add(struct start *start, enum start_part part, const struct start_offer *offer);
/* What was chosen, NULL = nothing. */
const char *start_chosen(const struct start *start, enum start_part *part);
struct front start_front(struct start *start);

#endif
