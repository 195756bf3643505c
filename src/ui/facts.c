/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/facts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "ui/dialog.h"

static const struct { const char *name, *question; } questions[] = {
	{ "place", N_("Where are we?") },
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

static const char *unanswered(const struct session *session)
{
	for (const char *const *name = session_script(session)->ask; name && *name; name++)
		if (!*session_fact(session, *name))
			return *name;
	return NULL;
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
		facts_ask(app);   /* the next question at once, or its answer would be read as keys */
	return taken;
}

bool facts_ask(struct app *app)
{
	const char *name = has_begun(app_session(app)) ? NULL : unanswered(app_session(app));

	if (!name)
		return false;
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .question = tr(app_tongue(app), question_of(name)),
		.done = answered, .context = mem_text(name), .forget = free });
	return true;
}
