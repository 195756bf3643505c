/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/event.h"
#include "model/inside.h"
#include "model/removal-inside.h"
#include "model/sitting-inside.h"

/* To another folder, and what becomes of the one before. */

/*
 * The note that is left behind: whoever opens the folder before by mistake would tell the evening twice. It is no part of
 * the session: without it the folder can be gone on with, where the other one is lost.
 */
static const char note_name[] = "moved.txt";

enum { NOTE_BYTES = 16 * 1024 };

/* As far as the disk still obeys. */
static void leave_note(const struct sitting *sitting, const char *folder)
{
	char *here = disk_from_root(sitting->disk, sitting_folder(sitting));
	struct str text = STR_INIT;

	str_add_format(&text, "%s\n", here);
	sitting_replace(sitting->disk, folder, note_name, str_text(&text), text.length, NULL);
	str_free(&text);
	free(here);
}

char *sitting_moved_to(const struct disk *disk, const char *folder)
{
	char *path = disk_join(folder, note_name), *bytes = NULL, *to = NULL;
	size_t size;

	if (disk_read_all(disk, path, NOTE_BYTES, &bytes, &size, NULL))
		to = text_clean(bytes, strcspn(bytes, "\n"), false, NULL);
	free(bytes);
	free(path);
	return to;
}

/* --- there -------------------------------------------------------------------------- */

/* The row that tells in the new folder what the old one is. */
static bool move_journal(struct sitting *sitting, const char *folder, struct err *err)
{
	char *from = disk_from_root(sitting->disk, sitting_folder(sitting)), time[CLOCK_TEXT];
	struct str value = STR_INIT;
	struct journal_row row;
	bool moved;

	value_text(&value, from);
	clock_text(sitting_utc(sitting), time);
	row = sitting_make_row(sitting, &(struct entry){ .verb = "session.moved", .value = str_text(&value) }, time);
	moved = journal_move(sitting->journal, folder, &row, err);
	str_free(&value);
	free(from);
	return moved;
}

/* Half a session would stand in the way of the next try. */
static bool move_all(struct sitting *sitting, const char *folder, struct err *err)
{
	if (!sitting_make_folder(sitting->disk, folder, sitting->script, err))
		return false;
	if (boxes_move(sitting, folder, err) && move_journal(sitting, folder, err))
		return true;
	sitting_unmake_folder(sitting->disk, folder);
	return false;
}

bool sitting_move(struct sitting *sitting, const char *folder, struct err *err)
{
	char *before = mem_text(sitting_folder(sitting));
	bool moved = move_all(sitting, folder, err);

	if (moved && !sitting->rehearsal) {
		sitting_remove_lock(sitting, before);   /* first: on a full disk the note stands where it stood */
		leave_note(sitting, before);
		sitting_leave_lock(sitting);
	}
	free(before);
	return moved && (seal_keeps(sitting) ? sitting_retry(sitting, err) : sitting_take(sitting, APPEND_DONE)) == APPEND_DONE;
}

const char *sitting_left(const struct sitting *sitting, size_t i)
{
	return i < sitting->session->left_count ? sitting->session->left[i] : NULL;
}

/* --- what is in the folder that was left ------------------------------------------------ */

static bool has_file(const struct sitting *sitting, const char *folder, const char *name)
{
	char *path = disk_join(folder, name);
	bool has = disk_is_file(sitting->disk, path);

	free(path);
	return has;
}

/* Another session may have got the name since. */
static bool is_of_ours(const struct sitting *sitting, const struct journal *journal)
{
	struct arena *arena = arena_new();
	bool ours = str_same(session_key_told(journal, arena), session_key(sitting->session));

	arena_free(arena);
	return ours;
}

/* Nothing there differs from what we have, nor was it left half done. */
static bool has_followed(const struct sitting *sitting, const char *folder, const struct journal *journal)
{
	size_t count = journal_count(journal);

	return !journal_torn_bytes(journal) && !has_file(sitting, folder, sitting_new_script_name) && count <= journal_count(sitting->journal)
	    && journal_head_crc(journal) == journal_get(sitting->journal, count - 1).crc;
}

/* But for what a removal changes. */
static bool is_same_step(const struct journal_row *a, const struct journal_row *b)
{
	return a->run == b->run && a->ms == b->ms && a->round == b->round && str_same(a->time, b->time)
	    && str_same(a->event, b->event) && str_same(a->exercise, b->exercise);
}

static bool is_start_of_ours(const struct sitting *sitting, const struct journal *journal)
{
	bool same = journal_count(journal) <= journal_count(sitting->journal);

	for (size_t i = 0; i < journal_count(journal) && same; i++) {
		struct journal_row there = journal_get(journal, i), here = journal_get(sitting->journal, i);

		same = is_same_step(&there, &here);
	}
	return same;
}

/* Then the copy of the workshop there is another than ours. */
static bool script_changed_since(const struct sitting *sitting, const struct journal *journal)
{
	for (size_t i = journal_count(journal); i < journal_count(sitting->journal); i++)
		if (str_same(journal_get(sitting->journal, i).event, "script.changed"))
			return true;
	return false;
}

static bool may_follow(const struct sitting *sitting, const struct journal *journal, struct err *err)
{
	if (journal_state(journal) == JOURNAL_DAMAGED)
		return err_set(err, "Its journal is damaged, talka cannot change it");
	if (journal_locked_by_other(journal))
		return err_set(err, "Another talka has it open. Leave that one, and open this session once more");
	if (!is_start_of_ours(sitting, journal))
		return err_set(err, "Somebody went on there, too. Open that session and remove it there");
	return !script_changed_since(sitting, journal) || err_set(err, "The workshop was changed since, talka cannot change that copy");
}

/* --- it follows --------------------------------------------------------------------------- */

static void same_as_here(void *of, struct journal_row *row, struct arena *arena)
{
	const struct sitting *sitting = of;
	struct journal_row here = journal_get(sitting->journal, (size_t)row->seq - 1);

	(void)arena;
	*row = here;
}

/* In the order of sitting_remove(), so that a session opens there after any crash. */
static bool replace_there(struct sitting *sitting, const char *folder, struct journal *journal, struct err *err)
{
	const struct disk *disk = sitting->disk;
	const struct journal_change change = { .row = same_as_here, .of = sitting };
	int error;

	if (!sitting_sweep(disk, folder, err) || !sitting_copy_script(disk, folder, sitting_new_script_name, sitting->script, err))
		return false;
	if (!journal_rewrite(journal, &change, err)) {
		sitting_drop_script(disk, folder);
		return false;
	}
	error = sitting_put_script(disk, folder);
	return !error || err_set(err, "%s", disk_words(error));
}

/* What fails on the disk can be mended, for a full one that is why the session moved. */
static bool try_to_replace(struct sitting *sitting, const char *folder, struct journal *journal, struct err *err)
{
	struct err why = ERR_INIT;
	bool done = replace_there(sitting, folder, journal, &why) || err_set(err, "%s. Then open this session once more", err_text(&why));

	err_clear(&why);
	return done;
}

static bool follow_there(struct sitting *sitting, const char *folder, struct err *err)
{
	struct journal *journal = journal_open(sitting->disk, folder, false, err);
	bool done = journal && may_follow(sitting, journal, err) && try_to_replace(sitting, folder, journal, err);

	journal_close(journal);
	return done;
}

/* True where nothing is left to do. Only looks before it writes: it may be nothing of ours. */
static bool follow(struct sitting *sitting, const char *folder, bool opening, struct err *err)
{
	struct journal *journal;
	bool done;

	if (!has_file(sitting, folder, "events.csv"))
		return opening || err_set(err, "It is not there now. If it is on a stick, put the stick in and open this session once more");
	journal = journal_open(sitting->disk, folder, true, err);
	if (!journal)
		return false;
	done = !is_of_ours(sitting, journal) || (opening && has_followed(sitting, folder, journal));
	journal_close(journal);
	return done || follow_there(sitting, folder, err);
}

/* --- and what could not be done --------------------------------------------------------------- */

static bool has_removed(const struct sitting *sitting)
{
	for (size_t i = 0; i < sitting->folded; i++) {
		const char *event = journal_get(sitting->journal, i).event;

		if (str_same(event, "item.remove") || str_same(event, "people.erased"))
			return true;
	}
	return false;
}

/* The folder of now may have got the name of the one before. */
static bool is_here(const struct sitting *sitting, const char *folder)
{
	char *here = disk_from_root(sitting->disk, sitting_folder(sitting));
	bool same = str_same(here, folder);

	free(here);
	return same;
}

/* A name that went with the removal tells nothing any more. */
static void add_remains(struct sitting *sitting, const char *folder, bool opening, struct str *remains)
{
	struct err err = ERR_INIT;

	if (*folder && !str_same(folder, removal_words) && !is_here(sitting, folder) && !follow(sitting, folder, opening, &err))
		str_add_format(remains, "%s%s: this session was there before, and what was removed may still be in it. %s. "
		    "If it is not needed any more, delete that folder.", remains->length ? "\n" : "", folder, err_text(&err));
	err_clear(&err);
}

static void follow_all(struct sitting *sitting, const char *const *folders, size_t count, bool opening)
{
	struct str remains = STR_INIT;

	for (size_t i = 0; i < count; i++)
		add_remains(sitting, folders[i], opening, &remains);
	free(sitting->remains);
	sitting->remains = remains.length ? str_take(&remains) : NULL;
}

void moved_follow(struct sitting *sitting, const char *const *folders, size_t count)
{
	follow_all(sitting, folders, count, false);
}

/* A stick that was pulled is back. */
static void note_later(const struct sitting *sitting, const char *folder)
{
	struct journal *journal;

	if (!*folder || is_here(sitting, folder) || has_file(sitting, folder, note_name) || !has_file(sitting, folder, "events.csv"))
		return;
	journal = journal_open(sitting->disk, folder, true, NULL);
	if (journal && is_of_ours(sitting, journal) && is_start_of_ours(sitting, journal))
		leave_note(sitting, folder);
	journal_close(journal);
}

void moved_catch_up(struct sitting *sitting)
{
	for (size_t i = 0; i < sitting->session->left_count && !sitting->rehearsal; i++)
		note_later(sitting, sitting->session->left[i]);
	if (has_removed(sitting))
		follow_all(sitting, sitting->session->left, sitting->session->left_count, true);
}

const char *sitting_remains(const struct sitting *sitting)
{
	return sitting->remains;
}
