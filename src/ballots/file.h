/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_FILE_H
#define TALKA_BALLOTS_FILE_H

#include "base/faults.h"
#include "file/stream.h"
#include "tally/ballots.h"

/*
 * file - a file of ballots, whatever its form, as names and small numbers.
 *
 * Invariants:
 *  - The form is told by the content, never by the name.
 *  - Every fault has its line; with a fault of kind error there is no file.
 *  - No ballot is dropped silently: what cannot be read is an error.
 *
 * Ownership: names live with the file; ballot_file_free() frees all.
 */
struct ballot_file {
	const char *form;              /* of the reader's row: "pabulib" */
	size_t items;
	const char *const *names;
	const char *const *labels;     /* by what people know them, where names are numbers: "bike path (1)"; NULL = the names */
	struct tally_ballots ballots;
	size_t seats;                  /* 0 = the file does not say */
	int64_t budget;                /* -1 = the file does not say */
	const int64_t *costs;          /* one an item, or NULL */
	const uint32_t *lot;           /* an order for ties that the file fixes, or NULL */
	const bool *selected;          /* the outcome that the file tells, or NULL */
	const char *rule;              /* the rule that the file tells, or NULL */
	int16_t *marks;                /* owned: what ballots.marks and ballots.weights point at */
	int32_t *weights;
	uint32_t *lines;               /* of the file, from 1, a ballot a cell */
	struct arena *arena;
};

struct lines;

struct ballot_reader {
	const char *form, *help;
	/* Does the file begin like this form? bytes, its first block, end with NUL. */
	bool (*looks)(const char *bytes, size_t size);
	void (*read)(struct lines *text, struct ballot_file *file);
};

/* NULL where faults hold an error. */
struct ballot_file *ballot_file_read(struct stream stream, struct faults *faults);
struct ballot_file *ballot_file_of_bytes(const char *bytes, size_t size, struct faults *faults);
void ballot_file_free(struct ballot_file *file);
/* The first reader for NULL, NULL after the last. */
const struct ballot_reader *ballot_reader_next(const struct ballot_reader *reader);

#endif
