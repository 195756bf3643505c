/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/consensus.h"

#include <math.h>

#include "tally/fraction.h"

static int64_t sum(const int64_t *votes, size_t grades)
{
	int64_t all = 0;

	for (size_t i = 0; i < grades; i++)
		all += votes[i];
	return all;
}

struct layer {
	int64_t height;          /* what every grade of the layer has in common */
	size_t size;             /* how many grades it covers */
	int64_t united, apart;   /* triples of grades 110 or 011, and 101 */
};

static int64_t lowest(const int64_t *votes, size_t grades)
{
	int64_t low = 0;

	for (size_t i = 0; i < grades; i++)
		if (votes[i] && (!low || votes[i] < low))
			low = votes[i];
	return low;
}

/* On both sides of each empty grade: pairs on one side agree, pairs across it do not. */
static void count_triples(const int64_t *votes, size_t grades, struct layer *layer)
{
	int64_t before = 0;

	for (size_t i = 0; i < grades; i++) {
		int64_t behind = (int64_t)layer->size - before;

		if (votes[i]) {
			before++;
			continue;
		}
		layer->united += before * (before - 1) / 2 + behind * (behind - 1) / 2;
		layer->apart += before * behind;
	}
}

/* Takes the lowest layer off. */
static struct layer peel(int64_t *votes, size_t grades)
{
	struct layer layer = { .height = lowest(votes, grades) };

	for (size_t i = 0; i < grades; i++)
		layer.size += votes[i] > 0;
	count_triples(votes, grades, &layer);
	for (size_t i = 0; i < grades; i++)
		votes[i] -= votes[i] ? layer.height : 0;
	return layer;
}

/* height x size x U x (1 - (size - 1) / (grades - 1)) */
static void add_layer(mpq_t total, const struct layer *layer, int64_t grades)
{
	int64_t triples = layer->united + layer->apart;
	mpq_t part, factor;

	mpq_inits(part, factor, NULL);
	fraction_set(part, layer->height * (int64_t)layer->size, 1);
	fraction_set(factor, grades - (int64_t)layer->size, grades - 1);
	mpq_mul(part, part, factor);
	if (triples) {
		fraction_set(factor, (grades - 2) * layer->united - (grades - 1) * layer->apart, (grades - 2) * triples);
		mpq_mul(part, part, factor);
	}
	mpq_add(total, total, part);
	mpq_clears(part, factor, NULL);
}

enum { GRADES_MOST = 1000 };

bool consensus_eijk(const int64_t *votes, size_t grades, struct tally_ratio *a)
{
	int64_t rest[GRADES_MOST], all = sum(votes, grades);
	mpq_t total, voters;

	if (all <= 0 || grades < 3 || grades > GRADES_MOST)
		return false;
	for (size_t i = 0; i < grades; i++)
		rest[i] = votes[i];
	mpq_inits(total, voters, NULL);
	while (lowest(rest, grades)) {
		struct layer layer = peel(rest, grades);

		add_layer(total, &layer, (int64_t)grades);
	}
	fraction_set(voters, all, 1);
	mpq_div(total, total, voters);
	*a = fraction_ratio(total);
	mpq_clears(total, voters, NULL);
	return true;
}

bool consensus_leik(const int64_t *votes, size_t grades, struct tally_ratio *consensus)
{
	int64_t all = sum(votes, grades), below = 0, spread = 0;

	if (all <= 0 || grades < 2)
		return false;
	for (size_t i = 0; i + 1 < grades; i++) {
		below += votes[i];
		spread += 2 * below < all ? below : all - below;
	}
	*consensus = ratio_make((__int128)all * (int64_t)(grades - 1) - 2 * (__int128)spread,
	    (__int128)all * (int64_t)(grades - 1));
	return true;
}

bool consensus_tastle_wierman(const int64_t *votes, size_t grades, double *consensus)
{
	double all = (double)sum(votes, grades), mean = 0;

	if (all <= 0 || grades < 2)
		return false;
	for (size_t i = 0; i < grades; i++)
		mean += (double)i * (double)votes[i] / all;
	*consensus = 1;
	for (size_t i = 0; i < grades; i++)
		if (votes[i])
			*consensus += (double)votes[i] / all * log2(1 - fabs((double)i - mean) / (double)(grades - 1));
	return true;
}
