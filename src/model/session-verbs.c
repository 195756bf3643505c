/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

static void begin(struct session *session, const struct event *event)
{
	session->key = event_word_text(event, "key", session->arena);
	session->zone = event_word_text(event, "zone", session->arena);
	session->script_hash = event_word_text(event, "sha256", session->arena);
	session->rehearsal = event_number(event, "rehearsal", 0) == 1;
	session->opened_at = event->time;
	session->run = event->run;
	session->last_ms = event->ms;
}

/* Another run: its clock begins anew, and what ran before stands still at its last value. */
const char *session_key_told(const struct journal *journal, struct arena *arena)
{
	if (!journal_count(journal))
		return "";
	return event_word_text(&(struct event){ .value = journal_get(journal, 0).value }, "key", arena);
}

static void open_again(struct session *session, const struct event *event)
{
	agenda_new_run(session);
	session->run = event->run;
	session->last_ms = event->ms;
}

/* To the byte: it is a path, nothing that people read. */
static void leave_folder(struct session *session, const struct event *event)
{
	const char *start = event_text_start(event), *folder;
	char *plain = start ? journal_unescape(start, strlen(start)) : mem_text("");

	folder = arena_text(session->arena, plain);
	free(plain);
	SESSION_ROOM(session, session->left, session->left_count, session->left_room);
	session->left[session->left_count++] = folder;
}

static void change_script(struct session *session, const struct event *event)
{
	session->script_hash = event_word_text(event, "sha256", session->arena);
}

static struct fact *find_fact(const struct session *session, const char *name)
{
	for (size_t i = 0; i < session->fact_count; i++)
		if (str_same(session->facts[i].name, name))
			return &session->facts[i];
	return NULL;
}

static void learn(struct session *session, const struct event *event)
{
	const char *name = event_word_text(event, "name", session->arena);
	struct fact *fact = find_fact(session, name);

	if (!fact) {
		SESSION_ROOM(session, session->facts, session->fact_count, session->fact_room);
		fact = &session->facts[session->fact_count++];
		fact->name = name;
	}
	fact->text = event_text(event, session->arena);
}

static bool is_first(const struct session *session, const struct event *event, struct err *err)
{
	return (event->seq == 1 && !*session->key) || err_set(err, "a session begins only once");
}

static bool may_close(const struct session *session, const struct event *event, struct err *err)
{
	(void)event;
	return !session->closed || err_set(err, "this workshop is already closed; R on its last page opens it again");
}

static void close(struct session *session, const struct event *event)
{
	agenda_new_run(session);
	session->closed = true;
	session->closed_at = event->time;
}

static bool may_reopen(const struct session *session, const struct event *event, struct err *err)
{
	(void)event;
	return session->closed || err_set(err, "this workshop is open");
}

static void reopen(struct session *session, const struct event *event)
{
	(void)event;
	session->closed = false;
	session->closed_at = "";
}

static const char *script_fact(const struct script *script, const char *name)
{
	const struct { const char *name, *text; } known[] = {
		{ "organisation", script->organisation }, { "place", script->place }, { "facilitator", script->facilitator },
		{ "audience", script->audience }, { "program", script->program }
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_same(known[i].name, name))
			return known[i].text;
	return "";
}

const char *session_fact(const struct session *session, const char *name)
{
	const struct fact *fact = find_fact(session, name);

	return fact ? fact->text : script_fact(session->script, name);
}

bool session_knows(const struct session *session, const char *name)
{
	return find_fact(session, name) || *script_fact(session->script, name);
}

/* --- What the wall speaks */

struct spoken session_spoken(const struct session *session)
{
	return session->spoken;
}

static size_t language_of(const struct session *session, const struct event *event)
{
	for (size_t i = 0; i < session->script->language_count; i++)
		if (event_word_is(event, "lang", session->script->languages[i]))
			return i;
	return SIZE_MAX;
}

static bool may_speak(const struct session *session, const struct event *event, struct err *err)
{
	return language_of(session, event) != SIZE_MAX || err_set(err, "the workshop file does not name this language");
}

static void speak(struct session *session, const struct event *event)
{
	size_t language = language_of(session, event);

	if (language != SIZE_MAX)
		session->spoken = (struct spoken){ .language = language, .both = event_number(event, "both", 0) == 1 };
}

const struct verb session_verbs[] = {
	{ .name = "session.begin", .words = "key= form= version= script= script-version= sha256= zone= boot= rehearsal=",
	  .help = "The session was made; key is its name for ever.", .undo = UNDO_BARRIER, .accept = is_first, .fold = begin },
	{ .name = "session.open", .words = "boot=", .help = "It was opened once more; the clock ms begins anew.",
	  .undo = UNDO_NEVER, .fold = open_again },
	{ .name = "session.moved", .words = "text=",
	  .help = "It was saved to another place, and went on there; the text is the folder that it was in before.",
	  .undo = UNDO_NEVER, .fold = leave_folder },
	{ .name = "session.fact", .words = "name= text=", .help = "A fact asked for at the start: place, facilitator, ...",
	  .undo = UNDO_NEVER, .fold = learn },
	{ .name = "session.language", .words = "lang= both=", .help = "The wall speaks this language from now on, or it and a second one at once.",
	  .undo = UNDO_NEVER, .accept = may_speak, .fold = speak },
	{ .name = "session.close", .words = "", .help = "The workshop is over.", .undo = UNDO_YES, .accept = may_close, .fold = close },
	{ .name = "session.reopen", .words = "", .help = "It goes on after all.", .undo = UNDO_YES, .accept = may_reopen, .fold = reopen },
	{ .name = "clock.set", .words = "utc=", .help = "The machine's clock was wrong; this is the time that a person told.",
	  .undo = UNDO_NEVER },
	{ .name = "clock.jump", .words = "seconds=", .help = "The machine's clock jumped by so many seconds.", .undo = UNDO_NEVER },
	{ .name = "script.changed", .words = "sha256=", .help = "The session's copy of the workshop was replaced by another.",
	  .undo = UNDO_BARRIER, .fold = change_script },
	{ .name = NULL }
};
