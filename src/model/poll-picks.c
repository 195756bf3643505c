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

struct picking { const struct round *round; struct pick *picks; size_t count; bool unknown; };

static void read_pick(void *of, const char *start, size_t length)
{
	struct picking *picking = of;
	const char *colon = memchr(start, ':', length);
	size_t id = colon ? (size_t)(colon - start) : length, item = round_find(picking->round, start, id);
	int64_t votes = colon ? read_votes(colon + 1, start + length) : 1, least = is_graded(picking->round) ? 0 : 1;

	if (item == SIZE_MAX || votes < least || picking->count >= picking->round->record.item_count)
		picking->unknown = true;
	else
		picking->picks[picking->count++] = (struct pick){ .item = item, .votes = votes };
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
