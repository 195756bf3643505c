/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_PLAY_STAGE_H
#define TALKA_PLAY_STAGE_H

#include "cmd/tongues.h"
#include "ui/app.h"
#include "unit/session-support.h"

/*
 * stage - a session and its console without a terminal.
 *
 * The evening is always that of 23 November 2026, 19:30 in Vilnius.
 */
struct stage {
	struct room *room;
	struct app *app;
	bool ascii;
	struct tongues tongues;
};

/* Ends the program in words where the workshop has faults. */
void stage_open(struct stage *stage, const char *workshop, bool ascii);
void stage_close(struct stage *stage);
/* As after a kill -9: what is on the disk is opened again. */
void stage_open_again(struct stage *stage);
void stage_open_in(struct stage *stage, const char *folder);   /* the same where the session was moved to */

void stage_key(struct stage *stage, const struct key *key);
/* Keys as ui/play.h reads them. */
void stage_keys(struct stage *stage, const char *keys);
void stage_pass(struct stage *stage, int64_t ms);
/* Drawn on a canvas of this size. Caller frees. */
struct canvas *stage_canvas(const struct stage *stage, size_t rows, size_t columns);
/* What talka wall shows of it on its own terminal. Caller frees. */
struct canvas *stage_wall(const struct stage *stage, size_t rows, size_t columns);
/* The screen as text. Caller frees. */
char *stage_screen(const struct stage *stage, size_t rows, size_t columns);
/* Is the fold of the journal's standing events the live session? */
bool stage_folds_the_same(const struct stage *stage);
/* The first key that two rows want which hold now, as text; NULL where there is none. Caller frees. */
char *stage_double_key(const struct stage *stage);
bool stage_shows(const struct stage *stage, const char *words);     /* at 24x80 */

#endif
