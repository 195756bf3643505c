/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_UNDO_H
#define TALKA_MODEL_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#include "model/event.h"

/*
 * undo - which events stand: two passes, find them, fold them.
 *
 * An undo names the seq that it takes back, a redo the seq that it brings back.
 *
 * Invariants:
 *  - Only the last standing event that may be undone is taken back; nothing
 *    before a barrier is.
 *  - Any new step after an undo ends the redos.
 *
 * Ownership: undo_free() frees.
 */
struct undo_log {
	bool *stands;              /* by index of the event, seq - 1 */
	size_t count, room;
	size_t *taken;             /* indices that a redo can bring back, last first */
	size_t taken_count, taken_room;
};

/* Notes the next event; verb NULL = unknown. True where the session has to be folded anew. */
bool undo_note(struct undo_log *log, const struct event *event);
/* Index of what an undo would take back, a redo bring back; SIZE_MAX = nothing. verb(of, i) tells the verb of event i;
 * barrier, where not NULL, is set to the verb that stopped an undo. */
size_t undo_target(const struct undo_log *log, const struct verb *(*verb)(const void *of, size_t i), const void *of,
    const struct verb **barrier);
size_t redo_target(const struct undo_log *log);
void undo_free(struct undo_log *log);

extern const struct verb undo_verbs[];

#endif
