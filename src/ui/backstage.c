/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/backstage.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "export/found.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/curtain.h"
#include "ui/help.h"
#include "ui/keys.h"
#include "ui/pages.h"
#include "ui/plan-keys.h"
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

static enum style style_of(enum agenda_status status)
{
	return status == AGENDA_OPEN ? STYLE_BOLD : status == AGENDA_NOT_REACHED ? STYLE_NORMAL : STYLE_DIM;
}

static void write_entry(const struct app *app, struct leaf *leaf, size_t i, bool lit)
{
	const struct agenda_entry *entry = agenda_get(app_session(app), i);
	const char *title = app_title(app, entry->exercise), *took = duration(app, entry);
	size_t left = SIGN_COLUMNS + (leaf_columns(leaf) < WIDE_COLUMNS ? 1 : 2) * TIME_COLUMNS;
	enum style style = lit ? STYLE_SELECTED : style_of(entry->status);

	if (*took)
		title = arena_format(app_scratch(app), "%s  (%s)", title, took);
	if (lit)
		leaf_light(leaf);
	leaf_pair(leaf, left, style, left_of(app, leaf, entry, i), style, title);
}

static const char *pace(const struct app *app)
{
	struct session_pace pace = plan_pace(app_session(app), app_utc(app));

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
		    app_title(app, next->exercise)));
	if (app_has_wall(app))
		leaf_text(leaf, STYLE_DIM, tr(app_tongue(app), curtain_covers(app) ? N_("The second screen shows the curtain.") : N_("The second screen shows the wall.")));
	leaf_gap(leaf);
}

/* --- Proposals */

static const char *proposal_words(const struct app *app, const struct proposal *proposal)
{
	const char *title = app_title(app, proposal->exercise);

	if (proposal->minutes)
		return arena_format(app_scratch(app), tr(app_tongue(app), "Shorten \"%s\" to %" PRId64 " minutes (saves %d)"), title, proposal->minutes, proposal->saves);
	return arena_format(app_scratch(app), tr(app_tongue(app), "Leave out \"%s\" (saves %d minutes)"), title, proposal->saves);
}

static void write_proposals(const struct app *app, struct leaf *leaf)
{
	struct proposal list[PLAN_PROPOSALS];
	size_t count = plan_proposals(app_session(app), app_utc(app), list);

	if (count)
		leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app), "To end in time, its number does it:"));
	for (size_t i = 0; i < count; i++)
		leaf_pair(leaf, SIGN_COLUMNS, STYLE_KEY, arena_format(app_scratch(app), "%zu", i + 1), STYLE_NORMAL, proposal_words(app, &list[i]));
	leaf_gap(leaf);
}

static bool has_proposals(const struct app *app)
{
	struct proposal list[PLAN_PROPOSALS];

	return plan_proposals(app_session(app), app_utc(app), list) > 0;
}

static void take_proposal(struct app *app, size_t i)
{
	struct proposal list[PLAN_PROPOSALS];

	if (i >= plan_proposals(app_session(app), app_utc(app), list))
		return;
	if (list[i].minutes)
		plan_set_minutes(app, list[i].exercise, list[i].minutes);
	else
		plan_leave_out(app, list[i].exercise, arena_format(app_scratch(app), tr(app_tongue(app), "%d minutes late"),
		    plan_pace(app_session(app), app_utc(app)).behind_minutes));
}

/* --- The page */

struct backstage {
	struct scroll scroll;
	size_t lit;                          /* the index of an exercise, wherever it moves; SIZE_MAX = none */
};

static const struct pane_kind backstage_pane;

static size_t lit_row(const struct app *app)
{
	const struct backstage *backstage = app_pane_state(app, &backstage_pane);
	size_t count = agenda_count(app_session(app));

	if (!backstage || backstage->lit == SIZE_MAX)
		return SIZE_MAX;
	/* What was inserted may have been taken back. */
	return backstage->lit < count ? agenda_place(app_session(app), agenda_at(app_session(app), backstage->lit)->exercise) : count - 1;
}

/* --- What is left of the evening */

enum { FILE_COLUMNS = 24 };

static void write_found(const struct app *app, struct leaf *leaf)
{
	const struct found *found;
	size_t count = found_in(app_sitting(app), &found, app_scratch(app));

	leaf_text(leaf, STYLE_BOLD, tr(app_tongue(app), "The workshop is closed. Esc q leaves, and its tables are in this folder:"));
	leaf_text(leaf, STYLE_NORMAL, sitting_folder(app_sitting(app)));
	for (size_t i = 0; i < count; i++)
		leaf_pair(leaf, FILE_COLUMNS, STYLE_KEY, found[i].file, STYLE_NORMAL, tr(app_tongue(app), found[i].holds));
	leaf_gap(leaf);
}

static void write(const struct app *app, struct leaf *leaf)
{
	if (session_is_closed(app_session(app)))
		write_found(app, leaf);
	else
		write_now(app, leaf);
	write_proposals(app, leaf);
	if (leaf_columns(leaf) >= WIDE_COLUMNS)
		leaf_pair(leaf, SIGN_COLUMNS + 2 * TIME_COLUMNS, STYLE_DIM, tr(app_tongue(app), "   plan   began"), STYLE_DIM, "");
	for (size_t i = 0; i < agenda_count(app_session(app)); i++)
		write_entry(app, leaf, i, i == lit_row(app));
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	page_draw(app, write, &((const struct backstage *)state)->scroll, canvas, area);
}

/* The first press lights where we are; Home puts the light out, so that the top of the page shows. */
static bool move(const struct app *app, struct backstage *backstage, uint32_t code)
{
	size_t last = agenda_count(app_session(app)) - 1, row = lit_row(app);
	const struct exercise *present = plan_present(app);

	if (row == SIZE_MAX && code != KEY_CODE_UP && code != KEY_CODE_DOWN)
		return false;
	if (row == SIZE_MAX)
		row = present ? agenda_place(app_session(app), present) : last;
	else if (code == KEY_CODE_UP)
		row = row ? row - 1 : 0;
	else if (code == KEY_CODE_DOWN)
		row = row < last ? row + 1 : last;
	else if (code == KEY_CODE_HOME)
		row = SIZE_MAX;
	else
		return false;
	backstage->lit = row == SIZE_MAX ? SIZE_MAX : agenda_get(app_session(app), row)->exercise->index;
	return true;
}

static const struct exercise *chosen(const struct app *app)
{
	size_t row = lit_row(app);

	return row == SIZE_MAX ? plan_present(app) : agenda_get(app_session(app), row)->exercise;
}

/* What the lit exercise, or else the present one, is told to do. */
static const struct { uint32_t key; void (*act)(struct app *app, const struct exercise *exercise); } acts[] = {
	{ 'm', plan_minutes_ask }, { 's', plan_skip }, { 'i', plan_insert }, { 'R', plan_repeat }, { 'N', agenda_start },
	{ '+', plan_minute_more }, { '-', plan_minute_less },
};

static bool act(struct app *app, uint32_t code)
{
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (acts[i].key == code && chosen(app) && !session_is_closed(app_session(app))) {
			acts[i].act(app, chosen(app));
			return true;
		}
	return false;
}

static void other_key(struct app *app, struct backstage *backstage, const struct key *pressed)
{
	if (pressed->code >= '1' && pressed->code <= '9')
		take_proposal(app, pressed->code - '1');
	else if (!move(app, backstage, pressed->code) && !page_scrolls(app, write, &backstage->scroll, pressed) && !act(app, pressed->code))
		keys_press_over(app, pressed, KEY_OVER_PAGES);
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
		other_key(app, state, pressed);
		return true;
	}
}

const struct key_row backstage_keys[] = {
	{ .key = "Esc", .name = N_("back to the wall"), .help = N_("Closes the page; q and Enter do it, too."), .priority = 1 },
	{ .key = "o", .name = N_("private"), .help = N_("What only you should see, once the projector is dark."), .priority = 2 },
	{ .key = "1", .name = N_("proposal"), .help = N_("Takes the first proposal for coming back into the time, 2 the second, and so on."), .priority = 3 },
	{ .key = "Up Down", .name = N_("choose"), .help = N_("Lights an exercise; the keys below are about it, else about the one that is on. Home puts the light out."), .priority = 4 },
	{ .key = "m", .name = N_("minutes"), .help = N_("Changes how many minutes it shall take."), .priority = 5 },
	{ .key = "s", .name = N_("skip"), .help = N_("Leaves it out, and says why."), .priority = 6 },
	{ .key = "+ -", .name = N_("a minute more, less"), .help = N_("On the clock of what is on now."), .priority = 9 },
	{ .key = "i", .name = N_("insert"), .help = N_("Puts an exercise behind it that the workshop file does not have."), .priority = 7 },
	{ .key = "R", .name = N_("repeat"), .help = N_("Goes back to it, and does it once more; what was left out is done after all."), .priority = 8 },
	{ .key = "N", .name = N_("begin it now"), .help = N_("Begins it before its turn; what stands between comes afterwards."), .priority = 8 },
	{ .key = NULL }
};

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	enum { ROWS = sizeof backstage_keys / sizeof *backstage_keys - 1 };
	struct hint *list = arena_array(app_scratch(app), ROWS + 1, sizeof *list);

	(void)state;
	*count = 0;
	for (size_t i = 0; i < ROWS; i++)
		if (backstage_keys[i].key[0] != '1' || has_proposals(app))
			list[(*count)++] = (struct hint){ .key = backstage_keys[i].key, .does = backstage_keys[i].name, .priority = backstage_keys[i].priority };
	list[(*count)++] = (struct hint){ .key = "F1", .does = N_("help"), .priority = 3 };
	return list;
}

static void help(const struct app *app, const void *state, struct leaf *leaf)
{
	(void)state;
	help_rows(app, leaf, backstage_keys);
}

static const struct pane_kind backstage_pane = {
	.name = "backstage",
	.title = N_("Backstage"),
	.draw = draw,
	.key = key,
	.hints = hints,
	.help = help,
	.free = free,
};

void backstage_open(struct app *app)
{
	struct backstage *backstage = mem_alloc(sizeof *backstage);

	backstage->lit = SIZE_MAX;
	app_push(app, &backstage_pane, backstage);
}
