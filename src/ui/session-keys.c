/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/decision-ask.h"
#include "ui/dialog.h"
#include "ui/key-deeds.h"

/* --- Park, note: a question, a text, an event */

struct jotting { const char *verb, *question, *done; bool aloud; };

static const struct jotting parking = { .verb = "park.add", .question = N_("What shall we park for later?"), .done = N_("parked"), .aloud = true };
static const struct jotting note = { .verb = "note.add", .question = N_("Note for the minutes:"), .done = N_("note written") };

static const char *said(const struct app *app, const struct jotting *jotting, const char *text)
{
	const char *done = tr(app_tongue(app), jotting->done);

	if (!jotting->aloud)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%s; u takes it back"), done);
	return arena_format(app_scratch(app), tr(app_tongue(app), "%s: %s; u takes it back"), done, text);
}

static bool jot(struct app *app, const struct answer *answer, void *context)
{
	const struct jotting *const *jotting = context;
	const struct agenda_entry *open = agenda_open(app_session(app));
	struct str value = STR_INIT;
	bool taken;

	value_text(&value, answer->text);
	taken = app_enter(app, &(struct entry){ .verb = (*jotting)->verb, .exercise = open ? open->exercise->id : NULL, .value = str_text(&value) },
	    said(app, *jotting, answer->text));
	str_free(&value);
	return taken;
}

static void ask(struct app *app, const struct jotting *jotting)
{
	const struct jotting **context = mem_alloc(sizeof *context);

	*context = jotting;
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .question = tr(app_tongue(app), jotting->question), .unseen = !jotting->aloud,
		.done = jot, .context = context, .forget = free });
}

void deed_park(struct app *app)
{
	ask(app, &parking);
}

void deed_note(struct app *app)
{
	ask(app, &note);
}

void deed_decide(struct app *app)
{
	decision_ask(app, NULL);
}

/* --- Undo, redo */

typedef bool target_fn(const struct sitting *sitting, struct arena *arena, struct entry *entry, const char **what, struct err *err);

static const char *target(struct app *app, target_fn *find, struct entry *entry)
{
	struct err err = ERR_INIT;
	const char *what = NULL;

	if (!find(app_sitting(app), app_scratch(app), entry, &what, &err))
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	return what;
}

/* "An exercise was left out; the text says why." is told as "An exercise was left out". */
static const char *in_short(const struct app *app, const char *help)
{
	return arena_slice(app_scratch(app), help, strcspn(help, ";:."));
}

/* What was on it is kept nowhere, so that it cannot be done again. */
static bool is_secret_slip(const struct app *app, const struct entry *undo)
{
	int64_t seq = event_number(&(struct event){ .value = undo->value }, "seq", 1);

	return str_same(sitting_row(app_sitting(app), (size_t)seq - 1).event, "ballot.sealed");
}

void deed_undo(struct app *app)
{
	struct entry entry;
	const char *what = target(app, sitting_undo, &entry);

	if (what && is_secret_slip(app, &entry))
		app_enter(app, &entry, tr(app_tongue(app), "the last slip is out of its box; type it again if it is to count"));
	else if (what)
		app_enter(app, &entry, arena_format(app_scratch(app), tr(app_tongue(app), "taken back: %s; Ctrl-R does it again"), in_short(app, what)));
}

void deed_redo(struct app *app)
{
	struct entry entry;
	const char *what = target(app, sitting_redo, &entry);

	if (what)
		app_enter(app, &entry, arena_format(app_scratch(app), tr(app_tongue(app), "done again: %s; u takes it back"), in_short(app, what)));
}

/* --- The look */

/* So that whoever goes on after a break goes on in the language of the room. */
static bool keep_language(struct app *app, const char *code, bool both)
{
	struct entry entry = { .verb = "session.language", .value = arena_format(app_scratch(app), "lang=%s both=%d", code, both) };

	return app_enter(app, &entry, NULL);
}

void deed_language(struct app *app)
{
	const struct script *script = session_script(app_session(app));
	bool last = app->language + 1 == script->language_count;
	size_t language = last || app->look.both_languages ? 0 : app->language + 1;

	if (!sitting_read_only(app_sitting(app)) && !keep_language(app, script->languages[language], last))
		return;
	app->language = language;
	app->look.both_languages = last;
}

static void set_filter(struct app *app, const char *filter)
{
	free(app->filter);
	app->look.filter = app->filter = mem_text(filter);
	app->look.row = 0;
}

static bool filtered(struct app *app, const struct answer *answer, void *context)
{
	(void)context;
	set_filter(app, answer->text);
	app_say(app, tr(app_tongue(app), "only what has \"%s\"; Esc shows all"), answer->text);
	return true;
}

void deed_filter(struct app *app)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .question = tr(app_tongue(app), "Show only what has these letters:"), .done = filtered });
}

bool deed_back_holds(const struct app *app)
{
	return app->looked_at || *app->look.filter;
}

const char *deed_back_name(const struct app *app)
{
	return tr(app_tongue(app), app->looked_at ? N_("back") : N_("show all"));
}

void deed_back(struct app *app)
{
	if (app->looked_at)
		app->looked_at = 0;
	else
		set_filter(app, "");
}

/* --- Leaving */

static bool leave(struct app *app, const struct answer *answer, void *context)
{
	(void)answer;
	(void)context;
	app->ended = true;
	return true;
}

/* Any step asks where to save; these two are at hand. */
static const char *way_to_keep(const struct app *app)
{
	return session_is_closed(app_session(app)) ? tr(app_tongue(app), "To keep it: Esc, then R to open it again; talka asks where to save it all.")
	    : tr(app_tongue(app), "To keep it: Esc, then n for a note; talka asks where to save it all.");
}

static void ask_to_lose(struct app *app)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = tr(app_tongue(app), "The folder of this session is not there any more. Leave, and lose it?"),
		.explain = way_to_keep(app), .done = leave });
}

/* All is saved, so a closed workshop is left without a word. */
void deed_quit(struct app *app)
{
	if (sitting_read_only(app_sitting(app)))
		app->ended = true;
	else if (!sitting_is_there(app_sitting(app)))
		ask_to_lose(app);
	else if (session_is_closed(app_session(app)))
		app->ended = true;
	else
		dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = tr(app_tongue(app), "Leave talka in the middle of the workshop?"),
			.explain = tr(app_tongue(app), "All is saved; it can be gone on with at any time."), .done = leave });
}
