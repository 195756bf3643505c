/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/second-pass.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/poll-desk.h"
#include "ui/lines.h"
#include "ui/slip-field.h"
#include "ui/slip-heap.h"
#include "ui/window.h"

enum { LIST_ROWS = 6 };

struct second_pass {
	struct field slip;
	struct slip_heap heap;               /* what was typed the second time */
	bool comparing;                      /* all are typed, or there are no more */
	size_t row;                          /* of the differences */
};

struct second_pass *second_pass_new(void)
{
	return mem_alloc(sizeof(struct second_pass));
}

void second_pass_free(struct second_pass *pass)
{
	if (!pass)
		return;
	heap_free(&pass->heap);
	field_free(&pass->slip);
	free(pass);
}

bool second_pass_pending(const struct app *app, const struct desk *desk, const struct second_pass *pass)
{
	size_t count;

	heap_differences(app, desk, &pass->heap, &count);
	return !pass->comparing || count;
}

/* --- Drawing */

static const char *letters_of(const struct app *app, const struct desk *desk, const struct pick *picks, size_t count, enum ballot_status status)
{
	struct ballot ballot = { .picks = picks, .pick_count = count, .status = status };

	return desk->shown ? slip_letters(app, desk->poll, &ballot) : slip_count_words(app, desk, picks, count);
}

static const char *difference_words(const struct app *app, const struct desk *desk, const struct second_pass *pass, const struct difference *difference)
{
	const struct ballot *first = difference->first;
	const struct heap_slip *second = difference->second == SIZE_MAX ? NULL : &pass->heap.slips[difference->second];
	const char *before = first ? letters_of(app, desk, first->picks, first->pick_count, first->status) : "";
	const char *after = second ? letters_of(app, desk, second->picks, second->count, second->status) : "";

	if (!first)
		return arena_format(app_scratch(app), tr(app_tongue(app), "only the second time: %s"), after);
	if (!second)
		return arena_format(app_scratch(app), tr(app_tongue(app), "Slip %" PRId64 ", only the first time: %s"), first->number, before);
	return arena_format(app_scratch(app), tr(app_tongue(app), "Slip %" PRId64 ": first %s, then %s"), first->number, before, after);
}

static const char *comparing_words(const struct app *app, const struct desk *desk, size_t count)
{
	if (!count)
		return tr(app_tongue(app), "Both times the same. Esc Esc c closes the round.");
	if (!desk->shown)
		return arena_format(app_scratch(app), tr_count(app_tongue(app), "%zu difference: Ctrl-T shows it, where the projector is dark.",
		    "%zu differences: Ctrl-T shows them, where the projector is dark.", (long)count), count);
	return arena_format(app_scratch(app), tr_count(app_tongue(app), "%zu difference. Look at the slip: 1 the first is right, 2 the second.",
	    "%zu differences. Look at the slip: 1 the first is right, 2 the second.", (long)count), count);
}

static void draw_difference(const struct app *app, const char *words, bool lit, struct canvas *canvas, struct area line)
{
	(void)app;
	canvas_fill(canvas, line.row, line.column, line.columns, lit ? STYLE_SELECTED : STYLE_NORMAL, ' ');
	if (lit)
		field_cursor(canvas, line.row, line.column);
	canvas_put_clipped(canvas, line.row, line.column, line.columns, lit ? STYLE_SELECTED : STYLE_NORMAL, words);
}

static void draw_differences(const struct app *app, const struct desk *desk, const struct second_pass *pass, struct canvas *canvas, struct area area)
{
	size_t count;
	const struct difference *list = heap_differences(app, desk, &pass->heap, &count);
	size_t lit = pass->row < count ? pass->row : count ? count - 1 : 0;
	struct window window;

	lines_put(canvas, &area, area.rows > 1 && count ? area.rows - 1 : area.rows, STYLE_BOLD, comparing_words(app, desk, count));
	window = window_of(count, area.rows, lit);
	for (size_t i = window.first; i < window.end; i++)
		draw_difference(app, difference_words(app, desk, pass, &list[i]), i == lit, canvas, window_row(window, area, i));
	window_tell(app, window, canvas, area);
}

static struct slip_field slip_now(const struct app *app, const struct desk *desk, const struct second_pass *pass)
{
	return (struct slip_field){ .field = &pass->slip,
		.label = arena_format(app_scratch(app), tr(app_tongue(app), "Again, %zu of %zu"), pass->heap.count + 1, heap_due(desk)),
		.invitation = tr(app_tongue(app), "Type every slip once more, in any order.") };
}

size_t second_pass_rows(const struct app *app, const struct desk *desk, const struct second_pass *pass, size_t columns)
{
	size_t most = heap_due(desk) + pass->heap.count, count;
	struct slip_field slip = slip_now(app, desk, pass);

	if (!pass->comparing)
		return slip_field_rows(app, desk, &slip, columns);
	heap_differences(app, desk, &pass->heap, &count);
	return lines_count(comparing_words(app, desk, count), columns) + (most < LIST_ROWS ? most : LIST_ROWS);
}

void second_pass_draw(const struct app *app, const struct desk *desk, const struct second_pass *pass, struct canvas *canvas, struct area area)
{
	struct slip_field slip = slip_now(app, desk, pass);

	if (pass->comparing)
		draw_differences(app, desk, pass, canvas, area);
	else
		slip_field_draw(app, desk, &slip, canvas, area);
}

/* --- Keys while typing */

static void entered(struct app *app, const struct desk *desk, struct second_pass *pass)
{
	struct ballot_reading ballot;

	if (!slip_field_entered(app, desk, &pass->slip, &ballot))
		return;
	heap_add(&pass->heap, ballot.picks, ballot.pick_count, ballot.status);
	field_set(&pass->slip, "");
	pass->comparing = pass->heap.count >= heap_due(desk);
}

/* The one before, to be mended: it stands in the field again. */
static void take_back(const struct app *app, const struct desk *desk, struct second_pass *pass)
{
	struct ballot ballot = { .picks = NULL };

	if (!pass->heap.count || slip_field_pending(&pass->slip))
		return;
	ballot.picks = pass->heap.slips[pass->heap.count - 1].picks;
	ballot.pick_count = pass->heap.slips[pass->heap.count - 1].count;
	ballot.status = pass->heap.slips[pass->heap.count - 1].status;
	field_set(&pass->slip, slip_letters(app, desk->poll, &ballot));
	heap_take_off(&pass->heap, pass->heap.count - 1);
}

static bool key_while_typing(struct app *app, const struct desk *desk, struct second_pass *pass, const struct key *key)
{
	if (key->code == KEY_CODE_ENTER)
		entered(app, desk, pass);
	else if (key->code == KEY_CODE_UP)
		take_back(app, desk, pass);
	else if (key->code == KEY_CODE_DOWN)
		pass->comparing = true;
	else
		return slip_field_key(app, &pass->slip, key);
	return true;
}

/* --- Keys while comparing */

static void first_is_right(struct second_pass *pass, const struct difference *difference)
{
	const struct ballot *first = difference->first;

	if (!first)
		heap_take_off(&pass->heap, difference->second);
	else if (difference->second == SIZE_MAX)
		heap_add(&pass->heap, first->picks, first->pick_count, first->status);
	else
		heap_set(&pass->heap, difference->second, first->picks, first->pick_count, first->status);
}

static void second_is_right(struct app *app, const struct desk *desk, const struct second_pass *pass, const struct difference *difference)
{
	const struct heap_slip *second = difference->second == SIZE_MAX ? NULL : &pass->heap.slips[difference->second];
	struct ballot_reading ballot = { .status = BALLOT_VALID };
	struct slip_entry entry = { .verb = !difference->first ? "ballot.cast" : second ? "ballot.mend" : "ballot.void",
		.number = difference->first ? difference->first->number : 0, .source = SOURCE_PAPER };

	if (second) {
		ballot = (struct ballot_reading){ .picks = second->picks, .pick_count = second->count, .status = second->status };
		entry.ballot = &ballot;
	}
	slip_enter(app, desk, &entry, tr(app_tongue(app), "it is as the second time; Esc Esc u takes it back"));
}

static void settle(struct app *app, const struct desk *desk, struct second_pass *pass, bool second)
{
	size_t count;
	const struct difference *list = heap_differences(app, desk, &pass->heap, &count), *difference;

	if (!count)
		return;
	difference = &list[pass->row < count ? pass->row : count - 1];
	if (!desk->shown)
		app_refuse(app, "%s", tr(app_tongue(app), "look at both first: Ctrl-T shows them, where the projector is dark"));
	else if (second)
		second_is_right(app, desk, pass, difference);
	else
		first_is_right(pass, difference);
}

static bool key_while_comparing(struct app *app, const struct desk *desk, struct second_pass *pass, const struct key *key)
{
	size_t count;

	heap_differences(app, desk, &pass->heap, &count);
	if (pass->row >= count)
		pass->row = count ? count - 1 : 0;
	if (key->code == KEY_CODE_UP && pass->row)
		pass->row--;
	else if (key->code == KEY_CODE_DOWN && pass->row + 1 < count)
		pass->row++;
	else if (key->code == KEY_CODE_ENTER)
		pass->comparing = false;
	else if (key->code == '1' || key->code == '2')
		settle(app, desk, pass, key->code == '2');
	else
		return key->code != KEY_CODE_ESC && key->code != KEY_CODE_TAB;
	return true;
}

bool second_pass_key(struct app *app, const struct desk *desk, struct second_pass *pass, const struct key *key)
{
	return pass->comparing ? key_while_comparing(app, desk, pass, key) : key_while_typing(app, desk, pass, key);
}

const struct hint *second_pass_hints(const struct second_pass *pass)
{
	static const struct hint typing[] = {
		{ "Enter", N_("next slip"), 1 }, { "Up", N_("mend the one before"), 4 }, { "Down", N_("no more slips"), 3 },
		{ "Esc", N_("leave it"), 2 }, { .key = NULL },
	};
	static const struct hint comparing[] = {
		{ "1", N_("the first is right"), 1 }, { "2", N_("the second is right"), 2 }, { "Enter", N_("one more slip"), 4 },
		{ "Esc", N_("back to new slips"), 3 }, { .key = NULL },
	};

	return pass->comparing ? comparing : typing;
}
