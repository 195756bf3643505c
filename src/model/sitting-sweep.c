/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>

#include "base/str.h"
#include "model/sitting-inside.h"

/* What was made from the journal, and can be made anew. */

/* First all names, then the removing: a list that changes while it is read tells some names twice and some never. */
struct sweep { struct arena *arena; const char **names; size_t count, room; bool (*is_made)(const char *name); };

/* What else lies there is somebody's own. */
static bool is_made(const char *name)
{
	return str_same(name, "session.xlsx") || str_begins(name, "report.") || str_ends(name, ".tmp");
}

static bool is_table(const char *name)
{
	return str_ends(name, ".csv") || str_ends(name, ".json") || str_ends(name, ".sql") || str_ends(name, ".tmp");
}

static bool is_left_over(const char *name)
{
	return str_ends(name, ".tmp");
}

static void note_name(void *of, const char *name)
{
	struct sweep *sweep = of;

	if (!sweep->is_made(name))
		return;
	if (sweep->count == sweep->room) {
		size_t room = sweep->room ? sweep->room * 2 : 64;

		sweep->names = arena_grow(sweep->arena, sweep->names, sweep->room, room, sizeof *sweep->names);
		sweep->room = room;
	}
	sweep->names[sweep->count++] = arena_text(sweep->arena, name);
}

static int remove_all(const struct disk *disk, const char *folder, const struct sweep *sweep)
{
	int error = 0;

	for (size_t i = 0; i < sweep->count && !error; i++) {
		char *path = disk_join(folder, sweep->names[i]);

		error = disk->remove(disk->context, path);
		error = error == -ENOENT ? 0 : error;
		free(path);
	}
	return error ? error : disk->sync_folder(disk->context, folder);
}

static bool sweep_folder(const struct disk *disk, const char *folder, bool (*made)(const char *name), struct err *err)
{
	struct sweep sweep = { .arena = arena_new(), .is_made = made };
	struct disk_fact fact;
	int error = disk->fact(disk->context, folder, &fact);

	if (!error && fact.kind == DISK_FOLDER)
		error = disk->list(disk->context, folder, note_name, &sweep);
	if (!error && fact.kind == DISK_FOLDER)
		error = remove_all(disk, folder, &sweep);
	arena_free(sweep.arena);
	return !error || err_set(err, "%s: %s; nothing was taken out of the session yet", folder, disk_words(error));
}

bool sitting_sweep(const struct disk *disk, const char *folder, struct err *err)
{
	const struct { const char *folder; bool (*is_made)(const char *name); } folders[] = {
		{ "tables", is_table }, { "excel", is_table }, { "ballots", is_left_over } };
	bool swept = sweep_folder(disk, folder, is_made, err);

	for (size_t i = 0; i < sizeof folders / sizeof *folders && swept; i++) {
		char *inner = disk_join(folder, folders[i].folder);

		swept = sweep_folder(disk, inner, folders[i].is_made, err);
		/* Tables that are not there differ from nothing; a folder in which something is left stays. */
		if (swept && folders[i].is_made == is_table)
			disk->remove(disk->context, inner);
		free(inner);
	}
	return swept;
}
