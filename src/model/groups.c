/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/groups.h"

#include <string.h>

#include "base/random.h"
#include "base/str.h"
#include "model/inside.h"
#include "model/notes.h"
#include "model/people.h"

/* --- the task: people, and what is known of them ----------------------------------- */

/* The attributes to mix by, as indexes. */
static size_t *find_attributes(const struct session *session, bool (*named)(const void *of, const char *name), const void *of,
    size_t *count, struct arena *arena)
{
	const struct script *script = session->script;
	size_t *found = arena_array(arena, script->attribute_count + 1, sizeof *found);

	*count = 0;
	for (size_t i = 0; i < script->attribute_count; i++)
		if (named(of, script->attributes[i].name))
			found[(*count)++] = i;
	return found;
}

/* An answer as a number; that there is none is one of the answers. */
static uint32_t answer_number(const struct session *session, size_t person, size_t attribute)
{
	const struct attribute *asked = &session->script->attributes[attribute];
	const char *answer = session->people.unseen[person].answers[attribute];
	uint32_t i = 0;

	while (i < asked->choice_count && strcmp(asked->choices[i].by[0], answer))
		i++;
	return i;
}

static const uint32_t *draw_order(size_t people, int64_t seed, struct arena *arena)
{
	struct random_seeded seeded = { .seed = (uint64_t)seed };
	struct random chance = random_seeded(&seeded);
	uint32_t *order = arena_array(arena, people + 1, sizeof *order);

	random_shuffle(&chance, order, people);
	return order;
}

static struct balance make_task(const struct session *session, const size_t *people, size_t people_count, size_t groups,
    const size_t *attributes, size_t attribute_count, int64_t seed, struct arena *arena)
{
	uint32_t *answers = arena_array(arena, people_count * attribute_count + 1, sizeof *answers);

	for (size_t i = 0; i < people_count; i++)
		for (size_t a = 0; a < attribute_count; a++)
			answers[i * attribute_count + a] = answer_number(session, people[i], attributes[a]);
	return (struct balance){ .people = people_count, .groups = groups, .attributes = attribute_count, .answer = answers,
		.order = draw_order(people_count, seed, arena) };
}

/* --- dealing -------------------------------------------------------------------------- */

static bool is_wanted(const void *of, const char *name)
{
	const char *const *mix = of;

	for (size_t i = 0; mix[i]; i++)
		if (str_same(mix[i], name))
			return true;
	return !mix[0];
}

static size_t *find_present(const struct session *session, size_t *count, struct arena *arena)
{
	size_t *people = arena_array(arena, session->people.count + 1, sizeof *people);

	*count = 0;
	for (size_t i = 0; i < session->people.count; i++)
		if (session->people.list[i].present && session->people.list[i].kind == PERSON_PARTICIPANT)
			people[(*count)++] = i;
	return people;
}

static void write_names(const struct session *session, const size_t *attributes, size_t count, struct str *value)
{
	struct str names = STR_INIT;

	for (size_t i = 0; i < count; i++)
		str_add_format(&names, "%s%s", i ? "|" : "", session->script->attributes[attributes[i]].name);
	value_word(value, "mix", str_text(&names));
	str_free(&names);
}

static void write_people(const struct session *session, const size_t *people, const struct balance *task, struct str *value)
{
	struct str codes = STR_INIT;

	for (size_t i = 0; i < task->people; i++)
		str_add_format(&codes, "%s%s:%u", i ? "|" : "", session->people.list[people[i]].code, task->group[i] + 1);
	value_word(value, "people", str_text(&codes));
	str_free(&codes);
}

bool groups_deal(const struct session *session, const struct groups_wanted *wanted, struct str *value, struct err *err)
{
	struct arena *arena = arena_new();
	size_t people_count, attribute_count;
	size_t *people = find_present(session, &people_count, arena);
	size_t *attributes = find_attributes(session, is_wanted, wanted->mix, &attribute_count, arena);
	bool enough = wanted->groups && people_count >= wanted->groups;

	if (enough) {
		struct balance task = make_task(session, people, people_count, wanted->groups, attributes, attribute_count, wanted->seed, arena);

		balance(&task, arena);
		value_number(value, "groups", (int64_t)wanted->groups);
		value_number(value, "seed", wanted->seed);
		value_number(value, "off", task.off);
		value_number(value, "bound", task.bound);
		write_names(session, attributes, attribute_count, value);
		write_people(session, people, &task, value);
	}
	arena_free(arena);
	return enough || err_set(err, "there are %zu people here, too few for %zu groups", people_count, wanted->groups);
}

/* --- words of an event ------------------------------------------------------------------ */

struct roster { const struct session *session; struct grouping *grouping; size_t *people; bool wrong; struct arena *arena; };

static bool is_there(const struct roster *roster, size_t person)
{
	for (size_t i = 0; i < roster->grouping->people_count; i++)
		if (roster->people[i] == person)
			return true;
	return false;
}

static void place(void *of, const char *start, size_t length)
{
	struct roster *roster = of;
	struct grouping *grouping = roster->grouping;
	const char *colon = memchr(start, ':', length);
	size_t code = colon ? (size_t)(colon - start) : length;
	size_t person = people_find(roster->session, arena_slice(roster->arena, start, code));
	int64_t group;

	if (!colon || person == SIZE_MAX || is_there(roster, person)
	    || !str_number(arena_slice(roster->arena, colon + 1, length - code - 1), 1, (int64_t)grouping->groups, &group)) {
		roster->wrong = true;
		return;
	}
	roster->people[grouping->people_count] = person;
	grouping->people[grouping->people_count] = roster->session->people.list[person].code;
	grouping->group[grouping->people_count] = grouping->dealt[grouping->people_count] = (uint32_t)group - 1;
	grouping->people_count++;
}

/* people: their indexes, one each. */
static bool read_deal(const struct session *session, const struct event *event, struct grouping *grouping, size_t **people, struct arena *arena)
{
	size_t room = session->people.count + 1;
	int64_t groups = event_number(event, "groups", 0);
	struct roster roster = { .session = session, .grouping = grouping, .people = arena_array(arena, room, sizeof **people), .arena = arena };

	*grouping = (struct grouping){ .exercise = arena_text(arena, event->exercise), .groups = groups < 1 ? 1 : (size_t)groups,
		.people = arena_array(arena, room, sizeof *grouping->people), .group = arena_array(arena, room, sizeof *grouping->group),
		.dealt = arena_array(arena, room, sizeof *grouping->dealt), .seed = event_number(event, "seed", 0),
		.even = event_number(event, "off", 1) <= event_number(event, "bound", 0) };
	event_each(event, "people", place, &roster);
	*people = roster.people;
	if (grouping->groups > grouping->people_count)
		roster.wrong = true;
	return groups >= 1 && !roster.wrong;
}

struct names { const char *name; bool found; };

static void look_for(void *of, const char *start, size_t length)
{
	struct names *names = of;

	names->found |= str_is(names->name, start, length);
}

static bool is_mixed(const void *of, const char *name)
{
	struct names names = { .name = name };

	event_each(of, "mix", look_for, &names);
	return names.found;
}

/* --- the last deal of each exercise --------------------------------------------------------- */

static struct dealt *find_deal(const struct session *session, const char *exercise)
{
	for (size_t i = 0; i < session->deals.count; i++)
		if (str_same(session->deals.list[i].told.exercise, exercise))
			return &session->deals.list[i];
	return NULL;
}

const struct grouping *session_groups(const struct session *session, const struct exercise *exercise)
{
	const struct dealt *dealt = find_deal(session, exercise->id);

	return dealt ? &dealt->told : NULL;
}

size_t grouping_size(const struct grouping *grouping, uint32_t group)
{
	size_t size = 0;

	for (size_t i = 0; i < grouping->people_count; i++)
		size += grouping->group[i] == group;
	return size;
}

static bool deals_alike(const struct dealt *dealt)
{
	struct arena *arena = arena_new();
	struct balance task = dealt->task;
	bool same;

	balance(&task, arena);
	same = task.off == dealt->off && task.bound == dealt->bound;
	for (size_t i = 0; i < task.people; i++)
		same &= task.group[i] == dealt->told.dealt[i];
	arena_free(arena);
	return same;
}

enum groups_again groups_recount(const struct session *session, const struct exercise *exercise)
{
	const struct dealt *dealt = find_deal(session, exercise->id);

	if (!dealt)
		return GROUPS_NONE;
	for (size_t i = 0; i < dealt->task.people; i++)
		if (session->people.list[people_find(session, dealt->told.people[i])].erased)
			return GROUPS_ERASED;
	return deals_alike(dealt) ? GROUPS_SAME : GROUPS_DIFFER;
}

bool notes_mixed_by(const struct session *session, const struct exercise *exercise, size_t attribute)
{
	const struct dealt *dealt = find_deal(session, exercise->id);

	for (size_t i = 0; dealt && i < dealt->task.attributes; i++)
		if (dealt->attributes[i] == attribute)
			return true;
	return false;
}

static bool knows_somebody(const struct session *session, const struct dealt *dealt)
{
	size_t attributes = dealt->task.attributes;

	for (size_t i = 0; i < dealt->task.people * attributes; i++)
		if (dealt->task.answer[i] < session->script->attributes[dealt->attributes[i % attributes]].choice_count)
			return true;
	return false;
}

/* --- events ----------------------------------------------------------------------------------- */

static bool may_deal(const struct session *session, const struct event *event, struct err *err)
{
	struct arena *arena = arena_new();
	struct grouping grouping;
	size_t *people;
	bool fine = read_deal(session, event, &grouping, &people, arena);

	arena_free(arena);
	return fine || err_set(err, "these are no groups of people who are here");
}

static void deal(struct session *session, const struct event *event)
{
	struct dealt *dealt = find_deal(session, event->exercise);
	struct grouping told;
	size_t *people, count;

	if (!read_deal(session, event, &told, &people, session->arena))
		return;
	if (!dealt) {
		SESSION_ROOM(session, session->deals.list, session->deals.count, session->deals.room);
		dealt = &session->deals.list[session->deals.count++];
	}
	dealt->told = told;
	dealt->attributes = find_attributes(session, is_mixed, event, &count, session->arena);
	dealt->off = event_number(event, "off", 0);
	dealt->bound = event_number(event, "bound", 0);
	dealt->task = make_task(session, people, dealt->told.people_count, dealt->told.groups, dealt->attributes, count, dealt->told.seed,
	    session->arena);
	dealt->told.mixed = knows_somebody(session, dealt);
}

static bool may_move(const struct session *session, const struct event *event, struct err *err)
{
	const struct dealt *dealt = find_deal(session, event->exercise);
	int64_t group = event_number(event, "group", 0);

	if (!dealt)
		return err_set(err, "no groups are dealt yet");
	if (people_find(session, event->participant) == SIZE_MAX)
		return err_set(err, "nobody here has this code; w shows who is here");
	return (group >= 1 && group <= (int64_t)dealt->told.groups) || err_set(err, "the groups go from 1 to %zu", dealt->told.groups);
}

static void add_late(struct session *session, struct grouping *grouping, const char *code)
{
	size_t count = grouping->people_count;

	grouping->people = arena_grow(session->arena, grouping->people, count, count + 2, sizeof *grouping->people);
	grouping->group = arena_grow(session->arena, grouping->group, count, count + 2, sizeof *grouping->group);
	grouping->dealt = arena_grow(session->arena, grouping->dealt, count, count + 2, sizeof *grouping->dealt);
	grouping->people[count] = code;
	grouping->dealt[count] = UINT32_MAX;
	grouping->people_count++;
}

static void move(struct session *session, const struct event *event)
{
	struct dealt *dealt = find_deal(session, event->exercise);
	size_t person = people_find(session, event->participant), i = 0;
	int64_t group = event_number(event, "group", 0);

	if (!dealt || person == SIZE_MAX || group < 1 || group > (int64_t)dealt->told.groups)
		return;
	while (i < dealt->told.people_count && !str_same(dealt->told.people[i], session->people.list[person].code))
		i++;
	if (i == dealt->told.people_count)
		add_late(session, &dealt->told, session->people.list[person].code);
	dealt->told.group[i] = (uint32_t)group - 1;
}

const struct verb groups_verbs[] = {
	{ .name = "groups.deal", .words = "groups= seed= off= bound= mix= people=",
	  .help = "People were dealt into small groups, mixed by the attributes that mix names; off is how far they are from even shares, and no groups are below bound.",
	  .accept = may_deal, .fold = deal },
	{ .name = "groups.move", .words = "group=", .help = "A person was put into another small group by hand.", .accept = may_move, .fold = move },
	{ .name = NULL }
};
