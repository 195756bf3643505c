/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/claims.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static void know_pool(struct purses_run *run, uint32_t at);

/* What the pool had before it paid, less what it paid. */
static void know_paid(struct purses_run *run, const struct pool *pool, mpz_t out)
{
	struct claim *paid = &run->buys[pool->buy].claim;
	mpz_t payment;

	mpz_init(payment);
	know_pool(run, pool->parent);
	claim_settle(run, paid);
	scale_raise(&run->scale, &run->pools[pool->parent].exact, out);
	scale_raise(&run->scale, &paid->due, payment);
	mpz_sub(out, out, payment);
	if (mpz_sgn(out) < 0)
		mpz_set_ui(out, 0);
	mpz_clear(payment);
}

static void know_pool(struct purses_run *run, uint32_t at)
{
	struct pool *pool = &run->pools[at];

	if (pool->known)
		return;
	pool->known = true;
	mpz_init(pool->exact.num);
	if (pool->parent == POOL_NONE) {
		mpz_set(pool->exact.num, mpq_numref(run->share));
		return;
	}
	if (!pool->empty)
		know_paid(run, pool, pool->exact.num);
	pool->exact.level = scale_last(&run->scale);
}

/* Room for every class of ballots, and a cell for every pool. */
static void make_room(struct purses_run *run)
{
	struct found_pools *found = &run->found;

	if (!found->pools)
		found->pools = arena_array(run->arena, run->supporters->classes + 1, sizeof *found->pools);
	if (run->pool_count <= found->room)
		return;
	found->room = 2 * run->pool_count;
	found->voters = arena_array(run->arena, found->room, sizeof *found->voters);
}

void claim_list(struct purses_run *run, struct claim *claim)
{
	const struct support_list *of = &run->supporters->of_item[claim->item];
	struct found_pools *found = &run->found;

	if (claim->members)
		return;
	make_room(run);
	for (size_t i = 0; i < of->count; i++) {
		uint32_t pool = run->pool_of[of->list[i].class];

		found->pools[claim->count] = pool;
		claim->count += !found->voters[pool];
		found->voters[pool] += of->list[i].weight;
	}
	claim->members = mem_array(claim->count, sizeof *claim->members);
	for (size_t i = 0; i < claim->count; i++) {
		uint32_t pool = found->pools[i];

		claim->members[i] = (struct member){ run->pools[pool].left.at, pool, found->voters[pool] };
		found->voters[pool] = 0;
	}
}

static int poorest_first(const void *left, const void *right)
{
	const struct member *a = left, *b = right;

	return (a->left > b->left) - (a->left < b->left);
}

static bool is_richer(const struct purses_run *run, const struct member *a, const struct member *b)
{
	mpz_t left, right;
	bool richer;

	if (fabs(a->left - b->left) > CLAIM_NEAR * (a->left + b->left))
		return a->left > b->left;
	mpz_inits(left, right, NULL);
	scale_raise(&run->scale, &run->pools[a->pool].exact, left);
	scale_raise(&run->scale, &run->pools[b->pool].exact, right);
	richer = mpz_cmp(left, right) > 0;
	mpz_clears(left, right, NULL);
	return richer;
}

/* The poorest first, exactly: doubles bring them nearly in order. */
static void sort_exactly(const struct purses_run *run, struct member *members, size_t count)
{
	if (count)
		qsort(members, count, sizeof *members, poorest_first);
	for (size_t i = 1; i < count; i++) {
		struct member member = members[i];
		size_t to = i;

		for (; to && is_richer(run, &members[to - 1], &member); to--)
			members[to] = members[to - 1];
		members[to] = member;
	}
}

/* Those who have less than that come first. Returns how many. */
static size_t poorer_first(struct member *members, size_t count, double than)
{
	size_t poorer = 0;

	for (size_t i = 0; i < count; i++)
		if (members[i].left < than) {
			struct member member = members[i];

			members[i] = members[poorer];
			members[poorer++] = member;
		}
	return poorer;
}

/*
 * What some pools have together. Who surely has something left has paid every payment in full: that is what everybody
 * began with, less so many payments of each purchase, and no such pool has to be known itself.
 */
struct purse {
	int64_t voters;                   /* of those pools */
	int64_t *paid;                    /* of a purchase: by how many of them */
};

static bool surely_has_some(const struct purses_run *run, const struct member *member)
{
	return run->pools[member->pool].left.at > run->pools[0].left.at * CLAIM_NEAR;
}

/* Makes the scale as fine as purse_sum() needs it. The caller frees paid. */
static struct purse purse_of(struct purses_run *run, const struct member *members, size_t count)
{
	struct purse purse = { .paid = mem_array(run->buy_count + 1, sizeof *purse.paid) };

	know_pool(run, 0);
	for (size_t i = 0; i < count; i++) {
		uint32_t at = members[i].pool;

		if (!surely_has_some(run, &members[i])) {
			know_pool(run, at);
			continue;
		}
		purse.voters += members[i].voters;
		for (; run->pools[at].parent != POOL_NONE; at = run->pools[at].parent)
			purse.paid[run->pools[at].buy] += members[i].voters;
	}
	for (size_t i = 0; i < run->buy_count; i++)
		if (purse.paid[i])
			claim_settle(run, &run->buys[i].claim);
	return purse;
}

static void add_times(const struct purses_run *run, const struct scaled *number, int64_t times, mpz_t sum)
{
	mpz_t part;

	mpz_init(part);
	scale_raise(&run->scale, number, part);
	mpz_mul_si(part, part, times);
	mpz_add(sum, sum, part);
	mpz_clear(part);
}

static void purse_sum(const struct purses_run *run, const struct purse *purse, const struct member *members, size_t count, mpz_t sum)
{
	mpz_set_ui(sum, 0);
	add_times(run, &run->pools[0].exact, purse->voters, sum);
	for (size_t i = 0; i < run->buy_count; i++)
		if (purse->paid[i])
			add_times(run, &run->buys[i].claim.due, -purse->paid[i], sum);
	for (size_t i = 0; i < count; i++)
		if (!surely_has_some(run, &members[i]))
			add_times(run, &run->pools[members[i].pool].exact, members[i].voters, sum);
}

/* Is it less than an equal part of what is due? */
static bool has_less(const struct purses_run *run, const struct claim *claim, const struct member *member, mpz_t has)
{
	scale_raise(&run->scale, &run->pools[member->pool].exact, has);
	mpz_mul_si(has, has, claim->payers);
	return mpz_cmp(has, claim->due.num) < 0;
}

static void add_cost(const struct purses_run *run, const struct claim *claim, mpz_t sum)
{
	mpz_t cost;

	mpz_init(cost);
	mpz_mul_si(cost, run->scale.den, run->costs[claim->item]);
	mpz_add(sum, sum, cost);
	mpz_clear(cost);
}

/* Who nearly has the payment gives all while that is less than it, the poorest first, as exact numbers tell. */
static void take_from_nearly_poor(const struct purses_run *run, struct claim *claim, struct member *members, size_t count)
{
	mpz_t has;

	mpz_init(has);
	sort_exactly(run, members, count);
	for (size_t i = 0; i < count && claim->payers && has_less(run, claim, &members[i], has); i++) {
		add_times(run, &run->pools[members[i].pool].exact, -members[i].voters, claim->due.num);
		claim->payers -= members[i].voters;
	}
	mpz_clear(has);
}

/* What claim_find_payment() finds, exactly, into claim->due and claim->payers. Who surely has more does not matter. */
static void claim_know(struct purses_run *run, struct claim *claim)
{
	double nearly = run->pools[0].left.at * CLAIM_NEAR;
	size_t sure, near;
	struct purse poor;

	if (claim->known)
		return;
	claim->known = true;
	claim_list(run, claim);
	sure = poorer_first(claim->members, claim->count, claim->payment.at - nearly);
	near = poorer_first(claim->members + sure, claim->count - sure, claim->payment.at + nearly);
	poor = purse_of(run, claim->members, sure);
	for (size_t i = 0; i < near; i++)
		know_pool(run, claim->members[sure + i].pool);
	claim->payers = claim->voters;
	for (size_t i = 0; i < sure; i++)
		claim->payers -= claim->members[i].voters;
	claim->due.level = scale_last(&run->scale);
	mpz_init(claim->due.num);
	purse_sum(run, &poor, claim->members, sure, claim->due.num);
	mpz_neg(claim->due.num, claim->due.num);
	add_cost(run, claim, claim->due.num);
	take_from_nearly_poor(run, claim, claim->members + sure, near);
	free(poor.paid);
}

void claim_settle(struct purses_run *run, struct claim *claim)
{
	claim_know(run, claim);
	if (claim->payers <= 1)
		return;
	scale_raise(&run->scale, &claim->due, claim->due.num);
	scale_refine(&run->scale, claim->payers);
	claim->due.level = scale_last(&run->scale);
	claim->payers = 1;
}

void claim_forget(struct claim *claim)
{
	if (claim->known)
		mpz_clear(claim->due.num);
	claim->known = false;
	free(claim->members);
	claim->members = NULL;
}

bool claim_exactly_affordable(struct purses_run *run, struct claim *claim)
{
	struct purse all;
	mpz_t sum, cost;
	bool affordable;

	claim_list(run, claim);
	all = purse_of(run, claim->members, claim->count);
	mpz_inits(sum, cost, NULL);
	purse_sum(run, &all, claim->members, claim->count, sum);
	add_cost(run, claim, cost);
	affordable = mpz_cmp(sum, cost) >= 0;
	mpz_clears(sum, cost, NULL);
	free(all.paid);
	return affordable;
}

/* cost times the payment of other, with the payers of both multiplied out. */
static void weigh(const struct purses_run *run, const struct claim *claim, const struct claim *other, mpz_t out)
{
	scale_raise(&run->scale, &other->due, out);
	mpz_mul_si(out, out, run->costs[claim->item]);
	mpz_mul_si(out, out, claim->payers);
}

int claim_compare_exactly(struct purses_run *run, struct claim *a, struct claim *b)
{
	mpz_t left, right;
	int order;

	claim_know(run, a);
	claim_know(run, b);
	mpz_inits(left, right, NULL);
	weigh(run, a, b, left);
	weigh(run, b, a, right);
	order = mpz_cmp(left, right);
	mpz_clears(left, right, NULL);
	return order;
}
