/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pipe-choices.h"

#include <string.h>

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

/* --- A source was left out */

/* What the dialog is about; NULL where it has been settled meanwhile. */
static const struct exercise *thirsty(const struct app *app)
{
	const struct agenda_entry *next = agenda_next(app_session(app));

	return next && pipes_dry(app_session(app), next->exercise) ? next->exercise : NULL;
}

static bool typed(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = thirsty(app);
	const char *lines = pipe_typed_lines(app, answer->text);
	struct str value = STR_INIT;
	bool taken;

	(void)context;
	if (!exercise)
		return true;
	value_text(&value, lines);
	taken = app_enter(app, &(struct entry){ .verb = "item.paste", .exercise = exercise->id, .value = str_text(&value),
	    .item = items_next_id(app_session(app), exercise->id, 0, app_scratch(app)) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "%zu items for \"%s\"; Enter begins it, u takes them back"), str_lines(lines), app_title(app, exercise)));
	str_free(&value);
	return taken;
}

static void type_items(struct app *app, const struct exercise *exercise)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXTS, .done = typed,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "The items for \"%s\":"), app_title(app, exercise)),
		.explain = tr(app_tongue(app), "With | between them: A lift | A bench. Or paste them, one a line.") });
}

static bool leave_out(struct app *app, const struct exercise *exercise)
{
	const struct exercise *dry = pipes_dry(app_session(app), exercise);

	return plan_leave_out(app, exercise, arena_format(app_scratch(app), tr(app_tongue(app), "\"%s\" was left out"), app_title(app, dry)));
}

static bool take(struct app *app, const struct exercise *exercise, const struct pipe_offer *offer)
{
	const char *value = pipes_instead(app_session(app), exercise, pipes_dry(app_session(app), exercise), offer->pipe, app_scratch(app));

	return app_enter(app, &(struct entry){ .verb = "exercise.items", .exercise = exercise->id, .value = value },
	    arena_format(app_scratch(app), tr(app_tongue(app), "\"%s\" takes other items; Enter begins it, u takes it back"), app_title(app, exercise)));
}

static bool chosen(struct app *app, const struct answer *answer, void *context)
{
	const struct exercise *exercise = thirsty(app);
	struct pipe_choices choices;

	(void)context;
	if (!exercise)
		return true;
	choices = pipe_choices(app, exercise);
	if ((size_t)answer->choice < choices.count)
		return take(app, exercise, &choices.offers[answer->choice]);
	if ((size_t)answer->choice > choices.count)
		return leave_out(app, exercise);
	type_items(app, exercise);
	return true;
}

void pipe_ask(struct app *app, const struct exercise *exercise)
{
	struct pipe_choices choices = pipe_choices(app, exercise);
	const struct exercise *dry = pipes_dry(app_session(app), exercise);

	if (!dry)
		return;
	choices.texts[choices.count] = tr(app_tongue(app), "type the items now");
	choices.texts[choices.count + 1] = tr(app_tongue(app), "leave this out, too");
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .choices = choices.texts, .choice_count = choices.count + EXTRA_CHOICES, .done = chosen,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "The items for \"%s\" were to come from \"%s\", which was left out. What now?"),
		    app_title(app, exercise), app_title(app, dry)) });
}
