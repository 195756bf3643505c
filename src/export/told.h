/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_TOLD_H
#define TALKA_EXPORT_TOLD_H

#include "model/poll-record.h"

/*
 * told - what the journal told of a round, read out of its words.
 */

/* Which of the round's items stand in a word such as selected=a|b. One flag an item; lives with arena. */
bool *told_items(const char *value, const char *word, const struct round_record *record, struct arena *arena);
/* fallback where the word is missing. */
int64_t told_number(const char *value, const char *word, int64_t fallback);

#endif
