/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/str.h"
#include "model/notes.h"
#include "model/sitting-inside.h"

/* What a session's folder is made of. */

const char sitting_script_name[] = "workshop.ini", sitting_new_script_name[] = "workshop.ini.new";

bool sitting_replace(const struct disk *disk, const char *folder, const char *name, const char *bytes, size_t size, struct err *err)
{
	char *path = disk_join(folder, name);
	bool done = disk_replace(disk, path, bytes, size, err);

	free(path);
	return done;
}

bool sitting_copy_script(const struct disk *disk, const char *folder, const char *name, const struct script *script, struct err *err)
{
	size_t size;
	const char *bytes = notes_file(script, &size);

	return sitting_replace(disk, folder, name, bytes, size, err);
}

static bool is_free(const struct disk *disk, const char *folder, struct err *err)
{
	struct disk_fact fact;

	int error = disk->fact(disk->context, folder, &fact);

	if (error)
		return err_set(err, "%s: %s", folder, disk_words(error));
	return fact.kind == DISK_NOTHING
	    || err_set(err, "%s: there is already something with this name; a session gets a new folder", folder);
}

static bool fill_new(const struct disk *disk, const char *folder, const struct script *script, struct err *err)
{
	char *ballots = disk_join(folder, "ballots");
	bool filled = (disk->make_folder(disk->context, ballots) == 0 || err_set(err, "%s: no folder can be made here", ballots))
	    && sitting_copy_script(disk, folder, sitting_script_name, script, err);

	free(ballots);
	return filled;
}

bool sitting_make_folder(const struct disk *disk, const char *folder, const struct script *script, struct err *err)
{
	if (!is_free(disk, folder, err) || !disk_make_new_folder(disk, folder, err))
		return false;
	if (fill_new(disk, folder, script, err))
		return true;
	sitting_unmake_folder(disk, folder);
	return false;
}

struct taking { const struct disk *disk; const char *folder; char **paths; size_t count; };

static void note_path(void *of, const char *name)
{
	struct taking *taking = of;

	taking->paths = mem_grow(taking->paths, taking->count + 1, sizeof *taking->paths);
	taking->paths[taking->count++] = disk_join(taking->folder, name);
}

/* With all files in it. */
static void take_away(const struct disk *disk, const char *folder)
{
	struct taking taking = { .disk = disk, .folder = folder };

	disk->list(disk->context, folder, note_path, &taking);
	for (size_t i = 0; i < taking.count; i++) {
		disk->remove(disk->context, taking.paths[i]);
		free(taking.paths[i]);
	}
	free(taking.paths);
	disk->remove(disk->context, folder);
}

void sitting_unmake_folder(const struct disk *disk, const char *folder)
{
	char *ballots = disk_join(folder, "ballots");

	take_away(disk, ballots);
	take_away(disk, folder);
	free(ballots);
}

void sitting_drop_script(const struct disk *disk, const char *folder)
{
	char *path = disk_join(folder, sitting_new_script_name);

	disk->remove(disk->context, path);
	free(path);
}

int sitting_put_script(const struct disk *disk, const char *folder)
{
	char *from = disk_join(folder, sitting_new_script_name), *to = disk_join(folder, sitting_script_name);
	int error = disk->rename(disk->context, from, to);

	free(from);
	free(to);
	return error ? error : disk->sync_folder(disk->context, folder);
}
