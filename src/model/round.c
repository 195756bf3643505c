/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/inside.h"

/* What the verbs of rounds and of ballots share: which round an event is about. */

static const char *const stage_names[] = {
	[POLL_NOT_YET] = "not yet", [POLL_OPEN] = "open", [POLL_CLOSED] = "closed", [POLL_REVEALING] = "revealing",
	[POLL_REVEALED] = "revealed", [POLL_TIE] = "tie", [POLL_SETTLED] = "settled"
};

const char *poll_stage_name(enum poll_stage stage)
{
	return stage_names[stage];
}

/* The same for accept, which changes nothing: the round, if it is at this stage. */
const struct round *round_at(const struct session *session, const struct event *event, enum poll_stage first,
    enum poll_stage last, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);
	const struct round *round = exercise ? poll_latest(&session->polls[exercise->index]) : NULL;

	if (!round || (event->round && event->round != round->record.round)) {
		err_set(err, "no round is open; Enter opens one");
		return NULL;
	}
	if (round->stage < first || round->stage > last) {
		err_set(err, "this round is %s", stage_names[round->stage]);
		return NULL;
	}
	return round;
}

size_t round_find(const struct round *round, const char *id, size_t length)
{
	for (size_t i = 0; i < round->record.item_count; i++)
		if (strlen(round->record.items[i].id) == length && !memcmp(round->record.items[i].id, id, length))
			return i;
	return SIZE_MAX;
}
