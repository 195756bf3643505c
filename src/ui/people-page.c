/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people-page.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/exercise.h"
#include "model/people.h"
#include "ui/dialog.h"
#include "ui/drafts.h"
#include "ui/field.h"
#include "ui/help.h"
#include "ui/keys.h"
#include "ui/people-change.h"
#include "ui/remove.h"

enum { HEAD_ROWS = 2, CELL_COLUMNS = 19, MOST_PEOPLE = 5000, FIELD_COLUMNS = 6 };

static const char draft_name[] = "people-page";

struct people_page {
	struct field number;
	size_t row;                          /* the person that is lit */
};

/* --- Drawing */

static size_t here_of_other_kinds(const struct session *session)
{
	size_t count = 0;

	for (size_t i = 0; i < people_count(session); i++)
		count += people_get(session, i)->present && people_get(session, i)->kind != PERSON_PARTICIPANT;
	return count;
}

static size_t gone(const struct session *session)
{
	size_t count = 0;

	for (size_t i = 0; i < people_count(session); i++)
		count += !people_get(session, i)->present;
	return count;
}

static const char *head_words(const struct app *app)
{
	const struct session *session = app_session(app);
	const struct language *tongue = app_tongue(app);
	size_t others = here_of_other_kinds(session), left = gone(session);
	const char *words = arena_format(app_scratch(app), tr_count(tongue, "%zu person takes part", "%zu people take part",
	    (long)people_present(session)), people_present(session));

	if (others)
		words = arena_format(app_scratch(app), tr(tongue, "%s, %zu are here for something else"), words, others);
	if (left)
		words = arena_format(app_scratch(app), tr(tongue, "%s, %zu left"), words, left);
	return words;
}

static const char *person_words(const struct app *app, const struct person *person)
{
	const char *words = person->code;

	if (person->kind != PERSON_PARTICIPANT)
		words = arena_format(app_scratch(app), "%s %s", words, tr(app_tongue(app), people_kind_words[person->kind]));
	if (!person->present)
		words = arena_format(app_scratch(app), "%s %s", words, tr(app_tongue(app), "left"));
	return words;
}

static void draw_person(const struct app *app, size_t i, bool lit, struct canvas *canvas, struct area cell)
{
	const struct person *person = people_get(app_session(app), i);
	enum style style = lit ? STYLE_SELECTED : STYLE_NORMAL;
	enum sign sign = person->present ? SIGN_FULL_DOT : SIGN_EMPTY_DOT;

	canvas_fill(canvas, cell.row, cell.column, cell.columns, style, ' ');
	canvas_fill(canvas, cell.row, cell.column, cell.columns ? 1 : 0, style, canvas_sign(canvas, sign));
	if (cell.columns > 2)
		canvas_put_clipped(canvas, cell.row, cell.column + 2, cell.columns - 2, style, person_words(app, person));
}

/* Columns are filled one after the other; what does not fit is on the page of the lit one. */
static void draw_grid(const struct app *app, const struct people_page *page, struct canvas *canvas, struct area area)
{
	size_t across = area.columns / CELL_COLUMNS ? area.columns / CELL_COLUMNS : 1, cells = across * area.rows;
	size_t count = people_count(app_session(app)), first = cells ? page->row / cells * cells : 0;
	size_t width = area.columns / across;

	for (size_t i = first; i < count && i < first + cells; i++)
		draw_person(app, i, i == page->row, canvas, (struct area){
			.row = area.row + (i - first) % area.rows, .column = area.column + (i - first) / area.rows * width,
			.rows = 1, .columns = width > 1 ? width - 1 : width });
}

static void draw_number(const struct app *app, const struct people_page *page, struct canvas *canvas, struct area line)
{
	const char *question = tr(app_tongue(app), "How many take part?");
	size_t used = canvas_put_clipped(canvas, line.row, line.column, line.columns > FIELD_COLUMNS ? line.columns - FIELD_COLUMNS : 0, STYLE_NORMAL, question);

	if (used)
		used++;
	field_draw(&page->number, canvas, line.row, line.column + used, line.columns - used < FIELD_COLUMNS ? line.columns - used : FIELD_COLUMNS, false);
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	if (area.columns > 2) {
		area.column++;
		area.columns -= 2;
	}
	if (!area.rows || !area.columns)
		return;
	canvas_put_clipped(canvas, area.row, area.column, area.columns, STYLE_BOLD, head_words(app));
	if (area.rows < 2)
		return;
	area.row++;
	draw_number(app, state, canvas, area);
	area.row += HEAD_ROWS;
	area.rows -= area.rows > HEAD_ROWS + 1 ? HEAD_ROWS + 1 : area.rows;
	draw_grid(app, state, canvas, area);
}

/* --- Events */

static bool enter(struct app *app, const char *verb, const char *participant, const char *value, const char *said)
{
	return app_enter(app, &(struct entry){ .verb = verb, .participant = participant, .value = value }, said);
}

static bool add(struct app *app, int64_t count, enum person_kind kind)
{
	const char *first = people_next_code(app_session(app), app_scratch(app));
	const char *value = kind == PERSON_PARTICIPANT ? "" : arena_format(app_scratch(app), "kind=%s ", people_kind_name(kind));
	const char *said = count == 1
	    ? arena_format(app_scratch(app), tr(app_tongue(app), "%s is here; u takes it back"), first)
	    : arena_format(app_scratch(app), tr(app_tongue(app), "%" PRId64 " more people are here, from %s on; u takes it back"), count, first);

	return enter(app, "people.add", NULL, arena_format(app_scratch(app), "%scount=%" PRId64, value, count), said);
}

static void leave_or_come_back(struct app *app, size_t i)
{
	const struct person *person = people_get(app_session(app), i);
	const struct language *tongue = app_tongue(app);

	if (person && person->present)
		enter(app, "people.leave", person->code, NULL, arena_format(app_scratch(app), tr(tongue, "%s has left; u takes it back"), person->code));
	else if (person)
		enter(app, "people.back", person->code, NULL, arena_format(app_scratch(app), tr(tongue, "%s is back; u takes it back"), person->code));
}

static void one_left(struct app *app)
{
	size_t last = people_last_unused(app_session(app));

	if (last == SIZE_MAX)
		app_refuse(app, "%s", tr(app_tongue(app), "nobody is here who could leave without a ballot; choose the person and press l"));
	else
		leave_or_come_back(app, last);
}

/* So many take part: whoever is missing joins. Who left is not guessed. */
static void take_number(struct app *app, struct people_page *page)
{
	int64_t number, here = (int64_t)people_present(app_session(app));

	if (!str_number(field_text(&page->number), 1, MOST_PEOPLE, &number))
		app_refuse(app, tr(app_tongue(app), "type a number of people from 1 to %d"), MOST_PEOPLE);
	else if (number < here)
		app_refuse(app, tr(app_tongue(app), "%" PRId64 " take part already; press - for each one who left"), here);
	else if (number == here || add(app, number - here, PERSON_PARTICIPANT))
		field_set(&page->number, "");
}

/* --- Others, and for good */

static bool other_kind(struct app *app, const struct answer *answer, void *context)
{
	(void)context;
	return add(app, 1, (enum person_kind)(answer->choice + 1));
}

/* Only participants vote; the others are counted apart. */
static void add_other(struct app *app)
{
	const char *choices[PERSON_KINDS - 1];

	for (size_t kind = 1; kind < PERSON_KINDS; kind++)
		choices[kind - 1] = tr(app_tongue(app), people_kind_words[kind]);
	dialog_open(app, &(struct dialog){
		.asks = ASK_CHOICE, .choices = choices, .choice_count = PERSON_KINDS - 1,
		.question = tr(app_tongue(app), "Who came, to be here without voting?"), .done = other_kind,
	});
}

static void erase(struct app *app, size_t i)
{
	const struct person *person = people_get(app_session(app), i);

	if (person)
		remove_person(app, person->code);
}

/* --- Keys */

static void close(struct app *app, const struct people_page *page)
{
	drafts_keep(app_drafts(app), draft_name, field_text(&page->number));
	app_pop(app);
}

static bool act(struct app *app, struct people_page *page, uint32_t code)
{
	switch (code) {
	case '+':
		add(app, 1, PERSON_PARTICIPANT);
		return true;
	case '-':
		one_left(app);
		return true;
	case 'l':
		leave_or_come_back(app, page->row);
		return true;
	case 'e':
		people_change(app, page->row);
		return true;
	case 'a':
		add_other(app);
		return true;
	case 'X':
		erase(app, page->row);
		return true;
	default:
		return false;
	}
}

static bool move(const struct app *app, struct people_page *page, uint32_t code)
{
	size_t count = people_count(app_session(app)), last = count ? count - 1 : 0, row = page->row < last ? page->row : last;

	switch (code) {
	case KEY_CODE_UP: case KEY_CODE_LEFT: page->row = row ? row - 1 : 0; return true;
	case KEY_CODE_DOWN: case KEY_CODE_RIGHT: page->row = row < last ? row + 1 : last; return true;
	case KEY_CODE_PAGE_UP: page->row = row > 10 ? row - 10 : 0; return true;
	case KEY_CODE_PAGE_DOWN: page->row = row + 10 < last ? row + 10 : last; return true;
	case KEY_CODE_HOME: page->row = 0; return true;
	case KEY_CODE_END: page->row = last; return true;
	default: return false;
	}
}

static bool is_figure(uint32_t code)
{
	return (code >= '0' && code <= '9') || code == KEY_CODE_BACKSPACE || code == KEY_CODE_DELETE;
}

static bool key(struct app *app, void *state, const struct key *key)
{
	struct people_page *page = state;

	if (is_figure(key->code))
		return field_key(&page->number, key);
	if (key->code == KEY_CODE_ENTER && page->number.text.length)
		take_number(app, page);
	else if (key->code == KEY_CODE_ENTER || key->code == KEY_CODE_ESC || key->code == 'q' || key->code == 'w')
		close(app, page);
	else if (!move(app, page, key->code) && !act(app, page, key->code))
		keys_press_over(app, key, KEY_OVER_PAGES);
	return true;
}

const struct key_row people_keys[] = {
	{ .key = "Enter", .name = N_("so many take part"), .help = N_("Takes the number that is typed."), .priority = 0 },
	{ .key = "+", .name = N_("one more"), .help = N_("Somebody comes, and takes the next code."), .priority = 1 },
	{ .key = "-", .name = N_("one left"), .help = N_("Somebody who has given no ballot goes: the last such code leaves."), .priority = 2 },
	{ .key = "l", .name = N_("this one left, is back"), .help = N_("The person chosen with the arrows goes, or comes back with the same code."), .priority = 4 },
	{ .key = "e", .name = N_("kind, card"), .help = N_("Changes what the chosen person is here for, or keeps the code of a card."), .priority = 5 },
	{ .key = "a", .name = N_("staff, guests"), .help = N_("Somebody comes who does not vote: staff, an observer, an interpreter."), .priority = 6 },
	{ .key = "X", .name = N_("erase"), .help = N_("Erases the chosen person: the code becomes another one in every file, card and answers go."), .priority = 7 },
	{ .key = "Esc", .name = N_("back"), .help = N_("Closes the page; w, q and Enter on nothing do it, too."), .priority = 3 },
	{ .key = NULL }
};

/* Enter stands there as long as a number is due, and what is done to somebody once there is somebody. */
static bool is_hinted(const struct app *app, const struct people_page *page, const char *key)
{
	bool nobody = !people_count(app_session(app));

	if (str_same(key, "Enter"))
		return nobody || page->number.text.length;
	return !nobody || !(str_same(key, "-") || str_same(key, "l") || str_same(key, "e") || str_same(key, "X"));
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	enum { ROWS = sizeof people_keys / sizeof *people_keys - 1 };
	struct hint *list = arena_array(app_scratch(app), ROWS + 1, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < ROWS; i++)
		if (is_hinted(app, state, people_keys[i].key))
			list[(*count)++] = (struct hint){ .key = people_keys[i].key, .does = people_keys[i].name, .priority = people_keys[i].priority };
	list[(*count)++] = (struct hint){ .key = "F1", .does = N_("help"), .priority = 8 };
	return list;
}

static void page_free(void *state)
{
	field_free(&((struct people_page *)state)->number);
	free(state);
}

static void help(const struct app *app, const void *state, struct leaf *leaf)
{
	(void)state;
	help_rows(app, leaf, people_keys);
}

static const struct pane_kind people_pane = {
	.name = "people", .title = N_("Who is here"), .draw = draw, .key = key, .hints = hints, .help = help, .free = page_free,
};

void people_page_open(struct app *app)
{
	struct people_page *page = mem_alloc(sizeof *page);
	const char *draft = drafts_find(app_drafts(app), draft_name);

	field_set(&page->number, draft ? draft : "");
	app_push(app, &people_pane, page);
}
