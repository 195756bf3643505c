/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

static void check_skill(struct plan *plan, size_t skill)
{
	const struct language *tongue = plan->scene->tongue;
	size_t teach = plan_holders_with(plan, skill, MARK_TEACHES), can = plan_holders_with(plan, skill, MARK_CAN);
	size_t learn = plan_holders_with(plan, skill, MARK_LEARNS);

	if (!teach && !can)
		plan_find_in_task(plan, skill, "nobody-can",
		    arena_format(plan->arena, tr(tongue, "%s: nobody here can do it yet."), plan_task_words(plan, skill)));
	else if (teach + can == 1)
		plan_find_in_task(plan, skill, "one-can",
		    arena_format(plan->arena, tr(tongue, "%s: it rests on one alone."), plan_task_words(plan, skill)));
	if (learn && !teach)
		plan_find_in_task(plan, skill, "nobody-teaches", arena_format(plan->arena, tr_count(tongue,
		    "%s: %zu wants to learn it, and nobody here can teach it.", "%s: %zu want to learn it, and nobody here can teach it.",
		    (long)learn), plan_task_words(plan, skill), learn));
}

static void check_holder(struct plan *plan, size_t at)
{
	const struct holder *holder = &plan->holders.rows[at];

	for (size_t skill = 0; skill < plan->tasks.count; skill++)
		if (plan->marks[skill * plan->holders.count + at])
			return;
	plan_find(plan, (struct finding){ .task = "", .holder = holder->id, .name = "left-out", .personal = holder->kind == HOLDER_PERSON,
		.words = arena_format(plan->arena, tr(plan->scene->tongue, "%s: nothing is marked yet."), holder->text) });
}

struct findings skills_findings(const struct scene *scene, struct arena *arena)
{
	struct plan plan = roles_plan(scene, arena);

	for (size_t skill = 0; skill < plan.tasks.count && plan.holders.count; skill++)
		check_skill(&plan, skill);
	for (size_t holder = 0; holder < plan.holders.count && plan.tasks.count; holder++)
		check_holder(&plan, holder);
	return plan.findings;
}
