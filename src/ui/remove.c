/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/remove.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/exercise.h"
#include "ui/app-inside.h"
#include "ui/dialog.h"
#include "ui/remains.h"

/* An order that waits for its yes; the texts are its own. */
struct asked { char *item, *words, *person; };

static void asked_free(void *context)
{
	struct asked *asked = context;

	free(asked->item);
	free(asked->words);
	free(asked->person);
	free(asked);
}

static struct asked *asked_new(const struct removal_order *order)
{
	struct asked *asked = mem_alloc(sizeof *asked);

	*asked = (struct asked){ .item = order->item ? mem_text(order->item) : NULL,
		.words = order->words ? mem_text(order->words) : NULL, .person = order->person ? mem_text(order->person) : NULL };
	return asked;
}

static bool remove_now(struct app *app, const struct answer *answer, void *context)
{
	const struct asked *asked = context;
	struct removal_order order = { .item = asked->item, .words = asked->words, .person = asked->person };
	struct err err = ERR_INIT;
	bool removed = sitting_remove(app_sitting(app), &order, &err);

	(void)answer;
	app_look_again(app);
	if (removed)
		app_say(app, "%s", tr(app_tongue(app), "removed for good; the tables are made anew at the end"));
	else
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	if (removed)
		remains_open(app);
	return true;
}

/* Where the session was before, as a sentence; "" where it was always here. */
static const char *also_there(const struct app *app)
{
	struct str text = STR_INIT;
	const char *folder, *sentence;

	for (size_t i = 0; (folder = sitting_left(app_sitting(app), i)); i++)
		str_add_format(&text, "%s%s", i ? ", " : "", folder);
	sentence = text.length ? arena_format(app_scratch(app), tr(app_tongue(app), " Also in %s, where this session was before, if that can be reached."),
	    str_text(&text)) : "";
	str_free(&text);
	return sentence;
}

static void confirm(struct app *app, const struct removal_order *order, const char *question)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = question, .done = remove_now, .context = asked_new(order),
		.explain = arena_format(app_scratch(app), "%s%s", tr(app_tongue(app), "It goes out of every file, also where steps were taken "
		    "back, and no key brings it back. What was voted stays."), also_there(app)),
		.forget = asked_free });
}

/* False and words in the status line where nothing would go. */
static bool finds(struct app *app, const struct removal_order *order, size_t *count)
{
	struct err err = ERR_INIT;

	*count = sitting_finds(app_sitting(app), order, &err);
	if (!*count)
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	return *count > 0;
}

/* --- Words ------------------------------------------------------------------ */

static const struct listing_row *item_typed(const struct app *app, const char *text)
{
	struct scene scene;
	struct listing listing;

	if (!app_exercise(app))
		return NULL;
	scene = app_scene(app);
	listing = session_listing(scene.session, scene.exercise, app_scratch(app));
	return listing_letter(&listing, text, strlen(text));
}

static bool typed(struct app *app, const struct answer *answer, void *context)
{
	const struct listing_row *row = item_typed(app, answer->text);
	struct removal_order order = { .item = row ? row->item->id : NULL, .words = row ? NULL : answer->text };
	const char *what = row ? arena_format(app_scratch(app), tr(app_tongue(app), "Remove %s for good?"), row->letter)
	                       : tr(app_tongue(app), "Remove these words for good?");
	size_t count;

	(void)context;
	if (!finds(app, &order, &count))
		return false;
	confirm(app, &order, arena_format(app_scratch(app), tr_count(app_tongue(app), "%s (%zu text)", "%s (%zu texts)", (long)count), what, count));
	return true;
}

void remove_words(struct app *app)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .unseen = true, .no_draft = true, .done = typed, .enter = N_("find it"),
		.question = tr(app_tongue(app), "What must not stay? The letter of an item, or some of the words:"),
		.explain = tr(app_tongue(app), "Every text with these words becomes [...], in all files.") });
}

/* --- A person --------------------------------------------------------------- */

void remove_person(struct app *app, const char *code)
{
	struct removal_order order = { .person = code };
	size_t count;

	if (finds(app, &order, &count))
		confirm(app, &order, arena_format(app_scratch(app), tr(app_tongue(app), "Erase %s? The code becomes another one, the ballots stay in the count."), code));
}
