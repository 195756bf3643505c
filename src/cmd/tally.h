/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_CMD_TALLY_H
#define TALKA_CMD_TALLY_H

#include "base/str.h"
#include "cmd/command.h"
#include "tally/cut.h"
#include "tally/rule.h"

/*
 * tally - counting what a file or a session holds, by any rules.
 *
 * Invariants:
 *  - What cannot be counted by a rule is told with its reason, never left out.
 *
 * Ownership: a batch owns what it was read from; tally_batch_free() frees all.
 */
struct tally_wanted {
	const char *rules;               /* names parted by commas or lines; NULL = all that fit */
	struct rule_options options;
	bool reject_unranked, explain, has_budget, has_completion;
	size_t seats;                    /* 0 = as the file says, else 1 */
	const char *write;               /* the file to write the ballots to in another form; NULL = none */
	const struct remedy *remedy;     /* NULL = ties stay */
	int64_t seed;                    /* of the lot */
};

/* One count of a job. */
struct tally_count {
	const struct rule *rule;
	const char *failed;              /* why the rule cannot count this; NULL = it did */
	struct tally_result result;
	struct tally_line line;          /* the first seats places, for rules that do not choose themselves */
	const char *remedy;              /* that was due at the line; NULL = none */
	bool remedy_unfit;               /* such ballots do not hold what it needs */
};

/* One set of ballots: a file's, or those of a round. */
struct tally_job {
	const char *title;               /* "tennessee.csv"; "rank-needs, round 1" */
	const char *form;                /* "rows"; "session" */
	const char *exercise;            /* NULL where it is a file */
	int64_t round;
	const char *kind;                /* of the round: main, second, again, run-off */
	int64_t settles;                 /* of a run-off: the round whose tie it was for; 0 = none */
	const char *told;                /* what the room made of it, as a sentence; NULL = nothing */
	const char *in_the_room;         /* the rule that the room was told; NULL where it is a file */
	const char *const *names;        /* for programs: as the file or the session has them */
	const char *const *labels;       /* for people */
	struct tally_ballots ballots;
	struct rule_options options;
	size_t seats;
	struct tally_count *counts;
	size_t count;
};

struct tally_batch {
	struct tally_job *jobs;
	size_t count;
	struct arena *arena;
	void *source;                    /* ballot file or sitting */
	void (*close)(void *source);
};

/* Reads and counts. False after faults, which are told on call->problems. */
bool tally_batch_open(const struct command_call *call, const char *path, const struct tally_wanted *wanted, struct tally_batch *batch);
bool tally_open_session(const struct command_call *call, const char *path, const struct tally_wanted *wanted, struct tally_batch *batch);
bool tally_batch_count(const struct command_call *call, const struct tally_wanted *wanted, struct tally_batch *batch);
void tally_batch_free(struct tally_batch *batch);

void tally_write_text(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out);
/* Which rules of the job put the same first, in sentences; then the orders of all side by side. */
void tally_say_firsts(const struct tally_job *job, struct arena *arena, struct str *out);
void tally_write_orders(const struct tally_job *job, struct arena *arena, struct str *out);

/* How much people agree on an item, by measures that analysts know (tally/consensus.h). */
struct tally_consensus {
	bool has_eijk, has_leik, has_tastle_wierman;
	struct tally_ratio eijk, leik;
	double tastle_wierman;
};

/* How near two orders are (tally/concord.h). */
struct tally_nearness {
	int64_t turned;                  /* pairs that stand the other way round */
	bool has_tau_a, has_tau_b, has_rho;
	struct tally_ratio tau_a;
	double tau_b, rho;
};

/* One an item; NULL where nobody graded. Lives with the arena. */
const struct tally_consensus *tally_consensus_of(const struct tally_job *job, struct arena *arena);
/* The count that the others are held against: the first that there is, or NULL. */
const struct tally_count *tally_held_against(const struct tally_job *job);
bool tally_has_order(const struct tally_count *count);
struct tally_nearness tally_nearness_of(const struct tally_count *first, const struct tally_count *count, struct arena *arena);
/* Both as tables. */
void tally_write_measures(const struct tally_job *job, struct arena *arena, struct str *out);

/* A line for each rule that was held against others: its name alone says nothing to most people. */
void tally_write_meanings(const struct tally_batch *batch, struct str *out);
void tally_write_csv(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out);
void tally_write_json(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out);
/* All rules, with a sentence, a source and a cost each. */
void tally_write_list(struct str *out);

/* "last", "ignore", "reject", as --unranked says it. */
const char *tally_unranked_name(const struct tally_wanted *wanted);
/* Is something not ranked or not graded, which a policy then has to place? */
bool tally_has_unranked(const struct tally_ballots *ballots);

#endif
