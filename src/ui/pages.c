/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pages.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/app-inside.h"
#include "view/words.h"

enum { MARGIN = 3, NARROW_COLUMNS = 60, HINT_COLUMNS = 10 };

struct line {
	enum style left_style, style;
	const char *left, *text;
	size_t indent;                 /* of the text, from the margin */
};

struct leaf {
	struct arena *arena;
	size_t columns;
	bool ascii;
	struct line *lines;
	size_t count, room;
	size_t lit;                    /* the first line of what is lit; SIZE_MAX = nothing is */
};

static void add(struct leaf *leaf, struct line line)
{
	if (leaf->count == leaf->room) {
		leaf->room = leaf->room ? leaf->room * 2 : 32;
		leaf->lines = arena_grow(leaf->arena, leaf->lines, leaf->count, leaf->room, sizeof line);
	}
	leaf->lines[leaf->count++] = line;
}

struct wrapping { struct leaf *leaf; struct line line; };

static void add_wrapped(void *context, const char *start, size_t length)
{
	struct wrapping *wrapping = context;

	wrapping->line.text = arena_slice(wrapping->leaf->arena, start, length);
	add(wrapping->leaf, wrapping->line);
	wrapping->line.left = "";
}

void leaf_pair(struct leaf *leaf, size_t left_columns, enum style style, const char *left, enum style right_style, const char *right)
{
	size_t room = leaf->columns > left_columns ? leaf->columns - left_columns : 1;
	struct wrapping wrapping = { .leaf = leaf, .line = { .left_style = style, .left = left, .style = right_style, .indent = left_columns } };

	text_wrap(right, room, add_wrapped, &wrapping);
}

void leaf_text(struct leaf *leaf, enum style style, const char *text)
{
	leaf_pair(leaf, 0, STYLE_NORMAL, "", style, text);
}

void leaf_hints(const struct app *app, struct leaf *leaf, const struct hint *hints, size_t count)
{
	for (size_t i = 0; i < count; i++)
		leaf_pair(leaf, HINT_COLUMNS, STYLE_KEY, hints[i].key, STYLE_NORMAL, tr(app_tongue(app), hints[i].does));
	leaf_pair(leaf, HINT_COLUMNS, STYLE_KEY, "Ctrl-B", STYLE_NORMAL, tr(app_tongue(app), "curtain"));
}

void leaf_gap(struct leaf *leaf)
{
	if (leaf->count && (*leaf->lines[leaf->count - 1].text || *leaf->lines[leaf->count - 1].left))
		add(leaf, (struct line){ .left = "", .text = "" });
}

void leaf_heading(struct leaf *leaf, const char *text)
{
	leaf_gap(leaf);
	leaf_text(leaf, STYLE_TITLE, text);
}

void leaf_light(struct leaf *leaf)
{
	leaf->lit = leaf->count;
}

size_t leaf_columns(const struct leaf *leaf)
{
	return leaf->columns;
}

bool leaf_ascii(const struct leaf *leaf)
{
	return leaf->ascii;
}

/* --- Drawing and scrolling */

static size_t margin(size_t columns)
{
	return columns < NARROW_COLUMNS ? 1 : MARGIN;
}

static struct leaf written(const struct app *app, leaf_fn *write, size_t columns, bool ascii)
{
	size_t both = 2 * margin(columns);
	struct leaf leaf = { .arena = app_scratch(app), .columns = columns > both ? columns - both : 1, .ascii = ascii, .lit = SIZE_MAX };

	write(app, &leaf);
	return leaf;
}

static void draw_line(struct canvas *canvas, struct area area, size_t row, const struct line *line)
{
	size_t left = area.column + margin(area.columns), right = area.column + area.columns;

	if (line->style == STYLE_SELECTED)
		canvas_fill(canvas, area.row + row, left, right > left ? right - left : 0, STYLE_SELECTED, ' ');
	if (line->indent)
		canvas_put_clipped(canvas, area.row + row, left, line->indent - 1, line->left_style, line->left);
	if (left + line->indent < right)
		canvas_put_clipped(canvas, area.row + row, left + line->indent, right - left - line->indent, line->style, line->text);
}

static void tell_more(const struct app *app, struct canvas *canvas, struct area area, size_t more)
{
	const char *words = words_hidden(app_scratch(app), app_tongue(app), (struct hidden){ .below = more });

	canvas_put_clipped(canvas, area.row + area.rows - 1, area.column + margin(area.columns), area.columns, STYLE_DIM, words);
}

static size_t last_top(size_t count, size_t rows)
{
	return count > rows ? count - rows : 0;
}

/* What is lit stands in the upper two thirds, with a few lines after it. */
static size_t top_of(const struct leaf *leaf, const struct scroll *scroll, size_t rows)
{
	size_t end = last_top(leaf->count, rows), low = rows * 2 / 3, top = scroll->top;

	if (leaf->lit != SIZE_MAX)
		top = leaf->lit > low ? leaf->lit - low : 0;
	return top < end ? top : end;
}

void page_draw(const struct app *app, leaf_fn *write, const struct scroll *scroll, struct canvas *canvas, struct area area)
{
	struct leaf leaf = written(app, write, area.columns, canvas->ascii);
	size_t top = top_of(&leaf, scroll, area.rows);
	size_t shown = leaf.count - top > area.rows && area.rows ? area.rows - 1 : leaf.count - top;

	app->scratch->page_rows = area.rows;
	app->scratch->page_columns = area.columns;
	for (size_t i = 0; i < shown && i < area.rows; i++)
		draw_line(canvas, area, i, &leaf.lines[top + i]);
	if (top + shown < leaf.count && area.rows)
		tell_more(app, canvas, area, leaf.count - top - shown);
}

/* How far each key goes; a page keeps one line of the one before. */
static bool step_of(uint32_t code, size_t rows, int64_t *step)
{
	int64_t page = rows > 2 ? (int64_t)rows - 2 : 1;

	switch (code) {
	case KEY_CODE_UP: case 'k': *step = -1; return true;
	case KEY_CODE_DOWN: case 'j': *step = 1; return true;
	case KEY_CODE_PAGE_UP: *step = -page; return true;
	case KEY_CODE_PAGE_DOWN: case ' ': *step = page; return true;
	case KEY_CODE_HOME: *step = INT32_MIN; return true;
	case KEY_CODE_END: *step = INT32_MAX; return true;
	default: return false;
	}
}

bool page_scrolls(const struct app *app, leaf_fn *write, struct scroll *scroll, const struct key *key)
{
	size_t rows = app->scratch->page_rows, end;
	int64_t step, to;

	if (!step_of(key->code, rows, &step))
		return false;
	end = last_top(written(app, write, app->scratch->page_columns, app_ascii(app)).count, rows);
	to = (int64_t)(scroll->top < end ? scroll->top : end) + step;
	scroll->top = to < 0 ? 0 : to > (int64_t)end ? end : (size_t)to;
	return true;
}
