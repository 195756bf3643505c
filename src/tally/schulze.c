/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/detail.h"

#include <string.h>

/* Votes are below 2^31: four in a register, compared as GCC and clang do it on any machine. */
typedef int32_t four __attribute__((vector_size(16)));
enum { FOUR = sizeof(four) / sizeof(int32_t) };

static void widen(four *to, const four *by, int32_t through, size_t count)
{
	four limit = { through, through, through, through };

	for (size_t i = 0; i < count; i++) {
		four weaker = by[i] < limit, path = (by[i] & weaker) | (limit & ~weaker), better = to[i] > path;

		to[i] = (to[i] & better) | (path & ~better);
	}
}

/* Rows begin at whole registers; the cells behind the last item stay 0. */
static void find_strongest(four *power, size_t n, size_t width)
{
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < n; i++) {
			int32_t through = power[i * width + k / FOUR][k % FOUR];

			if (i != k && through)
				widen(power + i * width, power + k * width, through, width);
		}
}

static int64_t *strongest_paths(const struct pairwise *pairs, enum tally_strength strength, struct arena *arena)
{
	size_t n = pairs->items, width = (n + FOUR - 1) / FOUR;
	four *fast = arena_array(arena, n * width, sizeof *fast);
	int64_t *power = arena_array(arena, n * n, sizeof *power);

	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++)
			fast[a * width + b / FOUR][b % FOUR] = (int32_t)defeat_votes(defeat(pairs, a, b, strength), strength);
	find_strongest(fast, n, width);
	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++)
			power[a * n + b] = fast[a * width + b / FOUR][b % FOUR];
	return power;
}

static bool count_schulze(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	const struct pairwise *pairs = pairwise_start(ballots, options, arena, result, err);
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	struct tally_paths *paths = arena_alloc(arena, sizeof *paths);
	size_t n = ballots->items;
	uint32_t *levels = arena_array(arena, n, sizeof *levels);
	bool *above = arena_array(arena, n * n, sizeof *above);

	if (!pairs)
		return false;
	*paths = (struct tally_paths){ options->strength, strongest_paths(pairs, options->strength, arena) };
	detail->paths = paths;
	result->detail = detail;
	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++)
			above[a * n + b] = a != b && paths->power[a * n + b] > paths->power[b * n + a];
	order_levels(above, n, levels, arena);
	result_rank_levels(result, levels, TIE_EVEN, arena);
	return true;
}

enum { UNSEEN = UINT32_MAX };

static size_t write_chain(const uint32_t *from, uint32_t a, uint32_t b, uint32_t *out)
{
	size_t length = 1;

	for (uint32_t at = b; at != a; at = from[at])
		length++;
	for (size_t i = length; i-- > 0; b = i ? from[b] : b)
		out[i] = b;
	return length;
}

size_t paths_show(const struct tally_paths *paths, const struct pairwise *pairs, uint32_t a, uint32_t b, uint32_t *out,
    struct arena *arena)
{
	size_t n = pairs->items, head = 0, tail = 0;
	int64_t least = paths->power[a * n + b];
	uint32_t *from = arena_array(arena, n, sizeof *from), *queue = arena_array(arena, n, sizeof *queue);

	if (!least || a == b)
		return 0;
	memset(from, 0xff, n * sizeof *from);
	from[a] = a;
	for (queue[tail++] = a; head < tail && from[b] == UNSEEN; head++)
		for (uint32_t next = 0; next < n; next++)
			if (from[next] == UNSEEN
			    && defeat_votes(defeat(pairs, queue[head], next, paths->strength), paths->strength) >= least) {
				from[next] = queue[head];
				queue[tail++] = next;
			}
	return write_chain(from, a, b, out);
}

const struct rule rule_schulze = {
	.name = "schulze",
	.help = "whoever has the stronger chain of won duels to the other; the weakest link counts",
	.source = "Schulze 2011, Social Choice and Welfare 36",
	.cost = "n^2 V + n^3",
	.unit = "items behind it",
	.kinds = COMPARABLE,
	.count = count_schulze,
};
