/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/assignment.h"
#include "tally/balance.h"
#include "tally/wishes.h"

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 16) % below;
}

static struct assignment solve(struct arena *arena, size_t people, size_t roles, const int32_t *cost,
    const uint32_t *places, enum assign_aim aim)
{
	struct assignment assignment = { .people = people, .roles = roles, .cost = cost, .places = places };

	assert_true(assign(&assignment, aim, arena, NULL));
	return assignment;
}

static void the_textbook_case_costs_fifteen(void **state)
{
	/* Wikipedia, Hungarian algorithm: Alice, Bob, Carol; bathroom, sweep, windows */
	const int32_t cost[] = { 8, 4, 7,  5, 2, 3,  9, 4, 8 };
	const uint32_t places[] = { 1, 1, 1 };
	struct assignment assignment = solve(*state, 3, 3, cost, places, ASSIGN_LEAST);

	assert_int_equal(assignment.total, 15);
	assert_memory_equal(assignment.role, ((uint32_t[]){ 0, 2, 1 }), 3 * sizeof(uint32_t));
	assert_int_equal(assignment.other_count, 0);
}

static void the_fairest_spares_the_worst_off(void **state)
{
	/* least total: 0 + 0 + 2; the fairest leaves nobody with a third wish */
	const int32_t cost[] = { 0, 1, 2,  0, 1, 2,  1, 0, 2 };
	const int32_t unfair[] = { 0, 1, 3,  1, 0, 3,  0, 2, 1 };
	const uint32_t places[] = { 1, 1, 1 };
	struct assignment least = solve(*state, 3, 3, cost, places, ASSIGN_LEAST);
	struct assignment fairest = solve(*state, 3, 3, unfair, places, ASSIGN_FAIREST);

	assert_int_equal(least.total, 2);
	assert_true(least.other_count > 0);
	assert_int_equal(fairest.worst, 1);
	assert_int_equal(fairest.total, 1);
}

static void roles_can_hold_several_people_and_refuse_some(void **state)
{
	const int32_t cost[] = { 0, 1,  0, 1,  0, ASSIGN_NEVER };
	const uint32_t places[] = { 2, 5 };
	struct assignment assignment = solve(*state, 3, 2, cost, places, ASSIGN_LEAST);

	assert_int_equal(assignment.role[2], 0);
	assert_int_equal(assignment.total, 1);
	assert_true(assignment.other_count > 0);
}

static void too_few_places_are_told(void **state)
{
	const int32_t cost[] = { 0, 1,  0, ASSIGN_NEVER,  0, ASSIGN_NEVER };
	const uint32_t places[] = { 1, 3 };
	struct assignment assignment = { .people = 3, .roles = 2, .cost = cost, .places = places };
	struct err err = ERR_INIT;

	for (unsigned aim = ASSIGN_FAIREST; aim <= ASSIGN_FIRST_CHOICES; aim++)
		assert_false(assign(&assignment, aim, *state, &err));
	assert_non_null(strstr(err_text(&err), "places"));
	err_clear(&err);
}

/* Every way to give n people n roles, by brute force: total, worst, how many reach the least. */
struct brute {
	const int32_t *cost;
	size_t n, ways;
	int64_t best;
	bool used[6];
	uint64_t best_profile;
};

static void try_all(struct brute *brute, size_t person, int64_t total, int32_t worst, uint64_t profile, enum assign_aim aim)
{
	int64_t value = aim == ASSIGN_FAIREST ? worst * 1000 + total : aim == ASSIGN_LEAST ? total : -(int64_t)profile;

	if (person == brute->n) {
		brute->ways = value < brute->best ? 1 : brute->ways + (value == brute->best);
		brute->best = value < brute->best ? value : brute->best;
		return;
	}
	for (size_t role = 0; role < brute->n; role++) {
		int32_t cost = brute->cost[person * brute->n + role];

		if (brute->used[role])
			continue;
		brute->used[role] = true;
		try_all(brute, person + 1, total + cost, cost > worst ? cost : worst, profile + ((uint64_t)1 << (4 * (6 - cost))), aim);
		brute->used[role] = false;
	}
}

static int64_t value_of(const struct assignment *assignment, enum assign_aim aim)
{
	uint64_t profile = 0;

	for (size_t i = 0; i < assignment->people; i++)
		profile += (uint64_t)1 << (4 * (6 - assignment->cost[i * assignment->roles + assignment->role[i]]));
	return aim == ASSIGN_FAIREST ? assignment->worst * 1000 + assignment->total
	    : aim == ASSIGN_LEAST ? assignment->total : -(int64_t)profile;
}

/* Each of them gives every role once, is worth as much, and stands there once. */
static void assert_others(struct assignment *assignment, enum assign_aim aim, int64_t best)
{
	struct assignment other = *assignment;

	for (size_t i = 0; i < assignment->other_count; i++) {
		bool used[6] = { false };

		other.role = assignment->other[i];
		other.worst = 0, other.total = 0;
		for (size_t k = 0; k < other.people; k++) {
			int32_t cost = other.cost[k * other.roles + other.role[k]];

			assert_false(used[other.role[k]]);
			used[other.role[k]] = true;
			other.total += cost;
			other.worst = cost > other.worst ? cost : other.worst;
		}
		assert_int_equal(value_of(&other, aim), best);
		assert_memory_not_equal(other.role, assignment->role, other.people * sizeof *other.role);
		for (size_t k = 0; k < i; k++)
			assert_memory_not_equal(other.role, assignment->other[k], other.people * sizeof *other.role);
	}
}

static void every_aim_agrees_with_brute_force(void **state)
{
	const uint32_t places[] = { 1, 1, 1, 1, 1, 1 };
	uint32_t seed = 5;

	for (size_t round = 0; round < 300; round++) {
		size_t n = 1 + round % 5;
		enum assign_aim aim = round % 3;
		int32_t cost[36];
		struct brute brute = { .cost = cost, .n = n, .best = INT64_MAX };
		struct assignment assignment;

		for (size_t i = 0; i < n * n; i++)
			cost[i] = (int32_t)draw(&seed, 5);
		try_all(&brute, 0, 0, 0, 0, aim);
		assignment = solve(*state, n, n, cost, places, aim);
		assert_int_equal(value_of(&assignment, aim), brute.best);
		assert_int_equal(assignment.other_count > 0, brute.ways > 1);
		assert_others(&assignment, aim, brute.best);
		arena_clear(*state);
	}
}

/* --- wishes ---------------------------------------------------------------------- */

enum { ROOM_PEOPLE = 5, ROOM_ROLES = 3 };

/* Every way to grant wishes or leave people free, by brute force. */
struct every_way {
	struct wishes *wishes;
	uint32_t role[ROOM_PEOPLE];
	uint32_t taken[ROOM_ROLES];
	int64_t best;
	size_t ways;
};

static int64_t worth(const struct wishes *wishes, const uint32_t *role)
{
	int64_t free = 0, worst = -1, total = 0;

	for (size_t i = 0; i < wishes->people; i++) {
		int32_t wish = role[i] < wishes->roles ? wishes->wish[i * wishes->roles + role[i]] : -1;

		free += wish < 0;
		worst = wish > worst ? wish : worst;
		total += wish > 0 ? wish : 0;
	}
	return free * 1000000 + (worst + 1) * 1000 + total;
}

static void try_ways(struct every_way *every, size_t person)
{
	const struct wishes *wishes = every->wishes;

	if (person == wishes->people) {
		int64_t value = worth(wishes, every->role);

		every->ways = value < every->best ? 1 : every->ways + (value == every->best);
		every->best = value < every->best ? value : every->best;
		return;
	}
	for (uint32_t role = 0; role <= wishes->roles; role++) {
		bool free = role == wishes->roles;

		if (!free && (wishes->wish[person * wishes->roles + role] < 0 || every->taken[role] == wishes->places[role]))
			continue;
		every->role[person] = role;
		every->taken[role % ROOM_ROLES] += !free;
		try_ways(every, person + 1);
		every->taken[role % ROOM_ROLES] -= !free;
	}
}

/* A first, a second and perhaps a third wish, in a random order. */
static void draw_wishes(uint32_t *seed, int32_t *wish)
{
	for (size_t role = 0; role < ROOM_ROLES; role++)
		wish[role] = ASSIGN_NEVER;
	for (int32_t n = 0; n < (int32_t)draw(seed, ROOM_ROLES + 1); n++) {
		size_t role = draw(seed, ROOM_ROLES);

		if (wish[role] == ASSIGN_NEVER)
			wish[role] = n;
	}
}

static void wishes_are_granted_as_brute_force_would(void **state)
{
	uint32_t seed = 21;

	for (size_t round = 0; round < 400; round++) {
		int32_t wish[ROOM_PEOPLE * ROOM_ROLES];
		uint32_t places[ROOM_ROLES] = { draw(&seed, 3), draw(&seed, 3), draw(&seed, 3) };
		struct wishes wishes = { .people = round % (ROOM_PEOPLE + 1), .roles = ROOM_ROLES, .wish = wish, .places = places };
		struct every_way every = { .wishes = &wishes, .best = INT64_MAX };

		for (size_t i = 0; i < ROOM_PEOPLE; i++)
			draw_wishes(&seed, wish + i * ROOM_ROLES);
		try_ways(&every, 0);
		wishes_grant(&wishes, *state);
		assert_int_equal(wishes.answer_count > 1, every.ways > 1);
		for (size_t i = 0; i < wishes.answer_count; i++)
			assert_int_equal(worth(&wishes, wishes.answer[i]), every.best);
		assert_int_equal(wishes.free * 1000000 + (size_t)(wishes.worst + 1) * 1000 + (size_t)wishes.total, every.best);
		arena_clear(*state);
	}
}

static void nobody_gets_what_they_did_not_ask_for(void **state)
{
	/* all three want the first role alone; the second has room and nobody asked for it */
	const int32_t wish[] = { 0, ASSIGN_NEVER,  0, ASSIGN_NEVER,  0, ASSIGN_NEVER };
	const uint32_t places[] = { 1, 3 };
	struct wishes wishes = { .people = 3, .roles = 2, .wish = wish, .places = places };

	wishes_grant(&wishes, *state);
	assert_int_equal(wishes.free, 2);
	assert_int_equal(wishes.answer_count, 3);
	assert_int_equal(wishes_granted(&wishes, 1, 0), 1);
	assert_int_equal(wishes_granted(&wishes, 1, 1), 0);
}

static void assert_sizes(const struct balance *groups)
{
	size_t sizes[16] = { 0 }, least = groups->people, most = 0;

	for (size_t i = 0; i < groups->people; i++)
		sizes[groups->group[i]]++;
	for (size_t i = 0; i < groups->groups; i++) {
		least = sizes[i] < least ? sizes[i] : least;
		most = sizes[i] > most ? sizes[i] : most;
	}
	assert_true(most - least <= 1);
}

static void groups_differ_by_at_most_one_and_spread_one_attribute(void **state)
{
	uint32_t seed = 9, answers[20], order[20];

	for (size_t round = 0; round < 100; round++) {
		struct balance groups = {
			.people = 1 + round % 20, .groups = 1 + round % 6, .attributes = 1, .answer = answers, .order = order,
		};

		for (uint32_t i = 0; i < 20; i++) {
			answers[i] = draw(&seed, 3);
			order[i] = i;
		}
		balance(&groups, *state);
		assert_sizes(&groups);
		assert_int_equal(groups.off, groups.bound);
	}
}

static void several_attributes_are_spread_as_far_as_swaps_lead(void **state)
{
	/* 8 people, 2 groups: young and old, town and village, each four times two */
	const uint32_t answers[] = { 0, 0,  0, 0,  0, 1,  0, 1,  1, 0,  1, 0,  1, 1,  1, 1 };
	const uint32_t order[] = { 5, 3, 0, 7, 1, 6, 2, 4 };
	struct balance groups = { .people = 8, .groups = 2, .attributes = 2, .answer = answers, .order = order };

	balance(&groups, *state);
	assert_sizes(&groups);
	assert_int_equal(groups.bound, 0);
	assert_int_equal(groups.off, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(the_textbook_case_costs_fifteen),
		FACT(the_fairest_spares_the_worst_off),
		FACT(roles_can_hold_several_people_and_refuse_some),
		FACT(too_few_places_are_told),
		FACT(every_aim_agrees_with_brute_force),
		FACT(wishes_are_granted_as_brute_force_would),
		FACT(nobody_gets_what_they_did_not_ask_for),
		FACT(groups_differ_by_at_most_one_and_spread_one_attribute),
		FACT(several_attributes_are_spread_as_far_as_swaps_lead),
	};

	return cmocka_run_group_tests_name("tally assign", tests, NULL, NULL);
}
