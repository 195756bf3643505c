/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan.h"

#include "base/mem.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/pipes.h"

struct proposing {
	const struct session *session;
	struct proposal *list;
	size_t count;
	int missing;                 /* minutes that are still to be found */
};

static void propose(struct proposing *proposing, struct proposal proposal)
{
	if (proposal.saves <= 0 || proposing->missing < PLAN_LATE_MINUTES || proposing->count == PLAN_PROPOSALS)
		return;
	proposing->list[proposing->count++] = proposal;
	proposing->missing -= proposal.saves;
}

static void propose_shorter(struct proposing *proposing, const struct agenda_entry *entry)
{
	const struct exercise *exercise = entry->exercise;
	int64_t least = exercise->minutes_min, minutes = entry->minutes - proposing->missing;

	if (least < 1 || least >= entry->minutes)
		return;
	if (minutes < least)
		minutes = least;
	propose(proposing, (struct proposal){ .exercise = exercise, .minutes = minutes, .saves = (int)(entry->minutes - minutes) });
}

/* Does an exercise that is still to come take its items from this one? */
static bool feeds(const struct session *session, const struct exercise *exercise)
{
	const char *outlet;

	for (size_t i = agenda_place(session, exercise) + 1; i < agenda_count(session); i++) {
		const struct agenda_entry *later = agenda_get(session, i);

		for (const char *const *pipe = pipes_of(session, later->exercise); later->status == AGENDA_NOT_REACHED && *pipe; pipe++)
			if (pipe_exercise(session, *pipe, &outlet) == exercise)
				return true;
	}
	return false;
}

static bool is_shortened(const struct proposing *proposing, const struct exercise *exercise)
{
	for (size_t i = 0; i < proposing->count; i++)
		if (proposing->list[i].exercise == exercise)
			return true;
	return false;
}

static void propose_without(struct proposing *proposing, const struct agenda_entry *entry)
{
	if (!is_shortened(proposing, entry->exercise) && !feeds(proposing->session, entry->exercise))
		propose(proposing, (struct proposal){ .exercise = entry->exercise, .saves = (int)entry->minutes });
}

/* All that is still to come and has this priority, the last first: who knows how long what comes before it will take. */
static void propose_all(struct proposing *proposing, enum priority priority, void (*way)(struct proposing *, const struct agenda_entry *))
{
	for (size_t i = agenda_count(proposing->session); i-- > 0;) {
		const struct agenda_entry *entry = agenda_get(proposing->session, i);

		if (entry->status == AGENDA_NOT_REACHED && entry->exercise->priority == priority && entry->minutes > 0)
			way(proposing, entry);
	}
}

size_t plan_proposals(const struct session *session, int64_t utc, struct proposal list[PLAN_PROPOSALS])
{
	struct session_pace pace = plan_pace(session, utc);
	struct proposing proposing = { .session = session, .list = list, .missing = pace.behind_minutes };

	if (!pace.known || pace.behind_minutes < PLAN_LATE_MINUTES)
		return 0;
	propose_all(&proposing, PRIORITY_COULD, propose_shorter);
	propose_all(&proposing, PRIORITY_SHOULD, propose_shorter);
	propose_all(&proposing, PRIORITY_COULD, propose_without);
	propose_all(&proposing, PRIORITY_MUST, propose_shorter);
	propose_all(&proposing, PRIORITY_SHOULD, propose_without);
	return proposing.count;
}
