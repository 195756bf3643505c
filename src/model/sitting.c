/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sitting.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/sitting-inside.h"

const struct session *sitting_session(const struct sitting *sitting)
{
	return sitting->session;
}

const char *sitting_folder(const struct sitting *sitting)
{
	return journal_folder(sitting->journal);
}

bool sitting_is_there(const struct sitting *sitting)
{
	return journal_is_there(sitting->journal) == 1;
}

const char *sitting_read_only(const struct sitting *sitting)
{
	return sitting->read_only;
}

const char *sitting_notice(const struct sitting *sitting)
{
	return sitting->notice;
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

void sitting_fold_again(struct sitting *sitting)
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
		else if (str_same(event.verb->name, "round.close"))
			boxes_give(sitting, &event);
		anew |= undo_note(&sitting->log, &event);
		if (!anew && sitting->log.stands[sitting->folded - 1])
			session_fold(sitting->session, &event);
	}
	if (anew)
		sitting_fold_again(sitting);
}

/* --- undo and redo ---------------------------------------------------------- */

/* What is otherwise in a secret round: its close stands for good, only the last slip can be taken back, mended or not. */
static const struct verb secret_close = { .name = "round.close", .undo = UNDO_BARRIER, .help = "A secret round was closed and its box opened." };
static const struct verb secret_mend = { .name = "ballot.mend", .undo = UNDO_NEVER };
static const struct verb secret_void = { .name = "ballot.void", .undo = UNDO_BARRIER, .help = "A secret ballot was not in its box any more." };
static const struct verb other_sealed = { .name = "ballot.sealed", .undo = UNDO_BARRIER, .help = "only the last slip of a secret round can be" };
static const struct verb last_sealed = { .name = "ballot.sealed", .undo = UNDO_YES, .help = "A secret ballot went into its box." };

static const struct verb *verb_at(const void *of, size_t i)
{
	const struct sitting *sitting = of;
	struct journal_row row = journal_get(sitting->journal, i);

	if (str_same(row.event, "ballot.sealed"))
		return (int64_t)i + 1 == sitting->boxes.last_seq ? &last_sealed : &other_sealed;
	if (str_same(row.event, "round.close") && strstr(row.value, "sha256="))
		return &secret_close;
	if (str_same(row.event, "ballot.mend") && !*row.value)
		return &secret_mend;
	if (str_same(row.event, "ballot.void") && !*row.value)
		return &secret_void;
	return verb_find(sitting->session, row.event);
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
		    ? err_set(err, "this cannot be taken back: %.*s", (int)strcspn(barrier->help, ";"), barrier->help)
		    : err_set(err, "there is nothing to take back");
	return name_step(sitting, "undo", target, arena, entry, what, err);
}

static bool may_redo(const struct sitting *sitting, size_t target, struct err *err)
{
	return !str_same(journal_get(sitting->journal, target).event, "ballot.sealed")
	    || err_set(err, "a secret ballot that was taken back is not kept; type it again");
}

bool sitting_redo(const struct sitting *sitting, struct arena *arena, struct entry *entry, const char **what, struct err *err)
{
	size_t target = redo_target(&sitting->log);

	if (target == SIZE_MAX)
		return err_set(err, "there is nothing to do again");
	if (!may_redo(sitting, target, err))
		return false;
	return name_step(sitting, "redo", target, arena, entry, what, err);
}

static bool accept_undo(const struct sitting *sitting, const struct event *event, struct err *err)
{
	bool is_undo = !strcmp(event->verb->name, "undo");
	size_t target = is_undo ? undo_target(&sitting->log, verb_at, sitting, NULL) : redo_target(&sitting->log);

	if (target == SIZE_MAX || event_number(event, "seq", 0) != (int64_t)target + 1)
		return err_set(err, "only the last step can be %s", is_undo ? "taken back" : "done again");
	return is_undo || may_redo(sitting, target, err);
}

/* --- the door ------------------------------------------------------------------ */

static const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

struct journal_row sitting_make_row(const struct sitting *sitting, const struct entry *entry, const char *time)
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

static bool is_in_the_box(const struct sitting *sitting, const struct journal_row *row)
{
	struct event event;
	const struct round *round;

	session_event(sitting->session, row, &event);
	round = str_same(row->event, "ballot.cast") ? event_round(sitting->session, &event) : NULL;
	return round && round_has_spent(round, row->participant);
}

static enum verdict judge(const struct sitting *sitting, const struct journal_row *rows, size_t n,
    const struct journal_row *row, struct err *err)
{
	struct err own = ERR_INIT;
	bool taken;

	if (stands_before(rows, n, row) || is_in_the_box(sitting, row)) {
		if (err && !err_is_set(err))
			err_set(err, "your ballot is in");
		return VERDICT_ALREADY;
	}
	taken = accept(sitting, row, &own);
	if (!taken && err && !err_is_set(err)) {
		*err = own;
		return VERDICT_REFUSED;
	}
	err_clear(&own);
	return taken ? VERDICT_TAKEN : VERDICT_REFUSED;
}

bool sitting_may_enter(const struct sitting *sitting, struct err *err)
{
	if (sitting->read_only)
		return err_set(err, "%s", sitting->read_only);
	if (sitting->waits)
		return err_set(err, "the step before is still being saved");
	if (sitting->kept)
		return err_set(err, "the step before is not saved yet");
	return true;
}

enum append sitting_take(struct sitting *sitting, enum append appended)
{
	sitting->waits = appended == APPEND_WAITS;
	sitting->kept = appended == APPEND_FAILED && (journal_keeps(sitting->journal) || seal_keeps(sitting));
	if (appended == APPEND_DONE) {
		sitting_fold_new(sitting);
		seal_done(sitting);
	}
	return appended;
}

/* The box first: what is in it and not in the journal is found at the next opening; the other way round nobody could find it. */
static enum append write_rows(struct sitting *sitting, const struct journal_row *rows, size_t n, struct err *err)
{
	return sitting_take(sitting, seal_write(sitting, rows, n, err) ? journal_append(sitting->journal, rows, n, err) : APPEND_FAILED);
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
	enum append appended = APPEND_DONE;
	size_t count, first;

	if (!sitting_may_enter(sitting, err)) {
		refuse_all(verdicts, n);
		return APPEND_DONE;
	}
	rows = mem_array(n + 1, sizeof *rows);
	rows[0] = sitting_make_row(sitting, &(struct entry){ .verb = "" }, time);
	count = first = clock_note_jump(sitting, &rows[0], &jump);
	clock_text(sitting_utc(sitting), time);
	for (size_t i = 0; i < n; i++) {
		struct journal_row row = sitting_make_row(sitting, &entries[i], time);

		/* However the code was written, it is one person. */
		row.participant = people_known_as(sitting->session, row.participant);
		verdicts[i] = judge(sitting, rows, count, &row, err);
		if (verdicts[i] == VERDICT_TAKEN)
			rows[count++] = row;
	}
	if (count > first && !seal_prepare(sitting, rows, count, err)) {
		refuse_all(verdicts, n);
	} else if (count > first) {
		clock_remember(sitting);
		appended = write_rows(sitting, rows, count, err);
	}
	/* A row that could not be read back is refused by the journal, not kept. */
	if (appended == APPEND_FAILED && !sitting->kept) {
		seal_give_up(sitting);
		refuse_all(verdicts, n);
		appended = APPEND_DONE;
	}
	str_free(&jump);
	free(rows);
	return appended;
}

enum append sitting_settle(struct sitting *sitting, struct err *err)
{
	return sitting->waits ? sitting_take(sitting, journal_settle(sitting->journal, err)) : APPEND_DONE;
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
	if (!sitting->kept)
		return APPEND_DONE;
	if (seal_keeps(sitting))
		return write_rows(sitting, sitting->boxes.rows, sitting->boxes.row_count, err);
	return sitting_take(sitting, journal_retry(sitting->journal, err));
}

void sitting_give_up(struct sitting *sitting)
{
	journal_give_up(sitting->journal);
	seal_give_up(sitting);
	sitting->kept = false;
}

bool sitting_note(struct sitting *sitting, const struct entry *entries, size_t n, struct err *err)
{
	struct journal_row *rows = mem_array(n, sizeof *rows);
	char time[CLOCK_TEXT];
	enum append appended;

	clock_text(sitting_utc(sitting), time);
	for (size_t i = 0; i < n; i++)
		rows[i] = sitting_make_row(sitting, &entries[i], time);
	appended = sitting_take(sitting, journal_append(sitting->journal, rows, n, err));
	while (appended == APPEND_WAITS)
		appended = sitting_settle(sitting, err);
	free(rows);
	return appended == APPEND_DONE;
}
