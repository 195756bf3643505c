/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_JOURNAL_H
#define TALKA_FILE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "file/disk.h"

/*
 * journal - an append-only chain of checked CSV rows (events.csv).
 *
 * Knows columns and the chain, nothing of workshops. Form, escapes and crc:
 *   seq,run,ms,time,event,exercise,round,participant,item,value,crc
 *
 * Invariants:
 *  - Any prefix of a journal opens, and holds the events of its whole rows.
 *  - journal_append() says APPEND_DONE only when all rows are on disk, in a file that still had its name.
 *  - After APPEND_FAILED the file ends where the last good sync ended, as far
 *    as the disk still obeys; the rows given are kept and can be retried or
 *    moved with journal_move().
 *  - A row is counted only if its line ends in LF and its crc and seq fit.
 *
 * Cost: the file's bytes once and a pointer a row; 50,000 rows open in some 20 ms.
 *
 * Ownership: the journal owns the texts of its rows until journal_close(), they
 * never move; rows given to journal_append() are copied. The table of the disk
 * is copied, what its context points to must live on.
 */
struct journal_row {
	int64_t seq, run, ms;
	/* time to item: no blank, comma, quote or control character */
	const char *time;          /* 2026-11-23T17:30:00Z */
	const char *event;         /* "item.add" */
	const char *exercise;      /* "" = none, as in all that follow */
	int64_t round;             /* 0 = none, written empty */
	const char *participant, *item;
	const char *value;         /* unquoted, but with its escapes: one line without TAB */
	uint32_t crc;
};

enum append { APPEND_DONE, APPEND_WAITS, APPEND_FAILED };

enum journal_state {
	JOURNAL_OPEN,              /* may be appended to */
	JOURNAL_READ_ONLY,         /* asked for, or locked by another */
	JOURNAL_DAMAGED            /* good lines follow bad ones: read-only; rows hold what stands before */
};

struct arena;
struct journal;

/* A new file in an existing folder; sync of file and folder. NULL and words if it exists already. */
struct journal *journal_create(const struct disk *disk, const char *folder, struct err *err);
/* Opens folder/events.csv. Where another holds the lock or read_only is asked, it is opened read-only (journal_state tells).
 * A bad tail is copied to events.torn and cut (not when read-only). */
struct journal *journal_open(const struct disk *disk, const char *folder, bool read_only, struct err *err);
void journal_close(struct journal *journal);                  /* NULL is fine */

enum journal_state journal_state(const struct journal *journal);
bool journal_locked_by_other(const struct journal *journal);
/* Bytes of a torn tail, cut at opening unless it was read-only; for a damaged journal the line where the damage begins and the good lines after it. */
size_t journal_torn_bytes(const struct journal *journal);
size_t journal_damage_line(const struct journal *journal);
size_t journal_lost_rows(const struct journal *journal);

size_t journal_count(const struct journal *journal);          /* rows that are on disk */
/* A row is put together when asked for, its texts point into the journal: take it by value. i < journal_count(). */
struct journal_row journal_get(const struct journal *journal, size_t i);
const char *journal_folder(const struct journal *journal);
/* 1 where the file still has its name, 0 where it or its folder was moved or deleted, or -errno. */
int journal_is_there(const struct journal *journal);
uint32_t journal_head_crc(const struct journal *journal);     /* crc of the last row, or of the header */

/* Appends n rows with one write and one sync. seq and crc are filled in here; run, ms, time and the rest are the caller's.
 * A row that could not be read again (a comma in an id, a line end in value) is refused as APPEND_FAILED and not kept.
 * APPEND_WAITS: the rows count when journal_settle() says APPEND_DONE. A second append before that is refused as APPEND_FAILED in words. */
enum append journal_append(struct journal *journal, const struct journal_row *rows, size_t n, struct err *err);
enum append journal_settle(struct journal *journal, struct err *err);
/* After APPEND_FAILED: tries the kept rows once more. A failed sync is never retried on the same file: then APPEND_FAILED again, with words that say to save elsewhere. */
enum append journal_retry(struct journal *journal, struct err *err);
/* Are there rows that a failed append kept? */
bool journal_keeps(const struct journal *journal);
/* Forgets the kept rows of a failed append (the facilitator gave the step up); rows that still wait stay. */
void journal_give_up(struct journal *journal);
/* Writes the whole chain from memory, kept rows too, and one that tells of the move behind them (NULL = none), to a new folder
 * (made here) and goes on there. Of a damaged journal that is what stands before the damage. A read-only one is refused. */
bool journal_move(struct journal *journal, const char *folder, const struct journal_row *told, struct err *err);

/*
 * The only rewrite: every row as change() makes it, rows behind them, the chain anew; temporary name, sync, rename.
 * Seq, run, ms and time stay. What points into the rows of before is gone, also where it fails after the rename.
 *
 * Invariants:
 *  - A disk that dies at any call leaves either the journal of before or the new one.
 *  - Nobody else can lock the journal in between.
 *
 * False and words: nothing was changed, unless journal_is_spent() tells that the disk may have either.
 * events.torn goes too.
 */
struct journal_change {
	void (*row)(void *of, struct journal_row *row, struct arena *arena);   /* what it puts in lives with arena */
	void *of;
	const struct journal_row *added;
	size_t added_count;
};
bool journal_rewrite(struct journal *journal, const struct journal_change *change, struct err *err);
/* A sync failed: this file takes no more. */
bool journal_is_spent(const struct journal *journal);

/* The value's texts: LF CR TAB and the backslash as \n \r \t \\ . Caller frees. */
char *journal_escape(const char *text);
char *journal_unescape(const char *text, size_t length);

#endif
