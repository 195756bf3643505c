/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/claims.h"

#include <math.h>
#include <stdlib.h>

#include "tally/fraction.h"

static void know_pool(struct purses_run *run, uint32_t at)
{
	struct pool *pool = &run->pools[at];

	if (pool->known)
		return;
	mpq_init(pool->exact);
	pool->known = true;
	if (pool->empty)
		return;
	if (pool->parent == POOL_NONE) {
		mpq_set(pool->exact, run->share);
		return;
	}
	know_pool(run, pool->parent);
	claim_know(run, &run->buys[pool->buy].claim);
	mpq_sub(pool->exact, run->pools[pool->parent].exact, run->buys[pool->buy].claim.exact);
	if (mpq_sgn(pool->exact) < 0)
		mpq_set_ui(pool->exact, 0, 1);
}

/* The poorest first, exactly; the list is nearly in order. */
static void sort_exactly(struct purses_run *run, struct member *members, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct member member = members[i];
		size_t to = i;

		for (; to && mpq_cmp(run->pools[members[to - 1].pool].exact, run->pools[member.pool].exact) > 0; to--)
			members[to] = members[to - 1];
		members[to] = member;
	}
}

/* Who may be too poor for the payment: all others can surely pay it, and how much they have does not matter. */
static size_t count_poor(const struct purses_run *run, const struct claim *claim)
{
	size_t poor = 0;

	while (poor < claim->count
	    && run->pools[claim->members[poor].pool].left.at <= claim->payment.at * (1 + CLAIM_NEAR))
		poor++;
	return poor;
}

static int64_t count_voters(const struct claim *claim)
{
	int64_t voters = 0;

	for (size_t i = 0; i < claim->count; i++)
		voters += claim->members[i].voters;
	return voters;
}


void claim_know(struct purses_run *run, struct claim *claim)
{
	size_t poor = count_poor(run, claim);
	int64_t payers = count_voters(claim);
	mpq_t due, number;

	if (claim->known)
		return;
	claim->known = true;
	mpq_inits(claim->exact, due, number, NULL);
	for (size_t i = 0; i < poor; i++)
		know_pool(run, claim->members[i].pool);
	sort_exactly(run, claim->members, poor);
	fraction_set(due, run->costs[claim->item], 1);
	for (size_t i = 0; i <= poor && payers; i++) {
		fraction_set(number, payers, 1);
		mpq_div(claim->exact, due, number);
		if (i == poor)
			break;
		if (mpq_cmp(run->pools[claim->members[i].pool].exact, claim->exact) >= 0)
			break;
		fraction_set(number, claim->members[i].voters, 1);
		mpq_mul(number, number, run->pools[claim->members[i].pool].exact);
		mpq_sub(due, due, number);
		payers -= claim->members[i].voters;
	}
	mpq_clears(due, number, NULL);
}

void claim_forget(struct claim *claim)
{
	if (claim->known)
		mpq_clear(claim->exact);
	claim->known = false;
}

/*
 * A decision "gap is not below nothing" turns where the gap reaches nothing as the
 * share grows. The scales tell what is noise of doubles.
 */
static void note_change(struct purses_run *run, struct moving gap, struct moving scale)
{
	double reach = 0;

	if (fabs(gap.by) <= CLAIM_NEAR * scale.by)
		return;
	if (fabs(gap.at) > CLAIM_NEAR * scale.at)
		reach = gap.at / -gap.by;
	if (reach >= 0 && reach < run->change)
		run->change = reach;
}

void claim_note_change(struct purses_run *run, struct moving a, struct moving b)
{
	note_change(run, (struct moving){ a.at - b.at, a.by - b.by },
	    (struct moving){ fabs(a.at) + fabs(b.at), fabs(a.by) + fabs(b.by) });
}

struct moving moving_times(double number, struct moving moving)
{
	return (struct moving){ number * moving.at, number * moving.by };
}

static void sum_purses(struct purses_run *run, const struct claim *claim, mpq_t out)
{
	mpq_t part;

	mpq_init(part);
	mpq_set_ui(out, 0, 1);
	for (size_t i = 0; i < claim->count; i++) {
		know_pool(run, claim->members[i].pool);
		fraction_set(part, claim->members[i].voters, 1);
		mpq_mul(part, part, run->pools[claim->members[i].pool].exact);
		mpq_add(out, out, part);
	}
	mpq_clear(part);
}

static bool exactly_affordable(struct purses_run *run, const struct claim *claim)
{
	mpq_t sum, cost;
	bool affordable;

	mpq_inits(sum, cost, NULL);
	sum_purses(run, claim, sum);
	fraction_set(cost, run->costs[claim->item], 1);
	affordable = mpq_cmp(sum, cost) >= 0;
	mpq_clears(sum, cost, NULL);
	return affordable;
}

bool claim_affordable(struct purses_run *run, const struct claim *claim)
{
	struct moving sum = { 0, 0 };
	double cost = (double)run->costs[claim->item];

	for (size_t i = 0; i < claim->count; i++) {
		const struct moving *left = &run->pools[claim->members[i].pool].left;

		sum.at += (double)claim->members[i].voters * left->at;
		sum.by += (double)claim->members[i].voters * left->by;
	}
	claim_note_change(run, sum, (struct moving){ cost, 0 });
	if (fabs(sum.at - cost) > CLAIM_NEAR * cost)
		return sum.at > cost;
	return exactly_affordable(run, claim);
}

void claim_find_payment(struct purses_run *run, struct claim *claim)
{
	struct moving due = { (double)run->costs[claim->item], 0 };
	double payers = (double)count_voters(claim);

	for (size_t i = 0; i < claim->count; i++) {
		const struct moving *left = &run->pools[claim->members[i].pool].left;
		double voters = (double)claim->members[i].voters;

		claim->payment = (struct moving){ due.at / payers, due.by / payers };
		if (left->at >= claim->payment.at || payers <= voters)
			break;
		due.at -= voters * left->at;
		due.by -= voters * left->by;
		payers -= voters;
	}
	for (size_t i = 0; i < claim->count; i++)
		claim_note_change(run, run->pools[claim->members[i].pool].left, claim->payment);
}

static int poorest_first(const void *left, const void *right)
{
	const struct member *a = left, *b = right;

	return (a->left > b->left) - (a->left < b->left);
}

/* voters: a cell a pool, all 0 before and after. */
struct claim claim_make(struct purses_run *run, uint32_t item, int64_t *voters)
{
	const struct support_list *of = &run->supporters->of_item[item];
	struct claim claim = { .item = item };
	uint32_t *pools = arena_array(run->arena, of->count < run->pool_count ? of->count : run->pool_count, sizeof *pools);

	for (size_t i = 0; i < of->count; i++) {
		uint32_t pool = run->pool_of[of->list[i]];

		if (!voters[pool])
			pools[claim.count++] = pool;
		voters[pool] += run->supporters->weight[of->list[i]];
	}
	claim.members = arena_array(run->arena, claim.count, sizeof *claim.members);
	for (size_t i = 0; i < claim.count; i++) {
		claim.members[i] = (struct member){ run->pools[pools[i]].left.at, pools[i], voters[pools[i]] };
		voters[pools[i]] = 0;
	}
	if (claim.count)
		qsort(claim.members, claim.count, sizeof *claim.members, poorest_first);
	return claim;
}

/* Above 0 where a has more effective votes: cost / payment. */
int claim_compare(struct purses_run *run, struct claim *a, struct claim *b)
{
	double cost_a = (double)run->costs[a->item], cost_b = (double)run->costs[b->item];
	struct moving left = moving_times(cost_a, b->payment), right = moving_times(cost_b, a->payment);
	mpq_t exact_left, exact_right, cost;
	int order;

	claim_note_change(run, left, right);
	if (fabs(left.at - right.at) > CLAIM_NEAR * (left.at + right.at))
		return left.at > right.at ? 1 : -1;
	claim_know(run, a);
	claim_know(run, b);
	mpq_inits(exact_left, exact_right, cost, NULL);
	fraction_set(cost, run->costs[a->item], 1);
	mpq_mul(exact_left, cost, b->exact);
	fraction_set(cost, run->costs[b->item], 1);
	mpq_mul(exact_right, cost, a->exact);
	order = mpq_cmp(exact_left, exact_right);
	mpq_clears(exact_left, exact_right, cost, NULL);
	return order;
}
