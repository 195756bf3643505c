/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decision-ask.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"

struct deciding {
	char *id;                            /* of the one that is worded anew, "" */
	char *wording, *holder;
};

static struct deciding *deciding_new(const char *id, const char *wording, const char *holder)
{
	struct deciding *deciding = mem_alloc(sizeof *deciding);

	*deciding = (struct deciding){ .id = mem_text(id), .wording = mem_text(wording), .holder = mem_text(holder) };
	return deciding;
}

static void deciding_free(void *context)
{
	struct deciding *deciding = context;

	free(deciding->id);
	free(deciding->wording);
	free(deciding->holder);
	free(deciding);
}

static const struct decision *decision_named(const struct app *app, const char *id)
{
	for (size_t i = 0; i < decisions_count(app_session(app)); i++)
		if (str_same(decisions_get(app_session(app), i)->id, id))
			return decisions_get(app_session(app), i);
	return NULL;
}

const char *decision_basis_words(const struct app *app, const char *exercise, int64_t round)
{
	const struct exercise *basis = session_exercise(app_session(app), exercise);

	return basis ? arena_format(app_scratch(app), tr(app_tongue(app), "%s, round %" PRId64), script_text(&basis->title, app_language(app)), round) : "";
}

/* --- The event */

static void write_items(const struct decision *old, struct str *value)
{
	for (const char *const *item = old ? old->items : NULL; item && *item; item++) {
		str_add(value, item == old->items ? value->length ? " items=" : "items=" : "|");
		str_add(value, *item);
	}
}

static bool enter(struct app *app, const struct deciding *deciding, const char *holder, const char *review)
{
	const struct agenda_entry *open = agenda_open(app_session(app));
	const struct decision *old = decision_named(app, deciding->id);
	struct str value = STR_INIT;
	bool taken;

	if (old)
		value_word(&value, "decision", old->id);
	write_items(old, &value);
	if (*holder)
		value_word(&value, "holder", holder);
	if (*review)
		value_word(&value, "review", review);
	value_text(&value, deciding->wording);
	taken = app_enter(app, &(struct entry){ .verb = old ? "decision.change" : "decision.add", .exercise = open ? open->exercise->id : NULL,
	    .value = str_text(&value) }, arena_format(app_scratch(app), tr(app_tongue(app), "decided: %s; u takes it back"), deciding->wording));
	str_free(&value);
	return taken;
}

/* --- When */

static const char *today(const struct app *app)
{
	char *local = clock_local(app_utc(app), session_zone(app_session(app)));
	const char *day = arena_slice(app_scratch(app), local, strcspn(local, "T"));

	free(local);
	return day;
}

static bool review_told(struct app *app, const struct answer *answer, void *context)
{
	char day[DAY_TEXT] = "";

	if (*answer->text && !day_read(answer->text, today(app), day)) {
		app_refuse(app, "%s", tr(app_tongue(app), "type a day to come, such as 14.12. or 2026-12-14, or 2w for in two weeks"));
		return false;
	}
	return enter(app, context, ((const struct deciding *)context)->holder, day);
}

/* What is decided is kept, even if somebody has no answer to the questions that follow. */
static void review_left(struct app *app, void *context)
{
	const struct deciding *deciding = context;
	const struct decision *old = decision_named(app, deciding->id);

	enter(app, deciding, deciding->holder, old ? old->review_on : "");
}

static void holder_left(struct app *app, void *context)
{
	const struct deciding *deciding = context;
	const struct decision *old = decision_named(app, deciding->id);

	enter(app, deciding, old ? old->holder : "", old ? old->review_on : "");
}

static bool holder_told(struct app *app, const struct answer *answer, void *context)
{
	const struct deciding *deciding = context;
	const struct decision *old = decision_named(app, deciding->id);

	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .may_be_empty = true, .done = review_told, .left = review_left,
		.context = deciding_new(deciding->id, deciding->wording, answer->text), .forget = deciding_free,
		.question = tr(app_tongue(app), "When do we look at it again?"), .preset = old ? old->review_on : NULL,
		.explain = tr(app_tongue(app), "14.12. or 2026-12-14, or 2w for in two weeks. Enter on nothing: no day.") });
	return true;
}

static bool wording_told(struct app *app, const struct answer *answer, void *context)
{
	const struct deciding *deciding = context;
	const struct decision *old = decision_named(app, deciding->id);

	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .may_be_empty = true, .done = holder_told, .left = holder_left,
		.context = deciding_new(deciding->id, answer->text, ""), .forget = deciding_free,
		.question = tr(app_tongue(app), "Who carries it out?"), .preset = old ? old->holder : NULL,
		.explain = tr(app_tongue(app), "A code or a group, never a name. Enter on nothing goes on.") });
	return true;
}

static const char *basis_of_next(const struct app *app)
{
	int64_t round;
	const char *exercise = decisions_basis(app_session(app), &round), *words = decision_basis_words(app, exercise, round);

	return *words ? arena_format(app_scratch(app), tr(app_tongue(app), "It rests on: %s"), words) : NULL;
}

void decision_ask(struct app *app, const struct decision *old)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .done = wording_told, .context = deciding_new(old ? old->id : "", "", ""), .forget = deciding_free,
		.question = old ? arena_format(app_scratch(app), tr(app_tongue(app), "The new wording of %s:"), old->id) : tr(app_tongue(app), "What did the group decide?"),
		.preset = old ? old->wording : NULL, .explain = basis_of_next(app) });
}
