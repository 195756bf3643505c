/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_NOTES_H
#define TALKA_MODEL_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "model/script.h"

/*
 * notes - what only the facilitator sees: the script's private texts, the
 * notes written during the session, attributes, cards and consent of people.
 *
 * Floors allow this header to ui (the private layer) and export alone, so that
 * no type of exercise and no wall can name what is in it.
 */
struct session;

/* The private part of the script: only its reader fills it, only the functions below read it. */
struct script_private { const char *bytes; size_t size; struct texts prepare; };
struct exercise_private { struct texts speak, notes; };
struct list_item_private { const char *note; };

/* The workshop file as it was read, with all that is private in it. */
const char *notes_file(const struct script *script, size_t *size);
/* What to see to before people come, a line a thing; "". */
const char *notes_prepare(const struct script *script, size_t language);
const char *notes_speak(const struct exercise *exercise, size_t language);   /* "" */
const char *notes_for(const struct exercise *exercise, size_t language);     /* "" */
/* How long the words to say take when they are said slowly: 130 words a minute, or as many letters where words are long. */
int64_t notes_speak_seconds(const struct exercise *exercise, size_t language);
const char *notes_of_item(const struct list_item *item);                      /* "" */

struct note { const char *exercise; const char *time; const char *text; };
size_t notes_count(const struct session *session);
const struct note *notes_get(const struct session *session, size_t i);

/* A person's answer to an attribute, "" = no answer. */
const char *notes_attribute(const struct session *session, size_t person, size_t attribute);
/* Were the small groups of the exercise, as dealt last, mixed by this attribute? */
bool notes_mixed_by(const struct session *session, const struct exercise *exercise, size_t attribute);
/* The code on a person's card, which is the same at every evening; "" = none. */
const char *notes_card(const struct session *session, size_t person);
/* 1 given, 0 refused, -1 not asked. */
int notes_consent(const struct session *session, size_t person);
int64_t notes_consent_count(const struct session *session);                   /* by a show of hands; -1 not asked */
/* People counted by hands for a choice of an attribute; -1 not counted. */
int64_t notes_headcount(const struct session *session, size_t attribute, size_t choice);

#endif
