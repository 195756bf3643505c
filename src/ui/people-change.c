/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people-change.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/exercise.h"
#include "model/notes.h"
#include "ui/dialog.h"

const char *const people_kind_words[PERSON_KINDS] = {
	[PERSON_PARTICIPANT] = N_("takes part"), [PERSON_STAFF] = N_("staff"),
	[PERSON_OBSERVER] = N_("observer"), [PERSON_INTERPRETER] = N_("interpreter"),
};

static bool card_typed(struct app *app, const struct answer *answer, void *context)
{
	const char *code = context;

	if (strchr(answer->text, ' ')) {
		app_refuse(app, "%s", tr(app_tongue(app), "a card code is one word without blanks"));
		return false;
	}
	return app_enter(app, &(struct entry){ .verb = "people.card", .participant = code, .value = arena_format(app_scratch(app), "card=%s", answer->text) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "the card of %s is kept; u takes it back"), code));
}

static void ask_card(struct app *app, const char *code)
{
	dialog_open(app, &(struct dialog){
		.asks = ASK_TEXT, .unseen = true, .no_draft = true, .done = card_typed, .context = mem_text(code), .forget = free,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "What stands on the card of %s?"), code),
		.explain = tr(app_tongue(app), "The same card at another evening tells that it is the same person."),
	});
}

static bool changed(struct app *app, const struct answer *answer, void *context)
{
	const char *code = context;

	if (answer->choice >= PERSON_KINDS) {
		ask_card(app, code);
		return true;
	}
	return app_enter(app, &(struct entry){ .verb = "people.kind", .participant = code,
	    .value = arena_format(app_scratch(app), "kind=%s", people_kind_name((enum person_kind)answer->choice)) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "%s: %s; u takes it back"), code, tr(app_tongue(app), people_kind_words[answer->choice])));
}

void people_change(struct app *app, size_t i)
{
	const struct person *person = people_get(app_session(app), i);
	const char *choices[PERSON_KINDS + 1];

	if (!person)
		return;
	for (size_t kind = 0; kind < PERSON_KINDS; kind++)
		choices[kind] = tr(app_tongue(app), people_kind_words[kind]);
	choices[PERSON_KINDS] = tr(app_tongue(app), *notes_card(app_session(app), i) ? N_("another card code") : N_("a card code"));
	dialog_open(app, &(struct dialog){
		.asks = ASK_CHOICE, .choices = choices, .choice_count = PERSON_KINDS + 1,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "%s: what shall be changed?"), person->code),
		.done = changed, .context = mem_text(person->code), .forget = free,
	});
}
