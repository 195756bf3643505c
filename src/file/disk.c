/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file/disk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *disk_words(int error)
{
	static const struct { int error; const char *words; } known[] = {
		{ ENOENT, "there is no such file or folder; look at the name again" },
		{ EACCES, "no right to read or write here; ask who owns it, or choose another place" },
		{ EPERM, "no right to do this here; ask who owns it, or choose another place" },
		{ ENOSPC, "the disk is full; make room, or choose another place" },
		{ EDQUOT, "your share of the disk is used up; make room, or choose another place" },
		{ EFBIG, "the file would be larger than this disk takes; choose another place" },
		{ EROFS, "this disk can only be read; look for a switch on it, or choose another place" },
		{ EIO, "the disk failed; choose another place" },
		{ ENXIO, "the disk is gone; put it back, or choose another place" },
		{ ENODEV, "the disk is gone; put it back, or choose another place" },
		{ ESTALE, "the disk on the network is gone; connect it again, or choose another place" },
		{ ELOOP, "it is a link; name the file itself" },
		{ EEXIST, "it is there already; choose another name" },
		{ ENOTEMPTY, "the folder is not empty" },
		{ ENOTDIR, "a part of the path is a file where a folder was due; look at the name again" },
		{ EISDIR, "it is a folder where a file was due; name a file" },
		{ ENAMETOOLONG, "the name is too long; choose a shorter one" },
		{ EMFILE, "too many files are open; close other programs" },
		{ ENFILE, "too many files are open on this computer; close other programs" },
		{ EAGAIN, "another program has it open; close it there" },
		{ EBUSY, "another program is using it; close it there" },
		{ ENOLCK, "this disk cannot keep a second program out; use the computer's own disk" },
		{ ENOTSUP, "this disk cannot do what was asked; use the computer's own disk" },
		{ EINVAL, "this disk cannot do what was asked; use the computer's own disk" },
	};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (known[i].error == abs(error))
			return known[i].words;
	return "the disk refused and did not say why; choose another place";
}

static bool tell(struct err *err, const char *path, int error)
{
	return err_set(err, "%s: %s", path, disk_words(error));
}

int disk_open(const struct disk *disk, const char *path, unsigned flags)
{
	int file;

	do
		file = disk->open(disk->context, path, flags);
	while (file == -EINTR);
	return file;
}

int disk_sync(const struct disk *disk, int file)
{
	int said;

	do
		said = disk->sync(disk->context, file);
	while (said == -EINTR);
	return said;
}

int disk_sync_wait(const struct disk *disk, int file)
{
	int said = disk_sync(disk, file);

	while (said == DISK_WAITS)
		said = disk->synced(disk->context, file);
	return said;
}

int64_t disk_read_at(const struct disk *disk, int file, void *bytes, size_t size, int64_t at)
{
	size_t done = 0;

	while (done < size) {
		int64_t got = disk->read(disk->context, file, (char *)bytes + done, size - done, at + (int64_t)done);

		if (got == -EINTR)
			continue;
		if (got < 0)
			return got;
		if (!got)
			break;
		done += (size_t)got;
	}
	return (int64_t)done;
}

int disk_write_all(const struct disk *disk, int file, const void *bytes, size_t size, int64_t at)
{
	size_t done = 0;

	while (done < size) {
		int64_t put = disk->write(disk->context, file, (const char *)bytes + done, size - done, at + (int64_t)done);

		if (put == -EINTR)
			continue;
		/* Nothing taken and no reason given: asking again would go on for ever. */
		if (put <= 0)
			return put ? (int)put : -EIO;
		done += (size_t)put;
	}
	return 0;
}

static bool is_readable(const struct disk *disk, const char *path, size_t limit, struct disk_fact *fact, struct err *err)
{
	int error = disk->fact(disk->context, path, fact);

	if (error || fact->kind == DISK_NOTHING)
		return tell(err, path, error ? error : -ENOENT);
	if (fact->kind == DISK_FOLDER)
		return tell(err, path, -EISDIR);
	if (fact->kind != DISK_FILE)
		return err_set(err, "%s: it is a device or a pipe where a file was due; name a file", path);
	if ((uint64_t)fact->size > limit)
		return err_set(err, "%s: it has %lld bytes, at most %zu are taken; is it the right file?", path,
		    (long long)fact->size, limit);
	return true;
}

int disk_open_to_read(const struct disk *disk, const char *path, size_t limit, struct disk_fact *fact, struct err *err)
{
	int file;

	if (!is_readable(disk, path, limit, fact, err))
		return -1;
	file = disk_open(disk, path, DISK_READ);
	if (file < 0)
		tell(err, path, file);
	return file;
}

bool disk_read_all(const struct disk *disk, const char *path, size_t limit, char **bytes, size_t *size, struct err *err)
{
	struct disk_fact fact;
	int file = disk_open_to_read(disk, path, limit, &fact, err);
	int64_t got;

	if (file < 0)
		return false;
	*bytes = mem_alloc((size_t)fact.size + 1);
	got = disk_read_at(disk, file, *bytes, (size_t)fact.size, 0);
	disk->close(disk->context, file);
	if (got < 0) {
		free(*bytes);
		return tell(err, path, (int)got);
	}
	(*bytes)[got] = '\0';
	*size = (size_t)got;
	return true;
}

/* Caller frees. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str folder = STR_INIT;

	if (!slash)
		str_add(&folder, ".");
	else
		str_add_slice(&folder, path, slash == path ? 1 : (size_t)(slash - path));
	return str_take(&folder);
}

static int sync_folder_of(const struct disk *disk, const char *path)
{
	char *folder = folder_of(path);
	int error = disk->sync_folder(disk->context, folder);

	free(folder);
	return error;
}

static int write_new(const struct disk *disk, const char *path, const char *bytes, size_t size)
{
	int file, error, closed;

	/* What a crash left behind. */
	disk->remove(disk->context, path);
	file = disk_open(disk, path, DISK_WRITE | DISK_NEW);
	if (file < 0)
		return file;
	error = disk_write_all(disk, file, bytes, size, 0);
	if (!error)
		error = disk_sync_wait(disk, file);
	closed = disk->close(disk->context, file);
	return error ? error : closed;
}

bool disk_replace(const struct disk *disk, const char *path, const char *bytes, size_t size, struct err *err)
{
	struct str beside = STR_INIT;
	int error;

	str_add_format(&beside, "%s.tmp", path);
	error = write_new(disk, str_text(&beside), bytes, size);
	if (!error)
		error = disk->rename(disk->context, str_text(&beside), path);
	if (error)
		disk->remove(disk->context, str_text(&beside));
	else
		error = sync_folder_of(disk, path);
	str_free(&beside);
	return error ? tell(err, path, error) : true;
}

static int make_folder(const struct disk *disk, const char *path)
{
	struct disk_fact fact;
	int error = disk->fact(disk->context, path, &fact);

	if (error)
		return error;
	if (fact.kind != DISK_NOTHING)
		return fact.kind == DISK_FOLDER ? 0 : -ENOTDIR;
	error = disk->make_folder(disk->context, path);
	return error ? error : sync_folder_of(disk, path);
}

bool disk_make_folders(const struct disk *disk, const char *path, struct err *err)
{
	char *part = mem_text(path);
	size_t length = strlen(path);
	int error = length ? 0 : -ENOENT;

	while (length > 1 && part[length - 1] == '/')
		part[--length] = '\0';
	for (size_t i = 1; i <= length && !error; i++) {
		char byte = part[i];

		if (byte && (byte != '/' || part[i - 1] == '/'))
			continue;
		part[i] = '\0';
		error = make_folder(disk, part);
		part[i] = byte;
	}
	free(part);
	return error ? tell(err, path, error) : true;
}

bool disk_make_new_folder(const struct disk *disk, const char *path, struct err *err)
{
	char *name = mem_text(path), *parent;
	bool made;
	int error;

	for (size_t length = strlen(name); length > 1 && name[length - 1] == '/';)
		name[--length] = '\0';
	parent = folder_of(name);
	made = disk_make_folders(disk, parent, err);
	if (made && (error = disk->make_folder(disk->context, name)))
		made = tell(err, path, error);
	else if (made && (error = sync_folder_of(disk, name))) {
		disk->remove(disk->context, name);
		made = tell(err, path, error);
	}
	free(parent);
	free(name);
	return made;
}

bool disk_is_file(const struct disk *disk, const char *path)
{
	struct disk_fact fact;

	return disk->fact(disk->context, path, &fact) == 0 && fact.kind == DISK_FILE;
}

char *disk_join(const char *folder, const char *name)
{
	struct str path = STR_INIT;

	str_add(&path, folder);
	if (*folder && !str_ends(folder, "/"))
		str_add_char(&path, '/');
	str_add(&path, name);
	return str_take(&path);
}

char *disk_from_root(const struct disk *disk, const char *path)
{
	char *here = *path == '/' ? NULL : disk->here(disk->context), *whole = here ? disk_join(here, path) : mem_text(path);

	free(here);
	return whole;
}
