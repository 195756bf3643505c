/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"

void plan_find(struct plan *plan, struct finding finding)
{
	struct findings *findings = &plan->findings;

	ROLES_ROOM(plan->arena, findings->rows, findings->count, findings->room);
	findings->rows[findings->count++] = finding;
}

struct plan roles_plan(const struct scene *scene, struct arena *arena)
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

bool plan_has(const struct plan *plan, size_t task, size_t holder, size_t mark)
{
	return plan->marks[task * plan->holders.count + holder] & (uint32_t)1 << mark;
}

size_t plan_holders_with(const struct plan *plan, size_t task, size_t mark)
{
	size_t count = 0;

	for (size_t holder = 0; holder < plan->holders.count; holder++)
		count += plan_has(plan, task, holder, mark);
	return count;
}

const char *plan_task_words(const struct plan *plan, size_t task)
{
	const struct listing_row *row = &plan->tasks.rows[task];

	return arena_format(plan->arena, "%s  %s", row->letter, item_text(row->item, plan->scene->language));
}

void plan_find_in_task(struct plan *plan, size_t task, const char *name, const char *words)
{
	plan_find(plan, (struct finding){ .task = plan->tasks.rows[task].item->id, .holder = "", .name = name, .words = words });
}

void findings_aside(const struct findings *findings, struct str *lines)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->rows[i].personal)
			str_add_line(lines, findings->rows[i].words);
}
