/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/poll-wall.h"

/* Rules whose score is how many stand behind: then the wall can say so, whichever it is. */
static const char *const rules[] = { "smith-borda", "schulze", "ranked-pairs", "kemeny", "irv", NULL };

static const struct option options[] = {
	POLL_ITEMS,
	{ .name = "rule", .kind = OPTION_CHOICE, .choices = rules, .fallback = "smith-borda",
	  .help = "How the orders are counted. smith-borda: what wins against every other one against one stands first; "
	    "in a circle, points decide among those in it. The others: \"talka tally --list\"." },
	{ .name = NULL }
};

/* As many places as items, for who holds no two alike. */
static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	(void)exercise;
	return (struct poll_limits){ .choose = (int64_t)items, .max_per_item = (int64_t)items };
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	(void)limits;
	return poll_how(scene, tr(scene->tongue, "Put all of them in order, the most important first."),
	    arena_format(scene->arena, tr(scene->tongue, "Write all letters %s in your order; = stands between two that are alike to you: B A=C."), wall_on_ballot(scene)));
}

/* Nearly everybody names everything, so that people say nothing here. */
static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	(void)people;
	return tr_count(scene->tongue, "stands behind it", "stand behind it", (long)score);
}

/* In a circle another good rule may see it otherwise; then the room hears it. */
static const char *by_chains(const struct scene *scene)
{
	const uint32_t *firsts = NULL;
	size_t count = poll_firsts_by(scene->poll, "schulze", scene->arena, &firsts);
	const char *letters = "";

	for (size_t i = 0; i < count; i++)
		letters = arena_format(scene->arena, "%s%s%s", letters, i ? ", " : "", poll_item(scene->poll, firsts[i])->letter);
	return arena_format(scene->arena, tr(scene->tongue, "Counted by the strongest chains of duels (Schulze), first would be: %s."), letters);
}

/* The default rule has two halves: the room hears which one it was. */
static const char *why(const struct scene *scene)
{
	const char *rule = exercise_value(scene->exercise, "rule")->word;
	size_t winner = 0;
	enum duels duels = poll_duels(scene->poll, &winner);

	if (!str_same(rule, "smith-borda"))
		return arena_format(scene->arena, tr(scene->tongue, "Counted by %s."), rule);
	if (duels == DUELS_WINNER)
		return arena_format(scene->arena, tr(scene->tongue, "%s stands first because it wins against every other, one against one."),
		    poll_item(scene->poll, winner)->letter);
	return arena_format(scene->arena, "%s\n%s",
	    tr(scene->tongue, "None wins against every other, one against one; so points decide among those that no other beats."),
	    by_chains(scene));
}

static const struct polling polling = {
	.shape = BALLOT_RANKS, .rule_option = "rule", .slips_only = true, .by_place = true,
	.limits = limits, .how = how, .told = told, .why = why
};

const struct exercise_type exercise_rank_full = {
	.type = "rank",
	.method = "full",
	.title = N_("In which order"),
	.help = "Everybody puts all of them in order, equal places allowed; whoever wins every comparison comes first.",
	.options = options,
	.outlets = poll_outlets,
	.polling = &polling,
	.wall = poll_wall,
};
