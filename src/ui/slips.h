/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_SLIPS_H
#define TALKA_UI_SLIPS_H

#include "model/ballot.h"
#include "ui/input.h"

/*
 * slips - what a slip looks like at the desk, seen or unseen.
 *
 * Invariants:
 *  - Unseen, a slip tells only how many letters there are and whether it is valid.
 *
 * Ownership: texts live with app_scratch().
 */

/* What the letters in a field come to. */
struct slip_reading {
	struct ballot_reading ballot;
	bool fine;                       /* may be kept as it stands (also blank and spoilt) */
	const char *words;               /* what is wrong, or what Enter would keep; fit for the room unless desk->shown */
};

struct slip_reading slip_read(const struct app *app, const struct desk *desk, const char *typed);
/* "3 of 3", or "3 marked" where any number may be. */
const char *slip_count_words(const struct app *app, const struct desk *desk, const struct pick *picks, size_t count);
/* As typed: "C A F", "-", "!". */
const char *slip_letters(const struct app *app, const struct poll *poll, const struct ballot *ballot);
/* The paper slip before or after this number, 0 where there is none; before 0 stands the last. What others typed themselves is not listed. */
int64_t slip_before(const struct poll *poll, int64_t number);
int64_t slip_after(const struct poll *poll, int64_t number);
size_t slips_listed(const struct poll *poll);
/* Slips in the area, the picked one (its number) lit and visible. */
void slips_draw(const struct app *app, const struct desk *desk, int64_t picked, struct canvas *canvas, struct area area);

#endif
