/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_DESK_SUPPORT_H
#define TALKA_TESTS_DESK_SUPPORT_H

#include "ui/app.h"
#include "unit/session-support.h"

/*
 * desk-support - a room with a console: keys go in, screens come out, without a terminal.
 */
struct desk_room {
	struct room *room;
	struct app *app;
};

/* A console over a room that is taken over; without its curtain. */
struct desk_room *desk_over(struct room *room);
/* As after a kill -9: the folder is opened again behind a new console. */
void desk_open_again(struct desk_room *desk);
void desk_free(struct desk_room *desk);
/* Four needs, A to D, n people, and the ranking (three letters a slip, two places) with its round open. */
struct desk_room *desk_ranking(int people);
/* The ideas (three dots, two at most for one; hands or paper), with the round open; six of them, A to F. */
struct desk_room *desk_ideas(int people);

/* A vote of the caller's: the workshop "v" with these sections, and the round of its [exercise.v] open for so many people. */
struct desk_room *desk_vote(int people, const char *sections, ...) __attribute__((format(printf, 2, 3)));

/* Keys as ui/play.h reads them: names, or letters. */
void desk_type(struct desk_room *desk, const char *keys);
void desk_paste(struct desk_room *desk, const char *text);
/* The screen as text; lives with the room's arena. */
const char *desk_screen(const struct desk_room *desk, size_t rows, size_t columns);
/* Do these words stand at 24x80? */
bool desk_shows(const struct desk_room *desk, const char *words);
/* Draws at sizes from 1x1 on, twice each, and fails where the two differ. */
void desk_draws_at_every_size(const struct desk_room *desk);
/* The value of the last event of the journal, "VERB VALUE". */
const char *desk_last_event(const struct desk_room *desk);
size_t desk_events(const struct desk_room *desk);

#endif
