/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_REHEARSAL_H
#define TALKA_CMD_REHEARSAL_H

#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/random.h"
#include "model/poll.h"
#include "model/sitting.h"

/*
 * rehearsal - leads any workshop to its end with invented people, through the
 * one door, on a clock that it moves itself.
 *
 * Invariants:
 *  - The same script, people and seed give the same events.
 *  - Does nothing that a facilitator's keys could not do.
 *  - Ends: every workshop that check lets through is led to its last event.
 */
struct crowd;

struct rehearsal {
	struct sitting *sitting;
	const struct random *chance;
	struct clock_virtual *time;
	size_t people;
	const struct crowd *crowd;       /* NULL = nobody was asked anything; rehearsal_lead() makes its own */
};

/* What those who take part say of themselves to the facilitator alone. */
struct crowd {
	size_t people, attributes;
	size_t *answers;                 /* attributes a person */
};
/* The answer of the person that joined as the i-th to an attribute of the script: from 1, 0 = none. */
size_t crowd_answer(const struct crowd *crowd, size_t person, size_t attribute);

/* From where the session stands to session.close. */
bool rehearsal_lead(const struct rehearsal *rehearsal, struct err *err);

/* People come and are asked what the script wants to know of them. Used by rehearsal_lead(). The crowd lives with arena. */
bool rehearsal_arrive(const struct rehearsal *rehearsal, struct crowd *crowd, struct arena *arena, struct err *err);
/* Before an exercise: now and then somebody comes late, or leaves. Used by rehearsal_lead(). */
bool rehearsal_come_and_go(const struct rehearsal *rehearsal, struct err *err);
/* Ballots and hands of the open round, then its close, as a group would give them. Used by rehearsal_lead(). */
bool rehearsal_poll(const struct rehearsal *rehearsal, const struct poll *poll, struct err *err);
/* Through the door; waits for the disk. Words where it refuses. */
bool rehearsal_enter(const struct rehearsal *rehearsal, const struct entry *entry, struct err *err);

#endif
