/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/board.h"

#include <stdio.h>

#include "base/str.h"

struct board *board_new(struct arena *arena)
{
	struct board *board = arena_alloc(arena, sizeof *board);

	*board = (struct board){ .arena = arena, .title = "" };
	return board;
}

const char *board_keep(struct board *board, const char *text)
{
	return arena_text(board->arena, text);
}

void board_title(struct board *board, const char *title)
{
	board->title = board_keep(board, title);
}

static struct block *add(struct board *board, enum block_kind kind, const char *text)
{
	struct block *block = arena_alloc(board->arena, sizeof *block);

	*block = (struct block){ .kind = kind, .text = board_keep(board, text), .board = board, .focus_row = SIZE_MAX, .focus_column = SIZE_MAX };
	if (board->last)
		board->last->next = block;
	else
		board->first = block;
	board->last = block;
	return block;
}

struct block *board_text(struct board *board, enum emphasis emphasis, const char *text)
{
	struct block *block = add(board, BLOCK_TEXT, text);

	block->emphasis = emphasis;
	return block;
}

void board_say(struct board *board, enum emphasis emphasis, const char *msgid)
{
	const char *first = tr(board->language, msgid), *second = tr(board->second, msgid);

	board_text(board, emphasis, first);
	if (board->both && !str_same(first, second))
		board_text(board, EMPHASIS_QUIET, second);
}

struct block *board_format(struct board *board, enum emphasis emphasis, const char *format, ...)
{
	struct block *block = add(board, BLOCK_TEXT, NULL);
	va_list args;

	va_start(args, format);
	block->text = arena_formatv(board->arena, format, args);
	va_end(args);
	block->emphasis = emphasis;
	return block;
}

struct block *board_list(struct board *board, const char *heading)
{
	return add(board, BLOCK_LIST, heading);
}

struct block *board_choice(struct board *board, const char *heading)
{
	return add(board, BLOCK_CHOICE, heading);
}

struct block *board_bars(struct board *board, const char *heading, int64_t most)
{
	struct block *block = add(board, BLOCK_BARS, heading);

	block->most = most;
	return block;
}

static size_t double_room(size_t room)
{
	return room ? room * 2 : 8;
}

struct board_row *board_row(struct board *board, struct block *block, const char *letter, const char *text)
{
	struct board_row *row;

	if (block->row_count == block->row_room) {
		block->row_room = double_room(block->row_room);
		block->rows = arena_grow(board->arena, block->rows, block->row_count, block->row_room, sizeof *block->rows);
	}
	row = &block->rows[block->row_count++];
	*row = (struct board_row){ .letter = board_keep(board, letter), .text = board_keep(board, text), .note = "", .figure = "", .unit = "" };
	return row;
}

struct block *board_matrix(struct board *board, const char *heading)
{
	return add(board, BLOCK_MATRIX, heading);
}

void board_head(struct board *board, struct block *block, const char *head)
{
	block->heads = arena_grow(board->arena, block->heads, block->head_count, block->head_count + 1, sizeof *block->heads);
	block->heads[block->head_count++] = board_keep(board, head);
}

static void make_cells(struct board *board, struct block *block)
{
	size_t count = block->row_count * block->head_count;

	block->cells = arena_array(board->arena, count, sizeof *block->cells);
	for (size_t i = 0; i < count; i++)
		block->cells[i] = "";
}

void board_set(struct board *board, struct block *block, size_t row, size_t column, const char *text)
{
	if (row >= block->row_count || column >= block->head_count)
		return;
	if (!block->cells)
		make_cells(board, block);
	block->cells[row * block->head_count + column] = board_keep(board, text);
}

struct block *board_big(struct board *board, const char *text)
{
	return add(board, BLOCK_BIG, text);
}

struct block *board_two(struct board *board, struct board **left, struct board **right)
{
	struct block *block = add(board, BLOCK_TWO, NULL);

	*left = block->left = board_new(board->arena);
	*right = block->right = board_new(board->arena);
	return block;
}

struct block *board_progress(struct board *board, int64_t value, int64_t most, const char *words)
{
	struct block *block = add(board, BLOCK_PROGRESS, words);

	block->value = value;
	block->most = most;
	return block;
}

struct block *board_clock(struct board *board, int64_t seconds_left, int64_t seconds_planned, bool running, const char *words)
{
	struct block *block = add(board, BLOCK_CLOCK, words);

	block->value = seconds_left;
	block->most = seconds_planned;
	block->running = running;
	return block;
}
