/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_LINES_H
#define TALKA_BALLOTS_LINES_H

#include "ballots/slice.h"
#include "base/faults.h"
#include "file/stream.h"

/*
 * lines - a text line by line, of which one block is held and no more.
 *
 * Invariants:
 *  - Where a block ends changes nothing: not the lines, nor their faults.
 *  - Every line that is handed out is UTF-8 and holds no NUL and no CR.
 *  - After a fault of the text itself, or too many of what it says, nothing more
 *    is read, and nothing more is said.
 *
 * Ownership: lines_end() frees all; a line lives until the next one.
 */
struct lines {
	struct stream stream;
	struct faults *faults;
	char *block;                   /* ends with a NUL */
	size_t room, at, end;          /* of the block: bytes in all, what is not handed out yet */
	uint64_t before;               /* bytes of the text before the block */
	size_t line;                   /* the one handed out last, from 1 */
	bool at_end, stopped;
};

/* Reads the first block, and leaves out a spreadsheet's mark that the text is UTF-8. */
void lines_begin(struct lines *lines, struct stream stream, struct faults *faults);
void lines_end(struct lines *lines);

/* The next line without its end (LF or CRLF); false behind the last. */
bool lines_next(struct lines *lines, struct slice *line);
/* The same bytes, which may be written over: what was in quotes goes without them. */
char *lines_own(const struct lines *lines, const char *in_line);
/* An error in the line handed out last. */
void lines_fault(struct lines *lines, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
