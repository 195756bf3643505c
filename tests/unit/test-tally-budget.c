/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally-support.h"

#include "tally/scale.h"
#include "tally/spending.h"

/* Every ballot a word of letters, blanks between: "AB A C". */
static struct tally_ballots approvals(struct arena *arena, size_t items, const char *text)
{
	size_t count = 1, ballot = 0;
	int16_t *marks;

	for (const char *at = text; *at; at++)
		count += *at == ' ';
	marks = arena_array(arena, count * items, sizeof *marks);
	for (; *text; text++)
		if (*text == ' ')
			ballot++;
		else if (*text != '-')
			marks[ballot * items + (size_t)(*text - 'A')] = 1;
	return rows(TALLY_APPROVALS, items, count, marks);
}

static const char *bought_text(struct arena *arena, const struct tally_result *result)
{
	const struct tally_spending *spending = result->detail->spending;
	char *text = arena_alloc(arena, spending->count + 1);

	for (size_t i = 0; i < spending->count; i++)
		text[i] = (char)('A' + spending->bought[i].item);
	return text;
}

static void assert_step(const struct tally_result *result, size_t step, int64_t effective, int64_t effective_div,
    int64_t payment, int64_t payment_div)
{
	const struct tally_purchase *purchase = &result->detail->spending->bought[step];

	assert_int_equal(purchase->effective.num, effective);
	assert_int_equal(purchase->effective.div, effective_div);
	assert_int_equal(purchase->payment.num, payment);
	assert_int_equal(purchase->payment.div, payment_div);
}

/* equalshares.net, explanation: bike path, outdoor gym, new park, new playground, library for kids */
static const int64_t street_costs[] = { 700, 400, 250, 200, 100 };

static void the_first_example_of_equalshares_net(void **state)
{
	struct tally_ballots ballots = approvals(*state, 5, "AB ABC AB ABC ABC AB CDE D DE CDE A");
	struct rule_options options = { .costs = street_costs, .budget = 1100 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots, options);

	assert_string_equal(bought_text(*state, &result), "ADE");
	assert_step(&result, 0, 7, 1, 100, 1);
	assert_step(&result, 1, 4, 1, 50, 1);
	assert_step(&result, 2, 3, 1, 100, 3);
	result = count_with(*state, "greedy", &ballots, options);
	assert_string_equal(bought_text(*state, &result), "AB");
}

static void the_second_example_of_equalshares_net(void **state)
{
	struct tally_ballots ballots = approvals(*state, 5, "AB ABC AB ABC ABC AB CDE D DE CDE B");
	struct rule_options options = { .costs = street_costs, .budget = 1100 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots, options);

	assert_string_equal(bought_text(*state, &result), "BCD");
	assert_step(&result, 0, 7, 1, 400, 7);
	assert_step(&result, 1, 70, 17, 425, 7);
	assert_step(&result, 2, 56, 17, 425, 7);
}

static void the_docstring_of_equalshares_net(void **state)
{
	struct tally_ballots ballots = approvals(*state, 3, "AB A C");
	const int64_t costs[] = { 100, 50, 50 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots,
	    (struct rule_options){ .costs = costs, .budget = 150 });

	assert_string_equal(bought_text(*state, &result), "AC");
	assert_step(&result, 0, 2, 1, 50, 1);
	assert_step(&result, 1, 1, 1, 50, 1);
	assert_true(result.item[0].chosen && !result.item[1].chosen && result.item[2].chosen);
	assert_int_equal(result.item[1].place, 3);
}

/* The web tool of equal shares loops for ever here: one voter, the third project has no supporter. */
static void what_nobody_supports_ends_no_loop(void **state)
{
	struct tally_ballots ballots = approvals(*state, 3, "AB");
	const int64_t costs[] = { 10, 50, 60 };
	struct rule_options options = { .costs = costs, .budget = 100, .completion = COMPLETION_ADD1 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots, options);

	assert_string_equal(bought_text(*state, &result), "AB");
	options.budget = 130;
	options.completion = COMPLETION_ADD1_UTILITARIAN;
	result = count_with(*state, "equal-shares", &ballots, options);
	assert_string_equal(bought_text(*state, &result), "ABC");
	assert_true(result.detail->spending->bought[2].completion);
}

/* Shares that a double cuts off, and equal parts that it rounds up, are the same all the same. */
static void purses_that_hold_just_what_is_due_are_enough(void **state)
{
	int16_t *marks = arena_array(*state, 200, sizeof *marks);

	for (size_t voters = 1; voters <= 200; voters++)
		for (int64_t cost = 1; cost < 4; cost++) {
			struct tally_ballots ballots = rows(TALLY_APPROVALS, 1, voters, marks);
			struct tally_result result;

			marks[voters - 1] = 1;
			result = count_with(*state, "equal-shares", &ballots, (struct rule_options){ .costs = &cost, .budget = cost });
			assert_string_equal(bought_text(*state, &result), "A");
			assert_true(!ratio_compare(result.detail->spending->bought[0].payment.num, result.detail->spending->bought[0].payment.div,
			    cost, (int64_t)voters));
		}
}

/* Some versions of pabutools and gmpy2 buy nothing at all, without a word. */
static void nothing_is_bought_only_where_nobody_can_pay(void **state)
{
	enum { ITEMS = 4, VOTERS = 5 };
	int16_t *marks = arena_array(*state, (size_t)ITEMS * VOTERS, sizeof *marks);
	struct tally_ballots ballots = rows(TALLY_APPROVALS, ITEMS, VOTERS, marks);
	uint32_t seed = 7;
	size_t empty = 0;

	for (size_t run = 0; run < 500; run++) {
		int64_t costs[ITEMS];
		struct rule_options options = { .costs = costs, .budget = 12, .lot = (const uint32_t[]){ 0, 1, 2, 3 } };
		struct tally_result result;
		bool payable = false;

		for (size_t i = 0; i < (size_t)ITEMS * VOTERS; i++)
			marks[i] = (int16_t)((seed = seed * 1664525 + 1013904223) >> 30 == 0);
		for (size_t i = 0; i < ITEMS; i++)
			costs[i] = 1 + (int64_t)((seed = seed * 1664525 + 1013904223) >> 28);
		result = count_with(*state, "equal-shares", &ballots, options);
		for (size_t i = 0; i < ITEMS; i++)
			payable |= result.item[i].score && result.item[i].score * options.budget >= costs[i] * VOTERS;
		assert_int_equal(payable, result.detail->spending->count > 0);
		empty += !payable;
	}
	assert_true(empty > 10 && empty < 490);
}

static void a_share_grows_until_one_step_more_would_overspend(void **state)
{
	/* two camps of two and one; B needs 60 from one voter */
	struct tally_ballots ballots = approvals(*state, 2, "A A B");
	const int64_t costs[] = { 90, 60 };
	struct rule_options options = { .costs = costs, .budget = 149 };
	struct tally_result none = count_with(*state, "equal-shares", &ballots, options), grown;

	assert_string_equal(bought_text(*state, &none), "A");
	options.completion = COMPLETION_ADD1;
	grown = count_with(*state, "equal-shares", &ballots, options);
	assert_string_equal(bought_text(*state, &grown), "A");
	assert_int_equal(grown.detail->spending->share.num, 59);
	options.budget = 150;
	grown = count_with(*state, "equal-shares", &ballots, options);
	assert_string_equal(bought_text(*state, &grown), "AB");
}

static void a_tie_that_matters_waits_for_a_lot(void **state)
{
	struct tally_ballots ballots = approvals(*state, 2, "AB AB");
	const int64_t costs[] = { 60, 60 };
	struct rule_options options = { .costs = costs, .budget = 100 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots, options);

	assert_int_equal(result.detail->spending->count, 0);
	assert_int_equal(result.detail->spending->tied_count, 2);
	result = count_with(*state, "greedy", &ballots, options);
	assert_int_equal(result.detail->spending->tied_count, 2);
	options.lot = (uint32_t[]){ 1, 0 };
	result = count_with(*state, "equal-shares", &ballots, options);
	assert_string_equal(bought_text(*state, &result), "B");
	result = count_with(*state, "greedy", &ballots, options);
	assert_string_equal(bought_text(*state, &result), "B");
}

static void a_tie_between_strangers_needs_no_lot(void **state)
{
	struct tally_ballots ballots = approvals(*state, 2, "A B");
	const int64_t costs[] = { 50, 50 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots,
	    (struct rule_options){ .costs = costs, .budget = 100 });

	assert_int_equal(result.detail->spending->count, 2);
	assert_int_equal(result.detail->spending->tied_count, 0);
}

static void equal_claims_go_to_the_cheaper(void **state)
{
	struct tally_ballots ballots = approvals(*state, 2, "AB AB");
	const int64_t costs[] = { 60, 50 };
	struct rule_options options = { .costs = costs, .budget = 100 };
	struct tally_result shares = count_with(*state, "equal-shares", &ballots, options);
	struct tally_result greedy = count_with(*state, "greedy", &ballots, options);

	assert_string_equal(bought_text(*state, &shares), "B");
	assert_string_equal(bought_text(*state, &greedy), "B");
}

static void what_costs_nothing_is_bought_at_once(void **state)
{
	struct tally_ballots ballots = approvals(*state, 3, "A AC");
	const int64_t costs[] = { 100, 0, 0 };
	struct tally_result result = count_with(*state, "equal-shares", &ballots,
	    (struct rule_options){ .costs = costs, .budget = 10 });

	assert_string_equal(bought_text(*state, &result), "C");
}

static void wrong_costs_are_refused_in_words(void **state)
{
	struct tally_ballots ballots = approvals(*state, 2, "A B");
	struct rule_options options = { .costs = (int64_t[]){ 5, -1 }, .budget = 10 };
	struct tally_result result;
	struct err err = ERR_INIT;

	assert_false(rule_count(rule_find("greedy"), &ballots, &options, *state, &result, &err));
	assert_non_null(strstr(err_text(&err), "item 2"));
	options.costs = (int64_t[]){ INT64_MAX, 1 };
	assert_false(rule_count(rule_find("equal-shares"), &ballots, &options, *state, &result, &err));
	options.costs = NULL;
	assert_false(rule_count(rule_find("equal-shares"), &ballots, &options, *state, &result, &err));
	err_clear(&err);
}

/* Lackner and Skowron's running example: a committee of four, every seat costs one. */
static void phragmen_fills_the_running_example(void **state)
{
	struct tally_ballots ballots = approvals(*state, 7, "AB AB AB AC AC AC AD AD BCF E F G");
	const int64_t costs[] = { 1, 1, 1, 1, 1, 1, 1 };
	struct rule_options options = { .costs = costs, .budget = 4 };
	struct tally_result result = count_with(*state, "phragmen", &ballots, options), greedy;

	/* B and C are equal and share a voter */
	assert_string_equal(bought_text(*state, &result), "A");
	assert_int_equal(result.detail->spending->bought[0].effective.num, 1);
	assert_int_equal(result.detail->spending->bought[0].effective.div, 8);
	assert_int_equal(result.detail->spending->tied_count, 2);
	options.lot = (uint32_t[]){ 2, 1, 0, 3, 4, 5, 6 };
	result = count_with(*state, "phragmen", &ballots, options);
	assert_string_equal(bought_text(*state, &result), "ACBD");
	options.lot = NULL;
	greedy = count_with(*state, "greedy", &ballots, options);
	/* by votes D and F tie for the last seat */
	assert_string_equal(bought_text(*state, &greedy), "ABC");
	assert_int_equal(greedy.detail->spending->tied_count, 2);
}

static void knapsack_takes_the_most_votes_that_fit(void **state)
{
	struct tally_ballots ballots = approvals(*state, 3, "ABC AB AC A B C");
	const int64_t costs[] = { 100, 60, 40 };
	struct tally_result result = count_with(*state, "knapsack", &ballots,
	    (struct rule_options){ .costs = costs, .budget = 100 });

	assert_string_equal(bought_text(*state, &result), "BC");
	assert_int_equal(result.detail->spending->optima, 1);
	result = count_with(*state, "greedy", &ballots, (struct rule_options){ .costs = costs, .budget = 100 });
	assert_string_equal(bought_text(*state, &result), "A");
}

/* A room draws between those who are tied: whoever counts otherwise gets just that lot. */
static void a_lot_of_some_items_is_no_lot_for_other_ties(void **state)
{
	struct tally_ballots ballots = approvals(*state, 3, "A B C");
	const int64_t costs[] = { 5, 5, 5 };
	uint32_t *drawn = mem_array(1, sizeof *drawn);
	struct rule_options options = { .costs = costs, .budget = 5, .lot = drawn, .lot_count = 1 };
	const struct rule *rule = NULL;

	*drawn = 1;
	while ((rule = rule_next(rule))) {
		struct tally_result result;

		if (!rule_fits(rule, &ballots))
			continue;
		result = count_with(*state, rule->name, &ballots, options);
		for (size_t i = 0; i < 3; i++)
			assert_true(!result.item[i].chosen || (rule->part_lot && i == 1));
	}
	assert_true(count_with(*state, "greedy", &ballots, options).item[1].chosen);
	assert_true(count_with(*state, "phragmen", &ballots, options).item[1].chosen);
	free(drawn);
}

static void knapsack_counts_its_best_choices(void **state)
{
	struct tally_ballots ballots = approvals(*state, 4, "AD BD CD");
	const int64_t costs[] = { 10, 10, 10, 5 };
	struct rule_options options = { .costs = costs, .budget = 25 };
	struct tally_result result = count_with(*state, "knapsack", &ballots, options);

	assert_int_equal(result.detail->spending->optima, 3);
	assert_string_equal(bought_text(*state, &result), "D");
	assert_int_equal(result.detail->spending->tied_count, 3);
	options.lot = (uint32_t[]){ 2, 1, 0, 3 };
	result = count_with(*state, "knapsack", &ballots, options);
	assert_string_equal(bought_text(*state, &result), "CBD");
}

/* Fractions as num / div, small enough here for 63 bits. */
struct fraction { __int128 num, div; };

static struct fraction reduced(__int128 num, __int128 div)
{
	struct tally_ratio ratio = ratio_make(num, div);

	return (struct fraction){ ratio.num, ratio.div };
}

static struct fraction minus(struct fraction a, struct fraction b)
{
	return reduced(a.num * b.div - b.num * a.div, a.div * b.div);
}

static bool less(struct fraction a, struct fraction b)
{
	return a.num * b.div < b.num * a.div;
}

/* The purses are paid again from what the result tells: each purchase costs exactly what it should, nobody falls below 0. */
static void assert_paid_exactly(const struct tally_result *result, const struct tally_ballots *ballots, const int64_t *costs)
{
	const struct tally_spending *spending = result->detail->spending;
	struct fraction purse[8];

	for (size_t i = 0; i < ballots->count; i++)
		purse[i] = (struct fraction){ spending->share.num, spending->share.div };
	for (size_t step = 0; step < spending->count; step++) {
		const struct tally_purchase *purchase = &spending->bought[step];
		struct fraction due = { costs[purchase->item], 1 }, payment = { purchase->payment.num, purchase->payment.div };

		for (size_t i = 0; i < ballots->count; i++) {
			struct fraction pays = less(purse[i], payment) ? purse[i] : payment;

			if (!ballot_marks(ballots, i)[purchase->item])
				continue;
			due = minus(due, pays);
			purse[i] = minus(purse[i], pays);
			assert_false(less(purse[i], (struct fraction){ 0, 1 }));
		}
		assert_int_equal(due.num, 0);
	}
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 16) % below;
}

static void supporters_pay_the_cost_exactly_and_never_fall_below_nothing(void **state)
{
	uint32_t seed = 3;

	for (size_t round = 0; round < 400; round++) {
		int16_t marks[6 * 4] = { 0 };
		int64_t costs[4];
		struct tally_ballots ballots = rows(TALLY_APPROVALS, 4, 6, marks);
		struct rule_options options = { .costs = costs, .budget = 60, .completion = round % 2 ? COMPLETION_ADD1 : COMPLETION_NONE };
		struct tally_result result;
		int64_t spent = 0;

		for (size_t i = 0; i < 24; i++)
			marks[i] = (int16_t)draw(&seed, 2);
		for (size_t i = 0; i < 4; i++)
			costs[i] = 5 + draw(&seed, 30);
		result = count_with(*state, "equal-shares", &ballots, options);
		assert_paid_exactly(&result, &ballots, costs);
		for (size_t i = 0; i < 4; i++)
			spent += result.item[i].chosen ? costs[i] : 0;
		assert_int_equal(spent, result.detail->spending->spent);
		assert_true(spent <= 60);
		arena_clear(*state);
	}
}

/* Shares that are leapt over would have changed nothing: step by step ends at the same share. */
static void leaps_end_where_single_steps_end(void **state)
{
	uint32_t seed = 11;

	for (size_t round = 0; round < 60; round++) {
		int16_t marks[5 * 4] = { 0 };
		int64_t costs[4], last = -1;
		struct tally_ballots ballots = rows(TALLY_APPROVALS, 4, 5, marks);
		struct rule_options options = { .costs = costs, .budget = 300, .completion = COMPLETION_ADD1 };
		struct tally_result result, step;

		for (size_t i = 0; i < 20; i++)
			marks[i] = (int16_t)draw(&seed, 2);
		for (size_t i = 0; i < 4; i++)
			costs[i] = 40 + draw(&seed, 150);
		result = count_with(*state, "equal-shares", &ballots, options);
		for (int64_t share = 60; share < 700; share++) {
			/* a budget of voters x share gives everybody that share */
			step = count_with(*state, "equal-shares", &ballots,
			    (struct rule_options){ .costs = costs, .budget = 5 * share });
			if (step.detail->spending->spent > 300)
				break;
			last = share;
		}
		if (last < 699)
			assert_int_equal(result.detail->spending->share.num, last);
		arena_clear(*state);
	}
}

static void a_number_keeps_its_value_when_its_scale_is_made_finer(void **state)
{
	const int64_t by[] = { 3, 7, 1, 1000003, INT64_MAX };
	struct scaled third = { .level = 1 };
	struct scale scale;
	mpz_t den, now;

	(void)state;
	mpz_init_set_ui(den, 5);
	mpz_init(now);
	scale_begin(&scale, den);
	scale_refine(&scale, 3);
	mpz_init_set_ui(third.num, 5);        /* 5 / 15 */
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		scale_refine(&scale, by[i]);
		scale_raise(&scale, &third, now);
		mpz_mul_ui(now, now, 3);
		assert_int_equal(mpz_cmp(now, scale.den), 0);
		assert_int_equal(scale_last(&scale), i + 2);
	}
	mpz_clears(den, now, third.num, NULL);
	scale_end(&scale);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(the_first_example_of_equalshares_net),
		FACT(the_second_example_of_equalshares_net),
		FACT(the_docstring_of_equalshares_net),
		FACT(what_nobody_supports_ends_no_loop),
		FACT(purses_that_hold_just_what_is_due_are_enough),
		FACT(nothing_is_bought_only_where_nobody_can_pay),
		FACT(a_share_grows_until_one_step_more_would_overspend),
		FACT(a_tie_that_matters_waits_for_a_lot),
		FACT(a_tie_between_strangers_needs_no_lot),
		FACT(equal_claims_go_to_the_cheaper),
		FACT(what_costs_nothing_is_bought_at_once),
		FACT(wrong_costs_are_refused_in_words),
		FACT(phragmen_fills_the_running_example),
		FACT(knapsack_takes_the_most_votes_that_fit),
		FACT(a_lot_of_some_items_is_no_lot_for_other_ties),
		FACT(knapsack_counts_its_best_choices),
		FACT(supporters_pay_the_cost_exactly_and_never_fall_below_nothing),
		FACT(a_number_keeps_its_value_when_its_scale_is_made_finer),
		FACT(leaps_end_where_single_steps_end),
	};

	return cmocka_run_group_tests_name("tally budget", tests, NULL, NULL);
}
