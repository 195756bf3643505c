/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TESTS_TALLY_SUPPORT_H
#define TALKA_TESTS_TALLY_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tally/pairwise.h"
#include "tally/rule.h"

/*
 * tally-support - ballots typed as facts, results read as texts.
 *
 * Ballots: "42 ABCD, 26 BCDA, 3 A=BC": a count, then letters from the best
 * down; = joins a letter to the one before it; what is missing is unranked.
 * Orders: "B>A=C>D", joint items in the order of their letters.
 * Every test gets an arena as *state.
 */
static inline int support_begin(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int support_end(void **state)
{
	arena_free(*state);
	return 0;
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, support_begin, support_end)

static inline size_t support_count(const char *text)
{
	size_t count = 1;

	for (; *text; text++)
		count += *text == ',';
	return count;
}

static inline void support_row(int16_t *marks, const char *letters)
{
	int16_t rank = 0;
	bool joined = false;

	for (; *letters && *letters != ','; letters++) {
		if (*letters == '=') {
			joined = true;
			continue;
		}
		rank = (int16_t)(rank + !joined);
		joined = false;
		marks[*letters - 'A'] = rank;
	}
}

static inline struct tally_ballots ranks(struct arena *arena, size_t items, const char *text)
{
	size_t count = support_count(text);
	int16_t *marks = arena_array(arena, count * items, sizeof *marks);
	int32_t *weights = arena_array(arena, count, sizeof *weights);

	for (size_t i = 0; i < count; i++) {
		char *end;

		weights[i] = (int32_t)strtol(text, &end, 10);
		support_row(marks + i * items, end + strspn(end, " "));
		text = strchr(text, ',') ? strchr(text, ',') + 1 : "";
	}
	return (struct tally_ballots){
		.kind = TALLY_RANKS, .items = items, .count = count, .marks = marks, .weights = weights,
	};
}

/* marks are the caller's and stay. */
static inline struct tally_ballots rows(enum tally_kind kind, size_t items, size_t count, const int16_t *marks)
{
	return (struct tally_ballots){ .kind = kind, .items = items, .count = count, .marks = marks };
}

static inline struct tally_result count_with(struct arena *arena, const char *rule, const struct tally_ballots *ballots,
    struct rule_options options)
{
	struct tally_result result;
	struct err err = ERR_INIT;

	assert_non_null(rule_find(rule));
	if (!rule_count(rule_find(rule), ballots, &options, arena, &result, &err))
		fail_msg("%s: %s", rule, err_text(&err));
	return result;
}

static inline struct tally_result count(struct arena *arena, const char *rule, const struct tally_ballots *ballots)
{
	return count_with(arena, rule, ballots, (struct rule_options){ .seats = 1 });
}

static inline const char *order_text(struct arena *arena, const struct tally_result *result)
{
	uint32_t *order = result_order(result, arena);
	char *text = arena_alloc(arena, 2 * result->items + 1);

	for (size_t i = 0; i < result->items; i++) {
		text[2 * i] = (char)('A' + order[i]);
		if (i + 1 < result->items)
			text[2 * i + 1] = result->item[order[i]].place == result->item[order[i + 1]].place ? '=' : '>';
	}
	return text;
}

static inline void assert_order(struct arena *arena, const char *rule, const struct tally_ballots *ballots,
    const char *expected)
{
	struct tally_result result = count(arena, rule, ballots);

	assert_string_equal(order_text(arena, &result), expected);
}

static inline void assert_scores(const struct tally_result *result, const int64_t *scores, int64_t div)
{
	for (size_t i = 0; i < result->items; i++)
		if (ratio_compare(result->item[i].score, result->item[i].score_div, scores[i], div))
			fail_msg("item %c: %lld/%lld, expected %lld/%lld", (int)('A' + i), (long long)result->item[i].score,
			    (long long)result->item[i].score_div, (long long)scores[i], (long long)div);
}

/* Elections with published answers: Tennessee's capital (Memphis, Nashville, Chattanooga, Knoxville), and others. */
#define TENNESSEE "42 ABCD, 26 BCDA, 15 CDBA, 17 DCBA"
#define CYCLE "1 ABC, 1 BCA, 1 CAB"
/* M. Schulze's example of 45 voters, and example 1 of Schulze 2011, Soc Choice Welf 36. */
#define SCHULZE_45 "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
#define SCHULZE_21 "8 ACDB, 2 BADC, 4 CDBA, 4 DBAC, 3 DCBA"
/* Condorcet 1785, as in Young 1988 (APSR 82). */
#define CONDORCET_60 "23 ABC, 17 BCA, 2 BAC, 10 CAB, 8 CBA"
/* Burlington 2009, the top three: Montroll, Kiss, Wright. */
#define BURLINGTON "1332 ABC, 767 ACB, 455 A, 2043 BAC, 371 BCA, 568 B, 1513 CAB, 495 CBA, 1289 C"
/* Alaska, special US House election of August 2022: Peltola, Palin, Begich. */
#define ALASKA "27053 CBA, 15467 CAB, 11290 C, 34049 BCA, 3652 BAC, 21272 B, 47407 ACB, 4645 ABC, 23747 A"
/* Constructed: joint ranks and short ballots. */
#define BORDA_TIES "3 A=BCD, 2 C, 1 DB"
/* pref_voting's documentation of ranked pairs: every majority but those over A is even. */
#define TIED_EDGES "1 CDBA, 1 ADBC, 1 BDCA, 1 CBDA"

#endif
