/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/*
 * An exercise that the script does not have. Its event carries all of it: keys and values as in the workshop file,
 * and `item WORDS` for every item that was typed for it.
 */

static const char item_key[] = "item ";

/* The lines that begin with the key, without it; or all others. */
static const char *lines_of(const char *text, bool items, struct arena *arena)
{
	struct str lines = STR_INIT;
	const char *kept, *line;

	for (size_t length; (line = str_next_line(&text, &length));) {
		bool is_item = str_begins(line, item_key);
		size_t skip = is_item ? strlen(item_key) : 0;

		if (is_item == items && length > skip) {
			str_add_slice(&lines, line + skip, length - skip);
			str_add_char(&lines, '\n');
		}
	}
	kept = arena_text(arena, str_text(&lines));
	str_free(&lines);
	return kept;
}

/* Behind the one that it is said to follow, and behind all that was reached. */
static size_t place_of(const struct session *session, const struct event *event, struct arena *arena)
{
	const struct exercise *after = session_exercise(session, event_word_text(event, "after", arena));
	size_t place = after ? agenda_place(session, after) + 1 : 0, ahead = agenda_ahead(session);

	return place > ahead ? place : ahead;
}

static bool read(const struct session *session, const struct event *event, size_t place, struct arena *arena, struct exercise *exercise, struct err *err)
{
	const struct exercise **before = arena_array(arena, place + 1, sizeof *before);
	struct extra_order order = { before, place };

	for (size_t i = 0; i < place; i++)
		before[i] = agenda_get(session, i)->exercise;
	return script_extra(session->script, &order, session->registry, event->exercise,
	    lines_of(event_text(event, arena), false, arena), arena, exercise, err);
}

static bool id_is_free(const struct session *session, const char *id)
{
	return *id && !id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-")] && !session_exercise(session, id) && !script_list(session->script, id);
}

static bool has_room(const struct session *session, struct err *err)
{
	return session->agenda.count < session_places(session)
	    || err_set(err, "at most %d exercises can be inserted into a workshop", EXTRA_MOST);
}

static bool may_insert(const struct session *session, const struct event *event, struct err *err)
{
	struct exercise exercise;
	struct arena *arena;
	bool taken;

	if (!session_must_run(session, event, err) || !has_room(session, err))
		return false;
	if (!id_is_free(session, event->exercise))
		return err_set(err, "an exercise needs an id of its own, not \"%s\"", event->exercise);
	arena = arena_new();
	taken = read(session, event, place_of(session, event, arena), arena, &exercise, err);
	arena_free(arena);
	return taken;
}

/* What accept would refuse (another talka may have written it) is passed over. */
static void insert(struct session *session, const struct event *event)
{
	struct exercise *exercise = arena_alloc(session->arena, sizeof *exercise);
	size_t place = place_of(session, event, session->arena);

	if (!id_is_free(session, event->exercise) || !has_room(session, NULL) || !read(session, event, place, session->arena, exercise, NULL))
		return;
	exercise->index = session->agenda.count;
	session_take(session, exercise, place);
	items_paste(session, event, lines_of(event_text(event, session->arena), true, session->arena));
}

const char *agenda_extra_id(const struct session *session, struct arena *arena)
{
	size_t number = 1;
	const char *id = arena_format(arena, "extra-%zu", number);

	while (!id_is_free(session, id))
		id = arena_format(arena, "extra-%zu", ++number);
	return id;
}

const struct verb extra_verbs[] = {
	{ .name = "exercise.insert", .words = "after= text=",
	  .help = "An exercise that the workshop file does not have was put into the plan; the text has its keys and values, one a line.",
	  .brings_exercise = true, .text = TEXT_SCRIPT, .accept = may_insert, .fold = insert },
	{ .name = NULL }
};
