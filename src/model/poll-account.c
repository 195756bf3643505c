/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "model/explain.h"
#include "model/inside.h"
#include "tally/spending.h"

/* What is told of money that is shared out, and how a result came about. */

int64_t poll_budget(const struct poll *poll)
{
	return poll_latest(poll) ? poll_latest(poll)->record.budget : -1;
}

int64_t poll_cost(const struct poll *poll, size_t item)
{
	const struct round *round = poll_latest(poll);

	return round && round->record.costs && item < round->record.item_count ? round->record.costs[item] : -1;
}

static const struct round *told_round(const struct poll *poll)
{
	return poll_stage(poll) >= POLL_REVEALED ? poll_latest(poll) : NULL;
}

static const struct tally_spending *spending_of(const struct tally_result *result)
{
	return result && result->detail ? result->detail->spending : NULL;
}

static const struct tally_result *recount_by(const struct round *round, const char *rule, struct arena *arena)
{
	struct round_record other = round->record;

	other.rule = rule;
	return record_recount(&other, arena, NULL);
}

static void fill_spending(const struct round *round, const struct tally_result *result, struct arena *arena, struct poll_spending *spending)
{
	const struct tally_spending *of = spending_of(result);
	uint32_t *bought = arena_array(arena, of->count + 1, sizeof *bought);

	for (size_t i = 0; i < of->count; i++)
		bought[i] = of->bought[i].item;
	*spending = (struct poll_spending){ .bought = bought, .count = of->count, .left = of->budget - of->spent,
		.served = spending_served(&round->tally, result), .voters = result->voters };
}

bool poll_spending(const struct poll *poll, const char *rule, struct arena *arena, struct poll_spending *spending)
{
	const struct round *round = told_round(poll);
	const struct tally_result *result = round ? round->record.result : NULL;

	if (rule && result)
		result = recount_by(round, rule, arena);
	if (!spending_of(result) || spending_of(result)->tied_count)
		return false;
	fill_spending(round, result, arena, spending);
	return true;
}

size_t poll_firsts_by(const struct poll *poll, const char *rule, struct arena *arena, const uint32_t **items)
{
	const struct round *round = told_round(poll);
	const struct tally_result *result = round && round->record.result ? recount_by(round, rule, arena) : NULL;
	uint32_t *firsts;
	size_t count = 0;

	if (!result)
		return 0;
	firsts = arena_array(arena, result->items + 1, sizeof *firsts);
	for (uint32_t i = 0; i < result->items; i++)
		if (result->item[i].place == 1)
			firsts[count++] = i;
	*items = firsts;
	return count;
}

static bool has_selected(const struct round *round, size_t ballot)
{
	const struct tally_ballots *tally = &round->tally;

	for (size_t item = 0; item < tally->items; item++)
		if (round->selected[item] && mark_chosen(tally->kind, ballot_marks(tally, ballot)[item]))
			return true;
	return false;
}

int64_t poll_served(const struct poll *poll, int64_t *voters)
{
	const struct round *round = told_round(poll);
	int64_t people = 0;

	if (!round || !round->selected || !round->tally.count || round->tally.amounts)
		return -1;
	for (size_t i = 0; i < round->tally.count; i++)
		people += has_selected(round, i);
	*voters = (int64_t)round->tally.count;
	return people;
}

static const char *const *letters_of(const struct round_record *record, struct arena *arena)
{
	const char **letters = arena_array(arena, record->item_count + 1, sizeof *letters);

	for (size_t i = 0; i < record->item_count; i++)
		letters[i] = record->items[i].letter;
	return letters;
}

const char *poll_account(const struct poll *poll, const struct language *tongue, struct arena *arena)
{
	const struct round *round = told_round(poll);
	struct str words = STR_INIT;
	const char *kept;

	if (!round || !round->record.result)
		return "";
	struct rule_options options = record_options(&round->record);

	explain_steps(&(struct explain){ .rule = rule_find(round->record.rule), .options = &options, .ballots = &round->tally,
		.result = round->record.result, .names = letters_of(&round->record, arena), .tongue = tongue, .in_room = true }, arena, &words);
	kept = arena_text(arena, str_text(&words));
	str_free(&words);
	return kept;
}
