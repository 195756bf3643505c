/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "cmd/rehearsal.h"
#include "model/people.h"
#include "model/script-rounds.h"

/* Who comes to a rehearsal, and what is told of them in private. A command cannot read what the session keeps of people
 * behind closed doors, so the crowd remembers what it has made up. */

enum { ONE_IN_SHY = 8, ONE_IN_REFUSES = 12, ONE_IN_CHANGES = 5, LIVELY = 6 };

static const struct script *script_of(const struct rehearsal *rehearsal)
{
	return session_script(sitting_session(rehearsal->sitting));
}

size_t crowd_answer(const struct crowd *crowd, size_t person, size_t attribute)
{
	return person < crowd->people ? crowd->answers[person * crowd->attributes + attribute] : 0;
}

/* In every second evening all say everything, in the others some keep this one to themselves. */
static void make_up(const struct rehearsal *rehearsal, struct crowd *crowd, size_t attribute)
{
	uint32_t choices = (uint32_t)script_of(rehearsal)->attributes[attribute].choice_count;
	bool shy = random_below(rehearsal->chance, 2) == 1;

	for (size_t i = 0; i < crowd->people; i++) {
		size_t *answer = &crowd->answers[i * crowd->attributes + attribute];

		*answer = shy && !random_below(rehearsal->chance, ONE_IN_SHY) ? 0 : 1 + random_below(rehearsal->chance, choices);
	}
}

/* --- What they say: alone where that is needed, else by raised hands */

static bool tell_alone(const struct rehearsal *rehearsal, const struct crowd *crowd, size_t attribute, struct arena *arena, struct err *err)
{
	const struct attribute *asked = &script_of(rehearsal)->attributes[attribute];

	for (size_t i = 0; i < crowd->people; i++) {
		size_t answer = crowd_answer(crowd, i, attribute);
		struct entry entry = { .verb = "people.attribute", .participant = people_code(i, arena) };

		if (!answer)
			continue;
		entry.value = arena_format(arena, "name=%s text=%s", asked->name, asked->choices[answer - 1].by[0]);
		if (!rehearsal_enter(rehearsal, &entry, err))
			return false;
	}
	return true;
}

static size_t hands_up(const struct crowd *crowd, size_t attribute, size_t answer)
{
	size_t hands = 0;

	for (size_t i = 0; i < crowd->people; i++)
		hands += crowd_answer(crowd, i, attribute) == answer;
	return hands;
}

static bool tell_by_hands(const struct rehearsal *rehearsal, const struct crowd *crowd, size_t attribute, struct arena *arena, struct err *err)
{
	const struct attribute *asked = &script_of(rehearsal)->attributes[attribute];

	for (size_t answer = 1; answer <= asked->choice_count; answer++) {
		struct entry entry = { .verb = "people.headcount",
			.value = arena_format(arena, "name=%s choice=%zu count=%zu", asked->name, answer, hands_up(crowd, attribute, answer)) };

		if (!rehearsal_enter(rehearsal, &entry, err))
			return false;
	}
	return true;
}

static bool tell(const struct rehearsal *rehearsal, const struct crowd *crowd, struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < crowd->attributes; i++) {
		bool alone = script_asks_alone(script_of(rehearsal), &script_of(rehearsal)->attributes[i]);

		if (!(alone ? tell_alone : tell_by_hands)(rehearsal, crowd, i, arena, err))
			return false;
	}
	return true;
}

static bool consent(const struct rehearsal *rehearsal, const struct crowd *crowd, struct arena *arena, struct err *err)
{
	for (size_t i = 0; script_of(rehearsal)->consent == CONSENT_PERSON && i < crowd->people; i++) {
		struct entry entry = { .verb = "people.consent", .participant = people_code(i, arena),
			.value = random_below(rehearsal->chance, ONE_IN_REFUSES) ? "given=1" : "given=0" };

		if (!rehearsal_enter(rehearsal, &entry, err))
			return false;
	}
	return true;
}

/* --- Through the door */

/* Beside those who take part somebody comes who does not vote: from the house, to look on, or to interpret. */
static bool come(const struct rehearsal *rehearsal, struct arena *arena, struct err *err)
{
	uint32_t kinds = PERSON_KINDS - PERSON_STAFF;
	enum person_kind kind = (enum person_kind)(PERSON_STAFF + random_below(rehearsal->chance, kinds));
	struct entry people = { .verb = "people.add", .value = arena_format(arena, "count=%zu", rehearsal->people) };
	struct entry beside = { .verb = "people.add", .value = arena_format(arena, "count=1 kind=%s", people_kind_name(kind)) };

	return rehearsal_enter(rehearsal, &people, err) && rehearsal_enter(rehearsal, &beside, err);
}

/* A late one is asked nothing more; a small group stays together. */
bool rehearsal_come_and_go(const struct rehearsal *rehearsal, struct err *err)
{
	const struct session *session = sitting_session(rehearsal->sitting);
	size_t leaves = people_last_unused(session);
	struct entry late = { .verb = "people.add", .value = "count=1" }, leave = { .verb = "people.leave" };

	if (people_present(session) < LIVELY || random_below(rehearsal->chance, ONE_IN_CHANGES))
		return true;
	if (leaves == SIZE_MAX || random_below(rehearsal->chance, 2))
		return rehearsal_enter(rehearsal, &late, err);
	leave.participant = people_get(session, leaves)->code;
	return rehearsal_enter(rehearsal, &leave, err);
}

bool rehearsal_arrive(const struct rehearsal *rehearsal, struct crowd *crowd, struct arena *arena, struct err *err)
{
	*crowd = (struct crowd){ .people = rehearsal->people, .attributes = script_of(rehearsal)->attribute_count };
	crowd->answers = arena_array(arena, crowd->people * crowd->attributes + 1, sizeof *crowd->answers);
	for (size_t i = 0; i < crowd->attributes; i++)
		make_up(rehearsal, crowd, i);
	if (!crowd->people)
		return true;
	return come(rehearsal, arena, err) && tell(rehearsal, crowd, arena, err) && consent(rehearsal, crowd, arena, err);
}
