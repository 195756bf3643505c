/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pipes.h"

#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* --- Where items come from */

static const struct option_value *inlet(const struct exercise *exercise)
{
	const struct option *option = exercise->type->options;

	for (size_t i = 0; option && option[i].name; i++)
		if (option[i].kind == OPTION_ITEMS)
			return &exercise->values[i];
	return NULL;
}

bool pipes_needed(const struct exercise *exercise)
{
	const struct option_value *from = inlet(exercise);

	return from && from->option->required;
}

const char *const *pipes_of(const struct session *session, const struct exercise *exercise)
{
	static const char *const none[] = { NULL };
	const struct option_value *from = inlet(exercise);
	const char *const *chosen = agenda_of(session, exercise)->pipes;

	return chosen ? chosen : from && from->words ? from->words : none;
}

const struct exercise *pipe_exercise(const struct session *session, const char *pipe, const char **outlet)
{
	size_t length = strcspn(pipe, ".");

	*outlet = pipe[length] ? pipe + length + 1 : "";
	for (size_t i = 0; i < agenda_count(session); i++) {
		const struct exercise *exercise = agenda_get(session, i)->exercise;

		if (str_is(exercise->id, pipe, length))
			return exercise;
	}
	return NULL;
}

/* --- exercise.items */

struct checking { const struct session *session; const struct exercise *exercise; size_t count, unknown; };

static bool has_outlet(const struct exercise *exercise, const char *name)
{
	for (const struct outlet *outlet = exercise->type->outlets; outlet && outlet->name; outlet++)
		if (str_same(outlet->name, name))
			return true;
	return false;
}

static void check_pipe(void *of, const char *start, size_t length)
{
	struct checking *checking = of;
	const struct session *session = checking->session;
	struct arena *arena = arena_new();
	const char *pipe = arena_slice(arena, start, length), *outlet;
	const struct exercise *source = pipe_exercise(session, pipe, &outlet);
	bool known = source ? has_outlet(source, outlet) && agenda_place(session, source) < agenda_place(session, checking->exercise)
	    : script_list(session->script, pipe) || str_same(pipe, "parking");

	checking->count++;
	checking->unknown += !known;
	arena_free(arena);
}

static bool may_take(const struct session *session, const struct event *event, struct err *err)
{
	struct checking checking = { .session = session, .exercise = event_exercise(session, event) };

	if (!session_must_run(session, event, err))
		return false;
	if (!checking.exercise || !inlet(checking.exercise))
		return err_set(err, "this exercise takes no items from elsewhere");
	if (agenda_of(session, checking.exercise)->status != AGENDA_NOT_REACHED)
		return err_set(err, "\"%s\" has begun with its items", checking.exercise->title.by[0]);
	event_each(event, "items", check_pipe, &checking);
	return (checking.count && !checking.unknown) || err_set(err, "items come from a list, from an exercise before, or from what is parked");
}

struct taking { struct session *session; const char **list; size_t count, room; };

static void take_pipe(void *of, const char *start, size_t length)
{
	struct taking *taking = of;

	SESSION_ROOM(taking->session, taking->list, taking->count + 1, taking->room);   /* one more for the end */
	taking->list[taking->count++] = arena_slice(taking->session->arena, start, length);
}

static void take(struct session *session, const struct event *event)
{
	struct taking taking = { .session = session, .list = arena_array(session->arena, 2, sizeof *taking.list), .room = 2 };

	if (!may_take(session, event, NULL))
		return;
	event_each(event, "items", take_pipe, &taking);
	session->agenda.entries[event_exercise(session, event)->index].pipes = taking.list;
}

const struct verb pipes_verbs[] = {
	{ .name = "exercise.items", .words = "items=", .help = "The items of an exercise come from elsewhere than planned.", .accept = may_take, .fold = take },
	{ .name = NULL }
};
