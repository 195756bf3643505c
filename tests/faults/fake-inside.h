/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_FAULTS_FAKE_INSIDE_H
#define TALKA_FAULTS_FAKE_INSIDE_H

#include "base/mem.h"
#include "base/str.h"
#include "faults/fake-disk.h"

/* fake-inside - what the files of the disk in memory share. */

struct body {
	struct str now, safe;
	size_t clean;              /* so many first bytes no sync looks at: they are safe, or lost by a failed one */
	bool locked;
	size_t waits;              /* synced() still says DISK_WAITS so many times */
};

struct name {
	char *path;
	struct body *body;         /* NULL: a folder */
};

struct names {
	struct name *list;
	size_t count;
};

struct file {
	struct body *body;         /* NULL: closed */
	unsigned flags;
	bool holds_lock;
};

struct fake_disk {
	struct names now, safe;
	struct body **bodies;      /* all that ever were */
	size_t body_count;
	struct file *files;
	size_t file_count;
	struct fake_plan plan;
	size_t calls[FAKE_CALLS];
	bool dead;
	uint64_t chance;
};

struct body *body_new(struct fake_disk *fake);
void body_resize(struct str *bytes, size_t size);
void body_make_safe(struct body *body);
/* A sync failed: the cache takes for clean what never became safe. */
void body_lose(struct body *body);

/* NULL where there is none; lives until the next change of names. */
struct name *names_find(const struct names *names, const char *path);
void names_add(struct names *names, const char *path, struct body *body);
void names_drop(struct names *names, struct name *name);
void names_clear(struct names *names);
void names_copy(struct names *to, const struct names *from);
bool names_have_folder(const struct names *names, const char *path);
bool names_have_parent(const struct names *names, const char *path);
/* Is path an entry of folder itself, not of a folder in it? */
bool names_is_in(const char *path, const char *folder);
bool names_have_none_in(const struct names *names, const char *folder);
/* What is safe in a folder becomes what is there now. */
void names_sync(struct names *safe, const struct names *now, const char *folder);
/* A name is nothing without its folder. */
void names_drop_orphans(struct names *names);

#endif
