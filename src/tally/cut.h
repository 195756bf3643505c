/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_TALLY_CUT_H
#define TALKA_TALLY_CUT_H

#include "tally/result.h"

/*
 * cut - the line below the items that go on, and what to do with a tie on it.
 *
 * Invariants:
 *  - An item that nobody chose is never in and never tied for a place.
 *  - Without a tie left is 0 and tied_count is 0; with one, 0 < left < tied_count.
 *  - A remedy moves items only out of tied: into in, or away; what it cannot
 *    part stays tied. So remedies can follow each other.
 *  - Nothing here depends on the order of the items but REMEDY lot, which is told its draw.
 */
enum tally_cut_kind {
	CUT_NONE,            /* no line: everything that somebody chose is in */
	CUT_PLACES,          /* the first number places */
	CUT_SHARE            /* chosen by at least number per cent of those who voted */
};

struct tally_cut {
	enum tally_cut_kind kind;
	int64_t number;
};

struct tally_line {
	size_t items;
	bool *in;               /* one an item */
	uint32_t *tied;         /* who stand on the line together, by item number */
	size_t tied_count;
	size_t left;            /* places that they share */
	bool very_close;        /* at most one vote (point, dot) across the line, and no tie on it */
};

/* In the arena. With CUT_SHARE there are never ties; items with people not known (-1) are measured by their score. */
void cut_line(const struct tally_result *result, struct tally_cut cut, struct arena *arena, struct tally_line *line);
size_t line_in_count(const struct tally_line *line);

/*
 * A remedy that is arithmetic has apply(); the others (run-off, group-decides,
 * hat) come back from the room and are entered with line_choose().
 */
struct remedy {
	const char *help;
	unsigned kinds;         /* 1u << each tally_kind whose ballots it needs; 0 = needs no ballots */
	bool random;            /* needs order */
	/* order: a permutation of 0 to tied_count - 1, drawn by the caller; NULL unless random. */
	void (*apply)(const struct tally_ballots *ballots, const struct tally_result *result, const uint32_t *order,
	    struct arena *arena, struct tally_line *line);
};

/* The ways out of a tie, in the order in which they are offered. */
enum way_out {
	WAY_KEEP_ALL, WAY_KEEP_NONE, WAY_HEAD_TO_HEAD, WAY_MORE_PEOPLE, WAY_MORE_FIRST_CHOICES, WAY_RUN_OFF, WAY_GROUP_DECIDES, WAY_HAT, WAY_LOT,
	WAYS_OUT
};

/* As files and journals call them; ended by NULL. */
extern const char *const way_out_names[WAYS_OUT + 1];
/* WAYS_OUT where none is called so. */
enum way_out way_out_find(const char *name, size_t length);
const struct remedy *remedy_of(enum way_out way);
const struct remedy *remedy_find(const char *name);      /* or NULL */
const char *remedy_name(const struct remedy *remedy);
/* Can it be used on what these ballots tell? Counts by hand hide who chose what. */
bool remedy_fits(const struct remedy *remedy, const struct tally_ballots *ballots);
/* Returns whether the tie is settled. Only for remedies with apply. */
bool remedy_apply(const struct remedy *remedy, const struct tally_ballots *ballots, const struct tally_result *result,
    const uint32_t *order, struct arena *arena, struct tally_line *line);
/* What the room decided: chosen (each one of the tied) are in, the rest of the tied are out. Any number may be chosen. */
void line_choose(struct tally_line *line, const uint32_t *chosen, size_t count);

#endif
