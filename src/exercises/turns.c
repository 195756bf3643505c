/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/turns.h"

#include "base/str.h"
#include "exercises/wall.h"
#include "model/people.h"
#include "model/session.h"

enum { CALLED, SPOKE, PASSED };

const struct verb turn_verbs[] = {
	[CALLED] = { .name = "turn.called", .words = "", .help = "A person was called, where codes may be called.", .undo = UNDO_NEVER },
	[SPOKE] = { .name = "turn.spoke", .words = "", .help = "Somebody had a turn." },
	[PASSED] = { .name = "turn.passed", .words = "", .help = "Somebody passed." },
	{ .name = NULL }
};

static bool may_name(const struct scene *scene)
{
	return session_script(scene->session)->aloud;
}

static bool is_turn(const struct event *event)
{
	return event->verb == turn_verbs + CALLED || event->verb == turn_verbs + SPOKE || event->verb == turn_verbs + PASSED;
}

bool turns_accept(const struct scene *scene, const struct event *event, struct err *err)
{
	if (!is_turn(event))
		return true;
	if (*event->participant && !may_name(scene))
		return err_set(err, "nobody is called by a code here; \"aloud = yes\" in the workshop file allows it");
	if (*event->participant && people_find(scene->session, event->participant) == SIZE_MAX)
		return err_set(err, "nobody here has the code \"%s\"; w shows who is here", event->participant);
	return *event->participant || event->verb != turn_verbs + CALLED || err_set(err, "type whom you call");
}

static bool takes_part(const struct person *person)
{
	return person->present && person->kind == PERSON_PARTICIPANT;
}

/* Whose turn it is, SIZE_MAX = nobody is here. */
static size_t turns_person(const struct scene *scene, const struct turns *turns)
{
	size_t count = people_count(scene->session);

	if (turns->called && turns->called <= count)
		return turns->called - 1;
	for (size_t i = 0; i < count; i++) {
		size_t person = (turns->next + i) % count;

		if (takes_part(people_get(scene->session, person)))
			return person;
	}
	return SIZE_MAX;
}

static void begin_turn(struct turns *turns, const struct event *event)
{
	turns->since_run = event->run;
	turns->since_ms = event->ms;
}

static void end_round(struct turns *turns)
{
	turns->all_passed = turns->passed >= turns->taken;
	turns->rounds++;
	turns->taken = turns->passed = turns->next = 0;
}

void turns_take(const struct scene *scene, struct turns *turns, const struct event *event)
{
	size_t present = people_present(scene->session);

	turns->next = turns_person(scene, turns) + 1;   /* after SIZE_MAX comes 0 */
	turns->called = 0;
	turns->all_passed = false;
	turns->taken++;
	begin_turn(turns, event);
	if (present && turns->taken >= present)
		end_round(turns);
}

static void call(const struct scene *scene, struct turns *turns, const struct event *event)
{
	turns->called = people_find(scene->session, event->participant) + 1;
	begin_turn(turns, event);
}

void turns_fold(const struct scene *scene, struct turns *turns, const struct event *event)
{
	if (event->verb && str_same(event->verb->name, "exercise.start"))
		begin_turn(turns, event);
	if (!is_turn(event))
		return;
	if (event->verb == turn_verbs + CALLED) {
		call(scene, turns, event);
		return;
	}
	turns->passed += event->verb == turn_verbs + PASSED;
	turns_take(scene, turns, event);
}

static void tell_round(const struct scene *scene, struct board *board, size_t number)
{
	const char *word = wall_word(scene, "round", 1);

	if (word)
		board_format(board, EMPHASIS_QUIET, "%s %zu", word, number);
	else
		board_format(board, EMPHASIS_QUIET, tr(scene->tongue, "Round %zu"), number);
}

void turns_wall(const struct scene *scene, const struct turns *turns, struct board *board)
{
	size_t person = turns_person(scene, turns), present = people_present(scene->session);

	if (may_name(scene) && person != SIZE_MAX)
		board_format(board, EMPHASIS_STRONG, tr(scene->tongue, "%s, it is your turn."), people_get(scene->session, person)->code);
	if (turns->rounds)
		tell_round(scene, board, turns->rounds + 1);
	if (present)
		board_progress(board, (int64_t)turns->taken, (int64_t)present, tr(scene->tongue, "have had their turn"));
}

bool turns_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	size_t person = turns_person(scene, scene->state);

	(void)answer, (void)value, (void)err;
	if (may_name(scene) && person != SIZE_MAX)
		entry->participant = people_get(scene->session, person)->code;
	return true;
}

bool turns_call_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const struct person *person = people_get(scene->session, answer->person);

	(void)value;
	if (!person || !takes_part(person))
		return err_set(err, "only somebody who is here can be called");
	entry->participant = person->code;
	return true;
}

bool turns_may_call(const struct scene *scene)
{
	return may_name(scene);
}
