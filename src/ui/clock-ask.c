/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clock-ask.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

/* "17:30" as the end of a clock's text. */
static const char *time_of_day(const struct app *app, const char *text)
{
	size_t hours = strspn(text, "0123456789");

	if (!hours || hours > 2 || text[hours] != ':' || strspn(text + hours + 1, "0123456789") != 2 || text[hours + 3])
		return NULL;
	return arena_format(app_scratch(app), "%s%s", hours == 1 ? "0" : "", text);
}

/* "2026-11-23 17:30" of the session's zone; the two are parted by the last blank. */
static bool read_local(const struct app *app, const char *text, int64_t *utc)
{
	const char *blank = strrchr(text, ' '), *time = blank ? time_of_day(app, blank + 1) : NULL;
	char day[DAY_TEXT];

	if (!time || !day_read(arena_slice(app_scratch(app), text, (size_t)(blank - text)), "1000-01-01", day))
		return false;
	if (!clock_parse(arena_format(app_scratch(app), "%sT%s:00Z", day, time), utc))
		return false;
	*utc -= zone_offset(app->zone, *utc);
	return true;
}

static bool told(struct app *app, const struct answer *answer, void *context)
{
	struct sitting *sitting = app->options.sitting;
	struct err err = ERR_INIT;
	int64_t utc;
	bool done;

	if (!*answer->text) {
		sitting_trust_clock(sitting);
		return true;
	}
	/* What was offered is known to the second, however long the question stood there. */
	if (!(context && str_same(answer->text, context) && sitting_likely_utc(sitting, &utc)) && !read_local(app, answer->text, &utc)) {
		app_refuse(app, "%s", tr(app_tongue(app), "type the day and the time, as in 2026-11-23 17:30 or 23.11.2026 17:30"));
		return false;
	}
	done = sitting_set_clock(sitting, utc, &err);
	if (done)
		app_say(app, "%s", tr(app_tongue(app), "kept; the minutes and the tables go by this time"));
	else
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	return true;
}

/* As it is typed. */
static const char *typed_local(const struct app *app, int64_t utc)
{
	char *local = clock_local(utc, session_zone(app_session(app)));
	const char *typed = arena_format(app_scratch(app), "%.10s %.5s", local, local + strcspn(local, "T") + 1);

	free(local);
	return typed;
}

void clock_ask(struct app *app)
{
	int64_t likely;
	char *offer = sitting_likely_utc(app_sitting(app), &likely) ? mem_text(typed_local(app, likely)) : NULL;

	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .may_be_empty = true, .no_draft = true,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "The clock of this computer says %s. What day and time is it?"),
		    typed_local(app, app_utc(app))),
		.explain = offer ? tr(app_tongue(app), "By what was told before it is this; mend it where it is wrong.")
		    : tr(app_tongue(app), "As in 2026-11-23 17:30. Enter on nothing: the clock is right."),
		.preset = offer, .done = told, .context = offer, .forget = free });
}

static const char *span(const struct app *app, int64_t seconds)
{
	int64_t all = seconds < 0 ? -seconds : seconds;

	if (all >= 2 * DAY)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%" PRId64 " days"), all / DAY);
	if (all >= 2 * HOUR)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%" PRId64 " hours"), all / HOUR);
	return arena_format(app_scratch(app), tr(app_tongue(app), "%" PRId64 " minutes"), all / MINUTE);
}

/* Less than two minutes are of no interest to anybody. */
void clock_follow(struct app *app)
{
	int64_t jumped = sitting_jumped(app->options.sitting);

	if (jumped <= -2 * MINUTE)
		app_say(app, tr(app_tongue(app), "the clock jumped back by %s; how long things took stays right"), span(app, jumped));
	else if (jumped >= 2 * MINUTE)
		app_say(app, tr(app_tongue(app), "the clock jumped ahead by %s; how long things took stays right"), span(app, jumped));
	if (jumped && sitting_doubts_clock(app->options.sitting))
		clock_ask(app);
}
