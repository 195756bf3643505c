/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_SECOND_PASS_H
#define TALKA_UI_SECOND_PASS_H

#include "ui/input.h"

/*
 * second-pass - the slips typed a second time, blind, and what differs from the first.
 *
 * Invariants:
 *  - The second typing is never told while the letters of the first could be seen beside it.
 *  - The order of the pile is free: slips are compared as a heap, not one by one.
 *  - Nothing changes in the round but by settling a difference, one step each.
 *  - Settling tells letters only where they are shown.
 *
 * Ownership: caller frees with second_pass_free().
 */
struct second_pass;

struct second_pass *second_pass_new(void);
void second_pass_free(struct second_pass *pass);
/* Is something of it still to be done: slips to type, or differences to settle? */
bool second_pass_pending(const struct app *app, const struct desk *desk, const struct second_pass *pass);
size_t second_pass_rows(const struct app *app, const struct desk *desk, const struct second_pass *pass, size_t columns);
void second_pass_draw(const struct app *app, const struct desk *desk, const struct second_pass *pass, struct canvas *canvas, struct area area);
/* False: not for it. */
bool second_pass_key(struct app *app, const struct desk *desk, struct second_pass *pass, const struct key *key);
const struct hint *second_pass_hints(const struct second_pass *pass);

#endif
