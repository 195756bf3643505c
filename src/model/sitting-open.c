/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/text.h"
#include "model/exercise.h"
#include "model/sitting-inside.h"

/* Opening and closing a session's folder. */

enum { KEY_LETTERS = 26, NAME_LETTERS = 4, SCRIPT_BYTES = 1024 * 1024 };

static struct sitting *make(const struct world *world)
{
	struct sitting *sitting = mem_alloc(sizeof *sitting);

	sitting->disk = world->disk;
	sitting->clock = world->clock;
	sitting->random = world->random;
	sitting->boxes.keys = mem_text(world->keys);
	sitting->boxes.arena = arena_new();
	sitting->who = world->who;
	sitting->built = world->built;
	sitting->run_start_ms = world->clock->ms(world->clock->context);
	sitting->last_utc = world->clock->utc(world->clock->context);
	return sitting;
}

/* --- a new session ------------------------------------------------------------- */

static char *choose_folder(const struct world *world, const struct script *script, const struct sitting_plan *plan, const char *key)
{
	char *local, *name, *path;
	struct str text = STR_INIT;

	if (plan->folder)
		return mem_text(plan->folder);
	local = clock_local(world->clock->utc(world->clock->context), world->clock->zone);
	str_add_format(&text, "%.10s-%s-%.*s", local, script->id, NAME_LETTERS, key);
	name = str_take(&text);
	path = disk_join(plan->parent, name);
	free(local);
	free(name);
	return path;
}

static void write_begin(const struct world *world, const struct script *script, const struct sitting_plan *plan,
    const char *key, struct str *value)
{
	value_word(value, "key", key);
	value_number(value, "form", 1);
	value_word(value, "version", world->version);
	value_word(value, "script", script->id);
	value_number(value, "script-version", script->version);
	value_word(value, "sha256", script_hash(script));
	value_word(value, "zone", world->clock->zone);
	if (*world->clock->boot_id)
		value_word(value, "boot", world->clock->boot_id);
	if (plan->rehearsal)
		value_number(value, "rehearsal", 1);
}

/* At most two, waited for. True when all are taken and on disk. */
static bool sitting_enter_all(struct sitting *sitting, const struct entry *entries, size_t n, struct err *err)
{
	enum verdict verdicts[2] = { VERDICT_REFUSED, VERDICT_REFUSED };
	enum append appended = sitting_enter(sitting, entries, n, verdicts, err);

	while (appended == APPEND_WAITS)
		appended = sitting_settle(sitting, err);
	return appended == APPEND_DONE && verdicts[0] == VERDICT_TAKEN && (n < 2 || verdicts[1] == VERDICT_TAKEN);
}

static bool enter_one(struct sitting *sitting, const char *verb, const char *value, struct err *err)
{
	return sitting_enter_all(sitting, &(struct entry){ .verb = verb, .value = value }, 1, err);
}

static bool begin_journal(struct sitting *sitting, const struct world *world, const struct sitting_plan *plan, const char *folder,
    const char *key, struct err *err)
{
	struct str value = STR_INIT;
	bool begun;

	sitting->journal = journal_create(world->disk, folder, err);
	if (!sitting->journal)
		return false;
	write_begin(world, sitting->script, plan, key, &value);
	begun = enter_one(sitting, "session.begin", str_text(&value), err);
	str_free(&value);
	return begun;
}

/* Half a session would stand in the way of the next try. */
static bool begin_in(struct sitting *sitting, const struct world *world, const struct sitting_plan *plan, const char *folder,
    const char *key, struct err *err)
{
	if (!sitting_make_folder(world->disk, folder, sitting->script, err))
		return false;
	if (!begin_journal(sitting, world, plan, folder, key, err)) {
		journal_close(sitting->journal);
		sitting->journal = NULL;
		sitting_unmake_folder(world->disk, folder);
		return false;
	}
	if (!plan->rehearsal)
		sitting_leave_lock(sitting);
	return true;
}

struct sitting *sitting_begin(const struct world *world, struct script *script, const struct sitting_plan *plan, struct err *err)
{
	struct sitting *sitting = make(world);
	char key[KEY_LETTERS + 1];
	char *folder;
	bool begun;

	sitting->script = script;
	sitting->session = session_new(script, world->registry);
	sitting->run = 1;
	sitting->rehearsal = plan->rehearsal;
	random_key(world->random, key, KEY_LETTERS);
	folder = choose_folder(world, script, plan, key);
	begun = begin_in(sitting, world, plan, folder, key, err);
	free(folder);
	if (begun)
		return sitting;
	sitting_close(sitting);
	return NULL;
}

/* --- an existing session ----------------------------------------------------------- */

/* The hash of the copy that the journal is about. Lives with arena. */
static const char *hash_told(const struct journal *journal, struct arena *arena)
{
	const char *hash = "";

	for (size_t i = 0; i < journal_count(journal); i++) {
		struct journal_row row = journal_get(journal, i);

		if (!strcmp(row.event, "session.begin") || !strcmp(row.event, "script.changed"))
			hash = event_word_text(&(struct event){ .value = row.value }, "sha256", arena);
	}
	return hash;
}

/* A removal that was cut short behind its new journal left the new copy of the workshop beside the old one. */
static void finish_removal(const struct world *world, const char *folder)
{
	struct arena *arena = arena_new();
	char *beside = disk_join(folder, sitting_new_script_name), *path = disk_join(folder, sitting_script_name), *bytes = NULL;
	struct journal *journal;
	size_t size;

	if (disk_read_all(world->disk, beside, SCRIPT_BYTES, &bytes, &size, NULL)) {
		journal = journal_open(world->disk, folder, true, NULL);
		if (journal && !strcmp(hash_told(journal, arena), hash_sha256(arena, bytes, size))
		    && world->disk->rename(world->disk->context, beside, path) == 0)
			world->disk->sync_folder(world->disk->context, folder);
		journal_close(journal);
	}
	free(bytes);
	free(path);
	free(beside);
	arena_free(arena);
}

static struct script *read_script(const struct world *world, const char *folder, struct err *err)
{
	char *path = disk_join(folder, sitting_script_name), *bytes = NULL, *line;
	struct faults *faults = faults_new(path);
	struct script *script = NULL;
	size_t size;

	if (disk_read_all(world->disk, path, SCRIPT_BYTES, &bytes, &size, err)) {
		script = script_load(path, bytes, size, world->registry, faults);
		if (!script) {
			line = faults_line(faults, 0);
			err_set(err, "%s", line);
			free(line);
		}
	}
	free(bytes);
	faults_free(faults);
	free(path);
	return script;
}

static void tell_of_boxes(struct sitting *sitting)
{
	char *boxes = boxes_notice(sitting);
	struct str both = STR_INIT;

	if (!boxes)
		return;
	str_add_format(&both, "%s%s%s", boxes, sitting->notice ? "; " : "", sitting->notice ? sitting->notice : "");
	free(sitting->notice);
	free(boxes);
	sitting->notice = str_take(&both);
}

static int64_t last_run(const struct journal *journal)
{
	size_t count = journal_count(journal);

	return count ? journal_get(journal, count - 1).run : 0;
}

/* A journal whose first event never came whole says nothing yet, not even which session it is. */
static bool has_begun(const struct sitting *sitting, struct err *err)
{
	return *session_key(sitting->session)
	    || err_set(err, "nothing was written into this session yet; start the workshop anew");
}

/* session.open, and what belongs to it. */
static bool begin_run(struct sitting *sitting, const struct entry *with, struct err *err)
{
	struct str value = STR_INIT;
	struct entry entries[2] = { { .verb = "session.open" } };
	bool opened;

	if (*sitting->clock->boot_id)
		value_word(&value, "boot", sitting->clock->boot_id);
	entries[0].value = str_text(&value);
	if (with)
		entries[1] = *with;
	opened = sitting_enter_all(sitting, entries, with ? 2 : 1, err) && boxes_reconcile(sitting, err);
	str_free(&value);
	if (opened) {
		tell_of_boxes(sitting);
		moved_catch_up(sitting);
	}
	if (opened && !sitting->rehearsal)
		sitting_leave_lock(sitting);
	return opened;
}

static bool open_in(struct sitting *sitting, const struct world *world, const char *folder, bool read_only, struct err *err)
{
	sitting->journal = journal_open(world->disk, folder, read_only, err);
	if (!sitting->journal)
		return false;
	sitting_fold_new(sitting);
	if (!has_begun(sitting, err))
		return false;
	if (boxes_recover(sitting))
		sitting_fold_again(sitting);
	clock_remember_last(sitting);
	sitting->read_only = found_read_only(sitting, folder, read_only);
	sitting->changed = !read_only && !journal_locked_by_other(sitting->journal) && found_changed(sitting);
	sitting->notice = found_notice(sitting);
	sitting->run = last_run(sitting->journal) + 1;
	sitting->rehearsal = session_is_rehearsal(sitting->session);
	return sitting->read_only || begin_run(sitting, NULL, err);
}

bool sitting_script_changed(const struct sitting *sitting)
{
	return sitting->changed;
}

bool sitting_take_script(struct sitting *sitting, struct err *err)
{
	struct str value = STR_INIT;
	char *read_only = sitting->read_only;
	bool taken;

	value_word(&value, "sha256", script_hash(sitting->script));
	sitting->read_only = NULL;
	taken = begin_run(sitting, &(struct entry){ .verb = "script.changed", .value = str_text(&value) }, err);
	str_free(&value);
	sitting->changed = !taken;
	if (taken)
		free(read_only);
	else
		sitting->read_only = read_only;
	return taken;
}

bool sitting_set_clock(struct sitting *sitting, int64_t utc, struct err *err)
{
	char time[CLOCK_TEXT];
	struct str value = STR_INIT;
	int64_t before = sitting->utc_added;
	bool done;

	clock_text(utc, time);
	value_word(&value, "utc", time);
	sitting->utc_added += utc - sitting_utc(sitting);
	sitting->last_utc += sitting->utc_added - before;
	sitting_trust_clock(sitting);
	done = sitting_enter_all(sitting, &(struct entry){ .verb = "clock.set", .value = str_text(&value) }, 1, err);
	str_free(&value);
	return done;
}

struct sitting *sitting_resume(const struct world *world, const char *folder, bool read_only, struct err *err)
{
	struct script *script;
	struct sitting *sitting;

	finish_removal(world, folder);
	script = read_script(world, folder, err);
	if (!script)
		return NULL;
	sitting = make(world);
	sitting->script = script;
	sitting->session = session_new(script, world->registry);
	if (open_in(sitting, world, folder, read_only, err))
		return sitting;
	sitting_close(sitting);
	return NULL;
}

void sitting_close(struct sitting *sitting)
{
	if (!sitting)
		return;
	if (sitting->journal && !sitting->read_only && !sitting->rehearsal)
		sitting_remove_lock(sitting, sitting_folder(sitting));
	seal_free(sitting);
	journal_close(sitting->journal);
	undo_free(&sitting->log);
	session_free(sitting->session);
	script_free(sitting->script);
	for (size_t i = 0; i < sitting->script_count; i++)
		script_free(sitting->scripts[i]);
	free(sitting->scripts);
	free(sitting->read_only);
	free(sitting->notice);
	free(sitting->remains);
	free(sitting);
}
