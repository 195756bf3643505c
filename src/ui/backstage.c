/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/backstage.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/keys.h"
#include "ui/pages.h"
#include "ui/plan.h"
#include "ui/private.h"
#include "view/words.h"

enum { WIDE_COLUMNS = 54, TIME_COLUMNS = 7, SIGN_COLUMNS = 3 };

static const char *clock_words(const struct app *app, int minutes)
{
	return minutes < 0 ? "" : arena_format(app_scratch(app), "%02d:%02d", minutes / 60 % 24, minutes % 60);
}

static const char *sign(const struct leaf *leaf, enum agenda_status status)
{
	switch (status) {
	case AGENDA_OPEN: return leaf_ascii(leaf) ? ">" : "▶";
	case AGENDA_DONE: return leaf_ascii(leaf) ? "+" : "✓";
	case AGENDA_SKIPPED: return "-";
	case AGENDA_NOT_REACHED: break;
	}
	return " ";
}

static const char *duration(const struct app *app, const struct agenda_entry *entry)
{
	if (entry->status == AGENDA_SKIPPED)
		return arena_format(app_scratch(app), tr(app_tongue(app), "left out: %s"), entry->reason);
	if (entry->status == AGENDA_DONE && entry->minutes > 0)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%" PRId64 " min, took %" PRId64),
		    entry->minutes, (entry->elapsed_ms + 30000) / 60000);
	if (entry->minutes > 0)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%" PRId64 " min"), entry->minutes);
	return "";
}

/* "✓ 17:30  17:32  " where there is room, else one time. */
static const char *left_of(const struct app *app, const struct leaf *leaf, const struct agenda_entry *entry, size_t i)
{
	int planned = plan_minutes(app_session(app), i), real = plan_started(app_session(app), i);

	if (leaf_columns(leaf) < WIDE_COLUMNS)
		return arena_format(app_scratch(app), "%s  %s", sign(leaf, entry->status), clock_words(app, real < 0 ? planned : real));
	return arena_format(app_scratch(app), "%s  %5s  %5s", sign(leaf, entry->status), clock_words(app, planned), clock_words(app, real));
}

static void write_entry(const struct app *app, struct leaf *leaf, size_t i)
{
	const struct agenda_entry *entry = agenda_get(app_session(app), i);
	const char *title = script_text(&entry->exercise->title, app_language(app)), *took = duration(app, entry);
	size_t left = SIGN_COLUMNS + (leaf_columns(leaf) < WIDE_COLUMNS ? 1 : 2) * TIME_COLUMNS;
	enum style style = entry->status == AGENDA_OPEN ? STYLE_BOLD : entry->status == AGENDA_NOT_REACHED ? STYLE_NORMAL : STYLE_DIM;

	if (*took)
		title = arena_format(app_scratch(app), "%s  (%s)", title, took);
	leaf_pair(leaf, left, style, left_of(app, leaf, entry, i), style, title);
}

static const char *pace(const struct app *app)
{
	struct session_pace pace = plan_pace(app_session(app), app->options.clock->utc(app->options.clock->context));

	if (!pace.known)
		return "";
	if (pace.behind_minutes > 1)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%d minutes behind the plan; at this pace we end at %s."),
		    pace.behind_minutes, clock_words(app, pace.end_minutes));
	if (pace.behind_minutes < -1)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%d minutes ahead of the plan; at this pace we end at %s."),
		    -pace.behind_minutes, clock_words(app, pace.end_minutes));
	return arena_format(app_scratch(app), tr(app_tongue(app), "On time; we end at %s."), clock_words(app, pace.end_minutes));
}

static void write_now(const struct app *app, struct leaf *leaf)
{
	struct timer timer = agenda_timer(app_session(app), app_now_ms(app));
	const struct agenda_entry *next = agenda_next(app_session(app));
	struct block clock = { .text = "", .value = timer.left_seconds, .most = timer.planned_seconds, .running = timer.running };

	if (*pace(app))
		leaf_text(leaf, STYLE_BOLD, pace(app));
	if (timer.shown)
		leaf_text(leaf, STYLE_NORMAL, words_clock(app_scratch(app), app_tongue(app), &clock));
	if (next)
		leaf_text(leaf, STYLE_NORMAL, arena_format(app_scratch(app), tr(app_tongue(app), "Next: %s"),
		    script_text(&next->exercise->title, app_language(app))));
	leaf_gap(leaf);
}

static void write(const struct app *app, struct leaf *leaf)
{
	write_now(app, leaf);
	if (leaf_columns(leaf) >= WIDE_COLUMNS)
		leaf_pair(leaf, SIGN_COLUMNS + 2 * TIME_COLUMNS, STYLE_DIM, tr(app_tongue(app), "   plan   began"), STYLE_DIM, "");
	for (size_t i = 0; i < agenda_count(app_session(app)); i++)
		write_entry(app, leaf, i);
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	page_draw(app, write, state, canvas, area);
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	switch (pressed->code) {
	case 'o':
		app_pop(app);
		private_ask(app);
		return true;
	case 'q':
	case KEY_CODE_ESC:
	case KEY_CODE_ENTER:
		app_pop(app);
		return true;
	default:
		if (!page_scrolls(app, write, state, pressed))
			keys_press_over(app, pressed, KEY_OVER_PAGES);
		return true;
	}
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Esc", .does = N_("back to the wall"), .priority = 1 },
		{ .key = "o", .does = N_("private"), .priority = 2 },
		{ .key = "t", .does = N_("timer"), .priority = 4 },
		{ .key = "s", .does = N_("skip"), .priority = 5 },
		{ .key = "F1", .does = N_("help"), .priority = 3 },
	};

	(void)app;
	(void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

static const struct pane_kind backstage_pane = {
	.name = "backstage",
	.title = N_("Backstage"),
	.draw = draw,
	.key = key,
	.hints = hints,
	.free = free,
};

void backstage_open(struct app *app)
{
	app_push(app, &backstage_pane, mem_alloc(sizeof(struct scroll)));
}
