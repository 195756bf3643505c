/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_FRAME_H
#define TALKA_UI_FRAME_H

#include "base/zone.h"
#include "ui/app.h"

/*
 * frame - head line, rule, body, status line, rule, footer.
 *
 * Invariants:
 *  - Under 6 rows or 20 columns there are only the words that the window is too small.
 *  - What is said takes at most a third of the body, and has a row of its own where nothing is said.
 *  - Under 16 rows the upper rule is left out, so that the body keeps its lines.
 */
void frame_draw(const struct app *app, struct canvas *canvas);
/* "Needs evening · 4 of 9  What would ...   18:42", or only "4 of 9" (place) before a long title. Texts may be "". */
struct head { const char *workshop, *place, *title, *clock; };
void frame_head(struct canvas *canvas, const struct head *head);
/* Of what the room sees: the exercise, or behind the curtain only the workshop. Lives with app_scratch(). */
struct head frame_head_of(const struct app *app, bool covered);
const char *frame_clock(struct arena *arena, int64_t utc, const struct zone *zone);      /* "18:42" */
/* What is said, rule, footer. Long words take several rows, so that what to do is read. */
void frame_foot(struct canvas *canvas, enum style style, const char *said, const struct hint *hints, size_t count);
/* The area between head and what is said. */
struct area frame_body(const struct canvas *canvas, const char *said);
/* All below the head, for a screen without a status line. */
struct area frame_below_head(const struct canvas *canvas);
bool frame_too_small(struct canvas *canvas, const struct language *language);    /* draws the words */

#endif
