/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/agreement.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tally/midranks.h"

bool kendall_w(const struct tally_ballots *ballots, struct tally_ratio *w)
{
	__int128 n = (__int128)ballots->items, m = 0, squares = 0, ties = 0, div;
	int64_t *sums = mem_array(ballots->items, sizeof *sums);
	int32_t *doubled = mem_array(ballots->items, sizeof *doubled);

	for (size_t i = 0; i < ballots->count; i++) {
		int64_t weight = ballot_weight(ballots, i);

		m += weight;
		ties += (__int128)weight * midranks(ballots, i, doubled);
		for (size_t item = 0; item < ballots->items; item++)
			sums[item] += weight * doubled[item];
	}
	for (size_t item = 0; item < ballots->items; item++)
		squares += (__int128)sums[item] * sums[item];
	free(sums);
	free(doubled);
	div = m * (m * n * (n * n - 1) - ties);
	if (div <= 0)
		return false;
	/* 12 R^2 is 3 (2R)^2 */
	*w = ratio_make(3 * squares - 3 * m * m * n * (n + 1) * (n + 1), div);
	return true;
}

const char *kendall_words(const struct tally_ratio *w)
{
	if (ratio_compare(w->num, w->div, 3, 10) < 0)
		return "opinions differ much";
	return ratio_compare(w->num, w->div, 6, 10) <= 0 ? "partly agree" : "largely agree";
}

int64_t ratio_permille(const struct tally_ratio *ratio)
{
	__int128 doubled = (__int128)ratio->num * 2000 + ratio->div, div = (__int128)ratio->div * 2;
	__int128 floor = doubled / div;

	return (int64_t)(doubled < 0 && doubled % div ? floor - 1 : floor);
}

struct histogram {
	int64_t *votes;        /* by value, 0 to most */
	int16_t most;
	int64_t all;
};

static void fill(struct histogram *histogram, const struct tally_ballots *ballots, size_t item)
{
	histogram->all = 0;
	for (int32_t value = 0; value <= histogram->most; value++)
		histogram->votes[value] = 0;
	for (size_t i = 0; i < ballots->count; i++) {
		int16_t mark = ballot_marks(ballots, i)[item];
		int32_t value = ballots->kind == TALLY_RANKS && mark > 0 ? histogram->most + 1 - mark : mark;

		if (mark < 0)
			continue;
		if (value > histogram->most || value < 0)
			value = value < 0 ? 0 : histogram->most;
		histogram->votes[value] += ballot_weight(ballots, i);
		histogram->all += ballot_weight(ballots, i);
	}
}

static int32_t median(const struct histogram *histogram)
{
	int64_t below = 0;

	for (int32_t value = 0; value < histogram->most; value++) {
		below += histogram->votes[value];
		if (2 * below >= histogram->all)
			return value;
	}
	return histogram->most;
}

static int64_t spread_permille(const struct histogram *histogram)
{
	int32_t middle = median(histogram);
	__int128 distance = 0;

	if (!histogram->all || !histogram->most)
		return 0;
	for (int32_t value = 0; value <= histogram->most; value++)
		distance += (__int128)histogram->votes[value] * abs(value - middle);
	return ratio_permille(&(struct tally_ratio){
		(int64_t)distance, histogram->all * histogram->most,
	});
}

void tally_opinions(const struct tally_ballots *ballots, int16_t most, struct tally_opinion *out)
{
	struct histogram histogram = { .most = most ? most : ballots_highest(ballots) };
	int32_t least = ballots->kind == TALLY_GRADES ? 0 : 1;

	histogram.votes = mem_array((size_t)histogram.most + 2, sizeof *histogram.votes);
	for (size_t item = 0; item < ballots->items; item++) {
		fill(&histogram, ballots, item);
		out[item] = (struct tally_opinion){
			.people = histogram.all - (least ? histogram.votes[0] : 0),
			.gave_most = histogram.votes[histogram.most],
			.gave_least = histogram.votes[least],
			.spread_permille = spread_permille(&histogram),
		};
		out[item].split = histogram.most > least && out[item].people >= 4
		    && out[item].gave_most >= 2 && out[item].gave_least >= 2;
	}
	free(histogram.votes);
}
