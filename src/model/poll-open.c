/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/poll-next.h"

/* What opens a round: all that its count will depend on. */

static const char *join(const char *const *words, struct arena *arena)
{
	const char *joined = "";

	for (; words && *words; words++)
		joined = arena_format(arena, "%s%s%s", joined, *joined ? "|" : "", *words);
	return joined;
}

static void write_listing(const struct listing *listing, size_t language, struct str *value)
{
	struct str lines = STR_INIT;

	for (size_t i = 0; i < listing->count; i++)
		str_add_format(&lines, "%s%s %s %s", i ? "\n" : "", listing->rows[i].item->id, listing->rows[i].letter,
		    item_text(listing->rows[i].item, language));
	value_text(value, str_text(&lines));
	str_free(&lines);
}

static const char *rule_of(const struct exercise *exercise)
{
	const struct polling *polling = exercise->type->polling;

	return polling->rule_option ? exercise_value(exercise, polling->rule_option)->word : polling->rule;
}

/* The file's cut, but where money draws the line. */
static const char *cut_of(const struct exercise *exercise)
{
	const char *cut = exercise_value(exercise, "cut")->word;

	if (exercise->type->polling->budget_option)
		return "budget";
	return cut ? cut : "none";
}

/* Costs that nobody said are left out: then the type refuses to open. */
static void write_money(const struct poll *poll, const struct listing *listing, struct str *value)
{
	const char *option = poll->exercise->type->polling->budget_option;
	size_t told = 0;

	if (!option)
		return;
	value_number(value, "budget", exercise_number(poll->exercise, option));
	for (size_t i = 0; i < listing->count; i++)
		if (listing->rows[i].item->cost >= 0)
			str_add_format(value, "%s%s:%" PRId64, told++ ? "|" : " costs=", listing->rows[i].item->id, listing->rows[i].item->cost);
}

static void write_criteria(const struct poll_limits *limits, struct str *value)
{
	for (size_t i = 0; i < limits->criteria; i++)
		str_add_format(value, "%s%" PRId64, i ? "|" : " weights=", limits->weights[i]);
	if (limits->criteria)
		value_number(value, "top", limits->top);
	if (limits->together)
		value_number(value, "together", 1);
}

/* How the round is held, whatever it is about. */
static void write_form(const struct poll *poll, enum round_kind kind, const struct poll_limits *limits, const char *cut,
    struct str *value, struct arena *arena)
{
	const char *split = exercise_value(poll->exercise, "split")->word;
	bool secret = exercise_value(poll->exercise, "secret")->number == 1;
	int64_t turnout = exercise_number(poll->exercise, "min-turnout");

	value_word(value, "kind", round_kind_name(kind));
	value_word(value, "rule", rule_of(poll->exercise));
	value_word(value, "inputs", join(exercise_value(poll->exercise, "input")->words, arena));
	value_number(value, "choose", limits->choose);
	value_number(value, "max-per-item", limits->max_per_item);
	value_number(value, "use-all", limits->use_all);
	write_criteria(limits, value);
	value_word(value, "cut", cut);
	if (secret)
		value_number(value, "secret", 1);
	if (*split)
		value_word(value, "split", split);
	if (secret && *split && piles_possible(poll->session, split_named(poll->session->script, split)) == PILES_POSSIBLE)
		value_number(value, "piles", 1);
	if (turnout > 0)
		value_number(value, "min-turnout", turnout);
}

static struct entry entry_of(const struct poll *poll, struct str *value, struct arena *arena)
{
	struct entry entry = { .verb = "round.open", .exercise = poll->exercise->id, .round = (int64_t)poll->count + 1,
		.value = arena_text(arena, str_text(value)) };

	str_free(value);
	return entry;
}

struct entry poll_opening(const struct poll *poll, enum round_kind kind, struct arena *arena)
{
	struct listing listing = session_listing(poll->session, poll->exercise, arena);
	struct poll_limits limits = poll->exercise->type->polling->limits(poll->exercise, listing.count);
	struct str value = STR_INIT;

	write_form(poll, kind, &limits, cut_of(poll->exercise), &value, arena);
	write_money(poll, &listing, &value);
	write_listing(&listing, 0, &value);
	return entry_of(poll, &value, arena);
}

/* --- a run-off ------------------------------------------------------------------ */

/* Each may give as many as there is room for; what is put in order or graded is put so as before. */
static struct poll_limits run_off_limits(const struct poll *poll, const struct round *round)
{
	const struct polling *polling = poll->exercise->type->polling;
	struct poll_limits limits = polling->limits(poll->exercise, round->tied_count);

	if (polling->shape == BALLOT_ORDER || polling->shape == BALLOT_DOTS) {
		limits.choose = (int64_t)round->tied_places;
		limits.max_per_item = 1;
	}
	return limits;
}

static void write_tied(const struct round *round, struct str *value)
{
	struct str lines = STR_INIT;

	for (size_t i = 0; i < round->tied_count; i++) {
		const struct poll_item *item = &round->record.items[round->tied[i]];

		str_add_format(&lines, "%s%s %s %s", i ? "\n" : "", item->id, item->letter, item->wording);
	}
	value_text(value, str_text(&lines));
	str_free(&lines);
}

struct entry run_off_entry(const struct poll *poll, struct arena *arena)
{
	const struct round *round = poll_latest(poll);
	struct poll_limits limits = run_off_limits(poll, round);
	struct str value = STR_INIT;

	write_form(poll, ROUND_RUN_OFF, &limits, arena_format(arena, "%zu", round->tied_places), &value, arena);
	write_tied(round, &value);
	return entry_of(poll, &value, arena);
}
