/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_EXPORT_PAPER_INSIDE_H
#define TALKA_EXPORT_PAPER_INSIDE_H

#include "base/mem.h"
#include "base/str.h"
#include "export/paper.h"
#include "model/agenda.h"
#include "model/exercise.h"

/*
 * paper-inside - what the files of paper share: sheets of blocks, which the parts fill and two
 * files write out. Texts live with the arena or longer.
 */
enum paper_kind { PAPER_HEADING, PAPER_WORDS, PAPER_POINTS /* a line each */, PAPER_TICKS /* to be ticked off */, PAPER_TABLE, PAPER_CARDS };

enum paper_column {
	PAPER_SHORT,                 /* a letter, a word */
	PAPER_LONG,                  /* a text */
	PAPER_STROKES,               /* to be written into: one stroke a hand */
	PAPER_FIGURE                 /* to be written into: a number */
};

struct paper_head { const char *text; enum paper_column column; };
struct paper_row { const char *letter, *text; };

/* Something to be cut out. */
struct paper_card {
	const char *head;            /* small, above: what it is for; "" */
	const char *big;             /* "" = nothing is big */
	const char *text;            /* lines; "" */
	const struct paper_row *rows;
	size_t row_count;
	size_t boxes_a_row;          /* so many figures are written behind each letter */
	size_t boxes;                /* below: one for each letter */
	bool numbered;               /* "1.", "2." before the boxes */
	const char *code;            /* what stands before a first, wider box; NULL = there is none */
	size_t copies;
};

struct paper_block {
	enum paper_kind kind;
	const char *label, *text;    /* heading: label, as "18:05, 20 min", and text; words, points, ticks: label "Say", or "" */
	const struct paper_head *heads;
	size_t head_count, row_count;
	const char **cells;          /* row_count x head_count */
	struct paper_card *cards;
	size_t card_count;
	struct paper_block *next;
};

struct paper_sheet {
	const char *title, *under;
	struct paper_block *first, *last;
	struct paper_sheet *next;
};

struct paper {
	struct arena *arena;
	const struct session *session;
	const struct paper_plan *plan;
	struct paper_sheet *first, *last;
};

void paper_sheet(struct paper *paper, const char *title, const char *under);
void paper_heading(struct paper *paper, const char *label, const char *text);
void paper_words(struct paper *paper, const char *label, const char *text);   /* nothing where text is "" */
/* Words, or points where there are several lines: between two of them the group works. */
void paper_points(struct paper *paper, const char *label, const char *text);
void paper_ticks(struct paper *paper, const char *label, const char *text);
struct paper_block *paper_table(struct paper *paper, const struct paper_head *heads, size_t count);
/* cells: as many as there are heads; NULL counts as "". */
void paper_add_row(struct paper *paper, struct paper_block *table, const char *const *cells);
struct paper_block *paper_cards(struct paper *paper);
void paper_add_card(struct paper *paper, struct paper_block *cards, const struct paper_card *card);

/* In running order: i below agenda_count(). */
const struct exercise *paper_exercise(const struct paper *paper, size_t i);
/* In the language of what people get. */
struct scene paper_scene(const struct paper *paper, const struct exercise *exercise);
const char *paper_title(const struct paper *paper, const struct exercise *exercise);
/* The items of an exercise with their letters; where the room is still to say them, letters alone (known = false). */
const struct paper_row *paper_items(const struct paper *paper, const struct exercise *exercise, size_t *count, bool *known);
/* Is the item on the list of an exercise before this place of the running order? */
bool paper_had(const struct paper *paper, size_t place, const struct item *item);
/* May ballots come in so? */
bool paper_input_allowed(const struct exercise *exercise, const char *input);
bool paper_wants(const struct paper *paper, const struct exercise *exercise);
/* Polls by slips or hands that the plan wants. */
bool paper_polls(const struct paper *paper, const struct exercise *exercise, const char *input);
struct poll_limits paper_limits(const struct exercise *exercise, size_t items);

/* The parts. */
void paper_order(struct paper *paper);
void paper_slips(struct paper *paper);
void paper_tally(struct paper *paper);
void paper_codes(struct paper *paper);
void paper_item_cards(struct paper *paper);

char *paper_write_text(const struct paper *paper);
char *paper_write_html(const struct paper *paper);

#endif
