/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

static const struct option options[] = {
	POLL_ITEMS,
	{ .name = "most", .kind = OPTION_NUMBER, .fallback = "5", .least = 2, .most = 10,
	  .help = "The best that an item can be given; the worst is 0." },
	{ .name = NULL }
};

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	return (struct poll_limits){ .choose = (int64_t)items, .max_per_item = exercise_number(exercise, "most") };
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	return poll_how(scene,
	    arena_format(scene->arena, tr(scene->tongue, "Give each of them 0 to %lld: 0 is the worst, %lld the best. What you do not know, leave out."),
	        (long long)limits->max_per_item, (long long)limits->max_per_item),
	    arena_format(scene->arena, tr(scene->tongue, "Write each letter %s, and the figure behind it."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	(void)score;
	return poll_told_mean(scene, people);
}

static const char *grade(const struct scene *scene, int64_t grade)
{
	return arena_format(scene->arena, "%lld", (long long)grade);
}

static const struct polling polling = { .shape = BALLOT_GRADES, .rule = "score", .slips_only = true,
	 .limits = limits, .how = how, .told = told, .grade = grade };

const struct exercise_type exercise_vote_score = {
	.type = "vote",
	.method = "score",
	.title = N_("How good is each of them?"),
	.help = "Everybody gives each item a figure, each for itself; the best mean comes first.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
