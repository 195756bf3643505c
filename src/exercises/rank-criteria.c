/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/poll-wall.h"

enum { FEW_STEPS = 3, MANY_STEPS = 5, MOST_WEIGHT = 9, PARTS = 100 };

static const char *const scales[CRITERIA_MOST] = { "scale-1", "scale-2", "scale-3", "scale-4" };

#define OWN_SCALE(name_, which) { .name = (name_), .kind = OPTION_TEXTS, .most = 30, \
	.help = "The steps of the " which " criterion, where it has its own words; as many as in scale." }

static const struct option options[] = {
	POLL_ITEMS,
	{ .name = "criteria", .kind = OPTION_TEXTS, .required = true, .most = 60, .help = "What is looked at in each item, one to four: How many it helps | How cheap it is." },
	{ .name = "weights", .kind = OPTION_NUMBERS, .least = 1, .most = MOST_WEIGHT,
	  .help = "How much each criterion counts, in their order: 2 | 1. Without it all count alike." },
	{ .name = "scale", .kind = OPTION_TEXTS, .most = 30, .fallback = "little | some | much",
	  .help = "The words of the steps, three or five, the worst first." },
	OWN_SCALE("scale-1", "first"), OWN_SCALE("scale-2", "second"), OWN_SCALE("scale-3", "third"), OWN_SCALE("scale-4", "fourth"),
	{ .name = "together", .kind = OPTION_FLAG, .fallback = "no",
	  .help = "Whether the group decides step by step, by hands or in talk, and gives one slip in common." },
	{ .name = NULL }
};

/* --- the options together ------------------------------------------------------ */

static size_t criteria_of(const struct exercise *exercise)
{
	size_t count = exercise_value(exercise, "criteria")->entry_count;

	return count < CRITERIA_MOST ? count : CRITERIA_MOST;
}

static size_t steps_of(const struct exercise *exercise)
{
	return exercise_value(exercise, "scale")->entry_count;
}

static const char *check_scales(const struct exercise *exercise, const char **option)
{
	for (size_t i = 0; i < CRITERIA_MOST; i++) {
		*option = scales[i];
		if (!exercise_value(exercise, scales[i])->given)
			continue;
		if (i >= criteria_of(exercise))
			return "there is no such criterion; take this line out";
		if (exercise_value(exercise, scales[i])->entry_count != steps_of(exercise))
			return "this scale has other steps than \"scale\"; give all of them as many";
	}
	return NULL;
}

static const char *check(const struct exercise *exercise, const char **option)
{
	size_t criteria = exercise_value(exercise, "criteria")->entry_count, steps = steps_of(exercise);
	size_t weights = exercise_value(exercise, "weights")->entry_count;

	*option = "criteria";
	if (criteria > CRITERIA_MOST)
		return "more than four criteria cannot be held in mind; take some out";
	*option = "weights";
	if (weights && weights != criteria)
		return "there are not as many weights as criteria; write one for each";
	*option = "scale";
	if (steps != FEW_STEPS && steps != MANY_STEPS)
		return "a scale has three or five steps; write as many words";
	return check_scales(exercise, option);
}

static int64_t weight_of(const struct exercise *exercise, size_t criterion)
{
	const struct option_value *weights = exercise_value(exercise, "weights");

	return criterion < weights->entry_count ? weights->numbers[criterion] : 1;
}

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	struct poll_limits limits = { .choose = (int64_t)items, .criteria = criteria_of(exercise), .top = (int64_t)steps_of(exercise) - 1,
		.together = exercise_flag(exercise, "together") };

	for (size_t i = 0; i < limits.criteria; i++) {
		limits.weights[i] = weight_of(exercise, i);
		limits.max_per_item += limits.weights[i] * limits.top;
	}
	return limits;
}

/* --- words ------------------------------------------------------------------------ */

static const char *entry_of(const struct scene *scene, const char *option, size_t i)
{
	const struct option_value *value = exercise_value(scene->exercise, option);

	return i < value->entry_count ? script_text(&value->entries[i], scene->language) : "";
}

/* "2 much, 1 some, 0 little" */
static const char *legend(const struct scene *scene, const char *option)
{
	const char *words = "";

	for (size_t step = steps_of(scene->exercise); step-- > 0;)
		words = arena_format(scene->arena, "%s%s%zu %s", words, *words ? ", " : "", step, entry_of(scene, option, step));
	return words;
}

static const char *criterion_words(const struct scene *scene, size_t i)
{
	const char *name = entry_of(scene, "criteria", i);
	long long weight = weight_of(scene->exercise, i);

	if (weight > 1)
		name = arena_format(scene->arena, tr(scene->tongue, "%s (counts %lld times)"), name, weight);
	if (exercise_value(scene->exercise, scales[i])->given)
		name = arena_format(scene->arena, "%s: %s", name, legend(scene, scales[i]));
	return arena_format(scene->arena, "%zu. %s", i + 1, name);
}

/* Needed only where some criterion has no words of its own. */
static bool shares_scale(const struct exercise *exercise)
{
	for (size_t i = 0; i < criteria_of(exercise); i++)
		if (!exercise_value(exercise, scales[i])->given)
			return true;
	return false;
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	const char *what = tr(scene->tongue, "How does each of them do? What you do not know, leave out.");

	for (size_t i = 0; i < limits->criteria; i++)
		what = arena_format(scene->arena, "%s\n%s", what, criterion_words(scene, i));
	if (shares_scale(scene->exercise))
		what = arena_format(scene->arena, "%s\n%s", what, legend(scene, "scale"));
	return poll_how(scene, what, limits->together
	    ? tr(scene->tongue, "We decide together: show the figure with your fingers, a fist for 0; what most of us show stands.")
	    : arena_format(scene->arena, tr(scene->tongue, "Write each letter %s, and behind it a figure for each criterion, in their order."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	struct poll_limits limits = poll_limits(scene->poll);

	(void)score;
	return limits.together ? arena_format(scene->arena, tr(scene->tongue, "of %lld"), (long long)limits.max_per_item)
	    : poll_told_mean(scene, people);
}

static const struct polling polling = { .shape = BALLOT_GRADES, .rule = "score", .slips_only = true,
	.differ = N_("criterion by criterion"), .limits = limits, .how = how, .told = told };

/* --- the wall, criterion by criterion ------------------------------------------------ */

/* "1.50", "1.50 split"; "" where nobody said anything. */
static const char *mean_by(const struct scene *scene, size_t item, size_t criterion)
{
	int64_t sum = 0, people = 0, permille = 0, hundredths;
	bool split = poll_consensus_by(scene->poll, item, criterion, &permille) && permille < POLL_SPLIT_PERMILLE;

	for (int64_t grade = 0; grade <= poll_limits(scene->poll).top; grade++) {
		int64_t gave = poll_gave_by(scene->poll, item, criterion, grade);

		sum += gave * grade;
		people += gave;
	}
	if (!people)
		return "";
	if (poll_limits(scene->poll).together)
		return arena_format(scene->arena, "%lld", (long long)(sum / people));
	hundredths = (sum * PARTS * 2 + people) / (people * 2);
	return arena_format(scene->arena, split ? "%lld.%02lld %s" : "%lld.%02lld", (long long)(hundredths / PARTS),
	    (long long)(hundredths % PARTS), tr(scene->tongue, "split"));
}

static void put_row(const struct scene *scene, struct board *board, struct block *matrix, size_t row)
{
	size_t item = poll_line(scene->poll, row)->item;

	for (size_t criterion = 0; criterion < poll_limits(scene->poll).criteria; criterion++)
		board_set(board, matrix, row, criterion, mean_by(scene, item, criterion));
}

static void tell_criteria(const struct scene *scene, const struct look *look, struct board *board)
{
	struct block *matrix = board_matrix(board, tr(scene->tongue, "Criterion by criterion:"));

	for (size_t i = 0; i < poll_limits(scene->poll).criteria; i++)
		board_head(board, matrix, entry_of(scene, "criteria", i));
	poll_matrix_rows(scene, look, board, matrix);
	for (size_t i = 0; i < poll_lines(scene->poll); i++)
		put_row(scene, board, matrix, i);
	for (size_t i = 0; i < poll_limits(scene->poll).criteria; i++)
		board_text(board, EMPHASIS_QUIET, criterion_words(scene, i));
	if (shares_scale(scene->exercise))
		board_text(board, EMPHASIS_QUIET, legend(scene, "scale"));
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	if (poll_stage(scene->poll) != POLL_REVEALED || !poll_differ_shown(scene->poll)) {
		poll_wall(scene, look, board);
		return;
	}
	wall_open(scene, look, board);
	poll_bars(scene, look, board, tr(scene->tongue, "What matters to us:"), PART_ALL);
	tell_criteria(scene, look, board);
	poll_by_groups(scene, look, board);
}

/* --- what the figures of the ratings stand for ---------------------------------------- */

static const struct column columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "Id of the exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "criterion", .kind = COLUMN_INTEGER, .help = "Its number, as in ratings.", .key = true },
	{ .name = "criterion_wording", .kind = COLUMN_TEXT, .help = "The criterion in words." },
	{ .name = "weight", .kind = COLUMN_INTEGER, .help = "How much it counts." },
	{ .name = "grade", .kind = COLUMN_INTEGER, .help = "A step of its scale, 0 is the worst.", .key = true },
	{ .name = "grade_wording", .kind = COLUMN_TEXT, .help = "The step in words." }
};

static const struct table_shape shape = {
	.name = "criteria", .help = "By what items were rated: one row a criterion and step of its scale.",
	.columns = columns, .column_count = sizeof columns / sizeof *columns
};

static void add_step(const struct scene *scene, struct table *table, size_t criterion, size_t step)
{
	const char *scale = exercise_value(scene->exercise, scales[criterion])->given ? scales[criterion] : "scale";
	size_t row = table_add(table);

	table_text(table, row, "exercise", scene->exercise->id);
	table_number(table, row, "criterion", (int64_t)criterion + 1);
	table_text(table, row, "criterion_wording", entry_of(scene, "criteria", criterion));
	table_number(table, row, "weight", weight_of(scene->exercise, criterion));
	table_number(table, row, "grade", (int64_t)step);
	table_text(table, row, "grade_wording", entry_of(scene, scale, step));
}

static void fill(const struct scene *scene, struct table *table)
{
	for (size_t criterion = 0; criterion < criteria_of(scene->exercise); criterion++)
		for (size_t step = 0; step < steps_of(scene->exercise); step++)
			add_step(scene, table, criterion, step);
}

static const struct type_table tables[] = { { .shape = &shape, .fill = fill }, { .shape = NULL } };

const struct exercise_type exercise_rank_criteria = {
	.type = "rank",
	.method = "criteria",
	.title = N_("By what matters to us"),
	.help = "Each item is looked at by up to four criteria, each with a weight and worded steps; every criterion is told, not only the sum.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.tables = tables,
	.check = check,
	.wall = wall,
};
