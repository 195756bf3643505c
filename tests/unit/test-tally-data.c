/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data-support.h"

#include "tally/spending.h"
#include "tally/stages.h"

/* Asks every election that is there, and prints N of N; failing when one is wrong. */
static void compare_orders(struct arena *arena, const char *column, const char *rule, enum tally_strength strength)
{
	struct table *table = read_table(arena, "tideman/expected.csv");
	const char *left_out = "";
	size_t right = 0, asked = 0;

	for (size_t row = 0; row < table->rows; row++) {
		char *path = arena_format(arena, "tideman/%s.cvotes", cell(table, row, "id"));
		struct ballot_file *file;
		struct tally_result result;
		bool same;

		if (!data_text(arena, path))
			continue;
		if (!*cell(table, row, column)) {
			left_out = arena_format(arena, "%s %s", left_out, cell(table, row, "id"));
			continue;
		}
		file = data_ballots(arena, path);
		result = count_with(arena, rule, &file->ballots, (struct rule_options){ .strength = strength });
		same = data_same_order(file, &result, cell(table, row, column));
		if (!same)
			print_message("# %s: %s differs from %s\n", path, rule, cell(table, row, column));
		right += same;
		asked++;
		ballot_file_free(file);
	}
	print_message("# tideman %s: %zu of %zu%s%s\n", column, right, asked,
	    *left_out ? "; left out, because equal strengths are taken by a lot there:" : "", left_out);
	assert_int_equal(right, asked);
	assert_true(asked > 0);
}

static void tideman_elections_by_borda(void **state)
{
	compare_orders(*state, "borda_averaged", "borda", STRENGTH_WINNING);
}

static void tideman_elections_by_copeland(void **state)
{
	compare_orders(*state, "copeland", "copeland", STRENGTH_WINNING);
}

static void tideman_elections_by_schulze_winning(void **state)
{
	compare_orders(*state, "schulze_winning", "schulze", STRENGTH_WINNING);
}

static void tideman_elections_by_schulze_margins(void **state)
{
	compare_orders(*state, "schulze_margins", "schulze", STRENGTH_MARGINS);
}

static void tideman_elections_by_ranked_pairs_winning(void **state)
{
	compare_orders(*state, "ranked_pairs_winning_unique", "ranked-pairs", STRENGTH_WINNING);
}

static void tideman_elections_by_ranked_pairs_margins(void **state)
{
	compare_orders(*state, "ranked_pairs_margins_unique", "ranked-pairs", STRENGTH_MARGINS);
}

static void tideman_elections_by_minimax_winning(void **state)
{
	compare_orders(*state, "minimax_winning_php", "minimax", STRENGTH_WINNING);
}

static void tideman_elections_by_minimax_margins(void **state)
{
	compare_orders(*state, "minimax_margins_php", "minimax", STRENGTH_MARGINS);
}

static bool same_name(const struct ballot_file *file, int32_t item, const char *name)
{
	return item < 0 ? !*name : !strcmp(file->names[item], name);
}

static void tideman_elections_by_kemeny_and_condorcet(void **state)
{
	struct table *table = read_table(*state, "tideman/expected.csv");
	size_t asked = 0, kemeny = 0, condorcet = 0;

	for (size_t row = 0; row < table->rows; row++) {
		char *path = arena_format(*state, "tideman/%s.cvotes", cell(table, row, "id"));
		struct ballot_file *file;
		struct tally_result result;
		const char *orders = cell(table, row, "kemeny_optimal_orders");
		const struct tally_optima *optima;

		if (!data_text(*state, path))
			continue;
		asked++;
		file = data_ballots(*state, path);
		result = count(*state, "kemeny", &file->ballots);
		optima = result.detail->optima;
		kemeny += optima->proven && optima->disagreements == atoll(cell(table, row, "kemeny_disagreements"))
		    && (!*orders || optima->count == strtoull(orders, NULL, 10));
		condorcet += same_name(file, condorcet_winner(result.pairwise), cell(table, row, "condorcet_winner"))
		    && same_name(file, condorcet_loser(result.pairwise), cell(table, row, "condorcet_loser"));
		ballot_file_free(file);
	}
	print_message("# tideman kemeny: %zu of %zu; condorcet: %zu of %zu\n", kemeny, asked, condorcet, asked);
	assert_int_equal(kemeny, asked);
	assert_int_equal(condorcet, asked);
}

static void cloud_foundry_orders_by_schulze(void **state)
{
	static const struct { const char *path, *order; } cases[] = {
		{ "cloudfoundry/2021-TOC.csv", "Eric Malm > David Stevenson > Jan von Loewenstein > Stephan Merker > Beyhan Veli"
		  " > Lee Porte > Andrew Edgar > Daniel Vaughan" },
		{ "cloudfoundry/2022-TOC.csv", "rkoster > beyhan > AP-Hunt > pburkholder" },
		{ "cloudfoundry/2023-Paketo-SC.csv", "ForestEckhardt > dmikusa > loewenstein" },
		{ "cloudfoundry/2024-Paketo-SC.csv", "loewenstein-sap > jericop" },
	};
	size_t right = 0, count_of = sizeof cases / sizeof *cases;

	for (size_t i = 0; i < count_of; i++) {
		struct ballot_file *file = data_ballots(*state, cases[i].path);
		struct tally_result result = count(*state, "schulze", &file->ballots);
		bool same = data_same_order(file, &result, cases[i].order);

		if (!same)
			print_message("# %s: %s\n", cases[i].path, order_text(*state, &result));
		right += same;
		ballot_file_free(file);
	}
	print_message("# cloudfoundry schulze: %zu of %zu\n", right, count_of);
	assert_int_equal(right, count_of);
}

static void the_debian_logo_by_four_rules(void **state)
{
	static const char order[] = "Swirl > DV > Old Logo > Modified > Fixed Chicken > Further Discussion > Ants > Seal";
	static const char *const rules[] = { "schulze", "borda", "copeland", "kemeny" };
	struct ballot_file *file;
	size_t right = 0;

	file = data_ballots(*state, "preflib/00002-00000008.toc");
	for (size_t i = 0; i < 4; i++) {
		struct tally_result result = count(*state, rules[i], &file->ballots);

		right += data_same_order(file, &result, order);
		if (i == 3) {
			assert_int_equal(result.detail->optima->disagreements, 953);
			assert_int_equal(result.detail->optima->count, 1);
		}
	}
	ballot_file_free(file);
	print_message("# preflib, the Debian logo: %zu of 4 rules\n", right);
	assert_int_equal(right, 4);
}

/* A figure of a report, "668.12345" at its number of decimals, as a whole number. */
static int64_t figure(const char *text)
{
	int64_t out = 0;

	for (; *text && *text != ')' && *text != '\n'; text++)
		if (*text != '.')
			out = out * 10 + (*text - '0');
	return out;
}

/* The votes of one action of a report, an item a cell; what it does not name has none. Returns where the block ends. */
static const char *read_action(const struct ballot_file *file, const char *at, int64_t *votes, bool *elected)
{
	memset(votes, 0, file->items * sizeof *votes);
	memset(elected, 0, file->items * sizeof *elected);
	while (at && at[1] == '\t') {
		const char *name = strchr(at, ':'), *end = strchr(at + 1, '\n'), *open = end;

		if (name && name < end) {
			int32_t item;

			name += 1 + strspn(name + 1, " ");
			while (open > name && *open != '(')
				open--;
			item = open > name ? data_item(file, name, (size_t)(open - name) - 1) : -1;
			if (item >= 0) {
				votes[item] = figure(open + 1);
				elected[item] = !strncmp(at + 2, "Elected", 7);
			}
		}
		at = end;
	}
	return at;
}

static bool same_votes(const struct ballot_file *file, const int64_t *ours, const int64_t *theirs)
{
	for (size_t i = 0; i < file->items; i++)
		if (ours[i] != theirs[i])
			return false;
	return true;
}

/* Follows a report action by action; actions: the beginnings of those that we have a stage for. */
static void follow_report(struct arena *arena, const char *ballots, const char *report, const char *rule,
    const char *const *actions, const enum stage_kind *kinds, size_t *right, size_t *asked)
{
	struct ballot_file *file = data_ballots(arena, ballots);
	uint32_t *lot = arena_array(arena, file->items, sizeof *lot);
	int64_t *votes = arena_array(arena, file->items, sizeof *votes);
	bool *elected = arena_array(arena, file->items, sizeof *elected);
	const char *at = data_text(arena, report);
	struct tally_result result;
	size_t stage = 0;

	for (uint32_t i = 0; i < file->items; i++)
		lot[i] = i;
	result = count_with(arena, rule, &file->ballots, (struct rule_options){ .seats = file->seats, .lot = file->lot ? file->lot : lot });
	while ((at = strstr(at, "\nAction: "))) {
		const char *action = at + 9;

		at = read_action(file, strchr(action, '\n'), votes, elected);
		for (size_t i = 0; actions[i]; i++) {
			const struct tally_stages *stages = result.detail->stages;

			if (!str_begins(action, actions[i]))
				continue;
			while (++stage < stages->count && stages->list[stage].kind != kinds[i])
				;
			++*asked;
			*right += stage < stages->count && same_votes(file, stages->list[stage].votes, votes);
		}
	}
	++*asked;
	for (size_t i = 0; i < file->items; i++)
		if (elected[i] != result.item[i].chosen)
			--*right, i = file->items;
	++*right;
	ballot_file_free(file);
}

static void scottish_wards_stage_by_stage(void **state)
{
	static const char *const wards[] = {
		"Anderston-City-2007", "Calton-2007", "Govan-2007", "Langside-2007", "weak-defeat", "weak-surplus",
	};
	static const char *const actions[] = { "Surplus transferred", "Transfer defeated", NULL };
	static const enum stage_kind kinds[] = { STAGE_SURPLUS, STAGE_EXCLUDED };
	size_t wards_right = 0, stages = 0;

	for (size_t i = 0; i < 6; i++) {
		size_t right = 0, asked = 0;

		follow_report(*state, arena_format(*state, "scotland/%s.blt", wards[i]),
		    arena_format(*state, "scotland/expected/%s-scotland-fixed-p5-d5.txt", wards[i]),
		    "stv-scottish", actions, kinds, &right, &asked);
		if (right != asked)
			print_message("# %s: %zu of %zu stages\n", wards[i], right, asked);
		wards_right += right == asked;
		stages += right;
	}
	print_message("# scotland: %zu of 6 counts, %zu stages\n", wards_right, stages);
	assert_int_equal(wards_right, 6);
}

static void reference_counts_by_two_rules(void **state)
{
	static const char *const names[] = { "42", "42t", "SC-Vm-12", "SC" };
	static const char *const scottish[] = { "Surplus transferred", "Transfer defeated", NULL };
	static const enum stage_kind scottish_kinds[] = { STAGE_SURPLUS, STAGE_EXCLUDED };
	static const char *const meek[] = { "Elect: ", "Defeat (", NULL };
	static const enum stage_kind meek_kinds[] = { STAGE_ELECTED, STAGE_EXCLUDED };
	size_t right = 0, asked = 0;

	for (size_t i = 0; i < 4; i++) {
		char *ballots = arena_format(*state, "stv-ref/%s.blt", names[i]);
		size_t before = right, asked_before = asked;

		follow_report(*state, ballots, arena_format(*state, "stv-ref/%s-scotland-fixed-p5-d5.txt", names[i]),
		    "stv-scottish", scottish, scottish_kinds, &right, &asked);
		print_message("# stv-ref %s scottish: %zu of %zu\n", names[i], right - before, asked - asked_before);
		before = right, asked_before = asked;
		follow_report(*state, ballots, arena_format(*state, "stv-ref/%s-meek-prf-o6-fixed-p9-d9.txt", names[i]),
		    "stv-meek", meek, meek_kinds, &right, &asked);
		print_message("# stv-ref %s meek: %zu of %zu\n", names[i], right - before, asked - asked_before);
	}
	assert_int_equal(right, asked);
}

static bool outcome_is_official(struct arena *arena, const char *path, const char *rule)
{
	struct ballot_file *file = data_ballots(arena, path);
	struct rule_options options = {
		.costs = file->costs, .budget = file->budget, .no_skip = str_begins(rule, "greedy-no-skip"),
		.completion = COMPLETION_ADD1,
	};
	struct tally_result result = count_with(arena, str_begins(rule, "equalshares") ? "equal-shares" : "greedy",
	    &file->ballots, options);
	bool same = !result.detail->spending->tied_count;

	for (size_t i = 0; i < file->items; i++)
		same &= result.item[i].chosen == file->selected[i];
	if (!same)
		print_message("# %s: %s differs (%zu bought, %lld spent, %zu tied)\n", path, rule, result.detail->spending->count,
		    (long long)result.detail->spending->spent, result.detail->spending->tied_count);
	ballot_file_free(file);
	return same;
}

static void budgets_of_cities_by_their_own_rules(void **state)
{
	struct table *table = read_table(*state, "pabulib/expected.csv");
	size_t right = 0, asked = 0;

	for (size_t row = 0; row < table->rows; row++) {
		const char *rule = cell(table, row, "rule");

		if (!str_begins(rule, "greedy") && !str_begins(rule, "equalshares")) {
			print_message("# pabulib, left out: %s, of which no outcome was published\n", cell(table, row, "file"));
			continue;
		}
		asked++;
		right += outcome_is_official(*state, arena_format(*state, "pabulib/%s", cell(table, row, "file")), rule);
	}
	print_message("# pabulib: %zu of %zu\n", right, asked);
	assert_int_equal(right, asked);
}

static void shares_grow_as_published(void **state)
{
	static const struct { const char *path; int64_t share, spent; size_t count; } cases[] = {
		{ "pabulib/Poland_Wieliczka_2023_Green_Budget.pb", 315, 995079, 30 },
		{ "pabulib/Netherlands_Assen_2024.pb", 2033, 76700, 9 },
	};

	for (size_t i = 0; i < 2; i++) {
		struct ballot_file *file = data_ballots(*state, cases[i].path);
		struct tally_result result = count_with(*state, "equal-shares", &file->ballots, (struct rule_options){
			.costs = file->costs, .budget = file->budget, .completion = COMPLETION_ADD1 });

		print_message("# %s by equal shares with add1: %zu of %zu projects, %lld of %lld spent\n", cases[i].path,
		    result.detail->spending->count, cases[i].count, (long long)result.detail->spending->spent, (long long)cases[i].spent);
		assert_int_equal(result.detail->spending->share.num, cases[i].share);
		assert_int_equal(result.detail->spending->spent, cases[i].spent);
		assert_int_equal(result.detail->spending->count, cases[i].count);
		ballot_file_free(file);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FACT(tideman_elections_by_borda),
		FACT(tideman_elections_by_copeland),
		FACT(tideman_elections_by_schulze_winning),
		FACT(tideman_elections_by_schulze_margins),
		FACT(tideman_elections_by_ranked_pairs_winning),
		FACT(tideman_elections_by_ranked_pairs_margins),
		FACT(tideman_elections_by_minimax_winning),
		FACT(tideman_elections_by_minimax_margins),
		FACT(tideman_elections_by_kemeny_and_condorcet),
		FACT(cloud_foundry_orders_by_schulze),
		FACT(the_debian_logo_by_four_rules),
		FACT(scottish_wards_stage_by_stage),
		FACT(reference_counts_by_two_rules),
		FACT(budgets_of_cities_by_their_own_rules),
		FACT(shares_grow_as_published),
	};

	return data_is_here() ? cmocka_run_group_tests_name("tally data", tests, NULL, NULL) : 0;
}
