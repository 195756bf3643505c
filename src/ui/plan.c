/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan.h"

#include "base/clock.h"
#include "model/agenda.h"
#include "model/exercise.h"

enum { HOUR = 60, DAY = 24 * HOUR, HALF_A_DAY = DAY / 2 };

static int local_minutes(const struct session *session, const char *time)
{
	int64_t utc;

	return clock_parse(time, &utc) ? clock_local_minutes(utc, session_zone(session)) : -1;
}

static int first_start(const struct session *session)
{
	int64_t start = session_script(session)->start;

	for (size_t i = 0; start < 0 && i < agenda_count(session); i++)
		start = local_minutes(session, agenda_get(session, i)->started_at);
	return (int)start;
}

/* A clock time of this workshop: what looks much earlier than its start is after midnight. */
static int of_the_evening(const struct session *session, int time)
{
	return time >= 0 && time < first_start(session) - HALF_A_DAY ? time + DAY : time;
}

int plan_started(const struct session *session, size_t exercise)
{
	return of_the_evening(session, local_minutes(session, agenda_get(session, exercise)->started_at));
}

/* What was begun before its turn keeps nobody waiting for its time any more. */
static int fixed_start(const struct session *session, size_t i)
{
	const struct agenda_entry *entry = agenda_get(session, i);

	return entry->early ? -1 : of_the_evening(session, (int)entry->exercise->start);
}

static int planned(const struct session *session, size_t i)
{
	const struct agenda_entry *entry = agenda_get(session, i);
	int64_t minutes = entry->inserted ? 0 : entry->exercise->minutes;

	return minutes > 0 ? (int)minutes : 0;
}

int plan_minutes(const struct session *session, size_t exercise)
{
	int at = first_start(session);

	for (size_t i = 0; i <= exercise; i++) {
		int fixed = fixed_start(session, i);

		if (fixed >= 0)
			at = fixed;
		if (i < exercise && at >= 0)
			at += planned(session, i);
	}
	return at;
}

static int left_of_open(const struct session *session, size_t i, int now)
{
	int left = (int)agenda_get(session, i)->minutes - (now - plan_started(session, i));

	return left > 0 ? left : 0;
}

/* When we end if all that is left takes its time; who waits for a fixed time, waits. */
static int expected_end(const struct session *session, int now)
{
	int at = now;

	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct agenda_entry *entry = agenda_get(session, i);

		if (entry->status == AGENDA_OPEN)
			at += left_of_open(session, i, now);
		if (entry->status != AGENDA_NOT_REACHED)
			continue;
		if (fixed_start(session, i) > at)
			at = fixed_start(session, i);
		at += entry->minutes > 0 ? (int)entry->minutes : 0;
	}
	return at;
}

struct session_pace plan_pace(const struct session *session, int64_t utc)
{
	int now = of_the_evening(session, clock_local_minutes(utc, session_zone(session)));
	size_t last = agenda_count(session);
	struct session_pace pace = { .known = agenda_open(session) && first_start(session) >= 0 };

	if (!pace.known)
		return pace;
	pace.end_minutes = expected_end(session, now);
	pace.behind_minutes = pace.end_minutes - plan_minutes(session, last - 1) - planned(session, last - 1);
	return pace;
}
