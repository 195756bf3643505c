/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "exercises/wall.h"
#include "model/items.h"
#include "model/people.h"
#include "ui/dialog-list.h"

/* Dialogs whose answer is picked from a list: by its letter or code, or with the arrows. */

/* From now on the dialog asks for the text, and the old one is there to be changed. */
static void go_on_with_text(struct opened *opened, size_t row)
{
	opened->item = opened->rows[row].id;
	opened->kind = &dialog_text;
	opened->asked.preset = opened->rows[row].text;
}

static void go_on_with_choice(struct opened *opened, size_t row)
{
	opened->item = opened->rows[row].id;
	opened->kind = &dialog_choice;
	opened->rows = opened->choices;
	opened->row_count = opened->choice_count;
	opened->row = 0;
	opened->asked.preset = "";
}

static void go_on_with_number(struct opened *opened, size_t row)
{
	opened->item = opened->rows[row].id;
	opened->kind = &dialog_number;
	opened->asked.explain = arena_format(opened->arena, "%s  %s", opened->rows[row].label, opened->rows[row].text);
	opened->asked.preset = "";
}

/* False where the item was all that is asked. */
static bool go_on(struct opened *opened, size_t row)
{
	if (opened->asked.asks == ASK_ITEM_TEXT)
		go_on_with_text(opened, row);
	else if (opened->asked.asks == ASK_ITEM_NUMBER)
		go_on_with_number(opened, row);
	else if (opened->asked.asks == ASK_ITEM_CHOICE)
		go_on_with_choice(opened, row);
	else
		return false;
	return true;
}

/* The item is known: what comes after it is asked at once, and a letter needs only its Enter. */
static void start_with(struct opened *opened, size_t row)
{
	if (!go_on(opened, row))
		opened->asked.preset = arena_format(opened->arena, "%s%s", opened->rows[row].label, opened->asked.asks == ASK_TWO_ITEMS ? " " : "");
}

/* What the room does not see yet is not offered either, whatever the filter lets through. */
static struct listing items_on_wall(const struct app *app)
{
	struct scene scene = app_scene(app);

	return wall_shown(&scene, &(struct look){ .filter = "" });
}

static void start_items(const struct app *app, struct opened *opened)
{
	struct listing listing = opened->asked.items;
	struct pick_row *rows;

	dialog_choice.start(app, opened);
	opened->choices = opened->rows;
	opened->choice_count = opened->row_count;
	opened->row = SIZE_MAX;
	if (!listing.rows && app_exercise(app))
		listing = items_on_wall(app);
	rows = dialog_rows_new(opened, listing.count);
	for (size_t i = 0; i < listing.count; i++)
		rows[i] = (struct pick_row){
			.label = arena_text(opened->arena, listing.rows[i].letter),
			.text = arena_text(opened->arena, item_text(listing.rows[i].item, app_language(app))),
			.id = arena_text(opened->arena, listing.rows[i].item->id),
		};
	for (size_t i = 0; i < listing.count && opened->asked.item; i++)
		if (!strcmp(rows[i].id, opened->asked.item))
			start_with(opened, i);
}

static void start_people(const struct app *app, struct opened *opened)
{
	const struct session *session = app_session(app);
	struct pick_row *rows = dialog_rows_new(opened, people_count(session));

	for (size_t i = 0; i < opened->row_count; i++) {
		const struct person *person = people_get(session, i);

		rows[i].label = arena_text(opened->arena, person->code);
		rows[i].text = arena_text(opened->arena, tr(app_tongue(app), person->present ? N_("here") : N_("left")));
	}
}

/* --- What is picked so far */

static bool parts(char byte)
{
	return byte == ' ' || byte == ',' || byte == ';';
}

/* One character is a letter, unless the list goes beyond Z: then blanks part the letters. */
static bool single_letters(const struct opened *opened)
{
	for (size_t i = 0; i < opened->row_count; i++)
		if (opened->rows[i].label[0] && opened->rows[i].label[1])
			return false;
	return true;
}

static size_t token_length(const char *typed, bool single)
{
	uint32_t codepoint;
	size_t length = 0;

	if (single)
		return text_next(typed, &codepoint);
	while (typed[length] && !parts(typed[length]))
		length++;
	return length;
}

static size_t row_of_letter(const struct opened *opened, const char *letter, size_t length)
{
	size_t number = letter_number(letter, length);

	for (size_t i = 0; i < opened->row_count && number != SIZE_MAX; i++)
		if (letter_number(opened->rows[i].label, strlen(opened->rows[i].label)) == number)
			return i;
	return SIZE_MAX;
}

static struct picking read_letters(const struct app *app, const struct opened *opened)
{
	const char *typed = field_text(&opened->field);
	struct picking picking = { .rows = arena_array(app_scratch(app), strlen(typed) + 1, sizeof *picking.rows) };
	bool single = single_letters(opened);

	while (*typed) {
		size_t length = token_length(typed, single), row = row_of_letter(opened, typed, length);

		if (!parts(*typed) && row == SIZE_MAX && !picking.unknown)
			picking.unknown = arena_slice(app_scratch(app), typed, length);
		else if (!parts(*typed) && row != SIZE_MAX)
			picking.rows[picking.count++] = row;
		typed += length ? length : 1;
	}
	return picking;
}

/* --- Items by their letters */

static void draw_items(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area)
{
	struct picking picking = read_letters(app, opened);

	dialog_list_draw(app, opened, &picking, canvas, area);
}

static size_t wanted(const struct opened *opened)
{
	if (opened->asked.asks == ASK_TWO_ITEMS)
		return 2;
	return opened->asked.picks ? opened->asked.picks : 1;
}

/* The letter that stood there at first was a guess: another one takes its place. */
static bool is_guess(const struct opened *opened)
{
	return opened->asked.preset && wanted(opened) == 1 && !strcmp(field_text(&opened->field), opened->asked.preset);
}

static enum dialog_turn key_items(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	if (dialog_list_move(opened, key->code))
		return TURN_TAKEN;
	opened->row = SIZE_MAX;
	if (is_guess(opened) && key->code > ' ' && key->code < KEY_CODE_NAMED)
		field_set(&opened->field, "");
	return TURN_PASSED;
}

static void add_lit_row(struct opened *opened)
{
	const char *before = is_guess(opened) ? "" : field_text(&opened->field);

	field_set(&opened->field, arena_format(opened->arena, "%s%s%s", before, *before ? " " : "", opened->rows[opened->row].label));
	opened->row = SIZE_MAX;
}

static bool are_right(struct app *app, const struct opened *opened, const struct picking *picking)
{
	const struct language *tongue = app_tongue(app);
	size_t due = wanted(opened);

	if (picking->unknown)
		app_refuse(app, tr(tongue, "%s is not on the list"), picking->unknown);
	else if (picking->count < due)
		app_refuse(app, due == 1 ? tr(tongue, "type a letter of the list") : tr(tongue, "%zu letters are wanted, here are %zu"), due, picking->count);
	else if (picking->count > due)
		app_refuse(app, due == 1 ? tr(tongue, "one letter is enough") : tr(tongue, "only %zu letters are wanted, here are %zu"), due, picking->count);
	return !picking->unknown && picking->count == due;
}

static bool are_different(struct app *app, const struct picking *picking)
{
	for (size_t i = 1; i < picking->count; i++)
		for (size_t k = 0; k < i; k++)
			if (picking->rows[i] == picking->rows[k]) {
				app_refuse(app, "%s", tr(app_tongue(app), "the same letter stands there twice"));
				return false;
			}
	return true;
}

static const char *id_of(const struct opened *opened, const struct picking *picking, size_t i)
{
	return opened->rows[picking->rows[i]].id;
}

static void fill_items(struct app *app, const struct opened *opened, const struct picking *picking, struct answer *answer)
{
	answer->item = items_find(app_session(app), id_of(opened, picking, 0));
	if (picking->count < 2)
		return;
	answer->other = items_find(app_session(app), id_of(opened, picking, 1));
	answer->text = id_of(opened, picking, 0);
	for (size_t i = 1; i < picking->count && opened->asked.asks == ASK_ITEM; i++)
		answer->text = arena_format(app_scratch(app), "%s\n%s", answer->text, id_of(opened, picking, i));
	if (opened->asked.asks != ASK_ITEM)
		answer->text = NULL;
}

static bool answer_items(struct app *app, struct opened *opened, struct answer *answer)
{
	struct picking picking = read_letters(app, opened);

	if (opened->row < opened->row_count && (picking.count < wanted(opened) || is_guess(opened)) && !picking.unknown) {
		add_lit_row(opened);
		picking = read_letters(app, opened);
		if (picking.count < wanted(opened))
			return false;
	}
	if (!are_right(app, opened, &picking) || !are_different(app, &picking))
		return false;
	if (go_on(opened, picking.rows[0])) {
		if (opened->kind->has_field)
			field_set(&opened->field, opened->asked.preset);
		return false;
	}
	fill_items(app, opened, &picking, answer);
	return true;
}

const struct dialog_kind dialog_items = {
	.has_field = true, .start = start_items, .rows = dialog_list_rows, .draw = draw_items, .key = key_items, .answer = answer_items,
	.enter = { .key = "Enter", .does = N_("take it"), .priority = 1 },
	.help = N_("Type the letter that stands before the line, or go to it with Up and Down."),
};

/* --- A person by the code */

static size_t person_typed(const struct app *app, const struct opened *opened)
{
	char *clean = field_clean(&opened->field);
	size_t person = people_find(app_session(app), clean);

	free(clean);
	return person < opened->row_count ? person : SIZE_MAX;
}

static void draw_people(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area)
{
	size_t person = person_typed(app, opened);
	struct picking picking = { .rows = &person, .count = person != SIZE_MAX };

	dialog_list_draw(app, opened, &picking, canvas, area);
}

static bool answer_person(struct app *app, struct opened *opened, struct answer *answer)
{
	answer->person = opened->row < opened->row_count ? opened->row : person_typed(app, opened);
	if (answer->person == SIZE_MAX)
		app_refuse(app, "%s", tr(app_tongue(app), "type a code of the list, such as 7 for P07"));
	return answer->person != SIZE_MAX;
}

const struct dialog_kind dialog_person = {
	.has_field = true, .start = start_people, .rows = dialog_list_rows, .draw = draw_people, .key = key_items, .answer = answer_person,
	.enter = { .key = "Enter", .does = N_("take it"), .priority = 1 },
	.help = N_("Type the code, such as 7 for P07, or go to it with Up and Down."),
};
