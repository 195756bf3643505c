/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_POLL_RECORD_H
#define TALKA_MODEL_POLL_RECORD_H

#include "model/ballot.h"
#include "tally/rule.h"

/*
 * poll-record - closed rounds, for tables and for counting again.
 *
 * Invariants:
 *  - An open round has no ballots, counts or result here.
 */
/* Those who gave one answer to the attribute by which the result is split. */
struct round_group {
	const struct texts *answer;         /* NULL = no answer */
	size_t ballots;                     /* of it that count */
	bool hidden;                        /* too small to be told, or one by which such a one could be found */
	const struct tally_result *result;  /* NULL while hidden */
};

struct round_record {
	const struct exercise *exercise;
	int64_t round;
	const char *kind, *rule, *inputs;   /* "main", "second", "again", "run-off"; "points"; "hands|paper" */
	bool secret, closed, in_force;
	int64_t replaced_by;                /* the round that replaced it; 0 = none */
	int64_t settles;                    /* of a run-off: the round whose tie it settles; 0 = none */
	bool voided;                        /* a secret round that was given up: never closed, without ballots */
	bool box_missing;                   /* a closed secret round whose opened box is not there, or another one */
	const struct poll_item *items;
	size_t item_count;
	struct poll_limits limits;
	const struct ballot *ballots;       /* NULL while open */
	size_t ballot_count;
	const int64_t *counts;              /* by hands, one an item, -1 = not counted; NULL = no hands */
	int64_t people_by_hands;            /* -1 = not told */
	size_t entitled, valid, short_ones, blank, spoilt, void_ones;
	int64_t budget;                     /* -1 = nothing is shared out */
	const int64_t *costs;               /* one an item; NULL = not all are known */
	const uint32_t *drawn;              /* items in the order in which ties of a budget were settled */
	size_t drawn_count;
	const char *closed_at;
	const struct tally_result *result;  /* NULL while open or without a valid ballot */
	int64_t agreement_permille;
	const char *agreement_words;
	const int64_t *spread_permille;     /* one an item, -1; NULL = not known */
	const bool *split_opinion;
	const struct attribute *split;      /* NULL = not asked for */
	const struct round_group *groups;   /* one an answer, and the last without one; NULL while open */
	size_t group_count;
	const char *split_reason;           /* why nothing is told by groups: "small-groups", "no-codes", "one-group"; "" = it is */
	const char *cut;
	const bool *selected;               /* one an item; NULL until the cut is set */
	bool tie_at_cut;
	const char *remedy, *remedy_note;
	int64_t lot_seed;                   /* -1 = none */
	/* As the journal tells it, for verify. */
	const char *told_close, *told_cut, *told_settle;   /* the values of round.close, cut.set, tie.settle; "" */
};

size_t records_count(const struct session *session);
const struct round_record *records_get(const struct session *session, size_t i);
/* The i-th secret round that was neither closed nor given up: its box is shut, and its ballots are not counted. NULL at the end. */
const struct round_record *records_sealed(const struct session *session, size_t i);
/* What a closed round is counted from, and how: for any other rule too. Lives with arena. */
struct tally_ballots record_ballots(const struct round_record *record, struct arena *arena);
struct rule_options record_options(const struct round_record *record);
/* Counts the round once more from its ballots and counts: NULL where there is nothing to count. Lives with arena. */
const struct tally_result *record_recount(const struct round_record *record, struct arena *arena, struct err *err);
/* Which items the cut takes by a result, and which are tied at the line. Arrays of item_count, live with arena. */
void record_cut(const struct round_record *record, const struct tally_result *result, struct arena *arena, bool **selected, bool **tied);

#endif
