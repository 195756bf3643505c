/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_MINUTES_H
#define TALKA_MODEL_MINUTES_H

#include <stddef.h>
#include <stdint.h>

#include "model/event.h"

/*
 * minutes - what was parked and what was decided.
 */
struct parked { const char *item; const char *text; const char *exercise; const char *time; const char *settled_how; /* "" = open */ };
size_t parking_count(const struct session *session);
const struct parked *parking_get(const struct session *session, size_t i);

enum decision_status { DECISION_STANDS, DECISION_CHANGED, DECISION_WITHDRAWN };
struct decision {
	const char *id;                        /* "D1" */
	const char *wording, *exercise;
	int64_t round;                         /* of the exercise it was made in; 0 */
	const char *based_exercise;            /* the last closed round, "" */
	int64_t based_round;
	enum decision_status status;
	const char *made_at;
	int64_t present;
	const char *holder, *review_on, *replaced_by;   /* "" */
	const char *const *items;              /* ids, ended by NULL */
};
/* What a decision made now would rest on: the round that was closed last. The exercise's id, "" where there is none. */
const char *decisions_basis(const struct session *session, int64_t *round);
size_t decisions_count(const struct session *session);
const struct decision *decisions_get(const struct session *session, size_t i);

extern const struct verb minutes_verbs[];

#endif
