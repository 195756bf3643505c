/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/session.h"

#include <stdlib.h>
#include <string.h>

#include "model/exercise.h"
#include "model/inside.h"

struct session *session_new(const struct script *script, const struct script_registry *registry)
{
	struct session *session = mem_alloc(sizeof *session);

	session->script = script;
	session->registry = registry;
	session->arena = arena_new();
	session->opened = mem_alloc(sizeof *session->opened);
	session_reset(session);
	return session;
}

void session_use(struct session *session, const struct script *script)
{
	session->script = script;
	session_reset(session);
}

void session_free(struct session *session)
{
	if (!session)
		return;
	arena_free(session->arena);
	opened_free(session->opened);
	free(session);
}

static void take_script(struct session *session)
{
	session->states = arena_array(session->arena, session_places(session), sizeof *session->states);
	for (size_t i = 0; i < session->script->exercise_count; i++)
		session_take(session, &session->script->exercises[i], i);
}

void session_reset(struct session *session)
{
	struct session empty = { .script = session->script, .registry = session->registry, .arena = session->arena, .opened = session->opened,
		.key = "", .zone = "UTC", .opened_at = "", .closed_at = "", .script_hash = "" };

	arena_clear(session->arena);
	*session = empty;
	people_reset(session);
	items_reset(session);
	agenda_reset(session);
	polls_reset(session);
	take_script(session);
}

static void fold_type(struct session *session, const struct event *event)
{
	const struct exercise *exercise = event_exercise(session, event);

	if (exercise && exercise->type->fold) {
		struct scene scene = session_scene(session, exercise, session->arena);

		exercise->type->fold(&scene, session->states[exercise->index], event);
	}
}

void session_fold(struct session *session, const struct event *event)
{
	if (event->run == session->run)
		session->last_ms = event->ms;
	if (event->verb && event->verb->fold)
		event->verb->fold(session, event);
	fold_type(session, event);
}

bool session_accept(const struct session *session, const struct event *event, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);
	struct arena *arena;
	bool accepted;

	if (*event->exercise && !exercise && !event->verb->brings_exercise)
		return err_set(err, "this workshop has no exercise \"%s\"", event->exercise);
	if (event->verb->accept && !event->verb->accept(session, event, err))
		return false;
	if (!exercise || !exercise->type->accept)
		return true;
	arena = arena_new();
	struct scene scene = session_scene(session, exercise, arena);
	accepted = exercise->type->accept(&scene, event, err);
	arena_free(arena);
	return accepted;
}

/* Thirty years: a run's time, however often it is added up, stays a number. */
static const int64_t most_ms = (int64_t)1 << 40;

bool session_event(const struct session *session, const struct journal_row *row, struct event *event)
{
	*event = (struct event){
		.verb = verb_find(session, row->event), .seq = row->seq, .run = row->run, .ms = row->ms < most_ms ? row->ms : most_ms, .time = row->time,
		.exercise = row->exercise, .participant = row->participant, .item = row->item, .round = row->round,
		.value = row->value
	};
	return event->verb != NULL;
}
