/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/explain.h"

#include "base/str.h"
#include "model/explain-inside.h"
#include "tally/abilities.h"
#include "tally/spending.h"
#include "tally/stages.h"

static size_t list_place(const struct tally_result *result, uint32_t place, uint32_t *out)
{
	size_t count = 0;

	for (uint32_t i = 0; i < result->items; i++)
		if (result->item[i].place == place)
			out[count++] = i;
	return count;
}

static size_t list_chosen(const struct tally_result *result, uint32_t *out)
{
	size_t count = 0;

	for (uint32_t i = 0; i < result->items; i++)
		if (result->item[i].chosen)
			out[count++] = i;
	return count;
}

bool explain_waits(const struct tally_result *result)
{
	const struct tally_detail *detail = result->detail;

	return detail && ((detail->stages && detail->stages->tied_count) || (detail->spending && detail->spending->tied_count));
}

bool explain_proven(const struct tally_result *result)
{
	return !result->detail || !result->detail->optima || result->detail->optima->proven;
}

/* Somebody wants something, and each of it costs more than there is. */
static bool all_too_dear(const struct explain *about)
{
	size_t wanted = 0;

	for (size_t i = 0; i < about->result->items; i++) {
		wanted += about->result->item[i].score > 0;
		if (about->result->item[i].score && about->options->costs[i] <= about->options->budget)
			return false;
	}
	return wanted;
}

static const char *why_none(const struct explain *about)
{
	if (explain_waits(about->result))
		return "; a tie waits for a lot";
	return about->rule->budget && all_too_dear(about) ? ": all that somebody wants costs more than there is" : "";
}

static void say_chosen(const struct explain *about, uint32_t *items, struct str *out)
{
	size_t count = list_chosen(about->result, items);
	const char *word = about->rule->budget ? "funded" : "elected";

	if (count)
		explain_names(about->names, items, count, out);
	else
		str_add(out, about->rule->budget ? "Nothing" : "Nobody");
	str_add_format(out, " %s %s", count > 1 ? "are" : "is", word);
	str_add_format(out, "%s.\n", why_none(about));
}

void explain_first(const struct explain *about, struct arena *arena, struct str *out)
{
	uint32_t *items = arena_array(arena, about->result->items, sizeof *items);
	size_t count = list_place(about->result, 1, items);

	if (about->rule->budget || about->rule->seats) {
		say_chosen(about, items, out);
	} else if (!explain_proven(about->result)) {
		str_add(out, "No order is proven to be the best.\n");
	} else if (!about->result->voters) {
		str_add(out, "There is no ballot, so nothing is first.\n");
	} else if (count) {
		explain_names(about->names, items, count, out);
		str_add(out, count > 1 ? " are jointly first.\n" : " is first.\n");
	}
}

/* "A has 9 votes, B 7, C 1." */
static void say_scores(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_result *result = about->result;
	uint32_t *order = result_order(result, arena);
	size_t told = result->items > EXPLAIN_MOST ? EXPLAIN_MOST : result->items;

	for (size_t i = 0; i < told; i++) {
		const struct tally_item *item = &result->item[order[i]];

		str_add(out, i ? ", " : "");
		explain_counted(about->names[order[i]], out);
		str_add(out, i ? " " : " has ");
		explain_number(item->score, item->score_div, out);
		if (!i)
			str_add_format(out, " (%s)", about->rule->unit);
	}
	str_add(out, told < result->items ? ", and so on.\n" : told ? ".\n" : "");
}

static void say_abilities(const struct explain *about, struct str *out)
{
	if (about->result->detail->abilities->prior)
		str_add(out, "The duels do not link all items, so each was given one win and one loss against a made-up middling item.\n");
}

void explain_steps(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_detail none = { .paths = NULL };
	const struct tally_detail *detail = about->result->detail ? about->result->detail : &none;

	if (!about->tabled && !detail->spending && !detail->stages && !detail->gauges)
		say_scores(about, arena, out);
	if (about->rule->least_wins && about->result->pairwise)
		explain_worst_defeats(about, arena, out);
	if (detail->paths)
		explain_paths(about, arena, out);
	if (detail->locked)
		explain_locked(about, arena, out);
	if (detail->optima)
		explain_optima(about, arena, out);
	if (detail->stages)
		explain_stages(about, arena, out);
	if (detail->gauges)
		explain_gauges(about, arena, out);
	if (detail->final)
		explain_final(about, arena, out);
	if (detail->abilities)
		say_abilities(about, out);
	if (detail->spending)
		explain_spending(about, arena, out);
}

void explain_ties(const struct explain *about, struct str *out)
{
	static const char *const reasons[TIE_REASONS] = {
		[TIE_SAME_SCORE] = "their figures are the same", [TIE_CIRCLE] = "neither duels nor points part them",
		[TIE_EVEN] = "as much speaks for the one as for the other", [TIE_MANY_ORDERS] = "several orders are equally good",
	};
	const struct tally_result *result = about->result;

	for (size_t i = 0; i < result->tie_count; i++) {
		const struct tally_tie *tie = &result->ties[i];

		if (!reasons[tie->reason])
			continue;
		str_add_format(out, "Joint place %u: ", tie->place);
		explain_names(about->names, tie->items, tie->count, out);
		str_add_format(out, ", because %s.\n", explain_proven(result) ? reasons[tie->reason] : "it is not proven which order is the best");
	}
}

void explain_result(const struct explain *about, struct arena *arena, struct str *out)
{
	explain_first(about, arena, out);
	explain_steps(about, arena, out);
	explain_ties(about, out);
}
