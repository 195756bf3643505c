/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* Ballots that are in a sealed box: how many there are, and whose; never what is on them. */

bool round_has_spent(const struct round *round, const char *code)
{
	for (size_t i = 0; i < round->spent_count && *code; i++)
		if (str_same(round->spent[i], code))
			return true;
	return false;
}

static void seal(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);

	if (!round || round->stage != POLL_OPEN || !round->record.secret)
		return;
	round->sealed++;
	if (!*event->participant || round_has_spent(round, event->participant))
		return;
	SESSION_ROOM(session, round->spent, round->spent_count, round->spent_room);
	round->spent[round->spent_count++] = arena_text(session->arena, event->participant);
}

void round_unseal(struct round *round, const char *code)
{
	size_t kept = 0;

	round->sealed -= round->sealed > 0;
	for (size_t i = 0; i < round->spent_count; i++)
		if (!str_same(round->spent[i], code))
			round->spent[kept++] = round->spent[i];
	round->spent_count = kept;
}

/* Whoever enters a ballot enters it as one; the door seals it. */
static bool never(const struct session *session, const struct event *event, struct err *err)
{
	(void)session;
	(void)event;
	return err_set(err, "only a ballot that was cast can be sealed");
}

static bool may_make_void(const struct session *session, const struct event *event, struct err *err)
{
	const struct round *round = round_at(session, event, POLL_OPEN, POLL_OPEN, err);

	return round && (round->record.secret || err_set(err, "this round is not secret: its slips can be mended one by one"));
}

/* As if it had never been: the exercise can open another. */
static void make_void(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);

	if (!round || round->stage != POLL_OPEN)
		return;
	event_poll(session, event)->told = round->replaces ? round->replaces : round->settles;
	round->stage = POLL_NOT_YET;
	round->sealed = round->spent_count = 0;
	round->record.voided = true;
	round->record.in_force = false;
}

const struct verb sealed_verbs[] = {
	{ .name = "ballot.sealed", .words = "", .undo = UNDO_BARRIER,
	  .help = "A secret ballot went into its box; only the last one can be taken back, until the next begins.",
	  .accept = never, .fold = seal },
	{ .name = "round.void", .words = "", .undo = UNDO_BARRIER, .help = "A secret round was given up, with all its ballots.",
	  .accept = may_make_void, .fold = make_void },
	{ .name = NULL }
};
