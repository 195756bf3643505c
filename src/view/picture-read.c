/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <string.h>

#include "base/str.h"
#include "view/picture-form.h"
#include "view/picture.h"

enum { MOST_HEADS = 1000 };

/* Larger numbers than any board has, and small enough to be reckoned with. */
static const int64_t most_number = INT64_C(1000000000000);

struct reading {
	struct arena *arena;
	const struct picture_tongues *tongues;
	struct err *err;
};

/* --- Members: what is left out is empty, what is of another kind is a fault */

static const char *text_of(const struct reading *reading, const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);

	if (member && !json_is_string(member))
		err_set(reading->err, "\"%s\" should be a text", name);
	return member && json_is_string(member) ? json_string_value(member) : "";
}

static int64_t number_of(const struct reading *reading, const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);
	int64_t number = json_integer_value(member);

	if ((member && !json_is_integer(member)) || number > most_number || number < -most_number)
		err_set(reading->err, "\"%s\" should be a number of a board", name);
	else
		return number;
	return 0;
}

static bool flag_of(const struct reading *reading, const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);

	if (member && !json_is_boolean(member))
		err_set(reading->err, "\"%s\" should be true or false", name);
	return json_is_true(member);
}

/* An empty list where it is left out. */
static const json_t *list_of(const struct reading *reading, const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);

	if (member && !json_is_array(member))
		err_set(reading->err, "\"%s\" should be a list", name);
	return member;
}

static size_t word_of(const struct reading *reading, const json_t *object, const char *name, const char *const *words, size_t count)
{
	const char *word = text_of(reading, object, name);

	for (size_t i = 0; i < count; i++)
		if (str_same(word, words[i]))
			return i;
	if (*word || words == picture_kinds)
		err_set(reading->err, "nothing is known here about the %s \"%.40s\"", name, word);
	return 0;
}

static enum emphasis emphasis_of(const struct reading *reading, const json_t *object)
{
	return (enum emphasis)word_of(reading, object, "emphasis", picture_emphases, PICTURE_EMPHASES);
}

static bool is_well(const struct reading *reading)
{
	return !err_is_set(reading->err);
}

/* --- Blocks */

static void read_rows(const struct reading *reading, struct board *board, struct block *block, const json_t *rows)
{
	for (size_t i = 0; i < json_array_size(rows) && is_well(reading); i++) {
		const json_t *form = json_array_get(rows, i);
		struct board_row *row = board_row(board, block, text_of(reading, form, "letter"), text_of(reading, form, "text"));

		row->note = board_keep(board, text_of(reading, form, "note"));
		row->figure = board_keep(board, text_of(reading, form, "figure"));
		row->unit = board_keep(board, text_of(reading, form, "unit"));
		row->emphasis = emphasis_of(reading, form);
		row->value = number_of(reading, form, "value");
		row->selected = flag_of(reading, form, "selected");
	}
}

static const char *text_at(const struct reading *reading, const json_t *list, size_t i)
{
	const char *text = json_string_value(json_array_get(list, i));

	if (!text)
		err_set(reading->err, "a heading or a cell should be a text");
	return text ? text : "";
}

static void read_cells(const struct reading *reading, struct board *board, struct block *block, const json_t *cells)
{
	if (json_array_size(cells) && json_array_size(cells) != block->row_count * block->head_count) {
		err_set(reading->err, "a matrix of %zu rows and %zu columns has %zu cells", block->row_count, block->head_count, json_array_size(cells));
		return;
	}
	for (size_t i = 0; i < json_array_size(cells) && is_well(reading); i++)
		board_set(board, block, i / block->head_count, i % block->head_count, text_at(reading, cells, i));
}

static void read_focus(const struct reading *reading, struct block *block, const json_t *focus)
{
	json_int_t row = json_integer_value(json_array_get(focus, 0)), column = json_integer_value(json_array_get(focus, 1));

	if (!focus)
		return;
	if (row < 0 || column < 0 || (size_t)row >= block->row_count || (size_t)column >= block->head_count)
		err_set(reading->err, "the focus of a matrix stands outside of it");
	else
		block->focus_row = (size_t)row, block->focus_column = (size_t)column;
}

static void read_matrix(const struct reading *reading, struct board *board, struct block *block, const json_t *form)
{
	const json_t *heads = list_of(reading, form, "heads");

	if (json_array_size(heads) > MOST_HEADS)
		err_set(reading->err, "a matrix has at most %d columns", MOST_HEADS);
	for (size_t i = 0; i < json_array_size(heads) && is_well(reading); i++)
		board_head(board, block, text_at(reading, heads, i));
	read_cells(reading, board, block, list_of(reading, form, "cells"));
	read_focus(reading, block, list_of(reading, form, "focus"));
}

static void read_board(const struct reading *reading, struct board *board, const json_t *form, bool is_half);

static void read_halves(const struct reading *reading, struct board *board, const json_t *halves)
{
	struct board *left, *right;

	board_two(board, &left, &right);
	read_board(reading, left, json_array_get(halves, 0), true);
	read_board(reading, right, json_array_get(halves, 1), true);
}

static struct block *add_block(struct board *board, enum block_kind kind, const char *text)
{
	switch (kind) {
	case BLOCK_LIST:
		return board_list(board, text);
	case BLOCK_BARS:
		return board_bars(board, text, 0);
	case BLOCK_MATRIX:
		return board_matrix(board, text);
	case BLOCK_BIG:
		return board_big(board, text);
	case BLOCK_PROGRESS:
		return board_progress(board, 0, 0, text);
	case BLOCK_CLOCK:
		return board_clock(board, 0, 0, false, text);
	case BLOCK_CHOICE:
		return board_choice(board, text);
	case BLOCK_TEXT:
	case BLOCK_TWO:
	case BLOCK_KINDS:
		break;
	}
	return board_text(board, EMPHASIS_NONE, text);
}

static void read_block(const struct reading *reading, struct board *board, const json_t *form, bool is_half)
{
	enum block_kind kind = (enum block_kind)word_of(reading, form, "kind", picture_kinds, BLOCK_KINDS);
	struct block *block;

	if (kind == BLOCK_TWO) {
		if (is_half)
			err_set(reading->err, "half a board cannot be parted again");
		else
			read_halves(reading, board, list_of(reading, form, "halves"));
		return;
	}
	block = add_block(board, kind, text_of(reading, form, "text"));
	block->emphasis = emphasis_of(reading, form);
	block->value = number_of(reading, form, "value");
	block->most = number_of(reading, form, "most");
	block->running = flag_of(reading, form, "running");
	block->apart = flag_of(reading, form, "apart");
	read_rows(reading, board, block, list_of(reading, form, "rows"));
	read_matrix(reading, board, block, form);
}

static const struct language *language_of(const struct reading *reading, const json_t *form)
{
	const char *code = text_of(reading, form, "language");

	return *code && reading->tongues ? reading->tongues->find(reading->tongues->context, code) : NULL;
}

static void read_board(const struct reading *reading, struct board *board, const json_t *form, bool is_half)
{
	const json_t *blocks = list_of(reading, form, "blocks");

	if (!json_is_object(form)) {
		err_set(reading->err, "a board is missing");
		return;
	}
	board->language = language_of(reading, form);
	board->centred = flag_of(reading, form, "centred");
	board_title(board, text_of(reading, form, "title"));
	for (size_t i = 0; i < json_array_size(blocks) && is_well(reading); i++)
		read_block(reading, board, json_array_get(blocks, i), is_half);
}

static const struct board *new_board(const struct reading *reading, const json_t *form)
{
	struct board *board = board_new(reading->arena);

	read_board(reading, board, form, false);
	return board;
}

/* --- The whole */

static void read_form(const struct reading *reading, struct picture *picture, const json_t *form)
{
	const json_t *boards = list_of(reading, form, "boards");

	if (json_integer_value(json_object_get(form, "talka-picture")) != PICTURE_FORM) {
		err_set(reading->err, "it comes from another talka; start both from the same");
		return;
	}
	picture->workshop = arena_text(reading->arena, text_of(reading, form, "workshop"));
	picture->place = arena_text(reading->arena, text_of(reading, form, "place"));
	picture->title = arena_text(reading->arena, text_of(reading, form, "title"));
	picture->clock = arena_text(reading->arena, text_of(reading, form, "clock"));
	picture->quiet = new_board(reading, json_object_get(form, "quiet"));
	if (json_array_size(boards) > PICTURE_BOARDS)
		err_set(reading->err, "there are %zu boards, %d would be the most", json_array_size(boards), PICTURE_BOARDS);
	else
		for (picture->count = 0; picture->count < json_array_size(boards); picture->count++)
			picture->boards[picture->count] = new_board(reading, json_array_get(boards, picture->count));
}

bool picture_read(struct picture *picture, struct arena *arena, const char *bytes, size_t size, const struct picture_tongues *tongues,
    struct err *err)
{
	struct err found = ERR_INIT;
	struct reading reading = { .arena = arena, .tongues = tongues, .err = &found };
	json_error_t fault;
	json_t *form = json_loadb(bytes, size, 0, &fault);
	bool read;

	*picture = (struct picture){ .count = 0 };
	if (form)
		read_form(&reading, picture, form);
	else
		err_set(&found, "%s", fault.text);
	json_decref(form);
	read = is_well(&reading) || err_set(err, "a picture for the wall cannot be read: %s", err_text(&found));
	err_clear(&found);
	return read;
}
