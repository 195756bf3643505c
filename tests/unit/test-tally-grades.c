/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/grades.h"

/* Wikipedia's example of majority judgment: Tennessee; Poor, Fair, Good, Excellent = 0 to 3. */
static struct tally_ballots tennessee(void)
{
	static const int16_t marks[] = {
		3, 1, 0, 0,
		0, 3, 1, 1,
		0, 1, 3, 2,
		0, 1, 2, 3,
	};
	static const int32_t weights[] = { 42, 26, 15, 17 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 4, 4, marks);

	ballots.weights = weights;
	return ballots;
}

static void majority_judgment_of_tennessee_is_as_published(void **state)
{
	struct tally_ballots ballots = tennessee();
	struct tally_result result = count(*state, "majority-judgment", &ballots);
	const struct tally_gauge *gauge = result.detail->gauges;

	/* Nashville, Knoxville, Chattanooga, Memphis; the middle two have one gauge */
	assert_string_equal(order_text(*state, &result), "B>D>C>A");
	assert_int_equal(gauge[0].grade, 0);
	assert_int_equal(gauge[0].above, 42);
	assert_int_equal(gauge[1].grade, 1);
	assert_int_equal(gauge[1].above, 26);
	assert_int_equal(gauge[1].below, 0);
	for (size_t i = 2; i < 4; i++) {
		assert_int_equal(gauge[i].grade, 1);
		assert_int_equal(gauge[i].above, 32);
		assert_int_equal(gauge[i].below, 42);
	}
}

/* Orsay 2007 (Balinski and Laraki, PNAS 104): per mille of 1,733 ballots; Bayrou, Royal, Sarkozy. */
static void the_orsay_experiment_comes_out_as_published(void **state)
{
	static const int32_t shares[3][7] = {    /* no opinion and to reject = 0, ..., excellent = 5 */
		{ 29, 45, 84, 148, 251, 307, 136 },
		{ 18, 108, 122, 168, 191, 227, 167 },
		{ 17, 265, 71, 115, 143, 198, 191 },
	};
	struct tally_gauge gauge[3];

	for (size_t item = 0; item < 3; item++) {
		int16_t marks[7];
		struct tally_ballots ballots = rows(TALLY_GRADES, 1, 7, marks);
		struct grades grades;

		for (size_t i = 0; i < 7; i++)
			marks[i] = (int16_t)(i ? i - 1 : 0);
		ballots.weights = shares[item];
		grades = grades_count(&ballots, UNRANKED_LAST, *state);
		gauge[item] = grades_gauge(&grades, 0);
		assert_int_equal(gauge[item].grade, 3);
	}
	assert_int_equal(gauge[0].above, 443);
	assert_int_equal(gauge[0].below, 306);
	assert_int_equal(gauge[1].above, 394);
	assert_in_range(gauge[1].below, 415, 416);
	assert_int_equal(gauge[2].above, 389);
	assert_in_range(gauge[2].below, 468, 469);
}

static int slow_compare(int16_t *a, int16_t *b, size_t count)
{
	for (; count; count--) {
		size_t middle = (count - 1) / 2;

		if (a[middle] != b[middle])
			return a[middle] > b[middle] ? 1 : -1;
		memmove(a + middle, a + middle + 1, (count - middle - 1) * sizeof *a);
		memmove(b + middle, b + middle + 1, (count - middle - 1) * sizeof *b);
	}
	return 0;
}

static int by_grade(const void *left, const void *right)
{
	return *(const int16_t *)left - *(const int16_t *)right;
}

static void column(const int16_t *marks, size_t items, size_t item, size_t count, int16_t *out)
{
	for (size_t i = 0; i < count; i++)
		out[i] = marks[i * items + item];
	qsort(out, count, sizeof *out, by_grade);
}

static void runs_compare_as_taking_medians_one_by_one(void **state)
{
	uint32_t seed = 1;

	for (size_t round = 0; round < 3000; round++) {
		size_t count = 1 + round % 9;
		int16_t marks[2 * 9], a[9], b[9];
		struct tally_ballots ballots = rows(TALLY_GRADES, 2, count, marks);
		struct grades grades;

		for (size_t i = 0; i < 2 * count; i++)
			marks[i] = (int16_t)((seed = seed * 1664525 + 1013904223) >> 16 & 3);
		column(marks, 2, 0, count, a);
		column(marks, 2, 1, count, b);
		grades = grades_count(&ballots, UNRANKED_LAST, *state);
		assert_int_equal(grades_compare(&grades, 0, 1), slow_compare(a, b, count));
		arena_clear(*state);
	}
}

/* The gauge of the majority, where it parts two items, parts them as the full procedure does. */
static void the_gauge_agrees_with_the_full_order(void **state)
{
	uint32_t seed = 7;
	size_t parted = 0;

	for (size_t round = 0; round < 3000; round++) {
		int16_t marks[2 * 20];
		struct tally_ballots ballots = rows(TALLY_GRADES, 2, 20, marks);
		struct tally_gauge a, b;
		struct grades grades;
		int64_t of_a, of_b;

		for (size_t i = 0; i < 40; i++)
			marks[i] = (int16_t)(((seed = seed * 1664525 + 1013904223) >> 16) % 5);
		grades = grades_count(&ballots, UNRANKED_LAST, *state);
		a = grades_gauge(&grades, 0);
		b = grades_gauge(&grades, 1);
		of_a = a.grade * 100 + (a.above > a.below ? a.above : -a.below);
		of_b = b.grade * 100 + (b.above > b.below ? b.above : -b.below);
		if (of_a != of_b) {
			parted++;
			assert_int_equal(grades_compare(&grades, 0, 1), of_a > of_b ? 1 : -1);
		}
		arena_clear(*state);
	}
	assert_true(parted > 2000);
}

static void a_mean_counts_what_is_not_graded_as_the_worst_or_leaves_it_out(void **state)
{
	const int16_t marks[] = { 4, 2,  -1, 3,  2, 3 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 2, 3, marks);
	struct tally_result last = count(*state, "score", &ballots);
	struct tally_result ignore = count_with(*state, "score", &ballots,
	    (struct rule_options){ .unranked = UNRANKED_IGNORE });

	assert_scores(&last, (int64_t[]){ 6, 8 }, 3);
	assert_scores(&ignore, (int64_t[]){ 18, 16 }, 6);
	assert_string_equal(order_text(*state, &last), "B>A");
	assert_string_equal(order_text(*state, &ignore), "A>B");
	assert_int_equal(ignore.item[0].people, 2);
}

static void the_median_of_an_even_number_is_the_lower(void **state)
{
	const int16_t marks[] = { 0, 1,  3, 1,  1, 2,  2, 3 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 2, 4, marks);
	struct tally_result result = count(*state, "median", &ballots);

	assert_scores(&result, (int64_t[]){ 1, 1 }, 1);
	assert_string_equal(order_text(*state, &result), "A=B");
}

static void star_breaks_ties_by_most_top_grades(void **state)
{
	/* Amy, Brian, Chuck: sums 3, 12, 12; one ballot each way; Chuck has two fives (starvote's tests) */
	const int16_t marks[] = { 1, 5, 5,  1, 4, 5,  1, 3, 2 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 3, 3, marks);
	struct tally_result result = count(*state, "star", &ballots);

	assert_string_equal(order_text(*state, &result), "C>B>A");
	assert_int_equal(result.detail->final->first_votes, 1);
	assert_int_equal(result.detail->final->second_votes, 1);
}

static void the_run_off_of_star_can_turn_the_sums_round(void **state)
{
	const int16_t marks[] = { 5, 4, 0,  5, 4, 0,  0, 5, 3,  4, 5, 0,  4, 5, 1 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 3, 5, marks);
	struct tally_result result = count(*state, "star", &ballots);

	assert_scores(&result, (int64_t[]){ 18, 23, 4 }, 1);
	assert_string_equal(order_text(*state, &result), "B>A>C");
}

static void star_leaves_a_full_tie_joint_until_a_lot_is_drawn(void **state)
{
	const int16_t marks[] = { 5, 4, 0,  4, 5, 0 };
	struct tally_ballots ballots = rows(TALLY_GRADES, 3, 2, marks);
	struct tally_result joint = count(*state, "star", &ballots);
	struct tally_result drawn = count_with(*state, "star", &ballots,
	    (struct rule_options){ .lot = (uint32_t[]){ 2, 1, 0 } });

	assert_string_equal(order_text(*state, &joint), "A=B>C");
	assert_string_equal(order_text(*state, &drawn), "B>A>C");
	assert_true(drawn.detail->final->by_lot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(majority_judgment_of_tennessee_is_as_published),
		FACT(the_orsay_experiment_comes_out_as_published),
		FACT(runs_compare_as_taking_medians_one_by_one),
		FACT(the_gauge_agrees_with_the_full_order),
		FACT(a_mean_counts_what_is_not_graded_as_the_worst_or_leaves_it_out),
		FACT(the_median_of_an_even_number_is_the_lower),
		FACT(star_breaks_ties_by_most_top_grades),
		FACT(the_run_off_of_star_can_turn_the_sums_round),
		FACT(star_leaves_a_full_tie_joint_until_a_lot_is_drawn),
	};

	return cmocka_run_group_tests_name("tally grades", tests, NULL, NULL);
}
