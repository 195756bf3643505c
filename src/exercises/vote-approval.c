/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

static const struct option options[] = { POLL_ITEMS, { .name = NULL } };

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	(void)exercise;
	return (struct poll_limits){ .choose = (int64_t)items, .max_per_item = 1 };
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	(void)limits;
	return poll_how(scene, tr(scene->tongue, "Choose everything that is fine with you, as many as you like."),
	    arena_format(scene->arena, tr(scene->tongue, "Write the letters %s, in any order."), wall_on_ballot(scene)));
}

/* The score is the people. */
static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	(void)people;
	return wall_people(scene, score);
}

static const struct polling polling = { .shape = BALLOT_MARKS, .rule = "approval", .limits = limits, .how = how, .told = told };

const struct exercise_type exercise_vote_approval = {
	.type = "vote",
	.method = "approval",
	.title = N_("What is fine with us"),
	.help = "Everybody marks everything they can live with; what most people accept comes first.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
