/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file/journal-inside.h"

static enum append fail(struct journal *journal, struct err *err, const char *words)
{
	err_set(err, "%s: %s", journal->folder, words);
	err_public(err, "not saved yet");
	return APPEND_FAILED;
}

static enum append fail_sync(struct journal *journal, struct err *err)
{
	return fail(journal, err, "the disk failed while it saved; what was saved before is safe, "
	    "but this file takes no more: save to another place");
}

static void forget(struct journal *journal)
{
	str_free(&journal->kept);
	journal->kept_count = 0;
}

static void cut_back(struct journal *journal)
{
	journal->untidy = journal->disk.truncate(journal->disk.context, journal->file, journal->end) != 0;
}

/* The kept lines are on disk. */
static void count_kept(struct journal *journal)
{
	size_t size = journal->kept.length;

	journal_take(journal, arena_slice(journal->arena, journal->kept.bytes, size), size);
	journal->end += (int64_t)size;
	forget(journal);
}

/* After a failed sync the kernel may call pages clean that never reached the disk: a second one would say yes. */
static enum append take_sync(struct journal *journal, int said, struct err *err)
{
	journal->waits = said == DISK_WAITS;
	if (journal->waits)
		return APPEND_WAITS;
	if (said) {
		journal->spent = true;
		cut_back(journal);
		return fail_sync(journal, err);
	}
	count_kept(journal);
	return APPEND_DONE;
}

/* A file that has no name any more takes all that is written, and it is gone once talka ends. */
static enum append fail_gone(struct journal *journal, int there, struct err *err)
{
	return fail(journal, err, there ? disk_words(there) : "its file is not there any more; was the folder moved, renamed or deleted? "
	    "Put it back and try again, or save to another place");
}

static enum append save_kept(struct journal *journal, struct err *err)
{
	const struct disk *disk = &journal->disk;
	int error, there;

	if (journal->spent)
		return fail_sync(journal, err);
	there = journal_is_there(journal);
	if (there <= 0)
		return fail_gone(journal, there, err);
	if (journal->untidy)
		cut_back(journal);
	/* Shorter lines over the longer ones of a failed try would look like damage. */
	if (journal->untidy)
		return fail(journal, err, disk_words(-EIO));
	error = disk_write_all(disk, journal->file, journal->kept.bytes, journal->kept.length, journal->end);
	if (error) {
		cut_back(journal);
		return fail(journal, err, disk_words(error));
	}
	return take_sync(journal, disk_sync(disk, journal->file), err);
}

/* Behind those that are kept already. */
static bool keep_one(struct journal *journal, const struct journal_row *row, struct err *err)
{
	uint32_t prev = journal->kept_count ? journal->kept_crc : journal->crc;
	int64_t seq = (int64_t)(journal->count + journal->kept_count) + 1;
	size_t start = journal->kept.length;

	line_write(&journal->kept, row, seq, prev);
	if (!line_fits(journal->kept.bytes + start, journal->kept.length - start, prev, seq, &journal->kept_crc))
		return err_set(err, "%s: the event %s could not be read again as it was given; it was not saved",
		    journal->folder, row->event);
	journal->kept_count++;
	return true;
}

/* Refuses rows that journal_open() would not take. */
static bool keep(struct journal *journal, const struct journal_row *rows, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!keep_one(journal, &rows[i], err)) {
			forget(journal);
			return false;
		}
	return true;
}

enum append journal_append(struct journal *journal, const struct journal_row *rows, size_t n, struct err *err)
{
	if (journal->state != JOURNAL_OPEN)
		return fail(journal, err, "this session is open for reading only");
	if (journal->waits)
		return fail(journal, err, "the event before is still being saved; wait for it");
	if (journal->kept_count)
		return fail(journal, err, "the event before is not saved; try again or save to another place first");
	if (!n)
		return APPEND_DONE;
	return keep(journal, rows, n, err) ? save_kept(journal, err) : APPEND_FAILED;
}

enum append journal_settle(struct journal *journal, struct err *err)
{
	if (journal->waits)
		return take_sync(journal, journal->disk.synced(journal->disk.context, journal->file), err);
	return journal->kept_count ? fail(journal, err, "the event is not saved") : APPEND_DONE;
}

bool journal_keeps(const struct journal *journal)
{
	return journal->kept_count > 0;
}

enum append journal_retry(struct journal *journal, struct err *err)
{
	if (journal->waits)
		return APPEND_WAITS;
	return journal->kept_count ? save_kept(journal, err) : APPEND_DONE;
}

void journal_give_up(struct journal *journal)
{
	if (!journal->waits)
		forget(journal);
}

static void write_chain(const struct journal *journal, struct str *out)
{
	uint32_t crc = line_header_crc();

	str_add(out, JOURNAL_HEADER);
	for (size_t i = 0; i < journal->count; i++) {
		struct journal_row row = journal_get(journal, i);

		crc = line_write(out, &row, row.seq, crc);
	}
}

/* The new file holds all that was kept; the old one is left as it is. */
static void go_on(struct journal *journal, const char *folder, int file, int64_t end)
{
	journal->disk.close(journal->disk.context, journal->file);
	free(journal->folder);
	journal->folder = mem_text(folder);
	journal->file = file;
	journal->end = end;
	journal->state = JOURNAL_OPEN;
	journal->waits = journal->spent = journal->untidy = false;
	count_kept(journal);
}

/* The chain in a new file, which is locked; -1 and words. */
static int write_elsewhere(const struct journal *journal, const char *folder, int64_t *end, struct err *err)
{
	struct str chain = STR_INIT;
	int file;

	write_chain(journal, &chain);
	*end = (int64_t)chain.length;
	str_add(&chain, str_text(&journal->kept));
	file = journal_make_file(&journal->disk, folder, &chain, err);
	str_free(&chain);
	return file;
}

bool journal_move(struct journal *journal, const char *folder, const struct journal_row *told, struct err *err)
{
	size_t kept = journal->kept.length, count = journal->kept_count;
	uint32_t crc = journal->kept_crc;
	int64_t end;
	int file = -1;

	if (journal->state == JOURNAL_READ_ONLY)
		return err_set(err, "%s: this session is open for reading only; close it where it is led", journal->folder);
	if (disk_make_folders(&journal->disk, folder, err) && (!told || keep_one(journal, told, err)))
		file = write_elsewhere(journal, folder, &end, err);
	if (file >= 0) {
		go_on(journal, folder, file, end);
		return true;
	}
	str_cut(&journal->kept, kept);
	journal->kept_count = count;
	journal->kept_crc = crc;
	return false;
}

/* The same place in both: a character, and the letter that stands for it behind a backslash. */
static const char escaped[] = "\\\n\r\t", letters[] = "\\nrt";

static const char *find(const char *among, char byte)
{
	return byte ? strchr(among, byte) : NULL;
}

char *journal_escape(const char *text)
{
	struct str out = STR_INIT;

	for (; *text; text++) {
		const char *found = find(escaped, *text);

		if (found)
			str_add_char(&out, '\\');
		str_add_char(&out, found ? letters[found - escaped] : *text);
	}
	return str_take(&out);
}

char *journal_unescape(const char *text, size_t length)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < length; i++) {
		const char *found = text[i] == '\\' && i + 1 < length ? find(letters, text[i + 1]) : NULL;

		str_add_char(&out, found ? escaped[found - letters] : text[i]);
		i += found != NULL;
	}
	return str_take(&out);
}
