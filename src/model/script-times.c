/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "model/notes.h"
#include "model/script-read.h"

enum { DAY = 24 * 60, LONG_DAY = 12 * 60, HOUR = 60, MINUTE = 60 };

int64_t script_minutes(const struct script *script)
{
	int64_t sum = 0;

	for (size_t i = 0; i < script->exercise_count; i++)
		if (script->exercises[i].minutes > 0)
			sum += script->exercises[i].minutes;
	return sum;
}

/* A clock time of the evening: behind midnight where the workshop goes past it. */
static int64_t of_the_evening(const struct script *script, int64_t time)
{
	bool past_midnight = script->start >= 0 && script->end >= 0 && script->end < script->start;

	return past_midnight && time >= 0 && time < script->start ? time + DAY : time;
}

/* When what stands before an exercise has ended; exercise may be the count. -1 = not known. */
static int64_t free_at(const struct script *script, size_t exercise)
{
	int64_t now = script->start;

	for (size_t i = 0; i < exercise; i++) {
		const struct exercise *before = &script->exercises[i];
		int64_t fixed = of_the_evening(script, before->start);

		now = fixed > now ? fixed : now;
		now += now >= 0 && before->minutes > 0 ? before->minutes : 0;
	}
	return now;
}

int64_t script_planned_start(const struct script *script, size_t exercise)
{
	int64_t before = free_at(script, exercise), fixed = of_the_evening(script, script->exercises[exercise].start);

	return fixed > before ? fixed : before;
}

static int64_t hours(int64_t time)
{
	return time / HOUR % 24;
}

static void check_fixed(struct reading *reading, const struct exercise *exercise)
{
	const struct script *script = reading->script;
	int64_t fixed = of_the_evening(script, exercise->start), before = free_at(script, exercise->index);
	struct place place = section_place(reading->sections[exercise->index], "start", 0);

	if (exercise->start < 0 || before <= fixed)
		return;
	if (script->start >= 0 && fixed < script->start)
		reading_fault(reading, FAULT_WARNING, place, "this is before the workshop starts (%02" PRId64 ":%02" PRId64 "); mend one of the two",
		    hours(script->start), script->start % HOUR);
	else
		reading_fault(reading, FAULT_WARNING, place,
		    "what stands before lasts until %02" PRId64 ":%02" PRId64 " by the plan, %" PRId64 " minutes too long; shorten it, or start later",
		    hours(before), before % HOUR, before - fixed);
}

/* Minutes that the exercises need when each is cut to its least. */
static int64_t least_minutes(const struct script *script)
{
	int64_t sum = script_minutes(script);

	for (size_t i = 0; i < script->exercise_count; i++)
		if (script->exercises[i].minutes_min >= 0 && script->exercises[i].minutes > 0)
			sum -= script->exercises[i].minutes - script->exercises[i].minutes_min;
	return sum;
}

static void warn_late(struct reading *reading, struct place place, int64_t planned, int64_t late)
{
	int64_t minutes = script_minutes(reading->script), least = least_minutes(reading->script);
	const char *cut = least < minutes ? arena_format(reading->scratch, " (cut to their least %" PRId64 ")", least) : "";

	reading_fault(reading, FAULT_WARNING, place,
	    "the exercises take %" PRId64 " minutes%s and end at %02" PRId64 ":%02" PRId64 ", %" PRId64 " minutes after the end; shorten or drop some",
	    minutes, cut, hours(planned), planned % HOUR, late);
}

static void check_end(struct reading *reading, const struct script_section *workshop)
{
	const struct script *script = reading->script;
	int64_t end = of_the_evening(script, script->end), planned = free_at(script, script->exercise_count);
	struct place place = section_place(workshop, "end", 0);

	if (script->start >= 0 && (end == script->start || end - script->start > LONG_DAY))
		reading_fault(reading, FAULT_WARNING, place, "from start to end are %" PRId64 " minutes; mend one of the two if that is not meant",
		    end - script->start);
	if (planned > end)
		warn_late(reading, place, planned, planned - end);
}

static void check_planned(struct reading *reading, const struct exercise *exercise)
{
	const struct script_section *section = reading->sections[exercise->index];

	if (exercise->minutes < 0 && !section_key(section, "minutes"))
		reading_fault(reading, FAULT_WARNING, section->place, "\"%s\" has no minutes, so the plan leaves it out; add minutes = ...", exercise->id);
}

/* Words that fill all the minutes leave none to the group. */
static void check_spoken(struct reading *reading, const struct exercise *exercise)
{
	const struct script *script = reading->script;
	const struct script_section *section = reading->sections[exercise->index];

	for (size_t i = 0; exercise->minutes > 0 && i < script->language_count; i++) {
		int64_t seconds = notes_speak_seconds(exercise, i);

		if (seconds >= exercise->minutes * MINUTE) {
			reading_fault(reading, FAULT_WARNING, section_place(section, section_key(section, "speak") ? "speak" : "speak.1", 0),
			    "what you say (%s) takes about %" PRId64 " seconds, and the exercise has only %" PRId64 " minute%s; say less, or give it more",
			    script->languages[i], seconds, exercise->minutes, exercise->minutes == 1 ? "" : "s");
			return;
		}
	}
}

void check_times(struct reading *reading)
{
	const struct script *script = reading->script;
	const struct script_section *workshop = reading_section(reading, "workshop");

	for (size_t i = 0; i < script->exercise_count; i++) {
		check_fixed(reading, &script->exercises[i]);
		check_spoken(reading, &script->exercises[i]);
	}
	if (!workshop || script->end < 0)
		return;
	check_end(reading, workshop);
	for (size_t i = 0; i < script->exercise_count; i++)
		check_planned(reading, &script->exercises[i]);
}
