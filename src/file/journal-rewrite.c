/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file/journal-inside.h"

#define NEW_FILE JOURNAL_FILE ".tmp"

static bool may_rewrite(const struct journal *journal, struct err *err)
{
	if (journal->state != JOURNAL_OPEN)
		return err_set(err, "%s: this session is open for reading only", journal->folder);
	if (journal->waits || journal->kept_count)
		return err_set(err, "%s: the step before is not saved yet; try again in a moment", journal->folder);
	return !journal->spent
	    || err_set(err, "%s: the disk failed while it saved, and takes no more; save to another place first", journal->folder);
}

/* --- the new chain ----------------------------------------------------------- */

/* A row that could not be read again would end the journal there. */
static bool write_row(struct str *out, const struct journal_row *row, int64_t seq, uint32_t *crc, struct err *err)
{
	size_t start = out->length;
	uint32_t prev = *crc;

	line_write(out, row, seq, prev);
	return line_fits(out->bytes + start, out->length - start, prev, seq, crc)
	    || err_set(err, "event %lld (%s) could not be read again as it would be written; nothing was changed", (long long)seq, row->event);
}

static bool write_chain(const struct journal *journal, const struct journal_change *change, struct str *out, struct err *err)
{
	struct arena *arena = arena_new();
	uint32_t crc = line_header_crc();
	bool written = true;

	str_add(out, JOURNAL_HEADER);
	for (size_t i = 0; i < journal->count && written; i++) {
		struct journal_row row = journal_get(journal, i);

		change->row(change->of, &row, arena);
		written = write_row(out, &row, row.seq, &crc, err);
	}
	for (size_t i = 0; i < change->added_count && written; i++)
		written = write_row(out, &change->added[i], (int64_t)(journal->count + i) + 1, &crc, err);
	arena_free(arena);
	return written;
}

/* --- the new file --------------------------------------------------------------- */

/* Locked before it has its name, so that nobody comes in between. */
static int fill(const struct disk *disk, int file, const struct str *bytes)
{
	int error = disk->lock(disk->context, file);

	if (!error)
		error = disk_write_all(disk, file, bytes->bytes, bytes->length, 0);
	return error ? error : disk_sync_wait(disk, file);
}

static int put_beside(const struct disk *disk, const char *path, const struct str *bytes)
{
	int file, error;

	disk->remove(disk->context, path);   /* what a crash left behind */
	file = disk_open(disk, path, DISK_READ | DISK_WRITE | DISK_NEW);
	if (file < 0)
		return file;
	error = fill(disk, file, bytes);
	if (!error)
		return file;
	disk->close(disk->context, file);
	disk->remove(disk->context, path);
	return error;
}

/* The file, renamed over the journal; -1 and words: the old one stands. */
static int put_in_place(const struct journal *journal, const struct str *bytes, struct err *err)
{
	const struct disk *disk = &journal->disk;
	char *beside = disk_join(journal->folder, NEW_FILE), *path = disk_join(journal->folder, JOURNAL_FILE);
	int file = put_beside(disk, beside, bytes), error = file < 0 ? file : disk->rename(disk->context, beside, path);

	/* Told it failed, yet it may have happened: what has the name now counts. */
	if (error && file >= 0 && disk->is_at(disk->context, file, path) == 1)
		error = 0;
	if (error && file >= 0) {
		disk->close(disk->context, file);
		disk->remove(disk->context, beside);
	}
	if (error)
		journal_tell(err, journal->folder, JOURNAL_FILE, error);
	free(path);
	free(beside);
	return error ? -1 : file;
}

/* --- going on with it ------------------------------------------------------------ */

static void go_on(struct journal *journal, int file, struct str *bytes)
{
	size_t header = strlen(JOURNAL_HEADER), size = bytes->length;

	journal->disk.close(journal->disk.context, journal->file);
	arena_free(journal->arena);
	free(journal->bytes);
	journal->arena = arena_new();
	journal->file = file;
	journal->bytes = str_take(bytes);
	journal->end = (int64_t)size;
	journal->count = 0;
	journal->crc = line_header_crc();
	journal_take(journal, journal->bytes + header, size - header);
}

static int remove_torn(const struct journal *journal)
{
	char *path = disk_join(journal->folder, TORN_FILE);
	int error = journal->disk.remove(journal->disk.context, path);

	free(path);
	return error == -ENOENT ? 0 : error;
}

/* Until the folder is synced, the old journal may come back after a power cut: nothing more is written behind the new one then. */
static bool sync_name(struct journal *journal, struct err *err)
{
	int error = journal->disk.sync_folder(journal->disk.context, journal->folder);

	journal->spent = error != 0;
	return !error || journal_tell(err, journal->folder, JOURNAL_FILE, error);
}

bool journal_rewrite(struct journal *journal, const struct journal_change *change, struct err *err)
{
	struct str bytes = STR_INIT;
	int file = -1, error;

	if (may_rewrite(journal, err) && write_chain(journal, change, &bytes, err)) {
		error = remove_torn(journal);
		if (error)
			journal_tell(err, journal->folder, TORN_FILE, error);
		else
			file = put_in_place(journal, &bytes, err);
	}
	if (file >= 0)
		go_on(journal, file, &bytes);
	str_free(&bytes);
	return file >= 0 && sync_name(journal, err);
}

bool journal_is_spent(const struct journal *journal)
{
	return journal->spent;
}
