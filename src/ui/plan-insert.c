/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan-keys.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/agenda.h"
#include "model/exercise.h"
#include "ui/dialog.h"
#include "ui/key-deeds.h"
#include "ui/pipe-choices.h"

/*
 * An exercise that the workshop file does not have: one question after another, then one event.
 * The questions are the prompt, the options that the type requires, where its items come from, and minutes.
 */
enum { FIRST_OPTION = 1, MINUTES_PRESET = 10 };

struct insertion {
	char *after;                         /* id, "" */
	const struct exercise_type *type;
	size_t question;                     /* 0 = the prompt, then the type's options, then the minutes */
	char *lines;                         /* as the event will carry them */
};

static struct insertion *insertion_new(const char *after, const struct exercise_type *type, size_t question, const char *lines)
{
	struct insertion *insertion = mem_alloc(sizeof *insertion);

	*insertion = (struct insertion){ .after = mem_text(after), .type = type, .question = question, .lines = mem_text(lines) };
	return insertion;
}

static void insertion_free(void *context)
{
	struct insertion *insertion = context;

	free(insertion->after);
	free(insertion->lines);
	free(insertion);
}

/* --- What is asked */

static const struct option *option_of(const struct exercise_type *type, size_t question)
{
	return question < FIRST_OPTION ? NULL : &type->options[question - FIRST_OPTION];
}

/* Where a text is required (a notice), that is what the room reads. */
static bool has_own_text(const struct exercise_type *type)
{
	for (const struct option *option = type->options; option && option->name; option++)
		if (option->kind == OPTION_TEXT && option->required)
			return true;
	return false;
}

static bool is_asked(const struct app *app, const struct exercise_type *type, size_t question)
{
	const struct option *option = option_of(type, question);

	if (!option)
		return !has_own_text(type);
	return option->required || (option->kind == OPTION_ITEMS && pipe_choices(app, NULL).count);
}

static size_t options_of(const struct exercise_type *type)
{
	size_t count = 0;

	while (type->options && type->options[count].name)
		count++;
	return count;
}

static size_t first_asked(const struct app *app, const struct exercise_type *type, size_t question)
{
	while (question < FIRST_OPTION + options_of(type) && !is_asked(app, type, question))
		question++;
	return question;
}

static void ask(struct app *app, struct insertion *insertion);

/* The next question, with one line more of what is known. */
static bool go_on(struct app *app, const struct insertion *insertion, const char *lines)
{
	ask(app, insertion_new(insertion->after, insertion->type, first_asked(app, insertion->type, insertion->question + 1),
	    arena_format(app_scratch(app), "%s%s", insertion->lines, lines)));
	return true;
}

static const char *titled(const struct app *app, const struct insertion *insertion, const char *question)
{
	return arena_format(app_scratch(app), "\"%s\": %s", tr(app_tongue(app), insertion->type->title), tr(app_tongue(app), question));
}

/* --- A text */

static bool text_told(struct app *app, const struct answer *answer, void *context)
{
	const struct insertion *insertion = context;
	const struct option *option = option_of(insertion->type, insertion->question);

	return go_on(app, insertion, *answer->text ? arena_format(app_scratch(app), "\n%s %s", option ? option->name : "prompt", answer->text) : "");
}

static bool has_parts(const struct option *option)
{
	return option->kind == OPTION_HOLDERS || option->kind == OPTION_TEXTS;
}

static void ask_text(struct app *app, struct insertion *insertion, const struct option *option)
{
	const char *parts = tr(app_tongue(app), "With | between them: School | Parish | Neighbours");

	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .may_be_empty = !option, .done = text_told, .context = insertion, .forget = insertion_free,
		.question = titled(app, insertion, option ? option->help : N_("What shall the room read? Enter on nothing goes on.")),
		.explain = option && has_parts(option) ? parts : NULL });
}

/* --- Items */

static bool items_typed(struct app *app, const struct answer *answer, void *context)
{
	const char *lines = "\nitems", *typed = pipe_typed_lines(app, answer->text), *line;

	for (size_t length; (line = str_next_line(&typed, &length));)
		lines = arena_format(app_scratch(app), "%s\nitem %s", lines, arena_slice(app_scratch(app), line, length));
	return go_on(app, context, lines);
}

static void ask_for_items(struct app *app, const struct insertion *insertion)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXTS, .done = items_typed, .forget = insertion_free,
		.context = insertion_new(insertion->after, insertion->type, insertion->question, insertion->lines),
		.question = titled(app, insertion, N_("which items?")),
		.explain = tr(app_tongue(app), "With | between them: A lift | A bench. Or paste them, one a line.") });
}

static bool items_chosen(struct app *app, const struct answer *answer, void *context)
{
	const struct insertion *insertion = context;
	struct pipe_choices choices = pipe_choices(app, NULL);

	if ((size_t)answer->choice < choices.count)
		return go_on(app, insertion, arena_format(app_scratch(app), "\nitems %s", choices.offers[answer->choice].pipe));
	if ((size_t)answer->choice > choices.count)
		return go_on(app, insertion, "");
	ask_for_items(app, insertion);
	return true;
}

static void ask_where_from(struct app *app, struct insertion *insertion, const struct option *option)
{
	struct pipe_choices choices = pipe_choices(app, NULL);
	size_t count = choices.count;

	choices.texts[count++] = tr(app_tongue(app), "type the items now");
	if (!option->required)
		choices.texts[count++] = tr(app_tongue(app), "no list");
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .choices = choices.texts, .choice_count = count, .done = items_chosen,
		.question = titled(app, insertion, N_("with which items?")), .context = insertion, .forget = insertion_free });
}

/* --- Minutes, and the event */

static bool minutes_told(struct app *app, const struct answer *answer, void *context)
{
	const struct insertion *insertion = context;
	struct str value = STR_INIT;
	bool taken;

	if (*insertion->after)
		value_word(&value, "after", insertion->after);
	value_text(&value, arena_format(app_scratch(app), "%s\nminutes %" PRId64, insertion->lines, answer->number));
	taken = app_enter(app, &(struct entry){ .verb = "exercise.insert", .exercise = agenda_extra_id(app_session(app), app_scratch(app)), .value = str_text(&value) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "inserted: %s; u takes it back"), tr(app_tongue(app), insertion->type->title)));
	str_free(&value);
	return taken;
}

static void ask_minutes(struct app *app, struct insertion *insertion)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_NUMBER, .least = 1, .most = 600, .done = minutes_told, .context = insertion, .forget = insertion_free,
		.preset = arena_format(app_scratch(app), "%d", MINUTES_PRESET), .question = titled(app, insertion, N_("how many minutes?")) });
}

/* Takes insertion. */
static void ask(struct app *app, struct insertion *insertion)
{
	const struct option *option = option_of(insertion->type, insertion->question);

	if (insertion->question >= FIRST_OPTION + options_of(insertion->type))
		ask_minutes(app, insertion);
	else if (option && option->kind == OPTION_ITEMS)
		ask_where_from(app, insertion, option);
	else
		ask_text(app, insertion, option);
}

/* --- The type: what kind, then which way where there are several */

struct ways {
	const struct exercise_type *const *list;   /* all of one type, one after another in the registry */
	size_t count;
};

/* The i-th type of the registry with its methods; count 0 behind the last. */
static struct ways ways_of(const struct app *app, size_t i)
{
	struct ways ways = { .list = session_registry(app_session(app))->types };

	for (;; i--) {
		for (ways.count = 0; ways.list[ways.count] && str_same(ways.list[ways.count]->type, ways.list[0]->type); ways.count++)
			;
		if (!i || !ways.count)
			return ways;
		ways.list += ways.count;
	}
}

static void begin(struct app *app, const char *after, const struct exercise_type *type)
{
	const char *lines = arena_format(app_scratch(app), "type %s", type->type);

	if (type->method)
		lines = arena_format(app_scratch(app), "%s\nmethod %s", lines, type->method);
	ask(app, insertion_new(after, type, first_asked(app, type, 0), lines));
}

static bool way_chosen(struct app *app, const struct answer *answer, void *context)
{
	const struct insertion *insertion = context;

	begin(app, insertion->after, ways_of(app, insertion->question).list[answer->choice]);
	return true;
}

/* Until the way is chosen, the question is which type it was. */
static void ask_way(struct app *app, const char *after, size_t type, const struct ways *ways)
{
	const char **texts = arena_array(app_scratch(app), ways->count, sizeof *texts);

	for (size_t i = 0; i < ways->count; i++)
		texts[i] = tr(app_tongue(app), ways->list[i]->title);
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .choices = texts, .choice_count = ways->count, .done = way_chosen,
		.context = insertion_new(after, ways->list[0], type, ""), .forget = insertion_free, .question = tr(app_tongue(app), "In which way?") });
}

static bool type_chosen(struct app *app, const struct answer *answer, void *context)
{
	struct ways ways = ways_of(app, (size_t)answer->choice);

	if (ways.count > 1)
		ask_way(app, context, (size_t)answer->choice, &ways);
	else
		begin(app, context, ways.list[0]);
	return true;
}

/* "vote: Dots for what we want / One for each" */
static const char *type_words(const struct app *app, const struct ways *ways)
{
	const char *words = arena_format(app_scratch(app), "%s: %s", ways->list[0]->type, tr(app_tongue(app), ways->list[0]->title));

	for (size_t i = 1; i < ways->count; i++)
		words = arena_format(app_scratch(app), "%s / %s", words, tr(app_tongue(app), ways->list[i]->title));
	return words;
}

void plan_insert(struct app *app, const struct exercise *after)
{
	size_t count = 0;
	const char **texts;

	while (ways_of(app, count).count)
		count++;
	texts = arena_array(app_scratch(app), count, sizeof *texts);
	for (size_t i = 0; i < count; i++) {
		struct ways ways = ways_of(app, i);

		texts[i] = type_words(app, &ways);
	}
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .choices = texts, .choice_count = count, .done = type_chosen,
		.context = mem_text(after ? after->id : ""), .forget = free, .question = tr(app_tongue(app), "Which exercise shall be inserted?") });
}

void deed_insert(struct app *app)
{
	plan_insert(app, app_exercise(app));
}
