/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sitting.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/sitting-inside.h"

const struct session *sitting_session(const struct sitting *sitting)
{
	return sitting->session;
}

const char *sitting_folder(const struct sitting *sitting)
{
	return journal_folder(sitting->journal);
}

const char *sitting_read_only(const struct sitting *sitting)
{
	return sitting->read_only;
}

const char *sitting_notice(const struct sitting *sitting)
{
	return sitting->notice;
}

int64_t sitting_now_ms(const struct sitting *sitting)
{
	return sitting->clock->ms(sitting->clock->context) - sitting->run_start_ms;
}

size_t sitting_events(const struct sitting *sitting)
{
	return sitting->folded;
}

struct journal_row sitting_row(const struct sitting *sitting, size_t i)
{
	return journal_get(sitting->journal, i);
}

bool sitting_stands(const struct sitting *sitting, size_t i)
{
	return i < sitting->folded && sitting->log.stands[i];
}

/* --- folding -------------------------------------------------------------- */

static bool event_at(const struct sitting *sitting, size_t i, struct event *event)
{
	struct journal_row row = journal_get(sitting->journal, i);

	return session_event(sitting->session, &row, event);
}

static void fold_again(struct sitting *sitting)
{
	struct event event;

	session_reset(sitting->session);
	for (size_t i = 0; i < sitting->folded; i++)
		if (sitting->log.stands[i]) {
			event_at(sitting, i, &event);
			session_fold(sitting->session, &event);
		}
}

/* One undo in a row of many is enough to fold all anew; so that is done once, at the end. */
void sitting_fold_new(struct sitting *sitting)
{
	bool anew = false;
	struct event event;

	while (sitting->folded < journal_count(sitting->journal)) {
		if (!event_at(sitting, sitting->folded++, &event))
			sitting->unknown++;
		anew |= undo_note(&sitting->log, &event);
		if (!anew && sitting->log.stands[sitting->folded - 1])
			session_fold(sitting->session, &event);
	}
	if (anew)
		fold_again(sitting);
}

/* --- undo and redo ---------------------------------------------------------- */

static const struct verb *verb_at(const void *of, size_t i)
{
	const struct sitting *sitting = of;

	return verb_find(sitting->session, journal_get(sitting->journal, i).event);
}

/* A newer talka may have taken back what this one has no words for; but then nothing can be written here. */
static bool name_step(const struct sitting *sitting, const char *verb, size_t target, struct arena *arena,
    struct entry *entry, const char **what, struct err *err)
{
	if (sitting->read_only)
		return err_set(err, "%s", sitting->read_only);
	*entry = (struct entry){ .verb = verb, .value = arena_format(arena, "seq=%zu", target + 1) };
	if (what)
		*what = verb_at(sitting, target)->help;
	return true;
}

bool sitting_undo(const struct sitting *sitting, struct arena *arena, struct entry *entry, const char **what, struct err *err)
{
	const struct verb *barrier = NULL;
	size_t target = undo_target(&sitting->log, verb_at, sitting, &barrier);

	if (target == SIZE_MAX)
		return barrier && strcmp(barrier->name, "session.begin")
		    ? err_set(err, "this cannot be taken back: %s", barrier->help)
		    : err_set(err, "there is nothing to take back");
	return name_step(sitting, "undo", target, arena, entry, what, err);
}

bool sitting_redo(const struct sitting *sitting, struct arena *arena, struct entry *entry, const char **what, struct err *err)
{
	size_t target = redo_target(&sitting->log);

	if (target == SIZE_MAX)
		return err_set(err, "there is nothing to do again");
	return name_step(sitting, "redo", target, arena, entry, what, err);
}

static bool accept_undo(const struct sitting *sitting, const struct event *event, struct err *err)
{
	bool is_undo = !strcmp(event->verb->name, "undo");
	size_t target = is_undo ? undo_target(&sitting->log, verb_at, sitting, NULL) : redo_target(&sitting->log);

	return (target != SIZE_MAX && event_number(event, "seq", 0) == (int64_t)target + 1)
	    || err_set(err, "only the last step can be %s", is_undo ? "taken back" : "done again");
}

/* --- the door ------------------------------------------------------------------ */

static const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

static struct journal_row make_row(const struct sitting *sitting, const struct entry *entry, const char *time)
{
	return (struct journal_row){
		.run = sitting->run, .ms = sitting_now_ms(sitting), .time = time, .event = entry->verb,
		.exercise = text_or_empty(entry->exercise), .round = entry->round,
		.participant = text_or_empty(entry->participant), .item = text_or_empty(entry->item),
		.value = text_or_empty(entry->value)
	};
}

static bool accept(const struct sitting *sitting, const struct journal_row *row, struct err *err)
{
	struct event event;

	if (!session_event(sitting->session, row, &event))
		return err_set(err, "talka knows no event \"%s\"", row->event);
	event.seq = (int64_t)journal_count(sitting->journal) + 1;
	if (!strcmp(row->event, "undo") || !strcmp(row->event, "redo"))
		return accept_undo(sitting, &event, err);
	return session_accept(sitting->session, &event, err);
}

/* A second ballot of one person in one batch: the first one counts. */
static bool stands_before(const struct journal_row *rows, size_t n, const struct journal_row *row)
{
	for (size_t i = 0; i < n && *row->participant; i++)
		if (!strcmp(rows[i].participant, row->participant) && !strcmp(rows[i].event, row->event)
		    && !strcmp(rows[i].exercise, row->exercise) && rows[i].round == row->round)
			return true;
	return false;
}

static enum verdict judge(const struct sitting *sitting, const struct journal_row *rows, size_t n,
    const struct journal_row *row, struct err *err)
{
	struct err own = ERR_INIT;
	bool taken;

	if (stands_before(rows, n, row))
		return VERDICT_ALREADY;
	taken = accept(sitting, row, &own);
	if (!taken && err && !err_is_set(err)) {
		*err = own;
		return VERDICT_REFUSED;
	}
	err_clear(&own);
	return taken ? VERDICT_TAKEN : VERDICT_REFUSED;
}

/* The wall clock may jump; order and durations do not depend on it, but readers want to know. */
static size_t note_jump(const struct sitting *sitting, int64_t utc, struct journal_row *row, struct str *value)
{
	enum { JUMP_SECONDS = 2 };
	int64_t passed = (sitting_now_ms(sitting) - sitting->last_ms) / 1000, jump = utc - sitting->last_utc - passed;

	if (jump >= -JUMP_SECONDS && jump <= JUMP_SECONDS)
		return 0;
	value_number(value, "seconds", jump);
	row->event = "clock.jump";
	row->value = str_text(value);
	return 1;
}

/* Only once something is written: a jump that is told with a step that is refused would be told nowhere. */
static void remember_time(struct sitting *sitting, int64_t utc)
{
	sitting->last_utc = utc;
	sitting->last_ms = sitting_now_ms(sitting);
}

static bool may_enter(const struct sitting *sitting, struct err *err)
{
	if (sitting->read_only)
		return err_set(err, "%s", sitting->read_only);
	if (sitting->waits)
		return err_set(err, "the step before is still being saved");
	if (sitting->kept)
		return err_set(err, "the step before is not saved yet");
	return true;
}

static enum append settle(struct sitting *sitting, enum append appended)
{
	sitting->waits = appended == APPEND_WAITS;
	sitting->kept = appended == APPEND_FAILED && journal_keeps(sitting->journal);
	if (appended == APPEND_DONE)
		sitting_fold_new(sitting);
	return appended;
}

static void refuse_all(enum verdict *verdicts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		verdicts[i] = VERDICT_REFUSED;
}

enum append sitting_enter(struct sitting *sitting, const struct entry *entries, size_t n, enum verdict *verdicts, struct err *err)
{
	struct journal_row *rows;
	struct str jump = STR_INIT;
	char time[CLOCK_TEXT];
	int64_t utc = sitting->clock->utc(sitting->clock->context);
	enum append appended = APPEND_DONE;
	size_t count, first;

	if (!may_enter(sitting, err)) {
		refuse_all(verdicts, n);
		return APPEND_DONE;
	}
	clock_text(utc, time);
	rows = mem_array(n + 1, sizeof *rows);
	rows[0] = make_row(sitting, &(struct entry){ .verb = "" }, time);
	count = first = note_jump(sitting, utc, &rows[0], &jump);
	for (size_t i = 0; i < n; i++) {
		struct journal_row row = make_row(sitting, &entries[i], time);

		verdicts[i] = judge(sitting, rows, count, &row, err);
		if (verdicts[i] == VERDICT_TAKEN)
			rows[count++] = row;
	}
	if (count > first) {
		remember_time(sitting, utc);
		appended = settle(sitting, journal_append(sitting->journal, rows, count, err));
	}
	/* A row that could not be read back is refused by the journal, not kept. */
	if (appended == APPEND_FAILED && !sitting->kept) {
		refuse_all(verdicts, n);
		appended = APPEND_DONE;
	}
	str_free(&jump);
	free(rows);
	return appended;
}

enum append sitting_settle(struct sitting *sitting, struct err *err)
{
	return sitting->waits ? settle(sitting, journal_settle(sitting->journal, err)) : APPEND_DONE;
}

bool sitting_waits(const struct sitting *sitting)
{
	return sitting->waits;
}

bool sitting_has_kept(const struct sitting *sitting)
{
	return sitting->kept;
}

enum append sitting_retry(struct sitting *sitting, struct err *err)
{
	return sitting->kept ? settle(sitting, journal_retry(sitting->journal, err)) : APPEND_DONE;
}

void sitting_give_up(struct sitting *sitting)
{
	journal_give_up(sitting->journal);
	sitting->kept = false;
}

bool sitting_move(struct sitting *sitting, const char *folder, struct err *err)
{
	const struct script *script = sitting->script;

	if (!sitting_make_folder(sitting->disk, folder, script, err) || !journal_move(sitting->journal, folder, err))
		return false;
	settle(sitting, APPEND_DONE);
	return true;
}
