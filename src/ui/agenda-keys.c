/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"
#include "ui/facts.h"
#include "ui/key-deeds.h"
#include "ui/pipe-choices.h"
#include "ui/plan-keys.h"
#include "ui/poll-screen.h"

static struct next next_now(const struct app *app)
{
	return session_next(app_session(app), app_scratch(app));
}

/* --- Enter */

/* The exercise that an entry begins, NULL where it does not. */
static const struct exercise *begun_by(const struct app *app, const struct entry *entry)
{
	bool begins = str_same(entry->verb, "exercise.start");

	return begins ? session_exercise(app_session(app), entry->exercise) : NULL;
}

/* The words of the file for the step that an entry goes to, NULL where talka's own tell it. */
static const char *step_told(const struct app *app, const struct entry *entry)
{
	const struct exercise *exercise = str_same(entry->verb, "exercise.step") ? session_exercise(app_session(app), entry->exercise) : NULL;
	struct scene scene;

	if (!exercise || !exercise->type->step_title)
		return NULL;
	scene = session_scene(app_session(app), exercise, app_scratch(app));
	scene.language = app_language(app);
	return exercise->type->step_title(&scene, (size_t)event_number(&(struct event){ .value = entry->value }, "n", 0));
}

/* What the file says is told in the language of the wall, all else by talka's own words. */
static const char *next_title(const struct app *app, const struct next *next)
{
	const struct exercise *begun = begun_by(app, &next->entry);
	const char *step = step_told(app, &next->entry);

	if (step)
		return step;
	return begun ? arena_format(app_scratch(app), tr(app_tongue(app), "next: %s"), app_title(app, begun)) : tr(app_tongue(app), next->title);
}

/* Where Enter only says which key is due, that key has its own hint. */
const char *deed_next_name(const struct app *app)
{
	struct next next = next_now(app);

	if (app->looked_at)
		return tr(app_tongue(app), "back to where we are");
	return next.kind == NEXT_HOLD ? "" : next_title(app, &next);
}

/* What Enter did, in words that the room may read. */
static const struct { const char *verb, *said; } steps[] = {
	{ "round.open", N_("the round is open; u closes it again") },
	{ "round.talk", N_("now the group talks; u takes it back") },
	{ "tie.settle", N_("the tie is settled; u takes it back") },
	{ "reveal", N_("u hides it again") },
	{ "cut.set", N_("the line is drawn; u takes it away") },
	{ "round.confirm", N_("the result stands; u takes it back") },
	{ "exercise.end", N_("the last exercise is over; u goes back") },
	{ "session.close", N_("the workshop is closed; o tells where all is kept") },
};

static const char *said_of(const struct app *app, const struct next *next)
{
	const struct exercise *begun = begun_by(app, &next->entry);
	const char *now = begun ? app_title(app, begun) : next_title(app, next);

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (str_same(steps[i].verb, next->entry.verb))
			return tr(app_tongue(app), steps[i].said);
	return arena_format(app_scratch(app), tr(app_tongue(app), "now: %s; u goes back"), now);
}

static bool go_on(struct app *app, const struct next *next)
{
	app->look.row = app->look.column = 0;
	return app_enter(app, &next->entry, said_of(app, next));
}

/* The question may have stood for a while: what Enter leads to is asked anew. */
static bool confirmed(struct app *app, const struct answer *answer, void *context)
{
	struct next next = next_now(app);

	(void)answer;
	(void)context;
	return next.kind != NEXT_ASK || go_on(app, &next);
}

void deed_next(struct app *app)
{
	struct next next = next_now(app);

	if (app->looked_at) {
		app->looked_at = 0;
		return;
	}
	if (facts_ask(app))
		return;
	switch (next.kind) {
	case NEXT_ENTRY:
		go_on(app, &next);
		break;
	case NEXT_ASK:
		dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = tr(app_tongue(app), next.question), .done = confirmed });
		break;
	case NEXT_PIPE:
		pipe_ask(app, begun_by(app, &next.entry), NULL);
		break;
	case NEXT_SECOND:
		poll_screen_second(app);
		break;
	case NEXT_TIE:
		poll_screen_tie(app);
		break;
	case NEXT_HOLD:
		app_say(app, "%s", tr(app_tongue(app), next.title));
		break;
	case NEXT_NOTHING:
		break;
	}
}

/* --- Before its turn */

static const struct exercise *waiting(const struct app *app, const void *id)
{
	const struct exercise *exercise = session_exercise(app_session(app), id);

	return exercise && agenda_of(app_session(app), exercise)->status == AGENDA_NOT_REACHED ? exercise : NULL;
}

static bool begin(struct app *app, const struct next *next)
{
	app->looked_at = 0;
	return go_on(app, next);
}

static bool begun_after_all(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = waiting(app, context);
	struct next next;

	(void)answer;
	if (!exercise)
		return true;
	next = session_start(app_session(app), exercise, app_scratch(app));
	return begin(app, &next);
}

static void ask_to_begin(struct app *app, const struct exercise *exercise, const char *question)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = question, .done = begun_after_all,
		.context = mem_text(exercise->id), .forget = free });
}

/* Its items have come from elsewhere meanwhile: that was one step, and beginning is another. */
static void items_are_there(struct app *app, const struct exercise *exercise)
{
	struct next next = session_start(app_session(app), exercise, app_scratch(app));

	/* From one of several sources; another may give nothing, either. */
	if (next.kind == NEXT_PIPE) {
		pipe_ask(app, exercise, items_are_there);
		return;
	}
	ask_to_begin(app, exercise, next.question ? tr(app_tongue(app), next.question)
	    : arena_format(app_scratch(app), tr(app_tongue(app), "Begin \"%s\" now?"), app_title(app, exercise)));
}

static void say_why_not(struct app *app, const struct agenda_entry *entry)
{
	const char *title = app_title(app, entry->exercise);

	if (entry->status == AGENDA_OPEN)
		app_refuse(app, tr(app_tongue(app), "\"%s\" is on now"), title);
	else
		app_refuse(app, tr(app_tongue(app), "\"%s\" was on already, or was left out; R does it after all"), title);
}

void agenda_start(struct app *app, const struct exercise *exercise)
{
	struct next next;

	if (!waiting(app, exercise->id)) {
		say_why_not(app, agenda_of(app_session(app), exercise));
		return;
	}
	if (facts_ask(app))
		return;
	next = session_start(app_session(app), exercise, app_scratch(app));
	if (next.kind == NEXT_PIPE)
		pipe_ask(app, exercise, items_are_there);
	else if (next.kind == NEXT_ASK)
		ask_to_begin(app, exercise, tr(app_tongue(app), next.question));
	else
		begin(app, &next);
}

bool deed_start_holds(const struct app *app)
{
	return app->looked_at && !session_is_closed(app_session(app)) && waiting(app, app_exercise(app)->id);
}

void deed_start(struct app *app)
{
	agenda_start(app, app_exercise(app));
}

/* --- Go to */

static bool chosen(struct app *app, const struct answer *answer, void *context)
{
	const struct agenda_entry *entry = agenda_get(app_session(app), (size_t)answer->choice);

	(void)context;
	app->looked_at = entry->exercise->index + 1;
	app->look.row = app->look.column = 0;
	app_look_again(app);
	app_say(app, "%s", tr(app_tongue(app), deed_start_holds(app) ? N_("only looking; Enter or Esc comes back, N begins it now") : N_("only looking; Enter or Esc comes back")));
	return true;
}

void deed_go_to(struct app *app)
{
	size_t count = agenda_count(app_session(app));
	const char **titles = arena_array(app_scratch(app), count, sizeof *titles);

	for (size_t i = 0; i < count; i++)
		titles[i] = app_title(app, agenda_get(app_session(app), i)->exercise);
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .question = tr(app_tongue(app), "Which exercise do you want to look at?"),
		.choices = titles, .choice_count = count, .done = chosen });
}

/* --- Timer, closed workshop */

static void enter_timer(struct app *app, const char *verb, const char *said)
{
	app_enter(app, &(struct entry){ .verb = verb, .exercise = agenda_open(app_session(app))->exercise->id }, said);
}

void deed_timer_stop(struct app *app)
{
	enter_timer(app, "timer.pause", tr(app_tongue(app), "the timer is stopped; t lets it go on"));
}

void deed_timer_go_on(struct app *app)
{
	enter_timer(app, "timer.resume", tr(app_tongue(app), "the timer goes on; t stops it"));
}

void deed_reopen(struct app *app)
{
	app_enter(app, &(struct entry){ .verb = "session.reopen" }, tr(app_tongue(app), "the workshop is open again"));
}
