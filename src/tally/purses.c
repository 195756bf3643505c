/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/claims.h"

#include <math.h>
#include <stdlib.h>

/* Equal effective votes: the cheaper, then the one with more votes, then the lot. 0 = only a lot can tell. */
static int compare_claims(struct purses_run *run, struct claim *a, struct claim *b)
{
	int order = claim_compare(run, a, b);
	int64_t apart = order ? 0 : run->costs[b->item] - run->costs[a->item];

	if (!order && !apart)
		apart = run->supporters->votes[a->item] - run->supporters->votes[b->item];
	if (!order && !apart)
		apart = (int64_t)run->lot[b->item] - run->lot[a->item];
	return order ? order : (apart > 0) - (apart < 0);
}

struct round {
	uint32_t *open;               /* items that may still be bought, the most effective votes last time first */
	struct moving *payment;       /* last time, an item a cell */
	size_t count;
};

static double last_effective(const struct purses_run *run, const struct round *round, uint32_t item)
{
	return (double)run->costs[item] / round->payment[item].at;
}

static void sort_open(const struct purses_run *run, struct round *round)
{
	for (size_t i = 1; i < round->count; i++) {
		uint32_t item = round->open[i];
		double votes = last_effective(run, round, item);
		size_t to = i;

		for (; to && last_effective(run, round, round->open[to - 1]) < votes; to--)
			round->open[to] = round->open[to - 1];
		round->open[to] = item;
	}
}

/* Effective votes never rise, so what had clearly fewer last time need not be looked at. */
static bool clearly_behind(struct purses_run *run, const struct round *round, uint32_t item, const struct claim *best)
{
	struct moving last = moving_times((double)run->costs[best->item], round->payment[item]);
	struct moving now = moving_times((double)run->costs[item], best->payment);

	if (last.at - now.at <= CLAIM_NEAR * last.at)
		return false;
	claim_note_change(run, last, now);
	return true;
}

static void note_tied(struct purses_run *run, uint32_t item)
{
	run->tied[run->tied_count++] = item;
}

/* The claim of an item now: false where it is clearly behind the best, or no longer open as nobody can afford it. */
static bool weigh(struct purses_run *run, struct round *round, struct claim *claim, const struct claim *best, bool *open)
{
	/* A little less, so that of purses that hold just the payment none seems to hold less. */
	struct sums sums = claim_sum(run, claim->item, round->payment[claim->item].at * (1 - CLAIM_NEAR));

	*open = claim_affordable(run, claim, sums.all);
	if (!*open)
		return false;
	round->payment[claim->item] = claim_least(run, claim, sums);
	if (best->item != POOL_NONE && clearly_behind(run, round, claim->item, best))
		return false;
	claim_find_payment(run, claim, round->payment[claim->item], sums);
	round->payment[claim->item] = claim->payment;
	return true;
}

/* The better of the two stays best, its equals are in run->tied. */
static void meet(struct purses_run *run, struct claim *claim, struct claim *best)
{
	int order = best->item == POOL_NONE ? 1 : compare_claims(run, claim, best);
	struct claim behind = order > 0 ? *best : *claim;

	if (order > 0) {
		run->tied_count = 0;
		*best = *claim;
	}
	if (order >= 0)
		note_tied(run, claim->item);
	claim_forget(&behind);
}

/* The best claim of this round; item POOL_NONE where nothing can be bought. Its equals are in run->tied. */
static struct claim best_claim(struct purses_run *run, struct round *round)
{
	struct claim best = { .item = POOL_NONE };
	size_t kept = 0;

	sort_open(run, round);
	run->tied_count = 0;
	for (size_t i = 0; i < round->count; i++) {
		uint32_t item = round->open[i];
		struct claim claim = { .item = item, .voters = run->supporters->votes[item] };
		bool open = true;

		if (best.item != POOL_NONE && clearly_behind(run, round, item, &best))
			;
		else if (weigh(run, round, &claim, &best, &open))
			meet(run, &claim, &best);
		else
			claim_forget(&claim);
		if (open)
			round->open[kept++] = item;
	}
	round->count = kept;
	for (size_t i = 0; i < run->tied_count; i++)
		claim_note_payers(run, run->tied[i], round->payment[run->tied[i]]);
	return best;
}

/* Equals that share no supporter can be bought in any order: the outcome is the same. */
static bool tie_matters(const struct purses_run *run)
{
	for (size_t i = 0; i < run->tied_count; i++)
		for (size_t j = i + 1; j < run->tied_count; j++)
			if (supporters_shared(run->supporters, run->tied[i], run->tied[j]))
				return true;
	return false;
}

static uint32_t add_pool(struct purses_run *run, uint32_t parent, uint32_t buy, const struct moving *payment)
{
	struct moving left = run->pools[parent].left;
	bool empty = run->pools[parent].empty || left.at < payment->at * (1 - CLAIM_NEAR);

	if (empty && run->empty_pool)
		return run->empty_pool;
	if (run->pool_count == run->pool_room) {
		run->pool_room *= 2;
		run->pools = mem_grow(run->pools, run->pool_room, sizeof *run->pools);
	}
	left.at -= payment->at;
	left.by -= payment->by;
	if (empty || left.at <= CLAIM_NEAR * CLAIM_NEAR)
		left = (struct moving){ 0, 0 };
	run->pools[run->pool_count] = (struct pool){ .left = left, .parent = parent, .buy = buy, .empty = empty };
	if (empty)
		run->empty_pool = (uint32_t)run->pool_count;
	return (uint32_t)run->pool_count++;
}

static void become(struct purses_run *run, uint32_t pool, uint32_t buy, const struct moving *payment)
{
	uint32_t becomes = add_pool(run, pool, buy, payment);

	run->pools[pool].becomes = becomes;
}

static void pay(struct purses_run *run, struct claim claim)
{
	const struct support_list *of = &run->supporters->of_item[claim.item];
	uint32_t buy = (uint32_t)run->buy_count++;

	claim_list(run, &claim);
	run->buys[buy].claim = claim;
	run->spent += run->costs[claim.item];
	for (size_t i = 0; i < claim.count; i++)
		become(run, claim.members[i].pool, buy, &claim.payment);
	for (size_t i = 0; i < of->count; i++) {
		uint32_t class = of->list[i].class, pool = run->pools[run->pool_of[class]].becomes;

		run->pool_of[class] = pool;
		run->left[class] = run->pools[pool].left.at;
		if (run->lift)
			run->lift[class] = run->pools[pool].left.by;
	}
}

static void close_item(struct round *round, uint32_t item)
{
	size_t kept = 0;

	for (size_t i = 0; i < round->count; i++)
		if (round->open[i] != item)
			round->open[kept++] = round->open[i];
	round->count = kept;
}

static void buy_all(struct purses_run *run, struct round *round, int64_t limit)
{
	while (round->count && !run->overspent) {
		struct claim best = best_claim(run, round);

		if (best.item == POOL_NONE)
			return;
		if (run->tied_count > 1 && tie_matters(run)) {
			claim_forget(&best);
			return;
		}
		run->tied_count = 0;
		close_item(round, best.item);
		pay(run, best);
		run->overspent = run->spent > limit;
	}
}

/* What costs nothing is bought at once; what nobody supports never. */
static struct round open_round(struct purses_run *run)
{
	size_t items = run->supporters->items;
	struct round round = {
		.open = arena_array(run->arena, items, sizeof *round.open),
		.payment = arena_array(run->arena, items, sizeof *round.payment),
	};

	for (uint32_t i = 0; i < items; i++) {
		double votes = (double)run->supporters->votes[i];

		if (!run->supporters->votes[i])
			continue;
		if (!run->costs[i]) {
			run->buys[run->buy_count++].claim = (struct claim){ .item = i };
			continue;
		}
		round.payment[i].at = (double)run->costs[i] / votes;
		round.open[round.count++] = i;
	}
	return round;
}

static double *all_alike(const struct purses_run *run, double number)
{
	double *numbers = arena_array(run->arena, run->supporters->classes, sizeof *numbers);

	for (size_t i = 0; i < run->supporters->classes; i++)
		numbers[i] = number;
	return numbers;
}

void purses_begin(struct purses_run *run, const struct supporters *supporters, const int64_t *costs,
    const uint32_t *lot_rank, const mpq_t share, int64_t limit, bool leaps)
{
	struct round round;

	*run = (struct purses_run){
		.supporters = supporters, .costs = costs, .lot = lot_rank, .arena = arena_new(),
		.pool_count = 1, .pool_room = 64, .change = INFINITY,
	};
	mpq_init(run->share);
	mpq_set(run->share, share);
	scale_begin(&run->scale, mpq_denref(share));
	run->pools = mem_array(run->pool_room, sizeof *run->pools);
	run->pools[0] = (struct pool){ .left = { mpq_get_d(share), 1 }, .parent = POOL_NONE };
	run->pool_of = arena_array(run->arena, supporters->classes, sizeof *run->pool_of);
	run->left = all_alike(run, run->pools[0].left.at);
	run->lift = leaps ? all_alike(run, run->pools[0].left.by) : NULL;
	run->buys = arena_array(run->arena, supporters->items, sizeof *run->buys);
	run->tied = arena_array(run->arena, supporters->items, sizeof *run->tied);
	round = open_round(run);
	buy_all(run, &round, limit);
}

void purses_end(struct purses_run *run)
{
	for (size_t i = 0; i < run->pool_count; i++)
		if (run->pools[i].known)
			mpz_clear(run->pools[i].exact.num);
	for (size_t i = 0; i < run->buy_count; i++)
		claim_forget(&run->buys[i].claim);
	mpq_clear(run->share);
	scale_end(&run->scale);
	free(run->pools);
	arena_free(run->arena);
}

uint32_t purses_item(const struct purses_run *run, size_t buy)
{
	return run->buys[buy].claim.item;
}

void purses_payment(struct purses_run *run, size_t buy, mpq_t out)
{
	struct claim *claim = &run->buys[buy].claim;

	claim_settle(run, claim);
	scale_raise(&run->scale, &claim->due, mpq_numref(out));
	mpz_set(mpq_denref(out), run->scale.den);
	mpq_canonicalize(out);
}

double purses_left(const struct purses_run *run, size_t item)
{
	const struct support_list *of = &run->supporters->of_item[item];
	double left = 0;

	for (size_t i = 0; i < of->count; i++)
		left += (double)of->list[i].weight * run->left[of->list[i].class];
	return left;
}
