/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "model/sitting-inside.h"

/*
 * The time of day, as far as it can be trusted. Order and durations do not depend on it, but readers want to know.
 */
enum { JUMP_SECONDS = 2 };

int64_t sitting_now_ms(const struct sitting *sitting)
{
	return sitting->clock->ms(sitting->clock->context) - sitting->run_start_ms;
}

static int64_t told_by_machine(const struct sitting *sitting)
{
	return sitting->clock->utc(sitting->clock->context);
}

int64_t sitting_utc(const struct sitting *sitting)
{
	return told_by_machine(sitting) + sitting->utc_added;
}

static int64_t expected(const struct sitting *sitting)
{
	return sitting->last_utc + (sitting_now_ms(sitting) - sitting->last_ms) / 1000;
}

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

/* A person told the time because the machine's was wrong; once that is mended it is better than what was told. */
static bool is_mended(const struct sitting *sitting)
{
	return distance(told_by_machine(sitting), expected(sitting)) < distance(sitting->utc_added, 0) / 2;
}

size_t clock_note_jump(struct sitting *sitting, struct journal_row *row, struct str *value)
{
	int64_t jump;

	if (is_mended(sitting))
		sitting->utc_added = 0;
	jump = sitting_utc(sitting) - expected(sitting);
	if (jump >= -JUMP_SECONDS && jump <= JUMP_SECONDS)
		return 0;
	sitting->jumped = jump;
	value_number(value, "seconds", jump);
	row->event = "clock.jump";
	row->value = str_text(value);
	return 1;
}

/* Only once something is written: a jump that is told with a step that is refused would be told nowhere. */
void clock_remember(struct sitting *sitting)
{
	sitting->last_utc = sitting_utc(sitting);
	if (sitting->latest_utc < sitting->last_utc)
		sitting->latest_utc = sitting->last_utc;
	sitting->last_ms = sitting_now_ms(sitting);
}

int64_t sitting_jumped(struct sitting *sitting)
{
	int64_t jumped = sitting->jumped;

	sitting->jumped = 0;
	return jumped;
}

/* --- A clock that cannot be right */

void clock_remember_last(struct sitting *sitting)
{
	size_t count = journal_count(sitting->journal);

	if (!count || !clock_parse(journal_get(sitting->journal, count - 1).time, &sitting->latest_utc))
		sitting->latest_utc = 0;
}

void sitting_trust_clock(struct sitting *sitting)
{
	sitting->latest_utc = sitting->built = 0;
}

/* By how much a person set the clock with this row: what it would have told is told by the row before. */
static int64_t set_by(const struct journal_row *before, const struct journal_row *row)
{
	int64_t then, told;

	if (before->run != row->run || !clock_parse(before->time, &then) || !clock_parse(row->time, &told))
		return 0;
	return told - then - (row->ms - before->ms) / 1000;
}

bool sitting_likely_utc(const struct sitting *sitting, int64_t *utc)
{
	int64_t run = 0, added = 0;

	for (size_t i = 1; i < journal_count(sitting->journal); i++) {
		struct journal_row before = journal_get(sitting->journal, i - 1), row = journal_get(sitting->journal, i);

		if (!str_same(row.event, "clock.set"))
			continue;
		added = (row.run == run ? added : 0) + set_by(&before, &row);
		run = row.run;
	}
	*utc = told_by_machine(sitting) + added;
	return added && *utc >= sitting->built && *utc >= sitting->latest_utc - JUMP_SECONDS;
}

bool sitting_doubts_clock(const struct sitting *sitting)
{
	int64_t utc = sitting_utc(sitting);

	return !sitting->rehearsal && !sitting->read_only && (utc < sitting->built || utc < sitting->latest_utc - JUMP_SECONDS);
}
