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
	session_reset(session);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	arena_free(session->arena);
	free(session);
}

static void reset_states(struct session *session)
{
	const struct script *script = session->script;

	session->states = arena_array(session->arena, script->exercise_count + 1, sizeof *session->states);
	for (size_t i = 0; i < script->exercise_count; i++)
		session->states[i] = arena_alloc(session->arena, script->exercises[i].type->state_size);
}

void session_reset(struct session *session)
{
	struct session empty = { .script = session->script, .registry = session->registry, .arena = session->arena,
		.key = "", .zone = "UTC", .opened_at = "", .closed_at = "", .script_hash = "" };

	arena_clear(session->arena);
	*session = empty;
	people_reset(session);
	items_reset(session);
	agenda_reset(session);
	polls_reset(session);
	reset_states(session);
}

const struct exercise *event_exercise(const struct session *session, const struct event *event)
{
	return *event->exercise ? script_exercise(session->script, event->exercise) : NULL;
}

struct scene session_scene(const struct session *session, const struct exercise *exercise, struct arena *arena)
{
	return (struct scene){
		.session = session, .exercise = exercise, .state = session->states[exercise->index],
		.poll = session_poll(session, exercise), .step = session->agenda.entries[exercise->index].step,
		.now_ms = session->last_ms, .arena = arena
	};
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

	if (*event->exercise && !exercise)
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

bool session_event(const struct session *session, const struct journal_row *row, struct event *event)
{
	*event = (struct event){
		.verb = verb_find(session, row->event), .seq = row->seq, .run = row->run, .ms = row->ms, .time = row->time,
		.exercise = row->exercise, .participant = row->participant, .item = row->item, .round = row->round,
		.value = row->value
	};
	return event->verb != NULL;
}

const struct script *session_script(const struct session *session)
{
	return session->script;
}

const struct script_registry *session_registry(const struct session *session)
{
	return session->registry;
}

const char *session_key(const struct session *session)
{
	return session->key;
}

const char *session_script_hash(const struct session *session)
{
	return session->script_hash;
}

const char *session_zone(const struct session *session)
{
	return session->zone;
}

bool session_is_rehearsal(const struct session *session)
{
	return session->rehearsal;
}

bool session_is_closed(const struct session *session)
{
	return session->closed;
}

const char *session_opened_at(const struct session *session)
{
	return session->opened_at;
}

const char *session_closed_at(const struct session *session)
{
	return session->closed_at;
}

int64_t session_run(const struct session *session)
{
	return session->run;
}
