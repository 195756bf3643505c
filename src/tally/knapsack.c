/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/spending.h"

#include <stdlib.h>

/* least[v]: the least cost of projects that have v votes together; ways[v]: how many choices cost just that. */
enum { VOTES_MOST = 1 << 24 };

struct sack {
	size_t items;
	const int64_t *votes, *costs;
	int64_t all;             /* votes of all projects */
	int64_t *least;
	uint64_t *ways;
};

struct aim {
	int64_t votes, cost;
};

static void add_project(struct sack *sack, size_t item)
{
	int64_t votes = sack->votes[item];

	for (int64_t v = sack->all; v >= votes; v--) {
		int64_t with = sack->least[v - votes];
		uint64_t ways = sack->ways[v - votes];

		if (with == INT64_MAX)
			continue;
		with += sack->costs[item];
		if (with == sack->least[v])
			sack->ways[v] = sack->ways[v] > UINT64_MAX - ways ? UINT64_MAX : sack->ways[v] + ways;
		if (with < sack->least[v]) {
			sack->least[v] = with;
			sack->ways[v] = ways;
		}
	}
}

/* out: projects that may not be taken, or NULL. What nobody wants is never taken. */
static void fill(struct sack *sack, const bool *out)
{
	for (int64_t v = 0; v <= sack->all; v++) {
		sack->least[v] = v ? INT64_MAX : 0;
		sack->ways[v] = !v;
	}
	for (size_t i = 0; i < sack->items; i++)
		if (sack->votes[i] && !(out && out[i]))
			add_project(sack, i);
}

static bool reaches(const struct sack *sack, struct aim aim)
{
	return aim.votes >= 0 && sack->least[aim.votes] == aim.cost;
}

/* Is there a best choice with the item, and one without? decided: projects that are settled already; aim: what is left to reach. */
static void ask(struct sack *sack, bool *decided, size_t item, struct aim aim, bool *with, bool *without)
{
	decided[item] = true;
	fill(sack, decided);
	decided[item] = false;
	*without = reaches(sack, aim);
	*with = sack->votes[item] && reaches(sack, (struct aim){ aim.votes - sack->votes[item], aim.cost - sack->costs[item] });
}

static void buy(struct tally_spending *spending, struct tally_result *result, const struct sack *sack, size_t item)
{
	spending->spent += sack->costs[item];
	spending_buy(spending, result, (struct tally_purchase){
		.item = (uint32_t)item, .votes = sack->votes[item],
		.effective = { sack->votes[item], 1 }, .payment = { 0, 1 },
	});
}

/* --- a single best choice, found by halves ------------------------------------------- */

/* least alone, for the projects from, ..., to - 1 and sums of votes up to most. */
static void fill_part(const struct sack *sack, size_t from, size_t to, int64_t most, int64_t *least)
{
	for (int64_t v = 0; v <= most; v++)
		least[v] = v ? INT64_MAX : 0;
	for (size_t i = from; i < to; i++)
		for (int64_t v = most; sack->votes[i] && v >= sack->votes[i]; v--) {
			int64_t before = least[v - sack->votes[i]];

			if (before != INT64_MAX && before + sack->costs[i] < least[v])
				least[v] = before + sack->costs[i];
		}
}

/* Marks the only projects of from, ..., to - 1 that reach the aim. both: room for two parts. */
static void find_only(const struct sack *sack, size_t from, size_t to, struct aim aim, int64_t *both, bool *taken)
{
	size_t middle = from + (to - from) / 2;
	int64_t *left = both, *right = both + aim.votes + 1, v = 0, cost;

	if (!aim.votes)
		return;
	if (to - from == 1) {
		taken[from] = true;
		return;
	}
	fill_part(sack, from, middle, aim.votes, left);
	fill_part(sack, middle, to, aim.votes, right);
	while (left[v] == INT64_MAX || right[aim.votes - v] == INT64_MAX || left[v] + right[aim.votes - v] != aim.cost)
		v++;
	cost = left[v];
	find_only(sack, from, middle, (struct aim){ v, cost }, both, taken);
	find_only(sack, middle, to, (struct aim){ aim.votes - v, aim.cost - cost }, both, taken);
}

static void choose_only(const struct sack *sack, struct aim aim, const uint32_t *lot, struct tally_spending *spending,
    struct tally_result *result, struct arena *arena)
{
	int64_t *both = mem_array(2 * ((size_t)aim.votes + 1), sizeof *both);
	bool *taken = arena_array(arena, sack->items, sizeof *taken);

	find_only(sack, 0, sack->items, aim, both, taken);
	for (size_t i = 0; i < sack->items; i++)
		if (taken[lot ? lot[i] : i])
			buy(spending, result, sack, lot ? lot[i] : i);
	free(both);
}

/* --- several that are equally good ----------------------------------------------------- */

/* What all best choices share is bought; what only some have is tied. */
static void choose_common(struct sack *sack, struct aim aim, struct tally_spending *spending, struct tally_result *result,
    struct arena *arena)
{
	bool *decided = arena_array(arena, sack->items, sizeof *decided);
	uint32_t *tied = arena_array(arena, sack->items, sizeof *tied);

	for (size_t i = 0; i < sack->items; i++) {
		bool with, without;

		ask(sack, decided, i, aim, &with, &without);
		if (with && !without)
			buy(spending, result, sack, i);
		else if (with)
			tied[spending->tied_count++] = (uint32_t)i;
	}
	spending->tied = tied;
}

/* One best choice: the earlier drawn are taken where they can be. */
static void choose_by_lot(struct sack *sack, struct aim aim, const uint32_t *lot, struct tally_spending *spending,
    struct tally_result *result, struct arena *arena)
{
	bool *decided = arena_array(arena, sack->items, sizeof *decided);

	for (size_t i = 0; i < sack->items; i++) {
		bool with, without;

		ask(sack, decided, lot[i], aim, &with, &without);
		decided[lot[i]] = true;
		if (!with)
			continue;
		buy(spending, result, sack, lot[i]);
		aim = (struct aim){ aim.votes - sack->votes[lot[i]], aim.cost - sack->costs[lot[i]] };
	}
}

static struct aim best_aim(const struct sack *sack, int64_t budget)
{
	int64_t votes = sack->all;

	while (votes && sack->least[votes] > budget)
		votes--;
	return (struct aim){ votes, sack->least[votes] };
}

static bool weigh(struct sack *sack, const struct tally_result *result, struct arena *arena, struct err *err)
{
	int64_t *votes = arena_array(arena, sack->items, sizeof *votes);

	for (size_t i = 0; i < sack->items; i++) {
		votes[i] = result->item[i].score;
		sack->all += votes[i];
		if (sack->all > VOTES_MOST)
			return err_set(err, "more than %d votes; knapsack tries every sum of votes and can hold no more", VOTES_MOST);
	}
	sack->votes = votes;
	sack->least = mem_array((size_t)sack->all + 1, sizeof *sack->least);
	sack->ways = mem_array((size_t)sack->all + 1, sizeof *sack->ways);
	return true;
}

static bool count_knapsack(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct tally_spending *spending = arena_alloc(arena, sizeof *spending);
	struct sack sack = { .items = ballots->items, .costs = options->costs };
	struct aim aim;

	if (!spending_start(ballots, options, NULL, arena, result, spending, err) || !weigh(&sack, result, arena, err))
		return false;
	fill(&sack, NULL);
	aim = best_aim(&sack, options->budget);
	spending->optima = sack.ways[aim.votes];
	if (spending->optima == 1)
		choose_only(&sack, aim, options->lot, spending, result, arena);
	else if (options->lot)
		choose_by_lot(&sack, aim, options->lot, spending, result, arena);
	else
		choose_common(&sack, aim, spending, result, arena);
	free(sack.least);
	free(sack.ways);
	spending_finish(result, spending, arena);
	return true;
}

const struct rule rule_knapsack = {
	.name = "knapsack",
	.help = "the projects that have the most votes together and still fit into the budget; unfair to small groups",
	.source = "Dantzig 1957",
	.cost = "n x all votes; n^2 where several choices are equally good",
	.unit = "votes",
	.kinds = 1u << TALLY_APPROVALS | 1u << TALLY_PICK | 1u << TALLY_DOTS,
	.amounts = true,
	.budget = true,
	.count = count_knapsack,
};
