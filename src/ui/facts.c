/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/facts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"

static const struct { const char *name, *question; } questions[] = {
	{ "place", N_("In which place is this evening?") },
	{ "organisation", N_("Which organisation invites?") },
	{ "facilitator", N_("Who leads the workshop?") },
	{ "audience", N_("Who is it for?") },
};

static const char *question_of(const char *name)
{
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		if (str_same(questions[i].name, name))
			return questions[i].question;
	return name;
}

static bool has_begun(const struct session *session)
{
	for (size_t i = 0; i < agenda_count(session); i++)
		if (agenda_get(session, i)->status != AGENDA_NOT_REACHED)
			return true;
	return false;
}

/* The first from this place in the list on that has no answer yet; one that was left empty has. */
static size_t unanswered(const struct session *session, size_t from)
{
	const char *const *names = session_script(session)->ask;

	while (names && names[from] && session_knows(session, names[from]))
		from++;
	return from;
}

static bool answered(struct app *app, const struct answer *answer, void *context)
{
	struct str value = STR_INIT;
	bool taken;

	value_word(&value, "name", context);
	value_text(&value, answer->text);
	taken = app_enter(app, &(struct entry){ .verb = "session.fact", .value = str_text(&value) }, NULL);
	str_free(&value);
	if (taken)
		facts_ask(app);
	return taken;
}

bool facts_ask(struct app *app)
{
	const char *const *names = session_script(app_session(app))->ask;
	const char *name;

	app->facts_asked = unanswered(app_session(app), app->facts_asked);
	name = names ? names[app->facts_asked] : NULL;
	if (!name || has_begun(app_session(app)))
		return false;
	app->facts_asked++;
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .question = tr(app_tongue(app), question_of(name)),
		.explain = tr(app_tongue(app), "For the tables and the minutes. Enter on nothing skips it."), .may_be_empty = true,
		.done = answered, .context = mem_text(name), .forget = free });
	return true;
}
