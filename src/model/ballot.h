/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_BALLOT_H
#define TALKA_MODEL_BALLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/poll.h"

/*
 * ballot - one slip: how it is read from letters, written into an event, read back.
 *
 * Invariants:
 *  - Written and read again a ballot is the same.
 *  - Letters: case and commas are free, blanks too up to 26 items (beyond, a blank
 *    parts the letters); look-alike Cyrillic and Greek letters count.
 *  - Grades stand behind their letters, "A5 C0", or in the order of the letters,
 *    "5 - 0": - leaves one out. Up to 9 no blank is needed. By several criteria as
 *    many stand behind each letter, "A210".
 */
enum ballot_status { BALLOT_VALID, BALLOT_SHORT, BALLOT_BLANK, BALLOT_SPOILT, BALLOT_VOID, BALLOT_STATUSES };

struct pick {
	size_t item;                   /* offered index */
	int64_t votes;                 /* 1 but for dots, places and grades */
	int8_t grades[CRITERIA_MOST];  /* by criterion, where there are several */
};

struct ballot {
	int64_t number;                /* in the round, from 1 */
	const char *participant;       /* "" = unknown, as on paper */
	enum ballot_source source;
	enum ballot_status status;
	int64_t group;                 /* the pile it came with: the number of an answer to the round's attribute; 0 = none */
	const struct pick *picks;      /* in the order given */
	size_t pick_count;
};

const char *ballot_status_name(enum ballot_status status);
const char *ballot_source_name(enum ballot_source source);
/* What an item gets for its grades by criterion. */
int64_t ballot_weighted(const struct poll_limits *limits, const int8_t *grades);
/* How much of limits.choose picks use up: dots, or items. */
int64_t ballot_used(enum ballot_shape shape, const struct pick *picks, size_t count);

/* What stands in the field of a slip so far. */
struct ballot_reading {
	struct pick *picks;            /* lives with arena */
	size_t pick_count;
	enum ballot_status status;
	bool empty;                    /* nothing typed: Enter does nothing */
};
/* False and words when the letters are no ballot (too many, a repeat, an unknown letter): to be mended or called spoilt.
 * The words are in the language of whoever types; NULL = English. */
bool ballot_read(const struct poll *poll, const char *typed, const struct language *tongue, struct arena *arena, struct ballot_reading *reading,
    struct err *err);
/* The letters of a ballot, "C A F" (dots: "C C A"; places: "C=A F"; grades: "C4 A0", "C210"). Lives with arena. */
const char *ballot_letters(const struct poll *poll, const struct pick *picks, size_t count, struct arena *arena);
/* The value of ballot.cast: "source=paper status=valid picks=needs-3|needs-1:2". */
void ballot_value(const struct poll *poll, enum ballot_source source, const struct ballot_reading *reading, struct str *value);

#endif
