/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/str.h"
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

static bool make_new(const struct disk *disk, const char *folder, struct err *err)
{
	struct disk_fact fact;

	if (disk->fact(disk->context, folder, &fact) == 0 && fact.kind != DISK_NOTHING)
		return err_set(err, "%s: there is already something with this name; a session gets a new folder", folder);
	return disk_make_folders(disk, folder, err);
}

bool sitting_make_folder(const struct disk *disk, const char *folder, const struct script *script, struct err *err)
{
	char *ballots = disk_join(folder, "ballots");
	bool made = make_new(disk, folder, err) && (disk->make_folder(disk->context, ballots) == 0
	    || err_set(err, "%s: no folder can be made here", ballots)) && sitting_replace(disk, folder, sitting_script_name, script->bytes, script->size, err);

	free(ballots);
	return made;
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
