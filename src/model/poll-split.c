/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* The result by groups: who belongs to which, which of them are too small to be told, and what each came to. */

/* --- Who belongs to which: 0 = no answer, else the number of the answer; by the pile, or by the person */

static size_t answer_number(const struct attribute *attribute, const char *answer)
{
	for (size_t i = 0; i < attribute->choice_count; i++)
		if (str_same(attribute->choices[i].by[0], answer))
			return i + 1;
	return 0;
}

static size_t group_of(const struct session *session, const struct attribute *attribute, const struct ballot *ballot)
{
	const struct people_state *people = &session->people;

	if (ballot->group)
		return ballot->group > 0 && (size_t)ballot->group <= attribute->choice_count ? (size_t)ballot->group : 0;
	for (size_t i = 0; i < people->count && *ballot->participant; i++)
		if (str_same(people->list[i].code, ballot->participant))
			return answer_number(attribute, people->unseen[i].answers[attribute - session->script->attributes]);
	return 0;
}

static bool counts(const struct ballot *ballot)
{
	return ballot->status == BALLOT_VALID || ballot->status == BALLOT_SHORT;
}

/* --- Which are too small */

static size_t smallest_shown(const struct round_group *groups, size_t count)
{
	size_t smallest = SIZE_MAX;

	for (size_t i = 0; i < count; i++)
		if (!groups[i].hidden && groups[i].ballots && (smallest == SIZE_MAX || groups[i].ballots < groups[smallest].ballots))
			smallest = i;
	return smallest;
}

static size_t hidden_ballots(const struct round_group *groups, size_t count)
{
	size_t hidden = 0;

	for (size_t i = 0; i < count; i++)
		hidden += groups[i].hidden ? groups[i].ballots : 0;
	return hidden;
}

/* What is hidden must not be what is left when the others are taken from the whole: so more is hidden until it is enough. */
static void hide_small(struct round_group *groups, size_t count, size_t least)
{
	size_t hidden, next;

	for (size_t i = 0; i < count; i++)
		groups[i].hidden = groups[i].ballots < least;
	while ((hidden = hidden_ballots(groups, count)) && hidden < least && (next = smallest_shown(groups, count)) != SIZE_MAX)
		groups[next].hidden = true;
}

static size_t with_ballots(const struct round_group *groups, size_t count)
{
	size_t with = 0;

	for (size_t i = 0; i < count; i++)
		with += groups[i].ballots > 0;
	return with;
}

/*
 * Slips of a secret round without a pile: a group was too small, or its pile stayed so. Who typed alone had no pile to
 * choose; where it is not kept how each came in, some did so on slips.
 */
static bool has_slips_without_pile(const struct round_record *record)
{
	for (size_t i = 0; i < record->ballot_count && record->secret; i++)
		if (record->ballots[i].source != SOURCE_PASSED)
			return true;
	return false;
}

/* The last group is of those without an answer. "" where something can be told. */
static const char *why_hidden(const struct round_record *record, const struct round_group *groups, size_t count)
{
	if (with_ballots(groups, count - 1) == 0)
		return has_slips_without_pile(record) ? "small-groups" : "no-codes";
	if (with_ballots(groups, count) == 1)
		return "one-group";
	return smallest_shown(groups, count) == SIZE_MAX ? "small-groups" : "";
}

/* --- What each came to */

static const struct tally_result *count_group(const struct session *session, const struct round_record *record, size_t group)
{
	struct round_record part = *record;
	struct ballot *ballots = arena_array(session->arena, record->ballot_count + 1, sizeof *ballots);

	part.ballots = ballots;
	part.ballot_count = 0;
	part.counts = NULL;
	for (size_t i = 0; i < record->ballot_count; i++)
		if (group_of(session, record->split, &record->ballots[i]) == group)
			ballots[part.ballot_count++] = record->ballots[i];
	return record_recount(&part, session->arena, NULL);
}

static struct round_group *count_sizes(const struct session *session, const struct round_record *record)
{
	size_t answers = record->split->choice_count;
	struct round_group *groups = arena_array(session->arena, answers + 1, sizeof *groups);

	for (size_t i = 0; i < answers; i++)
		groups[i].answer = &record->split->choices[i];
	for (size_t i = 0; i < record->ballot_count; i++) {
		size_t group = group_of(session, record->split, &record->ballots[i]);

		if (counts(&record->ballots[i]))
			groups[group ? group - 1 : answers].ballots++;
	}
	return groups;
}

void round_split(const struct session *session, struct round_record *record)
{
	size_t count = record->split ? record->split->choice_count + 1 : 0;
	struct round_group *groups;

	if (!count || !record->result)
		return;
	groups = count_sizes(session, record);
	hide_small(groups, count, (size_t)session->script->smallest_group);
	record->split_reason = why_hidden(record, groups, count);
	for (size_t i = 0; i < count; i++) {
		groups[i].hidden |= *record->split_reason != '\0';
		if (!groups[i].hidden)
			groups[i].result = count_group(session, record, i + 1 < count ? i + 1 : 0);
	}
	record->groups = groups;
	record->group_count = count;
}

const struct attribute *split_named(const struct script *script, const char *name)
{
	for (size_t i = 0; i < script->attribute_count; i++)
		if (str_same(script->attributes[i].name, name))
			return &script->attributes[i];
	return NULL;
}
