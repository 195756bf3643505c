/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "base/random.h"
#include "tally/columns.h"
#include "tally/supporters.h"

enum { ITEMS_MOST = 70, BALLOTS = 50 };

struct made {
	int16_t marks[ITEMS_MOST * BALLOTS];
	int32_t weights[BALLOTS];
};

/* Marks of all sizes, weights from 1 to what four counters of 16 bits cannot hold. */
static struct tally_ballots make(struct arena *arena, enum tally_kind kind, size_t items)
{
	static const int32_t weights[] = { 1, 2, 65534, 65535, 65536, 1000000 };
	struct random_seeded seeded = { .seed = items };
	struct random random = random_seeded(&seeded);
	struct made *made = arena_alloc(arena, sizeof *made);
	uint32_t most = kind == TALLY_APPROVALS || kind == TALLY_PICK ? 1 : 3;

	for (size_t i = 0; i < items * BALLOTS; i++) {
		made->marks[i] = (int16_t)((int64_t)random_below(&random, most + 1) - (kind == TALLY_GRADES));
		if (made->marks[i] == 3)
			made->marks[i] = INT16_MAX;
	}
	for (size_t i = 0; i < BALLOTS; i++)
		made->weights[i] = weights[random_below(&random, 6)];
	return (struct tally_ballots){ .kind = kind, .items = items, .count = BALLOTS, .marks = made->marks, .weights = made->weights };
}

static int64_t count_slowly(const struct tally_ballots *ballots, size_t item, bool first)
{
	int64_t sum = 0;

	for (size_t i = 0; i < ballots->count; i++) {
		int16_t mark = ballot_marks(ballots, i)[item];

		sum += (first ? mark == 1 : mark_chosen(ballots->kind, mark)) ? ballot_weight(ballots, i) : 0;
	}
	return sum;
}

static void four_at_a_time_are_as_many_as_one_by_one(void **state)
{
	for (int kind = 0; kind < TALLY_KINDS; kind++)
		for (size_t items = 1; items <= 9; items++) {
			struct tally_ballots ballots = make(*state, (enum tally_kind)kind, items);
			int64_t chosen[ITEMS_MOST] = { 0 }, firsts[ITEMS_MOST] = { 0 };

			columns_count(&ballots, chosen, kind == TALLY_GRADES ? NULL : firsts);
			for (size_t i = 0; i < items; i++) {
				assert_int_equal(chosen[i], count_slowly(&ballots, i, false));
				if (kind != TALLY_GRADES)
					assert_int_equal(firsts[i], count_slowly(&ballots, i, true));
			}
		}
}

static size_t slowly_listed(const struct supporters *supporters, size_t class)
{
	size_t times = 0;

	for (size_t item = 0; item < supporters->items; item++)
		for (size_t i = 0; i < supporters->of_item[item].count; i++) {
			times += supporters->of_item[item].list[i].class == class;
			assert_true(!i || supporters->of_item[item].list[i - 1].class < supporters->of_item[item].list[i].class);
			assert_int_equal(supporters->of_item[item].list[i].weight, supporters->weight[supporters->of_item[item].list[i].class]);
		}
	return times;
}

static void like_ballots_become_one_class_and_no_weight_is_lost(void **state)
{
	static const size_t sizes[] = { 1, 2, 3, 5, 63, 64, 65, 70 };

	for (size_t n = 0; n < sizeof sizes / sizeof *sizes; n++) {
		struct tally_ballots ballots = make(*state, TALLY_APPROVALS, sizes[n]);
		const struct supporters *supporters = supporters_new(&ballots, *state);
		int64_t weight = 0;
		size_t listed = 0, all = 0;

		assert_true(supporters->classes <= (sizes[n] < 6 ? (size_t)1 << sizes[n] : BALLOTS));
		for (size_t class = 0; class < supporters->classes; class++) {
			weight += supporters->weight[class];
			listed += slowly_listed(supporters, class);
		}
		assert_int_equal(weight, ballots_voters(&ballots));
		for (size_t item = 0; item < sizes[n]; item++) {
			assert_int_equal(supporters->votes[item], count_slowly(&ballots, item, false));
			all += supporters->of_item[item].count;
		}
		assert_int_equal(listed, all);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(four_at_a_time_are_as_many_as_one_by_one),
		FACT(like_ballots_become_one_class_and_no_weight_is_lost),
	};

	return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
