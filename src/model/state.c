/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "model/exercise.h"
#include "model/inside.h"

/* What is read straight off the state; the lowest object that knows a session. */

const struct exercise *event_exercise(const struct session *session, const struct event *event)
{
	return *event->exercise ? session_exercise(session, event->exercise) : NULL;
}

const struct exercise *session_exercise(const struct session *session, const char *id)
{
	for (size_t i = 0; i < session->agenda.count; i++)
		if (str_same(session->agenda.entries[i].exercise->id, id))
			return session->agenda.entries[i].exercise;
	return NULL;
}

struct scene session_scene(const struct session *session, const struct exercise *exercise, struct arena *arena)
{
	return (struct scene){
		.session = session, .exercise = exercise, .state = session->states[exercise->index],
		.poll = session_poll(session, exercise), .step = session->agenda.entries[exercise->index].step,
		.now_ms = session->last_ms, .arena = arena
	};
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

const struct poll *session_poll(const struct session *session, const struct exercise *exercise)
{
	return exercise->type->polling ? &session->polls[exercise->index] : NULL;
}

struct poll *event_poll(struct session *session, const struct event *event)
{
	const struct exercise *exercise = event_exercise(session, event);

	return exercise && exercise->type->polling ? &session->polls[exercise->index] : NULL;
}

bool event_by_removal(const struct session *session, const struct event *event, struct err *err)
{
	(void)session, (void)event;
	return err_set(err, "this goes through every file of the session; X on the wall or in the list of people does it");
}
