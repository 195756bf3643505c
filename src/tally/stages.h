/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_STAGES_H
#define TALKA_TALLY_STAGES_H

#include "tally/detail.h"

/*
 * stages - a count in which votes move: who was elected, who was excluded, and
 * how everybody stood after each step.
 *
 * Invariants:
 *  - Votes are whole numbers of 1 / unit of a vote; nothing is rounded but where
 *    the rule says so.
 *  - A tie is broken by the most recent earlier stage in which the tied differ,
 *    then by the lot (the first drawn is the one to whom it happens), else the
 *    count stops and tied tells who.
 */
enum stage_kind {
	STAGE_FIRST,         /* first preferences */
	STAGE_SURPLUS,       /* what item had above the quota went on */
	STAGE_EXCLUDED,      /* item went out, its votes went on */
	STAGE_ELECTED,       /* stv-meek: item reached the quota */
	STAGE_KINDS
};

struct tally_stage {
	enum stage_kind kind;
	uint32_t item;
	int64_t moved;               /* surplus, or votes of the excluded */
	const int64_t *votes;        /* an item a cell, after the stage (before it where recounted) */
	int64_t exhausted;           /* ballots that rank nobody who is still in */
	int64_t quota;               /* 0 = the rule has none */
	bool by_earlier, by_lot;     /* how a tie about item was broken */
};

enum stage_state { STATE_HOPEFUL, STATE_ELECTED, STATE_EXCLUDED };

struct tally_stages {
	size_t items, seats;
	int64_t unit;
	bool recounted;              /* stv-meek: every stage counts all votes anew, and tells them as they stood before it */
	struct tally_stage *list;
	size_t count, room;
	enum stage_state *state;     /* an item a cell, at the end */
	uint32_t *elected;           /* in the order of their election */
	size_t elected_count, hopeful;
	const uint32_t *tied;        /* where it stopped for want of a lot */
	size_t tied_count;
	const uint32_t *lot;
	struct arena *arena;
};

/* The start of every count in stages; the rule sets unit. */
struct tally_stages *stages_start(const struct tally_ballots *ballots, const struct rule_options *options,
    struct arena *arena, struct tally_result *result);
/* A new stage with a copy of votes. */
struct tally_stage *stages_add(struct tally_stages *stages, enum stage_kind kind, uint32_t item, const int64_t *votes);
void stages_elect(struct tally_stages *stages, uint32_t item);
void stages_exclude(struct tally_stages *stages, uint32_t item);
/* The rest: elected where there are seats for all of them. True where nothing is left to count. */
bool stages_complete(struct tally_stages *stages);
/*
 * The one of the candidates (consumed) with the most or the fewest votes of the
 * stages so far, as the tie rules say. -1: only a lot can tell; then tied is set.
 */
int32_t stages_pick(struct tally_stages *stages, bool *candidates, bool most, struct tally_stage *told);

/* Preferences as lists: papers_next() walks them. As large as the ballots, so they go when the count is over. */
struct papers {
	size_t count, items;
	int16_t *order;              /* items best first, -1 behind the last; items + 1 a ballot */
	uint32_t *at;                /* where each ballot is in its list */
	int64_t *value;              /* of one voter's paper, in units */
	const struct tally_ballots *ballots;
};

/*
 * A whole rule that moves papers, stage by stage: count() does it between the start and the end that all of them have.
 * Elected stand first, then (where a tie stopped the count) who is still in, then the excluded. Joint ranks are refused in words.
 */
bool papers_count(const struct tally_ballots *ballots, const struct rule_options *options, struct arena *arena, struct tally_result *result,
    void (*count)(struct tally_stages *stages, struct papers *papers, int64_t voters), struct err *err);
/* The item that holds the ballot, or -1. */
int32_t papers_holder(const struct papers *papers, size_t ballot);
/* Moves a ballot on to the next hopeful (from: the place of its list to begin with). Returns the item or -1. */
int32_t papers_next(struct papers *papers, size_t ballot, uint32_t from, const enum stage_state *state);

#endif
