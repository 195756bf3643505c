/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app-inside.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/zone.h"
#include "ui/actions.h"
#include "ui/clock-ask.h"
#include "ui/curtain.h"
#include "ui/dialog.h"
#include "ui/drafts.h"
#include "ui/frame.h"
#include "ui/help.h"
#include "ui/key-deeds.h"
#include "ui/keys.h"
#include "ui/poll-screen.h"
#include "ui/remains.h"
#include "ui/trouble.h"

static struct scratch *scratch_new(void)
{
	struct scratch *scratch = mem_alloc(sizeof *scratch);

	scratch->keys = arena_new();
	scratch->paint = arena_new();
	scratch->now = scratch->keys;
	return scratch;
}

static void scratch_free(struct scratch *scratch)
{
	arena_free(scratch->keys);
	arena_free(scratch->paint);
	free(scratch);
}

static bool take_script(struct app *app, const struct answer *answer, void *context)
{
	struct err err = ERR_INIT;
	bool taken = sitting_take_script(app->options.sitting, &err);

	(void)answer;
	(void)context;
	if (taken)
		app_say(app, "%s", tr(app_tongue(app), "the changed workshop counts from now on"));
	else
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	/* While one could only look, neither was of interest. */
	if (taken)
		remains_open(app);
	if (taken && sitting_doubts_clock(app->options.sitting))
		clock_ask(app);
	return true;
}

/* Asked for, never silent: what counts is the session's own copy. */
static void ask_about_script(struct app *app)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .done = take_script,
		.question = tr(app_tongue(app), "The workshop file in this session's folder was changed since. Go on with the changed one?"),
		.explain = tr(app_tongue(app), "n only looks. To go on with the old one, leave talka and put it back.") });
}

static void tell_what_opening_found(struct app *app)
{
	const char *read_only = sitting_read_only(app->options.sitting);
	const char *notice = sitting_notice(app->options.sitting);

	if (read_only)
		app_refuse(app, tr(app_tongue(app), "only to look at: %s"), read_only);
	else if (notice)
		app_say(app, "%s", notice);
	if (sitting_script_changed(app->options.sitting))
		ask_about_script(app);
	if (sitting_doubts_clock(app->options.sitting))
		clock_ask(app);
}

/* With one screen the room is shown again what was hidden only when the facilitator says so. */
static void private_closed(struct app *app)
{
	if (!app->walls)
		curtain_draw(app);
}

static const struct app_hooks hooks = { .not_saved = trouble_open, .private_closed = private_closed };
static const struct key_tables keys = { .poll = poll_keys, .shared = shared_keys, .moving = wall_keys };

struct app *app_new(const struct app_options *options)
{
	struct app *app = mem_alloc(sizeof *app);

	*app = (struct app){ .options = *options, .hooks = &hooks, .keys = &keys, .scratch = scratch_new(), .look.filter = "" };
	app->language = session_spoken(app_session(app)).language;
	app->look.both_languages = session_spoken(app_session(app)).both;
	app->drafts = drafts_new();
	app->zone = zone_new(session_zone(app_session(app)));
	app_push(app, &wall_pane, NULL);
	poll_screen_open(app);
	poll_screen_offer(app);
	remains_open(app);
	if (!options->uncovered)
		curtain_draw(app);
	tell_what_opening_found(app);
	return app;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	app_panes_free(app);
	free(app->filter);
	drafts_free(app->drafts);
	zone_free(app->zone);
	free(app->said);
	free(app->said_when_saved);
	scratch_free(app->scratch);
	free(app);
}

/* --- A key */

/* The keys that no pane may take, not even a field. */
static bool took_everywhere(struct app *app, const struct key *key)
{
	switch (key->code) {
	case 'b' & 0x1f:
		curtain_turn(app);
		return true;
	case 'l' & 0x1f:
		app->redraw = true;
		return true;
	case KEY_CODE_SUSPEND:
		app->suspend = true;
		return true;
	case KEY_CODE_HANGUP:
		app->ended = true;
		return true;
	case KEY_CODE_RESIZE:
	case KEY_CODE_NONE:
		return true;
	case KEY_CODE_F1:
		if (!app_top(app)->help)
			return false;
		help_open(app);
		return true;
	default:
		return false;
	}
}

/* From the uppermost pane down. A pane that acts may close itself and open others: then the way ends. */
static bool took_pane(struct app *app, const struct key *key)
{
	for (size_t i = app->pane_count; i-- > 0;) {
		const struct pane *pane = &app->panes[i];

		if (i < app->pane_count && pane->kind->key && pane->kind->key(app, pane->state, key))
			return true;
	}
	return false;
}

void app_key(struct app *app, const struct key *key)
{
	arena_clear(app->scratch->keys);
	app_forget(app);
	if (key->code != KEY_CODE_RESIZE && key->code != KEY_CODE_NONE)
		app_status(app, TONE_SAID, NULL);
	if (!took_everywhere(app, key) && !took_pane(app, key) && !(key->code == KEY_CODE_PASTE && action_paste(app, key)))
		keys_press(app, key);
	trouble_follow(app);
	clock_follow(app);
	poll_screen_follow(app);
}

void app_turn(struct app *app)
{
	if (app_settle(app))
		poll_screen_follow(app);
}

void app_draw(const struct app *app, struct canvas *canvas)
{
	arena_clear(app->scratch->paint);
	app_forget(app);
	app->scratch->now = app->scratch->paint;
	frame_draw(app, canvas);
	app->scratch->now = app->scratch->keys;
}

/* --- What the loop asks */

bool app_ended(const struct app *app)
{
	return app->ended;
}

static bool once(bool *flag)
{
	bool was = *flag;

	*flag = false;
	return was;
}

bool app_wants_suspend(struct app *app)
{
	return once(&app->suspend);
}

bool app_wants_redraw(struct app *app)
{
	return once(&app->redraw);
}
