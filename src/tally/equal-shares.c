/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "tally/fraction.h"
#include "tally/purses.h"
#include "tally/spending.h"

struct shares {
	const struct supporters *supporters;
	const struct rule_options *options;
	const uint32_t *lot_rank;
	struct tally_result *result;
	struct tally_spending *spending;
	struct arena *arena;
};

static void begin(const struct shares *shares, struct purses_run *run, int64_t num, int64_t div, bool leaps)
{
	mpq_t share;

	mpq_init(share);
	fraction_set(share, num, div);
	purses_begin(run, shares->supporters, shares->options->costs, shares->lot_rank, share, shares->options->budget, leaps);
	mpq_clear(share);
}

static void tell_purchase(const struct shares *shares, struct purses_run *run, size_t buy)
{
	uint32_t item = purses_item(run, buy);
	struct tally_purchase purchase = { .item = item, .votes = shares->supporters->votes[item] };
	mpq_t payment, effective;

	mpq_inits(payment, effective, NULL);
	purses_payment(run, buy, payment);
	purchase.payment = fraction_ratio(payment);
	purchase.effective = (struct tally_ratio){ purchase.votes, 1 };
	if (mpq_sgn(payment)) {
		fraction_set(effective, shares->options->costs[item], 1);
		mpq_div(effective, effective, payment);
		purchase.effective = fraction_ratio(effective);
	}
	mpq_clears(payment, effective, NULL);
	shares->spending->spent += shares->options->costs[item];
	spending_buy(shares->spending, shares->result, purchase);
}

enum { THOUSAND = 1000 };

static void tell_left(const struct shares *shares, struct purses_run *run)
{
	struct tally_ratio *left = arena_array(shares->arena, shares->supporters->items, sizeof *left);

	for (size_t i = 0; i < shares->supporters->items; i++)
		left[i] = (struct tally_ratio){ llround(purses_left(run, i) * THOUSAND), THOUSAND };
	shares->spending->left = left;
}

static void tell_run(const struct shares *shares, struct purses_run *run)
{
	uint32_t *tied = arena_array(shares->arena, run->tied_count, sizeof *tied);

	for (size_t i = 0; i < run->buy_count; i++)
		tell_purchase(shares, run, i);
	for (size_t i = 0; i < run->tied_count; i++)
		tied[i] = run->tied[i];
	shares->spending->share = fraction_ratio(run->share);
	shares->spending->tied = tied;
	shares->spending->tied_count = run->tied_count;
	tell_left(shares, run);
}

static bool everything_bought(const struct shares *shares, const struct purses_run *run)
{
	size_t supported = 0;

	for (size_t i = 0; i < shares->supporters->items; i++)
		supported += shares->supporters->votes[i] > 0;
	return run->buy_count == supported;
}

/*
 * The largest whole share of which everybody's spending stays within the budget,
 * as it grows by one: shares that change no decision are leapt over.
 */
static int64_t grow_share(const struct shares *shares, int64_t share)
{
	for (;;) {
		struct purses_run run;
		double leap;
		bool over, whole;

		begin(shares, &run, share, 1, true);
		over = run.overspent;
		whole = everything_bought(shares, &run);
		leap = run.change * (1 - 1e-6);
		purses_end(&run);
		if (over)
			return share - 1;
		if (whole || leap >= (double)(INT64_MAX / 4 - share))
			return share;
		share += leap >= 1 ? (int64_t)leap : 1;
	}
}

/* Doubles tell single units apart well below this. */
static const int64_t BUDGET_MOST = 1000000000000;

static bool grows(const struct rule_options *options)
{
	return options->completion == COMPLETION_ADD1 || options->completion == COMPLETION_ADD1_UTILITARIAN;
}

static void spend(const struct shares *shares)
{
	const struct rule_options *options = shares->options;
	int64_t voters = shares->result->voters;
	struct purses_run run;

	if (grows(options))
		begin(shares, &run, grow_share(shares, options->budget / voters), 1, false);
	else
		begin(shares, &run, options->budget, voters, false);
	tell_run(shares, &run);
	purses_end(&run);
	if (shares->spending->tied_count)
		return;
	if (options->completion == COMPLETION_ADD1_UTILITARIAN || options->completion == COMPLETION_UTILITARIAN)
		spending_greedy(shares->spending, shares->result, options, true, shares->arena);
}

static bool count_equal_shares(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct tally_spending *spending = arena_alloc(arena, sizeof *spending);
	struct shares shares = {
		.options = options, .supporters = supporters_new(ballots, arena), .result = result, .spending = spending, .arena = arena,
		.lot_rank = spending_lot(options, ballots->items, arena),
	};

	if (!spending_start(ballots, options, shares.supporters, arena, result, spending, err))
		return false;
	if (grows(options) && options->budget > BUDGET_MOST)
		return err_set(err, "a budget beyond %lld is too fine to grow shares by one; count it in a larger unit",
		    (long long)BUDGET_MOST);
	if (result->voters)
		spend(&shares);
	spending_finish(result, spending, arena);
	return true;
}

const struct rule rule_equal_shares = {
	.name = "equal-shares",
	.help = "everybody gets the same part of the budget; supporters of a project pay for it together",
	.source = "Peters and Skowron 2020; Peters, Pierczynski and Skowron 2021",
	.cost = "n V for each purchase, for each share that changes anything",
	.unit = "votes",
	.kinds = 1u << TALLY_APPROVALS | 1u << TALLY_PICK,
	.budget = true,
	.part_lot = true,
	.count = count_equal_shares,
};
