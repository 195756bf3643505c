/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_VIEW_BOARD_H
#define TALKA_VIEW_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/tr.h"

/*
 * board - what the room sees, as blocks; view/layout puts it on any size of screen.
 *
 * A type of exercise fills a board and never draws. Blocks stand below each
 * other in the order in which they were added.
 *
 * Invariants:
 *  - A board holds only what the room may see.
 *  - Texts are clean (base/text.h).
 *
 * Ownership: all lives with the arena given to board_new(); texts are copied.
 */
enum block_kind {
	BLOCK_TEXT, BLOCK_LIST, BLOCK_BARS, BLOCK_MATRIX, BLOCK_BIG, BLOCK_TWO,
	BLOCK_PROGRESS, BLOCK_CLOCK, BLOCK_CHOICE, BLOCK_KINDS
};

enum emphasis { EMPHASIS_NONE, EMPHASIS_STRONG, EMPHASIS_QUIET, EMPHASIS_WARN, EMPHASIS_GOOD };

struct board_row {
	const char *letter;      /* "A", a symbol, a place ("2="), or "" */
	const char *text;
	const char *note;        /* at the right: "said 3 times", theme, "" */
	enum emphasis emphasis;
	int64_t value;           /* bars: the number itself, printed first */
	const char *figure;      /* bars: what is printed for the number: "3.4"; "" = the number */
	const char *unit;        /* bars: words behind the number: "points, 5 people" gives "9 points, 5 people"; "" = the bare number */
	bool selected;           /* the facilitator's cursor stands here */
};

struct block {
	enum block_kind kind;
	enum emphasis emphasis;
	const char *text;                 /* text, big, progress and clock words, heading of a list */
	struct board_row *rows;           /* list, bars, choice, matrix (rows: letter, text) */
	size_t row_count, row_room;
	const char **heads;               /* matrix: column headings */
	size_t head_count;
	const char **cells;               /* matrix: row_count x head_count texts, never NULL */
	int64_t value, most;              /* progress: value of most; bars: most; clock: seconds left (negative: over), most: seconds planned */
	bool running;                     /* clock */
	bool apart;                       /* text: a paragraph, a blank line from the text above it as long as all of them get one */
	size_t focus_row, focus_column;   /* matrix: selected cell; SIZE_MAX = none */
	struct board *left, *right;       /* two */
	const struct board *board;        /* on which it stands */
	struct block *next;
};

struct board {
	struct arena *arena;
	const struct language *language;  /* of talka's own words ("12 more below"); NULL = English */
	const struct language *second;    /* where two are shown at once: of board_say()'s second text; NULL = English, or none */
	bool both;
	const char *title;                /* of the exercise; the caller of layout_board() draws it, layout only those within two */
	struct block *first, *last;
	bool centred;                     /* start, curtain, break: blocks in the middle of the screen */
};

struct board *board_new(struct arena *arena);
void board_title(struct board *board, const char *title);
struct block *board_text(struct board *board, enum emphasis emphasis, const char *text);
/* A sentence of talka's own (msgid), in the board's language and, where both are shown, below it in the second. */
void board_say(struct board *board, enum emphasis emphasis, const char *msgid);
struct block *board_format(struct board *board, enum emphasis emphasis, const char *format, ...) __attribute__((format(printf, 3, 4)));
struct block *board_list(struct board *board, const char *heading);
/* Adds a row; its texts are copied, NULL counts as "". The row may be filled on. */
struct board_row *board_row(struct board *board, struct block *block, const char *letter, const char *text);
const char *board_keep(struct board *board, const char *text);   /* a copy that lives with the board */
struct block *board_bars(struct board *board, const char *heading, int64_t most);
/* rows and heads are added with board_row() and board_head() first, then cells set. */
struct block *board_matrix(struct board *board, const char *heading);
void board_head(struct board *board, struct block *block, const char *head);
void board_set(struct board *board, struct block *block, size_t row, size_t column, const char *text);
struct block *board_big(struct board *board, const char *text);
struct block *board_two(struct board *board, struct board **left, struct board **right);
/* "9 of 12 slips in": words = "slips in". */
struct block *board_progress(struct board *board, int64_t value, int64_t most, const char *words);
/* "4:10 left of 15 min", "+2:10 over"; words, if any, stand before it. */
struct block *board_clock(struct board *board, int64_t seconds_left, int64_t seconds_planned, bool running, const char *words);
struct block *board_choice(struct board *board, const char *heading);

/* The board as plain lines, for tests that look for words in it and for the accessible twin: numbered lists, results as sentences. Caller frees. */
char *board_words(const struct board *board);

#endif
