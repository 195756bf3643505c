/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan-keys.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"
#include "ui/key-deeds.h"

/* A dialog keeps the id: what it was about may have been taken back meanwhile. */
static const struct exercise *asked_about(const struct app *app, const void *context)
{
	return session_exercise(app_session(app), context);
}

const struct exercise *plan_present(const struct app *app)
{
	const struct agenda_entry *next = agenda_next(app_session(app));

	return app_exercise(app) ? app_exercise(app) : next ? next->exercise : NULL;
}

/* --- Skip */

bool plan_leave_out(struct app *app, const struct exercise *exercise, const char *reason)
{
	struct str value = STR_INIT;
	bool taken;

	value_text(&value, reason);
	taken = app_enter(app, &(struct entry){ .verb = "exercise.skip", .exercise = exercise->id, .value = str_text(&value) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "skipped: %s; u takes it back"), app_title(app, exercise)));
	str_free(&value);
	return taken;
}

static bool skipped(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = asked_about(app, context);

	return !exercise || plan_leave_out(app, exercise, answer->text);
}

void plan_skip(struct app *app, const struct exercise *exercise)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .done = skipped, .context = mem_text(exercise->id), .forget = free,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "Why is \"%s\" left out?"), app_title(app, exercise)) });
}

void deed_skip(struct app *app)
{
	if (plan_present(app))
		plan_skip(app, plan_present(app));
}

/* --- Minutes */

bool plan_set_minutes(struct app *app, const struct exercise *exercise, int64_t minutes)
{
	return app_enter(app, &(struct entry){ .verb = "exercise.minutes", .exercise = exercise->id,
	    .value = arena_format(app_scratch(app), "minutes=%" PRId64, minutes) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "%s: %" PRId64 " minutes; u takes it back"), app_title(app, exercise), minutes));
}

static bool minutes_told(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = asked_about(app, context);

	return !exercise || plan_set_minutes(app, exercise, answer->number);
}

void plan_minutes_ask(struct app *app, const struct exercise *exercise)
{
	int64_t minutes = agenda_of(app_session(app), exercise)->minutes;

	dialog_open(app, &(struct dialog){ .asks = ASK_NUMBER, .least = 1, .most = 600, .done = minutes_told, .context = mem_text(exercise->id), .forget = free,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "How many minutes shall \"%s\" take?"), app_title(app, exercise)),
		.preset = minutes > 0 ? arena_format(app_scratch(app), "%" PRId64, minutes) : NULL });
}

static void add_time(struct app *app, const char *value, const char *said)
{
	const struct agenda_entry *open = agenda_open(app_session(app));

	if (!open || !agenda_timer(app_session(app), app_now_ms(app)).shown)
		app_refuse(app, "%s", tr(app_tongue(app), "no clock runs now; m says how many minutes it shall take"));
	else
		app_enter(app, &(struct entry){ .verb = "timer.add", .exercise = open->exercise->id, .value = value }, said);
}

void plan_minute_more(struct app *app, const struct exercise *chosen)
{
	(void)chosen;
	add_time(app, "seconds=60", tr(app_tongue(app), "a minute more on the clock; u takes it back"));
}

void plan_minute_less(struct app *app, const struct exercise *chosen)
{
	(void)chosen;
	add_time(app, "seconds=-60", tr(app_tongue(app), "a minute less on the clock; u takes it back"));
}

/* --- Repeat */

static bool is_over(const struct app *app, const struct exercise *exercise)
{
	enum agenda_status status = agenda_of(app_session(app), exercise)->status;

	return status == AGENDA_DONE || status == AGENDA_SKIPPED;
}

/* What was on has ended with it, and Enter leads to it no more: that must not go by unseen. */
static const char *said_begun(const struct app *app, const struct exercise *exercise)
{
	const struct agenda_entry *on = agenda_open(app_session(app));
	const char *title = app_title(app, exercise);

	if (on)
		return arena_format(app_scratch(app), tr(app_tongue(app), "now: %s; \"%s\" is over with that; u goes back"), title, app_title(app, on->exercise));
	if (agenda_of(app_session(app), exercise)->times)
		return arena_format(app_scratch(app), tr(app_tongue(app), "now once more: %s; u goes back"), title);
	return arena_format(app_scratch(app), tr(app_tongue(app), "now: %s; u goes back"), title);
}

void plan_repeat(struct app *app, const struct exercise *exercise)
{
	if (!is_over(app, exercise)) {
		app_refuse(app, tr(app_tongue(app), "\"%s\" is not over yet"), app_title(app, exercise));
		return;
	}
	if (app_enter(app, &(struct entry){ .verb = "exercise.start", .exercise = exercise->id, .value = "again=1" }, said_begun(app, exercise)))
		app->look.row = app->look.column = 0;
}

bool deed_repeat_holds(const struct app *app)
{
	return app->looked_at && !session_is_closed(app_session(app)) && is_over(app, app_exercise(app));
}

void deed_repeat(struct app *app)
{
	plan_repeat(app, app_exercise(app));
}
