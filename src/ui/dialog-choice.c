/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/items.h"
#include "ui/dialog-list.h"

/* A dialog whose answer is one line of several: by its number, by words that only this line has, or with the arrows. */

static void start_choices(const struct app *app, struct opened *opened)
{
	struct pick_row *rows = dialog_rows_new(opened, opened->asked.choice_count);

	(void)app;
	for (size_t i = 0; i < opened->row_count; i++) {
		rows[i].label = arena_format(opened->arena, "%zu", i + 1);
		rows[i].text = arena_text(opened->arena, opened->asked.choices[i]);
	}
	opened->asked.choices = NULL;
	opened->row = 0;
}

/* What was typed is a line's number, or words that only one line has. */
static size_t rows_with(const struct opened *opened, const char *typed, size_t *last)
{
	char *words = text_key(typed);
	size_t found = 0;

	for (size_t i = 0; i < opened->row_count; i++) {
		char *line = text_key(opened->rows[i].text);

		if (strstr(line, words)) {
			*last = i;
			found++;
		}
		free(line);
	}
	free(words);
	return found;
}

static size_t row_typed(const struct opened *opened)
{
	const char *typed = field_text(&opened->field);
	int64_t number;
	size_t row;

	if (str_number(typed, 1, (int64_t)opened->row_count, &number))
		return (size_t)number - 1;
	return rows_with(opened, typed, &row) == 1 ? row : SIZE_MAX;
}

static void draw_choices(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area)
{
	struct picking none = { .count = 0 };

	dialog_list_draw(app, opened, &none, canvas, area);
}

/* A figure that makes no number of a line begins a new one: 2 after 1 of five lines is the second line. */
static void type_figure(struct opened *opened, char figure)
{
	const char *longer = arena_format(opened->arena, "%s%c", field_text(&opened->field), figure);
	int64_t number;

	if (str_number(field_text(&opened->field), 1, INT64_MAX, &number) && !str_number(longer, 1, (int64_t)opened->row_count, &number))
		longer = arena_format(opened->arena, "%c", figure);
	field_set(&opened->field, longer);
}

static enum dialog_turn key_choice(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	if (dialog_list_move(opened, key->code)) {
		field_set(&opened->field, "");
		return TURN_TAKEN;
	}
	if (key->code >= '0' && key->code <= '9')
		type_figure(opened, (char)key->code);
	else if (!field_key(&opened->field, key))
		return TURN_TAKEN;
	opened->row = row_typed(opened);
	return TURN_TAKEN;
}

static void refuse_choice(struct app *app, const struct opened *opened)
{
	const char *typed = field_text(&opened->field);
	size_t row;

	if (!*typed)
		app_refuse(app, "%s", tr(app_tongue(app), "type the number of a line, or choose it with the arrows"));
	else if (rows_with(opened, typed, &row))
		app_refuse(app, tr(app_tongue(app), "type the number of a line: more than one has \"%s\""), typed);
	else
		app_refuse(app, tr(app_tongue(app), "type the number of a line, or choose it with the arrows: none has \"%s\""), typed);
}

static bool answer_choice(struct app *app, struct opened *opened, struct answer *answer)
{
	answer->choice = (int64_t)opened->row;
	answer->item = opened->item ? items_find(app_session(app), opened->item) : NULL;
	if (opened->row >= opened->row_count)
		refuse_choice(app, opened);
	return opened->row < opened->row_count;
}

const struct dialog_kind dialog_choice = {
	.has_field = true, .field_when_typed = true, .start = start_choices, .rows = dialog_list_rows, .draw = draw_choices, .key = key_choice,
	.answer = answer_choice, .enter = { .key = "Enter", .does = N_("take it"), .priority = 1 },
	.help = N_("Type the number of a line, or words that only this line has, or go to it with Up and Down."),
};
