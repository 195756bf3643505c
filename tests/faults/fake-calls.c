/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "faults/fake-inside.h"

static void touch(struct body *body, size_t at)
{
	if (body->clean > at)
		body->clean = at;
}

static size_t used(const struct fake_disk *fake)
{
	size_t sum = 0;

	for (size_t i = 0; i < fake->now.count; i++)
		if (fake->now.list[i].body)
			sum += fake->now.list[i].body->now.length;
	return sum;
}

/* 0: go on. 1: do the work, then answer -EIO. Else the answer. */
static int begin(struct fake_disk *fake, enum fake_call call)
{
	const struct fake_plan *plan = &fake->plan;
	size_t times = plan->fail_times ? plan->fail_times : 1, n;

	if (fake->dead)
		return -EIO;
	fake->calls[FAKE_ANY]++;
	if (call != FAKE_ANY)
		fake->calls[call]++;
	n = fake->calls[plan->fail];
	if (plan->fail_at && (plan->fail == FAKE_ANY || plan->fail == call) && n >= plan->fail_at && n - plan->fail_at < times)
		return -plan->error;
	fake->dead = plan->die_at && fake->calls[FAKE_ANY] >= plan->die_at;
	return 0;
}

/* The answer of a call that did its work. */
static int64_t answer(const struct fake_disk *fake, int64_t said)
{
	return fake->dead ? -EIO : said;
}

static struct body *body_of(const struct fake_disk *fake, int file)
{
	return file >= 0 && (size_t)file < fake->file_count ? fake->files[file].body : NULL;
}

static bool is_pulled(const struct fake_disk *fake, const char *path)
{
	const char *pulled = fake->plan.pulled;

	return pulled && str_begins(path, pulled) && (!path[strlen(pulled)] || path[strlen(pulled)] == '/');
}

static int begin_at(struct fake_disk *fake, enum fake_call call, const char *path)
{
	int error = begin(fake, call);

	return !error && is_pulled(fake, path) ? -ENODEV : error;
}

static int begin_on(struct fake_disk *fake, enum fake_call call, int file)
{
	int error = begin(fake, call);
	const struct body *body = body_of(fake, file);

	for (size_t i = 0; body && i < fake->now.count; i++)
		if (fake->now.list[i].body == body && is_pulled(fake, fake->now.list[i].path))
			return error ? error : -ENODEV;
	return error;
}

static int add_file(struct fake_disk *fake, struct body *body, unsigned flags)
{
	size_t i = 0;

	while (i < fake->file_count && fake->files[i].body)
		i++;
	if (i == fake->file_count)
		fake->files = mem_grow(fake->files, ++fake->file_count, sizeof *fake->files);
	fake->files[i] = (struct file){ .body = body, .flags = flags };
	return (int)i;
}

static int fake_open(void *context, const char *path, unsigned flags)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_OPEN, path);
	const struct name *name = names_find(&fake->now, path);
	struct body *body;

	if (error)
		return error;
	if (name && flags & DISK_NEW)
		return -EEXIST;
	if (names_have_folder(&fake->now, path))
		return -EISDIR;
	if (!name && (!(flags & (DISK_NEW | DISK_CREATE)) || !names_have_parent(&fake->now, path)))
		return -ENOENT;
	body = name ? name->body : body_new(fake);
	if (!name)
		names_add(&fake->now, path, body);
	return (int)answer(fake, fake->dead ? 0 : add_file(fake, body, flags));
}

static int fake_close(void *context, int file)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_CLOSE, file);

	if (!body_of(fake, file))
		return error ? error : -EBADF;
	/* As on Linux, the file is closed whatever the answer is. */
	if (fake->files[file].holds_lock)
		fake->files[file].body->locked = false;
	fake->files[file].body = NULL;
	return error ? error : (int)answer(fake, 0);
}

static int64_t fake_read(void *context, int file, void *bytes, size_t size, int64_t at)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_READ, file);
	const struct body *body = body_of(fake, file);
	size_t left;

	if (error)
		return error;
	if (!body || !(fake->files[file].flags & DISK_READ))
		return -EBADF;
	left = (size_t)at < body->now.length ? body->now.length - (size_t)at : 0;
	if (size > left)
		size = left;
	if (size)
		memcpy(bytes, body->now.bytes + at, size);
	return answer(fake, (int64_t)size);
}

static size_t writable(const struct fake_disk *fake, const struct body *body, size_t size, size_t at)
{
	const struct fake_plan *plan = &fake->plan;
	size_t others, end = at + size;

	if (plan->short_write && size > plan->short_write)
		end = at + plan->short_write;
	if (!plan->room || end <= body->now.length)
		return end - at;
	others = used(fake) - body->now.length;
	if (others + end > plan->room)
		end = plan->room > others ? plan->room - others : 0;
	return end > at ? end - at : 0;
}

static int64_t fake_write(void *context, int file, const void *bytes, size_t size, int64_t at)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_WRITE, file);
	struct body *body = body_of(fake, file);
	size_t taken, start = (size_t)at;

	if (error)
		return error;
	if (!body || !(fake->files[file].flags & DISK_WRITE))
		return -EBADF;
	taken = writable(fake, body, size, start);
	if (size && !taken)
		return -ENOSPC;
	touch(body, start);
	if (body->now.length < start + taken)
		body_resize(&body->now, start + taken);
	if (taken)
		memcpy(body->now.bytes + start, bytes, taken);
	return answer(fake, (int64_t)taken);
}

static int fake_sync(void *context, int file)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_SYNC, file);
	struct body *body = body_of(fake, file);

	if (!body)
		return -EBADF;
	if (error == -EINTR)
		return error;
	if (error) {
		body_lose(body);
		return error;
	}
	if (fake->plan.waits && !fake->dead) {
		body->waits = fake->plan.waits;
		return DISK_WAITS;
	}
	if (!fake->dead)
		body_make_safe(body);
	return (int)answer(fake, 0);
}

static int fake_synced(void *context, int file)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_SYNCED, file);
	struct body *body = body_of(fake, file);

	if (!body)
		return -EBADF;
	if (error) {
		body_lose(body);
		return error;
	}
	if (body->waits && --body->waits)
		return (int)answer(fake, DISK_WAITS);
	if (!fake->dead)
		body_make_safe(body);
	return (int)answer(fake, 0);
}

static int fake_truncate(void *context, int file, int64_t size)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_TRUNCATE, file);
	struct body *body = body_of(fake, file);

	if (error)
		return error;
	if (!body || !(fake->files[file].flags & DISK_WRITE))
		return -EBADF;
	touch(body, (size_t)size);
	body_resize(&body->now, (size_t)size);
	return (int)answer(fake, 0);
}

static int fake_lock(void *context, int file)
{
	struct fake_disk *fake = context;
	int error = begin_on(fake, FAKE_LOCK, file);
	struct body *body = body_of(fake, file);

	if (error)
		return error;
	if (!body || !(fake->files[file].flags & DISK_WRITE))
		return -EBADF;
	if (body->locked && !fake->files[file].holds_lock)
		return -EAGAIN;
	body->locked = fake->files[file].holds_lock = true;
	return (int)answer(fake, 0);
}

static int fake_is_at(void *context, int file, const char *path)
{
	struct fake_disk *fake = context;
	int error = begin(fake, FAKE_IS_AT);
	const struct name *name = names_find(&fake->now, path);

	if (error)
		return error;
	if (!body_of(fake, file))
		return -EBADF;
	return (int)answer(fake, name && name->body == body_of(fake, file));
}

static int fake_rename(void *context, const char *from, const char *to)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_RENAME, to);
	struct name *old = names_find(&fake->now, from), *there = names_find(&fake->now, to);
	struct body *body = old ? old->body : NULL;

	if (error)
		return error;
	if (!old || !names_have_parent(&fake->now, to))
		return -ENOENT;
	if (!body || (there && !there->body))
		return -EISDIR;
	if (there)
		names_drop(&fake->now, there);
	names_drop(&fake->now, names_find(&fake->now, from));
	names_add(&fake->now, to, body);
	return (int)answer(fake, 0);
}

static int fake_remove(void *context, const char *path)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_REMOVE, path);
	struct name *name = names_find(&fake->now, path);

	if (error)
		return error;
	if (!name)
		return -ENOENT;
	if (!name->body && !names_have_none_in(&fake->now, path))
		return -ENOTEMPTY;
	names_drop(&fake->now, name);
	return (int)answer(fake, 0);
}

static int fake_make_folder(void *context, const char *path)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_MAKE_FOLDER, path);

	if (error)
		return error;
	if (names_have_folder(&fake->now, path) || names_find(&fake->now, path))
		return -EEXIST;
	if (!names_have_parent(&fake->now, path))
		return -ENOENT;
	names_add(&fake->now, path, NULL);
	return (int)answer(fake, 0);
}

static int fake_sync_folder(void *context, const char *path)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_SYNC_FOLDER, path);

	if (error)
		return error;
	if (!names_have_folder(&fake->now, path))
		return -ENOENT;
	if (!fake->dead)
		names_sync(&fake->safe, &fake->now, path);
	return (int)answer(fake, 0);
}

static int fake_fact(void *context, const char *path, struct disk_fact *fact)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_FACT, path);
	const struct name *name = names_find(&fake->now, path);

	*fact = (struct disk_fact){ .kind = names_have_folder(&fake->now, path) ? DISK_FOLDER : DISK_NOTHING };
	if (name && name->body)
		*fact = (struct disk_fact){ .kind = DISK_FILE, .size = (int64_t)name->body->now.length };
	return error ? error : (int)answer(fake, 0);
}

static int by_path(const void *a, const void *b)
{
	const struct name *left = a, *right = b;

	return strcmp(left->path, right->path);
}

static int fake_list(void *context, const char *path, void (*each)(void *of, const char *name), void *of)
{
	struct fake_disk *fake = context;
	int error = begin_at(fake, FAKE_LIST, path);

	if (error)
		return error;
	if (!names_have_folder(&fake->now, path))
		return -ENOENT;
	if (fake->now.count)
		qsort(fake->now.list, fake->now.count, sizeof *fake->now.list, by_path);
	for (size_t i = 0; i < fake->now.count; i++) {
		const char *entry = fake->now.list[i].path, *slash = strrchr(entry, '/');

		if (names_is_in(entry, path))
			each(of, slash ? slash + 1 : entry);
	}
	return (int)answer(fake, 0);
}

/* All its paths begin in the one folder that there is. */
static char *fake_here(void *context)
{
	(void)context;
	return NULL;
}

struct disk fake_disk_table(struct fake_disk *fake)
{
	return (struct disk){
		.context = fake,
		.open = fake_open,
		.close = fake_close,
		.read = fake_read,
		.write = fake_write,
		.sync = fake_sync,
		.synced = fake_synced,
		.truncate = fake_truncate,
		.lock = fake_lock,
		.is_at = fake_is_at,
		.rename = fake_rename,
		.remove = fake_remove,
		.make_folder = fake_make_folder,
		.sync_folder = fake_sync_folder,
		.fact = fake_fact,
		.list = fake_list,
		.here = fake_here,
	};
}
