/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/claims.h"

#include <math.h>

#include "base/mem.h"

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
	return claim_exactly_affordable(run, claim);
}

/* What is left to pay, and by how many, once some gave all that they have. */
struct rest {
	struct moving due;
	double payers;
};

static struct moving equal_part(struct rest rest)
{
	return (struct moving){ rest.due.at / rest.payers, rest.due.by / rest.payers };
}

static struct rest rest_without(const struct purses_run *run, struct rest rest, const struct member *members, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct moving *left = &run->pools[members[i].pool].left;
		double voters = (double)members[i].voters;

		rest.due.at -= voters * left->at;
		rest.due.by -= voters * left->by;
		rest.payers -= voters;
	}
	return rest;
}

struct parts { size_t poorer, not_richer; };

static void swap(struct member *a, struct member *b)
{
	struct member member = *a;

	*a = *b;
	*b = member;
}

/* Those with less than the pivot come first, those with more last. */
static struct parts part_at(struct member *members, size_t count, double pivot)
{
	struct parts parts = { 0, count };

	for (size_t i = 0; i < parts.not_richer;) {
		if (members[i].left > pivot)
			swap(&members[i], &members[--parts.not_richer]);
		else if (members[i].left < pivot)
			swap(&members[i++], &members[parts.poorer++]);
		else
			i++;
	}
	return parts;
}

/*
 * Whoever has less than the equal part gives all. Who that is is halved again and again: if those poorer than some
 * member give all, and the equal part of the rest is still above what that one has, that one gives all too.
 */
static struct rest poor_give_all(const struct purses_run *run, struct rest rest, struct member *members, size_t count)
{
	while (count) {
		double has = members[count / 2].left;
		struct parts parts = part_at(members, count, has);
		struct rest after = rest_without(run, rest, members, parts.poorer);

		if (after.payers <= 0 || equal_part(after).at <= has) {
			count = parts.poorer;
			continue;
		}
		rest = rest_without(run, after, members + parts.poorer, parts.not_richer - parts.poorer);
		if (rest.payers <= 0)
			return after;
		members += parts.not_richer;
		count -= parts.not_richer;
	}
	return rest;
}

void claim_find_payment(struct purses_run *run, struct claim *claim)
{
	struct rest rest = { { (double)run->costs[claim->item], 0 }, (double)claim->voters };

	claim->payment = equal_part(poor_give_all(run, rest, claim->members, claim->count));
	for (size_t i = 0; i < claim->count; i++)
		claim_note_change(run, run->pools[claim->members[i].pool].left, claim->payment);
}

struct claim claim_make(struct purses_run *run, uint32_t item, struct found_pools *found)
{
	const struct support_list *of = &run->supporters->of_item[item];
	struct claim claim = { .item = item };

	for (size_t i = 0; i < of->count; i++) {
		uint32_t pool = run->pool_of[of->list[i]];

		found->pools[claim.count] = pool;
		claim.count += !found->voters[pool];
		found->voters[pool] += of->weight[i];
	}
	claim.members = mem_array(claim.count, sizeof *claim.members);
	for (size_t i = 0; i < claim.count; i++) {
		uint32_t pool = found->pools[i];

		claim.members[i] = (struct member){ run->pools[pool].left.at, pool, found->voters[pool] };
		claim.voters += found->voters[pool];
		found->voters[pool] = 0;
	}
	return claim;
}

int claim_compare(struct purses_run *run, struct claim *a, struct claim *b)
{
	struct moving left = moving_times((double)run->costs[a->item], b->payment);
	struct moving right = moving_times((double)run->costs[b->item], a->payment);

	claim_note_change(run, left, right);
	if (fabs(left.at - right.at) > CLAIM_NEAR * (left.at + right.at))
		return left.at > right.at ? 1 : -1;
	return claim_compare_exactly(run, a, b);
}
