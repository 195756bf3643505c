/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/concord.h"

#include <math.h>

struct concord concord_of(const uint32_t *a, const uint32_t *b, size_t items)
{
	struct concord concord = { 0 };

	for (size_t i = 0; i < items; i++)
		for (size_t j = i + 1; j < items; j++) {
			int of_a = (a[i] < a[j]) - (a[i] > a[j]), of_b = (b[i] < b[j]) - (b[i] > b[j]);

			concord.together += of_a && of_a == of_b;
			concord.against += of_a && of_a == -of_b;
			concord.joint_a += !of_a && of_b;
			concord.joint_b += of_a && !of_b;
			concord.joint_both += !of_a && !of_b;
		}
	return concord;
}

bool concord_tau_a(const struct concord *concord, struct tally_ratio *tau)
{
	int64_t pairs = concord->together + concord->against + concord->joint_a + concord->joint_b + concord->joint_both;

	if (!pairs)
		return false;
	*tau = ratio_make(concord->together - concord->against, pairs);
	return true;
}

bool concord_tau_b(const struct concord *concord, double *tau)
{
	double ordered = (double)(concord->together + concord->against);
	double of_a = ordered + (double)concord->joint_b, of_b = ordered + (double)concord->joint_a;

	if (of_a <= 0 || of_b <= 0)
		return false;
	*tau = (double)(concord->together - concord->against) / sqrt(of_a * of_b);
	return true;
}

/* Twice its mean place, less what all have on average: whole numbers that sum to 0. */
static int64_t off_middle(const uint32_t *places, size_t items, size_t item)
{
	int64_t off = 0;

	for (size_t i = 0; i < items; i++)
		off += (places[i] < places[item]) - (places[i] > places[item]);
	return off;
}

bool concord_spearman(const uint32_t *a, const uint32_t *b, size_t items, double *rho)
{
	double product = 0, square_a = 0, square_b = 0;

	for (size_t i = 0; i < items; i++) {
		double of_a = (double)off_middle(a, items, i), of_b = (double)off_middle(b, items, i);

		product += of_a * of_b;
		square_a += of_a * of_a;
		square_b += of_b * of_b;
	}
	if (square_a <= 0 || square_b <= 0)
		return false;
	*rho = product / sqrt(square_a * square_b);
	return true;
}

bool duels_consistency(const struct pairwise *pairs, int64_t *triads, struct tally_ratio *zeta)
{
	int64_t n = (int64_t)pairs->items, squares = 0;

	if (n < 3)
		return false;
	for (size_t a = 0; a < pairs->items; a++) {
		int64_t wins = 0;

		for (size_t b = 0; b < pairs->items; b++) {
			if (a != b && duel(pairs, a, b) == duel(pairs, b, a))
				return false;
			wins += duel_won(pairs, a, b);
		}
		squares += wins * wins;
	}
	*triads = (n * (n - 1) * (2 * n - 1) / 6 - squares) / 2;
	*zeta = ratio_make(n * n * n - (n % 2 ? n : 4 * n) - 24 * *triads, n * n * n - (n % 2 ? n : 4 * n));
	return true;
}
