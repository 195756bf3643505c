/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SCRIPT_ROUNDS_H
#define TALKA_MODEL_SCRIPT_ROUNDS_H

#include "model/script.h"

/*
 * script-rounds - how a workshop means to vote, and what it has to know of people for
 * that, read straight off its file: for who prepares it.
 */

/* The attribute by which the result of the exercise is told, too; NULL = none. */
const struct attribute *script_split(const struct script *script, const struct exercise *exercise);
/* The same, where its secret slips come in a box for each answer. */
const struct attribute *script_boxes(const struct script *script, const struct exercise *exercise);
/* Has everybody to be asked alone, because something is done with whose answer it was? Else raised hands are enough. */
bool script_asks_alone(const struct script *script, const struct attribute *attribute);
/* "slips, in secret; at least 75 % should vote"; "" where nothing is voted on. Lives with arena. */
const char *script_round_words(const struct script *script, const struct exercise *exercise, size_t language, struct arena *arena);

#endif
