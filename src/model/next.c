/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "model/inside.h"
#include "model/pipes.h"
#include "model/poll-next.h"
#include "model/poll-record.h"

static size_t step_count(const struct exercise_type *type)
{
	size_t count = 0;

	while (type->steps && type->steps[count].name)
		count++;
	return count ? count : 1;
}

/* The step after the present one that this exercise has, or SIZE_MAX. */
static size_t step_after(const struct session *session, const struct agenda_entry *entry, struct arena *arena)
{
	const struct exercise_type *type = entry->exercise->type;
	struct scene scene = session_scene(session, entry->exercise, arena);

	for (size_t step = entry->step + 1; step < step_count(type); step++)
		if (!type->has_step || type->has_step(&scene, step))
			return step;
	return SIZE_MAX;
}

static const char *step_title(const struct session *session, const struct exercise *exercise, size_t step, struct arena *arena)
{
	struct scene scene = session_scene(session, exercise, arena);

	return exercise->type->step_title ? exercise->type->step_title(&scene, step) : exercise->type->steps[step].title;
}

static struct next step_next(const struct session *session, const struct agenda_entry *entry, size_t step, struct arena *arena)
{
	return (struct next){ .kind = NEXT_ENTRY, .title = step_title(session, entry->exercise, step, arena),
		.entry = { .verb = "exercise.step", .exercise = entry->exercise->id, .value = arena_format(arena, "n=%zu", step) } };
}

static struct next start_next(const struct agenda_entry *entry, struct arena *arena)
{
	return (struct next){ .kind = NEXT_ENTRY, .title = arena_format(arena, "next: %s", entry->exercise->title.by[0]),
		.entry = { .verb = "exercise.start", .exercise = entry->exercise->id } };
}

/* What was voted in secret and never opened would be forgotten in its box. */
static struct next close_next(const struct session *session, struct arena *arena)
{
	const struct round_record *sealed = records_sealed(session, 0);
	struct next next = { .kind = NEXT_ENTRY, .title = N_("close the workshop"), .entry = { .verb = "session.close" } };

	if (!sealed)
		return next;
	next.kind = NEXT_ASK;
	next.question = arena_format(arena, "The secret round of \"%s\" is still open, and its ballots are not counted. Close the workshop all the same?",
	    sealed->exercise->title.by[0]);
	return next;
}

static struct next end_next(const struct session *session, struct arena *arena)
{
	if (!agenda_open(session))
		return close_next(session, arena);
	return (struct next){ .kind = NEXT_ENTRY, .title = N_("end"),
		.entry = { .verb = "exercise.end", .exercise = agenda_open(session)->exercise->id } };
}

static bool type_next(const struct session *session, const struct agenda_entry *open, struct arena *arena, struct next *next)
{
	struct scene scene;

	if (!open || !open->exercise->type->next)
		return false;
	scene = session_scene(session, open->exercise, arena);
	return open->exercise->type->next(&scene, next);
}

static bool inside_next(const struct session *session, struct arena *arena, struct next *next)
{
	const struct agenda_entry *open = agenda_open(session);
	const struct poll *poll = open ? session_poll(session, open->exercise) : NULL;
	size_t step;

	if ((poll && poll_next(poll, arena, next)) || type_next(session, open, arena, next))
		return true;
	step = open && !poll ? step_after(session, open, arena) : SIZE_MAX;
	if (step == SIZE_MAX)
		return false;
	*next = step_next(session, open, step, arena);
	return true;
}

/* Leaving an exercise in which something is still open is asked for. */
static void ask_about_open(const struct session *session, struct arena *arena, struct next *next)
{
	const struct agenda_entry *open = agenda_open(session);
	struct scene scene;

	if (!open || !open->exercise->type->left_open || next->kind != NEXT_ENTRY)
		return;
	scene = session_scene(session, open->exercise, arena);
	next->question = open->exercise->type->left_open(&scene);
	if (next->question)
		next->kind = NEXT_ASK;
}

static struct next start_of(const struct session *session, const struct agenda_entry *entry, struct arena *arena)
{
	struct next next = start_next(entry, arena);

	if (pipes_dry(session, entry->exercise))
		next.kind = NEXT_PIPE;
	return next;
}

struct next session_start(const struct session *session, const struct exercise *exercise, struct arena *arena)
{
	struct next next = start_of(session, agenda_of(session, exercise), arena);

	ask_about_open(session, arena, &next);
	return next;
}

struct next session_next(const struct session *session, struct arena *arena)
{
	const struct agenda_entry *after;
	struct next next;

	if (session->closed)
		return (struct next){ .kind = NEXT_NOTHING, .title = "" };
	if (inside_next(session, arena, &next))
		return next;
	after = agenda_next(session);
	next = after ? start_of(session, after, arena) : end_next(session, arena);
	ask_about_open(session, arena, &next);
	return next;
}
