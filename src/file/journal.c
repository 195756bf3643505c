/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file/journal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file/journal-inside.h"

static const size_t most_bytes = (size_t)1 << 30;

bool journal_tell(struct err *err, const char *folder, const char *name, int error)
{
	char *path = disk_join(folder, name);

	err_set(err, "%s: %s", path, disk_words(error));
	free(path);
	return false;
}

static int open_in(const struct disk *disk, const char *folder, const char *name, unsigned flags)
{
	char *path = disk_join(folder, name);
	int file = disk_open(disk, path, flags);

	free(path);
	return file;
}

static struct journal *begin(const struct disk *disk, const char *folder, int file)
{
	struct journal *journal = mem_alloc(sizeof *journal);

	journal->disk = *disk;
	journal->folder = mem_text(folder);
	journal->file = file;
	journal->arena = arena_new();
	journal->crc = line_header_crc();
	return journal;
}

void journal_close(struct journal *journal)
{
	if (!journal)
		return;
	journal->disk.close(journal->disk.context, journal->file);
	str_free(&journal->kept);
	arena_free(journal->arena);
	free(journal->rows);
	free(journal->bytes);
	free(journal->folder);
	free(journal);
}

static int fill(const struct disk *disk, int file, const char *folder, const struct str *bytes)
{
	int error = disk->lock(disk->context, file);

	if (!error)
		error = disk_write_all(disk, file, bytes->bytes, bytes->length, 0);
	if (!error)
		error = disk_sync_wait(disk, file);
	return error ? error : disk->sync_folder(disk->context, folder);
}

int journal_make_file(const struct disk *disk, const char *folder, const struct str *bytes, struct err *err)
{
	char *path = disk_join(folder, JOURNAL_FILE);
	int file = disk_open(disk, path, DISK_READ | DISK_WRITE | DISK_NEW);
	int error = file < 0 ? file : fill(disk, file, folder, bytes);

	if (error && file >= 0) {
		/* Half a journal would stand in the way of the next try. */
		disk->remove(disk->context, path);
		disk->close(disk->context, file);
	}
	if (error)
		err_set(err, "%s: %s", path, disk_words(error));
	free(path);
	return error ? -1 : file;
}

struct journal *journal_create(const struct disk *disk, const char *folder, struct err *err)
{
	struct str header = STR_INIT;
	struct journal *journal = NULL;
	int file;

	str_add(&header, JOURNAL_HEADER);
	file = journal_make_file(disk, folder, &header, err);
	if (file >= 0) {
		journal = begin(disk, folder, file);
		journal->end = (int64_t)header.length;
	}
	str_free(&header);
	return journal;
}

static void add_row(struct journal *journal, char *line)
{
	if (journal->count == journal->room) {
		journal->room = journal->room ? journal->room * 2 : 64;
		journal->rows = mem_grow(journal->rows, journal->room, sizeof *journal->rows);
	}
	journal->rows[journal->count++] = line;
}

/* With its LF; 0 where no line ends any more. */
static size_t line_length(const char *bytes, size_t size)
{
	const char *end = memchr(bytes, '\n', size);

	return end ? (size_t)(end - bytes) + 1 : 0;
}

size_t journal_take(struct journal *journal, char *bytes, size_t size)
{
	size_t at = 0, length;
	uint32_t crc;

	while ((length = line_length(bytes + at, size - at))
	    && line_take(bytes + at, length, journal->crc, (int64_t)journal->count + 1, &crc)) {
		add_row(journal, bytes + at);
		journal->crc = crc;
		at += length;
	}
	return at;
}

/* Lines that continue the line before them, after a first bad one. */
static size_t good_lines(const char *bytes, size_t size)
{
	size_t at = line_length(bytes, size), length, good = 0;

	while ((length = line_length(bytes + at, size - at))) {
		good += at >= CRC_TEXT && line_follows(bytes + at, length);
		at += length;
	}
	return good;
}

static bool read_bytes(struct journal *journal, size_t *size, struct err *err)
{
	const struct disk *disk = &journal->disk;
	struct disk_fact fact;
	char *path = disk_join(journal->folder, JOURNAL_FILE);
	int error = disk->fact(disk->context, path, &fact);
	int64_t got;

	free(path);
	if (error)
		return journal_tell(err, journal->folder, JOURNAL_FILE, error);
	if ((uint64_t)fact.size > most_bytes)
		return journal_tell(err, journal->folder, JOURNAL_FILE, -EFBIG);
	journal->bytes = mem_alloc((size_t)fact.size);
	got = disk_read_at(disk, journal->file, journal->bytes, (size_t)fact.size, 0);
	if (got < 0)
		return journal_tell(err, journal->folder, JOURNAL_FILE, (int)got);
	*size = (size_t)got;
	return true;
}

/* Takes the header and all rows; returns the bytes taken. */
static size_t scan(struct journal *journal, size_t size)
{
	size_t header = strlen(JOURNAL_HEADER);

	if (size < header || memcmp(journal->bytes, JOURNAL_HEADER, header))
		return 0;
	return header + journal_take(journal, journal->bytes + header, size - header);
}

static bool is_start_of_header(const char *bytes, size_t size)
{
	return size < strlen(JOURNAL_HEADER) && !memcmp(bytes, JOURNAL_HEADER, size);
}

/* After the last row: nothing, a torn tail, damage, or it never was a journal. */
static bool judge(struct journal *journal, size_t taken, size_t size, struct err *err)
{
	const char *rest = journal->bytes + taken;

	journal->lost_rows = good_lines(rest, size - taken);
	if (journal->lost_rows) {
		journal->state = JOURNAL_DAMAGED;
		journal->damage_line = taken ? journal->count + 2 : 1;
	} else if (!taken && !is_start_of_header(rest, size)) {
		return err_set(err, "%s/" JOURNAL_FILE ": its first line is not \"seq,run,ms,...\" as in a journal; is "
		    "this the folder of a session?", journal->folder);
	}
	return true;
}

/* Behind what earlier crashes left there. */
static int save_torn(const struct disk *disk, const char *path, const char *bytes, size_t size)
{
	struct disk_fact fact;
	int file, error = disk->fact(disk->context, path, &fact);

	if (error)
		return error;
	file = disk_open(disk, path, DISK_WRITE | DISK_CREATE);
	if (file < 0)
		return file;
	error = disk_write_all(disk, file, bytes, size, fact.kind == DISK_FILE ? fact.size : 0);
	if (!error)
		error = disk_sync_wait(disk, file);
	disk->close(disk->context, file);
	return error;
}

static bool copy_tail(struct journal *journal, const char *tail, size_t size, struct err *err)
{
	char *path = disk_join(journal->folder, TORN_FILE);
	int error = save_torn(&journal->disk, path, tail, size);

	if (!error)
		error = journal->disk.sync_folder(journal->disk.context, journal->folder);
	free(path);
	return error ? journal_tell(err, journal->folder, TORN_FILE, error) : true;
}

static bool cut_tail(struct journal *journal, struct err *err)
{
	const struct disk *disk = &journal->disk;
	int error = disk->truncate(disk->context, journal->file, journal->end);

	if (!error && !journal->end) {
		error = disk_write_all(disk, journal->file, JOURNAL_HEADER, strlen(JOURNAL_HEADER), 0);
		journal->end = (int64_t)strlen(JOURNAL_HEADER);
	}
	if (!error)
		error = disk_sync_wait(disk, journal->file);
	return error ? journal_tell(err, journal->folder, JOURNAL_FILE, error) : true;
}

static bool mend(struct journal *journal, size_t taken, struct err *err)
{
	if (journal->torn_bytes && !copy_tail(journal, journal->bytes + taken, journal->torn_bytes, err))
		return false;
	return (taken && !journal->torn_bytes) || cut_tail(journal, err);
}

static bool load(struct journal *journal, struct err *err)
{
	size_t size, taken;

	if (!read_bytes(journal, &size, err))
		return false;
	taken = scan(journal, size);
	journal->end = (int64_t)taken;
	if (!judge(journal, taken, size, err))
		return false;
	if (journal->state != JOURNAL_DAMAGED)
		journal->torn_bytes = size - taken;
	return journal->state != JOURNAL_OPEN || mend(journal, taken, err);
}

static bool lock(struct journal *journal, struct err *err)
{
	int error = journal->disk.lock(journal->disk.context, journal->file);

	journal->locked_by_other = error == -EAGAIN;
	if (journal->locked_by_other)
		journal->state = JOURNAL_READ_ONLY;
	return !error || journal->locked_by_other || journal_tell(err, journal->folder, JOURNAL_FILE, error);
}

int journal_is_there(const struct journal *journal)
{
	char *path = disk_join(journal->folder, JOURNAL_FILE);
	int there = journal->disk.is_at(journal->disk.context, journal->file, path);

	free(path);
	return there;
}

/* Whoever removed something between our opening and our locking has put another file there: what we hold is nothing any more. */
static bool lock_what_is_there(struct journal *journal, struct err *err)
{
	for (int tries = 0; tries < 10; tries++) {
		int there, file;

		if (!lock(journal, err))
			return false;
		there = journal_is_there(journal);
		if (there)
			return there > 0 || journal_tell(err, journal->folder, JOURNAL_FILE, there);
		file = open_in(&journal->disk, journal->folder, JOURNAL_FILE, DISK_READ | DISK_WRITE);
		if (file < 0)
			return journal_tell(err, journal->folder, JOURNAL_FILE, file);
		journal->disk.close(journal->disk.context, journal->file);
		journal->file = file;
		journal->state = JOURNAL_OPEN;
	}
	return journal_tell(err, journal->folder, JOURNAL_FILE, -EBUSY);
}

struct journal *journal_open(const struct disk *disk, const char *folder, bool read_only, struct err *err)
{
	int file = open_in(disk, folder, JOURNAL_FILE, read_only ? DISK_READ : DISK_READ | DISK_WRITE);
	struct journal *journal;

	if (file < 0) {
		journal_tell(err, folder, JOURNAL_FILE, file);
		return NULL;
	}
	journal = begin(disk, folder, file);
	journal->state = read_only ? JOURNAL_READ_ONLY : JOURNAL_OPEN;
	if ((read_only || lock_what_is_there(journal, err)) && load(journal, err))
		return journal;
	journal_close(journal);
	return NULL;
}

enum journal_state journal_state(const struct journal *journal)
{
	return journal->state;
}

bool journal_locked_by_other(const struct journal *journal)
{
	return journal->locked_by_other;
}

size_t journal_torn_bytes(const struct journal *journal)
{
	return journal->torn_bytes;
}

size_t journal_damage_line(const struct journal *journal)
{
	return journal->damage_line;
}

size_t journal_lost_rows(const struct journal *journal)
{
	return journal->lost_rows;
}

size_t journal_count(const struct journal *journal)
{
	return journal->count;
}

struct journal_row journal_get(const struct journal *journal, size_t i)
{
	return line_row(journal->rows[i]);
}

const char *journal_folder(const struct journal *journal)
{
	return journal->folder;
}

uint32_t journal_head_crc(const struct journal *journal)
{
	return journal->crc;
}
