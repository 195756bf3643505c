/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/tongues.h"

#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"
#include "base/mem.h"

enum { CATALOGUE_BYTES = 4 * 1024 * 1024 };

/* Caller frees. */
static char *path_of(const char *folder, const char *code)
{
	struct str path = STR_INIT;

	/* A code has letters up to its first "-"; what follows may be anything. */
	str_add_format(&path, "%s/%.*s.mo", folder, (int)strcspn(code, "-/"), code);
	return str_take(&path);
}

static struct catalogue *read_file(const struct disk *disk, const char *path, struct err *err)
{
	char *bytes = NULL;
	size_t size;
	struct catalogue *catalogue = NULL;

	if (disk_read_all(disk, path, CATALOGUE_BYTES, &bytes, &size, err)) {
		catalogue = catalogue_read(bytes, size, err);
		if (!catalogue)
			err_add(err, "%s", path);
	}
	free(bytes);
	return catalogue;
}

struct catalogue *tongues_find(const struct disk *disk, const char *const *folders, const char *code, struct err *err)
{
	struct catalogue *catalogue = NULL;
	bool found = false;

	for (; folders && *folders && !found; folders++) {
		char *path = path_of(*folders, code);

		found = disk_is_file(disk, path);
		if (found)
			catalogue = read_file(disk, path, err);
		free(path);
	}
	return catalogue;
}

struct tongues tongues_open(const struct disk *disk, const char *const *folders, const struct script *script, struct err *err)
{
	struct tongues tongues = { .count = script->language_count };

	tongues.list = mem_array(tongues.count, sizeof *tongues.list);
	tongues.catalogues = mem_array(tongues.count, sizeof *tongues.catalogues);
	for (size_t i = 0; i < tongues.count; i++) {
		tongues.catalogues[i] = tongues_find(disk, folders, script->languages[i], err);
		tongues.list[i] = (struct language){ .code = script->languages[i], .catalogue = tongues.catalogues[i] };
	}
	return tongues;
}

void tongues_close(struct tongues *tongues)
{
	for (size_t i = 0; i < tongues->count; i++)
		catalogue_free(tongues->catalogues[i]);
	free(tongues->catalogues);
	free(tongues->list);
}
