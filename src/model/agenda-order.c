/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/agenda.h"
#include "model/exercise.h"
#include "model/inside.h"

/* The running order: which exercises there are, and where each stands. */

size_t session_places(const struct session *session)
{
	return session->script->exercise_count + EXTRA_MOST;
}

static void put_in_order(struct agenda_state *agenda, size_t index, size_t place)
{
	memmove(agenda->order + place + 1, agenda->order + place, (agenda->count - place) * sizeof *agenda->order);
	agenda->order[place] = index;
	agenda->count++;
}

void session_take(struct session *session, const struct exercise *exercise, size_t place)
{
	session->agenda.entries[exercise->index] = (struct agenda_entry){
		.exercise = exercise, .inserted = exercise->index >= session->script->exercise_count, .started_at = "", .ended_at = "",
		.reason = "", .minutes = exercise->minutes
	};
	session->polls[exercise->index] = (struct poll){ .session = session, .exercise = exercise };
	session->states[exercise->index] = arena_alloc(session->arena, exercise->type->state_size);
	put_in_order(&session->agenda, exercise->index, place);
}

bool session_must_run(const struct session *session, const struct event *event, struct err *err)
{
	(void)event;
	return !session->closed || err_set(err, "this workshop is closed");
}

size_t agenda_count(const struct session *session)
{
	return session->agenda.count;
}

const struct agenda_entry *agenda_get(const struct session *session, size_t i)
{
	return i < agenda_count(session) ? &session->agenda.entries[session->agenda.order[i]] : NULL;
}

const struct agenda_entry *agenda_at(const struct session *session, size_t index)
{
	return &session->agenda.entries[index];
}

const struct agenda_entry *agenda_of(const struct session *session, const struct exercise *exercise)
{
	return agenda_at(session, exercise->index);
}

size_t agenda_place(const struct session *session, const struct exercise *exercise)
{
	size_t place = 0;

	while (place < agenda_count(session) && session->agenda.order[place] != exercise->index)
		place++;
	return place;
}

const struct agenda_entry *agenda_open(const struct session *session)
{
	return session->agenda.open == SIZE_MAX ? NULL : &session->agenda.entries[session->agenda.open];
}

/* What is left out beforehand, far behind, leaves what stands before it still to come; only what was on has been passed. */
static size_t place_behind(const struct session *session)
{
	size_t after = 0;

	for (size_t i = 0; i < agenda_count(session); i++)
		if (*agenda_get(session, i)->started_at)
			after = i + 1;
	return after;
}

size_t agenda_ahead(const struct session *session)
{
	const struct agenda_entry *open = agenda_open(session);

	return open ? agenda_place(session, open->exercise) + 1 : place_behind(session);
}

void agenda_pull(struct session *session, const struct exercise *exercise)
{
	size_t *order = session->agenda.order, from = agenda_place(session, exercise), to = place_behind(session);

	/* What was left out before it stays before it: only what is still to come is overtaken. */
	while (to < from && agenda_get(session, to)->status != AGENDA_NOT_REACHED)
		to++;
	if (to >= from)
		return;
	memmove(order + to + 1, order + to, (from - to) * sizeof *order);
	order[to] = exercise->index;
	session->agenda.entries[exercise->index].early = true;
}

const struct agenda_entry *agenda_next(const struct session *session)
{
	for (size_t i = agenda_ahead(session); i < agenda_count(session); i++)
		if (agenda_get(session, i)->status == AGENDA_NOT_REACHED)
			return agenda_get(session, i);
	return NULL;
}
