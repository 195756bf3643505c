/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "export/told.h"
#include "export/verify.h"
#include "model/event.h"
#include "model/exercise.h"

struct checking {
	const struct sitting *sitting;
	const struct round_record *record;
	const struct tally_result *result;     /* counted again; NULL where there is nothing to count */
	struct arena *arena;
	struct str *report;
	bool same;
};

static void differ(struct checking *checking, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void differ(struct checking *checking, const char *format, ...)
{
	va_list args;

	str_add_format(checking->report, "%s, round %" PRId64 ": ", checking->record->exercise->id, checking->record->round);
	va_start(args, format);
	str_add_formatv(checking->report, format, args);
	va_end(args);
	str_add_char(checking->report, '\n');
	checking->same = false;
}

/* --- turnout ------------------------------------------------------------------- */

static size_t ballots_with(const struct round_record *record, enum ballot_status status)
{
	size_t count = 0;

	for (size_t i = 0; i < record->ballot_count; i++)
		count += record->ballots[i].status == status;
	return count;
}

static void check_figure(struct checking *checking, const char *word, int64_t counted)
{
	int64_t told = told_number(checking->record->told_close, word, -1);

	if (told != counted)
		differ(checking, "the journal tells %s=%" PRId64 ", its events give %" PRId64, word, told, counted);
}

static void check_turnout(struct checking *checking)
{
	const struct round_record *record = checking->record;

	check_figure(checking, "entitled", (int64_t)record->entitled);
	check_figure(checking, "ballots", (int64_t)(record->ballot_count - ballots_with(record, BALLOT_VOID)));
	for (size_t i = 0; i < BALLOT_STATUSES; i++)
		check_figure(checking, ballot_status_name((enum ballot_status)i), (int64_t)ballots_with(record, (enum ballot_status)i));
	check_figure(checking, "people", record->people_by_hands);
}

/* --- the order that the room was told ---------------------------------------------- */

/* As the fold takes it: without a number it is about the latest. */
static bool is_of(const struct journal_row *row, const struct round_record *record)
{
	return str_same(row->exercise, record->exercise->id) && (row->round ? row->round == record->round : record->in_force);
}

/* What was told together is the whole of one place: the one after so many that were still hidden. */
static void check_reveal(struct checking *checking, const struct journal_row *row)
{
	const bool *told = told_items(row->value, "items", checking->record, checking->arena);
	int64_t place = told_number(row->value, "hidden", 0) + 1;

	for (size_t i = 0; i < checking->record->item_count; i++) {
		bool due = checking->result && checking->result->item[i].place == place;

		if (told[i] != due)
			differ(checking, "event %" PRId64 " tells %s place %" PRId64 " %s, the count says otherwise", row->seq,
			    told[i] ? "on" : "not on", place, checking->record->items[i].id);
	}
}

static void check_reveals(struct checking *checking)
{
	for (size_t i = 0; i < sitting_events(checking->sitting); i++) {
		struct journal_row row = sitting_row(checking->sitting, i);

		if (str_same(row.event, "reveal") && strstr(row.value, "items=") && sitting_stands(checking->sitting, i)
		    && is_of(&row, checking->record))
			check_reveal(checking, &row);
	}
}

/* --- the line -------------------------------------------------------------------- */

static void check_flags(struct checking *checking, const char *what, const bool *told, const bool *counted)
{
	for (size_t i = 0; i < checking->record->item_count; i++)
		if (told[i] != counted[i])
			differ(checking, "the journal tells that %s is %s%s, the count says otherwise", checking->record->items[i].id,
			    told[i] ? "" : "not ", what);
}

/* Whatever settled the tie, it took nothing away from above the line and nothing in from below. */
static void check_settled(struct checking *checking, const bool *in, const bool *tied)
{
	const bool *told = told_items(checking->record->told_settle, "selected", checking->record, checking->arena);

	for (size_t i = 0; i < checking->record->item_count; i++)
		if (!tied[i] && told[i] != in[i])
			differ(checking, "settling the tie %s %s, which was not tied", told[i] ? "took in" : "left out",
			    checking->record->items[i].id);
}

/* The round that was held about this one's tie, once more where it was tied itself; NULL = there was none. */
static const struct round_record *run_off_of(const struct checking *checking)
{
	const struct session *session = sitting_session(checking->sitting);
	const struct round_record *found = NULL;

	for (size_t i = 0; i < records_count(session); i++) {
		const struct round_record *record = records_get(session, i);

		if (record->exercise == checking->record->exercise && record->settles == checking->record->round && record->selected)
			found = record;
	}
	return found;
}

/* What a run-off took goes on, and nothing else that was tied. */
static void check_run_off(struct checking *checking, const bool *tied)
{
	const struct round_record *record = checking->record, *run_off = run_off_of(checking);
	const bool *told = told_items(record->told_settle, "selected", record, checking->arena);

	if (!run_off || !str_same(record->remedy, "run-off"))
		return;
	for (size_t i = 0; i < run_off->item_count; i++)
		for (size_t k = 0; k < record->item_count; k++)
			if (tied[k] && str_same(record->items[k].id, run_off->items[i].id) && told[k] != run_off->selected[i])
				differ(checking, "the run-off %s %s, and the tie was settled otherwise", run_off->selected[i] ? "took" : "did not take",
				    record->items[k].id);
}

struct line { bool *in, *tied; };

/* The line that the count draws; where there is none, nothing is in. */
static struct line draw_line(struct checking *checking, const struct round_record *record, const struct tally_result *result)
{
	struct line line = {
		.in = arena_array(checking->arena, record->item_count + 1, sizeof *line.in),
		.tied = arena_array(checking->arena, record->item_count + 1, sizeof *line.tied),
	};

	if (result)
		record_cut(record, result, checking->arena, &line.in, &line.tied);
	return line;
}

/* A budget is spent once more when its tie is settled: that line, and the one from before. */
static struct line first_line(struct checking *checking)
{
	struct round_record before = *checking->record;

	before.drawn_count = 0;
	return draw_line(checking, &before, record_recount(&before, checking->arena, NULL));
}

static void check_cut(struct checking *checking)
{
	const struct round_record *record = checking->record;
	struct line line = draw_line(checking, record, checking->result), first = line;

	if (!record->selected)
		return;
	if (record->drawn_count)
		first = first_line(checking);
	if (*record->told_settle && !record->drawn_count) {
		check_settled(checking, line.in, line.tied);
		check_run_off(checking, line.tied);
	} else {
		check_flags(checking, "selected", record->selected, line.in);
	}
	if (*record->told_cut) {
		check_flags(checking, "above the line", told_items(record->told_cut, "selected", record, checking->arena), first.in);
		check_flags(checking, "tied at the line", told_items(record->told_cut, "tied", record, checking->arena), first.tied);
	}
}

static bool check_round(const struct sitting *sitting, const struct round_record *record, struct str *report)
{
	struct checking checking = { .sitting = sitting, .record = record, .arena = arena_new(), .report = report, .same = true };

	if (record->box_missing)
		differ(&checking, "ballots/%s.%" PRId64 ".csv is missing or was changed", record->exercise->id, record->round);
	checking.result = record_recount(record, checking.arena, NULL);
	check_turnout(&checking);
	check_reveals(&checking);
	check_cut(&checking);
	if (checking.same)
		str_add_format(report, "%s, round %" PRId64 ": counted again from %zu slips%s, nothing differs\n", record->exercise->id,
		    record->round, record->ballot_count, record->counts ? " and the hands" : "");
	arena_free(checking.arena);
	return checking.same;
}

/* Nothing that differs, but nobody would look for it. */
static void tell_sealed(const struct session *session, struct str *report)
{
	const struct round_record *record;

	for (size_t i = 0; (record = records_sealed(session, i)); i++)
		str_add_format(report, "%s, round %" PRId64 ": secret and still open; what is in its box is not counted\n", record->exercise->id, record->round);
}

bool verify_rounds(const struct sitting *sitting, struct str *report)
{
	const struct session *session = sitting_session(sitting);
	bool same = true;

	for (size_t i = 0; i < records_count(session); i++)
		if (records_get(session, i)->closed)
			same &= check_round(sitting, records_get(session, i), report);
	tell_sealed(session, report);
	return same;
}
