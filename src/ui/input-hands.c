/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/poll-desk.h"
#include "ui/field.h"
#include "ui/input.h"

enum { LIST_ROWS = 6, FIELD_COLUMNS = 7, MOST_COUNT = 100000 };

/* A count an option; below the options stands how many people took part. */
struct hands {
	size_t row;
	struct field digits;
};

static void *open(void)
{
	return mem_alloc(sizeof(struct hands));
}

static void close(void *state)
{
	struct hands *hands = state;

	field_free(&hands->digits);
	free(hands);
}

static bool pending(const void *state)
{
	return ((const struct hands *)state)->digits.text.length;
}

static size_t people_row(const struct desk *desk)
{
	return poll_offered(desk->poll);
}

static int64_t counted(const struct desk *desk, size_t row)
{
	return row == people_row(desk) ? desk_people(desk->poll) : desk_count(desk->poll, row);
}

/* --- Drawing */

static size_t rows(const struct desk *desk, const void *state)
{
	size_t list = people_row(desk) + 1;

	(void)state;
	return 1 + (list < LIST_ROWS ? list : LIST_ROWS);
}

/* Unseen, a count is only there or not. */
static const char *told(const struct app *app, const struct desk *desk, size_t row)
{
	int64_t count = counted(desk, row);

	if (count < 0)
		return "-";
	if (desk->shown)
		return arena_format(app_scratch(app), "%" PRId64, count);
	return tr(app_tongue(app), "typed");
}

static const char *name_of(const struct app *app, const struct desk *desk, size_t row)
{
	const struct poll_item *item = poll_item(desk->poll, row);

	if (!item)
		return tr(app_tongue(app), "How many people took part?");
	return arena_format(app_scratch(app), "%s  %s", item->letter, item->wording);
}

static void draw_row(const struct app *app, const struct desk *desk, const struct hands *hands, size_t row, struct canvas *canvas, struct area line)
{
	bool here = row == hands->row;
	size_t figures = line.columns > 2 * FIELD_COLUMNS ? FIELD_COLUMNS : line.columns / 2, names = line.columns - figures;

	if (here)
		canvas_fill(canvas, line.row, line.column, names ? 1 : 0, STYLE_BOLD, canvas_sign(canvas, SIGN_MARK));
	if (names > 3)
		canvas_put_clipped(canvas, line.row, line.column + 2, names - 3, here ? STYLE_BOLD : STYLE_NORMAL, name_of(app, desk, row));
	if (here && (hands->digits.text.length || counted(desk, row) < 0))
		field_draw(&hands->digits, canvas, line.row, line.column + names, figures, !desk->shown);
	else
		canvas_put_clipped(canvas, line.row, line.column + names, figures, here ? STYLE_FIELD : STYLE_NORMAL, told(app, desk, row));
}

static void draw_sum(const struct app *app, const struct desk *desk, struct canvas *canvas, struct area line)
{
	struct err err = ERR_INIT;
	bool fits = desk_check_counts(desk->poll, &err);
	const char *words = desk->shown ? err_text(&err) : err_public_text(&err);

	if (fits)
		words = tr(app_tongue(app), "Hands up, letter by letter: type how many, then Enter.");
	canvas_put_clipped(canvas, line.row, line.column, line.columns, fits ? STYLE_NORMAL : STYLE_WARN, words);
	err_clear(&err);
}

static void draw(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area)
{
	const struct hands *hands = state;
	size_t count = people_row(desk) + 1, first = 0;

	if (area.rows > 1) {
		draw_sum(app, desk, canvas, area);
		area.row++;
		area.rows--;
	}
	if (hands->row >= area.rows)
		first = hands->row - area.rows + 1;
	for (size_t row = first; row < count && row < first + area.rows; row++)
		draw_row(app, desk, hands, row, canvas,
		    (struct area){ .row = area.row + row - first, .column = area.column, .rows = 1, .columns = area.columns });
}

/* --- A count goes in */

static bool enter(struct app *app, const struct desk *desk, const struct hands *hands, int64_t amount)
{
	const struct poll_item *item = poll_item(desk->poll, hands->row);

	return app_enter(app, &(struct entry){
		.verb = item ? "count.set" : "count.people", .item = item ? item->id : NULL,
		.exercise = poll_exercise(desk->poll)->id, .round = poll_round(desk->poll),
		.value = arena_format(app_scratch(app), "source=hands amount=%" PRId64, amount),
	}, tr(app_tongue(app), "the count is in; u takes it back"));
}

/* Nothing typed is fine. False while the figure cannot be taken. */
static bool commit(struct app *app, const struct desk *desk, struct hands *hands)
{
	int64_t amount;

	if (!hands->digits.text.length)
		return true;
	if (!str_number(field_text(&hands->digits), 0, MOST_COUNT, &amount)) {
		app_refuse(app, "%s", tr(app_tongue(app), "that is no count of people"));
		return false;
	}
	if (!enter(app, desk, hands, amount))
		return false;
	field_set(&hands->digits, "");
	return true;
}

static void go(const struct desk *desk, struct hands *hands, uint32_t code)
{
	size_t last = people_row(desk);

	if (code == KEY_CODE_UP || code == KEY_CODE_HOME)
		hands->row = code == KEY_CODE_UP && hands->row ? hands->row - 1 : 0;
	else
		hands->row = code != KEY_CODE_END && hands->row < last ? hands->row + 1 : last;
}

static bool goes(uint32_t code)
{
	return code == KEY_CODE_UP || code == KEY_CODE_DOWN || code == KEY_CODE_HOME || code == KEY_CODE_END || code == KEY_CODE_ENTER;
}

static bool is_figure(const struct key *key)
{
	if (key->code == KEY_CODE_PASTE)
		return key->length && strspn(key->text, "0123456789") >= key->length;
	return (key->code >= '0' && key->code <= '9') || key->code == KEY_CODE_BACKSPACE || key->code == KEY_CODE_DELETE ||
	       key->code == KEY_CODE_LEFT || key->code == KEY_CODE_RIGHT;
}

/* Letters are no figures: they stay commands, so that c closes the round at once. */
static bool key(struct app *app, const struct desk *desk, void *state, const struct key *key)
{
	struct hands *hands = state;

	if (hands->row > people_row(desk))
		hands->row = people_row(desk);
	if (is_figure(key))
		return field_key(&hands->digits, key);
	if (!goes(key->code))
		return key->code == KEY_CODE_ESC || key->code == KEY_CODE_PASTE;
	if (commit(app, desk, hands))
		go(desk, hands, key->code);
	return true;
}

/* --- Footer */

static const struct hint *hints(const void *state)
{
	static const struct hint list[] = {
		{ "Enter", N_("keep the count"), 1 }, { "Up", N_("back to one"), 4 }, { "c", N_("close the round"), 2 }, { .key = NULL },
	};

	(void)state;
	return list;
}

const struct input input_hands = {
	.name = "hands", .help = "Raised hands, dots or beans are counted for each letter.", .source = SOURCE_HANDS, .counts_only = true,
	.open = open, .close = close, .pending = pending, .rows = rows, .draw = draw, .key = key, .hints = hints,
};
