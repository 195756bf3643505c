/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_AGENDA_H
#define TALKA_MODEL_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/exercise.h"
#include "model/session.h"

/*
 * agenda - what was planned, where we are, how long it took.
 *
 * Invariants:
 *  - At most one exercise is open; the start of one ends the other.
 *  - Nothing advances by itself.
 *  - What is inserted stands behind all that was reached; what begins before its turn moves there,
 *    and what it was put before comes afterwards.
 *  - A resumed session brings the timer back paused, at its last value.
 */
enum agenda_status { AGENDA_NOT_REACHED, AGENDA_OPEN, AGENDA_DONE, AGENDA_SKIPPED };

struct agenda_entry {
	const struct exercise *exercise;
	bool inserted;                         /* the script does not have it */
	bool early;                            /* it began before its turn */
	enum agenda_status status;
	size_t step;
	int64_t started_seq, run;              /* 0 = not started */
	int64_t begun_seq;                     /* the last time that it began, as it may be repeated */
	const char *started_at, *ended_at;     /* UTC, "" */
	int64_t minutes;                       /* planned, as changed; -1 = none */
	int64_t elapsed_ms, paused_ms;         /* of an ended exercise */
	const char *reason;                    /* of a skip, "" */
	size_t times;                          /* how often it was begun */
	const char *const *pipes;              /* where its items come from instead (pipes.h); NULL = as the script says */
	size_t present_start, present_end;
};

/* In running order: i from 0. */
size_t agenda_count(const struct session *session);
const struct agenda_entry *agenda_get(const struct session *session, size_t i);
/* By the index of an exercise; all below agenda_count() are there. */
const struct agenda_entry *agenda_at(const struct session *session, size_t index);
const struct agenda_entry *agenda_of(const struct session *session, const struct exercise *exercise);
size_t agenda_place(const struct session *session, const struct exercise *exercise);   /* the i of agenda_get() */
const struct agenda_entry *agenda_open(const struct session *session);      /* NULL = none is open */
/* The first that is neither done, skipped nor open after the open one; NULL = all are through. */
const struct agenda_entry *agenda_next(const struct session *session);
const char *agenda_status_name(enum agenda_status status);
/* The id for the next exercise that is inserted. Lives with arena. */
const char *agenda_extra_id(const struct session *session, struct arena *arena);

/* The soft timer of the open step. */
struct timer {
	bool shown;                            /* there is a planned time */
	bool running;
	int64_t left_seconds, planned_seconds; /* left is negative once over */
};
struct timer agenda_timer(const struct session *session, int64_t now_ms);

/* What Enter leads to. */
enum next_kind {
	NEXT_NOTHING,       /* the workshop is over */
	NEXT_ENTRY,         /* entry can be entered as it is */
	NEXT_ASK,           /* entry can be entered after question was answered with yes */
	NEXT_PIPE,          /* the exercise that entry begins should take its items from one that gives none (pipes.h) */
	NEXT_SECOND,        /* does the group want to talk and vote a second time? entry says yes (poll.h) */
	NEXT_TIE,           /* a tie at the cut waits for a remedy (poll.h) */
	NEXT_HOLD           /* Enter does nothing now (a round is open: c closes it) */
};
struct next {
	enum next_kind kind;
	struct entry entry;
	const char *title;       /* for the footer: "open the round", "next: Ranking" */
	const char *question;    /* NEXT_ASK */
};
struct next session_next(const struct session *session, struct arena *arena);
/* The same for an exercise that was not on yet, in its turn or before it: begins it now. */
struct next session_start(const struct session *session, const struct exercise *exercise, struct arena *arena);

extern const struct verb agenda_verbs[];
extern const struct verb extra_verbs[];   /* exercise.insert */

#endif
