/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* The verbs by which ballots and counts by hand come into an open round. */

/* --- ballots ------------------------------------------------------------ */

/* Who came or was here while the round is open; staff, observers and interpreters look on. */
static bool must_be_entitled(const struct session *session, const struct round *round, const char *code, struct err *err)
{
	size_t person = *code ? people_find(session, code) : SIZE_MAX;

	if (!*code)
		return true;
	if (person == SIZE_MAX)
		return err_set(err, "nobody here has the code \"%s\"", code);
	return (person < round->entitled_room && round->entitled[person])
	    || err_set(err, "%s does not vote in this round; w says who is here", code);
}

static bool voted_already(const struct round *round, const char *participant)
{
	for (size_t i = 0; i < round->record.ballot_count && *participant; i++)
		if (!strcmp(round->ballots[i].participant, participant) && round->ballots[i].status != BALLOT_VOID)
			return true;
	return false;
}

static bool may_cast(const struct session *session, const struct event *event, struct err *err)
{
	const struct round *round = round_at(session, event, POLL_OPEN, POLL_OPEN, err);

	if (!round || !round_may_hold(round, event, err) || !round_has_pile(round, event, err))
		return false;
	if (!must_be_entitled(session, round, event->participant, err))
		return false;
	return !voted_already(round, event->participant) || err_set(err, "the ballot of %s is in", event->participant);
}

static void cast(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);
	struct ballot *ballot;

	/* What stands in the open belongs to no secret round, whoever wrote it there. */
	if (!round || round->stage != POLL_OPEN || round->record.secret)
		return;
	SESSION_ROOM(session, round->ballots, round->record.ballot_count, round->ballot_room);
	ballot = &round->ballots[round->record.ballot_count++];
	*ballot = (struct ballot){ .number = (int64_t)round->record.ballot_count, .source = SOURCE_PAPER,
		.participant = arena_text(session->arena, event->participant) };
	round_fill_ballot(session, round, event, ballot);
}

static struct ballot *named_ballot(const struct round *round, const struct event *event)
{
	int64_t number = event_number(event, "ballot", 0);

	return number >= 1 && (size_t)number <= round->record.ballot_count ? &round->ballots[number - 1] : NULL;
}

static bool may_mend(const struct session *session, const struct event *event, struct err *err)
{
	const struct round *round = round_at(session, event, POLL_OPEN, POLL_OPEN, err);

	if (!round || !round_may_hold(round, event, err) || !round_has_pile(round, event, err))
		return false;
	if (round->record.secret)
		return event_number(event, "ballot", 0) == (int64_t)round->sealed
		    || err_set(err, "only the last slip can be mended, until the next one begins");
	return named_ballot(round, event) || err_set(err, "there is no slip with this number");
}

static void mend(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);
	struct ballot *ballot = round && round->stage == POLL_OPEN ? named_ballot(round, event) : NULL;

	if (ballot)
		round_fill_ballot(session, round, event, ballot);
}

static bool may_void(const struct session *session, const struct event *event, struct err *err)
{
	const struct round *round = round_at(session, event, POLL_OPEN, POLL_OPEN, err);
	const struct ballot *ballot = round ? named_ballot(round, event) : NULL;

	if (!round)
		return false;
	return (ballot && ballot->status != BALLOT_VOID) || err_set(err, "there is no slip with this number");
}

static void make_void(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);
	struct ballot *ballot = round && round->stage == POLL_OPEN ? named_ballot(round, event) : NULL;

	if (round && round->stage == POLL_OPEN && round->record.secret)
		round_unseal(round, event->participant);
	else if (ballot)
		ballot->status = BALLOT_VOID;
}

/* --- counts by hand ------------------------------------------------------ */

enum { MOST_HANDS = 100000 };

static bool may_set_count(const struct session *session, const struct event *event, struct err *err)
{
	const struct round *round = round_at(session, event, POLL_OPEN, POLL_OPEN, err);
	int64_t amount = event_number(event, "amount", -1);

	if (!round)
		return false;
	if (!(round->inputs & 1u << SOURCE_HANDS))
		return err_set(err, "this round does not count hands");
	if (round_find(round, event->item, strlen(event->item)) == SIZE_MAX)
		return err_set(err, "there is no such item in this round");
	return (amount >= 0 && amount <= MOST_HANDS) || err_set(err, "type how many hands are up, 0 to %d", MOST_HANDS);
}

static void set_count(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);
	size_t item = round ? round_find(round, event->item, strlen(event->item)) : SIZE_MAX;
	int64_t amount = event_number(event, "amount", -1);

	if (!round || round->stage != POLL_OPEN || item == SIZE_MAX || amount < 0 || amount > MOST_HANDS)
		return;
	if (!round->hands) {
		round->hands = arena_array(session->arena, round->record.item_count, sizeof *round->hands);
		for (size_t i = 0; i < round->record.item_count; i++)
			round->hands[i] = -1;
	}
	round->hands[item] = amount;
}

static bool may_count_people(const struct session *session, const struct event *event, struct err *err)
{
	int64_t amount = event_number(event, "amount", -1);

	return round_at(session, event, POLL_OPEN, POLL_OPEN, err)
	    && ((amount >= 0 && amount <= MOST_HANDS) || err_set(err, "type how many people took part"));
}

static void count_people(struct session *session, const struct event *event)
{
	if (may_count_people(session, event, NULL))
		event_round(session, event)->record.people_by_hands = event_number(event, "amount", -1);
}

const struct verb cast_verbs[] = {
	{ .name = "ballot.cast", .words = "source= status= group= picks=",
	  .help = "A ballot came in; picks in the order given, votes behind a colon. Of a secret one only ballot.sealed is written.",
	  .accept = may_cast, .fold = cast },
	{ .name = "ballot.mend", .words = "ballot= source= status= group= picks=", .help = "A ballot was mended.", .accept = may_mend, .fold = mend },
	{ .name = "ballot.void", .words = "ballot=", .help = "A ballot was taken out of the count.", .accept = may_void, .fold = make_void },
	{ .name = "count.set", .words = "source= amount=", .help = "Hands, dots or beans were counted for an item.",
	  .accept = may_set_count, .fold = set_count },
	{ .name = "count.people", .words = "source= amount=", .help = "So many people took part by raising hands.",
	  .accept = may_count_people, .fold = count_people },
	{ .name = NULL }
};
