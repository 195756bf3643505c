/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"
#include "exercises/wall.h"

static const struct option options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true, .help = "The skills, or the tasks that need them: a list, or what an earlier exercise gave." },
	{ .name = "holders", .kind = OPTION_HOLDERS, .required = true,
	  .help = "Who could: names of organisations or roles, lists, earlier exercises, or the word people for everybody's codes." },
	{ .name = "marks", .kind = OPTION_TEXTS, .fallback = "can teach | can do | want to learn",
	  .help = "The words of the marks; the first stands for teaching, the second for doing, the third for learning." },
	{ .name = NULL }
};

static const struct step steps[] = {
	[ROLES_OFFERS] = { "offers", N_("who offers what") },
	[ROLES_MARKS] = { "marks", N_("who can what") },
	[ROLES_CHECK] = { "match", N_("task by task: who could") },
	{ NULL, NULL }
};

static bool has_step(const struct scene *scene, size_t step)
{
	(void)scene;
	return step == ROLES_MARKS || step == ROLES_CHECK;
}

static const struct outlet outlets[] = {
	{ .name = "", .help = "The skills.", .list = roles_tasks },
	{ .name = NULL }
};

/* "P03, P07" */
static const char *holders_with(const struct plan *plan, size_t skill, size_t mark)
{
	const char *names = "";

	for (size_t i = 0; i < plan->holders.count; i++)
		if (plan_has(plan, skill, i, mark))
			names = arena_format(plan->arena, "%s%s%s", names, *names ? ", " : "", plan->holders.rows[i].text);
	return names;
}

/* "P03 (can teach); P01, P07 (can do)" */
static const char *who_could(const struct plan *plan, size_t skill)
{
	const char *words = "";

	for (size_t mark = 1; mark <= roles_mark_count(plan->scene); mark++)
		if (*holders_with(plan, skill, mark))
			words = arena_format(plan->arena, "%s%s%s (%s)", words, *words ? "; " : "",
			    holders_with(plan, skill, mark), roles_mark_word(plan->scene, mark));
	return *words ? words : "-";
}

static void match_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct plan plan = roles_plan(scene, scene->arena);
	struct findings findings = skills_findings(scene, scene->arena);
	struct block *list;

	board_say(board, EMPHASIS_STRONG, "Who could do what?");
	if (!plan.tasks.count)
		return;
	list = board_list(board, "");
	for (size_t i = 0; i < plan.tasks.count; i++)
		board_row(board, list, plan.tasks.rows[i].letter, arena_format(scene->arena, "%s: %s",
		    wall_item(scene, look, plan.tasks.rows[i].item, NULL), who_could(&plan, i)));
	roles_tell_findings(scene, &findings, board);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	wall_open(scene, look, board);
	if (scene->step == ROLES_CHECK)
		match_wall(scene, look, board);
	else
		roles_marks_wall(scene, look, board);
	wall_clock(scene, board);
}

static void aside(const struct scene *scene, struct str *lines)
{
	struct findings findings = skills_findings(scene, scene->arena);

	findings_aside(&findings, lines);
}

const struct exercise_type exercise_roles_skills = {
	.type = "roles",
	.method = "skills",
	.title = N_("Who can what"),
	.help = "Skills down, people or organisations across: who can teach, can do, wants to learn; then task by task, who could.",
	.options = options,
	.verbs = roles_verbs,
	.actions = skills_actions,
	.outlets = outlets,
	.steps = steps,
	.has_step = has_step,
	.state_size = sizeof(struct roles_state),
	.accept = roles_accept,
	.fold = roles_fold,
	.wall = wall,
	.aside = aside,
	.tables = skills_tables,
	.rehearse = skills_rehearse,
};
