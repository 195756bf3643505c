/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SITTING_INSIDE_H
#define TALKA_MODEL_SITTING_INSIDE_H

#include "model/sitting.h"
#include "model/undo.h"

/*
 * sitting-inside - what a sitting is made of, shared by its two files: the
 * door (sitting.c) and opening (sitting-open.c).
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

/* A new folder with the copy of the workshop and the place for ballots. */
bool sitting_make_folder(const struct disk *disk, const char *folder, const struct script *script, struct err *err);
void sitting_fold_new(struct sitting *sitting);

#endif
