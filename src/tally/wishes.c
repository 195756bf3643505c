/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/wishes.h"

#include <string.h>

/* To stay free is one more role with room for all, dearer than all wishes of all people together. */
struct granting {
	const struct wishes *wishes;
	struct assignment task;
	int32_t *cost;
	int32_t dear;
	struct arena *arena;
};

static int32_t highest_wish(const struct wishes *wishes)
{
	int32_t highest = -1;

	for (size_t i = 0; i < wishes->people * wishes->roles; i++)
		highest = wishes->wish[i] > highest ? wishes->wish[i] : highest;
	return highest;
}

static size_t count_free(const struct assignment *task)
{
	size_t count = 0;

	for (size_t i = 0; i < task->people; i++)
		count += task->role[i] + 1 == task->roles;
	return count;
}

/* With no wish beyond the limit granted. There is always an answer: all free. */
static void solve(struct granting *granting, int32_t limit)
{
	const struct wishes *wishes = granting->wishes;
	struct assignment *task = &granting->task;

	for (size_t i = 0; i < wishes->people; i++) {
		int32_t *cost = granting->cost + i * task->roles;

		for (size_t role = 0; role < wishes->roles; role++) {
			int32_t wish = wishes->wish[i * wishes->roles + role];

			cost[role] = wish <= limit ? wish : ASSIGN_NEVER;
		}
		cost[wishes->roles] = granting->dear;
	}
	assign(task, ASSIGN_LEAST, granting->arena, NULL);
}

/* More places than people who ask for it are of no use. */
static uint32_t useful_places(const struct wishes *wishes, size_t role)
{
	uint32_t asked = 0;

	for (size_t i = 0; i < wishes->people && asked < wishes->places[role]; i++)
		asked += wishes->wish[i * wishes->roles + role] >= 0;
	return asked;
}

static struct granting begin(const struct wishes *wishes, struct arena *arena)
{
	struct granting granting = { .wishes = wishes, .arena = arena };
	uint32_t *places = arena_array(arena, wishes->roles + 1, sizeof *places);

	for (size_t role = 0; role < wishes->roles; role++)
		places[role] = useful_places(wishes, role);
	places[wishes->roles] = (uint32_t)wishes->people;
	granting.dear = (int32_t)wishes->people * (highest_wish(wishes) + 1) + 1;
	granting.cost = arena_array(arena, wishes->people * (wishes->roles + 1) + 1, sizeof *granting.cost);
	granting.task = (struct assignment){ .people = wishes->people, .roles = wishes->roles + 1, .cost = granting.cost, .places = places };
	return granting;
}

static void keep_answer(struct wishes *wishes, const uint32_t *role, struct arena *arena)
{
	uint32_t *answer = arena_array(arena, wishes->people + 1, sizeof *answer);

	for (size_t i = 0; i < wishes->people; i++)
		answer[i] = role[i];
	wishes->answer[wishes->answer_count++] = answer;
}

static void tell(struct wishes *wishes, const struct granting *granting, struct arena *arena)
{
	wishes->answer_count = 0;
	keep_answer(wishes, granting->task.role, arena);
	for (size_t i = 0; i < granting->task.other_count; i++)
		keep_answer(wishes, granting->task.other[i], arena);
	wishes->free = count_free(&granting->task);
	wishes->total = granting->task.total - (int64_t)wishes->free * granting->dear;
}

void wishes_grant(struct wishes *wishes, struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct granting granting = begin(wishes, scratch);
	int32_t highest = highest_wish(wishes), limit = -1;
	size_t least;

	solve(&granting, highest);
	least = count_free(&granting.task);
	do
		solve(&granting, limit);
	while (count_free(&granting.task) > least && limit++ < highest);
	wishes->worst = limit;
	tell(wishes, &granting, arena);
	arena_free(scratch);
}

size_t wishes_granted(const struct wishes *wishes, size_t answer, int32_t wish)
{
	size_t count = 0;

	for (size_t i = 0; i < wishes->people; i++) {
		uint32_t role = wishes->answer[answer][i];

		count += role < wishes->roles && wishes->wish[i * wishes->roles + role] == wish;
	}
	return count;
}
