/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/rehearsal.h"
#include "model/ballot.h"
#include "model/people.h"
#include "model/script-rounds.h"

/* How a group votes: items have a common pull, each person an own mind. */

enum { PULL = 8, ONE_IN_SPOILT = 40, ONE_IN_SHORT = 8, ONE_IN_JOINT = 5, ONE_IN_STAYS_AWAY = 2 };

struct voting {
	const struct rehearsal *rehearsal;
	const struct poll *poll;
	struct poll_limits limits;
	enum ballot_shape shape;
	struct arena *arena;
	uint32_t *pull;          /* one an item */
	bool tired;              /* so many stay away that it may be too few */
};

static uint32_t chance(const struct voting *voting, uint32_t limit)
{
	return random_below(voting->rehearsal->chance, limit);
}

static size_t most_picks(const struct voting *voting)
{
	size_t offered = poll_offered(voting->poll);
	int64_t most = voting->limits.choose;

	if (voting->shape == BALLOT_MARKS)
		return 1 + chance(voting, (uint32_t)(offered + 1) / 2);
	if ((voting->shape == BALLOT_ORDER || voting->shape == BALLOT_RANKS) && most > 1 && !chance(voting, ONE_IN_SHORT))
		most--;
	return most < 1 ? 1 : (size_t)most;
}

/* An item that has room for one more vote, the stronger pull more often; SIZE_MAX where none has. */
static size_t draw_item(const struct voting *voting, const int64_t *given)
{
	size_t offered = poll_offered(voting->poll);
	uint32_t sum = 0, drawn;

	for (size_t i = 0; i < offered; i++)
		sum += given[i] < voting->limits.max_per_item ? voting->pull[i] : 0;
	if (!sum)
		return SIZE_MAX;
	drawn = chance(voting, sum);
	for (size_t i = 0; i < offered; i++) {
		uint32_t own = given[i] < voting->limits.max_per_item ? voting->pull[i] : 0;

		if (drawn < own)
			return i;
		drawn -= own;
	}
	return SIZE_MAX;
}

static void pick(struct ballot_reading *reading, size_t item)
{
	for (size_t i = 0; i < reading->pick_count; i++)
		if (reading->picks[i].item == item) {
			reading->picks[i].votes++;
			return;
		}
	reading->picks[reading->pick_count++] = (struct pick){ .item = item, .votes = 1 };
}

/* Now and then somebody cannot part two. */
static void put_in_places(const struct voting *voting, struct ballot_reading *reading)
{
	for (size_t i = 1; i < reading->pick_count; i++)
		reading->picks[i].votes = reading->picks[i - 1].votes + (chance(voting, ONE_IN_JOINT) > 0);
}

static struct ballot_reading make_up_mind(const struct voting *voting)
{
	size_t offered = poll_offered(voting->poll), votes = most_picks(voting);
	int64_t *given = arena_array(voting->arena, offered + 1, sizeof *given);
	struct ballot_reading reading = { .status = BALLOT_VALID };

	reading.picks = arena_array(voting->arena, offered + 1, sizeof *reading.picks);
	for (size_t vote = 0; vote < votes; vote++) {
		size_t item = draw_item(voting, given);

		if (item == SIZE_MAX)
			break;
		given[item]++;
		pick(&reading, item);
	}
	if (voting->shape == BALLOT_RANKS)
		put_in_places(voting, &reading);
	if (voting->shape != BALLOT_MARKS && (int64_t)votes < voting->limits.choose)
		reading.status = BALLOT_SHORT;
	return reading;
}

/* A strong pull takes the better of two thoughts. */
static int64_t grade(const struct voting *voting, size_t item, int64_t most)
{
	uint32_t first = chance(voting, (uint32_t)most + 1), second = chance(voting, (uint32_t)most + 1);
	bool better = (voting->pull[item] > PULL / 2) == (first > second);

	return better ? first : second;
}

static struct pick rate_item(const struct voting *voting, size_t item)
{
	const struct poll_limits *limits = &voting->limits;
	struct pick pick = { .item = item };

	for (size_t i = 0; i < limits->criteria; i++)
		pick.grades[i] = (int8_t)grade(voting, item, limits->top);
	pick.votes = limits->criteria ? ballot_weighted(limits, pick.grades) : grade(voting, item, limits->max_per_item);
	return pick;
}

/* Each item for itself, and here and there one that is left out. */
static struct ballot_reading rate(const struct voting *voting)
{
	size_t offered = poll_offered(voting->poll);
	struct ballot_reading reading = { .picks = arena_array(voting->arena, offered + 1, sizeof *reading.picks), .status = BALLOT_VALID };

	for (size_t i = 0; i < offered; i++) {
		struct pick pick = rate_item(voting, i);

		if (chance(voting, ONE_IN_SHORT))
			reading.picks[reading.pick_count++] = pick;
	}
	return reading;
}

/* The pile of the person's own answer; who gave none puts the slip on any. */
static size_t pile_of(const struct voting *voting, size_t person)
{
	const struct script *script = session_script(sitting_session(voting->rehearsal->sitting));
	const struct crowd *crowd = voting->rehearsal->crowd;
	const struct attribute *split = script_split(script, poll_exercise(voting->poll));
	size_t answer = crowd && split ? crowd_answer(crowd, person, (size_t)(split - script->attributes)) : 0;

	return answer ? answer : 1 + chance(voting, (uint32_t)poll_piles(voting->poll));
}

static struct ballot_reading fill_in(const struct voting *voting)
{
	struct ballot_reading reading = voting->shape == BALLOT_GRADES ? rate(voting) : make_up_mind(voting);

	if (!chance(voting, ONE_IN_SPOILT))
		return (struct ballot_reading){ .status = chance(voting, 2) ? BALLOT_BLANK : BALLOT_SPOILT };
	return reading;
}

/* Slips know nobody, but lie in piles where the script wants that; who types or says it is known by the code. */
static bool cast(const struct voting *voting, size_t person, enum ballot_source way, struct err *err)
{
	bool slip = way == SOURCE_PAPER;
	struct ballot_reading reading = fill_in(voting);
	struct str value = STR_INIT;
	struct entry entry = { .verb = "ballot.cast", .exercise = poll_exercise(voting->poll)->id, .round = poll_round(voting->poll),
		.participant = slip ? NULL : people_get(sitting_session(voting->rehearsal->sitting), person)->code };
	bool entered;

	ballot_value(voting->poll, way, &reading, &value);
	if (slip && poll_piles(voting->poll))
		value_number(&value, "group", (int64_t)pile_of(voting, person));
	entry.value = str_text(&value);
	entered = rehearsal_enter(voting->rehearsal, &entry, err);
	str_free(&value);
	return entered;
}

static bool enter_number(const struct voting *voting, const char *verb, const char *item, int64_t amount, struct err *err)
{
	struct entry entry = { .verb = verb, .exercise = poll_exercise(voting->poll)->id, .round = poll_round(voting->poll),
		.item = item, .value = arena_format(voting->arena, "source=hands amount=%lld", (long long)amount) };

	return rehearsal_enter(voting->rehearsal, &entry, err);
}

static bool stays_away(const struct voting *voting)
{
	return voting->tired && !chance(voting, ONE_IN_STAYS_AWAY);
}

/* Hands are the sum of what these people would have written. */
static bool raise_hands(const struct voting *voting, size_t people, struct err *err)
{
	size_t offered = poll_offered(voting->poll), raised = 0;
	int64_t *hands = arena_array(voting->arena, offered + 1, sizeof *hands);

	for (size_t person = 0; person < people; person++) {
		struct ballot_reading reading;

		if (stays_away(voting))
			continue;
		raised++;
		reading = make_up_mind(voting);
		for (size_t i = 0; i < reading.pick_count; i++)
			hands[reading.picks[i].item] += reading.picks[i].votes;
	}
	if (!enter_number(voting, "count.people", NULL, (int64_t)raised, err))
		return false;
	for (size_t i = 0; i < offered; i++)
		if (!enter_number(voting, "count.set", poll_item(voting->poll, i)->id, hands[i], err))
			return false;
	return true;
}

static void draw_pull(struct voting *voting)
{
	size_t offered = poll_offered(voting->poll);

	voting->pull = arena_array(voting->arena, offered + 1, sizeof *voting->pull);
	for (size_t i = 0; i < offered; i++)
		voting->pull[i] = 1 + chance(voting, PULL);
}

/* The ways that give ballots, one person after another takes the next. */
static size_t ballot_ways(const struct voting *voting, enum ballot_source ways[SOURCES])
{
	size_t count = 0;

	for (int source = 0; source < SOURCES; source++)
		if (source != SOURCE_HANDS && poll_input_allowed(voting->poll, (enum ballot_source)source))
			ways[count++] = (enum ballot_source)source;
	return count;
}

/* The first so many raise their hands, the others give a ballot. */
static bool vote_one_by_one(const struct voting *voting, size_t by_hand, struct err *err)
{
	const struct session *session = sitting_session(voting->rehearsal->sitting);
	enum ballot_source ways[SOURCES];
	size_t way_count = ballot_ways(voting, ways), here = 0;

	for (size_t i = 0; i < people_count(session) && poll_ballots_in(voting->poll) < poll_due(voting->poll); i++) {
		const struct person *person = people_get(session, i);

		if (!person->present || person->kind != PERSON_PARTICIPANT || here++ < by_hand || stays_away(voting))
			continue;
		if (!cast(voting, i, ways[here % way_count], err))
			return false;
	}
	return true;
}

static bool vote(struct voting *voting, struct err *err)
{
	size_t people = people_present(sitting_session(voting->rehearsal->sitting)), by_hand = people;
	enum ballot_source ways[SOURCES];
	struct next next;

	if (ballot_ways(voting, ways))
		by_hand = poll_input_allowed(voting->poll, SOURCE_HANDS) ? people / 2 : 0;
	if (!vote_one_by_one(voting, by_hand, err) || (by_hand && !raise_hands(voting, by_hand, err)))
		return false;
	next = poll_close(voting->poll, voting->arena);
	return next.kind != NEXT_NOTHING && rehearsal_enter(voting->rehearsal, &next.entry, err);
}

bool rehearsal_poll(const struct rehearsal *rehearsal, const struct poll *poll, struct err *err)
{
	struct voting voting = { .rehearsal = rehearsal, .poll = poll, .limits = poll_limits(poll),
		.shape = poll_exercise(poll)->type->polling->shape, .arena = arena_new() };
	bool voted;

	if (voting.shape == BALLOT_RANKS)
		voting.limits.max_per_item = 1;
	voting.tired = poll_min_turnout(poll) > 0 && chance(&voting, 2);
	draw_pull(&voting);
	voted = vote(&voting, err);
	arena_free(voting.arena);
	return voted;
}
