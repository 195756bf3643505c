/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes-page.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/minutes.h"
#include "ui/decision-ask.h"
#include "ui/dialog.h"
#include "ui/pages.h"

enum { LABEL_COLUMNS = 5 };

struct minutes_page {
	struct scroll scroll;
	size_t row;                          /* the decisions, then what is parked; SIZE_MAX = none is lit */
};

static const struct pane_kind minutes_pane;

static size_t row_count(const struct app *app)
{
	return decisions_count(app_session(app)) + parking_count(app_session(app));
}

static size_t lit_row(const struct app *app)
{
	const struct minutes_page *page = app_pane_state(app, &minutes_pane);

	return page && page->row < row_count(app) ? page->row : SIZE_MAX;
}

static const struct decision *lit_decision(const struct app *app)
{
	return lit_row(app) == SIZE_MAX ? NULL : decisions_get(app_session(app), lit_row(app));
}

/* The number that park.settle names, from 1; 0 = no parked thing is lit. */
static size_t lit_parked(const struct app *app)
{
	size_t decisions = decisions_count(app_session(app)), row = lit_row(app);

	return row == SIZE_MAX || row < decisions ? 0 : row - decisions + 1;
}

/* --- Writing the page */

static const char *joined(const struct app *app, const char *words, const char *more)
{
	return *words && *more ? arena_format(app_scratch(app), "%s; %s", words, more) : *words ? words : more;
}

static const char *about(const struct app *app, const struct decision *decision)
{
	const struct language *tongue = app_tongue(app);
	const char *basis = decision_basis_words(app, decision->based_exercise, decision->based_round), *words = "";

	if (decision->status == DECISION_WITHDRAWN)
		return tr(tongue, "withdrawn");
	if (decision->status == DECISION_CHANGED)
		return arena_format(app_scratch(app), tr(tongue, "became %s"), decision->replaced_by);
	if (*decision->holder)
		words = decision->holder;
	if (*decision->review_on)
		words = joined(app, words, arena_format(app_scratch(app), tr(tongue, "we look again on %s"), decision->review_on));
	return *basis ? joined(app, words, arena_format(app_scratch(app), tr(tongue, "rests on %s"), basis)) : words;
}

static void write_row(const struct app *app, struct leaf *leaf, size_t row, const char *label, bool over, const char *words)
{
	bool lit = row == lit_row(app);
	enum style style = lit ? STYLE_SELECTED : over ? STYLE_DIM : STYLE_NORMAL;

	if (lit)
		leaf_light(leaf);
	leaf_pair(leaf, LABEL_COLUMNS, lit ? style : STYLE_KEY, label, style, words);
}

static void write_decision(const struct app *app, struct leaf *leaf, size_t i)
{
	const struct decision *decision = decisions_get(app_session(app), i);

	write_row(app, leaf, i, decision->id, decision->status != DECISION_STANDS, decision->wording);
	if (*about(app, decision))
		leaf_pair(leaf, LABEL_COLUMNS, STYLE_NORMAL, "", STYLE_DIM, about(app, decision));
}

static void write_parked(const struct app *app, struct leaf *leaf, size_t i)
{
	const struct parked *parked = parking_get(app_session(app), i);
	bool settled = *parked->settled_how;

	write_row(app, leaf, decisions_count(app_session(app)) + i, arena_format(app_scratch(app), "%zu", i + 1), settled, parked->text);
	if (settled)
		leaf_pair(leaf, LABEL_COLUMNS, STYLE_NORMAL, "", STYLE_DIM, arena_format(app_scratch(app), tr(app_tongue(app), "settled: %s"), parked->settled_how));
}

static void write(const struct app *app, struct leaf *leaf)
{
	size_t decisions = decisions_count(app_session(app)), parked = parking_count(app_session(app));

	leaf_heading(leaf, tr(app_tongue(app), "Decided"));
	for (size_t i = 0; i < decisions; i++)
		write_decision(app, leaf, i);
	if (!decisions)
		leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app), "Nothing yet; d writes down what the group decided."));
	leaf_heading(leaf, tr(app_tongue(app), "Parked for later"));
	for (size_t i = 0; i < parked; i++)
		write_parked(app, leaf, i);
	if (!parked)
		leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app), "Nothing yet; p parks a topic."));
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	page_draw(app, write, &((const struct minutes_page *)state)->scroll, canvas, area);
}

/* --- What can be done */

static bool is_standing(struct app *app, const struct decision *decision)
{
	if (!decision)
		app_refuse(app, "%s", tr(app_tongue(app), "choose a decision with the arrows first"));
	else if (decision->status != DECISION_STANDS)
		app_refuse(app, tr(app_tongue(app), "%s does not stand any more"), decision->id);
	return decision && decision->status == DECISION_STANDS;
}

static void change(struct app *app)
{
	if (is_standing(app, lit_decision(app)))
		decision_ask(app, lit_decision(app));
}

static void withdraw(struct app *app)
{
	const struct decision *decision = lit_decision(app);

	if (is_standing(app, decision))
		app_enter(app, &(struct entry){ .verb = "decision.withdraw", .value = arena_format(app_scratch(app), "decision=%s", decision->id) },
		    arena_format(app_scratch(app), tr(app_tongue(app), "%s is withdrawn; u takes it back"), decision->id));
}

static bool settled(struct app *app, const struct answer *answer, void *context)
{
	const size_t *number = context;
	struct str value = STR_INIT;
	bool taken;

	value_number(&value, "n", (int64_t)*number);
	value_text(&value, answer->text);
	taken = app_enter(app, &(struct entry){ .verb = "park.settle", .value = str_text(&value) },
	    arena_format(app_scratch(app), tr(app_tongue(app), "settled: %s; u takes it back"), answer->text));
	str_free(&value);
	return taken;
}

static void settle(struct app *app)
{
	size_t number = lit_parked(app), *context;

	if (!number) {
		app_refuse(app, "%s", tr(app_tongue(app), "choose what is parked with the arrows first"));
		return;
	}
	context = mem_alloc(sizeof *context);
	*context = number;
	dialog_open(app, &(struct dialog){ .asks = ASK_TEXT, .done = settled, .context = context, .forget = free,
		.question = arena_format(app_scratch(app), tr(app_tongue(app), "How was \"%s\" settled?"), parking_get(app_session(app), number - 1)->text) });
}

const struct key_row minutes_keys[] = {
	{ .key = "Esc", .name = N_("back"), .help = N_("Closes the page; D, q and Enter do it, too."), .priority = 1 },
	{ .key = "Up Down", .name = N_("choose"), .help = N_("Lights a decision or what is parked."), .priority = 2 },
	{ .key = "e", .name = N_("word anew"), .help = N_("Changes the lit decision: its words, who carries it out, when it is looked at again. The old words are kept."),
	  .act = change, .priority = 3 },
	{ .key = "x", .name = N_("withdraw"), .help = N_("Takes the lit decision back; it stays in the minutes as withdrawn."), .act = withdraw, .priority = 4 },
	{ .key = "s", .name = N_("settle"), .help = N_("Says how what is parked was settled."), .act = settle, .priority = 5 },
	{ .key = NULL }
};

/* --- Keys */

static bool move(const struct app *app, struct minutes_page *page, uint32_t code)
{
	size_t last = row_count(app) ? row_count(app) - 1 : 0, row = lit_row(app);

	if (!row_count(app) || (code != KEY_CODE_UP && code != KEY_CODE_DOWN))
		return false;
	if (row == SIZE_MAX)
		page->row = 0;
	else if (code == KEY_CODE_UP)
		page->row = row ? row - 1 : 0;
	else
		page->row = row < last ? row + 1 : last;
	return true;
}

static bool act(struct app *app, uint32_t code)
{
	for (const struct key_row *row = minutes_keys; row->key; row++)
		if (row->act && key_parse(row->key) == code) {
			row->act(app);
			return true;
		}
	return false;
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	struct minutes_page *page = state;
	uint32_t code = pressed->code;

	if (code == KEY_CODE_ENTER || code == KEY_CODE_ESC || code == 'q' || code == 'D')
		app_pop(app);
	else if (!move(app, page, code) && !page_scrolls(app, write, &page->scroll, pressed) && !act(app, code))
		keys_press_over(app, pressed, KEY_OVER_PAGES);
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	enum { ROWS = sizeof minutes_keys / sizeof *minutes_keys - 1 };
	struct hint *list = arena_array(app_scratch(app), ROWS, sizeof *list);

	(void)state;
	for (size_t i = 0; i < ROWS; i++)
		list[i] = (struct hint){ .key = minutes_keys[i].key, .does = minutes_keys[i].name, .priority = minutes_keys[i].priority };
	*count = ROWS;
	return list;
}

static const struct pane_kind minutes_pane = {
	.name = "minutes", .title = N_("Decided and parked"), .draw = draw, .key = key, .hints = hints, .free = free,
};

void minutes_page_open(struct app *app)
{
	struct minutes_page *page = mem_alloc(sizeof *page);

	page->row = SIZE_MAX;
	app_push(app, &minutes_pane, page);
}
