/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

enum { MUCH = 3 };   /* fewer tasks are never too much on one */

static void check_deciders(struct plan *plan, size_t task)
{
	const struct language *tongue = plan->scene->tongue;
	size_t deciders = plan_holders_with(plan, task, MARK_DECIDES);

	if (roles_mark_count(plan->scene) < MARK_DECIDES)
		return;
	if (!deciders)
		plan_find_in_task(plan, task, "nobody-decides",
		    arena_format(plan->arena, tr(tongue, "%s: nobody decides yet."), plan_task_words(plan, task)));
	else if (deciders > 1)
		plan_find_in_task(plan, task, "several-decide", arena_format(plan->arena,
		    tr(tongue, "%s: %zu decide. Is that what we want?"), plan_task_words(plan, task), deciders));
}

static void check_task(struct plan *plan, size_t task)
{
	const struct language *tongue = plan->scene->tongue;
	enum roles_answer answer = roles_task_answer(plan->scene, plan->tasks.rows[task].item->id);

	if (answer == ANSWER_NOT_HERE)
		plan_find_in_task(plan, task, "not-in-the-room", arena_format(plan->arena,
		    tr(tongue, "%s: somebody who is not in the room. Who asks them?"), plan_task_words(plan, task)));
	else if (!plan_holders_with(plan, task, MARK_DOES))
		plan_find_in_task(plan, task, "nobody-does",
		    arena_format(plan->arena, tr(tongue, "%s: nobody does it yet."), plan_task_words(plan, task)));
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
		does += plan_has(plan, task, at, MARK_DOES);
		any |= plan->marks[task * plan->holders.count + at];
	}
	if (does >= MUCH && does * 2 > plan->tasks.count) {
		finding.name = "much-on-one";
		finding.words = arena_format(plan->arena, tr(plan->scene->tongue, "%s does %zu of %zu tasks. Is that too much for one?"),
		    holder->text, does, plan->tasks.count);
		plan_find(plan, finding);
	} else if (!any) {
		finding.name = "left-out";
		finding.left_out = holder->text;
		finding.words = arena_format(plan->arena, tr(plan->scene->tongue, "%s: no part in it yet."), holder->text);
		plan_find(plan, finding);
	}
}

struct findings roles_findings(const struct scene *scene, struct arena *arena)
{
	struct plan plan = roles_plan(scene, arena);

	for (size_t task = 0; task < plan.tasks.count; task++)
		check_task(&plan, task);
	for (size_t holder = 0; holder < plan.holders.count && plan.tasks.count; holder++)
		check_holder(&plan, holder);
	return plan.findings;
}
