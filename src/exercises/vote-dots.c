/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

enum { MOST_AUTOMATIC = 5 };

static const char *const automatic[] = { "auto", NULL };

static const struct option options[] = {
	POLL_ITEMS,
	{ .name = "votes", .kind = OPTION_NUMBER, .fallback = "auto", .choices = automatic, .least = 1, .most = 50,
	  .help = "How many dots each person has; auto is a third of the items, rounded up, at most 5." },
	{ .name = "max-per-item", .kind = OPTION_NUMBER, .fallback = "1", .least = 1, .most = 50,
	  .help = "How many dots one item may get from one person." },
	{ .name = "must-use-all", .kind = OPTION_FLAG, .fallback = "no", .help = "Whether every dot has to be given." },
	{ .name = NULL }
};

static int64_t votes(const struct exercise *exercise, size_t items)
{
	int64_t number = exercise_number(exercise, "votes"), third = ((int64_t)items + 2) / 3;

	if (number < 1)
		number = third < MOST_AUTOMATIC ? third : MOST_AUTOMATIC;
	return number;
}

/* No more dots than there is room for, or else nobody could use them all. */
static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	int64_t wanted = votes(exercise, items), per_item = exercise_number(exercise, "max-per-item");
	int64_t room = per_item * (int64_t)items;

	return (struct poll_limits){
		.choose = wanted < room ? wanted : room, .max_per_item = per_item < wanted ? per_item : wanted,
		.use_all = exercise_flag(exercise, "must-use-all")
	};
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	long long dots = limits->choose, most = limits->max_per_item;
	const char *what = arena_format(scene->arena,
	    tr_count(scene->tongue, "You have %lld dot.", "You have %lld dots.", (long)dots), dots);

	if (limits->use_all)
		what = arena_format(scene->arena, tr(scene->tongue, "%s Use them all."), what);
	if (most > 1)
		what = arena_format(scene->arena, tr(scene->tongue, "%s At most %lld for one thing."), what, most);
	else if (dots > 1)
		what = arena_format(scene->arena, tr(scene->tongue, "%s Only one for each thing."), what);
	return poll_how(scene, what, dots == 1 ? arena_format(scene->arena, tr(scene->tongue, "Write the letter of your choice %s."), wall_on_ballot(scene))
	    : arena_format(scene->arena, tr(scene->tongue, "Write a letter %s for each dot."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	return poll_told(scene, tr_count(scene->tongue, "dot", "dots", (long)score), people);
}

static const struct polling polling = { .shape = BALLOT_DOTS, .rule = "dots", .limits = limits, .how = how, .told = told };

const struct exercise_type exercise_vote_dots = {
	.type = "vote",
	.method = "dots",
	.default_method = true,
	.title = N_("Dots for what we want"),
	.help = "Everybody has a few dots and gives them to what should go on.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
