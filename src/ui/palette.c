/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/palette.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/field.h"
#include "ui/keys.h"
#include "ui/pages.h"
#include "ui/window.h"

enum { MOST_ROWS = 12, PAGE = 10, KEY_COLUMNS = 7, MARK_COLUMNS = 3 };

struct palette {
	struct field field;
	size_t selected;
};

static void free_palette(void *state)
{
	struct palette *palette = state;

	field_free(&palette->field);
	free(palette);
}

/* --- What fits the typed words */

static bool fits(const struct app *app, const struct deed *deed, const char *typed)
{
	char *key = text_key(arena_format(app_scratch(app), "%s %s", deed->name, deed->help));
	bool found = (!deed->row || deed->row->act) && strstr(key, typed);

	free(key);
	return found;
}

static const struct deed *fitting(const struct app *app, const struct palette *palette, size_t *count)
{
	size_t all;
	const struct deed *deeds = deeds_here(app, &all);
	struct deed *found = arena_array(app_scratch(app), all, sizeof *found);
	char *typed = text_key(field_text(&palette->field));

	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (fits(app, &deeds[i], typed))
			found[(*count)++] = deeds[i];
	free(typed);
	return found;
}

/* --- Drawing */

static size_t rows(const struct app *app, const void *state, struct area most)
{
	size_t wanted = MOST_ROWS + 1;

	(void)app;
	(void)state;
	return wanted < most.rows ? wanted : most.rows;
}

static void draw_deed(struct canvas *canvas, struct area area, const struct deed *deed, bool selected)
{
	size_t name = area.column + MARK_COLUMNS + KEY_COLUMNS, right = area.column + area.columns, used;

	if (selected)
		canvas_fill(canvas, area.row, area.column + 1, 1, STYLE_ACCENT, canvas_sign(canvas, SIGN_MARK));
	canvas_put(canvas, area.row, area.column + MARK_COLUMNS, KEY_COLUMNS - 1, STYLE_KEY, deed->key);
	if (name >= right)
		return;
	used = canvas_put_clipped(canvas, area.row, name, right - name, selected ? STYLE_BOLD : STYLE_NORMAL, deed->name);
	if (name + used + 2 < right)
		canvas_put_clipped(canvas, area.row, name + used + 2, right - name - used - 2, STYLE_DIM, deed->help);
}

static void draw(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	const struct palette *palette = state;
	size_t count;
	const struct deed *deeds = fitting(app, palette, &count);
	struct window window;

	if (!area.rows)
		return;
	canvas_put(canvas, area.row, area.column + 1, 2, STYLE_KEY, ":");
	field_draw(&palette->field, canvas, area.row, area.column + MARK_COLUMNS, area.columns - MARK_COLUMNS, false);
	area.row++;
	area.rows--;
	window = window_of(count, area.rows, palette->selected);
	for (size_t i = window.first; i < window.end; i++)
		draw_deed(canvas, window_row(window, area, i), &deeds[i], i == palette->selected);
	area.column += MARK_COLUMNS;
	area.columns -= MARK_COLUMNS;
	if (count)
		window_tell(app, window, canvas, area);
	else if (area.rows)
		canvas_put_clipped(canvas, area.row, area.column, area.columns, STYLE_DIM,
		    tr(app_tongue(app), "nothing of this kind can be done here"));
}

/* --- Keys */

static void choose(struct app *app, const struct palette *palette)
{
	size_t count;
	const struct deed *deeds = fitting(app, palette, &count);
	struct deed deed;

	if (palette->selected >= count)
		return;
	deed = deeds[palette->selected];
	app_pop(app);
	deed_do(app, &deed);
}

static void move(const struct app *app, struct palette *palette, uint32_t code)
{
	size_t count, step = code == KEY_CODE_PAGE_UP || code == KEY_CODE_PAGE_DOWN ? PAGE : 1;
	bool down = code == KEY_CODE_DOWN || code == KEY_CODE_PAGE_DOWN;

	fitting(app, palette, &count);
	if (down)
		palette->selected = palette->selected + step < count ? palette->selected + step : count ? count - 1 : 0;
	else
		palette->selected -= step < palette->selected ? step : palette->selected;
}

static bool key(struct app *app, void *state, const struct key *pressed)
{
	struct palette *palette = state;

	switch (pressed->code) {
	case KEY_CODE_ENTER:
		choose(app, palette);
		break;
	case KEY_CODE_ESC:
		app_pop(app);
		break;
	case KEY_CODE_UP:
	case KEY_CODE_DOWN:
	case KEY_CODE_PAGE_UP:
	case KEY_CODE_PAGE_DOWN:
		move(app, palette, pressed->code);
		break;
	default:
		if (field_key(&palette->field, pressed))
			palette->selected = 0;
	}
	return true;
}

static const struct hint *hints(const struct app *app, const void *state, size_t *count)
{
	static const struct hint all[] = {
		{ .key = "Enter", .does = N_("do it"), .priority = 1 },
		{ .key = "Up Down", .does = N_("choose"), .priority = 3 },
		{ .key = "Esc", .does = N_("back"), .priority = 2 },
	};

	(void)app;
	(void)state;
	*count = sizeof all / sizeof *all;
	return all;
}

static void help(const struct app *app, const void *state, struct leaf *leaf)
{
	size_t count;
	const struct hint *keys = hints(app, state, &count);

	leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app), "All that can be done at this point. Type a word of what you want, and choose it."));
	leaf_gap(leaf);
	leaf_hints(app, leaf, keys, count);
}

static const struct pane_kind palette_pane = {
	.name = "palette",
	.draw = draw,
	.rows = rows,
	.key = key,
	.hints = hints,
	.help = help,
	.free = free_palette,
};

void palette_open(struct app *app)
{
	struct palette *palette = mem_alloc(sizeof *palette);

	*palette = (struct palette){ .field = FIELD_INIT };
	app_push(app, &palette_pane, palette);
}
