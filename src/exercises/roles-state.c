/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

enum { OFFER, MARK, UNMARK, ANSWER, HOLDER, CONFIRM, VERBS };

const struct verb roles_verbs[] = {
	[OFFER] = { .name = "role.offer", .words = "holder=", .help = "A holder offers to take part in a task." },
	[MARK] = { .name = "role.mark", .words = "holder= mark= instead=",
	  .help = "A holder got a mark on a task; instead=1: in place of what stood there." },
	[UNMARK] = { .name = "role.unmark", .words = "holder= mark=", .help = "A mark was taken off again, or all; 0 is an offer." },
	[ANSWER] = { .name = "role.answer", .words = "answer=", .help = "A task has nobody, or somebody who is not in the room." },
	[HOLDER] = { .name = "role.holder", .words = "text=", .help = "One more holder was named in the room." },
	[CONFIRM] = { .name = "role.confirm", .words = "holder= agreed=", .help = "A holder heard what is theirs and agreed, is still to be asked, or said nothing." },
	{ .name = NULL }
};

static const char *const answers[] = { [ANSWER_NONE] = "none", [ANSWER_NOBODY] = "nobody", [ANSWER_NOT_HERE] = "not-here" };

static bool is_role(const struct event *event)
{
	for (size_t i = 0; i < VERBS; i++)
		if (event->verb == &roles_verbs[i])
			return true;
	return false;
}

/* --- may it be? ------------------------------------------------------------ */

static bool must_be_task(const struct scene *scene, const struct event *event, struct err *err)
{
	struct listing tasks = roles_tasks(scene, scene->arena);

	return listing_find(&tasks, event->item) || err_set(err, "there is no such task here");
}

static bool must_be_holder(const struct scene *scene, const struct event *event, struct err *err)
{
	struct holders holders = roles_holders(scene, scene->arena);

	for (size_t i = 0; i < holders.count; i++)
		if (event_word_is(event, "holder", holders.rows[i].id))
			return true;
	return err_set(err, "there is no such holder here");
}

static bool must_be_mark(const struct scene *scene, const struct event *event, struct err *err)
{
	int64_t mark = event_number(event, "mark", -1);

	if (event->verb == &roles_verbs[OFFER] || (event->verb == &roles_verbs[UNMARK] && mark <= 0))
		return true;
	return (mark >= 1 && (size_t)mark <= roles_mark_count(scene)) || err_set(err, "there is no such mark here");
}

static enum roles_answer answer_of(const struct event *event)
{
	for (size_t i = ANSWER_NOBODY; i <= ANSWER_NOT_HERE; i++)
		if (event_word_is(event, "answer", answers[i]))
			return (enum roles_answer)i;
	return ANSWER_NONE;
}

bool roles_accept(const struct scene *scene, const struct event *event, struct err *err)
{
	if (!is_role(event))
		return true;
	if (scene->step == ROLES_DONE)
		return err_set(err, "the plan stands; u takes the last step back");
	if (event->verb == &roles_verbs[HOLDER])
		return *event_text(event, scene->arena) || err_set(err, "type the name of an organisation or a role");
	if (event->verb == &roles_verbs[CONFIRM])
		return must_be_holder(scene, event, err);
	if (event->verb == &roles_verbs[ANSWER])
		return must_be_task(scene, event, err);
	return must_be_task(scene, event, err) && must_be_holder(scene, event, err) && must_be_mark(scene, event, err);
}

/* --- folding --------------------------------------------------------------- */

static struct roles_cell *cell_of(const struct scene *scene, struct roles_state *state, const struct event *event)
{
	for (size_t i = 0; i < state->cell_count; i++)
		if (str_same(state->cells[i].task, event->item) && event_word_is(event, "holder", state->cells[i].holder))
			return &state->cells[i];
	ROLES_ROOM(scene->arena, state->cells, state->cell_count, state->cell_room);
	state->cells[state->cell_count] = (struct roles_cell){ .task = arena_text(scene->arena, event->item),
		.holder = event_word_text(event, "holder", scene->arena) };
	return &state->cells[state->cell_count++];
}

static uint32_t bit_of(const struct event *event)
{
	int64_t mark = event_number(event, "mark", -1);

	return mark < 0 || mark > MARKS_MOST ? 0 : (uint32_t)1 << mark;
}

/* Whoever takes a task on is no longer nobody. */
static void set_answer(const struct scene *scene, struct roles_state *state, const char *task, enum roles_answer answer)
{
	for (size_t i = 0; i < state->task_count; i++)
		if (str_same(state->tasks[i].task, task)) {
			state->tasks[i].answer = answer;
			return;
		}
	ROLES_ROOM(scene->arena, state->tasks, state->task_count, state->task_room);
	state->tasks[state->task_count++] = (struct roles_task){ .task = arena_text(scene->arena, task), .answer = answer };
}

static void mark(const struct scene *scene, struct roles_state *state, const struct event *event)
{
	struct roles_cell *cell = cell_of(scene, state, event);

	if (event_number(event, "instead", 0) == 1)
		cell->marks &= 1u;
	cell->marks |= bit_of(event);
	if (bit_of(event) == 1u << MARK_DOES)
		set_answer(scene, state, event->item, ANSWER_NONE);
}

static void unmark(const struct scene *scene, struct roles_state *state, const struct event *event)
{
	cell_of(scene, state, event)->marks &= bit_of(event) ? ~bit_of(event) : 0u;
}

static void add_holder(const struct scene *scene, struct roles_state *state, const struct event *event)
{
	ROLES_ROOM(scene->arena, state->added, state->added_count, state->added_room);
	state->added[state->added_count++] = arena_text(scene->arena, event_text(event, scene->arena));
}

static enum roles_said said_in(const struct event *event)
{
	int64_t agreed = event_number(event, "agreed", -1);

	return agreed < 0 ? SAID_NOTHING : agreed == 1 ? SAID_YES : SAID_ASK_LATER;
}

static void confirm(const struct scene *scene, struct roles_state *state, const struct event *event)
{
	struct roles_asked asked = { .holder = event_word_text(event, "holder", scene->arena), .said = said_in(event) };

	for (size_t i = 0; i < state->asked_count; i++)
		if (str_same(state->asked[i].holder, asked.holder)) {
			state->asked[i] = asked;
			return;
		}
	ROLES_ROOM(scene->arena, state->asked, state->asked_count, state->asked_room);
	state->asked[state->asked_count++] = asked;
}

void roles_fold(const struct scene *scene, void *state, const struct event *event)
{
	struct roles_state *roles = state;

	if (event->verb == &roles_verbs[OFFER])
		cell_of(scene, roles, event)->marks |= 1u;
	else if (event->verb == &roles_verbs[MARK])
		mark(scene, roles, event);
	else if (event->verb == &roles_verbs[UNMARK])
		unmark(scene, roles, event);
	else if (event->verb == &roles_verbs[ANSWER])
		set_answer(scene, roles, event->item, answer_of(event));
	else if (event->verb == &roles_verbs[HOLDER])
		add_holder(scene, roles, event);
	else if (event->verb == &roles_verbs[CONFIRM])
		confirm(scene, roles, event);
}

/* --- reading ---------------------------------------------------------------- */

uint32_t roles_marks(const struct scene *scene, const char *task, const char *holder)
{
	const struct roles_state *state = scene->state;

	for (size_t i = 0; i < state->cell_count; i++)
		if (str_same(state->cells[i].task, task) && str_same(state->cells[i].holder, holder))
			return state->cells[i].marks;
	return 0;
}

enum roles_answer roles_task_answer(const struct scene *scene, const char *task)
{
	const struct roles_state *state = scene->state;

	for (size_t i = 0; i < state->task_count; i++)
		if (str_same(state->tasks[i].task, task))
			return state->tasks[i].answer;
	return ANSWER_NONE;
}

const struct roles_asked *roles_asked(const struct scene *scene, const char *holder)
{
	const struct roles_state *state = scene->state;

	for (size_t i = 0; i < state->asked_count; i++)
		if (str_same(state->asked[i].holder, holder))
			return &state->asked[i];
	return NULL;
}

const struct holder *roles_next_holder(const struct scene *scene, const struct holders *holders)
{
	for (size_t i = 0; i < holders->count; i++)
		if (!roles_asked(scene, holders->rows[i].id))
			return &holders->rows[i];
	return NULL;
}
