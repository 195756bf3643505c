/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_SITTING_INSIDE_H
#define TALKA_MODEL_SITTING_INSIDE_H

#include "base/str.h"
#include "file/box.h"
#include "model/poll-record.h"
#include "model/sitting.h"
#include "model/undo.h"

/*
 * sitting-inside - what a sitting is made of, shared by its files: the
 * door (sitting.c), opening (sitting-open.c), the folder (sitting-folder.c), and
 * for secret rounds the sealing (sitting-seal.c) and the boxes (sitting-boxes.c).
 */
struct box_step { bool puts; char *code, *text; };

/*
 * The box of the secret round that ballots come into. It is written before the
 * journal is, so its steps wait here until the journal has taken them or they
 * are given up. Which ballot was the last only this memory knows.
 */
struct boxes {
	char *keys;                    /* the folder of the keys */
	struct arena *arena;           /* what the step under way needs */
	struct box *box;               /* NULL = none in hand */
	const struct exercise *exercise;
	int64_t round;
	struct box_step *steps;
	size_t step_count;
	struct journal_row *rows;      /* the step that a box on a failing disk keeps from the journal */
	size_t row_count;
	char *last_code, *last_text;
	int64_t last_seq;              /* 0 = none that could be mended or taken back */
	bool ends;                     /* the step under way closes a secret round, or gives it up */
	bool unfinished;               /* a closed one's box could not be written out and removed yet */
	char *trouble;                 /* why a box that is due does not open, and whose */
	const struct exercise *troubled;
};

struct sitting {
	const struct disk *disk;
	const struct clock *clock;
	const struct random *random;
	struct script *script;
	struct script **scripts;       /* those of before: somebody may still hold an exercise of them */
	size_t script_count;
	struct session *session;
	struct journal *journal;
	struct undo_log log;
	size_t folded, unknown;        /* rows that are folded; of those, with a verb that this talka does not know */
	int64_t run, run_start_ms, last_ms, last_utc;
	int64_t latest_utc;            /* that the journal has */
	int64_t utc_added, jumped, built;   /* what a person told beyond the machine's clock; seconds, not told yet; from the world */
	bool waits, kept, rehearsal;
	bool changed;                  /* the workshop in the folder is another, and nothing else is wrong */
	const char *who;               /* borrowed from the world */
	char *read_only, *notice, *remains;
	struct boxes boxes;
};

extern const char sitting_script_name[], sitting_new_script_name[];
/* Writes a small file of the folder anew. */
bool sitting_replace(const struct disk *disk, const char *folder, const char *name, const char *bytes, size_t size, struct err *err);
/* The workshop under this name. */
bool sitting_copy_script(const struct disk *disk, const char *folder, const char *name, const struct script *script, struct err *err);
/* A new folder with the copy of the workshop and the place for ballots. */
bool sitting_make_folder(const struct disk *disk, const char *folder, const struct script *script, struct err *err);
/* Of a folder that was made just now, and in which nothing came about: its name is free again, as far as the disk obeys. */
void sitting_unmake_folder(const struct disk *disk, const char *folder);
void sitting_fold_new(struct sitting *sitting);
/* What the journal said of an append: folds what is on disk, remembers what waits or is kept. */
enum append sitting_take(struct sitting *sitting, enum append appended);
/* sitting-lock.c: the file that tells a second opener who leads the session. Caller frees. */
char *sitting_read_lock(const struct disk *disk, const char *folder);
void sitting_leave_lock(const struct sitting *sitting);
void sitting_remove_lock(const struct sitting *sitting, const char *folder);
/* sitting-sweep.c: all that was made from the journal goes. */
bool sitting_sweep(const struct disk *disk, const char *folder, struct err *err);
/* The new copy of the workshop takes the place of the old one; 0 or -errno. */
int sitting_put_script(const struct disk *disk, const char *folder);
void sitting_drop_script(const struct disk *disk, const char *folder);

/* --- sitting-moved: the folders that it was moved away from, which nobody opens any more */

/* What was removed goes there, too; what stands in the way of it is told by sitting_remains(). folders: as they were called
 * before the removal. */
void moved_follow(struct sitting *sitting, const char *const *folders, size_t count);
/* The same at opening, where it could not be done before. Nothing is told of folders that are not there. */
void moved_catch_up(struct sitting *sitting);

/* sitting-found.c: why one may only look (NULL = one may write), what else there is to tell (NULL = nothing), both caller
 * frees; and whether the workshop was changed and nothing else is wrong. */
char *found_read_only(const struct sitting *sitting, const char *folder, bool asked);
char *found_notice(const struct sitting *sitting);
bool found_changed(const struct sitting *sitting);

/* sitting-clock.c: fills the row where the clock jumped since the last step, and gives 1. */
size_t clock_note_jump(struct sitting *sitting, struct journal_row *row, struct str *value);
void clock_remember(struct sitting *sitting);
void clock_remember_last(struct sitting *sitting);      /* of the runs before */
void sitting_fold_again(struct sitting *sitting);
/* Events that opening found missing, past what accept asks. */
bool sitting_note(struct sitting *sitting, const struct entry *entries, size_t n, struct err *err);

/* --- sitting-seal: the step "box" of the door */

/* Changes rows about secret ballots into what the journal may know, and the box in memory. False and words: nothing is changed. */
bool seal_prepare(struct sitting *sitting, struct journal_row *rows, size_t n, struct err *err);
/* Writes the box where it changed. False and words: the rows are kept, to be written again from boxes.rows. */
bool seal_write(struct sitting *sitting, const struct journal_row *rows, size_t n, struct err *err);
bool seal_keeps(const struct sitting *sitting);
void seal_give_up(struct sitting *sitting);
void seal_done(struct sitting *sitting);                       /* the journal has it, and it is folded */
void seal_free(struct sitting *sitting);

/* --- sitting-boxes: the boxes in the folder */

struct round;
bool boxes_there(const struct sitting *sitting, const struct round_record *record);
/* NULL and words for the facilitator. */
struct box *boxes_open(const struct sitting *sitting, const struct round_record *record, struct err *err);
bool boxes_write(const struct sitting *sitting, struct box *box, const struct round_record *record, struct err *err);
void boxes_remove(const struct sitting *sitting, const struct round_record *record);
/* Gives the session what is in the box (NULL = nothing); returns the value of its round.close. Lives with arena. */
const char *boxes_open_up(struct sitting *sitting, const struct round_record *record, const struct box *box, struct arena *arena);
/* Writes the opened boxes of closed rounds out, then removes box and key. */
void boxes_finish(struct sitting *sitting);
/* Before a round.close is folded. */
void boxes_give(struct sitting *sitting, const struct event *close);
/* The open secret round of the exercise with this index, or NULL. */
const struct round *boxes_round(const struct sitting *sitting, size_t exercise);
/* To the folder of a moved session. */
bool boxes_move(struct sitting *sitting, const char *folder, struct err *err);

/* --- sitting-recover: what opening does with them */

/* From boxes that were not written out; true where the session is to be folded again. */
bool boxes_recover(struct sitting *sitting);
/* Every ballot and spent code that the journal does not know gets its event. */
bool boxes_reconcile(struct sitting *sitting, struct err *err);
char *boxes_notice(const struct sitting *sitting);             /* what to do about them, or NULL; caller frees */
/* Is there nothing in the way of writing? */
bool sitting_may_enter(const struct sitting *sitting, struct err *err);
/* An entry as a row of now; texts are the entry's. */
struct journal_row sitting_make_row(const struct sitting *sitting, const struct entry *entry, const char *time);

#endif
