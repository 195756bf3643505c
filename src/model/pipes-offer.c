/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "model/inside.h"
#include "model/pipes.h"

/* --- What gives nothing */

static bool has_own_items(const struct session *session, const struct exercise *exercise)
{
	for (size_t i = 0; i < items_count(session); i++)
		if (str_same(items_get(session, i)->exercise, exercise->id))
			return true;
	return false;
}

static bool is_dry(const struct session *session, const struct exercise *source, const char *outlet)
{
	struct arena *arena = arena_new();
	bool dry = !session_outlet(session, source, outlet, arena).count;

	arena_free(arena);
	return dry;
}

/* It was left out, or was not on yet. */
static bool is_missing(const struct session *session, const struct exercise *source)
{
	enum agenda_status status = agenda_of(session, source)->status;

	return status == AGENDA_SKIPPED || status == AGENDA_NOT_REACHED;
}

/* What it gave before it was left out is still there. The state is asked first: this is on the way of every key. */
static const struct exercise *first_missing(const struct session *session, const struct exercise *exercise)
{
	const char *outlet;

	for (const char *const *pipe = pipes_of(session, exercise); *pipe; pipe++) {
		const struct exercise *source = pipe_exercise(session, *pipe, &outlet);

		if (source && is_missing(session, source) && is_dry(session, source, outlet))
			return source;
	}
	return NULL;
}

static size_t still_parked(const struct session *session)
{
	size_t count = 0;

	for (size_t i = 0; i < parking_count(session); i++)
		count += !*parking_get(session, i)->settled_how;
	return count;
}

static bool list_is_empty(const struct session *session, const char *pipe)
{
	const struct list *list = script_list(session->script, pipe);

	return list ? !list->item_count : !still_parked(session);
}

/* The first source where no pipe brings anything, else NULL. */
static const struct exercise *all_dry(const struct session *session, const struct exercise *exercise)
{
	const struct exercise *first = NULL;
	const char *outlet;

	for (const char *const *pipe = pipes_of(session, exercise); *pipe; pipe++) {
		const struct exercise *source = pipe_exercise(session, *pipe, &outlet);

		if (source ? !is_dry(session, source, outlet) : !list_is_empty(session, *pipe))
			return NULL;
		first = first ? first : source;
	}
	return first;
}

const struct exercise *pipes_dry(const struct session *session, const struct exercise *exercise)
{
	const struct exercise *dry = first_missing(session, exercise);

	if (!dry && pipes_needed(exercise))
		dry = all_dry(session, exercise);
	return dry && !has_own_items(session, exercise) ? dry : NULL;
}

/* --- What could be taken instead */

struct offering {
	const struct session *session;
	const char *const *taken;
	struct arena *arena;
	struct pipe_offer *list;
	size_t count, room;
};

static bool is_taken(const struct offering *offering, const char *pipe)
{
	for (const char *const *taken = offering->taken; taken && *taken; taken++)
		if (str_same(*taken, pipe))
			return true;
	return false;
}

static void offer(struct offering *offering, struct pipe_offer one)
{
	if (!one.items || is_taken(offering, one.pipe))
		return;
	if (offering->count == offering->room) {
		offering->room = offering->room ? offering->room * 2 : 8;
		offering->list = arena_grow(offering->arena, offering->list, offering->count, offering->room, sizeof one);
	}
	offering->list[offering->count++] = one;
}

static void offer_outlets(struct offering *offering, const struct exercise *exercise)
{
	for (const struct outlet *outlet = exercise->type->outlets; outlet && outlet->name; outlet++)
		offer(offering, (struct pipe_offer){ .exercise = exercise, .help = outlet->help,
			.pipe = arena_format(offering->arena, "%s%s%s", exercise->id, *outlet->name ? "." : "", outlet->name),
			.items = session_outlet(offering->session, exercise, outlet->name, offering->arena).count });
}

struct pipe_offer *pipes_offered(const struct session *session, const struct exercise *exercise, struct arena *arena, size_t *count)
{
	struct offering offering = { .session = session, .arena = arena, .taken = exercise ? pipes_of(session, exercise) : NULL };
	size_t before = exercise ? agenda_place(session, exercise) : agenda_ahead(session);

	for (size_t i = before; i-- > 0;)
		offer_outlets(&offering, agenda_get(session, i)->exercise);
	for (size_t i = 0; i < session->script->list_count; i++)
		offer(&offering, (struct pipe_offer){ .pipe = session->script->lists[i].id, .help = "", .items = session->script->lists[i].item_count });
	offer(&offering, (struct pipe_offer){ .pipe = "parking", .help = "", .items = still_parked(session) });
	*count = offering.count;
	return offering.list;
}

static void add_pipe(struct str *value, const char *pipe)
{
	str_add(value, value->length ? "|" : "items=");
	str_add(value, pipe);
}

const char *pipes_instead(const struct session *session, const struct exercise *exercise, const struct exercise *out, const char *pipe, struct arena *arena)
{
	struct str value = STR_INIT;
	const char *outlet, *kept;
	bool given = false;

	for (const char *const *pipes = pipes_of(session, exercise); *pipes; pipes++)
		if (pipe_exercise(session, *pipes, &outlet) != out) {
			add_pipe(&value, *pipes);
		} else if (!given) {
			add_pipe(&value, pipe);
			given = true;
		}
	kept = arena_text(arena, str_text(&value));
	str_free(&value);
	return kept;
}
