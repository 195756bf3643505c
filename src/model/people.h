/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_PEOPLE_H
#define TALKA_MODEL_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/event.h"

/*
 * people - who takes part, as codes: P01, P02, ...; never a name.
 *
 * Invariants:
 *  - Codes are unique and never used again; nobody vanishes from the list.
 *  - Present = joined and not left. Entitled to a round = a participant (no
 *    staff, observer, interpreter) present at any moment while it was open.
 */
enum person_kind { PERSON_PARTICIPANT, PERSON_STAFF, PERSON_OBSERVER, PERSON_INTERPRETER, PERSON_KINDS };

struct person {
	const char *code;            /* "P07", "E1" once erased */
	enum person_kind kind;
	bool present, erased;
	int64_t joined_seq, left_seq;   /* 0 = never */
	const char *joined_at, *left_at;   /* UTC texts, "" */
};

size_t people_count(const struct session *session);
const struct person *people_get(const struct session *session, size_t i);
/* The code of whoever is called so, as the list has it; what nobody is called, as it is. */
const char *people_known_as(const struct session *session, const char *code);
/* Index of a code as typed ("p7", "7", "P07"), or SIZE_MAX. */
size_t people_find(const struct session *session, const char *code);
size_t people_present(const struct session *session);           /* participants that are present */
size_t people_most(const struct session *session);              /* the most ever present at once */
const char *people_kind_name(enum person_kind kind);
/* Has anybody been asked whether what is said may be kept? Not what they answered. */
bool people_consent_asked(const struct session *session);
/* The code of the person who comes as the i-th, from 0. Lives with arena. */
const char *people_code(size_t i, struct arena *arena);
/* The code of the next newcomer. */
const char *people_next_code(const struct session *session, struct arena *arena);
/* The index of "one left": the highest code that is present and has no ballot of its own, or SIZE_MAX. */
size_t people_last_unused(const struct session *session);

extern const struct verb people_verbs[];

#endif
