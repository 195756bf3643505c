/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PAGES_H
#define TALKA_UI_PAGES_H

#include "ui/app.h"

/*
 * pages - full pages of lines to read and scroll: backstage, private, help.
 *
 * Invariants:
 *  - A page is made anew for each drawing; what is kept is how far it is scrolled.
 *  - Where not all fits, the last line says how many more there are.
 *  - A page with a lit line is scrolled by what is lit, one without by page_scrolls().
 */
struct leaf;                             /* a page being written */

void leaf_heading(struct leaf *leaf, const char *text);
void leaf_text(struct leaf *leaf, enum style style, const char *text);          /* wrapped; a newline breaks */
/* left stands in a column of its own, right beside it, wrapped. */
void leaf_pair(struct leaf *leaf, size_t left_columns, enum style style, const char *left, enum style right_style, const char *right);
/* What the hints of a pane say, a key a line, and the curtain behind them. */
void leaf_hints(const struct app *app, struct leaf *leaf, const struct hint *hints, size_t count);
/* What is written next is lit: the page is scrolled so that it shows. */
void leaf_light(struct leaf *leaf);
void leaf_gap(struct leaf *leaf);                                               /* one blank line, never two */
size_t leaf_columns(const struct leaf *leaf);
bool leaf_ascii(const struct leaf *leaf);

struct scroll { size_t top; };           /* the first line that is shown */

typedef void leaf_fn(const struct app *app, struct leaf *leaf);

void page_draw(const struct app *app, leaf_fn *write, const struct scroll *scroll, struct canvas *canvas, struct area area);
/* Up, Down, PgUp, ... False for all other keys. */
bool page_scrolls(const struct app *app, leaf_fn *write, struct scroll *scroll, const struct key *key);

#endif
