/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/sitting-inside.h"

/* Who leads the session, for the message of a second opener; the lock itself is on the journal. */

static const char lock_name[] = "session.lock";

enum { LOCK_BYTES = 4096 };

char *sitting_read_lock(const struct disk *disk, const char *folder)
{
	char *path = disk_join(folder, lock_name), *bytes = NULL, *who;
	size_t size;

	if (disk_read_all(disk, path, LOCK_BYTES, &bytes, &size, NULL))
		who = text_clean(bytes, strcspn(bytes, "\n"), false, NULL);
	else
		who = mem_text("another talka");
	free(bytes);
	free(path);
	return who;
}

void sitting_leave_lock(const struct sitting *sitting)
{
	const struct clock *clock = sitting->clock;
	struct str text = STR_INIT;
	char *local = clock_local(clock->utc(clock->context), clock->zone);

	str_add_format(&text, "%s since %.5s\n", sitting->who && *sitting->who ? sitting->who : "another talka", local + strcspn(local, "T") + 1);
	sitting_replace(sitting->disk, sitting_folder(sitting), lock_name, str_text(&text), text.length, NULL);
	str_free(&text);
	free(local);
}

void sitting_remove_lock(const struct sitting *sitting, const char *folder)
{
	char *path = disk_join(folder, lock_name);

	sitting->disk->remove(sitting->disk->context, path);
	free(path);
}
