/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* Further rounds: what each kind is to the rounds before it, and the talk in between. */

static const char *const kind_names[] = {
	[ROUND_MAIN] = "main", [ROUND_SECOND] = "second", [ROUND_AGAIN] = "again", [ROUND_RUN_OFF] = "run-off"
};

enum { KINDS = sizeof kind_names / sizeof *kind_names };

const char *round_kind_name(enum round_kind kind)
{
	return kind_names[kind];
}

/* What a newer talka may call it is a round all the same: it is to this one what "again" is. */
static enum round_kind kind_of(const struct round *round)
{
	for (size_t i = 0; i < KINDS; i++)
		if (str_same(kind_names[i], round->record.kind))
			return (enum round_kind)i;
	return ROUND_AGAIN;
}

enum round_kind poll_kind(const struct poll *poll)
{
	return poll_latest(poll) ? kind_of(poll_latest(poll)) : ROUND_MAIN;
}

bool poll_talks(const struct poll *poll)
{
	return poll_latest(poll) && poll_latest(poll)->talk == TALK_ON;
}

const struct poll *poll_before(const struct poll *poll, struct arena *arena)
{
	const struct round *round = poll_latest(poll);
	struct poll *before;

	if (!round || !round->replaces)
		return NULL;
	before = arena_alloc(arena, sizeof *before);
	*before = *poll;
	before->told = round->replaces;
	return before;
}

/* --- May it begin? */

static bool is_tied(const struct round *round, const char *id, size_t length)
{
	size_t item = round_find(round, id, length);

	for (size_t i = 0; i < round->tied_count; i++)
		if (round->tied[i] == item)
			return true;
	return false;
}

/* A line of the text begins with the item's id. */
static bool only_tied(const struct round *round, const struct event *event)
{
	struct arena *arena = arena_new();
	const char *text = event_text(event, arena), *line;
	bool tied = true;

	for (size_t length; tied && (line = str_next_line(&text, &length));)
		tied = is_tied(round, line, strcspn(line, " \n"));
	arena_free(arena);
	return tied;
}

static bool may_run_off(const struct round *latest, const struct event *event, struct err *err)
{
	if (latest->stage != POLL_TIE)
		return err_set(err, "a run-off settles a tie, and there is none");
	return only_tied(latest, event) || err_set(err, "a run-off is only about those that are tied");
}

bool round_may_begin(const struct poll *poll, const struct event *event, struct err *err)
{
	const struct round *latest = poll_latest(poll);

	if (!latest)
		return !event_word_is(event, "kind", kind_names[ROUND_RUN_OFF]) || err_set(err, "a run-off settles a tie, and there is none");
	if (latest->stage == POLL_OPEN)
		return err_set(err, "a round is open already; c closes it");
	if (event_word_is(event, "kind", kind_names[ROUND_RUN_OFF]))
		return may_run_off(latest, event, err);
	if (event_word_is(event, "kind", kind_names[ROUND_SECOND]))
		return latest->talk == TALK_ON || err_set(err, "before a second round the group talks");
	return event_word_is(event, "kind", kind_names[ROUND_AGAIN]) || err_set(err, "this exercise has its round already");
}

/* --- What it is to the rounds before */

/* What is voted on again is the whole, never a run-off alone. */
static size_t whole_round(const struct poll *poll, size_t number)
{
	while (number && poll->rounds[number - 1].settles)
		number = poll->rounds[number - 1].settles;
	return number;
}

void round_relate(struct poll *poll, struct round *round)
{
	size_t before = poll->told;

	if (kind_of(round) != ROUND_RUN_OFF)
		round->replaces = whole_round(poll, before);
	else if (before && poll->rounds[before - 1].stage == POLL_TIE)
		round->settles = before;
	round->record.settles = (int64_t)round->settles;
	poll->told = (size_t)round->record.round;
}

/* Only a round that was closed replaces another, so that one which is left open takes nothing away. */
void round_replace(struct poll *poll, const struct round *round)
{
	for (size_t i = 0; round->replaces && i < (size_t)round->record.round - 1; i++)
		if (poll->rounds[i].record.in_force) {
			poll->rounds[i].record.in_force = false;
			poll->rounds[i].record.replaced_by = round->record.round;
		}
}

/* --- The talk in between */

static bool may_talk(const struct session *session, const struct event *event, struct err *err)
{
	const struct round *round = round_at(session, event, POLL_TIE, POLL_SETTLED, err);

	if (!round)
		return false;
	return (!round->settles && round->talk == TALK_NOT_YET) || err_set(err, "that is settled already");
}

static void talk(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);

	if (round && round->stage >= POLL_TIE && !round->settles)
		round->talk = event_number(event, "wanted", 1) ? TALK_ON : TALK_UNWANTED;
}

const struct verb rounds_verbs[] = {
	{ .name = "round.talk", .words = "wanted=", .help = "The group talks before it votes a second time, or does not want to.",
	  .accept = may_talk, .fold = talk },
	{ .name = NULL }
};
