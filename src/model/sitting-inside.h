/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SITTING_INSIDE_H
#define TALKA_MODEL_SITTING_INSIDE_H

#include "model/sitting.h"
#include "model/undo.h"

/*
 * sitting-inside - what a sitting is made of, shared by its files: the
 * door (sitting.c), opening (sitting-open.c) and the folder (sitting-folder.c).
 */
struct sitting {
	const struct disk *disk;
	const struct clock *clock;
	struct script *script;
	struct session *session;
	struct journal *journal;
	struct undo_log log;
	size_t folded, unknown;        /* rows that are folded; of those, with a verb that this talka does not know */
	int64_t run, run_start_ms, last_ms, last_utc;
	bool waits, kept, rehearsal;
	char *read_only, *notice;
};

extern const char sitting_script_name[];
/* Writes a small file of the folder anew. */
bool sitting_replace(const struct disk *disk, const char *folder, const char *name, const char *bytes, size_t size, struct err *err);
/* A new folder with the copy of the workshop and the place for ballots. */
bool sitting_make_folder(const struct disk *disk, const char *folder, const struct script *script, struct err *err);
void sitting_fold_new(struct sitting *sitting);

#endif
