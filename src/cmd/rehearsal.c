/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/rehearsal.h"

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "model/poll.h"

enum { MOST_TURNS = 100000 };

struct entering { const struct rehearsal *rehearsal; struct err *err; };

static bool enter(void *context, const struct entry *entry)
{
	struct entering *entering = context;

	return rehearsal_enter(entering->rehearsal, entry, entering->err);
}

/* An exercise lasts as long as it was planned to; a step with its own time likewise. */
static void pass_time(const struct rehearsal *rehearsal)
{
	const struct session *session = sitting_session(rehearsal->sitting);
	struct timer timer = agenda_timer(session, sitting_now_ms(rehearsal->sitting));

	if (timer.shown && timer.left_seconds > 0)
		clock_virtual_pass(rehearsal->time, timer.left_seconds * 1000);
}

static bool behave(const struct rehearsal *rehearsal, const struct exercise *exercise, struct arena *arena, struct err *err)
{
	const struct session *session = sitting_session(rehearsal->sitting);
	struct scene scene = session_scene(session, exercise, arena);
	struct entering entering = { .rehearsal = rehearsal, .err = err };

	return !exercise->type->rehearse || exercise->type->rehearse(&scene, rehearsal->chance, enter, &entering);
}

/* A group does not argue for ever: the first remedy that settles the tie is taken, and one run-off is enough. */
static bool settle(const struct rehearsal *rehearsal, const struct poll *poll, struct arena *arena, struct err *err)
{
	const struct remedy_offer *offer;
	struct entry entry;

	for (size_t i = 0; (offer = poll_remedy_offer(poll, i)); i++)
		if (!offer->picks && !(offer->votes && poll_kind(poll) == ROUND_RUN_OFF) && poll_settle(poll, way_out_names[offer->way], NULL, NULL, rehearsal->chance, arena, &entry, NULL))
			return rehearsal_enter(rehearsal, &entry, err);
	return err_set(err, "no remedy settles the tie");
}

static const struct poll *open_poll(const struct session *session)
{
	const struct agenda_entry *open = agenda_open(session);

	return open ? session_poll(session, open->exercise) : NULL;
}

/* What the group does where Enter has been pressed last. */
static bool take_part(const struct rehearsal *rehearsal, struct arena *arena, struct err *err)
{
	const struct session *session = sitting_session(rehearsal->sitting);
	const struct agenda_entry *open = agenda_open(session);
	const struct poll *poll = open_poll(session);

	if (!open)
		return true;
	if (!poll)
		return behave(rehearsal, open->exercise, arena, err);
	if (poll_stage(poll) == POLL_NOT_YET)
		return behave(rehearsal, open->exercise, arena, err);
	return poll_stage(poll) != POLL_OPEN || rehearsal_poll(rehearsal, poll, err);
}

/* What should have brought the items was left out: then so is this. */
static bool leave_out(const struct rehearsal *rehearsal, const struct entry *start, struct err *err)
{
	return rehearsal_enter(rehearsal, &(struct entry){ .verb = "exercise.skip", .exercise = start->exercise, .value = "text=no items" }, err);
}

/* One press of Enter, and what the room makes of it. */
static bool go_on(const struct rehearsal *rehearsal, struct arena *arena, bool *over, struct err *err)
{
	const struct session *session = sitting_session(rehearsal->sitting);
	struct next next = session_next(session, arena);
	const struct poll *poll = open_poll(session);

	*over = next.kind == NEXT_NOTHING;
	if (*over)
		return true;
	if (next.kind == NEXT_PIPE)
		return leave_out(rehearsal, &next.entry, err);
	if (next.kind == NEXT_TIE)
		return settle(rehearsal, poll, arena, err) && take_part(rehearsal, arena, err);
	if (next.kind == NEXT_HOLD)
		return err_set(err, "%s stands still", agenda_open(session)->exercise->id);
	if (!poll || poll_stage(poll) == POLL_SETTLED)
		pass_time(rehearsal);
	if (str_same(next.entry.verb, "exercise.start") && !rehearsal_come_and_go(rehearsal, err))
		return false;
	return rehearsal_enter(rehearsal, &next.entry, err) && take_part(rehearsal, arena, err);
}

bool rehearsal_lead(const struct rehearsal *rehearsal, struct err *err)
{
	struct arena *evening = arena_new(), *arena = arena_new();
	struct rehearsal here = *rehearsal;
	struct crowd crowd;
	bool over = false, led = rehearsal_arrive(&here, &crowd, evening, err);

	here.crowd = &crowd;
	for (size_t turn = 0; led && !over && turn < MOST_TURNS; turn++) {
		arena_clear(arena);
		led = go_on(&here, arena, &over, err);
	}
	arena_free(arena);
	arena_free(evening);
	return led && (over || err_set(err, "the workshop does not come to its end"));
}
