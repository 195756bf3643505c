/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

static const char *const grades[] = {
	N_("strongly disagree"), N_("disagree"), N_("neutral"), N_("agree"), N_("strongly agree")
};

enum { BEST = sizeof grades / sizeof *grades - 1 };

static const struct option options[] = { POLL_ITEMS, { .name = NULL } };

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	(void)exercise;
	return (struct poll_limits){ .choose = (int64_t)items, .max_per_item = BEST };
}

static const char *grade(const struct scene *scene, int64_t grade)
{
	return tr(scene->tongue, grades[grade]);
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	const char *what = tr(scene->tongue, "How far do you agree with each of them? Whoever is not sure leaves it out.");

	for (int64_t i = limits->max_per_item; i >= 0; i--)
		what = arena_format(scene->arena, "%s%s%lld %s", what, i == limits->max_per_item ? "\n" : ", ", (long long)i, grade(scene, i));
	return poll_how(scene, what, arena_format(scene->arena, tr(scene->tongue, "Write each letter %s, and the figure behind it."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	(void)score;
	return poll_told_mean(scene, people);
}

static const struct polling polling = { .shape = BALLOT_GRADES, .rule = "score", .slips_only = true,
	 .limits = limits, .how = how, .told = told, .grade = grade, .heading = N_("How far do we agree?") };

const struct exercise_type exercise_vote_agree = {
	.type = "vote",
	.method = "agree",
	.title = N_("How far do we agree?"),
	.help = "Everybody says of each item alone how far they agree; what is agreed with most comes first, and where opinions split is told.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
