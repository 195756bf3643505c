/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/claims.h"

#include <math.h>

/*
 * A decision "gap is not below nothing" turns where the gap reaches nothing as the
 * share grows. The scales tell what is noise of doubles.
 */
static void note_change(struct purses_run *run, struct moving gap, struct moving scale)
{
	double by = fabs(gap.by), at = gap.by < 0 ? gap.at : -gap.at;

	if (by <= CLAIM_NEAR * scale.by)
		return;
	if (fabs(at) <= CLAIM_NEAR * scale.at)
		at = 0;
	if (at >= 0 && at < run->change * by)
		run->change = at / by;
}

void claim_note_change(struct purses_run *run, struct moving a, struct moving b)
{
	note_change(run, (struct moving){ a.at - b.at, a.by - b.by },
	    (struct moving){ fabs(a.at) + fabs(b.at), fabs(a.by) + fabs(b.by) });
}

void claim_note_payers(struct purses_run *run, uint32_t item, struct moving payment)
{
	const struct support_list *of = &run->supporters->of_item[item];

	for (size_t i = 0; run->lift && i < of->count; i++) {
		uint32_t class = of->list[i].class;

		claim_note_change(run, (struct moving){ run->left[class], run->lift[class] }, payment);
	}
}

struct moving moving_times(double number, struct moving moving)
{
	return (struct moving){ number * moving.at, number * moving.by };
}

/* Without a branch on who is poor, which would be as good as by chance. */
static inline struct sums sum(const struct purses_run *run, const struct support_list *of, double part, bool lifts)
{
	struct sums sums = { .poor_voters = 0 };

	for (size_t i = 0; i < of->count; i++) {
		uint32_t class = of->list[i].class;
		double left = run->left[class], voters = of->list[i].weight, poor = voters * (left < part);

		sums.all.at += voters * left;
		sums.poor.at += poor * left;
		sums.poor_voters += poor;
		if (lifts) {
			sums.all.by += voters * run->lift[class];
			sums.poor.by += poor * run->lift[class];
		}
	}
	return sums;
}

struct sums claim_sum(const struct purses_run *run, uint32_t item, double part)
{
	const struct support_list *of = &run->supporters->of_item[item];

	return run->lift ? sum(run, of, part, true) : sum(run, of, part, false);
}

bool claim_affordable(struct purses_run *run, struct claim *claim, struct moving has)
{
	double cost = (double)run->costs[claim->item];

	claim_note_change(run, has, (struct moving){ cost, 0 });
	if (fabs(has.at - cost) > CLAIM_NEAR * cost)
		return has.at > cost;
	return claim_exactly_affordable(run, claim);
}

struct moving claim_least(const struct purses_run *run, const struct claim *claim, struct sums sums)
{
	double payers = (double)claim->voters - sums.poor_voters;

	return (struct moving){ ((double)run->costs[claim->item] - sums.poor.at) / payers, -sums.poor.by / payers };
}

/* The more give all, the larger the part of the others, until nobody more has less than it. */
void claim_find_payment(struct purses_run *run, struct claim *claim, struct moving least, struct sums sums)
{
	double gave_all;

	do {
		gave_all = sums.poor_voters;
		claim->payment = least;
		sums = claim_sum(run, claim->item, least.at);
		least = claim_least(run, claim, sums);
	} while (sums.poor_voters > gave_all && sums.poor_voters < (double)claim->voters);
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
