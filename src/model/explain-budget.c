/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "model/explain-inside.h"
#include "tally/spending.h"

static void say_ratio(struct tally_ratio ratio, struct str *out)
{
	explain_number(ratio.num, ratio.div, out);
}

static bool shares_purses(const struct tally_spending *spending)
{
	return spending->left;
}

/* What each supporter paid is told where there are purses; whoever has less pays what is left. */
static void say_payment(const struct tally_spending *spending, const struct tally_purchase *purchase, int64_t cost, struct str *out)
{
	bool all_alike = !ratio_compare(purchase->payment.num, purchase->payment.div, cost, purchase->votes);

	if (purchase->completion) {
		str_add(out, ", paid from what was left over");
		return;
	}
	if (!shares_purses(spending) || !purchase->payment.num)
		return;
	str_add(out, "; each supporter pays ");
	say_ratio(purchase->payment, out);
	if (all_alike)
		return;
	str_add(out, ", or all that is left to them if that is less (as good as ");
	say_ratio(purchase->effective, out);
	str_add(out, " votes)");
}

static void say_purchase(const struct explain *about, size_t i, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;
	const struct tally_purchase *purchase = &spending->bought[i];

	str_add_format(out, "%zu. %s costs %" PRId64 " and has ", i + 1, about->names[purchase->item], about->options->costs[purchase->item]);
	explain_votes(purchase->votes, out);
	say_payment(spending, purchase, about->options->costs[purchase->item], out);
	str_add(out, ".\n");
}

static void say_loser(const struct explain *about, size_t item, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;
	int64_t cost = about->options->costs[item], votes = about->result->item[item].score;

	str_add_format(out, "Not funded: %s costs %" PRId64 " and has ", about->names[item], cost);
	explain_votes(votes, out);
	if (shares_purses(spending) && votes) {
		str_add(out, "; its supporters have ");
		say_ratio(spending->left[item], out);
		str_add(out, " left together");
	} else if (votes && cost > spending->budget - spending->spent) {
		str_add_format(out, "; %" PRId64 " are left", spending->budget - spending->spent);
	}
	str_add(out, ".\n");
}

static void say_sums(const struct explain *about, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;

	if (shares_purses(spending)) {
		str_add(out, "Everybody could give away ");
		say_ratio(spending->share, out);
		str_add(out, ".\n");
	}
	str_add_format(out, "Spent are %" PRId64 " of %" PRId64 "; %" PRId64 " are left.\n", spending->spent, spending->budget,
	    spending->budget - spending->spent);
	if (spending->optima > 1)
		str_add_format(out, "%" PRIu64 " choices are equally good; funded is what all of them have.\n", spending->optima);
}

/* How many people have at least one project that they chose. */
static int64_t people_served(const struct explain *about)
{
	const struct tally_ballots *ballots = about->ballots;
	int64_t people = 0;

	for (size_t i = 0; i < ballots->count; i++) {
		bool served = false;

		for (size_t item = 0; item < ballots->items; item++)
			served = served || (about->result->item[item].chosen && mark_chosen(ballots->kind, ballot_marks(ballots, i)[item]));
		people += served ? ballot_weight(ballots, i) : 0;
	}
	return people;
}

void explain_spending(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;
	uint32_t *order = result_order(about->result, arena);

	for (size_t i = 0; i < spending->count; i++)
		say_purchase(about, i, out);
	for (size_t i = 0; i < about->result->items; i++)
		if (!about->result->item[order[i]].chosen)
			say_loser(about, order[i], out);
	say_sums(about, out);
	if (about->ballots->count)
		str_add_format(out, "%" PRId64 " of %" PRId64 " people have at least one project that they chose.\n", people_served(about),
		    about->result->voters);
	if (!spending->tied_count)
		return;
	str_add(out, "Here the spending stops: ");
	explain_names(about->names, spending->tied, spending->tied_count, out);
	str_add(out, " are equal, not all of them fit, and only a lot can tell.\n");
}
