/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file/stream.h"

#include <errno.h>
#include <string.h>

int64_t stream_fill(const struct stream *stream, void *bytes, size_t size)
{
	size_t done = 0;

	while (done < size) {
		int64_t got = stream->next(stream->context, (char *)bytes + done, size - done);

		if (got < 0)
			return got;
		if (!got)
			break;
		done += (size_t)got;
	}
	return (int64_t)done;
}

static int64_t next_of_memory(void *context, void *bytes, size_t size)
{
	struct stream_memory *memory = context;
	size_t part = size < memory->left ? size : memory->left;

	if (part)
		memcpy(bytes, memory->bytes, part);
	memory->bytes += part;
	memory->left -= part;
	return (int64_t)part;
}

struct stream stream_memory(struct stream_memory *state)
{
	return (struct stream){ .context = state, .next = next_of_memory };
}

static int64_t next_of_file(void *context, void *bytes, size_t size)
{
	struct stream_file *file = context;
	int64_t got = disk_read_at(file->disk, file->file, bytes, size, file->at);

	if (got > 0)
		file->at += got;
	return got;
}

bool stream_file_open(struct stream_file *state, const struct disk *disk, const char *path, struct err *err)
{
	struct disk_fact fact;

	*state = (struct stream_file){ .disk = disk, .file = disk_open_to_read(disk, path, SIZE_MAX, &fact, err) };
	return state->file >= 0;
}

void stream_file_close(struct stream_file *state)
{
	state->disk->close(state->disk->context, state->file);
}

struct stream stream_file(struct stream_file *state)
{
	return (struct stream){ .context = state, .next = next_of_file };
}

static int64_t next_of_pipe(void *context, void *bytes, size_t size)
{
	FILE *file = context;
	size_t got;

	errno = 0;
	got = fread(bytes, 1, size, file);
	if (got || !ferror(file))
		return (int64_t)got;
	return errno ? -errno : -EIO;
}

struct stream stream_pipe(FILE *file)
{
	return (struct stream){ .context = file, .next = next_of_pipe };
}
