/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

enum { MUCH = 3 };   /* fewer tasks are never too much on one */

/* Marks by task and holder, looked up once. */
struct plan {
	const struct scene *scene;
	struct arena *arena;
	struct listing tasks;
	struct holders holders;
	uint32_t *marks;               /* task after task */
	struct findings findings;
};

static void find(struct plan *plan, struct finding finding)
{
	struct findings *findings = &plan->findings;

	ROLES_ROOM(plan->arena, findings->rows, findings->count, findings->room);
	findings->rows[findings->count++] = finding;
}

static struct plan read_plan(const struct scene *scene, struct arena *arena)
{
	const struct roles_state *state = scene->state;
	struct plan plan = { .scene = scene, .arena = arena, .tasks = roles_tasks(scene, arena), .holders = roles_holders(scene, arena) };

	plan.marks = arena_array(arena, plan.tasks.count * plan.holders.count + 1, sizeof *plan.marks);
	for (size_t i = 0; i < state->cell_count; i++) {
		const struct listing_row *task = listing_find(&plan.tasks, state->cells[i].task);
		const struct holder *holder = holders_find(&plan.holders, state->cells[i].holder);

		if (task && holder)
			plan.marks[(size_t)(task - plan.tasks.rows) * plan.holders.count + (size_t)(holder - plan.holders.rows)] =
			    state->cells[i].marks;
	}
	return plan;
}

static bool has(const struct plan *plan, size_t task, size_t holder, size_t mark)
{
	return plan->marks[task * plan->holders.count + holder] & (uint32_t)1 << mark;
}

static size_t holders_with(const struct plan *plan, size_t task, size_t mark)
{
	size_t count = 0;

	for (size_t holder = 0; holder < plan->holders.count; holder++)
		count += has(plan, task, holder, mark);
	return count;
}

static const char *task_words(const struct plan *plan, size_t task)
{
	const struct listing_row *row = &plan->tasks.rows[task];

	return arena_format(plan->arena, "%s  %s", row->letter, item_text(row->item, plan->scene->language));
}

static void find_in_task(struct plan *plan, size_t task, const char *name, const char *words)
{
	find(plan, (struct finding){ .task = plan->tasks.rows[task].item->id, .holder = "", .name = name, .words = words });
}

static void check_deciders(struct plan *plan, size_t task)
{
	const struct language *tongue = plan->scene->tongue;
	size_t deciders = holders_with(plan, task, MARK_DECIDES);

	if (roles_mark_count(plan->scene) < MARK_DECIDES)
		return;
	if (!deciders)
		find_in_task(plan, task, "nobody-decides",
		    arena_format(plan->arena, tr(tongue, "%s: nobody decides yet."), task_words(plan, task)));
	else if (deciders > 1)
		find_in_task(plan, task, "several-decide", arena_format(plan->arena,
		    tr(tongue, "%s: %zu decide. Is that what we want?"), task_words(plan, task), deciders));
}

static void check_task(struct plan *plan, size_t task)
{
	const struct language *tongue = plan->scene->tongue;
	enum roles_answer answer = roles_task_answer(plan->scene, plan->tasks.rows[task].item->id);

	if (answer == ANSWER_NOT_HERE)
		find_in_task(plan, task, "not-in-the-room", arena_format(plan->arena,
		    tr(tongue, "%s: somebody who is not in the room. Who asks them?"), task_words(plan, task)));
	else if (!holders_with(plan, task, MARK_DOES))
		find_in_task(plan, task, "nobody-does",
		    arena_format(plan->arena, tr(tongue, "%s: nobody does it yet."), task_words(plan, task)));
	else
		check_deciders(plan, task);
}

static void check_holder(struct plan *plan, size_t at)
{
	const struct holder *holder = &plan->holders.rows[at];
	struct finding finding = { .task = "", .holder = holder->id, .personal = holder->kind == HOLDER_PERSON };
	size_t does = 0;
	uint32_t any = 0;

	for (size_t task = 0; task < plan->tasks.count; task++) {
		does += has(plan, task, at, MARK_DOES);
		any |= plan->marks[task * plan->holders.count + at];
	}
	if (does >= MUCH && does * 2 > plan->tasks.count) {
		finding.name = "much-on-one";
		finding.words = arena_format(plan->arena, tr(plan->scene->tongue, "%s does %zu of %zu tasks. Is that too much for one?"),
		    holder->text, does, plan->tasks.count);
		find(plan, finding);
	} else if (!any) {
		finding.name = "left-out";
		finding.words = arena_format(plan->arena, tr(plan->scene->tongue, "%s: no part in it yet."), holder->text);
		find(plan, finding);
	}
}

struct findings roles_findings(const struct scene *scene, struct arena *arena)
{
	struct plan plan = read_plan(scene, arena);

	for (size_t task = 0; task < plan.tasks.count; task++)
		check_task(&plan, task);
	for (size_t holder = 0; holder < plan.holders.count && plan.tasks.count; holder++)
		check_holder(&plan, holder);
	return plan.findings;
}
