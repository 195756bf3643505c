/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

static const char *const automatic[] = { "auto", NULL };

static const struct option options[] = {
	POLL_ITEMS,
	{ .name = "choose", .kind = OPTION_NUMBER, .fallback = "auto", .choices = automatic, .least = 1, .most = 20,
	  .help = "How many each person chooses; auto is 3 of up to 7 items, 5 of up to 15, 7 beyond." },
	{ .name = NULL }
};

static int64_t choose(const struct exercise *exercise, size_t items)
{
	int64_t number = exercise_number(exercise, "choose");

	if (number < 1)
		number = items <= 7 ? 3 : items <= 15 ? 5 : 7;
	return (size_t)number < items ? number : (int64_t)items;
}

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	return (struct poll_limits){ .choose = choose(exercise, items), .max_per_item = 1 };
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	if (limits->choose == 1)
		return poll_how(scene, tr(scene->tongue, "Choose the one that matters most to you."),
		    arena_format(scene->arena, tr(scene->tongue, "Write its letter %s."), wall_on_ballot(scene)));
	return poll_how(scene, arena_format(scene->arena, tr_count(scene->tongue, "Choose the %lld that matters most to you.",
	    "Choose the %lld that matter most to you.", (long)limits->choose),
	    (long long)limits->choose), arena_format(scene->arena, tr(scene->tongue, "Write the letters %s, the most important first."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	return poll_told(scene, tr_count(scene->tongue, "point", "points", (long)score), people);
}

static const struct polling polling = {
	.shape = BALLOT_ORDER, .rule = "points", .slips_only = true, .limits = limits, .how = how, .told = told
};

const struct exercise_type exercise_rank_points = {
	.type = "rank",
	.method = "points",
	.default_method = true,
	.title = N_("What matters most"),
	.help = "Everybody chooses a few and puts them in order; the first gets the most points, the next one less.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
