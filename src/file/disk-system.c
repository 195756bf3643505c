/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* A lock of POSIX is lost when the process closes the file anywhere: second best. */
#if HAVE_DECL_F_OFD_SETLK
enum { SET_LOCK = F_OFD_SETLK };
#else
enum { SET_LOCK = F_SETLK };
#endif

/* Without F_FULLFSYNC, macOS leaves the bytes in the drive's own memory. */
#ifdef F_FULLFSYNC
static int flush(int file) { return fcntl(file, F_FULLFSYNC); }
#else
static int flush(int file) { return fdatasync(file); }
#endif

static int answer(int result)
{
	return result < 0 ? -errno : result;
}

static int system_open(void *context, const char *path, unsigned flags)
{
	/* Non-blocking, so that a pipe that took a file's name cannot hang the room. */
	int mode = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;

	(void)context;
	if (flags & DISK_WRITE)
		mode |= flags & DISK_READ ? O_RDWR : O_WRONLY;
	if (flags & (DISK_CREATE | DISK_NEW))
		mode |= O_CREAT;
	if (flags & DISK_NEW)
		mode |= O_EXCL;
	return answer(open(path, mode, 0600));
}

static int system_close(void *context, int file)
{
	(void)context;
	return answer(close(file));
}

static int64_t system_read(void *context, int file, void *bytes, size_t size, int64_t at)
{
	ssize_t got = pread(file, bytes, size, at);

	(void)context;
	return got < 0 ? -errno : got;
}

static int64_t system_write(void *context, int file, const void *bytes, size_t size, int64_t at)
{
	ssize_t put = pwrite(file, bytes, size, at);

	(void)context;
	return put < 0 ? -errno : put;
}

static int system_sync(void *context, int file)
{
	(void)context;
	return answer(flush(file));
}

static int system_synced(void *context, int file)
{
	(void)context;
	(void)file;
	return 0;
}

static int system_truncate(void *context, int file, int64_t size)
{
	(void)context;
	return answer(ftruncate(file, size));
}

static int system_lock(void *context, int file)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)1 << 62, .l_len = 1 };

	(void)context;
	if (fcntl(file, SET_LOCK, &lock) >= 0)
		return 0;
	return errno == EACCES ? -EAGAIN : -errno;
}

static int system_is_at(void *context, int file, const char *path)
{
	struct stat open_one, named;

	(void)context;
	if (fstat(file, &open_one) < 0)
		return -errno;
	if (stat(path, &named) < 0)
		return errno == ENOENT ? 0 : -errno;
	return open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

static int system_rename(void *context, const char *from, const char *to)
{
	(void)context;
	return answer(rename(from, to));
}

static int system_remove(void *context, const char *path)
{
	(void)context;
	return answer(remove(path));
}

static int system_make_folder(void *context, const char *path)
{
	(void)context;
	return answer(mkdir(path, 0700));
}

static int system_sync_folder(void *context, const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int said;

	(void)context;
	/* A folder that one may write to but not read cannot be synced by anybody. */
	if (folder < 0)
		return errno == EACCES ? 0 : -errno;
	said = fsync(folder) < 0 ? -errno : 0;
	close(folder);
	/* Some file systems (FAT by FUSE, CIFS) know no sync of folders. */
	return said == -EINVAL || said == -ENOTSUP ? 0 : said;
}

static enum disk_kind kind_of(mode_t mode)
{
	if (S_ISREG(mode))
		return DISK_FILE;
	return S_ISDIR(mode) ? DISK_FOLDER : DISK_OTHER;
}

static int system_fact(void *context, const char *path, struct disk_fact *fact)
{
	struct stat found;

	(void)context;
	*fact = (struct disk_fact){ .kind = DISK_NOTHING };
	if (stat(path, &found) < 0)
		return errno == ENOENT ? 0 : -errno;
	*fact = (struct disk_fact){
		.kind = kind_of(found.st_mode), .size = found.st_size, .modified_utc = found.st_mtime,
	};
	return 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
}

static int system_list(void *context, const char *path, void (*each)(void *of, const char *name), void *of)
{
	struct dirent **entries;
	int count = scandir(path, &entries, no_dots, by_bytes);

	(void)context;
	if (count < 0)
		return -errno;
	for (int i = 0; i < count; i++) {
		each(of, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return 0;
}

static char *system_here(void *context)
{
	(void)context;
	for (size_t room = 256;; room *= 2) {
		char *path = mem_alloc(room);

		if (getcwd(path, room))
			return path;
		free(path);
		if (errno != ERANGE)
			return NULL;
	}
}

struct disk disk_system(void)
{
	return (struct disk){
		.open = system_open,
		.close = system_close,
		.read = system_read,
		.write = system_write,
		.sync = system_sync,
		.synced = system_synced,
		.truncate = system_truncate,
		.lock = system_lock,
		.is_at = system_is_at,
		.rename = system_rename,
		.remove = system_remove,
		.make_folder = system_make_folder,
		.sync_folder = system_sync_folder,
		.fact = system_fact,
		.list = system_list,
		.here = system_here,
	};
}
