/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_DISK_H
#define TALKA_FILE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/*
 * disk - the file system as a table of functions, so that tests can fail,
 * wait or die at call n.
 *
 * Functions return 0 or a positive result, or -errno. A file is a number
 * from 0; paths are relative to the process's folder or absolute.
 *
 * Invariants:
 *  - Files are opened with O_NOFOLLOW | O_CLOEXEC and made 0600, folders 0700.
 *  - No call is repeated by the table itself; EINTR and short writes are the
 *    business of the disk_* functions below.
 */
enum disk_flags { DISK_READ = 1, DISK_WRITE = 2, DISK_CREATE = 4, DISK_NEW = 8 /* fails where it exists */ };

enum disk_kind { DISK_NOTHING, DISK_FILE, DISK_FOLDER, DISK_OTHER };

struct disk_fact { enum disk_kind kind; int64_t size; int64_t modified_utc; };

/* More of -errno that the world knows: the sync goes on in the background; ask synced(). */
enum { DISK_WAITS = -100000 };

struct disk {
	void *context;
	int (*open)(void *context, const char *path, unsigned flags);
	int (*close)(void *context, int file);
	int64_t (*read)(void *context, int file, void *bytes, size_t size, int64_t at);         /* pread */
	int64_t (*write)(void *context, int file, const void *bytes, size_t size, int64_t at);  /* pwrite */
	int (*sync)(void *context, int file);                     /* fdatasync; may say DISK_WAITS */
	int (*synced)(void *context, int file);                   /* 0 done, DISK_WAITS, or -errno */
	int (*truncate)(void *context, int file, int64_t size);
	int (*lock)(void *context, int file);                     /* OFD lock of one byte at 2^62; -EAGAIN where taken */
	int (*is_at)(void *context, int file, const char *path);  /* 1 where the path names this very file, 0 where another or none */
	int (*rename)(void *context, const char *from, const char *to);
	int (*remove)(void *context, const char *path);
	int (*make_folder)(void *context, const char *path);
	int (*sync_folder)(void *context, const char *path);
	int (*fact)(void *context, const char *path, struct disk_fact *fact);
	/* Calls each(of, name) for every entry but . and .., sorted by bytes. */
	int (*list)(void *context, const char *path, void (*each)(void *of, const char *name), void *of);
	char *(*here)(void *context);                             /* the process's folder, caller frees; NULL where it has none */
};

struct disk disk_system(void);

/* Below: whole jobs over a table. Errors are put into words with the path in front. */

/* Reads at most limit bytes; a larger file, a folder, a device, a missing file are errors in words. Caller frees *bytes (NUL-terminated). */
bool disk_read_all(const struct disk *disk, const char *path, size_t limit, char **bytes, size_t *size, struct err *err);
/* Opens what disk_read_all() would read; -1 after an error in words. */
int disk_open_to_read(const struct disk *disk, const char *path, size_t limit, struct disk_fact *fact, struct err *err);
/* Temporary name beside it, sync, rename, sync the folder. */
bool disk_replace(const struct disk *disk, const char *path, const char *bytes, size_t size, struct err *err);
/* Every missing folder of path, 0700. */
bool disk_make_folders(const struct disk *disk, const char *path, struct err *err);
/* The last of them must not be there yet: what came of it is the caller's alone. False and words: nothing came of it. */
bool disk_make_new_folder(const struct disk *disk, const char *path, struct err *err);
int disk_open(const struct disk *disk, const char *path, unsigned flags);
/* As many bytes as there are, up to size; their number or -errno. */
int64_t disk_read_at(const struct disk *disk, int file, void *bytes, size_t size, int64_t at);
/* 0, -errno or DISK_WAITS. */
int disk_sync(const struct disk *disk, int file);
/* The same, but asks on until it is done: 0 or -errno. */
int disk_sync_wait(const struct disk *disk, int file);
/* All size bytes at a place; -errno or 0. */
int disk_write_all(const struct disk *disk, int file, const void *bytes, size_t size, int64_t at);
/* -errno in words for a facilitator: "the disk is full", "no right to write here", ... Lives for ever. */
const char *disk_words(int error);
/* A file, and no folder, device or link. */
bool disk_is_file(const struct disk *disk, const char *path);
char *disk_join(const char *folder, const char *name);       /* caller frees */
/* The same place by a path that holds in every folder. Caller frees. */
char *disk_from_root(const struct disk *disk, const char *path);

#endif
