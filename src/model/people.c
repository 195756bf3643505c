/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/people.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

enum { MOST_PEOPLE = 5000 };

static const char *const kind_names[PERSON_KINDS] = {
	[PERSON_PARTICIPANT] = "participant", [PERSON_STAFF] = "staff",
	[PERSON_OBSERVER] = "observer", [PERSON_INTERPRETER] = "interpreter"
};

const char *people_kind_name(enum person_kind kind)
{
	return kind_names[kind];
}

static bool kind_of(const struct event *event, enum person_kind *kind)
{
	for (size_t i = 0; i < PERSON_KINDS; i++)
		if (event_word_is(event, "kind", kind_names[i])) {
			*kind = (enum person_kind)i;
			return true;
		}
	return false;
}

void people_reset(struct session *session)
{
	const struct script *script = session->script;
	struct people_state *people = &session->people;

	people->consent_count = -1;
	people->headcounts = arena_array(session->arena, script->attribute_count + 1, sizeof *people->headcounts);
	for (size_t i = 0; i < script->attribute_count; i++) {
		people->headcounts[i] = arena_array(session->arena, script->attributes[i].choice_count, sizeof **people->headcounts);
		for (size_t k = 0; k < script->attributes[i].choice_count; k++)
			people->headcounts[i][k] = -1;
	}
}

size_t people_count(const struct session *session)
{
	return session->people.count;
}

const struct person *people_get(const struct session *session, size_t i)
{
	return i < session->people.count ? &session->people.list[i] : NULL;
}

/* Codes are given in order, so the number nearly always is the place; not after an erasure. */
size_t people_find(const struct session *session, const char *code)
{
	const char *digits = *code == 'P' || *code == 'p' ? code + 1 : code;
	int64_t number;

	if (!str_number(digits, 1, MOST_PEOPLE, &number) || (size_t)number > session->people.count)
		number = 0;
	if (number && !session->people.list[number - 1].erased)
		return (size_t)number - 1;
	for (size_t i = 0; i < session->people.count; i++)
		if (!strcmp(session->people.list[i].code, code))
			return i;
	return SIZE_MAX;
}

const char *people_known_as(const struct session *session, const char *code)
{
	size_t person = *code ? people_find(session, code) : SIZE_MAX;

	return person == SIZE_MAX ? code : session->people.list[person].code;
}

size_t people_present(const struct session *session)
{
	size_t present = 0;

	for (size_t i = 0; i < session->people.count; i++)
		present += session->people.list[i].present && session->people.list[i].kind == PERSON_PARTICIPANT;
	return present;
}

size_t people_most(const struct session *session)
{
	return session->people.most;
}

bool people_consent_asked(const struct session *session)
{
	bool asked = session->people.consent_count >= 0;

	for (size_t i = 0; i < session->people.count; i++)
		asked |= session->people.unseen[i].consent >= 0;
	return asked;
}

const char *people_code(size_t i, struct arena *arena)
{
	return arena_format(arena, "P%02zu", i + 1);
}

const char *people_next_code(const struct session *session, struct arena *arena)
{
	return people_code(session->people.count, arena);
}

static bool is_in_round(const struct round *round, const char *code)
{
	for (size_t b = 0; b < round->record.ballot_count; b++)
		if (!strcmp(round->ballots[b].participant, code))
			return true;
	return round_has_spent(round, code);
}

static bool has_ballot(const struct session *session, const char *code)
{
	for (size_t e = 0; e < session->agenda.count; e++)
		for (size_t r = 0; r < session->polls[e].count; r++)
			if (is_in_round(&session->polls[e].rounds[r], code))
				return true;
	return false;
}

size_t people_last_unused(const struct session *session)
{
	for (size_t i = session->people.count; i-- > 0;) {
		const struct person *person = &session->people.list[i];

		if (person->present && person->kind == PERSON_PARTICIPANT && !has_ballot(session, person->code))
			return i;
	}
	return SIZE_MAX;
}

static void note_most(struct session *session)
{
	size_t present = people_present(session);

	if (present > session->people.most)
		session->people.most = present;
	polls_note_present(session);
}

static void make_unseen(struct session *session, struct person_private *unseen)
{
	size_t attributes = session->script->attribute_count;

	unseen->consent = -1;
	unseen->card = "";
	unseen->answers = arena_array(session->arena, attributes + 1, sizeof *unseen->answers);
	for (size_t i = 0; i < attributes; i++)
		unseen->answers[i] = "";
}

/* "3:E1": the third whom the event adds was erased since, and has another code. */
struct erased { struct arena *arena; int64_t place; const char *code; };

static void find_erased(void *of, const char *start, size_t length)
{
	struct erased *erased = of;
	const char *colon = memchr(start, ':', length);
	int64_t place;

	if (colon && str_number(arena_slice(erased->arena, start, (size_t)(colon - start)), 1, MOST_PEOPLE, &place) && place == erased->place)
		erased->code = arena_slice(erased->arena, colon + 1, length - (size_t)(colon - start) - 1);
}

static void add_one(struct session *session, const struct event *event, enum person_kind kind, int64_t place)
{
	struct erased erased = { .arena = session->arena, .place = place };
	struct people_state *people = &session->people;
	size_t room = people->room;

	SESSION_ROOM(session, people->unseen, people->count, room);
	SESSION_ROOM(session, people->list, people->count, people->room);
	make_unseen(session, &people->unseen[people->count]);
	event_each(event, "erased", find_erased, &erased);
	people->list[people->count] = (struct person){
		.code = erased.code ? erased.code : people_next_code(session, session->arena), .erased = erased.code, .kind = kind, .present = true,
		.joined_seq = event->seq, .joined_at = event->time, .left_at = ""
	};
	people->count++;
}

static void add(struct session *session, const struct event *event)
{
	int64_t count = event_number(event, "count", 1);
	enum person_kind kind = PERSON_PARTICIPANT;

	kind_of(event, &kind);
	for (int64_t i = 0; i < count && session->people.count < MOST_PEOPLE; i++)
		add_one(session, event, kind, i + 1);
	note_most(session);
}

static bool may_add(const struct session *session, const struct event *event, struct err *err)
{
	int64_t count = event_number(event, "count", 1);

	if (count < 1)
		return err_set(err, "%lld people cannot join; type how many come in", (long long)count);
	if ((size_t)count > MOST_PEOPLE - session->people.count)
		return err_set(err, "talka knows at most %d people in a session", MOST_PEOPLE);
	return true;
}

static struct person *find_person(struct session *session, const struct event *event)
{
	size_t i = people_find(session, event->participant);

	return i == SIZE_MAX ? NULL : &session->people.list[i];
}

static bool must_be_known(const struct session *session, const struct event *event, struct err *err)
{
	return people_find(session, event->participant) != SIZE_MAX
	    || err_set(err, "nobody here has the code \"%s\"; w shows who is here", event->participant);
}

static bool may_leave(const struct session *session, const struct event *event, struct err *err)
{
	return must_be_known(session, event, err)
	    && (session->people.list[people_find(session, event->participant)].present
	    || err_set(err, "%s has already left", event->participant));
}

static void leave(struct session *session, const struct event *event)
{
	struct person *person = find_person(session, event);

	if (!person)
		return;
	person->present = false;
	person->left_seq = event->seq;
	person->left_at = event->time;
}

static bool may_come_back(const struct session *session, const struct event *event, struct err *err)
{
	return must_be_known(session, event, err)
	    && (!session->people.list[people_find(session, event->participant)].present
	    || err_set(err, "%s is here", event->participant));
}

static void come_back(struct session *session, const struct event *event)
{
	struct person *person = find_person(session, event);

	if (!person)
		return;
	person->present = true;
	person->left_at = "";
	note_most(session);
}

static bool may_be_kind(const struct session *session, const struct event *event, struct err *err)
{
	enum person_kind kind;

	return must_be_known(session, event, err)
	    && (kind_of(event, &kind) || err_set(err, "a person is participant, staff, observer or interpreter"));
}

static void set_kind(struct session *session, const struct event *event)
{
	struct person *person = find_person(session, event);

	if (person)
		kind_of(event, &person->kind);
	note_most(session);
}

static void set_card(struct session *session, const struct event *event)
{
	size_t person = people_find(session, event->participant);

	if (person != SIZE_MAX)
		session->people.unseen[person].card = event_word_text(event, "card", session->arena);
}

static size_t attribute_of(const struct session *session, const struct event *event)
{
	for (size_t i = 0; i < session->script->attribute_count; i++)
		if (event_word_is(event, "name", session->script->attributes[i].name))
			return i;
	return SIZE_MAX;
}

/* An answer is one of the script's own, or nothing. */
static const char *choice_named(const struct attribute *attribute, const char *answer)
{
	for (size_t i = 0; i < attribute->choice_count; i++)
		if (!strcmp(attribute->choices[i].by[0], answer))
			return attribute->choices[i].by[0];
	return *answer ? NULL : "";
}

static bool may_answer(const struct session *session, const struct event *event, struct err *err)
{
	size_t attribute = attribute_of(session, event);
	struct arena *arena;
	bool known;

	if (attribute == SIZE_MAX)
		return err_set(err, "the workshop file names no such attribute");
	if (!must_be_known(session, event, err))
		return false;
	arena = arena_new();
	known = choice_named(&session->script->attributes[attribute], event_text(event, arena)) != NULL;
	arena_free(arena);
	return known || err_set(err, "that is none of the answers in the workshop file");
}

static void set_answer(struct session *session, const struct event *event)
{
	size_t attribute = attribute_of(session, event), person = people_find(session, event->participant);
	const char *answer;

	if (attribute == SIZE_MAX || person == SIZE_MAX)
		return;
	answer = choice_named(&session->script->attributes[attribute], event_text(event, session->arena));
	if (answer)
		session->people.unseen[person].answers[attribute] = answer;
}

static bool may_count_heads(const struct session *session, const struct event *event, struct err *err)
{
	size_t attribute = attribute_of(session, event);
	int64_t choice = event_number(event, "choice", 0), count = event_number(event, "count", -1);

	if (attribute == SIZE_MAX || choice < 1 || (size_t)choice > session->script->attributes[attribute].choice_count)
		return err_set(err, "the workshop file names no such attribute or answer");
	return (count >= 0 && count <= MOST_PEOPLE) || err_set(err, "type how many hands are up");
}

static void count_heads(struct session *session, const struct event *event)
{
	if (may_count_heads(session, event, NULL))
		session->people.headcounts[attribute_of(session, event)][event_number(event, "choice", 1) - 1] =
		    event_number(event, "count", 0);
}

static bool may_consent(const struct session *session, const struct event *event, struct err *err)
{
	int64_t count = event_number(event, "count", -1), most = (int64_t)people_most(session);

	if (*event->participant)
		return must_be_known(session, event, err);
	if (count < 0)
		return err_set(err, "type how many agree");
	return !most || count <= most
	    || err_set(err, "%" PRId64 " cannot agree: at most %" PRId64 " were here at once; w tells who is here", count, most);
}

static void consent(struct session *session, const struct event *event)
{
	size_t person = people_find(session, event->participant);

	if (!*event->participant)
		session->people.consent_count = event_number(event, "count", -1);
	else if (person != SIZE_MAX)
		session->people.unseen[person].consent = event_number(event, "given", 0) == 1;
}

const struct verb people_verbs[] = {
	{ .name = "people.add", .words = "count= kind= erased=", .help = "People joined; each gets the next code, but who was erased since (the place and the code).", .accept = may_add, .fold = add },
	{ .name = "people.join", .words = "", .help = "A person with a code came.", .accept = may_come_back, .fold = come_back },
	{ .name = "people.leave", .words = "", .help = "A person left.", .accept = may_leave, .fold = leave },
	{ .name = "people.back", .words = "", .help = "A person who had left came back.", .accept = may_come_back, .fold = come_back },
	{ .name = "people.kind", .words = "kind=", .help = "A person is participant, staff, observer or interpreter.",
	  .accept = may_be_kind, .fold = set_kind },
	{ .name = "people.card", .words = "card=", .help = "A code that the person keeps from one session to the next.",
	  .of_person = true, .accept = must_be_known, .fold = set_card },
	{ .name = "people.attribute", .words = "name= text=", .help = "A person's answer to an attribute of the workshop.",
	  .text = TEXT_CHOSEN, .of_person = true, .accept = may_answer, .fold = set_answer },
	{ .name = "people.headcount", .words = "name= choice= count=", .help = "Hands counted for an answer, without persons.",
	  .accept = may_count_heads, .fold = count_heads },
	{ .name = "people.consent", .words = "count= given=", .help = "How many agree to the record, or whether a person does.",
	  .accept = may_consent, .fold = consent },
	{ .name = "people.erased", .words = "head=",
	  .help = "A person's code became this one in every event; head is the check of the last line before that.",
	  .undo = UNDO_BARRIER, .accept = event_by_removal },
	{ .name = NULL }
};
