/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/balance.h"

#include <stdlib.h>

struct deal {
	struct balance *task;
	size_t *start;           /* where an attribute begins in a row of counts */
	size_t answers;
	int64_t *count;          /* count[group * answers + start + answer] */
	int64_t *all;            /* of an answer */
};

static uint32_t answer_of(const struct deal *deal, size_t person, size_t attribute)
{
	return deal->task->answer[person * deal->task->attributes + attribute];
}

static void number_answers(struct deal *deal, struct arena *arena)
{
	const struct balance *task = deal->task;

	deal->start = arena_array(arena, task->attributes + 1, sizeof *deal->start);
	for (size_t a = 0; a < task->attributes; a++) {
		uint32_t most = 0;

		for (size_t i = 0; i < task->people; i++)
			most = answer_of(deal, i, a) > most ? answer_of(deal, i, a) : most;
		deal->start[a + 1] = deal->start[a] + most + 1;
	}
	deal->answers = deal->start[task->attributes];
	deal->count = arena_array(arena, task->groups * deal->answers, sizeof *deal->count);
	deal->all = arena_array(arena, deal->answers, sizeof *deal->all);
}

static void add(struct deal *deal, size_t person, uint32_t group, int64_t by)
{
	for (size_t a = 0; a < deal->task->attributes; a++)
		deal->count[group * deal->answers + deal->start[a] + answer_of(deal, person, a)] += by;
}

static int64_t off_of(const struct deal *deal, uint32_t group)
{
	int64_t off = 0;

	for (size_t i = 0; i < deal->answers; i++)
		off += llabs((int64_t)deal->task->groups * deal->count[group * deal->answers + i] - deal->all[i]);
	return off;
}

struct dealt {
	const uint32_t *answers;
	size_t attributes, drawn;
	uint32_t person;
};

static int alike_together(const void *left, const void *right)
{
	const struct dealt *a = left, *b = right;

	for (size_t i = 0; i < a->attributes; i++)
		if (a->answers[i] != b->answers[i])
			return a->answers[i] < b->answers[i] ? -1 : 1;
	return (a->drawn > b->drawn) - (a->drawn < b->drawn);
}

/* Like cards: people with the same answers stand together, and each group gets the next one in turn. */
static void deal_out(struct deal *deal, struct arena *arena)
{
	struct balance *task = deal->task;
	struct dealt *cards = arena_array(arena, task->people, sizeof *cards);

	for (size_t i = 0; i < task->people; i++)
		cards[i] = (struct dealt){
			.answers = task->attributes ? task->answer + task->order[i] * task->attributes : NULL,
			.attributes = task->attributes, .drawn = i, .person = task->order[i],
		};
	if (task->people)
		qsort(cards, task->people, sizeof *cards, alike_together);
	for (size_t i = 0; i < task->people; i++) {
		task->group[cards[i].person] = (uint32_t)(i % task->groups);
		add(deal, cards[i].person, (uint32_t)(i % task->groups), 1);
		for (size_t a = 0; a < task->attributes; a++)
			deal->all[deal->start[a] + answer_of(deal, cards[i].person, a)]++;
	}
}

static void swap(struct deal *deal, size_t i, size_t j)
{
	uint32_t *group = deal->task->group, of_i = group[i], of_j = group[j];

	add(deal, i, of_i, -1);
	add(deal, j, of_j, -1);
	add(deal, i, of_j, 1);
	add(deal, j, of_i, 1);
	group[i] = of_j;
	group[j] = of_i;
}

/* Two people change groups where that brings both groups together nearer to an even share. */
static bool improve(struct deal *deal)
{
	const struct balance *task = deal->task;
	bool improved = false;

	for (size_t i = 0; i < task->people; i++)
		for (size_t j = i + 1; j < task->people; j++) {
			uint32_t a = task->group[task->order[i]], b = task->group[task->order[j]];
			int64_t before = off_of(deal, a) + off_of(deal, b);

			if (a == b)
				continue;
			swap(deal, task->order[i], task->order[j]);
			if (off_of(deal, a) + off_of(deal, b) < before)
				improved = true;
			else
				swap(deal, task->order[i], task->order[j]);
		}
	return improved;
}

/* r people left over of an even share cannot be parted: r groups have one more, the rest one less than it. */
static int64_t least_off(const struct deal *deal)
{
	int64_t groups = (int64_t)deal->task->groups, bound = 0;

	for (size_t i = 0; i < deal->answers; i++)
		bound += 2 * (deal->all[i] % groups) * (groups - deal->all[i] % groups);
	return bound;
}

static int64_t whole_off(const struct deal *deal)
{
	int64_t off = 0;

	for (uint32_t group = 0; group < deal->task->groups; group++)
		off += off_of(deal, group);
	return off;
}

void balance(struct balance *balance, struct arena *arena)
{
	struct deal deal = { .task = balance };

	balance->group = arena_array(arena, balance->people, sizeof *balance->group);
	number_answers(&deal, arena);
	deal_out(&deal, arena);
	balance->bound = least_off(&deal);
	while (whole_off(&deal) > balance->bound && improve(&deal))
		;
	balance->off = whole_off(&deal);
}
