/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FILE_STREAM_H
#define TALKA_FILE_STREAM_H

#include <stdio.h>

#include "file/disk.h"

/*
 * stream - bytes that are read once, from the first to the last, one block after
 * another: of a file, of a pipe, of memory. What does not fit into memory can be
 * read so, and what has no size yet.
 *
 * Ownership: the states are the caller's and outlive the stream.
 */
struct stream {
	void *context;
	/* The next bytes, 1 to size of them; 0 at the end, or -errno. */
	int64_t (*next)(void *context, void *bytes, size_t size);
};

/* As many bytes as asked for; fewer only at the end. Or -errno. */
int64_t stream_fill(const struct stream *stream, void *bytes, size_t size);

struct stream_memory { const char *bytes; size_t left; };
struct stream stream_memory(struct stream_memory *state);

struct stream_file { const struct disk *disk; int file; int64_t at; };
/* A folder, a device, a missing file are errors in words. The caller closes what was opened. */
bool stream_file_open(struct stream_file *state, const struct disk *disk, const char *path, struct err *err);
void stream_file_close(struct stream_file *state);
struct stream stream_file(struct stream_file *state);

/* What comes through a pipe or is typed; the file stays the caller's. */
struct stream stream_pipe(FILE *file);

#endif
