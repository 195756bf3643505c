/* SPDX-License-Identifier: GPL-3.0-or-later */
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

/* --- Which round is meant */

/* The last that was closed and not replaced, and is no run-off; NULL. */
static struct round *poll_standing(const struct poll *poll)
{
	for (size_t i = poll->count; i-- > 0;)
		if (poll->rounds[i].record.closed && poll->rounds[i].record.in_force && !poll->rounds[i].settles)
			return &poll->rounds[i];
	return NULL;
}

/* A further round that was left open when the group went on elsewhere is not what the exercise came to. */
struct round *poll_latest(const struct poll *poll)
{
	struct round *told = poll->told ? &poll->rounds[poll->told - 1] : NULL, *standing;

	if (!told || told->record.closed || poll->session->agenda.open == poll->exercise->index)
		return told;
	standing = poll_standing(poll);
	return standing ? standing : told;
}

/* A run-off is told, but what settles the tie is an event of the round that has the tie. */
static struct round *named_round(const struct poll *poll, int64_t number)
{
	struct round *latest = poll_latest(poll);

	if (!latest || !number || number == latest->record.round)
		return latest;
	return latest->settles && number == (int64_t)latest->settles ? &poll->rounds[latest->settles - 1] : NULL;
}

struct round *event_round(struct session *session, const struct event *event)
{
	const struct poll *poll = event_poll(session, event);

	return poll ? named_round(poll, event->round) : NULL;
}

/* The same for accept, which changes nothing: the round, if it is at this stage. */
const struct round *round_at(const struct session *session, const struct event *event, enum poll_stage first,
    enum poll_stage last, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);
	const struct round *round = exercise ? named_round(&session->polls[exercise->index], event->round) : NULL;

	if (!round) {
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
		if (str_is(round->record.items[i].id, id, length))
			return i;
	return SIZE_MAX;
}
