/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/agenda.h"

#include <string.h>

#include "model/inside.h"

static void stopwatch_start(struct stopwatch *watch, int64_t ms)
{
	if (!watch->running)
		watch->since_ms = ms;
	watch->running = true;
}

static int64_t stopwatch_ms(const struct stopwatch *watch, int64_t ms)
{
	return watch->done_ms + (watch->running && ms > watch->since_ms ? ms - watch->since_ms : 0);
}

static void stopwatch_stop(struct stopwatch *watch, int64_t ms)
{
	watch->done_ms = stopwatch_ms(watch, ms);
	watch->running = false;
}

void agenda_reset(struct session *session)
{
	session->agenda.open = SIZE_MAX;
	session->agenda.entries = arena_array(session->arena, session_places(session), sizeof *session->agenda.entries);
	session->agenda.order = arena_array(session->arena, session_places(session), sizeof *session->agenda.order);
}

void agenda_new_run(struct session *session)
{
	stopwatch_stop(&session->agenda.exercise, session->last_ms);
	stopwatch_stop(&session->agenda.pause, session->last_ms);
	stopwatch_stop(&session->agenda.step, session->last_ms);
}

const char *agenda_status_name(enum agenda_status status)
{
	static const char *const names[] = {
		[AGENDA_NOT_REACHED] = "not_reached", [AGENDA_OPEN] = "open", [AGENDA_DONE] = "done", [AGENDA_SKIPPED] = "skipped"
	};

	return names[status];
}

/* Of the open step, 0 where it has no time of its own. */
static int64_t own_seconds(const struct session *session, const struct agenda_entry *entry)
{
	const struct exercise_type *type = entry->exercise->type;
	struct arena *arena;
	int64_t seconds;

	if (!type->step_seconds)
		return 0;
	arena = arena_new();
	struct scene scene = session_scene(session, entry->exercise, arena);
	seconds = type->step_seconds(&scene, entry->step);
	arena_free(arena);
	return seconds;
}

/* A step without a time of its own goes on with the time of the whole exercise. */
static void fill_timer(const struct agenda_state *agenda, const struct agenda_entry *entry, int64_t own, int64_t now_ms, struct timer *timer)
{
	int64_t planned = own > 0 ? own : entry->minutes > 0 ? entry->minutes * 60 : 0;
	int64_t passed_ms = own > 0 ? stopwatch_ms(&agenda->step, now_ms)
	    : stopwatch_ms(&agenda->exercise, now_ms) - stopwatch_ms(&agenda->pause, now_ms);

	timer->planned_seconds = planned ? planned + agenda->step_added_seconds : 0;
	timer->left_seconds = timer->planned_seconds - passed_ms / 1000;
}

struct timer agenda_timer(const struct session *session, int64_t now_ms)
{
	const struct agenda_entry *entry = agenda_open(session);
	struct timer timer = { .shown = false };

	if (!entry)
		return timer;
	fill_timer(&session->agenda, entry, own_seconds(session, entry), now_ms, &timer);
	timer.shown = timer.planned_seconds > 0;
	timer.running = session->agenda.step.running;
	return timer;
}

static struct agenda_entry *find_entry(struct session *session, const struct event *event)
{
	const struct exercise *exercise = event_exercise(session, event);

	return exercise ? &session->agenda.entries[exercise->index] : NULL;
}

static void end_open(struct session *session, const struct event *event)
{
	struct agenda_state *agenda = &session->agenda;
	struct agenda_entry *entry = agenda->open == SIZE_MAX ? NULL : &agenda->entries[agenda->open];

	if (!entry)
		return;
	stopwatch_stop(&agenda->exercise, event->ms);
	stopwatch_stop(&agenda->pause, event->ms);
	stopwatch_stop(&agenda->step, event->ms);
	entry->elapsed_ms += agenda->exercise.done_ms;
	entry->paused_ms += agenda->pause.done_ms;
	entry->status = AGENDA_DONE;
	entry->ended_at = event->time;
	entry->present_end = people_present(session);
	agenda->open = SIZE_MAX;
}

static void begin_step(struct session *session, const struct event *event)
{
	session->agenda.step = (struct stopwatch){ .running = false };
	session->agenda.step_added_seconds = 0;
	stopwatch_start(&session->agenda.step, event->ms);
	stopwatch_start(&session->agenda.exercise, event->ms);
	stopwatch_stop(&session->agenda.pause, event->ms);
}

/* A step that this exercise does not have (no time to think) is passed over. */
static size_t first_step(const struct session *session, const struct exercise *exercise)
{
	struct scene scene = session_scene(session, exercise, session->arena);
	size_t step = 0;

	while (exercise->type->has_step && exercise->type->steps && exercise->type->steps[step].name
	    && !exercise->type->has_step(&scene, step))
		step++;
	return step;
}

static void start(struct session *session, const struct event *event)
{
	struct agenda_entry *entry = find_entry(session, event);

	if (!entry)
		return;
	end_open(session, event);
	if (entry->status == AGENDA_NOT_REACHED)
		agenda_pull(session, entry->exercise);
	session->agenda.open = entry->exercise->index;
	entry->times++;
	entry->begun_seq = event->seq;
	entry->reason = entry->ended_at = "";
	session->agenda.exercise = session->agenda.pause = (struct stopwatch){ .running = false };
	stopwatch_start(&session->agenda.exercise, event->ms);
	entry->status = AGENDA_OPEN;
	entry->step = first_step(session, entry->exercise);
	begin_step(session, event);
	if (entry->times > 1)
		return;
	entry->started_seq = event->seq;
	entry->run = event->run;
	entry->started_at = event->time;
	entry->present_start = people_present(session);
}

static bool round_is_open(const struct session *session)
{
	const struct agenda_entry *open = agenda_open(session);
	const struct poll *poll = open ? session_poll(session, open->exercise) : NULL;

	return poll && poll_stage(poll) == POLL_OPEN;
}

/* What was done, skipped or is on begins once more only where that is said, so that no slip of a key goes back. */
static bool may_repeat(const struct event *event, const struct exercise *exercise, struct err *err)
{
	return event_number(event, "again", 0) == 1 || err_set(err, "\"%s\" was already on", exercise->title.by[0]);
}

static bool may_start(const struct session *session, const struct event *event, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);

	if (!session_must_run(session, event, err))
		return false;
	if (!exercise)
		return err_set(err, "this workshop has no such exercise");
	if (agenda_of(session, exercise)->status != AGENDA_NOT_REACHED && !may_repeat(event, exercise, err))
		return false;
	return !round_is_open(session) || err_set(err, "a round is open; close it before another exercise begins");
}

static bool must_be_open(const struct session *session, const struct event *event, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);

	return (exercise && session->agenda.open == exercise->index) || err_set(err, "this exercise is not open now");
}

static void step(struct session *session, const struct event *event)
{
	struct agenda_entry *entry = find_entry(session, event);
	int64_t number = event_number(event, "n", -1);

	if (!entry || number < 0)
		return;
	entry->step = (size_t)number;
	begin_step(session, event);
}

static bool may_step(const struct session *session, const struct event *event, struct err *err)
{
	return must_be_open(session, event, err)
	    && (event_number(event, "n", -1) >= 0 || err_set(err, "a step has a number"));
}

static void end(struct session *session, const struct event *event)
{
	const struct agenda_entry *entry = find_entry(session, event);

	if (entry && entry == agenda_open(session))
		end_open(session, event);
}

static bool may_skip(const struct session *session, const struct event *event, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);

	if (!session_must_run(session, event, err))
		return false;
	if (!exercise)
		return err_set(err, "this workshop has no such exercise");
	return session->agenda.entries[exercise->index].status != AGENDA_DONE || err_set(err, "this exercise is already done");
}

static void skip(struct session *session, const struct event *event)
{
	struct agenda_entry *entry = find_entry(session, event);

	if (!entry)
		return;
	end(session, event);
	entry->status = AGENDA_SKIPPED;
	entry->reason = event_text(event, session->arena);
}

static bool may_set_minutes(const struct session *session, const struct event *event, struct err *err)
{
	int64_t minutes = event_number(event, "minutes", 0);

	return event_exercise(session, event) == NULL ? err_set(err, "this workshop has no such exercise")
	    : (minutes >= 1 && minutes <= 600) || err_set(err, "an exercise takes 1 to 600 minutes");
}

static void set_minutes(struct session *session, const struct event *event)
{
	if (may_set_minutes(session, event, NULL))
		find_entry(session, event)->minutes = event_number(event, "minutes", 0);
}

static void pause_timer(struct session *session, const struct event *event)
{
	stopwatch_stop(&session->agenda.step, event->ms);
	stopwatch_start(&session->agenda.pause, event->ms);
}

static void resume_timer(struct session *session, const struct event *event)
{
	stopwatch_start(&session->agenda.step, event->ms);
	stopwatch_stop(&session->agenda.pause, event->ms);
	stopwatch_start(&session->agenda.exercise, event->ms);
}

static bool may_add_time(const struct session *session, const struct event *event, struct err *err)
{
	int64_t seconds = event_number(event, "seconds", 0);

	return must_be_open(session, event, err)
	    && ((seconds >= -36000 && seconds <= 36000) || err_set(err, "at most ten hours can be added"));
}

static void add_time(struct session *session, const struct event *event)
{
	if (may_add_time(session, event, NULL))
		session->agenda.step_added_seconds += event_number(event, "seconds", 0);
}

const struct verb agenda_verbs[] = {
	{ .name = "exercise.start", .words = "again=", .help = "An exercise began; with again=1, once more; the one before ended.", .accept = may_start, .fold = start },
	{ .name = "exercise.step", .words = "n=", .help = "The exercise went on to its next step.", .accept = may_step, .fold = step },
	{ .name = "exercise.end", .words = "", .help = "An exercise ended.", .accept = must_be_open, .fold = end },
	{ .name = "exercise.skip", .words = "text=", .help = "An exercise was left out; the text says why.", .accept = may_skip, .fold = skip },
	{ .name = "exercise.minutes", .words = "minutes=", .help = "The planned minutes were changed.",
	  .accept = may_set_minutes, .fold = set_minutes },
	{ .name = "timer.pause", .words = "", .help = "The timer was stopped for a while.", .accept = must_be_open, .fold = pause_timer },
	{ .name = "timer.resume", .words = "", .help = "The timer went on.", .accept = must_be_open, .fold = resume_timer },
	{ .name = "timer.add", .words = "seconds=", .help = "Time was added to the step.", .accept = may_add_time, .fold = add_time },
	{ .name = NULL }
};
