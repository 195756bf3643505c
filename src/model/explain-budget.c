/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/explain-inside.h"
#include "tally/spending.h"

/* Whole sentences, because the room reads them in its own language; what it never reads is English. */

static bool shares_purses(const struct tally_spending *spending)
{
	return spending->left;
}

static const char *votes_of(const struct explain *about, int64_t votes, struct arena *arena)
{
	return arena_format(arena, tr_count(about->tongue, "%lld vote", "%lld votes", (long)votes), (long long)votes);
}

static const char *ratio(struct tally_ratio ratio, struct arena *arena)
{
	struct str out = STR_INIT;
	const char *kept;

	explain_number(ratio.num, ratio.div, &out);
	kept = arena_text(arena, str_text(&out));
	str_free(&out);
	return kept;
}

/* What each supporter paid is told where there are purses; whoever has less pays what is left. */
static void say_purchase(const struct explain *about, size_t i, struct arena *arena, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;
	const struct tally_purchase *purchase = &spending->bought[i];
	const char *name = about->names[purchase->item], *votes = votes_of(about, purchase->votes, arena);
	long long cost = about->options->costs[purchase->item];
	bool all_alike = !ratio_compare(purchase->payment.num, purchase->payment.div, cost, purchase->votes);

	str_add_format(out, "%zu. ", i + 1);
	if (purchase->completion)
		str_add_format(out, tr(about->tongue, "%s costs %lld and has %s, paid from what was left over."), name, cost, votes);
	else if (!shares_purses(spending) || !purchase->payment.num)
		str_add_format(out, tr(about->tongue, "%s costs %lld and has %s."), name, cost, votes);
	else if (all_alike)
		str_add_format(out, tr(about->tongue, "%s costs %lld and has %s; each supporter pays %s."), name, cost, votes,
		    ratio(purchase->payment, arena));
	else
		str_add_format(out, tr(about->tongue,
		    "%s costs %lld and has %s; each supporter pays %s, or all that is left to them if that is less (as good as %s votes)."),
		    name, cost, votes, ratio(purchase->payment, arena), ratio(purchase->effective, arena));
	str_add_char(out, '\n');
}

static void say_loser(const struct explain *about, size_t item, struct arena *arena, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;
	long long cost = about->options->costs[item], left = spending->budget - spending->spent;
	int64_t votes = about->result->item[item].score;
	const char *name = about->names[item], *has = votes_of(about, votes, arena);

	if (shares_purses(spending) && votes)
		str_add_format(out, tr(about->tongue, "Not funded: %s costs %lld and has %s; its supporters have %s left together."),
		    name, cost, has, ratio(spending->left[item], arena));
	else if (votes && cost > left)
		str_add_format(out, "Not funded: %s costs %lld and has %s; %lld are left.", name, cost, has, left);
	else
		str_add_format(out, "Not funded: %s costs %lld and has %s.", name, cost, has);
	str_add_char(out, '\n');
}

static void say_sums(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;

	if (about->in_room)
		return;
	if (shares_purses(spending))
		str_add_format(out, "Everybody could give away %s.\n", ratio(spending->share, arena));
	str_add_format(out, "Spent are %lld of %lld; %lld are left.\n", (long long)spending->spent, (long long)spending->budget,
	    (long long)(spending->budget - spending->spent));
	if (spending->optima > 1)
		str_add_format(out, "%llu choices are equally good; funded is what all of them have.\n", (unsigned long long)spending->optima);
	if (about->ballots->count)
		str_add_format(out, "%lld of %lld people have at least one project that they chose.\n",
		    (long long)spending_served(about->ballots, about->result), (long long)about->result->voters);
}

static void say_tied(const struct explain *about, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;

	if (!spending->tied_count || about->in_room)
		return;
	str_add(out, "Here the spending stops: ");
	explain_names(about->names, spending->tied, spending->tied_count, out);
	str_add(out, " are equal, not all of them fit, and only a lot can tell.\n");
}

void explain_spending(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_spending *spending = about->result->detail->spending;
	uint32_t *order = result_order(about->result, arena);

	if (about->in_room && shares_purses(spending)) {
		str_add_format(out, tr(about->tongue, "Everybody could give the same, up to %s each."), ratio(spending->share, arena));
		str_add_char(out, '\n');
	}
	for (size_t i = 0; i < spending->count; i++)
		say_purchase(about, i, arena, out);
	for (size_t i = 0; i < about->result->items; i++) {
		const struct tally_item *item = &about->result->item[order[i]];

		if (!item->chosen && (item->score || !about->in_room))
			say_loser(about, order[i], arena, out);
	}
	say_sums(about, arena, out);
	say_tied(about, out);
}
