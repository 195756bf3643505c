/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/picture.h"

#include <jansson.h>

#include "view/picture-form.h"

const char *const picture_kinds[BLOCK_KINDS] = {
	[BLOCK_TEXT] = "text",
	[BLOCK_LIST] = "list",
	[BLOCK_BARS] = "bars",
	[BLOCK_MATRIX] = "matrix",
	[BLOCK_BIG] = "big",
	[BLOCK_TWO] = "two",
	[BLOCK_PROGRESS] = "progress",
	[BLOCK_CLOCK] = "clock",
	[BLOCK_CHOICE] = "choice",
};

const char *const picture_emphases[PICTURE_EMPHASES] = {
	[EMPHASIS_NONE] = "none", [EMPHASIS_STRONG] = "strong", [EMPHASIS_QUIET] = "quiet", [EMPHASIS_WARN] = "warn", [EMPHASIS_GOOD] = "good",
};

const struct board *picture_board(const struct picture *picture, struct canvas *canvas, struct area area)
{
	if (!picture->count)
		return picture->quiet;
	for (size_t i = 0; i + 1 < picture->count; i++)
		if (layout_holds(canvas, area, picture->boards[i]))
			return picture->boards[i];
	return picture->boards[picture->count - 1];
}

/* --- Writing: what is empty is left out */

static void put_text(json_t *object, const char *name, const char *text)
{
	if (text && *text)
		json_object_set_new(object, name, json_string(text));
}

static void put_number(json_t *object, const char *name, int64_t number)
{
	if (number)
		json_object_set_new(object, name, json_integer(number));
}

static void put_flag(json_t *object, const char *name, bool flag)
{
	if (flag)
		json_object_set_new(object, name, json_true());
}

static void put_emphasis(json_t *object, enum emphasis emphasis)
{
	if (emphasis != EMPHASIS_NONE)
		put_text(object, "emphasis", picture_emphases[emphasis]);
}

static json_t *texts(const char *const *list, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, json_string(list[i]));
	return array;
}

static json_t *row_form(const struct board_row *row)
{
	json_t *form = json_object();

	put_text(form, "letter", row->letter);
	put_text(form, "text", row->text);
	put_text(form, "note", row->note);
	put_text(form, "figure", row->figure);
	put_text(form, "unit", row->unit);
	put_emphasis(form, row->emphasis);
	put_number(form, "value", row->value);
	put_flag(form, "selected", row->selected);
	return form;
}

static void put_rows(json_t *object, const struct block *block)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < block->row_count; i++)
		json_array_append_new(rows, row_form(&block->rows[i]));
	json_object_set_new(object, "rows", rows);
}

static void put_matrix(json_t *object, const struct block *block)
{
	json_object_set_new(object, "heads", texts(block->heads, block->head_count));
	if (block->cells)
		json_object_set_new(object, "cells", texts(block->cells, block->row_count * block->head_count));
	if (block->focus_row != SIZE_MAX)
		json_object_set_new(object, "focus", json_pack("[I,I]", (json_int_t)block->focus_row, (json_int_t)block->focus_column));
}

static json_t *board_form(const struct board *board);

static json_t *block_form(const struct block *block)
{
	json_t *form = json_object();

	put_text(form, "kind", picture_kinds[block->kind]);
	put_text(form, "text", block->text);
	put_emphasis(form, block->emphasis);
	put_number(form, "value", block->value);
	put_number(form, "most", block->most);
	put_flag(form, "running", block->running);
	put_flag(form, "apart", block->apart);
	if (block->row_count)
		put_rows(form, block);
	if (block->head_count)
		put_matrix(form, block);
	if (block->kind == BLOCK_TWO)
		json_object_set_new(form, "halves", json_pack("[o,o]", board_form(block->left), board_form(block->right)));
	return form;
}

static json_t *board_form(const struct board *board)
{
	json_t *form = json_object(), *blocks = json_array();

	put_text(form, "language", board->language ? board->language->code : "");
	put_text(form, "title", board->title);
	put_flag(form, "centred", board->centred);
	for (const struct block *block = board->first; block; block = block->next)
		json_array_append_new(blocks, block_form(block));
	json_object_set_new(form, "blocks", blocks);
	return form;
}

char *picture_write(const struct picture *picture)
{
	json_t *form = json_object(), *boards = json_array();
	char *line;

	put_number(form, "talka-picture", PICTURE_FORM);
	put_text(form, "workshop", picture->workshop);
	put_text(form, "place", picture->place);
	put_text(form, "title", picture->title);
	put_text(form, "clock", picture->clock);
	for (size_t i = 0; i < picture->count; i++)
		json_array_append_new(boards, board_form(picture->boards[i]));
	json_object_set_new(form, "boards", boards);
	json_object_set_new(form, "quiet", board_form(picture->quiet));
	line = json_dumps(form, JSON_COMPACT);
	json_decref(form);
	return line;
}
