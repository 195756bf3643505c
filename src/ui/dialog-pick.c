/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "exercises/wall.h"
#include "model/items.h"
#include "model/people.h"
#include "ui/dialog-kind.h"

/* Dialogs whose answer is picked from a list: by its letter, code or number, or with the arrows. */

enum { LIST_ROWS = 5 };

/* --- The list */

static struct pick_row *make_rows(struct opened *opened, size_t count)
{
	struct pick_row *rows = arena_array(opened->arena, count, sizeof *rows);

	opened->rows = rows;
	opened->row_count = count;
	return rows;
}

static void start_choices(const struct app *app, struct opened *opened)
{
	struct pick_row *rows = make_rows(opened, opened->asked.choice_count);

	(void)app;
	for (size_t i = 0; i < opened->row_count; i++) {
		rows[i].label = i < 9 ? arena_format(opened->arena, "%zu", i + 1) : "";
		rows[i].text = arena_text(opened->arena, opened->asked.choices[i]);
	}
	opened->asked.choices = NULL;
	opened->row = 0;
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

	start_choices(app, opened);
	opened->choices = opened->rows;
	opened->choice_count = opened->row_count;
	opened->row = SIZE_MAX;
	if (!listing.rows && app_exercise(app))
		listing = items_on_wall(app);
	rows = make_rows(opened, listing.count);
	for (size_t i = 0; i < listing.count; i++)
		rows[i] = (struct pick_row){
			.label = arena_text(opened->arena, listing.rows[i].letter),
			.text = arena_text(opened->arena, item_text(listing.rows[i].item, app_language(app))),
			.id = arena_text(opened->arena, listing.rows[i].item->id),
		};
}

static void start_people(const struct app *app, struct opened *opened)
{
	const struct session *session = app_session(app);
	struct pick_row *rows = make_rows(opened, people_count(session));

	for (size_t i = 0; i < opened->row_count; i++) {
		const struct person *person = people_get(session, i);

		rows[i].label = arena_text(opened->arena, person->code);
		rows[i].text = arena_text(opened->arena, tr(app_tongue(app), person->present ? N_("here") : N_("left")));
	}
}

static size_t list_rows(const struct opened *opened)
{
	return opened->row_count < LIST_ROWS ? opened->row_count : LIST_ROWS;
}

static size_t label_columns(const struct opened *opened)
{
	size_t most = 1;

	for (size_t i = 0; i < opened->row_count; i++) {
		size_t columns = text_columns(opened->rows[i].label);

		most = columns > most ? columns : most;
	}
	return most;
}

static void draw_row(const struct opened *opened, size_t i, bool lit, bool picked, struct canvas *canvas, struct area area)
{
	size_t labels = label_columns(opened);
	enum style style = lit ? STYLE_SELECTED : STYLE_NORMAL;

	canvas_fill(canvas, area.row, area.column, area.columns, style, ' ');
	if (lit)
		field_cursor(canvas, area.row, area.column);
	if (picked)
		canvas_fill(canvas, area.row, area.column, area.columns ? 1 : 0, style, canvas_sign(canvas, SIGN_TICK));
	if (area.columns < labels + 4)
		return;
	canvas_put(canvas, area.row, area.column + 2, labels, lit ? style : STYLE_ACCENT, opened->rows[i].label);
	canvas_put_clipped(canvas, area.row, area.column + labels + 4, area.columns - labels - 4, style, opened->rows[i].text);
}

/* --- What is picked so far */

struct picking {
	size_t *rows;
	size_t count;
	const char *unknown;             /* a letter that is not on the list; NULL = none */
};

static bool is_picked(const struct picking *picking, size_t row)
{
	for (size_t i = 0; i < picking->count; i++)
		if (picking->rows[i] == row)
			return true;
	return false;
}

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

static size_t lit_row(const struct opened *opened, const struct picking *picking)
{
	if (opened->row < opened->row_count)
		return opened->row;
	return picking->count ? picking->rows[picking->count - 1] : SIZE_MAX;
}

static void draw_list(const struct opened *opened, const struct picking *picking, struct canvas *canvas, struct area area)
{
	size_t lit = lit_row(opened, picking), first = 0, row = area.row;

	if (lit != SIZE_MAX && lit >= area.rows / 2)
		first = lit - area.rows / 2;
	if (first + area.rows > opened->row_count)
		first = opened->row_count > area.rows ? opened->row_count - area.rows : 0;
	for (size_t i = first; i < opened->row_count && i < first + area.rows; i++)
		draw_row(opened, i, i == opened->row, is_picked(picking, i), canvas,
		    (struct area){ .row = row++, .column = area.column, .rows = 1, .columns = area.columns });
}

/* The arrows light a row; from nothing, Down begins at the top. */
static bool move(struct opened *opened, uint32_t code)
{
	size_t last = opened->row_count ? opened->row_count - 1 : 0, row = opened->row;
	size_t step = code == KEY_CODE_PAGE_UP || code == KEY_CODE_PAGE_DOWN ? LIST_ROWS : 1;

	if (code == KEY_CODE_DOWN || code == KEY_CODE_PAGE_DOWN)
		opened->row = row == SIZE_MAX ? 0 : row + step < last ? row + step : last;
	else if (code == KEY_CODE_UP || code == KEY_CODE_PAGE_UP)
		opened->row = row == SIZE_MAX ? last : row > step ? row - step : 0;
	else
		return false;
	return true;
}

/* --- Items by their letters */

static void draw_items(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area)
{
	struct picking picking = read_letters(app, opened);

	draw_list(opened, &picking, canvas, area);
}

static enum dialog_turn key_items(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	if (move(opened, key->code))
		return TURN_TAKEN;
	opened->row = SIZE_MAX;
	return TURN_PASSED;
}

static size_t wanted(const struct opened *opened)
{
	if (opened->asked.asks == ASK_TWO_ITEMS)
		return 2;
	return opened->asked.picks ? opened->asked.picks : 1;
}

static void add_lit_row(struct opened *opened)
{
	field_set(&opened->field, arena_format(opened->arena, "%s%s%s", field_text(&opened->field),
	    *field_text(&opened->field) ? " " : "", opened->rows[opened->row].label));
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

/* From now on the dialog asks for the text, and the old one is there to be changed. */
static void go_on_with_text(struct app *app, struct opened *opened, size_t row)
{
	const char *draft = opened->rows[row].text;

	(void)app;
	opened->item = opened->rows[row].id;
	opened->kind = &dialog_text;
	field_set(&opened->field, draft);
}

static void go_on_with_choice(struct opened *opened, size_t row)
{
	opened->item = opened->rows[row].id;
	opened->kind = &dialog_choice;
	opened->rows = opened->choices;
	opened->row_count = opened->choice_count;
	opened->row = 0;
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

	if (opened->row < opened->row_count && picking.count < wanted(opened) && !picking.unknown) {
		add_lit_row(opened);
		picking = read_letters(app, opened);
		if (picking.count < wanted(opened))
			return false;
	}
	if (!are_right(app, opened, &picking) || !are_different(app, &picking))
		return false;
	if (opened->asked.asks == ASK_ITEM_TEXT) {
		go_on_with_text(app, opened, picking.rows[0]);
		return false;
	}
	if (opened->asked.asks == ASK_ITEM_CHOICE) {
		go_on_with_choice(opened, picking.rows[0]);
		return false;
	}
	fill_items(app, opened, &picking, answer);
	return true;
}

const struct dialog_kind dialog_items = {
	.has_field = true, .start = start_items, .rows = list_rows, .draw = draw_items, .key = key_items, .answer = answer_items,
	.enter = { .key = "Enter", .does = N_("take it"), .priority = 1 },
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

	draw_list(opened, &picking, canvas, area);
}

static bool answer_person(struct app *app, struct opened *opened, struct answer *answer)
{
	answer->person = opened->row < opened->row_count ? opened->row : person_typed(app, opened);
	if (answer->person == SIZE_MAX)
		app_refuse(app, "%s", tr(app_tongue(app), "type a code of the list, such as 7 for P07"));
	return answer->person != SIZE_MAX;
}

const struct dialog_kind dialog_person = {
	.has_field = true, .start = start_people, .rows = list_rows, .draw = draw_people, .key = key_items, .answer = answer_person,
	.enter = { .key = "Enter", .does = N_("take it"), .priority = 1 },
};

/* --- One of several */

static size_t choice_rows(const struct opened *opened)
{
	return opened->row_count;
}

static void draw_choices(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area)
{
	struct picking none = { .count = 0 };

	(void)app;
	draw_list(opened, &none, canvas, area);
}

static enum dialog_turn key_choice(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	if (key->code >= '1' && key->code <= '9' && key->code - '1' < opened->row_count)
		opened->row = key->code - '1';
	else
		move(opened, key->code);
	return TURN_TAKEN;
}

static bool answer_choice(struct app *app, struct opened *opened, struct answer *answer)
{
	answer->choice = (int64_t)opened->row;
	answer->item = opened->item ? items_find(app_session(app), opened->item) : NULL;
	if (opened->row >= opened->row_count)
		app_refuse(app, "%s", tr(app_tongue(app), "type the number of a line, or choose it with the arrows"));
	return opened->row < opened->row_count;
}

const struct dialog_kind dialog_choice = {
	.start = start_choices, .rows = choice_rows, .draw = draw_choices, .key = key_choice, .answer = answer_choice,
	.enter = { .key = "Enter", .does = N_("take it"), .priority = 1 },
};
