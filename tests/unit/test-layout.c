/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/layout.h"

enum { MOST_ROWS = 40, MOST_COLUMNS = 120, OUTSIDE = 0x2591 };

static const char *const needs[] = {
	"Someone to look after the children at short notice",
	"A lift when the bus does not go",
	"Other parents to talk to",
	"Advice on money and papers",
	"A quiet hour in the evening",
	"Homework help",
	"Someone who explains letters from the authorities in plain words",
	"شخص يعتني بالأطفال في المساء",
	"日本語のテキストもここに立つ",
};

enum { NEED_COUNT = sizeof needs / sizeof *needs };

static void add_rows(struct board *board, struct block *block, size_t count)
{
	char letter[8];

	for (size_t i = 0; i < count; i++) {
		snprintf(letter, sizeof letter, "%c%c", (int)('A' + i % 26), i < 26 ? '\0' : (int)('A' + i / 26 - 1));
		board_row(board, block, letter, needs[i % NEED_COUNT]);
	}
}

static struct board *ballot_board(struct arena *arena, size_t count)
{
	struct board *board = board_new(arena);
	struct block *list;

	board_title(board, "What would make everyday life easier?");
	board_text(board, EMPHASIS_NONE, "Choose the THREE that matter most to you.");
	board_text(board, EMPHASIS_NONE, "Write the letters on your slip, the most important first.");
	list = board_list(board, "");
	add_rows(board, list, count);
	board_progress(board, 9, 12, "slips in");
	board_clock(board, 250, 900, true, "");
	return board;
}

static struct board *result_board(struct arena *arena, size_t count)
{
	struct board *board = board_new(arena);
	struct block *bars = board_bars(board, "Points", 0);

	add_rows(board, bars, count);
	for (size_t i = 0; i < count; i++) {
		bars->rows[i].value = (int64_t)(count - i) * 3;
		bars->rows[i].unit = "points, 5 people";
		bars->rows[i].note = "very close";
		bars->rows[i].emphasis = i < 3 ? EMPHASIS_GOOD : EMPHASIS_NONE;
	}
	board_text(board, EMPHASIS_QUIET, "also named: homework help, cheap winter clothes");
	return board;
}

static struct board *matrix_board(struct arena *arena, size_t count)
{
	static const char *const heads[] = { "Social service", "Village association", "Parish", "School", "People", "Library" };
	static const char *const marks[] = { "does", "decides", "is told", "" };
	struct board *board = board_new(arena);
	struct block *matrix = board_matrix(board, "Who does what?");

	add_rows(board, matrix, count);
	for (size_t i = 0; i < 6; i++)
		board_head(board, matrix, heads[i]);
	for (size_t row = 0; row < count; row++)
		for (size_t column = 0; column < 6; column++)
			board_set(board, matrix, row, column, marks[(row * 5 + column * 3) % 4]);
	return board;
}

static struct board *pair_board(struct arena *arena)
{
	struct board *board = board_new(arena), *left, *right;
	struct block *list;

	board_text(board, EMPHASIS_NONE, "Which matters more?");
	board_two(board, &left, &right);
	board_title(left, "C");
	board_big(left, needs[0]);
	board_title(right, "F");
	board_big(right, needs[6]);
	list = board_list(right, "reasons");
	add_rows(right, list, 3);
	board_progress(board, 3, 15, "pairs");
	return board;
}

static struct board *start_board(struct arena *arena)
{
	struct board *board = board_new(arena);
	struct block *choice;

	board->centred = true;
	board_big(board, "Needs evening");
	board_format(board, EMPHASIS_NONE, "We begin at %d:%02d.", 18, 0);
	choice = board_choice(board, "What now?");
	board_row(board, choice, "", "Begin")->selected = true;
	board_row(board, choice, "", "Go on with the session of 3 May");
	board_clock(board, -130, 900, false, "break");
	return board;
}

static struct board *empty_board(struct arena *arena)
{
	struct board *board = board_new(arena), *left, *right;

	board_list(board, "");
	board_bars(board, "", 0);
	board_matrix(board, "");
	board_two(board, &left, &right);
	board_text(board, EMPHASIS_NONE, "");
	board_big(board, "");
	return board;
}

static struct canvas *draw(const struct board *board, size_t rows, size_t columns, bool ascii)
{
	struct canvas *canvas = canvas_new(rows, columns, ascii);

	layout_board(canvas, (struct area){ .rows = rows, .columns = columns }, board);
	return canvas;
}

static void assert_lines(const struct board *board, size_t rows, size_t columns, const char *due)
{
	struct canvas *canvas = draw(board, rows, columns, false);
	char *text = canvas_text(canvas);

	assert_string_equal(text, due);
	free(text);
	canvas_free(canvas);
}

static bool shows(const struct board *board, size_t rows, size_t columns, const char *words)
{
	struct canvas *canvas = draw(board, rows, columns, false);
	char *text = canvas_text(canvas);
	bool found = strstr(text, words) != NULL;

	free(text);
	canvas_free(canvas);
	return found;
}

/* --- Every size */

static void fill_all(struct canvas *canvas)
{
	for (size_t row = 0; row < canvas->rows; row++)
		canvas_fill(canvas, row, 0, canvas->columns, STYLE_DIM, canvas->ascii ? '%' : OUTSIDE);
}

static bool is_outside(const struct area *area, size_t row, size_t column)
{
	return row < area->row || row >= area->row + area->rows || column < area->column || column >= area->column + area->columns;
}

static void assert_frame_untouched(const struct canvas *canvas, const struct area *area)
{
	const struct canvas_cell untouched = { .chars = { canvas->ascii ? '%' : OUTSIDE }, .columns = 1, .style = STYLE_DIM };

	for (size_t row = 0; row < canvas->rows; row++)
		for (size_t column = 0; column < canvas->columns; column++)
			if (is_outside(area, row, column) && !canvas_cell_same(canvas_cell(canvas, row, column), &untouched))
				fail_msg("cell %zu,%zu outside %zux%zu was drawn", row, column, area->rows, area->columns);
}

static void check_size(const struct board *board, size_t rows, size_t columns, bool ascii)
{
	struct area area = { .row = 1, .column = 2, .rows = rows, .columns = columns };
	struct canvas *first = canvas_new(rows + 2, columns + 4, ascii), *second = canvas_new(rows + 2, columns + 4, ascii);

	fill_all(first);
	fill_all(second);
	layout_board(first, area, board);
	layout_board(second, area, board);
	assert_true(canvas_same(first, second));
	assert_frame_untouched(first, &area);
	canvas_free(first);
	canvas_free(second);
}

static void every_size_draws_the_same_twice_and_only_in_its_area(void **state)
{
	struct arena *arena = arena_new();
	struct board *boards[] = { ballot_board(arena, 9), result_board(arena, 7), matrix_board(arena, 8), pair_board(arena), start_board(arena), empty_board(arena) };
	enum { BOARDS = sizeof boards / sizeof *boards };

	(void)state;
	boards[0]->first->next->next->rows[6].selected = true;
	boards[2]->first->focus_row = 6;
	boards[2]->first->focus_column = 4;
	for (size_t rows = 1; rows <= MOST_ROWS; rows++)
		for (size_t columns = 1; columns <= MOST_COLUMNS; columns++)
			for (size_t i = 0; i < BOARDS; i++)
				check_size(boards[i], rows, columns, (rows + columns + i) % 5 == 0);
	arena_free(arena);
}

static void assert_cursor_on_reverse(const struct board *board, size_t rows, size_t columns)
{
	struct canvas *canvas = draw(board, rows, columns, false);
	const struct canvas_cell *cell = canvas_cell(canvas, canvas->cursor_row, canvas->cursor_column);

	if (!cell || cell->style != STYLE_SELECTED)
		fail_msg("the focus is not on the screen of %zux%zu", rows, columns);
	canvas_free(canvas);
}

static void the_focus_is_visible_in_every_size(void **state)
{
	struct arena *arena = arena_new();
	struct board *list = ballot_board(arena, 40), *bars = result_board(arena, 30), *matrix = matrix_board(arena, 20);

	(void)state;
	matrix->first->focus_row = 17;
	matrix->first->focus_column = 5;
	list->first->next->next->rows[33].selected = true;
	bars->first->rows[29].selected = true;
	for (size_t rows = 1; rows <= MOST_ROWS; rows += 3)
		for (size_t columns = 4; columns <= MOST_COLUMNS; columns += 4) {
			assert_cursor_on_reverse(list, rows, columns);
			assert_cursor_on_reverse(bars, rows, columns);
			if (columns >= 12)
				assert_cursor_on_reverse(matrix, rows, columns);
		}
	arena_free(arena);
}

/* --- How it looks */

static void the_sample_of_a_ballot_looks_like_this_at_24x80(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_lines(ballot_board(arena, 6), 19, 80,
		"\n"
		"      Choose the THREE that matter most to you.\n"
		"      Write the letters on your slip, the most important first.\n"
		"\n"
		"   A  Someone to look after the children at short notice\n"
		"   B  A lift when the bus does not go\n"
		"   C  Other parents to talk to\n"
		"   D  Advice on money and papers\n"
		"   E  A quiet hour in the evening\n"
		"   F  Homework help\n"
		"\n\n\n\n\n\n\n\n"
		"   9 of 12 slips in                                       4:10 left of 15 min\n");
	arena_free(arena);
}

static void up_to_24_items_stand_in_two_columns(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *list = board_list(board, "");

	(void)state;
	for (size_t i = 0; i < 24; i++)
		board_row(board, list, "+", i % 2 ? "odd" : "even");
	assert_lines(board, 12, 80,
		"   +  even                               +  even\n"
		"   +  odd                                +  odd\n"
		"   +  even                               +  even\n"
		"   +  odd                                +  odd\n"
		"   +  even                               +  even\n"
		"   +  odd                                +  odd\n"
		"   +  even                               +  even\n"
		"   +  odd                                +  odd\n"
		"   +  even                               +  even\n"
		"   +  odd                                +  odd\n"
		"   +  even                               +  even\n"
		"   +  odd                                +  odd\n");
	board_row(board, list, "+", "the 25th");
	assert_true(shows(board, 12, 80, "14 more below"));
	arena_free(arena);
}

static void what_is_hidden_is_told(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = ballot_board(arena, 60);
	struct block *list = board->first->next->next;

	(void)state;
	assert_true(shows(board, 19, 80, "45 more below"));
	list->rows[20].selected = true;
	assert_true(shows(board, 19, 80, "15 more above, 30 more below"));
	list->rows[20].selected = false;
	list->rows[59].selected = true;
	assert_true(shows(board, 19, 80, "45 more above"));
	assert_false(shows(board, 19, 80, "more below"));
	arena_free(arena);
}

static void a_step_within_a_page_moves_no_row(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = ballot_board(arena, 60);
	struct block *list = board->first->next->next;
	struct canvas *before, *after;
	size_t changed = 0;

	(void)state;
	list->rows[11].selected = true;
	before = draw(board, 19, 80, false);
	list->rows[11].selected = false;
	list->rows[12].selected = true;
	after = draw(board, 19, 80, false);
	for (size_t i = 0; i < before->rows * before->columns; i++)
		changed += !canvas_cell_same(&before->cells[i], &after->cells[i]);
	assert_in_range(changed, 2, 10);
	canvas_free(before);
	canvas_free(after);
	arena_free(arena);
}

static void a_bar_tells_its_number_and_any_vote_is_seen(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *bars = board_bars(board, "", 1000);

	(void)state;
	board_row(board, bars, "1", "Clear roles")->value = 1000;
	board_row(board, bars, "2=", "A lift")->value = 1;
	board_row(board, bars, "2=", "Advice")->value = 1;
	board_row(board, bars, "4", "Clothes")->value = 0;
	assert_lines(board, 4, 50,
		"  1   Clear roles  1000  █████████████████████████\n"
		"  2=  A lift          1  ▏\n"
		"  2=  Advice          1  ▏\n"
		"  4   Clothes         0\n");
	arena_free(arena);
}

static void long_bars_stand_below_their_text_where_rows_allow(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *bars = board_bars(board, "", 4);
	struct board_row *row = board_row(board, bars, "1", needs[0]);

	(void)state;
	row->value = 4;
	row->unit = "points, 3 people";
	assert_lines(board, 2, 60,
		"   1  Someone to look after the children at short notice\n"
		"      4 points, 3 people  ███████████████████████████████\n");
	assert_lines(board, 1, 60,
		"   1  Someone to look after the child…  4  ██████████████\n");
	arena_free(arena);
}

static void a_note_takes_room_from_its_own_text_alone(void **state)
{
	static const char longest[] = "Someone to look after the children at short notice";
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *list = board_list(board, "");
	struct canvas *canvas = canvas_new(10, 80, false);
	char *text;

	(void)state;
	board_row(board, list, "A", longest);
	board_row(board, list, "B", "Cheaper swimming, the pool costs too much")->note = "getting around, said 2 times";
	layout_board(canvas, (struct area){ .rows = 10, .columns = 80 }, board);
	text = canvas_text(canvas);
	assert_non_null(strstr(text, longest));
	assert_non_null(strstr(text, "the pool costs too much  getting around, said 2 times"));
	free(text);
	canvas_free(canvas);
	arena_free(arena);
}

static void texts_stay_whole_beside_notes_in_two_columns(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *list = board_list(board, "");

	(void)state;
	for (size_t i = 0; i < 4; i++)
		board_row(board, list, "A", i ? "Washing machine" : "A lift when the bus does not go")->note = i ? "" : "said 2 times";
	assert_lines(board, 3, 70,
		"   A  A lift when the bus does      A  Washing machine\n"
		"      not go (said 2 times)         A  Washing machine\n"
		"   A  Washing machine\n");
	arena_free(arena);
}

static void paragraphs_stand_apart_all_or_none(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);

	(void)state;
	board_text(board, EMPHASIS_NONE, "One");
	board_text(board, EMPHASIS_NONE, "Two")->apart = true;
	board_text(board, EMPHASIS_QUIET, "Dos");
	board_text(board, EMPHASIS_NONE, "Three")->apart = true;
	assert_lines(board, 6, 30, "  One\n\n  Two\n  Dos\n\n  Three\n");
	assert_lines(board, 5, 30, "  One\n  Two\n  Dos\n  Three\n\n");
	assert_lines(board, 3, 30, "  One\n  Two\n  Dos …\n");
	assert_lines(board, 2, 30, "  One\n  Two\n");
	arena_free(arena);
}

static void a_sentence_between_lists_is_never_left_out(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);

	(void)state;
	add_rows(board, board_list(board, "These go on:"), 8);
	board_text(board, EMPHASIS_NONE, "There was a tie at the line.");
	add_rows(board, board_list(board, "Below the line:"), 8);
	add_rows(board, board_list(board, "Also named:"), 8);
	assert_true(shows(board, 15, 80, "There was a tie at the line."));
	assert_true(shows(board, 14, 80, "Also named:"));
	arena_free(arena);
}

static void bars_above_and_below_a_line_have_one_measure(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);

	(void)state;
	board_row(board, board_bars(board, "", 8), "1", "A lift to town")->value = 8;
	board_row(board, board_bars(board, "", 8), "10=", "Care")->value = 4;
	assert_lines(board, 3, 46,
		"  1    A lift to town  8  ████████████████████\n"
		"\n"
		"  10=  Care            4  ██████████\n");
	arena_free(arena);
}

static void no_heading_of_a_matrix_breaks_inside_a_word(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *matrix = board_matrix(board, "");

	(void)state;
	board_row(board, matrix, "A", "Somebody to look after the children");
	for (size_t i = 0; i < 4; i++)
		board_head(board, matrix, i % 2 ? "The kindergarten" : "Neighbourhood");
	assert_lines(board, 3, 50,
		"                   Neighb… The     Neighb… The\n"
		"                           kinder…         kinder…\n"
		"  A  Somebody to …\n");
	assert_true(shows(board, 4, 84, "Neighbourhood"));
	assert_true(shows(board, 4, 84, "kindergarten"));
	assert_true(shows(board, 4, 84, "Somebody to"));
	arena_free(arena);
}

/* Two marks in one cell: both are read where the tasks leave a second line. */
static void a_cell_of_a_matrix_goes_on_in_the_next_line(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	struct block *matrix = board_matrix(board, "");

	(void)state;
	board_row(board, matrix, "A", "Somebody to look after the children");
	for (size_t i = 0; i < 3; i++)
		board_head(board, matrix, "School");
	board_set(board, matrix, 0, 1, "decides, helps");
	assert_lines(board, 4, 40,
		"              School School       School\n"
		"  A  Somebody        decides,\n"
		"     to look         helps\n"
		"     after t…\n");
	arena_free(arena);
}

static void a_matrix_stays_usable_at_40_columns(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = matrix_board(arena, 7);

	(void)state;
	board->first->focus_row = 6;
	board->first->focus_column = 5;
	assert_lines(board, 7, 40,
		"  Who does what?\n"
		"                 School  People  Library\n"
		"  D  Advice on … does            is told\n"
		"  E  A quiet ho… decides does\n"
		"  F  Homework h… is told decides does\n"
		"  G  Someone wh…         is told decides\n"
		"  3 more above, 3 more to the left\n");
	arena_free(arena);
}

static void two_stand_side_by_side_or_below_each_other(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena), *left, *right;

	(void)state;
	board_two(board, &left, &right);
	board_title(left, "C");
	board_big(left, "Lift");
	board_title(right, "F");
	board_big(right, "Talk");
	assert_lines(board, 2, 80,
		"   C                                       F\n"
		"                  Lift                                    Talk\n");
	assert_lines(board, 5, 40, "  C\n                   Lift\n  F\n                   Talk\n\n");
	arena_free(arena);
}

static void a_centred_board_stands_in_the_middle(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);

	(void)state;
	board->centred = true;
	board_big(board, "Break");
	assert_lines(board, 5, 15, "\n\n     Break\n\n\n");
	arena_free(arena);
}

static void a_text_from_the_right_begins_at_the_right(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);

	(void)state;
	board_text(board, EMPHASIS_NONE, "שלום");
	assert_lines(board, 1, 15, "           םולש\n");
	arena_free(arena);
}

static void assert_clock(int64_t left, int64_t planned, bool running, const char *due)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena);
	char *words;

	board_clock(board, left, planned, running, "");
	words = board_words(board);
	assert_string_equal(words, due);
	assert_true(shows(board, 1, 60, due));
	free(words);
	arena_free(arena);
}

static void clocks_tell_what_is_left_and_what_is_over(void **state)
{
	(void)state;
	assert_clock(250, 900, true, "4:10 left of 15 min\n");
	assert_clock(-130, 900, true, "+2:10 over\n");
	assert_clock(0, 0, true, "0:00 left\n");
	assert_clock(90, 90, false, "1:30 left of 1:30, stopped\n");
	assert_clock(7265, 7500, true, "2:01:05 left of 125 min\n");
}

static void the_accessible_text_tells_all_in_sentences(void **state)
{
	struct arena *arena = arena_new();
	struct board *board = board_new(arena), *left, *right;
	struct block *block;
	char *words;

	(void)state;
	board_title(board, "Needs");
	block = board_list(board, "Said so far");
	board_row(board, block, "A", "A lift")->note = "said twice";
	board_row(board, block, "", "Advice");
	block = board_bars(board, "", 50);
	board_row(board, block, "", "Clear roles")->value = 17;
	block = board_matrix(board, "");
	board_row(board, block, "A", "Soup");
	board_row(board, block, "B", "Bread");
	board_head(board, block, "Parish");
	board_head(board, block, "School");
	board_set(board, block, 0, 0, "does");
	board_set(board, block, 0, 1, "helps");
	board_two(board, &left, &right);
	board_text(left, EMPHASIS_NONE, "left");
	board_text(right, EMPHASIS_NONE, "right");
	board_progress(board, 9, 12, "slips in");
	words = board_words(board);
	assert_string_equal(words,
		"Needs\nSaid so far\nA. A lift (said twice)\n2. Advice\nClear roles: 17 of 50\n"
		"A. Soup: Parish does; School helps\nB. Bread: -\nleft\nright\n9 of 12 slips in\n");
	free(words);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_draws_the_same_twice_and_only_in_its_area),
		cmocka_unit_test(the_focus_is_visible_in_every_size),
		cmocka_unit_test(the_sample_of_a_ballot_looks_like_this_at_24x80),
		cmocka_unit_test(up_to_24_items_stand_in_two_columns),
		cmocka_unit_test(what_is_hidden_is_told),
		cmocka_unit_test(a_step_within_a_page_moves_no_row),
		cmocka_unit_test(a_bar_tells_its_number_and_any_vote_is_seen),
		cmocka_unit_test(a_note_takes_room_from_its_own_text_alone),
		cmocka_unit_test(texts_stay_whole_beside_notes_in_two_columns),
		cmocka_unit_test(a_sentence_between_lists_is_never_left_out),
		cmocka_unit_test(bars_above_and_below_a_line_have_one_measure),
		cmocka_unit_test(no_heading_of_a_matrix_breaks_inside_a_word),
		cmocka_unit_test(paragraphs_stand_apart_all_or_none),
		cmocka_unit_test(long_bars_stand_below_their_text_where_rows_allow),
		cmocka_unit_test(a_cell_of_a_matrix_goes_on_in_the_next_line),
		cmocka_unit_test(a_matrix_stays_usable_at_40_columns),
		cmocka_unit_test(two_stand_side_by_side_or_below_each_other),
		cmocka_unit_test(a_centred_board_stands_in_the_middle),
		cmocka_unit_test(a_text_from_the_right_begins_at_the_right),
		cmocka_unit_test(clocks_tell_what_is_left_and_what_is_over),
		cmocka_unit_test(the_accessible_text_tells_all_in_sentences),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
