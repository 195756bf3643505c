/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/layout.h"

#include "view/pen.h"
#include "view/words.h"

enum { WIDE = 60, NARROW = 20, TALL = 14, GENEROUS = 23, TWO_GAP = 3, LEAST_STRETCHING = 3 };

/* Where a block goes: planned first, drawn afterwards. */
struct slot {
	const struct block *block;
	struct area area;            /* row counts from the top of the board */
	size_t gap;                  /* blank lines above it */
};

struct plan {
	struct slot *slots;
	size_t count, body;          /* slots[body...] stand at the foot */
	size_t title;                /* rows of the title of a half */
	size_t rows, foot_rows;      /* rows: of the body, gaps included */
	size_t left;                 /* rows that nobody has */
};

static struct plan make_plan(struct pen *pen, const struct board *board, size_t columns, size_t limit, bool half);
static void draw_plan(struct pen *pen, const struct plan *plan, const struct board *board, struct area area);

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* --- Two boards: side by side, or below each other where that is too narrow */

static size_t half_columns(size_t columns)
{
	return (columns - TWO_GAP) / 2;
}

static size_t half_rows(struct pen *pen, const struct board *board, size_t columns, size_t limit)
{
	struct plan plan = make_plan(pen, board, columns, limit, true);

	return plan.rows + plan.foot_rows;
}

/* Below each other: the upper one may take what the lower one leaves, and half in any case. */
static size_t upper_rows(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	size_t upper = half_rows(pen, block->left, columns, limit), lower = half_rows(pen, block->right, columns, limit);

	return smaller(upper, larger(limit - limit / 2, limit - lower));
}

static size_t two_rows(struct pen *pen, const struct block *block, size_t columns, size_t limit)
{
	size_t upper;

	if (columns >= WIDE)
		return larger(half_rows(pen, block->left, half_columns(columns), limit), half_rows(pen, block->right, half_columns(columns), limit));
	upper = upper_rows(pen, block, columns, limit);
	return upper + half_rows(pen, block->right, columns, limit - upper);
}

static void draw_half(struct pen *pen, const struct board *board, struct area area)
{
	struct plan plan = make_plan(pen, board, area.columns, area.rows, true);

	draw_plan(pen, &plan, board, area);
}

static void draw_two(struct pen *pen, const struct block *block, struct area area)
{
	struct area left = area, right = area;

	if (area.columns >= WIDE) {
		left.columns = right.columns = half_columns(area.columns);
		right.column += area.columns - right.columns;
	} else {
		left.rows = upper_rows(pen, block, area.columns, area.rows);
		right.row += left.rows;
		right.rows -= left.rows;
	}
	draw_half(pen, block->left, left);
	draw_half(pen, block->right, right);
}

static const struct block_layout layout_two = { .rows = two_rows, .draw = draw_two, .stretches = true, .has_gutter = true };

/* --- The plan: who gets how many rows */

static const struct block_layout *layout_of(const struct block *block)
{
	static const struct block_layout *const layouts[BLOCK_KINDS] = {
		[BLOCK_TEXT] = &layout_text,
		[BLOCK_LIST] = &layout_list,
		[BLOCK_BARS] = &layout_bars,
		[BLOCK_MATRIX] = &layout_matrix,
		[BLOCK_BIG] = &layout_big,
		[BLOCK_TWO] = &layout_two,
		[BLOCK_PROGRESS] = &layout_progress,
		[BLOCK_CLOCK] = &layout_clock,
		[BLOCK_CHOICE] = &layout_list,
	};

	return layouts[block->kind];
}

static bool is_of_the_foot(const struct block *block)
{
	return block->kind == BLOCK_PROGRESS || block->kind == BLOCK_CLOCK;
}

static bool has_focus(const struct block *block)
{
	return pen_focus(block) != SIZE_MAX || block->focus_row != SIZE_MAX;
}

/* Texts stand further in than lists, whose marks hang out to the left. */
static struct area inner(const struct block *block, size_t columns)
{
	size_t margin = columns >= WIDE ? 3 : columns >= NARROW ? 2 : 0;
	size_t from = margin, to = columns >= WIDE ? 3 : 0;

	if (layout_of(block)->has_gutter)
		from -= pen_gutter(columns);
	else if (block->kind == BLOCK_TEXT && columns >= WIDE)
		from = 2 * margin;
	return (struct area){ .column = from, .columns = columns - from - to };
}

static void collect(struct pen *pen, struct plan *plan, const struct board *board, size_t columns)
{
	for (const struct block *block = board->first; block; block = block->next)
		plan->count++;
	plan->slots = arena_array(pen->arena, plan->count, sizeof *plan->slots);
	plan->count = 0;
	for (const struct block *block = board->first; block; block = block->next) {
		plan->slots[plan->count++] = (struct slot){ .block = block, .area = inner(block, columns) };
		if (pen->centred || !is_of_the_foot(block))
			plan->body = plan->count;
	}
}

/* Takes up to most rows, all in all, for the block. */
static void grow(struct pen *pen, struct plan *plan, struct slot *slot, size_t most)
{
	size_t limit = smaller(most, slot->area.rows + plan->left);
	size_t rows = layout_of(slot->block)->rows(pen, slot->block, slot->area.columns, limit);

	if (rows <= slot->area.rows)
		return;
	plan->left -= rows - slot->area.rows;
	slot->area.rows = rows;
}

typedef bool slot_fn(const struct block *block);

static bool stretches(const struct block *block)
{
	return layout_of(block)->stretches;
}

static bool keeps_its_size(const struct block *block)
{
	return !stretches(block);
}

static void grow_all(struct pen *pen, struct plan *plan, slot_fn *which, size_t most)
{
	for (size_t i = 0; i < plan->body; i++)
		if (which(plan->slots[i].block))
			grow(pen, plan, &plan->slots[i], most);
}

/* How many lists share the rows, at least 1. */
static size_t stretching(const struct plan *plan)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->body; i++)
		count += stretches(plan->slots[i].block);
	return count ? count : 1;
}

static size_t foot_columns(struct pen *pen, const struct block *block)
{
	return pen_columns(pen, block->kind == BLOCK_CLOCK ? words_clock(pen->arena, pen->language, block) : words_progress(pen->arena, pen->language, block));
}

/* A clock goes to the right of the progress before it where both fit on a line. */
static void plan_foot(struct pen *pen, struct plan *plan)
{
	struct slot *before = NULL;

	for (size_t i = plan->body; i < plan->count; i++) {
		struct slot *slot = &plan->slots[i];
		size_t used = foot_columns(pen, slot->block);
		bool beside = before && slot->block->kind == BLOCK_CLOCK && foot_columns(pen, before->block) + TWO_GAP + used <= slot->area.columns;

		if (!beside && !plan->left)
			break;
		if (!beside) {
			plan->left--;
			plan->foot_rows++;
		} else {
			slot->area.column += slot->area.columns - used;
			slot->area.columns = used;
		}
		slot->area.rows = 1;
		slot->area.row = plan->foot_rows - 1;
		before = beside ? NULL : slot;
	}
}

static bool follows_text(const struct plan *plan, size_t i)
{
	return i && plan->slots[i].block->kind == BLOCK_TEXT && plan->slots[i - 1].block->kind == BLOCK_TEXT;
}

static void add_gap(struct plan *plan, size_t i)
{
	plan->slots[i].gap = 1;
	plan->left--;
}

/* Blank lines between blocks, from the top, as far as rows are left; texts that follow each other stay together. */
static void plan_gaps(struct plan *plan, bool above_first)
{
	for (size_t i = above_first ? 0 : 1; i < plan->body && plan->left; i++)
		if (!follows_text(plan, i))
			add_gap(plan, i);
}

/* All or none: a blank line here and none there would look like a meaning. */
static void part_paragraphs(struct plan *plan)
{
	size_t wanted = 0;

	for (size_t i = 0; i < plan->body; i++)
		wanted += follows_text(plan, i) && plan->slots[i].block->apart;
	for (size_t i = 0; i < plan->body && wanted <= plan->left; i++)
		if (follows_text(plan, i) && plan->slots[i].block->apart) {
			add_gap(plan, i);
			wanted--;
		}
}

static void stack(struct plan *plan)
{
	size_t row = plan->title;

	for (size_t i = 0; i < plan->body; i++) {
		struct slot *slot = &plan->slots[i];

		if (!slot->area.rows)
			continue;
		row += slot->gap;
		slot->area.row = row;
		row += slot->area.rows;
	}
	plan->rows = row;
}

/* Who comes first when rows are few: the focus, the foot, a little of all lists, texts, the rest. */
static void share_rows(struct pen *pen, struct plan *plan, size_t limit, bool half)
{
	bool tall = limit >= TALL;
	size_t least = larger(LEAST_STRETCHING, smaller(limit, TALL) * 2 / 3 / (tall ? stretching(plan) : 1));

	grow_all(pen, plan, has_focus, least);
	plan_foot(pen, plan);
	grow_all(pen, plan, stretches, least);
	grow_all(pen, plan, keeps_its_size, SIZE_MAX);
	grow_all(pen, plan, stretches, SIZE_MAX);
	plan_gaps(plan, tall && !half);
	part_paragraphs(plan);
	stack(plan);
}

static struct plan share_out(struct pen *pen, const struct board *board, size_t columns, size_t limit, bool half)
{
	struct plan plan = { .title = half && *board->title && limit ? 1 : 0 };

	plan.left = limit - plan.title;
	collect(pen, &plan, board, columns);
	share_rows(pen, &plan, limit, half);
	return plan;
}

static bool stands_whole(struct pen *pen, const struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct slot *slot = &plan->slots[i];

		if (layout_of(slot->block)->rows(pen, slot->block, slot->area.columns, SIZE_MAX) > slot->area.rows)
			return false;
	}
	return true;
}

static struct plan make_plan(struct pen *pen, const struct board *board, size_t columns, size_t limit, bool half)
{
	struct plan plan;

	if (limit >= GENEROUS && !half) {
		pen->airy = true;
		plan = share_out(pen, board, columns, limit, half);
		if (plan.left > 0 && stands_whole(pen, &plan))
			return plan;
		pen->airy = false;
	}
	return share_out(pen, board, columns, limit, half);
}

static struct area place(struct area area, size_t first, struct area inner_area)
{
	return (struct area){ .row = area.row + first + inner_area.row, .column = area.column + inner_area.column, .rows = inner_area.rows, .columns = inner_area.columns };
}

static void draw_plan(struct pen *pen, const struct plan *plan, const struct board *board, struct area area)
{
	size_t first = pen->centred ? plan->left / 2 : 0;

	if (plan->title)
		pen_line(pen, (struct area){ .row = area.row, .column = area.column + pen_gutter(area.columns), .rows = 1, .columns = area.columns - pen_gutter(area.columns) }, STYLE_TITLE, board->title);
	for (size_t i = 0; i < plan->count; i++) {
		const struct slot *slot = &plan->slots[i];
		size_t from = i < plan->body ? first : area.rows - plan->foot_rows;

		pen->cut = i + 1 < plan->body && follows_text(plan, i + 1) && plan->slots[i + 1].block->apart && !plan->slots[i + 1].area.rows;
		if (slot->area.rows && slot->area.columns)
			layout_of(slot->block)->draw(pen, slot->block, place(area, from, slot->area));
	}
}

static struct area clip(const struct canvas *canvas, struct area area)
{
	if (area.row >= canvas->rows || area.column >= canvas->columns)
		return (struct area){ 0 };
	area.rows = smaller(area.rows, canvas->rows - area.row);
	area.columns = smaller(area.columns, canvas->columns - area.column);
	return area;
}

static struct pen pen_for(struct canvas *canvas, const struct board *board)
{
	return (struct pen){ .canvas = canvas, .arena = arena_new(), .language = board->language, .centred = board->centred };
}

bool layout_holds(struct canvas *canvas, struct area area, const struct board *board)
{
	struct area clipped = clip(canvas, area);
	struct pen pen = pen_for(canvas, board);
	bool holds = false;

	if (clipped.rows && clipped.columns) {
		struct plan plan = make_plan(&pen, board, clipped.columns, clipped.rows, false);

		holds = stands_whole(&pen, &plan);
	}
	arena_free(pen.arena);
	return holds;
}

void layout_board(struct canvas *canvas, struct area area, const struct board *board)
{
	struct area clipped = clip(canvas, area);
	struct pen pen = pen_for(canvas, board);
	struct plan plan;

	if (clipped.rows && clipped.columns) {
		plan = make_plan(&pen, board, clipped.columns, clipped.rows, false);
		draw_plan(&pen, &plan, board, clipped);
	}
	arena_free(pen.arena);
}
