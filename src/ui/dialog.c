/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/dialog.h"

#include <stdlib.h>
#include <string.h>

#include "ui/dialog-kind.h"
#include "ui/drafts.h"
#include "ui/lines.h"
#include "ui/pages.h"

enum { MARGIN = 1, SHOW_KEY = 't' & 0x1f, HINTS = 3 };

/* A pane holds its dialog by a pointer, so that the dialog outlives it while its answer is tried. */
struct holder { struct opened *opened; };

static const struct pane_kind dialog_pane;

/* --- From question to dialog and back */

static const struct dialog_kind *const kinds[] = {
	[ASK_NOTHING] = &dialog_yes_no, [ASK_TEXT] = &dialog_text, [ASK_TEXTS] = &dialog_texts,
	[ASK_ITEM] = &dialog_items, [ASK_TWO_ITEMS] = &dialog_items, [ASK_ITEM_TEXT] = &dialog_items,
	[ASK_ITEM_CHOICE] = &dialog_items, [ASK_ITEM_NUMBER] = &dialog_items,
	[ASK_PERSON] = &dialog_person, [ASK_CHOICE] = &dialog_choice, [ASK_NUMBER] = &dialog_number,
};

static void push(struct app *app, struct opened *opened)
{
	struct holder *holder = mem_alloc(sizeof *holder);

	holder->opened = opened;
	app_push(app, &dialog_pane, holder);
}

static struct opened *take_off(struct app *app)
{
	struct holder *holder = app_top_state(app);
	struct opened *opened = holder->opened;

	holder->opened = NULL;
	app_pop(app);
	return opened;
}

static void opened_free(struct opened *opened)
{
	if (!opened)
		return;
	if (opened->asked.forget)
		opened->asked.forget(opened->asked.context);
	field_free(&opened->field);
	str_free(&opened->lines);
	arena_free(opened->arena);
	free(opened);
}

static void holder_free(void *state)
{
	struct holder *holder = state;

	opened_free(holder->opened);
	free(holder);
}

static void fill_field(const struct app *app, struct opened *opened, const char *preset)
{
	const char *draft = drafts_find(app_drafts(app), opened->asked.question);
	const char *text = draft ? draft : preset ? preset : "";

	if (opened->kind == &dialog_texts)
		dialog_texts_take(opened, text, strlen(text));
	else if (opened->kind->has_field)
		field_set(&opened->field, text);
}

void dialog_open(struct app *app, const struct dialog *dialog)
{
	struct opened *opened = mem_alloc(sizeof *opened);

	*opened = (struct opened){ .asked = *dialog, .kind = kinds[dialog->asks], .arena = arena_new(), .row = SIZE_MAX };
	opened->handed = app_tongue(app) == app_wall_tongue(app);
	opened->asked.question = arena_text(opened->arena, dialog->question);
	opened->asked.explain = arena_text(opened->arena, dialog->explain);
	opened->asked.help = arena_text(opened->arena, dialog->help);
	if (opened->kind->start)
		opened->kind->start(app, opened);
	if (dialog->weighty)
		opened->row = SIZE_MAX;
	fill_field(app, opened, opened->asked.preset);
	push(app, opened);
}

/* A refused answer brings the dialog back with all that was typed; one that is taken may ask the same anew, and nothing of it is left. */
static void finish(struct app *app, struct opened *opened)
{
	struct answer answer = { .text = NULL };

	if (!opened->kind->answer(app, opened, &answer))
		return;
	take_off(app);
	drafts_keep(app_drafts(app), opened->asked.question, "");
	if (opened->asked.done(app, &answer, opened->asked.context))
		opened_free(opened);
	else
		push(app, opened);
}

/* Letters and figures are typed anew sooner than found wrong: they were about another moment. */
static bool keeps_draft(const struct opened *opened)
{
	return opened->kind == &dialog_text || opened->kind == &dialog_texts;
}

static void leave(struct app *app, struct opened *opened)
{
	const char *typed = opened->lines.length ? str_text(&opened->lines) : field_text(&opened->field);

	if (!opened->asked.no_draft && !opened->item && keeps_draft(opened))
		drafts_keep(app_drafts(app), opened->asked.question, typed);
	take_off(app);
	if (opened->asked.left)
		opened->asked.left(app, opened->asked.context);
	opened_free(opened);
}

/* --- Drawing */

static struct area within_margins(struct area area)
{
	if (area.columns > 2 * MARGIN) {
		area.column += MARGIN;
		area.columns -= 2 * MARGIN;
	}
	return area;
}

static bool shows_field(const struct opened *opened)
{
	return opened->kind->has_field && (!opened->kind->field_when_typed || *field_text(&opened->field));
}

static size_t rows(const struct app *app, const void *state, struct area most)
{
	const struct opened *opened = ((const struct holder *)state)->opened;
	size_t columns = within_margins(most).columns;

	(void)app;
	return lines_count(opened->asked.question, columns) + lines_count(opened->asked.explain, columns) + shows_field(opened) +
	    (opened->kind->rows ? opened->kind->rows(opened, columns) : 0);
}

/* Where there is little room the field goes before the question, and half of what is left to a list. */
static size_t rows_to_keep(const struct opened *opened, struct area area)
{
	size_t list = opened->kind->rows ? opened->kind->rows(opened, area.columns) : 0, half = (area.rows + 1) / 2;

	return shows_field(opened) ? 1 : list < half ? list : half;
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	const struct opened *opened = ((const struct holder *)state)->opened;
	size_t kept;

	area = within_margins(area);
	kept = rows_to_keep(opened, area);
	if (area.rows > kept)
		lines_put(canvas, &area, area.rows - kept, STYLE_BOLD, opened->asked.question);
	if (area.rows > kept)
		lines_put(canvas, &area, area.rows - kept, STYLE_NORMAL, opened->asked.explain);
	if (shows_field(opened) && area.rows) {
		field_draw(&opened->field, canvas, area.row, area.column, area.columns, opened->asked.unseen && !opened->shown);
		area.row++;
		area.rows--;
	}
	if (opened->kind->draw && area.rows)
		opened->kind->draw(app, opened, canvas, area);
}

/* --- Keys */

/* What only this kind of dialog knows; a field takes the rest. */
static void key_of_kind(struct app *app, struct opened *opened, const struct key *key)
{
	switch (opened->kind->key ? opened->kind->key(app, opened, key) : TURN_PASSED) {
	case TURN_PASSED:
		(void)(opened->kind->has_field && field_key(&opened->field, key));
		break;
	case TURN_TAKEN:
		break;
	case TURN_ANSWERED:
		finish(app, opened);
		break;
	case TURN_LEFT:
		leave(app, opened);
		break;
	}
}

static bool key(struct app *app, void *state, const struct key *key)
{
	struct opened *opened = ((struct holder *)state)->opened;

	if (key->code == KEY_CODE_ENTER)
		finish(app, opened);
	else if (key->code == KEY_CODE_ESC)
		leave(app, opened);
	else if (key->code == SHOW_KEY && opened->asked.unseen)
		opened->shown = !opened->shown;
	else
		key_of_kind(app, opened, key);
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	const struct opened *opened = ((const struct holder *)state)->opened;
	struct hint *list = arena_array(app_scratch(app), HINTS, sizeof *list);

	list[0] = opened->kind->enter;
	if (opened->asked.enter)
		list[0].does = opened->asked.enter;
	list[1] = (struct hint){ .key = "Esc", .does = opened->kind == &dialog_yes_no ? N_("no") : opened->asked.left ? N_("no more to say") : N_("back"), .priority = 1 };
	list[2] = (struct hint){ .key = "Ctrl-T", .does = opened->shown ? N_("hide") : N_("show"), .priority = 2 };
	*count = opened->asked.unseen ? HINTS : HINTS - 1;
	return list;
}

static void help(const struct app *app, const void *state, struct leaf *leaf)
{
	const struct opened *opened = ((const struct holder *)state)->opened;
	const char *const texts[] = { opened->asked.explain, opened->asked.help, tr(app_tongue(app), opened->kind->help) };
	size_t count;
	const struct hint *keys = hints(app, state, &count);

	leaf_text(leaf, STYLE_BOLD, opened->asked.question);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (*texts[i])
			leaf_text(leaf, STYLE_NORMAL, texts[i]);
	leaf_gap(leaf);
	leaf_hints(app, leaf, keys, count);
}

static bool handed(const struct app *app, const void *state)
{
	const struct opened *opened = ((const struct holder *)state)->opened;

	(void)app;
	return opened && opened->handed;
}

static const struct pane_kind dialog_pane = {
	.name = "dialog", .draw = draw, .rows = rows, .key = key, .hints = hints, .help = help, .free = holder_free, .handed = handed,
};
