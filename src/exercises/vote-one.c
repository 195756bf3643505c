/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

static const struct option options[] = { POLL_ITEMS, { .name = NULL } };

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	(void)exercise, (void)items;
	return (struct poll_limits){ .choose = 1, .max_per_item = 1 };
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	(void)limits;
	return poll_how(scene, tr(scene->tongue, "Choose one."), arena_format(scene->arena, tr(scene->tongue, "Write its letter %s."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	(void)people;
	return tr_count(scene->tongue, "vote", "votes", (long)score);
}

static const struct polling polling = { .shape = BALLOT_ONE, .rule = "plurality", .limits = limits, .how = how, .told = told };

const struct exercise_type exercise_vote_one = {
	.type = "vote",
	.method = "one",
	.title = N_("One for each"),
	.help = "Everybody chooses exactly one.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
