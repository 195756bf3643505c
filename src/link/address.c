/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "link/address.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "link/socket.h"

enum { NAME_BYTES = 16 };

static const char mark[] = "wall-";

static bool is_set(const char *value)
{
	return value && *value;
}

/* After su the variable may still name the folder of whoever was here before. */
static bool is_own(const char *folder)
{
	struct stat facts;

	return is_set(folder) && !stat(folder, &facts) && S_ISDIR(facts.st_mode) && facts.st_uid == getuid();
}

/* Caller frees. */
static char *folder_path(const struct address_roots *roots)
{
	struct str path = STR_INIT;

	if (is_own(roots->runtime))
		str_add_format(&path, "%s/talka", roots->runtime);
	else
		str_add_format(&path, "%s/talka-%" PRIdMAX, is_set(roots->temporary) ? roots->temporary : "/tmp", (intmax_t)getuid());
	return str_take(&path);
}

/* In a folder that all may write to, somebody else may have been here first. */
static bool check_folder(const char *path, struct err *err)
{
	struct stat facts;

	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return err_set(err, "%s: %s", path, strerror(errno));
	if (lstat(path, &facts) < 0)
		return err_set(err, "%s: %s", path, strerror(errno));
	if (!S_ISDIR(facts.st_mode))
		return err_set(err, "%s: this should be a folder, and is none; take it away", path);
	if (facts.st_uid != getuid())
		return err_set(err, "%s: this folder belongs to somebody else; set XDG_RUNTIME_DIR to a folder of your own", path);
	return !(facts.st_mode & 077) || err_set(err, "%s: others may enter this folder; chmod 700 shuts it", path);
}

/* Made where it is missing. Caller frees; NULL and words. */
static char *open_folder(const struct address_roots *roots, struct err *err)
{
	char *folder = folder_path(roots);

	if (check_folder(folder, err))
		return folder;
	free(folder);
	return NULL;
}

/* Whatever stands in a session's file: a hash of it is a name. */
static void add_name(struct str *address, const char *key)
{
	unsigned char hash[NAME_BYTES];
	char hex[2 * NAME_BYTES + 1];

	crypto_generichash(hash, sizeof hash, (const unsigned char *)key, strlen(key), NULL, 0);
	str_add_format(address, "/%s%s", mark, sodium_bin2hex(hex, sizeof hex, hash, sizeof hash));
}

char *address_of(const struct address_roots *roots, const char *key, struct err *err)
{
	char *folder = open_folder(roots, err);
	struct str address = STR_INIT;

	if (!folder)
		return NULL;
	str_add(&address, folder);
	add_name(&address, key);
	free(folder);
	return str_take(&address);
}

/* --- The latest */

struct found { char *path; time_t made; };
struct finds { struct found *list; size_t count; };

static int by_time(const void *a, const void *b)
{
	const struct found *one = a, *other = b;

	return one->made == other->made ? strcmp(one->path, other->path) : one->made < other->made ? 1 : -1;
}

static void note(struct finds *finds, const char *folder, const char *name)
{
	struct str path = STR_INIT;
	struct stat facts;

	str_add_format(&path, "%s/%s", folder, name);
	if (!str_begins(name, mark) || lstat(str_text(&path), &facts) < 0 || !S_ISSOCK(facts.st_mode)) {
		str_free(&path);
		return;
	}
	finds->list = mem_grow(finds->list, finds->count + 1, sizeof *finds->list);
	finds->list[finds->count++] = (struct found){ .path = str_take(&path), .made = facts.st_mtime };
}

static struct finds find_all(const char *folder)
{
	DIR *stream = opendir(folder);
	struct finds finds = { .list = NULL };

	for (struct dirent *entry; stream && (entry = readdir(stream));)
		note(&finds, folder, entry->d_name);
	if (stream)
		closedir(stream);
	if (finds.count)
		qsort(finds.list, finds.count, sizeof *finds.list, by_time);
	return finds;
}

char *address_latest(const struct address_roots *roots, size_t i, struct err *err)
{
	char *folder = open_folder(roots, err), *latest = NULL;
	struct finds finds = folder ? find_all(folder) : (struct finds){ .list = NULL };

	for (size_t k = 0; k < finds.count; k++)
		if (k == i)
			latest = finds.list[k].path;
		else
			free(finds.list[k].path);
	free(finds.list);
	free(folder);
	return latest;
}

void address_sweep(const struct address_roots *roots)
{
	char *folder = open_folder(roots, NULL);
	struct finds finds = folder ? find_all(folder) : (struct finds){ .list = NULL };

	for (size_t i = 0; i < finds.count; i++) {
		if (socket_is_left(finds.list[i].path))
			unlink(finds.list[i].path);
		free(finds.list[i].path);
	}
	free(finds.list);
	free(folder);
}
