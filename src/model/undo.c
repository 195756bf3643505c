/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const struct verb undo_verbs[] = {
	{ .name = "undo", .words = "seq=", .help = "A step was taken back.", .undo = UNDO_NEVER },
	{ .name = "redo", .words = "seq=", .help = "A step that was taken back was done again.", .undo = UNDO_NEVER },
	{ .name = NULL }
};

static bool is_undo(const struct event *event)
{
	return event->verb == &undo_verbs[0];
}

static bool is_redo(const struct event *event)
{
	return event->verb == &undo_verbs[1];
}

static void note_taken(struct undo_log *log, size_t index)
{
	if (log->taken_count == log->taken_room) {
		log->taken_room = log->taken_room ? log->taken_room * 2 : 16;
		log->taken = mem_grow(log->taken, log->taken_room, sizeof *log->taken);
	}
	log->taken[log->taken_count++] = index;
}

/* Sets whether the named event stands; false where there is no such event before this one. */
static bool set_named(struct undo_log *log, const struct event *event, bool stands)
{
	int64_t seq = event_number(event, "seq", 0);

	if (seq < 1 || (size_t)seq >= log->count)
		return false;
	log->stands[seq - 1] = stands;
	if (!stands)
		note_taken(log, (size_t)seq - 1);
	else if (log->taken_count)
		log->taken_count--;
	return true;
}

bool undo_note(struct undo_log *log, const struct event *event)
{
	if (log->count == log->room) {
		log->room = log->room ? log->room * 2 : 256;
		log->stands = mem_grow(log->stands, log->room, sizeof *log->stands);
	}
	log->stands[log->count++] = !is_undo(event) && !is_redo(event);
	if (is_undo(event))
		return set_named(log, event, false);
	if (is_redo(event))
		return set_named(log, event, true);
	if (!event->verb || event->verb->undo != UNDO_NEVER)
		log->taken_count = 0;
	return false;
}

size_t undo_target(const struct undo_log *log, const struct verb *(*verb)(const void *of, size_t i), const void *of,
    const struct verb **barrier)
{
	for (size_t i = log->count; i-- > 0;) {
		const struct verb *row = log->stands[i] ? verb(of, i) : NULL;

		if (!row || row->undo == UNDO_NEVER)
			continue;
		if (row->undo == UNDO_YES)
			return i;
		if (barrier)
			*barrier = row;
		return SIZE_MAX;
	}
	return SIZE_MAX;
}

size_t redo_target(const struct undo_log *log)
{
	return log->taken_count ? log->taken[log->taken_count - 1] : SIZE_MAX;
}

void undo_free(struct undo_log *log)
{
	free(log->stands);
	free(log->taken);
	*log = (struct undo_log){ .stands = NULL };
}
