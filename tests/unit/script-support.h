/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_SCRIPT_SUPPORT_H
#define TALKA_TESTS_SCRIPT_SUPPORT_H

#include "model/exercise.h"

/* Made-up types: a workshop file is read by tables, so these have none that talka has. */

static const struct option talk_options[] = {
	{ .name = "text", .kind = OPTION_TEXT, .help = "What is told.", .required = true },
	{ .name = "phases", .kind = OPTION_PHASES, .help = "The parts of it." },
	{ .name = NULL }
};

static const char *const shows[] = { "now", "after", NULL };
static const struct option gather_options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .help = "To start from." },
	{ .name = "theme", .kind = OPTION_TEXTS, .most = 20, .help = "The boxes." },
	{ .name = "think", .kind = OPTION_NUMBER, .fallback = "2", .most = 30, .help = "Minutes of silence." },
	{ .name = "show", .kind = OPTION_CHOICE, .choices = shows, .fallback = "now", .help = "When." },
	{ .name = NULL }
};

static const char *const choose_words[] = { "auto", NULL };
static const struct option sort_options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true, .help = "What is sorted." },
	{ .name = "choose", .kind = OPTION_NUMBER, .choices = choose_words, .fallback = "auto", .least = 1, .most = 9, .help = "How many." },
	{ .name = NULL }
};

static const struct option share_options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true, .help = "The tasks." },
	{ .name = "holders", .kind = OPTION_HOLDERS, .required = true, .help = "Who has them." },
	{ .name = "mix", .kind = OPTION_ATTRIBUTES, .help = "What they are mixed by." },
	{ .name = NULL }
};

static const struct outlet one_outlet[] = { { .name = "", .help = "All." }, { .name = NULL } };
static const struct outlet two_outlets[] = {
	{ .name = "", .help = "All." }, { .name = "selected", .help = "Above the cut." }, { .name = NULL }
};

static inline struct poll_limits three(const struct exercise *exercise, size_t items)
{
	(void)exercise, (void)items;
	return (struct poll_limits){ .choose = 3, .max_per_item = 1 };
}

static const struct polling in_order = { .shape = BALLOT_ORDER, .rule = "points", .slips_only = true, .limits = three };
static const struct polling by_dots = { .shape = BALLOT_DOTS, .rule = "dots", .limits = three };

static const struct exercise_type talk = { .type = "talk", .title = "Talk", .help = "Tells.", .options = talk_options };
static const struct exercise_type gather_round = {
	.type = "gather", .method = "round", .default_method = true, .title = "Gather", .help = "Takes items.",
	.options = gather_options, .outlets = one_outlet,
};
static const struct exercise_type gather_open = {
	.type = "gather", .method = "open", .title = "Gather", .help = "Takes items.", .options = gather_options, .outlets = one_outlet,
};
static const struct exercise_type sort = {
	.type = "sort", .method = "points", .default_method = true, .title = "Sort", .help = "Orders items.",
	.options = sort_options, .outlets = two_outlets, .polling = &in_order,
};
static const struct exercise_type pick = {
	.type = "pick", .title = "Pick", .help = "Spreads dots.", .options = sort_options, .outlets = two_outlets, .polling = &by_dots,
};
static const struct exercise_type share = { .type = "share", .title = "Share", .help = "Gives tasks.", .options = share_options };

static const struct exercise_type *const made_up_types[] = { &talk, &gather_round, &gather_open, &sort, &pick, &share, NULL };
static const struct script_registry made_up = { .types = made_up_types };

#endif
