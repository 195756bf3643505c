/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SITTING_H
#define TALKA_MODEL_SITTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/random.h"
#include "file/disk.h"
#include "file/journal.h"
#include "model/removal.h"
#include "model/session.h"

/*
 * sitting - a session that is open: the one door for events.
 *
 * Invariants:
 *  - What sitting_enter() calls TAKEN with APPEND_DONE is on disk and folded; what
 *    it refuses is neither.
 *  - fold(journal) is the live session after every call.
 *  - Undo is an event that names the seq it takes back.
 *  - A ballot.cast into a secret round goes into its sealed box, and the journal
 *    says ballot.sealed: nothing in the folder tells what is on a ballot before
 *    the round is closed, nor ever whose it is or which came first.
 *
 * Ownership: the sitting owns journal and session, borrows the world.
 */
struct world {                           /* handed in by main */
	const struct disk *disk;
	const struct clock *clock;
	const struct random *random;
	const struct script_registry *registry;
	const char *version;                   /* of talka */
	const char *keys;                      /* the folder for the keys of sealed boxes, outside of all sessions; made where it is missing */
	int64_t built;                         /* when talka was made, UTC: no clock can be right that tells an earlier time; 0 = not known */
	const char *who;                       /* "HOST by USER", for the message of a second opener; "" = not told */
};

enum verdict { VERDICT_TAKEN, VERDICT_ALREADY, VERDICT_REFUSED };

struct sitting;

struct sitting_plan {
	const char *folder;                    /* exactly this new folder; NULL = DATE-ID-xxxx in parent */
	const char *parent;                    /* made where it is missing */
	bool rehearsal;                        /* marked in session.begin; leaves no lock file */
};

/* A new session of a script (taken over: freed by sitting_close). Copies workshop.ini, makes the folder, the
 * journal, writes session.begin. NULL and words; then the script is freed too. */
struct sitting *sitting_begin(const struct world *world, struct script *script, const struct sitting_plan *plan, struct err *err);
/* Opens an existing folder: reads its workshop.ini, folds its journal, writes session.open. Read-only where it is
 * asked, locked by another, damaged, or has verbs that this talka does not know: sitting_read_only() tells why. */
struct sitting *sitting_resume(const struct world *world, const char *folder, bool read_only, struct err *err);
void sitting_close(struct sitting *sitting);
/* The workshop in the folder was changed since, and has all that is in the journal: a person is asked, until then one only looks. */
bool sitting_script_changed(const struct sitting *sitting);
/* The changed workshop counts from now on: writes session.open and script.changed. False and words where that failed. */
bool sitting_take_script(struct sitting *sitting, struct err *err);

const struct session *sitting_session(const struct sitting *sitting);
const char *sitting_folder(const struct sitting *sitting);
bool sitting_is_there(const struct sitting *sitting);           /* false: the folder was moved or deleted; what was written is in memory alone */
const char *sitting_read_only(const struct sitting *sitting);   /* why, in words; NULL = may be written to */
const char *sitting_notice(const struct sitting *sitting);      /* what opening found: a torn last line, damage, ...; NULL = nothing */
/* Why the sealed box of this exercise's open round does not open here, in words; NULL = it does. The round can be given up: round.void. */
const char *sitting_box_trouble(const struct sitting *sitting, const struct exercise *exercise);
int64_t sitting_now_ms(const struct sitting *sitting);          /* of the present run */

/* The time of day, UTC: the machine's, or what a person told where that was wrong. */
int64_t sitting_utc(const struct sitting *sitting);
/* Is it earlier than this talka, or than what the journal has already? Never in a rehearsal, or where one only looks. */
bool sitting_doubts_clock(const struct sitting *sitting);
bool sitting_set_clock(struct sitting *sitting, int64_t utc, struct err *err);   /* writes clock.set */
/* What it would be by what a person told last, if the machine's clock is as wrong as it was then; false = nobody told. */
bool sitting_likely_utc(const struct sitting *sitting, int64_t *utc);
void sitting_trust_clock(struct sitting *sitting);              /* it was asked about, and is right */
int64_t sitting_jumped(struct sitting *sitting);                /* by so many seconds since this was asked last; 0 = not */

/* n entries in one append. verdicts has n places; err tells the first refusal, or why the append failed.
 * APPEND_WAITS: ask sitting_settle() until it is done; the session is folded then. */
enum append sitting_enter(struct sitting *sitting, const struct entry *entries, size_t n, enum verdict *verdicts, struct err *err);
enum append sitting_settle(struct sitting *sitting, struct err *err);
bool sitting_waits(const struct sitting *sitting);
/* After APPEND_FAILED the entries are kept. */
bool sitting_has_kept(const struct sitting *sitting);
enum append sitting_retry(struct sitting *sitting, struct err *err);
/* The whole session to another new folder, and on there. The folder that it was in stays as it is; what is removed for good
 * later goes there, too, as far as it can be reached. */
bool sitting_move(struct sitting *sitting, const char *folder, struct err *err);
/* Where the session of this folder was moved to, from the root; NULL = it was not. Caller frees. */
char *sitting_moved_to(const struct disk *disk, const char *folder);
/* The i-th folder that it was moved away from, the first first; NULL after the last. */
const char *sitting_left(const struct sitting *sitting, size_t i);
void sitting_give_up(struct sitting *sitting);

/* The entry that takes the last step back, or does it again; false and words why not. Value lives with arena.
 * what: the step in words, for the status line. */
bool sitting_undo(const struct sitting *sitting, struct arena *arena, struct entry *entry, const char **what, struct err *err);
bool sitting_redo(const struct sitting *sitting, struct arena *arena, struct entry *entry, const char **what, struct err *err);

/* How many texts (of a person: places) an order would take out; 0 and words where there is none, or it makes no sense. */
size_t sitting_finds(const struct sitting *sitting, const struct removal_order *order, struct err *err);
/*
 * Takes out what should not have been written: out of every event, the copy of the workshop, and all that was made
 * from them (tables, workbook, reports are deleted; they can be made anew). Cannot be taken back.
 *
 * Invariant: a disk that dies at any call leaves a session that opens, with the texts or without them.
 *
 * False and words: nothing was taken out, or the disk failed at the very end and the words say so. Texts of the session
 * and the script are new afterwards; the script of before lives until sitting_close().
 */
bool sitting_remove(struct sitting *sitting, const struct removal_order *order, struct err *err);
/* Where something that was removed may still stand, and what to do about it, a line a folder; NULL = nowhere. */
const char *sitting_remains(const struct sitting *sitting);

/* The journal, for tables: i from 0; standing tells whether it was taken back. */
size_t sitting_events(const struct sitting *sitting);
struct journal_row sitting_row(const struct sitting *sitting, size_t i);
bool sitting_stands(const struct sitting *sitting, size_t i);

#endif
