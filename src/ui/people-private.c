/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people-private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/notes.h"
#include "model/people.h"
#include "ui/counts.h"
#include "ui/dialog.h"
#include "ui/keys.h"
#include "ui/window.h"

enum { HEAD_ROWS = 2, MARK_COLUMNS = 2, ANSWER_COLUMN = 8 };

/*
 * Sheets, one after the other with Tab: the show of hands, then a sheet for
 * each attribute with the people below each other, then consent by person.
 */
struct people_private {
	size_t sheet;                        /* 0 = show of hands, then attribute + 1 */
	struct counts hands;
	size_t person;
};

static const struct script *script_of(const struct app *app)
{
	return session_script(app_session(app));
}

static size_t sheet_count(const struct app *app)
{
	return 1 + script_of(app)->attribute_count + (script_of(app)->consent == CONSENT_PERSON);
}

static bool is_consent_sheet(const struct app *app, size_t sheet)
{
	return sheet > script_of(app)->attribute_count;
}

/* --- The show of hands: a row a choice of each attribute, then consent */

struct hand_row { size_t attribute, choice; bool is_consent, is_there; };

static struct hand_row hand_row(const struct app *app, size_t row)
{
	const struct script *script = script_of(app);

	for (size_t i = 0; i < script->attribute_count; i++) {
		if (row < script->attributes[i].choice_count)
			return (struct hand_row){ .attribute = i, .choice = row, .is_there = true };
		row -= script->attributes[i].choice_count;
	}
	return (struct hand_row){ .is_consent = true, .is_there = script->consent == CONSENT_COUNT && !row };
}

static size_t hand_rows(const struct app *app)
{
	size_t rows = 0;

	while (hand_row(app, rows).is_there)
		rows++;
	return rows;
}

static const char *hand_name(const struct app *app, const void *of, size_t row)
{
	struct hand_row at = hand_row(app, row);
	const struct attribute *attribute = &script_of(app)->attributes[at.attribute];

	(void)of;
	if (at.is_consent)
		return tr(app_tongue(app), "agree that what is said here is kept");
	return arena_format(app_scratch(app), "%s: %s", attribute->name, script_text(&attribute->choices[at.choice], app_language(app)));
}

static int64_t hand_count(const struct app *app, const void *of, size_t row)
{
	struct hand_row at = hand_row(app, row);

	(void)of;
	return at.is_consent ? notes_consent_count(app_session(app)) : notes_headcount(app_session(app), at.attribute, at.choice);
}

static bool enter(struct app *app, const char *verb, const char *participant, struct str *value)
{
	bool taken = app_enter(app, &(struct entry){ .verb = verb, .participant = participant, .value = str_text(value) },
	    tr(app_tongue(app), "kept; u takes it back"));

	str_free(value);
	return taken;
}

static bool hand_enter(struct app *app, const void *of, size_t row, int64_t count)
{
	struct hand_row at = hand_row(app, row);
	struct str value = STR_INIT;

	(void)of;
	if (!at.is_consent) {
		value_word(&value, "name", script_of(app)->attributes[at.attribute].name);
		value_number(&value, "choice", (int64_t)at.choice + 1);
	}
	value_number(&value, "count", count);
	return enter(app, at.is_consent ? "people.consent" : "people.headcount", NULL, &value);
}

static struct counts_list hands_of(const struct app *app)
{
	return (struct counts_list){ .rows = hand_rows(app), .name = hand_name, .count = hand_count, .enter = hand_enter };
}

/* --- By person: answers are numbers, 0 is no answer */

static size_t answer_count(const struct app *app, size_t sheet)
{
	return is_consent_sheet(app, sheet) ? 2 : script_of(app)->attributes[sheet - 1].choice_count;
}

static const char *answer_text(const struct app *app, size_t sheet, size_t answer)
{
	if (is_consent_sheet(app, sheet))
		return tr(app_tongue(app), answer ? N_("no") : N_("yes"));
	return script_text(&script_of(app)->attributes[sheet - 1].choices[answer], app_language(app));
}

static const char *consent_words(const struct app *app, size_t person)
{
	int given = notes_consent(app_session(app), person);

	return given < 0 ? "" : answer_text(app, script_of(app)->attribute_count + 1, given == 0);
}

/* The answer as the wall's language has it; the journal has the script's first. */
static const char *told(const struct app *app, size_t sheet, size_t person)
{
	const char *answer;

	if (is_consent_sheet(app, sheet))
		return consent_words(app, person);
	answer = notes_attribute(app_session(app), person, sheet - 1);
	for (size_t i = 0; i < answer_count(app, sheet); i++)
		if (!strcmp(script_of(app)->attributes[sheet - 1].choices[i].by[0], answer))
			return answer_text(app, sheet, i);
	return answer;
}

/* answer from 1; 0 = none. */
static bool enter_answer(struct app *app, size_t sheet, const char *code, size_t answer)
{
	struct str value = STR_INIT;

	if (is_consent_sheet(app, sheet)) {
		value_number(&value, "given", answer == 1);
		return enter(app, "people.consent", code, &value);
	}
	value_word(&value, "name", script_of(app)->attributes[sheet - 1].name);
	value_text(&value, answer ? script_of(app)->attributes[sheet - 1].choices[answer - 1].by[0] : "");
	return enter(app, "people.attribute", code, &value);
}

static size_t last_person(const struct app *app)
{
	size_t count = people_count(app_session(app));

	return count ? count - 1 : 0;
}

static void answer_with(struct app *app, struct people_private *page, size_t answer)
{
	const struct person *person = people_get(app_session(app), page->person);

	if (!person || answer > answer_count(app, page->sheet) || (is_consent_sheet(app, page->sheet) && !answer))
		return;
	if (enter_answer(app, page->sheet, person->code, answer) && page->person < last_person(app))
		page->person++;
}

/* For more answers than there are figures. */
static bool chosen(struct app *app, const struct answer *answer, void *context)
{
	answer_with(app, context, (size_t)answer->choice + 1);
	return true;
}

static void ask(struct app *app, struct people_private *page)
{
	size_t count = answer_count(app, page->sheet);
	const char **choices = arena_array(app_scratch(app), count, sizeof *choices);
	const struct person *person = people_get(app_session(app), page->person);

	for (size_t i = 0; i < count; i++)
		choices[i] = answer_text(app, page->sheet, i);
	if (person)
		dialog_open(app, &(struct dialog){
			.asks = ASK_CHOICE, .choices = choices, .choice_count = count, .weighty = is_consent_sheet(app, page->sheet), .question = person->code, .done = chosen, .context = page });
}

/* --- Drawing */

static const char *heading(const struct app *app, size_t sheet)
{
	if (sheet == 0)
		return tr(app_tongue(app), "Show of hands: how many?");
	if (is_consent_sheet(app, sheet))
		return tr(app_tongue(app), "Who agrees that what is said here is kept?");
	return arena_format(app_scratch(app), tr(app_tongue(app), "%s: who answers what?"), script_of(app)->attributes[sheet - 1].name);
}

static const char *answers_line(const struct app *app, size_t sheet)
{
	const char *line = "";

	if (sheet == 0)
		return hand_rows(app) ? "" : tr(app_tongue(app), "The workshop file asks for no attributes and no consent.");
	for (size_t i = 0; i < answer_count(app, sheet); i++)
		line = arena_format(app_scratch(app), "%s%zu %s  ", line, i + 1, answer_text(app, sheet, i));
	return is_consent_sheet(app, sheet) ? line : arena_format(app_scratch(app), tr(app_tongue(app), "%s0 no answer"), line);
}

static void draw_people(const struct app *app, const struct people_private *page, struct canvas *canvas, struct area area)
{
	struct window window = window_of(people_count(app_session(app)), area.rows, page->person);

	for (size_t i = window.first; i < window.end; i++) {
		size_t row = window_row(window, area, i).row;
		enum style style = i == page->person ? STYLE_SELECTED : STYLE_NORMAL;

		canvas_fill(canvas, row, area.column, area.columns, style, ' ');
		if (i == page->person)
			field_cursor(canvas, row, area.column);
		canvas_put_clipped(canvas, row, area.column, area.columns, style, people_get(app_session(app), i)->code);
		if (area.columns > ANSWER_COLUMN)
			canvas_put_clipped(canvas, row, area.column + ANSWER_COLUMN, area.columns - ANSWER_COLUMN, style, told(app, page->sheet, i));
	}
	window_tell(app, window, canvas, area);
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	const struct people_private *page = state;
	struct counts_list hands = hands_of(app);

	if (area.columns > 2) {
		area.column++;
		area.columns -= 2;
	}
	canvas_put_clipped(canvas, area.row, area.column, area.rows ? area.columns : 0, STYLE_BOLD, heading(app, page->sheet));
	canvas_put_clipped(canvas, area.row + 1, area.column, area.rows > 1 ? area.columns : 0, STYLE_NORMAL, answers_line(app, page->sheet));
	if (area.rows <= HEAD_ROWS)
		return;
	area.row += HEAD_ROWS;
	area.rows -= HEAD_ROWS;
	if (page->sheet == 0)
		counts_draw(app, &hands, &page->hands, canvas, area);
	else
		draw_people(app, page, canvas, area);
}

/* --- Keys */

static void key_by_person(struct app *app, struct people_private *page, uint32_t code)
{
	size_t last = last_person(app);

	if (page->person > last)
		page->person = last;
	if (code == KEY_CODE_UP && page->person)
		page->person--;
	else if (code == KEY_CODE_DOWN && page->person < last)
		page->person++;
	else if (code == KEY_CODE_HOME || code == KEY_CODE_END)
		page->person = code == KEY_CODE_HOME ? 0 : last;
	else if (code == KEY_CODE_ENTER)
		ask(app, page);
	else if (code >= '0' && code <= '9')
		answer_with(app, page, code - '0');
}

static bool key(struct app *app, void *state, const struct key *key)
{
	struct people_private *page = state;
	struct counts_list hands = hands_of(app);

	if (key->code == KEY_CODE_TAB || key->code == KEY_CODE_RIGHT)
		page->sheet = (page->sheet + 1) % sheet_count(app);
	else if (key->code == KEY_CODE_LEFT || key->code == KEY_CODE_BACKTAB)
		page->sheet = (page->sheet + sheet_count(app) - 1) % sheet_count(app);
	else if (key->code == KEY_CODE_ESC || key->code == 'q')
		app_pop(app);
	else if (key->code == 'u' || key->code == ('r' & 0x1f))
		return keys_press_over(app, key, KEY_OVER_PAGES);
	else if (page->sheet == 0)
		counts_key(app, &hands, &page->hands, key);
	else
		key_by_person(app, page, key->code);
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Enter", .does = N_("keep"), .priority = 1 },
		{ .key = "Tab", .does = N_("next sheet"), .priority = 2 },
		{ .key = "u", .does = N_("undo"), .priority = 4 },
		{ .key = "Esc", .does = N_("back"), .priority = 3 },
	};

	(void)app, (void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

static void page_free(void *state)
{
	counts_free(&((struct people_private *)state)->hands);
	free(state);
}

static const struct pane_kind people_private_pane = {
	.name = "people-private", .title = N_("People, private"), .draw = draw, .key = key, .hints = hints, .free = page_free,
};

void people_private_open(struct app *app)
{
	app_push(app, &people_private_pane, mem_alloc(sizeof(struct people_private)));
}
