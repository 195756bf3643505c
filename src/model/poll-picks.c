/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/inside.h"

/* A ballot as the words of an event: what it picks, and whether a round may hold it. */

static bool is_graded(const struct round *round)
{
	return round->record.exercise->type->polling->shape == BALLOT_GRADES;
}

/* What stands behind the colon; -1 = no number. */
static int64_t read_votes(const char *digit, const char *stop)
{
	int64_t votes = digit < stop ? 0 : -1;

	for (; digit < stop && votes >= 0; digit++)
		votes = *digit >= '0' && *digit <= '9' && votes < 1000000 ? votes * 10 + (*digit - '0') : -1;
	return votes;
}

/* "2.1.0": a grade a criterion, no more and no fewer. */
static bool read_grades(const char *digit, const char *stop, const struct poll_limits *limits, int8_t *grades)
{
	for (size_t i = 0; i < limits->criteria; i++, digit += 2) {
		if (digit >= stop || *digit < '0' || *digit - '0' > limits->top)
			return false;
		if (i + 1 < limits->criteria ? digit + 1 >= stop || digit[1] != '.' : digit + 1 != stop)
			return false;
		grades[i] = (int8_t)(*digit - '0');
	}
	return true;
}

/* What a round counts for the words behind an item; votes -1 where they are none. */
static struct pick read_given(const struct round *round, const char *colon, const char *stop)
{
	const struct poll_limits *limits = &round->record.limits;
	struct pick pick = { .votes = -1 };

	if (!limits->criteria)
		pick.votes = colon ? read_votes(colon + 1, stop) : 1;
	else if (colon && read_grades(colon + 1, stop, limits, pick.grades))
		pick.votes = ballot_weighted(limits, pick.grades);
	return pick;
}

struct picking { const struct round *round; struct pick *picks; size_t count; bool unknown; };

static void read_pick(void *of, const char *start, size_t length)
{
	struct picking *picking = of;
	const char *colon = memchr(start, ':', length);
	struct pick pick = read_given(picking->round, colon, start + length);
	int64_t least = is_graded(picking->round) ? 0 : 1;

	pick.item = round_find(picking->round, start, colon ? (size_t)(colon - start) : length);
	if (pick.item == SIZE_MAX || pick.votes < least || picking->count >= picking->round->record.item_count)
		picking->unknown = true;
	else
		picking->picks[picking->count++] = pick;
}

static struct picking read_picks(const struct round *round, const struct event *event, struct arena *arena)
{
	struct picking picking = { .round = round };

	picking.picks = arena_array(arena, round->record.item_count + 1, sizeof *picking.picks);
	event_each(event, "picks", read_pick, &picking);
	return picking;
}

static enum ballot_status status_of(const struct event *event)
{
	for (size_t i = 0; i < BALLOT_STATUSES; i++)
		if (event_word_is(event, "status", ballot_status_name((enum ballot_status)i)))
			return (enum ballot_status)i;
	return BALLOT_VALID;
}

static bool source_of(const struct event *event, enum ballot_source *source)
{
	for (size_t i = 0; i < SOURCES; i++)
		if (event_word_is(event, "source", ballot_source_name((enum ballot_source)i))) {
			*source = (enum ballot_source)i;
			return true;
		}
	return false;
}

/* Twice the same item, too many items or too many votes: no ballot, whoever wrote it. */
static bool picks_fit(const struct picking *picking, struct err *err)
{
	const struct poll_limits *limits = &picking->round->record.limits;
	enum ballot_shape shape = picking->round->record.exercise->type->polling->shape;

	if (picking->unknown)
		return err_set(err, "the ballot names an item that is not voted on");
	for (size_t i = 0; i < picking->count; i++) {
		if (picking->picks[i].votes > limits->max_per_item)
			return err_set(err, "the ballot has too many votes for one item");
		for (size_t k = 0; k < i; k++)
			if (picking->picks[k].item == picking->picks[i].item)
				return err_set(err, "the ballot names an item twice");
	}
	return ballot_used(shape, picking->picks, picking->count) <= limits->choose || err_set(err, "the ballot has too many votes");
}

bool round_may_hold(const struct round *round, const struct event *event, struct err *err)
{
	enum ballot_source source;
	struct arena *arena;
	bool fits;

	if (!source_of(event, &source) || !(round->inputs & 1u << source))
		return err_set(err, "this round does not take ballots that way");
	if (round->record.secret && source == SOURCE_ALOUD)
		return err_set(err, "what is said aloud is not secret");
	arena = arena_new();
	struct picking picking = read_picks(round, event, arena);
	fits = picks_fit(&picking, err);
	arena_free(arena);
	return fits;
}

void round_fill_ballot(struct session *session, const struct round *round, const struct event *event, struct ballot *ballot)
{
	struct picking picking = read_picks(round, event, session->arena);
	bool fits = picks_fit(&picking, NULL);

	ballot->status = fits ? status_of(event) : BALLOT_SPOILT;
	ballot->picks = picking.picks;
	ballot->pick_count = fits ? picking.count : 0;
	ballot->group = event_number(event, "group", 0);
	source_of(event, &ballot->source);
}
