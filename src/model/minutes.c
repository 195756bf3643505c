/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/minutes.h"

#include <string.h>

#include "model/inside.h"

size_t decisions_count(const struct session *session)
{
	return session->decision_count;
}

const struct decision *decisions_get(const struct session *session, size_t i)
{
	return i < session->decision_count ? &session->decisions[i] : NULL;
}

size_t notes_count(const struct session *session)
{
	return session->note_count;
}

const struct note *notes_get(const struct session *session, size_t i)
{
	return i < session->note_count ? &session->notes[i] : NULL;
}

const char *notes_attribute(const struct session *session, size_t person, size_t attribute)
{
	if (person >= session->people.count || attribute >= session->script->attribute_count)
		return "";
	return session->people.unseen[person].answers[attribute];
}

const char *notes_card(const struct session *session, size_t person)
{
	return person < session->people.count ? session->people.unseen[person].card : "";
}

int notes_consent(const struct session *session, size_t person)
{
	return person < session->people.count ? session->people.unseen[person].consent : -1;
}

int64_t notes_consent_count(const struct session *session)
{
	return session->people.consent_count;
}

int64_t notes_headcount(const struct session *session, size_t attribute, size_t choice)
{
	if (attribute >= session->script->attribute_count || choice >= session->script->attributes[attribute].choice_count)
		return -1;
	return session->people.headcounts[attribute][choice];
}

static bool needs_text(const struct session *session, const struct event *event, struct err *err)
{
	(void)session;
	return event_has_text(event) || err_set(err, "there are no words to keep");
}

static void park(struct session *session, const struct event *event)
{
	const char *text = event_text(event, session->arena);

	parking_add(session, event, items_park(session, event, text), text);
}

static bool may_settle(const struct session *session, const struct event *event, struct err *err)
{
	int64_t n = event_number(event, "n", 0);

	return (n >= 1 && (size_t)n <= session->parked_count) || err_set(err, "nothing with this number is parked");
}

static void settle(struct session *session, const struct event *event)
{
	int64_t n = event_number(event, "n", 0);

	if (n >= 1 && (size_t)n <= session->parked_count)
		session->parked[n - 1].settled_how = event_text(event, session->arena);
}

static void note(struct session *session, const struct event *event)
{
	SESSION_ROOM(session, session->notes, session->note_count, session->note_room);
	session->notes[session->note_count++] = (struct note){
		.exercise = arena_text(session->arena, event->exercise), .time = event->time, .text = event_text(event, session->arena)
	};
}

const char *decisions_basis(const struct session *session, int64_t *round)
{
	const char *exercise = "";
	int64_t latest = 0;

	*round = 0;
	for (size_t i = 0; i < session->agenda.count; i++) {
		const struct poll *poll = &session->polls[i];

		for (size_t r = 0; r < poll->count; r++) {
			if (poll->rounds[r].closed_seq <= latest)
				continue;
			latest = poll->rounds[r].closed_seq;
			exercise = poll->exercise->id;
			*round = poll->rounds[r].record.round;
		}
	}
	return exercise;
}

struct ids { struct session *session; const char **list; size_t count, room; };

static void add_id(void *of, const char *start, size_t length)
{
	struct ids *ids = of;

	SESSION_ROOM(ids->session, ids->list, ids->count + 1, ids->room);   /* one more for the end */
	ids->list[ids->count++] = arena_slice(ids->session->arena, start, length);
}

static const char *const *items_of(struct session *session, const struct event *event)
{
	struct ids ids = { .session = session, .list = arena_array(session->arena, 2, sizeof *ids.list), .room = 2 };

	event_each(event, "items", add_id, &ids);
	return ids.list;
}

/* In a word a blank is written as a low stroke. */
static const char *with_blanks(const char *word, struct arena *arena)
{
	char *text = arena_text(arena, word);

	for (char *at = text; *at; at++)
		if (*at == '_')
			*at = ' ';
	return text;
}

static void decide(struct session *session, const struct event *event)
{
	struct decision *decision;

	SESSION_ROOM(session, session->decisions, session->decision_count, session->decision_room);
	decision = &session->decisions[session->decision_count++];
	*decision = (struct decision){
		.id = arena_format(session->arena, "D%zu", session->decision_count),
		.wording = event_text(event, session->arena), .exercise = arena_text(session->arena, event->exercise),
		.round = event->round, .made_at = event->time, .present = (int64_t)people_present(session),
		.holder = with_blanks(event_word_text(event, "holder", session->arena), session->arena),
		.review_on = event_word_text(event, "review", session->arena), .replaced_by = "", .items = items_of(session, event)
	};
	decision->based_exercise = decisions_basis(session, &decision->based_round);
}

static struct decision *named(const struct session *session, const struct event *event)
{
	for (size_t i = 0; i < session->decision_count; i++)
		if (event_word_is(event, "decision", session->decisions[i].id))
			return &session->decisions[i];
	return NULL;
}

static bool must_stand(const struct session *session, const struct event *event, struct err *err)
{
	const struct decision *decision = named(session, event);

	return (decision && decision->status == DECISION_STANDS) || err_set(err, "no such decision stands");
}

static bool may_change(const struct session *session, const struct event *event, struct err *err)
{
	return must_stand(session, event, err) && needs_text(session, event, err);
}

/* The old wording stays, and says which one took its place. */
static void change(struct session *session, const struct event *event)
{
	struct decision *old = named(session, event);
	size_t place = old ? (size_t)(old - session->decisions) : SIZE_MAX;

	decide(session, event);
	if (place == SIZE_MAX)
		return;
	session->decisions[place].status = DECISION_CHANGED;
	session->decisions[place].replaced_by = session->decisions[session->decision_count - 1].id;
}

static void withdraw(struct session *session, const struct event *event)
{
	struct decision *decision = named(session, event);

	if (decision)
		decision->status = DECISION_WITHDRAWN;
}

const struct verb minutes_verbs[] = {
	{ .name = "park.add", .words = "text=", .help = "Something was put into the parking lot.", .accept = needs_text, .fold = park },
	{ .name = "park.settle", .words = "n= text=", .help = "Something parked was dealt with; the text says how.",
	  .accept = may_settle, .fold = settle },
	{ .name = "note.add", .words = "text=", .help = "The facilitator wrote a note.", .accept = needs_text, .fold = note },
	{ .name = "decision.add", .words = "items= holder= review= text=", .help = "The group decided something.",
	  .accept = needs_text, .fold = decide },
	{ .name = "decision.change", .words = "decision= items= holder= review= text=", .help = "A decision was worded anew.",
	  .accept = may_change, .fold = change },
	{ .name = "decision.withdraw", .words = "decision=", .help = "A decision was taken back.", .accept = must_stand, .fold = withdraw },
	{ .name = NULL }
};
