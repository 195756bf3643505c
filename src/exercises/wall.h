/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXERCISES_WALL_H
#define TALKA_EXERCISES_WALL_H

#include "model/exercise.h"
#include "model/look.h"
#include "view/board.h"

/*
 * wall - the parts that the walls of several types share.
 *
 * Invariants:
 *  - Texts of the script stand in the wall's language; where both languages are
 *    asked for, the next one of the script stands behind or below.
 *
 * Ownership: texts live with scene->arena.
 */

/* The workshop's own word ([words]) for one of talka's, in the form that it takes behind n: "card | cards". NULL: talka's own stands. */
const char *wall_word(const struct scene *scene, const char *word, long n);
/* "slips in", or "cards in" where the workshop calls them so. */
const char *wall_ballots_in(const struct scene *scene, size_t n);
/* Where the letters are written: "on your slip", "on your card". */
const char *wall_on_ballot(const struct scene *scene);
/* "3 people", or whatever the workshop calls them. */
const char *wall_people(const struct scene *scene, int64_t n);
/* The same scene in the language that stands beside the wall's, or the scene itself where only one is shown. */
struct scene wall_beside(const struct scene *scene, const struct look *look);
/* Title and prompt, with which every wall begins. */
void wall_open(const struct scene *scene, const struct look *look, struct board *board);
/* The time that is left, where the room may see it. */
void wall_clock(const struct scene *scene, struct board *board);
/* The cell of a matrix that the arrows chose, as far as there are so many rows and heads. */
void wall_focus(const struct look *look, struct block *matrix);
/* A text of the script, as the option of this name or as written there. Nothing where it is empty. */
void wall_text(const struct scene *scene, const struct look *look, struct board *board, const struct texts *texts);
/* An item's words alone, in both languages where both are shown. */
const char *wall_words(const struct scene *scene, const struct look *look, const struct item *item);
/* The same behind its symbol; wording is what stood on the slips, or NULL for the item's own. */
const char *wall_item(const struct scene *scene, const struct look *look, const struct item *item, const char *wording);
/* "said 3 times"; "" where it was said once. */
const char *wall_mentions(const struct scene *scene, const struct item *item);
/* A list of items with letters; the row of look is selected, but for the first, which is seen anyhow. heading may be "". */
void wall_items(const struct scene *scene, const struct look *look, struct board *board, const char *heading,
    const struct listing *listing);
/* What type->shown or, without it, session_listing() lists, as far as the filter lets through. */
struct listing wall_shown(const struct scene *scene, const struct look *look);
/* The rows of a listing that the filter lets through; changes the listing. */
struct listing wall_filter(const struct scene *scene, const struct look *look, struct listing listing);

#endif
