/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/assignment.h"

#include <string.h>

/*
 * Places are columns. Shortest augmenting paths with potentials: reduced costs
 * are never below 0, and 0 on what is assigned.
 */
typedef __int128 wide;

struct match {
	const struct assignment *task;
	int32_t limit;               /* costs above it are as ASSIGN_NEVER */
	wide *level;                 /* first choices: what each cost weighs */
	size_t columns;
	uint32_t *role_of;           /* of a column */
	wide *of_person, *of_column; /* potentials */
	size_t *person_at;           /* of a column, from 1; 0 = free */
	wide *least;
	size_t *from;
	bool *done;
};

static const wide NEVER = (wide)1 << 100;

static wide weight(const struct match *match, size_t person, uint32_t role)
{
	int32_t cost = match->task->cost[person * match->task->roles + role];

	if (cost < 0 || cost > match->limit)
		return NEVER;
	return match->level ? match->level[cost] : cost;
}

static wide reduced(const struct match *match, size_t person, size_t column)
{
	return weight(match, person, match->role_of[column]) - match->of_person[person] - match->of_column[column];
}

/* Grows the tree of reachable columns from column 0 (where the new person waits) until a free one. 0 where none is. */
static size_t grow_tree(struct match *match)
{
	size_t at = 0;

	for (size_t j = 0; j <= match->columns; j++) {
		match->least[j] = NEVER;
		match->done[j] = false;
	}
	do {
		size_t next = 0;
		wide step = NEVER;

		match->done[at] = true;
		for (size_t j = 1; j <= match->columns; j++) {
			wide now = match->done[j] ? NEVER : reduced(match, match->person_at[at] - 1, j);

			if (match->done[j])
				continue;
			if (now < match->least[j] && now < NEVER / 2) {
				match->least[j] = now;
				match->from[j] = at;
			}
			if (match->least[j] < step) {
				step = match->least[j];
				next = j;
			}
		}
		if (!next)
			return 0;
		for (size_t j = 0; j <= match->columns; j++)
			if (match->done[j]) {
				match->of_person[match->person_at[j] - 1] += step;
				match->of_column[j] -= step;
			} else if (match->least[j] < NEVER) {
				match->least[j] -= step;
			}
		at = next;
	} while (match->person_at[at]);
	return at;
}

static bool place_person(struct match *match, size_t person)
{
	size_t at;

	match->person_at[0] = person + 1;
	at = grow_tree(match);
	if (!at)
		return false;
	for (; at; at = match->from[at])
		match->person_at[at] = match->person_at[match->from[at]];
	return true;
}

static bool place_all(struct match *match, int32_t limit)
{
	match->limit = limit;
	for (size_t i = 0; i < match->task->people; i++)
		match->of_person[i] = 0;
	for (size_t j = 0; j <= match->columns; j++) {
		match->of_column[j] = 0;
		match->person_at[j] = 0;
	}
	for (size_t i = 0; i < match->task->people; i++)
		if (!place_person(match, i))
			return false;
	return true;
}

static int32_t highest_cost(const struct assignment *task)
{
	int32_t highest = 0;

	for (size_t i = 0; i < task->people * task->roles; i++)
		if (task->cost[i] > highest)
			highest = task->cost[i];
	return highest;
}

static void make_columns(struct match *match, struct arena *arena)
{
	const struct assignment *task = match->task;
	size_t column = 1;

	/* more places than people in a role are of no use */
	for (size_t role = 0; role < task->roles; role++)
		match->columns += task->places[role] < task->people ? task->places[role] : task->people;
	match->role_of = arena_array(arena, match->columns + 1, sizeof *match->role_of);
	for (uint32_t role = 0; role < task->roles; role++)
		for (uint32_t i = 0; i < task->places[role] && i < task->people; i++)
			match->role_of[column++] = role;
	match->of_person = arena_array(arena, task->people, sizeof *match->of_person);
	match->of_column = arena_array(arena, match->columns + 1, sizeof *match->of_column);
	match->person_at = arena_array(arena, match->columns + 1, sizeof *match->person_at);
	match->least = arena_array(arena, match->columns + 1, sizeof *match->least);
	match->from = arena_array(arena, match->columns + 1, sizeof *match->from);
	match->done = arena_array(arena, match->columns + 1, sizeof *match->done);
}

/* One more low cost outweighs any number of higher ones: each level weighs people + 1 times the next. */
static bool make_levels(struct match *match, int32_t highest, struct arena *arena)
{
	wide lead = 1, weight_of_level = 0, most = (wide)1 << 90;

	match->level = arena_array(arena, (size_t)highest + 1, sizeof *match->level);
	for (int32_t cost = highest; cost >= 0; cost--) {
		match->level[cost] = -lead;
		weight_of_level = lead;
		if (cost && lead > most / (wide)(match->task->people + 1) / (wide)(match->task->people + 1))
			return false;
		lead *= (wide)match->task->people + 1;
	}
	for (int32_t cost = 0; cost <= highest; cost++)
		match->level[cost] += weight_of_level;
	return true;
}

static bool place_fairest(struct match *match, int32_t highest)
{
	int32_t low = 0, high = highest;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (place_all(match, middle))
			high = middle;
		else
			low = middle + 1;
	}
	return place_all(match, low);
}

/* --- what else would be as good -------------------------------------------------- */

/*
 * Roles as places to move between at no loss. A ring of moves is another assignment
 * as good; so is a row of them up to a free place, where the place that it leaves
 * empty is worth nothing (its potential is 0).
 */
struct moves {
	size_t roles;
	size_t *mover;               /* mover[a * roles + b]: who could go from role a to role b, from 1; 0 = nobody */
	bool *room;                  /* of a role: a place is free */
	bool *spare;                 /* of a role: a place may fall empty */
	uint32_t *before;            /* of a role: the one a way to it comes from */
	uint32_t *queue;
	bool *seen;
};

static struct moves find_moves(const struct match *match, struct arena *arena)
{
	size_t roles = match->task->roles;
	struct moves moves = { .roles = roles, .mover = arena_array(arena, roles * roles, sizeof *moves.mover),
		.room = arena_array(arena, roles, sizeof *moves.room), .spare = arena_array(arena, roles, sizeof *moves.spare),
		.before = arena_array(arena, roles, sizeof *moves.before),
		.queue = arena_array(arena, roles, sizeof *moves.queue), .seen = arena_array(arena, roles, sizeof *moves.seen) };

	for (size_t j = 1; j <= match->columns; j++) {
		if (!match->person_at[j]) {
			moves.room[match->role_of[j]] = true;
			continue;
		}
		moves.spare[match->role_of[j]] = !match->of_column[j];
		for (size_t k = 1; k <= match->columns; k++)
			if (match->role_of[k] != match->role_of[j] && !reduced(match, match->person_at[j] - 1, k))
				moves.mover[match->role_of[j] * roles + match->role_of[k]] = match->person_at[j];
	}
	return moves;
}

/* The shortest way of moves from one role back to the other, or to a free place: its last role, or roles where there is none. */
static size_t find_way(const struct moves *moves, uint32_t from, uint32_t back)
{
	size_t head = 0, tail = 0;

	for (size_t i = 0; i < moves->roles; i++)
		moves->seen[i] = false;
	moves->seen[from] = true;
	moves->queue[tail++] = from;
	while (head < tail) {
		uint32_t at = moves->queue[head++];

		if (at == back || (moves->room[at] && moves->spare[back]))
			return at;
		for (uint32_t next = 0; next < moves->roles; next++)
			if (!moves->seen[next] && moves->mover[at * moves->roles + next]) {
				moves->seen[next] = true;
				moves->before[next] = at;
				moves->queue[tail++] = next;
			}
	}
	return moves->roles;
}

static bool is_known(const struct assignment *task, const uint32_t *role)
{
	size_t size = task->people * sizeof *role;

	for (size_t i = 0; i < task->other_count; i++)
		if (!memcmp(task->other[i], role, size))
			return true;
	return !memcmp(task->role, role, size);
}

static void try_move(struct assignment *task, const struct moves *moves, size_t person, uint32_t to, struct arena *arena)
{
	uint32_t from = task->role[person];
	size_t end = find_way(moves, to, from);
	uint32_t *role;

	if (end == moves->roles)
		return;
	role = arena_array(arena, task->people, sizeof *role);
	memcpy(role, task->role, task->people * sizeof *role);
	for (size_t at = end; at != to; at = moves->before[at])
		role[moves->mover[moves->before[at] * moves->roles + at] - 1] = (uint32_t)at;
	role[person] = to;
	if (!is_known(task, role))
		task->other[task->other_count++] = role;
}

static void find_others(struct assignment *task, const struct match *match, struct arena *arena)
{
	struct moves moves = find_moves(match, arena);

	task->other_count = 0;
	for (size_t j = 1; j <= match->columns; j++)
		for (size_t k = 1; match->person_at[j] && k <= match->columns && task->other_count < ASSIGN_OTHERS; k++)
			if (match->role_of[k] != match->role_of[j] && (k == 1 || match->role_of[k] != match->role_of[k - 1])
			    && !reduced(match, match->person_at[j] - 1, k))
				try_move(task, &moves, match->person_at[j] - 1, match->role_of[k], arena);
}

static void tell(struct assignment *task, const struct match *match, struct arena *arena)
{
	task->role = arena_array(arena, task->people, sizeof *task->role);
	task->total = 0;
	task->worst = 0;
	for (size_t j = 1; j <= match->columns; j++) {
		size_t person = match->person_at[j] - 1;
		int32_t cost;

		if (!match->person_at[j])
			continue;
		task->role[person] = match->role_of[j];
		cost = task->cost[person * task->roles + match->role_of[j]];
		task->total += cost;
		task->worst = cost > task->worst ? cost : task->worst;
	}
	find_others(task, match, arena);
}

bool assign(struct assignment *assignment, enum assign_aim aim, struct arena *arena, struct err *err)
{
	struct match match = { .task = assignment };
	int32_t highest = highest_cost(assignment);
	bool placed;

	make_columns(&match, arena);
	if (aim == ASSIGN_FIRST_CHOICES && !make_levels(&match, highest, arena))
		return err_set(err, "%zu people with wishes down to the %dth are too many to weigh exactly",
		    assignment->people, highest + 1);
	placed = aim == ASSIGN_FAIREST ? place_fairest(&match, highest) : place_all(&match, highest);
	if (!placed)
		return err_set(err, "not everybody can get a role: too few places, or too few that somebody would take");
	tell(assignment, &match, arena);
	return true;
}
