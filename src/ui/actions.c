/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/actions.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "exercises/wall.h"
#include "ui/dialog.h"
#include "ui/wall.h"

/* --- An answer becomes an entry */

static void shared_way(const struct answer *answer, struct entry *entry, struct str *value)
{
	if (answer->item)
		entry->item = answer->item->id;
	if (answer->text)
		value_text(value, answer->text);
}

static bool make_entry(const struct scene *scene, const struct action *action, const struct answer *answer,
    struct entry *entry, struct str *value, struct err *err)
{
	if (action->entry)
		return action->entry(scene, answer, entry, value, err);
	shared_way(answer, entry, value);
	return true;
}

/* What the answer was about, for the status line. */
static const char *answer_words(const struct app *app, const struct scene *scene, const struct action *action, const struct answer *answer)
{
	size_t lines = answer->text ? str_lines(answer->text) : 0;
	bool chose = action->asks == ASK_CHOICE || action->asks == ASK_ITEM_CHOICE;
	const char *choice = chose && action->choice && answer->choice >= 0 ? action->choice(scene, (size_t)answer->choice) : NULL;

	if (action->asks == ASK_ITEM)
		return item_text(answer->item, app_language(app));
	if (choice && action->asks == ASK_ITEM_CHOICE)
		return arena_format(app_scratch(app), "%s, %s", item_text(answer->item, app_language(app)), choice);
	if (choice)
		return choice;
	if (action->asks == ASK_ITEM_NUMBER)
		return arena_format(app_scratch(app), "%s, %" PRId64, item_text(answer->item, app_language(app)), answer->number);
	if (action->asks == ASK_TWO_ITEMS)
		return arena_format(app_scratch(app), "%s, %s", item_text(answer->item, app_language(app)), item_text(answer->other, app_language(app)));
	if (action->asks == ASK_NUMBER)
		return arena_format(app_scratch(app), "%" PRId64, answer->number);
	if (lines > 1)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%zu texts"), lines);
	return lines ? answer->text : "";
}

static bool adds(const struct action *action)
{
	return str_same(action->verb, "item.add");
}

static const char *said(const struct app *app, const struct scene *scene, const struct action *action, const struct answer *answer,
    const struct entry *entry)
{
	const struct verb *verb = verb_find(app_session(app), action->verb);
	const char *words = action->unseen ? "" : answer_words(app, scene, action, answer);
	const char *name = tr(app_tongue(app), action->name);

	if (!verb || verb->undo != UNDO_YES)
		return NULL;
	if (action->told)
		name = action->told(scene, answer, entry);
	else if (*words)
		name = arena_format(app_scratch(app), "%s: %s", name, words);
	return arena_format(app_scratch(app), action->again ? tr(app_tongue(app), "%s; Esc, then u takes it back")
	                                                    : tr(app_tongue(app), "%s; u takes it back"), name);
}

static bool write_event(struct app *app, const struct action *action, const struct answer *answer)
{
	struct scene scene = app_scene(app);
	struct entry entry = { .verb = action->verb, .exercise = scene.exercise->id };
	struct str value = STR_INIT;
	struct err err = ERR_INIT;
	bool taken;

	if (make_entry(&scene, action, answer, &entry, &value, &err)) {
		entry.value = str_text(&value);
		taken = app_enter(app, &entry, said(app, &scene, action, answer, &entry));
	} else {
		app_refuse(app, "%s", err_text(&err));
		taken = false;
	}
	str_free(&value);
	err_clear(&err);
	return taken;
}

static void ask(struct app *app, const struct action *action);

/* Where one comes after another the field opens for the next until Enter on nothing, but not over trouble with the disk. */
static void ask_for_next(struct app *app, const struct action *action, const struct pane_kind *below)
{
	if (action->again && app_top(app) == below)
		ask(app, action);
}

static bool write_text(struct app *app, const struct action *action, const struct answer *answer)
{
	const struct pane_kind *below = app_top(app);
	bool taken = write_event(app, action, answer);

	if (taken)
		ask_for_next(app, action, below);
	return taken;
}

/* --- The same was said before */

struct again { const struct action *action; char *item, *text; };

static void free_again(void *context)
{
	struct again *again = context;

	free(again->item);
	free(again->text);
	free(again);
}

static bool again_or_new(struct app *app, const struct answer *answer, void *context)
{
	const struct again *again = context;
	const struct pane_kind *below = app_top(app);
	struct answer once_more = { .text = again->text };

	if (answer->choice != 0)
		return write_text(app, again->action, &once_more);
	if (!app_enter(app, &(struct entry){ .verb = "item.again", .exercise = app_exercise(app)->id, .item = again->item },
	    arena_format(app_scratch(app), tr(app_tongue(app), "said again: %s; Esc, then u takes it back"), again->text)))
		return false;
	ask_for_next(app, again->action, below);
	return true;
}

static void ask_again(struct app *app, const struct action *action, const struct item *same, const char *text)
{
	const char *const choices[] = { tr(app_tongue(app), "count it as said again"), tr(app_tongue(app), "write it down as one more") };
	struct again *again = mem_alloc(sizeof *again);

	*again = (struct again){ .action = action, .item = mem_text(same->id), .text = mem_text(text) };
	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .done = again_or_new, .context = again, .forget = free_again,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "\"%s\" stands on the list already."), item_text(same, app_language(app))),
		.choices = choices, .choice_count = sizeof choices / sizeof *choices });
}

/* --- Asking */

struct asking { const struct action *action; };

static bool answered(struct app *app, const struct answer *answer, void *context)
{
	const struct action *action = ((struct asking *)context)->action;
	const struct item *same;

	if (!app_exercise_open(app) || (action->again && !*answer->text))
		return true;
	same = adds(action) ? items_same(app_session(app), app_exercise(app), answer->text) : NULL;
	if (!same)
		return write_text(app, action, answer);
	ask_again(app, action, same, answer->text);
	return true;
}

static const char **choices(const struct scene *scene, const struct action *action, size_t *count)
{
	const char **texts;
	size_t n = 0;

	while (action->choice && action->choice(scene, n))
		n++;
	texts = arena_array(scene->arena, n + 1, sizeof *texts);
	for (size_t i = 0; i < n; i++)
		texts[i] = tr(scene->tongue, action->choice(scene, i));
	*count = n;
	return texts;
}

/* The one that stands alone on the wall is meant; NULL where there are several. */
static const struct listing_row *item_alone(const struct app *app, const struct scene *scene, const struct look *look)
{
	struct listing shown;

	if (!wall_extent(app).one_by_one)
		return NULL;
	shown = wall_shown(scene, look);
	return look->row < shown.count ? &shown.rows[look->row] : NULL;
}

/* What is asked of the item alone says which one it is. */
static const char *question(const struct app *app, const struct action *action, const struct listing_row *alone)
{
	if (alone && (action->asks == ASK_ITEM_TEXT || action->asks == ASK_ITEM_CHOICE || action->asks == ASK_ITEM_NUMBER))
		return arena_format(app_scratch(app), "%s: %s", tr(app_tongue(app), action->name), alone->letter);
	return action->prompt ? tr(app_tongue(app), action->prompt) : "";
}

static void ask(struct app *app, const struct action *action)
{
	struct scene scene = app_scene(app);
	const struct listing_row *alone = item_alone(app, &scene, app_look(app));
	struct asking *asking = mem_alloc(sizeof *asking);
	struct dialog dialog = {
		.asks = action->asks,
		.question = question(app, action, alone),
		.item = alone ? alone->item->id : NULL,
		.help = tr(app_tongue(app), action->help),
		.explain = adds(action) ? tr(app_tongue(app), "One by one; Enter on nothing ends it.") : NULL,
		.most = INT32_MAX,
		.may_be_empty = action->again,
		.unseen = action->unseen,
		.no_draft = action->unseen,
		.done = answered,
		.context = asking,
		.forget = free,
	};

	asking->action = action;
	dialog.choices = choices(&scene, action, &dialog.choice_count);
	dialog_open(app, &dialog);
}

/* Where there is nothing to choose between, nothing is asked. */
static bool no_choice(struct app *app, const struct action *action)
{
	struct scene scene = app_scene(app);
	size_t count = 0;

	if (action->asks == ASK_CHOICE)
		choices(&scene, action, &count);
	return action->asks == ASK_CHOICE && count == 0;
}

void action_ask(struct app *app, const struct action *action)
{
	struct answer answer = { .row = app_look(app)->row, .column = app_look(app)->column };

	if (action->draws)
		answer.drawn = random_below(app_random(app), INT32_MAX);
	if (action->asks == ASK_NOTHING || action->asks == ASK_CELL || no_choice(app, action))
		write_event(app, action, &answer);
	else
		ask(app, action);
}

static const struct action *taker_of_texts(const struct app *app)
{
	struct scene scene;

	if (!app_exercise_open(app))
		return NULL;
	scene = app_scene(app);
	for (const struct action *action = scene.exercise->type->actions; action && action->key; action++)
		if (action->asks == ASK_TEXTS && (!action->enabled || action->enabled(&scene)))
			return action;
	return NULL;
}

bool action_paste(struct app *app, const struct key *key)
{
	const struct action *action = taker_of_texts(app);

	if (!action)
		return false;
	ask(app, action);
	/* The dialog takes the paste as if it had been open. */
	return app_top(app)->key(app, app_top_state(app), key);
}
