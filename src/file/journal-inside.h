/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_JOURNAL_INSIDE_H
#define TALKA_FILE_JOURNAL_INSIDE_H

#include "base/mem.h"
#include "base/str.h"
#include "file/journal.h"

/*
 * journal-inside - what the files of the journal share; nobody else includes it.
 *
 * Invariants:
 *  - A row in memory is its line, split in place: eleven texts after one
 *    another, each with its NUL. So the file's bytes are held once, and a
 *    pointer a row.
 *  - A line that would not be written the same way again is not taken for a
 *    row: what was read can be written elsewhere byte for byte.
 */
#define JOURNAL_FILE "events.csv"
#define TORN_FILE "events.torn"
#define JOURNAL_HEADER "seq,run,ms,time,event,exercise,round,participant,item,value,crc\n"

enum { CRC_TEXT = 10 };            /* room for x01234567 and NUL */

struct journal {
	struct disk disk;
	char *folder;
	int file;
	enum journal_state state;
	bool locked_by_other;
	char *bytes;               /* the file as it was opened, split in place */
	struct arena *arena;       /* rows that came since */
	char **rows;
	size_t count, room;
	uint32_t crc;              /* of the last row */
	int64_t end;               /* where the last good sync ended */
	struct str kept;           /* the lines of an append that is not done */
	size_t kept_count;
	uint32_t kept_crc;         /* of the last of them */
	bool waits;                /* their sync goes on */
	bool spent;                /* a sync failed: this file is not written to any more */
	bool untidy;               /* bytes may stand past the end */
	size_t torn_bytes, damage_line, lost_rows;
};

/* --- journal-line: one line. length is with its LF everywhere. */

uint32_t line_header_crc(void);
/* Has it this seq, and a crc that fits after a line with crc prev? Fills in its crc. */
bool line_fits(const char *line, size_t length, uint32_t prev, int64_t seq, uint32_t *crc);
/* Does its crc fit after the line that ends where it begins? */
bool line_follows(const char *line, size_t length);
/* The same, and splits it in place where it fits. */
bool line_take(char *line, size_t length, uint32_t prev, int64_t seq, uint32_t *crc);
/* Puts a split line together; texts point into it. */
struct journal_row line_row(const char *split);
/* Adds a line and returns its crc. */
uint32_t line_write(struct str *out, const struct journal_row *row, int64_t seq, uint32_t prev);

/* --- journal */

/* Takes whole lines that continue the journal as its rows, splits them, and returns the bytes taken. */
size_t journal_take(struct journal *journal, char *bytes, size_t size);
/* folder/name: the disk's words for an error go to err; always false. */
bool journal_tell(struct err *err, const char *folder, const char *name, int error);
/* Makes and locks folder/events.csv, writes bytes, syncs file and folder. The file, or -1 and words. */
int journal_make_file(const struct disk *disk, const char *folder, const struct str *bytes, struct err *err);

#endif
