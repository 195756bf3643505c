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

/* Takes all that a member has from what is due. */
static void give_all(const struct purses_run *run, struct claim *claim, const struct member *member, mpz_t has)
{
	scale_raise(&run->scale, &run->pools[member->pool].exact, has);
	mpz_mul_si(has, has, member->voters);
	mpz_sub(claim->due.num, claim->due.num, has);
	claim->payers -= member->voters;
}

/* Is it less than an equal part of what is due? */
static bool has_less(const struct purses_run *run, const struct claim *claim, const struct member *member, mpz_t has)
{
	scale_raise(&run->scale, &run->pools[member->pool].exact, has);
	mpz_mul_si(has, has, claim->payers);
	return mpz_cmp(has, claim->due.num) < 0;
}

/* Who surely has less gives all, in any order; who nearly has the payment, the poorest first, as exact numbers tell. */
static void take_from_poor(const struct purses_run *run, struct claim *claim, size_t sure, size_t poor)
{
	mpz_t has;

	mpz_init(has);
	for (size_t i = 0; i < sure; i++)
		give_all(run, claim, &claim->members[i], has);
	sort_exactly(run, claim->members + sure, poor - sure);
	for (size_t i = sure; i < poor && claim->payers && has_less(run, claim, &claim->members[i], has); i++)
		give_all(run, claim, &claim->members[i], has);
	mpz_clear(has);
}

/* What claim_find_payment() finds, exactly, into claim->due and claim->payers. Who surely has more does not matter. */
static void claim_know(struct purses_run *run, struct claim *claim)
{
	double nearly = run->pools[0].left.at * CLAIM_NEAR;
	size_t sure, poor;

	if (claim->known)
		return;
	claim->known = true;
	claim_list(run, claim);
	sure = poorer_first(claim->members, claim->count, claim->payment.at - nearly);
	poor = sure + poorer_first(claim->members + sure, claim->count - sure, claim->payment.at + nearly);
	for (size_t i = 0; i < poor; i++)
		know_pool(run, claim->members[i].pool);
	claim->payers = claim->voters;
	claim->due.level = scale_last(&run->scale);
	mpz_init(claim->due.num);
	mpz_mul_si(claim->due.num, run->scale.den, run->costs[claim->item]);
	take_from_poor(run, claim, sure, poor);
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
	mpz_t sum, has;
	bool affordable;

	claim_list(run, claim);
	mpz_inits(sum, has, NULL);
	for (size_t i = 0; i < claim->count; i++)
		know_pool(run, claim->members[i].pool);
	for (size_t i = 0; i < claim->count; i++) {
		scale_raise(&run->scale, &run->pools[claim->members[i].pool].exact, has);
		mpz_mul_si(has, has, claim->members[i].voters);
		mpz_add(sum, sum, has);
	}
	mpz_mul_si(has, run->scale.den, run->costs[claim->item]);
	affordable = mpz_cmp(sum, has) >= 0;
	mpz_clears(sum, has, NULL);
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
