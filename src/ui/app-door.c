/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app-inside.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"

enum { NOTICED_AFTER_MS = 200, ASK_AGAIN_MS = 20 };

/* --- The status line */

void app_status(struct app *app, enum tone tone, char *said)
{
	free(app->said);
	app->said = said;
	app->tone = tone;
}

static void __attribute__((format(printf, 3, 0))) say(struct app *app, enum tone tone, const char *format, va_list args)
{
	struct str said = STR_INIT;

	str_add_formatv(&said, format, args);
	app_status(app, tone, str_take(&said));
}

void app_say(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(app, TONE_SAID, format, args);
	va_end(args);
}

void app_refuse(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(app, TONE_REFUSED, format, args);
	va_end(args);
}

/* --- Through the door */

static bool done(struct app *app, enum verdict verdict, const char *said, const struct err *err)
{
	if (verdict == VERDICT_REFUSED) {
		app_refuse(app, "%s", err_text(err));
		return false;
	}
	if (verdict == VERDICT_ALREADY)
		app_say(app, "%s", err_text(err));
	else if (said)
		app_say(app, "%s", said);
	return true;
}

static bool wait_for_disk(struct app *app, const char *said)
{
	free(app->said_when_saved);
	app->said_when_saved = said ? mem_text(said) : NULL;
	app->waits_since_ms = app_now_ms(app);
	return true;
}

/* The step is kept by the sitting, so the dialog that asked for it may close. */
static bool failed(struct app *app, const struct err *err)
{
	if (!sitting_has_kept(app->options.sitting)) {
		app_refuse(app, "%s", err_text(err));
		return false;
	}
	app->hooks->not_saved(app, err);
	return true;
}

static bool settle(struct app *app, enum append append, enum verdict verdict, const char *said, const struct err *err)
{
	switch (append) {
	case APPEND_DONE:
		return done(app, verdict, said, err);
	case APPEND_WAITS:
		return wait_for_disk(app, said);
	case APPEND_FAILED:
		break;
	}
	return failed(app, err);
}

bool app_enter(struct app *app, const struct entry *entry, const char *said)
{
	enum verdict verdict = VERDICT_REFUSED;
	struct err err = ERR_INIT;
	enum append append;
	bool taken;

	if (sitting_waits(app->options.sitting)) {
		app_refuse(app, "%s", tr(app_tongue(app), "the step before is still being saved; press the key again in a moment"));
		return false;
	}
	append = sitting_enter(app->options.sitting, entry, 1, &verdict, &err);
	taken = settle(app, append, verdict, said, &err);
	err_clear(&err);
	app_look_again(app);
	return taken;
}

bool app_settle(struct app *app)
{
	struct err err = ERR_INIT;
	enum append append;

	if (!sitting_waits(app->options.sitting))
		return false;
	append = sitting_settle(app->options.sitting, &err);
	if (append == APPEND_WAITS)
		return false;
	settle(app, append, VERDICT_TAKEN, app->said_when_saved, &err);
	err_clear(&err);
	app_look_again(app);
	return true;
}

bool app_is_saving(const struct app *app)
{
	return sitting_waits(app->options.sitting) && app_now_ms(app) - app->waits_since_ms >= NOTICED_AFTER_MS;
}

/* --- When the screen changes by itself */

static int64_t next_minute(const struct app *app)
{
	int64_t second = app_utc(app) % 60;

	return (60 - second) * 1000;
}

int64_t app_deadline(const struct app *app)
{
	if (sitting_waits(app->options.sitting))
		return ASK_AGAIN_MS;
	if (app_exercise_open(app) && agenda_timer(app_session(app), app_now_ms(app)).running)
		return 1000 - app_now_ms(app) % 1000;
	return next_minute(app);
}
