/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PIPE_CHOICES_H
#define TALKA_UI_PIPE_CHOICES_H

#include "model/pipes.h"
#include "ui/app.h"

/*
 * pipe-choices - where items could come from, as the choices of a dialog, and
 * what to do where the source of an exercise gives nothing.
 */
struct pipe_choices {
	const struct pipe_offer *offers;
	size_t count;                        /* of offers */
	const char **texts;                  /* one each, and room for EXTRA_CHOICES more */
};

enum { EXTRA_CHOICES = 2 };

/* Lives with app_scratch(). exercise NULL: for one that is inserted next. */
struct pipe_choices pipe_choices(const struct app *app, const struct exercise *exercise);
/* "A lift | A bench", or a paste, as one text a line. Lives with app_scratch(). */
const char *pipe_typed_lines(const struct app *app, const char *typed);

/* Asks where an exercise that was not on yet takes its items from; one event is the answer. then: what is asked
 * once it has them; NULL = nothing, Enter begins it. */
void pipe_ask(struct app *app, const struct exercise *exercise, void (*then)(struct app *app, const struct exercise *exercise));

#endif
