/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "model/explain-inside.h"
#include "tally/detail.h"

/* --- schulze: the chains from one to the next, there and back --------------------- */

static void say_chain(const struct explain *about, uint32_t a, uint32_t b, struct arena *arena, struct str *out)
{
	const struct tally_paths *paths = about->result->detail->paths;
	const struct pairwise *pairs = about->result->pairwise;
	uint32_t *chain = arena_array(arena, pairs->items, sizeof *chain);
	size_t length = paths_show(paths, pairs, a, b, chain, arena);

	if (!length) {
		str_add_format(out, "no chain leads from %s to %s", about->names[a], about->names[b]);
		return;
	}
	explain_chain(pairs, about->names, chain, length, false, out);
	if (length > 2)
		str_add_format(out, " (its weakest link: %" PRId64 ")", paths->power[a * pairs->items + b]);
}

void explain_paths(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_result *result = about->result;
	uint32_t *order = result_order(result, arena);

	for (size_t i = 0; i + 1 < result->items && i < EXPLAIN_MOST; i++) {
		uint32_t a = order[i], b = order[i + 1];

		str_add_format(out, "%s %s %s: ", about->names[a], result->item[a].place == result->item[b].place ? "beside" : "before",
		    about->names[b]);
		say_chain(about, a, b, arena, out);
		str_add(out, "; back: ");
		say_chain(about, b, a, arena, out);
		str_add(out, ".\n");
	}
}

/* --- ranked-pairs: what was locked, the clearest first ------------------------------ */

struct won {
	int64_t strength;
	uint32_t winner, loser;
};

static int clearest_first(const void *left, const void *right)
{
	const struct won *a = left, *b = right;

	if (a->strength != b->strength)
		return a->strength < b->strength ? 1 : -1;
	if (a->winner != b->winner)
		return a->winner < b->winner ? -1 : 1;
	return (a->loser > b->loser) - (a->loser < b->loser);
}

static size_t list_won(const struct explain *about, bool locked, struct won *out)
{
	const struct pairwise *pairs = about->result->pairwise;
	const bool *above = about->result->detail->locked->above;
	size_t n = pairs->items, count = 0;

	for (uint32_t a = 0; a < n; a++)
		for (uint32_t b = 0; b < n; b++)
			if (duel_won(pairs, a, b) && above[a * n + b] == locked)
				out[count++] = (struct won){ defeat(pairs, a, b, about->options->strength), a, b };
	if (count)
		qsort(out, count, sizeof *out, clearest_first);
	return count;
}

static void say_won(const struct explain *about, const char *lead, const struct won *won, size_t count, struct str *out)
{
	size_t told = count > EXPLAIN_MOST + 1 ? EXPLAIN_MOST : count;

	if (!count)
		return;
	str_add(out, lead);
	for (size_t i = 0; i < told; i++) {
		str_add(out, explain_joint(i, count));
		explain_duel(about->result->pairwise, about->names, won[i].winner, won[i].loser, out);
	}
	if (told < count)
		str_add_format(out, " and %zu more", count - told);
	str_add(out, ".\n");
}

void explain_locked(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_locked *locked = about->result->detail->locked;
	size_t n = about->result->items;
	struct won *won = arena_array(arena, n * n, sizeof *won);

	say_won(about, "Duels that stand, the clearest first: ", won, list_won(about, true, won), out);
	say_won(about, locked->outcomes > 1 ? "Left out, or in doubt because others are equally clear: "
	    : "Left out because they would close a circle: ", won, list_won(about, false, won), out);
	if (!locked->complete)
		str_add(out, "There are too many ways to take equally clear duels one after the other; what is in doubt is left joint.\n");
	else if (locked->outcomes > 1)
		str_add_format(out, "Equally clear duels can be taken in several ways, which give %zu different orders; what they have in common is told.\n",
		    locked->outcomes);
	if (locked->by_lot)
		str_add(out, "Equally clear duels were taken in the order that the lot drew.\n");
}

/* --- kemeny: how good the best order is, and how many are as good --------------------- */

static void say_proof(const struct tally_optima *optima, struct str *out)
{
	if (optima->proven)
		str_add(out, "No order contradicts less.\n");
	else
		str_add_format(out, "%zu items go round in one circle, more than can be searched: this is the best order found, not proven; "
		    "none contradicts less than %" PRId64 " times.\n", optima->largest, optima->least);
}

static void say_example(const struct explain *about, struct str *out)
{
	size_t items = about->result->items, told = items > EXPLAIN_MOST ? EXPLAIN_MOST : items;

	for (size_t i = 0; i < told; i++)
		str_add_format(out, "%s%s", i ? " > " : "", about->names[about->result->detail->optima->example[i]]);
	str_add(out, told < items ? " and so on.\n" : ".\n");
}

void explain_optima(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_optima *optima = about->result->detail->optima;

	(void)arena;
	str_add_format(out, "Taken pair by pair, ballots agree with the order %" PRId64 " times and contradict it %" PRId64 " times. ",
	    optima->agreements, optima->disagreements);
	say_proof(optima, out);
	if (optima->proven && optima->count < 2)
		return;
	if (!optima->proven)
		str_add(out, "It is: ");
	else if (optima->count == UINT64_MAX)
		str_add(out, "Very many orders are equally good; one of them: ");
	else
		str_add_format(out, "%" PRIu64 " orders are equally good, and the places tell what they have in common. One of them: ", optima->count);
	say_example(about, out);
}
