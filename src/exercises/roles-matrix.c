/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/roles.h"
#include "exercises/wall.h"
#include "model/agenda.h"

static const struct option options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true, .help = "The tasks: a list, or what an earlier exercise gave." },
	{ .name = "holders", .kind = OPTION_HOLDERS, .required = true,
	  .help = "Who could take part: names of organisations or roles, lists, earlier exercises, or the word people for everybody's codes." },
	{ .name = "marks", .kind = OPTION_TEXTS, .fallback = "does | decides | helps | is told",
	  .help = "The words of the marks; the first stands for doing, the second for deciding." },
	{ .name = "today", .kind = OPTION_FLAG, .fallback = "no",
	  .help = "Whether it tells who does what today: then nobody is asked for offers, and what stands at the end is no plan." },
	{ .name = NULL }
};

static const struct step steps[] = {
	[ROLES_OFFERS] = { "offers", N_("who offers what") },
	[ROLES_MARKS] = { "marks", N_("task by task") },
	[ROLES_CHECK] = { "check", N_("look it over") },
	[ROLES_READ] = { "read", N_("read out to each") },
	[ROLES_DONE] = { "done", N_("the plan stands") },
	{ NULL, NULL }
};

static bool is_of_today(const struct scene *scene)
{
	return exercise_flag(scene->exercise, "today");
}

static bool has_step(const struct scene *scene, size_t step)
{
	return step != ROLES_OFFERS || !is_of_today(scene);
}

static const char *step_title(const struct scene *scene, size_t step)
{
	return step == ROLES_DONE && is_of_today(scene) ? N_("so it is today") : steps[step].title;
}

static const struct outlet outlets[] = {
	{ .name = "", .help = "The tasks.", .list = roles_tasks },
	{ .name = NULL }
};

static void offers_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	board_say(board, EMPHASIS_NONE, "Who would like to take on what?");
	roles_put_matrix(scene, look, board, true);
}

static void check_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct findings findings = roles_findings(scene, scene->arena);

	board_say(board, EMPHASIS_STRONG, "Let us look it over.");
	if (!roles_tell_findings(scene, &findings, board))
		board_say(board, EMPHASIS_GOOD, "Every task has somebody, and somebody decides.");
	roles_put_matrix(scene, look, board, true);
}

static void put_tasks_of(const struct scene *scene, const struct look *look, const struct holder *holder, struct board *board)
{
	struct listing tasks = roles_tasks(scene, scene->arena);
	struct block *list = board_list(board, "");

	for (size_t i = 0; i < tasks.count; i++) {
		uint32_t marks = roles_marks(scene, tasks.rows[i].item->id, holder->id);

		if (marks > 1)
			board_row(board, list, tasks.rows[i].letter, wall_item(scene, look, tasks.rows[i].item, NULL))->note =
			    board_keep(board, roles_marks_words(scene, marks));
	}
	if (!list->row_count)
		board_say(board, EMPHASIS_NONE, "Nothing for now.");
}

static void read_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct holders holders = roles_holders(scene, scene->arena);
	const struct holder *holder = roles_next_holder(scene, &holders);

	if (!holder) {
		board_say(board, EMPHASIS_GOOD, "Everybody has heard their part.");
		return;
	}
	board_big(board, holder->text);
	put_tasks_of(scene, look, holder, board);
	board_say(board, EMPHASIS_STRONG, "Is that right?");
}

/* Who is still to be asked; people's own matters stay out of it. */
static void tell_to_ask(const struct scene *scene, struct board *board)
{
	struct holders holders = roles_holders(scene, scene->arena);
	const char *names = "";

	for (size_t i = 0; i < holders.count; i++) {
		const struct roles_asked *asked = roles_asked(scene, holders.rows[i].id);

		if (asked && asked->said == SAID_ASK_LATER && holders.rows[i].kind != HOLDER_PERSON)
			names = arena_format(scene->arena, "%s%s%s", names, *names ? ", " : "", holders.rows[i].text);
	}
	if (*names)
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "Still to be asked: %s"), names);
}

static void done_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	if (is_of_today(scene))
		board_say(board, EMPHASIS_GOOD, "This is how it is today.");
	else
		board_say(board, EMPHASIS_GOOD, "This is our plan.");
	roles_put_matrix(scene, look, board, false);
	tell_to_ask(scene, board);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	static void (*const walls[])(const struct scene *scene, const struct look *look, struct board *board) = {
		[ROLES_OFFERS] = offers_wall, [ROLES_MARKS] = roles_marks_wall, [ROLES_CHECK] = check_wall, [ROLES_READ] = read_wall,
		[ROLES_DONE] = done_wall
	};

	wall_open(scene, look, board);
	walls[scene->step < ROLES_DONE ? scene->step : ROLES_DONE](scene, look, board);
	wall_clock(scene, board);
}

static size_t still_to_hear(const struct scene *scene, const struct holders *holders)
{
	size_t count = 0;

	for (size_t i = 0; i < holders->count; i++)
		count += !roles_asked(scene, holders->rows[i].id);
	return count;
}

/* Who says nothing has heard it, too. Behind the last one the plan stands. */
static bool next(const struct scene *scene, struct next *next)
{
	struct holders holders = roles_holders(scene, scene->arena);

	if (scene->step != ROLES_READ || still_to_hear(scene, &holders) < 2)
		return false;
	*next = (struct next){ .kind = NEXT_ENTRY, .title = N_("read out to the next"),
		.entry = { .verb = "role.confirm", .exercise = scene->exercise->id,
			.value = arena_format(scene->arena, "holder=%s", roles_next_holder(scene, &holders)->id) } };
	return true;
}

/* People who are still to be asked. */
static void to_ask(const struct scene *scene, struct str *lines)
{
	struct holders holders = roles_holders(scene, scene->arena);

	for (size_t i = 0; i < holders.count; i++) {
		const struct roles_asked *asked = roles_asked(scene, holders.rows[i].id);

		if (asked && asked->said == SAID_ASK_LATER && holders.rows[i].kind == HOLDER_PERSON)
			str_add_line(lines, arena_format(scene->arena, tr(scene->tongue, "Still to be asked: %s"), holders.rows[i].text));
	}
}

static void aside(const struct scene *scene, struct str *lines)
{
	struct findings findings = roles_findings(scene, scene->arena);

	findings_aside(&findings, lines);
	to_ask(scene, lines);
}

const struct exercise_type exercise_roles_matrix = {
	.type = "roles",
	.method = "matrix",
	.default_method = true,
	.title = N_("Who does what"),
	.help = "Tasks down, organisations, roles or people across: who does, decides, helps, is told.",
	.options = options,
	.verbs = roles_verbs,
	.actions = roles_actions,
	.outlets = outlets,
	.steps = steps,
	.has_step = has_step,
	.step_title = step_title,
	.next = next,
	.state_size = sizeof(struct roles_state),
	.accept = roles_accept,
	.fold = roles_fold,
	.wall = wall,
	.aside = aside,
	.tables = roles_tables,
	.rehearse = roles_rehearse,
};
