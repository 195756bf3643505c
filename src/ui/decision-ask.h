/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_DECISION_ASK_H
#define TALKA_UI_DECISION_ASK_H

#include "model/minutes.h"
#include "ui/app.h"

/*
 * decision-ask - what was decided, who carries it out, when it is looked at again:
 * three questions, one event.
 */

/* old NULL: a new decision; else one that is worded anew. */
void decision_ask(struct app *app, const struct decision *old);
/* "What first?, round 1", or "". Lives with app_scratch(). */
const char *decision_basis_words(const struct app *app, const char *exercise, int64_t round);

#endif
