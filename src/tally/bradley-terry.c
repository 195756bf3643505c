/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/abilities.h"

#include <math.h>

enum { ITERATIONS_MOST = 100000, MILLION = 1000000 };

struct model {
	size_t items;
	double *wins;            /* wins[a * n + b] */
	double *strength;
	double prior;            /* wins and losses against an item of strength 1 */
};

static void read_wins(struct model *model, const struct pairwise *pairs)
{
	for (size_t i = 0; i < model->items * model->items; i++)
		model->wins[i] = (double)pairs->votes[i];
}

/* Does "beats at least once" lead from the first item to all (or, backwards, from all to it)? */
static bool links_all(const struct model *model, bool backwards, bool *seen, uint32_t *queue)
{
	size_t n = model->items, head = 0, tail = 0;

	for (size_t i = 0; i < n; i++)
		seen[i] = !i;
	for (queue[tail++] = 0; head < tail; head++)
		for (uint32_t b = 0; b < n; b++) {
			size_t at = backwards ? b * n + queue[head] : queue[head] * n + b;

			if (!seen[b] && model->wins[at] > 0) {
				seen[b] = true;
				queue[tail++] = b;
			}
		}
	return tail == n;
}

/* One step of Newman 2023. Returns by how much the logarithms moved at most. */
static double step(struct model *model)
{
	double moved = 0;

	for (size_t a = 0; a < model->items; a++) {
		double own = model->strength[a], new;
		double up = model->prior / (own + 1), down = model->prior / (own + 1);

		for (size_t b = 0; b < model->items; b++) {
			double other = model->strength[b];

			up += model->wins[a * model->items + b] * other / (own + other);
			down += model->wins[b * model->items + a] / (own + other);
		}
		if (down <= 0)
			continue;
		new = up / down;
		moved = fmax(moved, fabs(log(new) - log(own)));
		model->strength[a] = new;
	}
	return moved;
}

/* With a prior the made-up item fixes the scale; else the mean of the logarithms is 0. */
static void centre(struct model *model)
{
	double sum = 0;

	for (size_t i = 0; i < model->items; i++)
		sum += log(model->strength[i]);
	for (size_t i = 0; i < model->items; i++)
		model->strength[i] *= exp(-sum / (double)model->items);
}

static void fit(struct model *model)
{
	for (size_t i = 0; i < model->items; i++)
		model->strength[i] = 1;
	for (size_t i = 0; i < ITERATIONS_MOST && step(model) > 1e-13; i++)
		if (model->prior <= 0)
			centre(model);
	if (model->items)
		centre(model);
}

/* The chance to win against any other item, in millionths. */
static int64_t chance(const struct model *model, size_t a)
{
	double sum = 0;

	for (size_t b = 0; b < model->items; b++)
		if (b != a)
			sum += model->strength[a] / (model->strength[a] + model->strength[b]);
	return model->items > 1 ? llround(sum * MILLION / (double)(model->items - 1)) : 0;
}

static void tell(const struct model *model, struct tally_result *result, struct arena *arena)
{
	struct tally_detail *detail = arena_alloc(arena, sizeof *detail);
	struct tally_abilities *abilities = arena_alloc(arena, sizeof *abilities);
	double *ability = arena_array(arena, model->items, sizeof *ability);

	for (size_t i = 0; i < model->items; i++) {
		ability[i] = log(model->strength[i]);
		result->item[i].score = chance(model, i);
		result->item[i].score_div = MILLION;
	}
	*abilities = (struct tally_abilities){ ability, model->prior > 0 };
	detail->abilities = abilities;
	result->detail = detail;
	result_rank(result, false, TIE_SAME_SCORE, arena);
}

static bool count_bradley_terry(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result, struct err *err)
{
	struct model model = { .items = ballots->items };
	const struct pairwise *pairs;
	bool *seen = arena_array(arena, ballots->items, sizeof *seen);
	uint32_t *queue = arena_array(arena, ballots->items + 1, sizeof *queue);

	pairs = pairwise_start(ballots, options, arena, result, err);
	if (!pairs)
		return false;
	model.wins = arena_array(arena, model.items * model.items, sizeof *model.wins);
	model.strength = arena_array(arena, model.items, sizeof *model.strength);
	read_wins(&model, pairs);
	if (model.items && !(links_all(&model, false, seen, queue) && links_all(&model, true, seen, queue)))
		model.prior = 1;
	fit(&model);
	tell(&model, result, arena);
	return true;
}

const struct rule rule_bradley_terry = {
	.name = "bradley-terry",
	.help = "how likely each item is to win a duel against any other, from all duels that were held",
	.source = "Zermelo 1929; Bradley and Terry 1952; steps of Newman 2023",
	.cost = "n^2 V + n^2 for each step",
	.unit = "chance to win",
	.kinds = COMPARABLE,
	.count = count_bradley_terry,
};
