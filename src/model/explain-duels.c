/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "model/explain-inside.h"
#include "tally/agreement.h"

static void say_winner(const struct pairwise *pairs, const char *const *names, size_t winner, struct str *out)
{
	size_t others = pairs->items - 1, told = 0, most = others > EXPLAIN_MOST ? EXPLAIN_MOST : others;

	if (!others)
		return;
	str_add(out, "One against one, ");
	explain_counted(names[winner], out);
	str_add(out, others > 1 ? " beats every other item: " : " beats ");
	for (size_t i = 0; i < pairs->items && told < most; i++) {
		if (i == winner)
			continue;
		str_add(out, explain_joint(told++, others));
		explain_counted(names[i], out);
		str_add_format(out, " %" PRId64 " to %" PRId64, duel(pairs, winner, i), duel(pairs, i, winner));
	}
	if (told < others)
		str_add_format(out, " and %zu more", others - told);
	str_add(out, ".\n");
}

static void say_top(const struct pairwise *pairs, const char *const *names, struct arena *arena, struct str *out)
{
	uint32_t *levels = arena_array(arena, pairs->items, sizeof *levels), *top = arena_array(arena, pairs->items, sizeof *top);
	size_t count = 0;

	if (pairwise_levels(pairs, NULL, pairs->items, levels, arena) < 2)
		return;
	for (uint32_t i = 0; i < pairs->items; i++)
		if (!levels[i])
			top[count++] = i;
	str_add(out, "Each of ");
	explain_names(names, top, count, out);
	str_add(out, " beats all the rest.\n");
}

/* The circle may stand anywhere in the order; what matters is one among the best. */
static size_t top_circle(const struct pairwise *pairs, uint32_t *circle, struct arena *arena)
{
	uint32_t *levels = arena_array(arena, pairs->items, sizeof *levels), *top = arena_array(arena, pairs->items, sizeof *top);
	struct pairwise best = { .votes = arena_array(arena, pairs->items * pairs->items, sizeof *best.votes) };
	size_t length;

	pairwise_levels(pairs, NULL, pairs->items, levels, arena);
	for (uint32_t i = 0; i < pairs->items; i++)
		if (!levels[i])
			top[best.items++] = i;
	for (size_t a = 0; a < best.items; a++)
		for (size_t b = 0; b < best.items; b++)
			best.votes[a * best.items + b] = duel(pairs, top[a], top[b]);
	length = pairwise_circle(&best, circle, arena);
	for (size_t i = 0; i < length; i++)
		circle[i] = top[circle[i]];
	return length;
}

static void say_no_winner(const struct pairwise *pairs, const char *const *names, struct arena *arena, struct str *out)
{
	uint32_t *circle = arena_array(arena, pairs->items, sizeof *circle);
	size_t length = top_circle(pairs, circle, arena);

	say_top(pairs, names, arena, out);
	str_add(out, "One against one, no item beats every other");
	if (length) {
		str_add(out, ": ");
		explain_chain(pairs, names, circle, length, true, out);
		str_add(out, ": they go round in a circle.\n");
	} else {
		str_add(out, ", because some duels are even.\n");
	}
}

static void say_loser(const struct pairwise *pairs, const char *const *names, struct str *out)
{
	int32_t loser = condorcet_loser(pairs);

	if (loser == PAIRWISE_NONE || pairs->items < 3)
		return;
	explain_counted(names[loser], out);
	str_add(out, " loses to every other item.\n");
}

static void say_duels(const struct pairwise *pairs, const char *const *names, struct arena *arena, struct str *out)
{
	int32_t winner = condorcet_winner(pairs);

	if (winner != PAIRWISE_NONE)
		say_winner(pairs, names, (size_t)winner, out);
	else if (pairs->items > 1)
		say_no_winner(pairs, names, arena, out);
	say_loser(pairs, names, out);
}

void explain_ballots(const struct tally_ballots *ballots, enum tally_unranked unranked, const char *const *names,
    struct arena *arena, struct str *out)
{
	const struct pairwise *pairs;
	struct tally_ratio w;

	if (ballots->kind == TALLY_GRADES)
		explain_grades(ballots, names, arena, out);
	if (!ballots->count || (ballots->kind != TALLY_RANKS && ballots->kind != TALLY_GRADES))
		return;
	pairs = ballots->amounts ? NULL : pairwise_new(ballots, unranked, arena, NULL);
	if (pairs)
		say_duels(pairs, names, arena, out);
	if (!kendall_w(ballots, &w))
		return;
	str_add_format(out, "How much people agree on the order: %s (Kendall's W ", kendall_words(&w));
	explain_number(w.num, w.div, out);
	str_add(out, "; 1 = all alike, 0 = not at all).\n");
}

/* The item by which the other is beaten worst, or itself where it is unbeaten. */
static size_t worst_defeat(const struct pairwise *pairs, size_t item, enum tally_strength strength)
{
	size_t worst = item;
	int64_t most = 0;

	for (size_t i = 0; i < pairs->items; i++)
		if (defeat(pairs, i, item, strength) > most) {
			most = defeat(pairs, i, item, strength);
			worst = i;
		}
	return worst;
}

void explain_worst_defeats(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct pairwise *pairs = about->result->pairwise;
	uint32_t *order = result_order(about->result, arena);

	for (size_t i = 0; i < pairs->items && i < EXPLAIN_MOST; i++) {
		size_t by = worst_defeat(pairs, order[i], about->options->strength);

		if (by == order[i])
			str_add_format(out, "%s loses no duel.\n", about->names[order[i]]);
		else
			str_add_format(out, "The worst defeat of %s is %" PRId64 " to %" PRId64 " against %s.\n", about->names[order[i]],
			    duel(pairs, order[i], by), duel(pairs, by, order[i]), about->names[by]);
	}
}
