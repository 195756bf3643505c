/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/sitting-inside.h"

/*
 * Removing for good, in an order in which a crash at any point leaves a whole session:
 *   1. what was made from the journal goes; it can be made anew
 *   2. the new copy of the workshop is put beside the old one
 *   3. the new journal takes the place of the old one: from here on it is done
 *   4. the new copy takes the place of the old one; where that fails, the next opening does it
 *   5. the folders that the session was moved away from follow; where that fails, the next opening does it
 */

/* --- how much ------------------------------------------------------------------- */

static void take_from_rows(const struct sitting *sitting, struct removal *removal, struct arena *arena)
{
	for (size_t i = 0; i < sitting->folded; i++) {
		struct journal_row row = journal_get(sitting->journal, i);

		removal_row(removal, &row, arena);
	}
}

size_t sitting_finds(const struct sitting *sitting, const struct removal_order *order, struct err *err)
{
	struct arena *arena = arena_new();
	struct removal *removal = removal_new(sitting->session, order, arena, err);
	size_t found = 0, size;

	if (removal) {
		removal_script(removal, sitting->script, &size);
		take_from_rows(sitting, removal, arena);
		found = order->person ? 1 : removal_texts(removal);
		if (!found)
			err_set(err, "nothing in this session has these words");
	}
	arena_free(arena);
	return found;
}

/* --- the copy of the workshop -------------------------------------------------------- */

/* NULL and words where the file would not be a workshop any more. */
static struct script *load_new(const struct sitting *sitting, const char *bytes, size_t size, struct err *err)
{
	struct faults *faults = faults_new(sitting_script_name);
	struct script *script = script_load(sitting->script->file, bytes, size, session_registry(sitting->session), faults);

	if (!script) {
		char *line = faults_line(faults, 0);

		err_set(err, "the workshop needs these words: without them %s", line);
		free(line);
	}
	faults_free(faults);
	return script;
}

static bool put_new_in_place(const struct sitting *sitting, struct err *err)
{
	int error = sitting_put_script(sitting->disk, sitting_folder(sitting));

	return !error || err_set(err, "it is out of the journal; the copy of the workshop could not be put in place (%s): "
	    "leave talka and open this session once more to finish", disk_words(error));
}

static const struct exercise *same_of(const struct script *script, const struct exercise *exercise)
{
	const struct exercise *same = exercise ? script_exercise(script, exercise->id) : NULL;

	return same ? same : exercise;
}

static void use_script(struct sitting *sitting, struct script *script)
{
	sitting->boxes.exercise = same_of(script, sitting->boxes.exercise);
	sitting->boxes.troubled = same_of(script, sitting->boxes.troubled);
	sitting->scripts = mem_grow(sitting->scripts, sitting->script_count + 1, sizeof *sitting->scripts);
	sitting->scripts[sitting->script_count++] = sitting->script;
	sitting->script = script;
}

/* --- all of it ------------------------------------------------------------------------- */

static void change_row(void *of, struct journal_row *row, struct arena *arena)
{
	removal_row(of, row, arena);
}

/* Which chain it was, without a word of what stood in it. */
static struct journal_row *rows_told(const struct sitting *sitting, const struct removal *removal, struct arena *arena, size_t *count)
{
	const struct journal_row *told = removal_told(removal, count);
	struct journal_row *rows = arena_array(arena, *count, sizeof *rows);
	char *time = arena_alloc(arena, CLOCK_TEXT);

	clock_text(sitting_utc(sitting), time);
	for (size_t i = 0; i < *count; i++)
		rows[i] = sitting_make_row(sitting, &(struct entry){ .verb = told[i].event, .item = told[i].item, .participant = told[i].participant,
			.value = arena_format(arena, "head=x%08x", (unsigned)journal_head_crc(sitting->journal)) }, time);
	return rows;
}

static bool rewrite(struct sitting *sitting, struct removal *removal, struct arena *arena, struct err *err)
{
	struct journal_change change = { .row = change_row, .of = removal };

	change.added = rows_told(sitting, removal, arena, &change.added_count);
	return journal_rewrite(sitting->journal, &change, err);
}

static void fold_from_the_first(struct sitting *sitting)
{
	undo_free(&sitting->log);
	sitting->folded = sitting->unknown = 0;
	session_use(sitting->session, sitting->script);
	sitting_fold_new(sitting);
}

static bool replace_all(struct sitting *sitting, struct removal *removal, struct script *script, struct arena *arena, struct err *err)
{
	bool done = sitting_sweep(sitting->disk, sitting_folder(sitting), err) && (!script
	    || sitting_copy_script(sitting->disk, sitting_folder(sitting), sitting_new_script_name, script, err));
	bool rewritten = done && rewrite(sitting, removal, arena, err);

	if (!rewritten && !journal_is_spent(sitting->journal)) {
		sitting_drop_script(sitting->disk, sitting_folder(sitting));
		script_free(script);
		return false;
	}
	if (script)
		use_script(sitting, script);
	fold_from_the_first(sitting);
	return rewritten && (!script || put_new_in_place(sitting, err));
}

static bool may_remove(const struct sitting *sitting, struct err *err)
{
	return sitting_may_enter(sitting, err) && (!journal_is_spent(sitting->journal)
	    || err_set(err, "the disk failed while it saved, and takes no more; save to another place first"));
}

/* Their names may be what goes, too. */
static const char *const *folders_left(const struct sitting *sitting, struct arena *arena, size_t *count)
{
	const char **folders = arena_array(arena, sitting->session->left_count + 1, sizeof *folders);

	*count = sitting->session->left_count;
	for (size_t i = 0; i < *count; i++)
		folders[i] = arena_text(arena, sitting->session->left[i]);
	return folders;
}

bool sitting_remove(struct sitting *sitting, const struct removal_order *order, struct err *err)
{
	struct arena *arena = arena_new();
	struct removal *removal;
	size_t left;
	const char *const *folders = folders_left(sitting, arena, &left);
	const char *bytes = NULL;
	struct script *script = NULL;
	size_t size;
	bool removed = may_remove(sitting, err) && sitting_finds(sitting, order, err);

	removal = removed ? removal_new(sitting->session, order, arena, err) : NULL;
	if (removal)
		bytes = removal_script(removal, sitting->script, &size);
	if (bytes)
		script = load_new(sitting, bytes, size, err);
	removed = removal && (!bytes || script) && replace_all(sitting, removal, script, arena, err);
	if (removed)
		moved_follow(sitting, folders, left);
	arena_free(arena);
	return removed;
}
