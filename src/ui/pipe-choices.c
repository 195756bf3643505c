/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pipe-choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "model/agenda.h"
#include "ui/dialog.h"
#include "ui/plan-keys.h"

/* --- Words */

/* "Everything that was voted on, by place" is told as "Everything that was voted on". */
static const char *offer_words(const struct app *app, const struct pipe_offer *offer)
{
	const char *help = arena_slice(app_scratch(app), offer->help, strcspn(offer->help, ",;:."));

	if (offer->exercise)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%s: %s (%zu)"), app_title(app, offer->exercise), tr(app_tongue(app), help), offer->items);
	if (str_same(offer->pipe, "parking"))
		return arena_format(app_scratch(app), tr(app_tongue(app), "What is parked (%zu)"), offer->items);
	return arena_format(app_scratch(app), tr(app_tongue(app), "The list \"%s\" (%zu)"), offer->pipe, offer->items);
}

struct pipe_choices pipe_choices(const struct app *app, const struct exercise *exercise)
{
	struct pipe_choices choices = { .count = 0 };

	choices.offers = pipes_offered(app_session(app), exercise, app_scratch(app), &choices.count);
	choices.texts = arena_array(app_scratch(app), choices.count + EXTRA_CHOICES, sizeof *choices.texts);
	for (size_t i = 0; i < choices.count; i++)
		choices.texts[i] = offer_words(app, &choices.offers[i]);
	return choices;
}

const char *pipe_typed_lines(const struct app *app, const char *typed)
{
	struct str lines = STR_INIT;
	const char *kept;

	while (*typed) {
		size_t length = strcspn(typed, "|\n");
		const char *part = text_kept(app_scratch(app), typed, length, false);

		if (*part)
			str_add_format(&lines, "%s%s", lines.length ? "\n" : "", part);
		typed += length + (typed[length] != '\0');
	}
	kept = arena_text(app_scratch(app), str_text(&lines));
	str_free(&lines);
	return kept;
}

/* --- A source gives nothing */

/* What the dialogs are about. */
struct thirst { char *exercise; void (*then)(struct app *app, const struct exercise *exercise); };

static void forget(void *context)
{
	struct thirst *thirst = context;

	free(thirst->exercise);
	free(thirst);
}

static struct thirst *thirst_of(const struct exercise *exercise, void (*then)(struct app *app, const struct exercise *exercise))
{
	struct thirst *thirst = mem_alloc(sizeof *thirst);

	*thirst = (struct thirst){ .exercise = mem_text(exercise->id), .then = then };
	return thirst;
}

/* NULL where it has been settled meanwhile. */
static const struct exercise *thirsty(const struct app *app, const struct thirst *thirst)
{
	const struct exercise *exercise = session_exercise(app_session(app), thirst->exercise);

	return exercise && agenda_of(app_session(app), exercise)->status == AGENDA_NOT_REACHED && pipes_dry(app_session(app), exercise)
	    ? exercise : NULL;
}

/* It has its items: taken, and what comes then. */
static bool quenched(struct app *app, const struct thirst *thirst, const struct exercise *exercise, const struct entry *entry, const char *said)
{
	bool taken = app_enter(app, entry, said);

	if (taken && thirst->then)
		thirst->then(app, exercise);
	return taken;
}

static bool typed(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = thirsty(app, context);
	const char *lines = pipe_typed_lines(app, answer->text);
	struct str value = STR_INIT;
	bool taken;

	if (!exercise)
		return true;
	value_text(&value, lines);
	taken = quenched(app, context, exercise, &(struct entry){ .verb = "item.paste", .exercise = exercise->id, .value = str_text(&value),
	    .item = items_next_id(app_session(app), exercise->id, 0, app_scratch(app)) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "%zu items for \"%s\"; Enter begins it, u takes them back"), str_lines(lines), app_title(app, exercise)));
	str_free(&value);
	return taken;
}

static void type_items(struct app *app, const struct thirst *thirst, const struct exercise *exercise)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXTS, .done = typed, .context = thirst_of(exercise, thirst->then), .forget = forget,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "The items for \"%s\":"), app_title(app, exercise)),
		.explain = tr(app_tongue(app), "With | between them: A lift | A bench. Or paste them, one a line.") });
}

static const char *question_about(const struct app *app, const char *title, const struct exercise *dry)
{
	const struct language *tongue = app_tongue(app);
	const char *source = app_title(app, dry);

	switch (agenda_of(app_session(app), dry)->status) {
	case AGENDA_SKIPPED:
		return arena_format(app_scratch(app), tr(tongue, "The items for \"%s\" were to come from \"%s\", which was left out. What now?"), title, source);
	case AGENDA_NOT_REACHED:
		return arena_format(app_scratch(app), tr(tongue, "The items for \"%s\" are to come from \"%s\", which was not on yet. What now?"), title, source);
	case AGENDA_OPEN:
	case AGENDA_DONE:
		break;
	}
	return arena_format(app_scratch(app), tr(tongue, "The items for \"%s\" were to come from \"%s\", which gave none. What now?"), title, source);
}

static const char *reason_of(const struct app *app, const struct exercise *dry)
{
	const struct language *tongue = app_tongue(app);
	const char *source = app_title(app, dry);

	switch (agenda_of(app_session(app), dry)->status) {
	case AGENDA_SKIPPED:
		return arena_format(app_scratch(app), tr(tongue, "\"%s\" was left out"), source);
	case AGENDA_NOT_REACHED:
		return arena_format(app_scratch(app), tr(tongue, "\"%s\" was not on yet"), source);
	case AGENDA_OPEN:
	case AGENDA_DONE:
		break;
	}
	return arena_format(app_scratch(app), tr(tongue, "\"%s\" gave nothing"), source);
}

static bool leave_out(struct app *app, const struct exercise *exercise)
{
	const struct exercise *dry = pipes_dry(app_session(app), exercise);

	return plan_leave_out(app, exercise, reason_of(app, dry));
}

static bool take(struct app *app, const struct thirst *thirst, const struct exercise *exercise, const struct pipe_offer *offer)
{
	const char *value = pipes_instead(app_session(app), exercise, pipes_dry(app_session(app), exercise), offer->pipe, app_scratch(app));

	return quenched(app, thirst, exercise, &(struct entry){ .verb = "exercise.items", .exercise = exercise->id, .value = value },
	    arena_format(app_scratch(app), tr(app_tongue(app), "\"%s\" takes other items; Enter begins it, u takes it back"), app_title(app, exercise)));
}

static bool chosen(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = thirsty(app, context);
	struct pipe_choices choices;

	if (!exercise)
		return true;
	choices = pipe_choices(app, exercise);
	if ((size_t)answer->choice < choices.count)
		return take(app, context, exercise, &choices.offers[answer->choice]);
	if ((size_t)answer->choice > choices.count)
		return leave_out(app, exercise);
	type_items(app, context, exercise);
	return true;
}

void pipe_ask(struct app *app, const struct exercise *exercise, void (*then)(struct app *app, const struct exercise *exercise))
{
	struct pipe_choices choices = pipe_choices(app, exercise);
	const struct exercise *dry = pipes_dry(app_session(app), exercise);

	if (!dry)
		return;
	choices.texts[choices.count] = tr(app_tongue(app), "type the items now");
	choices.texts[choices.count + 1] = tr(app_tongue(app), agenda_of(app_session(app), dry)->status == AGENDA_SKIPPED
	    ? N_("leave this out, too") : N_("leave this out"));
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .choices = choices.texts, .choice_count = choices.count + EXTRA_CHOICES, .done = chosen,
		.context = thirst_of(exercise, then), .forget = forget,
		.question = question_about(app, app_title(app, exercise), dry) });
}
