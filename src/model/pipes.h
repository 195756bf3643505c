/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_PIPES_H
#define TALKA_MODEL_PIPES_H

#include "model/exercise.h"

/*
 * pipes - where an exercise's items come from, and where else they could.
 *
 * A pipe is written as in the workshop file: a list's id, an exercise's id with
 * or without one of its outlets ("ranking.selected"), or "parking".
 *
 * Ownership: all lives with the session or the arena that is handed in.
 */

/* The pipes of an exercise, ended by NULL: as a person chose them in the session, else the script's. Empty where it takes none. */
const char *const *pipes_of(const struct session *session, const struct exercise *exercise);
/* The exercise that a pipe comes from (NULL: it is a list), and which of its outlets. */
const struct exercise *pipe_exercise(const struct session *session, const char *pipe, const char **outlet);

/*
 * The exercise that a pipe should bring items from, but that has none: it was left out, or was not on yet. Where an
 * exercise cannot do without items, also the first that was on and gave none, if nothing else brings any. NULL = all is well.
 */
const struct exercise *pipes_dry(const struct session *session, const struct exercise *exercise);

/* What could be taken instead: has items now, and is not taken yet. exercise NULL: for one that is inserted next. */
struct pipe_offer {
	const char *pipe;
	const struct exercise *exercise;     /* NULL = a list, or what is parked */
	const char *help;                    /* of the outlet, a msgid; "" */
	size_t items;
};
struct pipe_offer *pipes_offered(const struct session *session, const struct exercise *exercise, struct arena *arena, size_t *count);
/* The value of the event that takes a pipe in place of those from an exercise that gives nothing. */
const char *pipes_instead(const struct session *session, const struct exercise *exercise, const struct exercise *out, const char *pipe, struct arena *arena);

/* The exercise cannot do without items. */
bool pipes_needed(const struct exercise *exercise);

extern const struct verb pipes_verbs[];

#endif
