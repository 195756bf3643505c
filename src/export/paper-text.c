/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "export/paper-inside.h"

enum {
	PAGE_ROWS = 60, PAGE_COLUMNS = 72, INDENT = 2, SHORT_MOST = 10,
	STROKES_COLUMNS = 26, FIGURE_COLUMNS = 6, FIGURE_LEAST = 3, LONG_LEAST = 20
};

static const char cut_line[] = "- - - - - - - - - - - - - - - - - -8<- - - - - - - - - - - - - - - - - -";

/* What is written goes to a block first, so that it stands on one page as a whole. */
struct page { struct str text, block; size_t used; };

static void add_line(struct page *page, const char *line)
{
	str_add(&page->block, line);
	while (page->block.length && page->block.bytes[page->block.length - 1] == ' ')
		str_cut(&page->block, page->block.length - 1);
	str_add_char(&page->block, '\n');
}

static void end_page(struct page *page)
{
	if (page->used)
		str_add_char(&page->text, '\f');
	page->used = 0;
}

/* A block that is longer than a page has to be parted somewhere. */
static void end_block(struct page *page)
{
	const char *line = str_text(&page->block);

	if (page->used + str_lines(line) > PAGE_ROWS && str_lines(line) <= PAGE_ROWS)
		end_page(page);
	for (const char *end; (end = strchr(line, '\n')); line = end + 1) {
		if (page->used == PAGE_ROWS)
			end_page(page);
		str_add_slice(&page->text, line, (size_t)(end + 1 - line));
		page->used++;
	}
	str_cut(&page->block, 0);
}

/* --- Texts */

struct wrapping { struct page *page; const char *first; size_t indent; bool begun; };

static void put_wrapped(void *context, const char *start, size_t length)
{
	struct wrapping *wrapping = context;
	struct str line = STR_INIT;

	if (!wrapping->begun)
		str_add(&line, wrapping->first);
	while (text_columns(str_text(&line)) < wrapping->indent)
		str_add_char(&line, ' ');
	str_add_slice(&line, start, length);
	add_line(wrapping->page, str_text(&line));
	str_free(&line);
	wrapping->begun = true;
}

/* first stands before the first line, the others are indented as far. */
static void add_wrapped(struct page *page, const char *first, size_t indent, const char *text)
{
	struct wrapping wrapping = { .page = page, .first = first, .indent = indent };

	text_wrap(text, PAGE_COLUMNS - indent, put_wrapped, &wrapping);
}

static void write_heading(struct page *page, const struct paper_block *block)
{
	struct str line = STR_INIT;

	add_line(page, "");
	if (*block->label)
		str_add_format(&line, "%s  ", block->label);
	str_add(&line, block->text);
	add_wrapped(page, "", 0, str_text(&line));
	str_free(&line);
}

static void write_label(struct page *page, const char *label)
{
	if (!*label)
		return;
	add_wrapped(page, "", INDENT, label);
	str_cut(&page->block, page->block.length - 1);
	add_line(page, ":");
}

static void write_words(struct page *page, const struct paper_block *block)
{
	write_label(page, block->label);
	add_wrapped(page, "", 2 * INDENT, block->text);
}

/* A line of the text each, with a mark before it. */
static void write_points(struct page *page, const struct paper_block *block)
{
	const char *mark = block->kind == PAPER_TICKS ? "    [ ] " : "    ● ", *text = block->text, *start;

	write_label(page, block->label);
	for (size_t length; (start = str_next_line(&text, &length));) {
		struct str line = STR_INIT;

		str_add_slice(&line, start, length);
		add_wrapped(page, mark, text_columns(mark), str_text(&line));
		str_free(&line);
	}
}

/* --- Tables */

static size_t longest(const struct paper_block *table, size_t column)
{
	size_t most = text_columns(table->heads[column].text);

	for (size_t i = 0; i < table->row_count; i++) {
		size_t columns = text_columns(table->cells[i * table->head_count + column]);

		most = columns > most ? columns : most;
	}
	return most < SHORT_MOST ? most : SHORT_MOST;
}

static size_t width_of(const struct paper_block *table, size_t i, size_t figure)
{
	switch (table->heads[i].column) {
	case PAPER_SHORT:
		return longest(table, i);
	case PAPER_STROKES:
		return STROKES_COLUMNS;
	case PAPER_FIGURE:
		return figure;
	case PAPER_LONG:
		break;
	}
	return 0;
}

/* The long column takes what the others leave. Returns whether that is enough. */
static bool share_out(const struct paper_block *table, size_t *widths, size_t figure)
{
	size_t used = 1, wide = 0;

	for (size_t i = 0; i < table->head_count; i++) {
		widths[i] = width_of(table, i, figure);
		wide = table->heads[i].column == PAPER_LONG ? i : wide;
		used += widths[i] + 3;
	}
	widths[wide] = used < PAGE_COLUMNS ? PAGE_COLUMNS - used : 1;
	return widths[wide] >= LONG_LEAST;
}

static size_t *measure(const struct paper_block *table)
{
	size_t *widths = mem_array(table->head_count, sizeof *widths), figure = FIGURE_COLUMNS;

	while (!share_out(table, widths, figure) && figure > FIGURE_LEAST)
		figure--;
	return widths;
}

static void write_rule(struct page *page, const struct paper_block *table, const size_t *widths)
{
	struct str line = STR_INIT;

	str_add_char(&line, '+');
	for (size_t i = 0; i < table->head_count; i++) {
		for (size_t k = 0; k < widths[i] + 2; k++)
			str_add_char(&line, '-');
		str_add_char(&line, '+');
	}
	add_line(page, str_text(&line));
	str_free(&line);
}

struct lines { struct arena *arena; const char **list; size_t count; };

static void keep_line(void *context, const char *start, size_t length)
{
	struct lines *lines = context;

	lines->list = arena_grow(lines->arena, lines->list, lines->count, lines->count + 1, sizeof *lines->list);
	lines->list[lines->count++] = arena_slice(lines->arena, start, length);
}

static void write_cell(struct str *line, const char *text, size_t width)
{
	str_add_char(line, ' ');
	str_add(line, text);
	for (size_t columns = text_columns(text); columns < width; columns++)
		str_add_char(line, ' ');
	str_add(line, " |");
}

static void write_row(struct page *page, const char *const *cells, const size_t *widths, size_t count)
{
	struct arena *arena = arena_new();
	struct lines *columns = arena_array(arena, count, sizeof *columns);
	size_t most = 1;

	for (size_t i = 0; i < count; i++) {
		columns[i].arena = arena;
		text_wrap(cells[i], widths[i], keep_line, &columns[i]);
		most = columns[i].count > most ? columns[i].count : most;
	}
	for (size_t i = 0; i < most; i++) {
		struct str line = STR_INIT;

		str_add_char(&line, '|');
		for (size_t k = 0; k < count; k++)
			write_cell(&line, i < columns[k].count ? columns[k].list[i] : "", widths[k]);
		add_line(page, str_text(&line));
		str_free(&line);
	}
	arena_free(arena);
}

static void write_table(struct page *page, const struct paper_block *table)
{
	size_t *widths = measure(table);
	const char **heads = mem_array(table->head_count, sizeof *heads);

	for (size_t i = 0; i < table->head_count; i++)
		heads[i] = table->heads[i].text;
	write_rule(page, table, widths);
	write_row(page, heads, widths, table->head_count);
	write_rule(page, table, widths);
	for (size_t i = 0; i < table->row_count; i++) {
		write_row(page, &table->cells[i * table->head_count], widths, table->head_count);
		write_rule(page, table, widths);
		end_block(page);
	}
	free(heads);
	free(widths);
}

/* --- Cards */

static void write_card_row(struct page *page, const struct paper_card *card, const struct paper_row *row)
{
	struct str first = STR_INIT;

	str_add_format(&first, "  %s  ", row->letter);
	for (size_t i = 0; i < card->boxes_a_row; i++)
		str_add(&first, "[    ]  ");
	add_wrapped(page, str_text(&first), text_columns(str_text(&first)), row->text);
	str_free(&first);
}

static void write_boxes(struct page *page, const struct paper_card *card)
{
	struct str line = STR_INIT;

	add_line(page, "");
	if (card->code)
		str_add_format(&line, "%s [        ]  ", card->code);
	for (size_t i = 0; i < card->boxes; i++) {
		if (text_columns(str_text(&line)) + 12 > PAGE_COLUMNS) {
			add_line(page, str_text(&line));
			str_cut(&line, 0);
		}
		if (card->numbered)
			str_add_format(&line, "%zu. ", i + 1);
		str_add(&line, "[    ]  ");
	}
	add_line(page, str_text(&line));
	str_free(&line);
}

static void write_card(struct page *page, const struct paper_card *card)
{
	add_line(page, cut_line);
	add_wrapped(page, "", 0, card->head);
	add_line(page, "");
	if (*card->big)
		add_wrapped(page, "", 4 * INDENT, card->big);
	if (*card->text)
		add_wrapped(page, "", 0, card->text);
	if (card->row_count)
		add_line(page, "");
	for (size_t i = 0; i < card->row_count; i++)
		write_card_row(page, card, &card->rows[i]);
	if (card->boxes)
		write_boxes(page, card);
	add_line(page, "");
	end_block(page);
}

static void write_cards(struct page *page, const struct paper_block *block)
{
	for (size_t i = 0; i < block->card_count; i++)
		for (size_t k = 0; k < block->cards[i].copies; k++)
			write_card(page, &block->cards[i]);
	add_line(page, cut_line);
}

/* --- The whole */

static void write_block(struct page *page, const struct paper_block *block)
{
	switch (block->kind) {
	case PAPER_HEADING:
		write_heading(page, block);
		return;
	case PAPER_WORDS:
		write_words(page, block);
		break;
	case PAPER_POINTS:
	case PAPER_TICKS:
		write_points(page, block);
		break;
	case PAPER_TABLE:
		write_table(page, block);
		break;
	case PAPER_CARDS:
		write_cards(page, block);
		break;
	}
	end_block(page);
}

static void write_sheet(struct page *page, const struct paper_sheet *sheet)
{
	end_page(page);
	add_wrapped(page, "", 0, sheet->title);
	if (*sheet->under)
		add_wrapped(page, "", 0, sheet->under);
	add_line(page, "");
	for (const struct paper_block *block = sheet->first; block; block = block->next)
		write_block(page, block);
	end_block(page);
}

char *paper_write_text(const struct paper *paper)
{
	struct page page = { .text = STR_INIT, .block = STR_INIT };

	for (const struct paper_sheet *sheet = paper->first; sheet; sheet = sheet->next)
		write_sheet(&page, sheet);
	str_free(&page.block);
	return str_take(&page.text);
}
