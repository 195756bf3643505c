/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "exercises/poll-wall.h"

enum { FIRST_COST = 1, COSTS = 4 };   /* a rehearsal's things cost up to a third of the budget and a bit */

static const struct option options[] = {
	POLL_ITEMS,
	{ .name = "budget", .kind = OPTION_NUMBER, .required = true, .least = 1, .most = 1000000000000,
	  .help = "How much can be spent, as a whole number; each item has its cost in the list (ID.cost) or gets one before the round." },
	{ .name = NULL }
};

static struct poll_limits limits(const struct exercise *exercise, size_t items)
{
	(void)exercise;
	return (struct poll_limits){ .choose = (int64_t)items, .max_per_item = 1 };
}

static long long budget_of(const struct scene *scene)
{
	return poll_budget(scene->poll) >= 0 ? poll_budget(scene->poll) : exercise_number(scene->exercise, "budget");
}

static const char *how(const struct scene *scene, const struct poll_limits *limits)
{
	(void)limits;
	return poll_how(scene, arena_format(scene->arena,
	    tr(scene->tongue, "We can spend %lld. Choose everything that you would spend money on, as many as you like."), budget_of(scene)),
	    arena_format(scene->arena, tr(scene->tongue, "Write the letters %s, in any order."), wall_on_ballot(scene)));
}

static const char *told(const struct scene *scene, int64_t score, int64_t people)
{
	(void)people;
	return wall_people(scene, score);
}

/* --- what things cost ------------------------------------------------------------ */

static int64_t offered_cost(const struct scene *scene, const char *id)
{
	for (size_t i = 0; i < poll_offered(scene->poll); i++)
		if (str_same(poll_item(scene->poll, i)->id, id))
			return poll_cost(scene->poll, i);
	return -1;
}

/* As the round has it; before it, as it was said last. */
static int64_t cost_of(const struct scene *scene, const char *id)
{
	const struct item *item = items_find(scene->session, id);

	if (poll_stage(scene->poll) != POLL_NOT_YET)
		return offered_cost(scene, id);
	return item ? item->cost : -1;
}

static const char *beside(const struct scene *scene, const char *item)
{
	int64_t cost = cost_of(scene, item);

	return cost < 0 ? tr(scene->tongue, "no cost yet") : arena_format(scene->arena, tr(scene->tongue, "costs %lld"), (long long)cost);
}

static const struct polling polling = { .shape = BALLOT_MARKS, .rule = "equal-shares", .slips_only = true, .budget_option = "budget",
	.differ = N_("who pays for what?"), .limits = limits, .how = how, .told = told, .beside = beside };

static bool is_before(const struct scene *scene)
{
	return poll_stage(scene->poll) == POLL_NOT_YET;
}

static bool give_cost(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	(void)scene, (void)err;
	entry->item = answer->item ? answer->item->id : NULL;
	value_number(value, "amount", answer->number);
	return true;
}

static const struct action actions[] = {
	{ .key = "m", .name = N_("money"), .help = N_("Says what an item would cost."), .verb = "item.cost", .asks = ASK_ITEM_NUMBER,
	  .prompt = N_("What would it cost? The letter, then the amount"), .enabled = is_before, .entry = give_cost, .priority = 2 },
	{ .key = NULL }
};

static bool costs_are_known(const struct scene *scene, struct err *err)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);

	for (size_t i = 0; i < listing.count; i++)
		if (listing.rows[i].item->cost < 0)
			return err_set(err, "%s has no cost yet; m gives it one", listing.rows[i].letter);
	return true;
}

static const char *check(const struct exercise *exercise, const char **option)
{
	*option = "cut";
	if (exercise_value(exercise, "cut")->given)
		return "the money draws the line here, so there is no other; take out \"cut\"";
	*option = "split";
	return exercise_value(exercise, "split")->given ? "what a group would have bought is not told apart; take out \"split\"" : NULL;
}

static bool accept(const struct scene *scene, const struct event *event, struct err *err)
{
	if (!strcmp(event->verb->name, "round.open"))
		return costs_are_known(scene, err);
	if (!strcmp(event->verb->name, "item.cost"))
		return is_before(scene) || err_set(err, "the round has the costs as they were when it was opened");
	return true;
}

/* --- the wall -------------------------------------------------------------------- */

/* Without figures: nobody's idea is told as the last. */
static void put_rest(const struct scene *scene, const struct look *look, struct board *board)
{
	struct block *list = NULL;

	for (size_t i = 0; i < poll_also_named(scene->poll); i++) {
		size_t item = poll_also_named_item(scene->poll, i);

		if (!list)
			list = board_list(board, tr(scene->tongue, "Not paid for this time, and not forgotten:"));
		board_row(board, list, poll_item(scene->poll, item)->letter, poll_words(scene, look, item))->note =
		    board_keep(board, beside(scene, poll_item(scene->poll, item)->id));
	}
}

static void tell_left(const struct scene *scene, struct board *board, const struct poll_spending *spending)
{
	if (!spending->count)
		board_say(board, EMPHASIS_STRONG, "Nothing is paid for.");
	board_format(board, EMPHASIS_STRONG, tr(scene->tongue, "Of %lld, %lld are left."), budget_of(scene), (long long)spending->left);
	if (!spending->voters)
		return;
	board_format(board, EMPHASIS_NONE, tr_count(scene->tongue, "%lld of %lld person gets something of what they chose.",
	    "%lld of %lld people get something of what they chose.", (long)spending->voters), (long long)spending->served,
	    (long long)spending->voters);
}

/* What the usual way would have come to. */
static const char *otherwise(const struct scene *scene)
{
	struct poll_spending spending;
	const char *letters = "";

	if (!poll_spending(scene->poll, "greedy", scene->arena, &spending))
		return tr(scene->tongue, "Most votes first would have come to a tie.");
	for (size_t i = 0; i < spending.count; i++)
		letters = arena_format(scene->arena, "%s%s%s", letters, i ? ", " : "", poll_item(scene->poll, spending.bought[i])->letter);
	return arena_format(scene->arena,
	    tr(scene->tongue, "Most votes first would have paid for %s: something for %lld of %lld people, and %lld left."),
	    *letters ? letters : tr(scene->tongue, "nothing"), (long long)spending.served, (long long)spending.voters, (long long)spending.left);
}

static void tell_account(const struct scene *scene, struct board *board)
{
	const char *account = poll_account(scene->poll, scene->tongue, scene->arena), *line;
	struct block *list = board_list(board, tr(scene->tongue, "Who pays for what?"));

	for (size_t length; (line = str_next_line(&account, &length));)
		board_row(board, list, "", arena_slice(scene->arena, line, length));
	board_row(board, list, "", otherwise(scene));
}

/* What stands still is the count, not the group. */
static void tell_tie(struct board *board)
{
	board_say(board, EMPHASIS_STRONG, "Some of them have an equal claim, and the money does not do for all of these.");
	board_say(board, EMPHASIS_NONE, "What is paid for is told once we know which of them comes first.");
}

static void ask_first(const struct scene *scene, const struct look *look, struct board *board)
{
	const size_t *items;
	size_t count = poll_tied(scene->poll, &items);
	struct block *list;

	tell_tie(board);
	list = board_list(board, "");
	for (size_t i = 0; i < count; i++)
		board_row(board, list, poll_item(scene->poll, items[i])->letter, poll_words(scene, look, items[i]))->note =
		    board_keep(board, beside(scene, poll_item(scene->poll, items[i])->id));
	board_say(board, EMPHASIS_STRONG, "How shall we decide?");
}

static void told_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct poll_spending spending;

	if (!poll_spending(scene->poll, NULL, scene->arena, &spending)) {
		tell_tie(board);
		return;
	}
	if (poll_stage(scene->poll) == POLL_REVEALED && poll_differ_shown(scene->poll)) {
		tell_account(scene, board);
		return;
	}
	if (poll_stage(scene->poll) == POLL_SETTLED && poll_kind(scene->poll) == ROUND_SECOND)
		poll_compare(scene, look, board);
	else
		poll_bars(scene, look, board, tr(scene->tongue, "This is paid for:"), PART_ALL);
	tell_left(scene, board, &spending);
	if (poll_stage(scene->poll) == POLL_SETTLED)
		poll_tell_remedy(scene, board);
	poll_tell_turnout(scene, board);
	put_rest(scene, look, board);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	if (poll_stage(scene->poll) < POLL_REVEALED || poll_talks(scene->poll)) {
		poll_wall(scene, look, board);
		return;
	}
	wall_open(scene, look, board);
	(poll_stage(scene->poll) == POLL_TIE ? ask_first : told_wall)(scene, look, board);
}

/* --- rehearsal ---------------------------------------------------------------------- */

static int64_t any_cost(const struct scene *scene, const struct random *chance)
{
	int64_t most = exercise_number(scene->exercise, "budget") / 3 + COSTS;

	return FIRST_COST + random_below(chance, most < INT32_MAX ? (uint32_t)most : INT32_MAX);
}

/* Somebody always knows what a thing costs. */
static bool rehearse(const struct scene *scene, const struct random *chance,
    bool (*enter)(void *context, const struct entry *entry), void *context)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);

	for (size_t i = 0; i < listing.count && is_before(scene); i++) {
		struct entry entry = { .verb = "item.cost", .exercise = scene->exercise->id, .item = listing.rows[i].item->id,
			.value = arena_format(scene->arena, "amount=%lld", (long long)any_cost(scene, chance)) };

		if (listing.rows[i].item->cost < 0 && !enter(context, &entry))
			return false;
	}
	return true;
}

const struct exercise_type exercise_vote_budget = {
	.type = "vote",
	.method = "budget",
	.title = N_("What we spend our money on"),
	.help = "Everybody marks what they would spend money on; everybody gets the same part of it, and who wants a thing pays for it together.",
	.options = options,
	.actions = actions,
	.outlets = poll_outlets,
	.polling = &polling,
	.check = check,
	.accept = accept,
	.wall = wall,
	.rehearse = rehearse,
};
