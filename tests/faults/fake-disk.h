/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FAULTS_FAKE_DISK_H
#define TALKA_FAULTS_FAKE_DISK_H

#include "file/disk.h"

/*
 * fake-disk - a disk in memory that fails, waits or dies when it is told to.
 *
 * Invariants:
 *  - Bytes are safe once their file was synced, names once their folder was:
 *    only what is safe outlives fake_disk_crash(), with seed 0 exactly that.
 *  - After a failed sync, later syncs say 0, but of what was written before it
 *    only zeros are safe, unless it is written again, as on Linux.
 *  - A dead disk answers every call with -EIO until fake_disk_crash().
 *  - A locked file refuses a second lock until the first holder closes it.
 *
 * Ownership: fake_disk_free() frees all; tables made from it end with it.
 * The folders "." and "/" are always there.
 */
enum fake_call {
	FAKE_ANY, FAKE_OPEN, FAKE_CLOSE, FAKE_READ, FAKE_WRITE, FAKE_SYNC, FAKE_SYNCED, FAKE_TRUNCATE, FAKE_LOCK,
	FAKE_IS_AT, FAKE_RENAME, FAKE_REMOVE, FAKE_MAKE_FOLDER, FAKE_SYNC_FOLDER, FAKE_FACT, FAKE_LIST, FAKE_CALLS
};

/* All zero: a disk without faults. Calls are counted from 1 since the plan was set. */
struct fake_plan {
	enum fake_call fail;       /* which kind of call fails */
	size_t fail_at;            /* the first that does; 0 = none */
	size_t fail_times;         /* how many do; 0 = one */
	int error;                 /* with which errno (positive) */
	size_t die_at;             /* call of any kind: does its work in the cache, answers -EIO, all later do nothing */
	size_t short_write;        /* at most so many bytes a write; 0 = any */
	const char *pulled;        /* a folder that was on a stick which is pulled: every call in it answers -ENODEV; NULL = none */
	size_t room;               /* bytes that all files may have together; 0 = any */
	size_t waits;              /* each sync says DISK_WAITS, and synced() says so so many times */
};

struct fake_disk;

struct fake_disk *fake_disk_new(void);
void fake_disk_free(struct fake_disk *fake);
struct disk fake_disk_table(struct fake_disk *fake);
void fake_disk_plan(struct fake_disk *fake, struct fake_plan plan);
size_t fake_disk_calls(const struct fake_disk *fake, enum fake_call call);      /* since the plan was set */

/* The power fails and comes back: files are closed, locks gone, the plan is empty.
 * With a seed other than 0, some of what was not safe is there as well. */
void fake_disk_crash(struct fake_disk *fake, uint64_t seed);

/* Straight to and from the disk, without counting: whole and safe at once; makes the folders too. */
void fake_disk_put(struct fake_disk *fake, const char *path, const void *bytes, size_t size);
/* What a program would read now; NULL where there is no such file; size may be NULL. Lives until the next change. */
const char *fake_disk_get(const struct fake_disk *fake, const char *path, size_t *size);
/* All files below a folder as they are now, to another. */
void fake_disk_copy(struct fake_disk *fake, const char *from, const char *to);

#endif
