/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_UI_PLAN_H
#define TALKA_UI_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/session.h"

/*
 * plan - when each exercise should begin, and how we keep to it.
 *
 * The plan counts from the workshop's start, or from when its first exercise began where
 * the file names no start; an exercise with a fixed clock time (coffee) begins then.
 *
 * Units: clock times are minutes since local midnight; -1 = not known.
 */
int plan_minutes(const struct session *session, size_t exercise);      /* when it should begin */
int plan_started(const struct session *session, size_t exercise);      /* when it began */

struct session_pace {
	bool known;
	int behind_minutes;          /* negative: ahead */
	int end_minutes;             /* when we end, if the rest takes its time */
};
struct session_pace plan_pace(const struct session *session, int64_t utc);

/* What would bring us back into the time, the mildest first: nothing that must be is left out, nothing that later
 * exercises take their items from, and nothing gets shorter than its minutes.min. */
enum { PLAN_PROPOSALS = 9, PLAN_LATE_MINUTES = 5 };
struct proposal {
	const struct exercise *exercise;
	int64_t minutes;             /* that it shall take; 0 = it is left out */
	int saves;                   /* minutes */
};
/* So many of list are filled; none where we are less than PLAN_LATE_MINUTES behind. */
size_t plan_proposals(const struct session *session, int64_t utc, struct proposal list[PLAN_PROPOSALS]);

#endif
