/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally/grades.h"

static const int64_t *votes_of(const struct grades *grades, size_t item)
{
	return grades->votes + item * ((size_t)grades->top + 1);
}

struct grades grades_count(const struct tally_ballots *ballots, enum tally_unranked unranked, struct arena *arena)
{
	struct grades grades = { .items = ballots->items, .top = ballots_highest(ballots) };
	size_t row = (size_t)grades.top + 1;

	grades.votes = arena_array(arena, ballots->items * row, sizeof *grades.votes);
	grades.sums = arena_array(arena, ballots->items, sizeof *grades.sums);
	grades.all = arena_array(arena, ballots->items, sizeof *grades.all);
	for (size_t i = 0; i < ballots->count; i++)
		for (size_t item = 0; item < ballots->items; item++) {
			int16_t grade = ballot_marks(ballots, i)[item];
			int64_t weight = ballot_weight(ballots, i);

			if (grade < 0 && unranked == UNRANKED_IGNORE)
				continue;
			grade = grade < 0 ? 0 : grade;
			grades.votes[item * row + (size_t)grade] += weight;
			grades.sums[item] += weight * grade;
			grades.all[item] += weight;
		}
	return grades;
}

/* The grade that stands at a place, counted from the worst, from 0. */
static int32_t grade_at(const int64_t *votes, int64_t place)
{
	int32_t grade = 0;

	for (; place >= votes[grade]; grade++)
		place -= votes[grade];
	return grade;
}

struct tally_gauge grades_gauge(const struct grades *grades, size_t item)
{
	const int64_t *votes = votes_of(grades, item);
	struct tally_gauge gauge = { .grade = -1 };

	if (!grades->all[item])
		return gauge;
	gauge.grade = grade_at(votes, (grades->all[item] - 1) / 2);
	for (int32_t grade = 0; grade <= grades->top; grade++) {
		gauge.above += grade > gauge.grade ? votes[grade] : 0;
		gauge.below += grade < gauge.grade ? votes[grade] : 0;
	}
	return gauge;
}

/* The first and the last place that the grade at a place fills. */
static int64_t run_edge(const int64_t *votes, int64_t place, bool last)
{
	int64_t first = 0;
	int32_t grade = 0;

	for (; place >= first + votes[grade]; grade++)
		first += votes[grade];
	return last ? first + votes[grade] - 1 : first;
}

struct difference {
	int64_t steps;      /* from the middle outwards; -1 = none */
	int sign;
};

/* Where the grades of both first differ, walking down or up from a place in whole runs. */
static struct difference first_difference(const int64_t *a, const int64_t *b, int64_t start, int64_t all, bool up)
{
	for (int64_t place = start; place >= 0 && place < all;) {
		int32_t of_a = grade_at(a, place), of_b = grade_at(b, place);
		int64_t edge_a = run_edge(a, place, up), edge_b = run_edge(b, place, up);

		if (of_a != of_b)
			return (struct difference){ up ? place - start : start - place, of_a > of_b ? 1 : -1 };
		if (up)
			place = (edge_a < edge_b ? edge_a : edge_b) + 1;
		else
			place = (edge_a > edge_b ? edge_a : edge_b) - 1;
	}
	return (struct difference){ -1, 0 };
}

/*
 * Taking lower medians away walks outwards from the middle m: of an odd number
 * m, m - 1, m + 1, m - 2, ...; of an even number m, m + 1, m - 1, m + 2, ...
 */
static int compare_alike_many(const int64_t *a, const int64_t *b, int64_t all)
{
	int64_t middle = (all - 1) / 2;
	int32_t of_a = grade_at(a, middle), of_b = grade_at(b, middle);
	struct difference down, up;

	if (of_a != of_b)
		return of_a > of_b ? 1 : -1;
	down = first_difference(a, b, middle - 1, all, false);
	up = first_difference(a, b, middle + 1, all, true);
	if (down.steps < 0 || up.steps < 0)
		return down.steps < 0 ? up.sign : down.sign;
	if (down.steps != up.steps)
		return down.steps < up.steps ? down.sign : up.sign;
	return all % 2 ? down.sign : up.sign;
}

/* Items graded by different numbers of people: by the gauge, its shares measured exactly. */
static int compare_gauges(const struct grades *grades, size_t a, size_t b)
{
	struct tally_gauge of_a = grades_gauge(grades, a), of_b = grades_gauge(grades, b);
	bool plus_a = of_a.above > of_a.below, plus_b = of_b.above > of_b.below;

	if (of_a.grade != of_b.grade)
		return of_a.grade > of_b.grade ? 1 : -1;
	if (of_a.grade < 0)
		return 0;
	if (plus_a != plus_b)
		return plus_a ? 1 : -1;
	if (plus_a)
		return ratio_compare(of_a.above, grades->all[a], of_b.above, grades->all[b]);
	return ratio_compare(of_b.below, grades->all[b], of_a.below, grades->all[a]);
}

int grades_compare(const struct grades *grades, size_t a, size_t b)
{
	if (grades->all[a] != grades->all[b])
		return compare_gauges(grades, a, b);
	return grades->all[a] ? compare_alike_many(votes_of(grades, a), votes_of(grades, b), grades->all[a]) : 0;
}
