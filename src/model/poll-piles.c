/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* The piles in which the slips of a secret round are typed, one an answer to the attribute of its split. */

static int64_t by_person(const struct session *session, size_t attribute, size_t choice)
{
	const struct people_state *people = &session->people;
	int64_t count = 0;

	for (size_t i = 0; i < people->count; i++)
		count += people->list[i].present && people->list[i].kind == PERSON_PARTICIPANT
		    && str_same(people->unseen[i].answers[attribute], session->script->attributes[attribute].choices[choice].by[0]);
	return count;
}

/* As told person by person; where nobody was asked so, by a show of hands. */
static int64_t people_with(const struct session *session, size_t attribute, size_t choice)
{
	int64_t told = 0;

	for (size_t i = 0; i < session->script->attributes[attribute].choice_count; i++)
		told += by_person(session, attribute, i);
	return told ? by_person(session, attribute, choice) : session->people.headcounts[attribute][choice];
}

static bool is_told(const struct session *session, size_t attribute)
{
	for (size_t i = 0; i < session->script->attributes[attribute].choice_count; i++)
		if (by_person(session, attribute, i) || session->people.headcounts[attribute][i] >= 0)
			return true;
	return false;
}

/* Neither a small group nor the few who gave no answer may stand alone beside a ballot. */
enum piles piles_possible(const struct session *session, const struct attribute *split)
{
	size_t attribute = (size_t)(split - session->script->attributes);
	int64_t silent = (int64_t)people_present(session), least = session->script->smallest_group;

	for (size_t i = 0; i < split->choice_count; i++) {
		int64_t people = people_with(session, attribute, i);

		if (people < least)
			return is_told(session, attribute) ? PILES_SMALL : PILES_UNTOLD;
		silent -= people;
	}
	return silent <= 0 || silent >= least ? PILES_POSSIBLE : PILES_SMALL;
}

size_t poll_piles(const struct poll *poll)
{
	const struct round *round = poll_latest(poll);

	return round && round->piles && round->stage == POLL_OPEN ? round->record.split->choice_count : 0;
}

const char *poll_pile(const struct poll *poll, size_t i, size_t language)
{
	return i < poll_piles(poll) ? script_text(&poll_latest(poll)->record.split->choices[i], language) : "";
}

bool round_has_pile(const struct round *round, const struct event *event, struct err *err)
{
	const char *start;
	size_t length;
	int64_t group = event_number(event, "group", 0);

	if (!event_word(event, "group", &start, &length))
		return true;
	if (!round->piles)
		return err_set(err, "the slips of this round are not typed pile by pile");
	return (group >= 1 && (size_t)group <= round->record.split->choice_count) || err_set(err, "there is no such pile");
}
