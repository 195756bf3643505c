/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_EXPLAIN_H
#define TALKA_MODEL_EXPLAIN_H

#include "base/str.h"
#include "base/tr.h"
#include "tally/rule.h"

/*
 * explain - why a count came out as it did, in plain words with numbers.
 *
 * Invariants:
 *  - Everything is read from the ballots and the result; nothing is decided here.
 *  - Each sentence stands on a line of its own, which ends in LF.
 *  - Where joint items have to be named one after the other, they stand by number.
 *
 * Ownership: borrows all that it is about; scratch lives with the arena.
 */
struct explain {
	const struct rule *rule;
	const struct rule_options *options;
	const struct tally_ballots *ballots;
	const struct tally_result *result;
	const char *const *names;               /* one an item */
	const struct language *tongue;          /* of what budgets say; NULL = English */
	bool tabled;                            /* the figures stand in a table beside, so they are not told once more */
	bool in_room;                           /* before a group: what nobody chose is not told, nor what the wall tells elsewhere */
};

/* Who is first, elected or funded, or why nobody is: one sentence. */
void explain_first(const struct explain *about, struct arena *arena, struct str *out);
/* How the rule came to that: figures, duels, chains, stages, purchases. */
void explain_steps(const struct explain *about, struct arena *arena, struct str *out);
/* Each group of joint items with its reason. */
void explain_ties(const struct explain *about, struct str *out);
/* first, steps and ties, in this order. */
void explain_result(const struct explain *about, struct arena *arena, struct str *out);

/*
 * What ballots tell whatever the rule: who beats everybody else or where the circle
 * is, and how much people agree; how each item was graded. Nothing where ballots
 * neither rank nor grade.
 */
void explain_ballots(const struct tally_ballots *ballots, enum tally_unranked unranked, const char *const *names,
    struct arena *arena, struct str *out);

/* Did the count stop at a tie that only a lot can part? */
bool explain_waits(const struct tally_result *result);
/* Is it known that no other order is better? */
bool explain_proven(const struct tally_result *result);
/* "9", "7.5", "33.33": at most two decimals, halves up. */
void explain_number(int64_t number, int64_t div, struct str *out);
/* "A, B and C"; from the 13th on they are only counted. */
void explain_names(const char *const *names, const uint32_t *items, size_t count, struct str *out);

#endif
