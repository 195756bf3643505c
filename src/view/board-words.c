/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/board.h"

#include <inttypes.h>

#include "base/str.h"
#include "view/words.h"

struct page {
	struct str *str;
	struct arena *arena;
	const struct language *language;
};

static void add_line(struct str *str, const char *text)
{
	if (*text)
		str_add_format(str, "%s\n", text);
}

static void add_text(struct page *page, const struct block *block)
{
	add_line(page->str, block->text);
}

/* "A. ", "2= ", or the row's number where it has no letter. */
static void add_place(struct str *str, const struct board_row *row, size_t number)
{
	if (*row->letter)
		str_add_format(str, "%s. ", row->letter);
	else
		str_add_format(str, "%zu. ", number);
}

static void add_list(struct page *page, const struct block *block)
{
	add_line(page->str, block->text);
	for (size_t i = 0; i < block->row_count; i++) {
		const struct board_row *row = &block->rows[i];

		add_place(page->str, row, i + 1);
		str_add(page->str, row->text);
		if (*row->note)
			str_add_format(page->str, " (%s)", row->note);
		str_add_char(page->str, '\n');
	}
}

static void add_bar(struct page *page, const struct block *block, const struct board_row *row)
{
	char *figure = words_bar(page->arena, row);

	if (!*row->unit && !*row->figure && block->most > 0)
		figure = arena_format(page->arena, tr(page->language, "%lld of %lld"), (long long)row->value, (long long)block->most);
	if (*row->letter)
		str_add_format(page->str, "%s. ", row->letter);
	str_add_format(page->str, "%s: %s", row->text, figure);
	if (*row->note)
		str_add_format(page->str, " (%s)", row->note);
	str_add_char(page->str, '\n');
}

static void add_bars(struct page *page, const struct block *block)
{
	add_line(page->str, block->text);
	for (size_t i = 0; i < block->row_count; i++)
		add_bar(page, block, &block->rows[i]);
}

static void add_matrix_row(struct page *page, const struct block *block, size_t row)
{
	const char *part = "";

	add_place(page->str, &block->rows[row], row + 1);
	str_add_format(page->str, "%s: ", block->rows[row].text);
	for (size_t column = 0; block->cells && column < block->head_count; column++) {
		const char *cell = block->cells[row * block->head_count + column];

		if (!*cell)
			continue;
		str_add_format(page->str, "%s%s %s", part, block->heads[column], cell);
		part = "; ";
	}
	str_add(page->str, *part ? "\n" : "-\n");
}

static void add_matrix(struct page *page, const struct block *block)
{
	add_line(page->str, block->text);
	for (size_t row = 0; row < block->row_count; row++)
		add_matrix_row(page, block, row);
}

static void add_progress(struct page *page, const struct block *block)
{
	add_line(page->str, words_progress(page->arena, page->language, block));
}

static void add_clock(struct page *page, const struct block *block)
{
	add_line(page->str, words_clock(page->arena, page->language, block));
}

static void add_board(struct page *page, const struct board *board)
{
	static void (*const add[BLOCK_KINDS])(struct page *page, const struct block *block) = {
		[BLOCK_TEXT] = add_text,
		[BLOCK_LIST] = add_list,
		[BLOCK_BARS] = add_bars,
		[BLOCK_MATRIX] = add_matrix,
		[BLOCK_BIG] = add_text,
		[BLOCK_PROGRESS] = add_progress,
		[BLOCK_CLOCK] = add_clock,
		[BLOCK_CHOICE] = add_list,
	};

	add_line(page->str, board->title);
	for (const struct block *block = board->first; block; block = block->next) {
		if (block->kind == BLOCK_TWO) {
			add_board(page, block->left);
			add_board(page, block->right);
		} else {
			add[block->kind](page, block);
		}
	}
}

char *board_words(const struct board *board)
{
	struct str str = STR_INIT;
	struct page page = { .str = &str, .arena = arena_new(), .language = board->language };

	add_board(&page, board);
	arena_free(page.arena);
	return str_take(&str);
}
