/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "export/paper-inside.h"

/* A4 with a margin of 10 mm: 190 x 277 mm are cut into cards of one size a page. */
struct cut { const char *name; size_t columns, rows, lines, characters; };

/* The smallest that holds the card is taken; so many lines of so many characters. */
static const struct cut cuts[] = {
	{ "eighth", 2, 4, 12, 44 }, { "quarter", 2, 2, 26, 44 }, { "half", 1, 2, 26, 92 }, { "whole", 1, 1, 54, 92 },
};

enum { CUTS = sizeof cuts / sizeof *cuts };

static const char style[] =
    "@page { size: A4; margin: 10mm }\n"
    "* { box-sizing: border-box }\n"
    "body { font: 10.5pt/1.35 sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 190mm }\n"
    "h1 { font-size: 15pt; margin: 0 0 1mm } h2 { font-size: 11.5pt; margin: 5mm 0 1mm; break-after: avoid }\n"
    "h2 span { font-weight: normal; margin-right: 1em } p { margin: 0 0 1.5mm } .under { margin-bottom: 4mm }\n"
    ".words { margin: 0 0 1.5mm 6mm; break-inside: avoid } .words b { display: block; font-size: 9pt }\n"
    ".words ul { margin: 0; padding: 0 0 0 5mm; list-style: disc } .words .ticks { list-style: none; padding-left: 7mm }\n"
    ".ticks li::before { content: \"\"; display: inline-block; width: 3.2mm; height: 3.2mm; border: 0.3mm solid #000; margin: 0 2.5mm 0 -6mm; vertical-align: -0.3mm }\n"
    "section { break-before: page } section:first-of-type { break-before: auto }\n"
    "table { border-collapse: collapse; width: 100%; margin: 0 0 4mm } th, td { border: 0.3mm solid #000; padding: 1.2mm 2mm; text-align: left }\n"
    "tr { break-inside: avoid; height: 9mm } thead { display: table-header-group }\n"
    ".letter { width: 9mm; font-weight: bold } .strokes { width: 70mm } .figure { width: 15mm }\n"
    ".page { display: grid; height: 276mm; break-before: page; break-inside: avoid; border-top: 0.3mm dashed #000; border-left: 0.3mm dashed #000 }\n"
    ".eighth { grid-template: repeat(4, 69mm) / 95mm 95mm } .quarter { grid-template: repeat(2, 138mm) / 95mm 95mm }\n"
    ".half { grid-template: repeat(2, 138mm) / 190mm } .whole { grid-template: 276mm / 190mm }\n"
    ".card { border-right: 0.3mm dashed #000; border-bottom: 0.3mm dashed #000; padding: 4mm 5mm; overflow: hidden; display: flex; flex-direction: column }\n"
    ".card .head { font-weight: bold; margin-bottom: 1.5mm } .card .big { font-size: 22pt; line-height: 1.15; margin: auto 0 }\n"
    ".card .code { font-size: 44pt; text-align: center } .card .row { display: flex; gap: 2mm; margin-bottom: 1mm; align-items: baseline }\n"
    ".card .row b { min-width: 6mm } :not(.row) + .row { margin-top: 1.5mm } .boxes { display: flex; flex-wrap: wrap; gap: 3mm; margin-top: auto; padding-top: 2mm }\n"
    ".boxes span { display: flex; align-items: center; gap: 1mm } .boxes i, .row i { display: block; flex: none; width: 11mm; height: 11mm; border: 0.3mm solid #000 }\n"
    ".row i { height: 6mm; align-self: center } .boxes .wide { width: 22mm }\n"
    "section > .page:first-of-type { break-before: auto } @media print { .cutting > h1, .cutting > .under { display: none } }\n"
    "@media screen { body { padding: 10mm 0 } section, .page { margin-bottom: 12mm } }\n";

/* --- Texts: what they say is never markup */

static void add_escaped(struct str *str, const char *text)
{
	static const struct { char sign; const char *told; } told[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&#39;" }, { '\n', "<br>\n" }
	};

	for (; *text; text++) {
		size_t i = 0;

		while (i < sizeof told / sizeof *told && told[i].sign != *text)
			i++;
		if (i < sizeof told / sizeof *told)
			str_add(str, told[i].told);
		else
			str_add_char(str, *text);
	}
}

/* <TAG CLASS>text</TAG>; nothing where the text is "". */
static void add_element(struct str *str, const char *tag, const char *class, const char *text)
{
	if (!*text)
		return;
	str_add_format(str, *class ? "<%s class=\"%s\">" : "<%s>", tag, class);
	add_escaped(str, text);
	str_add_format(str, "</%s>\n", tag);
}

static void write_heading(struct str *str, const struct paper_block *block)
{
	str_add(str, "<h2>");
	if (*block->label) {
		str_add(str, "<span>");
		add_escaped(str, block->label);
		str_add(str, "</span>");
	}
	add_escaped(str, block->text);
	str_add(str, "</h2>\n");
}

static void write_words(struct str *str, const struct paper_block *block)
{
	str_add(str, "<div class=\"words\">");
	add_element(str, "b", "", block->label);
	add_escaped(str, block->text);
	str_add(str, "</div>\n");
}

/* A line of the text each. */
static void write_points(struct str *str, const struct paper_block *block)
{
	const char *text = block->text, *start;

	str_add(str, "<div class=\"words\">");
	add_element(str, "b", "", block->label);
	str_add_format(str, "<ul class=\"%s\">\n", block->kind == PAPER_TICKS ? "ticks" : "points");
	for (size_t length; (start = str_next_line(&text, &length));) {
		struct str line = STR_INIT;

		str_add_slice(&line, start, length);
		add_element(str, "li", "", str_text(&line));
		str_free(&line);
	}
	str_add(str, "</ul></div>\n");
}

/* --- Tables */

static const char *class_of(enum paper_column column)
{
	static const char *const classes[] = {
		[PAPER_SHORT] = "letter", [PAPER_LONG] = "text", [PAPER_STROKES] = "strokes", [PAPER_FIGURE] = "figure"
	};

	return classes[column];
}

static void write_table(struct str *str, const struct paper_block *table)
{
	str_add(str, "<table><thead><tr>");
	for (size_t i = 0; i < table->head_count; i++) {
		str_add_format(str, "<th class=\"%s\">", class_of(table->heads[i].column));
		add_escaped(str, table->heads[i].text);
		str_add(str, "</th>");
	}
	str_add(str, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < table->row_count; i++) {
		str_add(str, "<tr>");
		for (size_t k = 0; k < table->head_count; k++) {
			str_add(str, table->heads[k].column == PAPER_SHORT ? "<td class=\"letter\">" : "<td>");
			add_escaped(str, table->cells[i * table->head_count + k]);
			str_add(str, "</td>");
		}
		str_add(str, "</tr>\n");
	}
	str_add(str, "</tbody></table>\n");
}

/* --- Cards */

/* A box, or a letter, and the gap behind it are about so wide. */
enum { BOX_CHARACTERS = 7 };

/* In half lines: big letters are two lines high, a row has room below, boxes for letters three. */
static size_t height_of(const struct paper_card *card, size_t characters)
{
	size_t height = *card->head ? 2 * text_lines(card->head, characters) : 0, boxes = characters / BOX_CHARACTERS;
	size_t left = (card->boxes_a_row + 1) * BOX_CHARACTERS, beside = characters > 2 * left ? characters - left : characters / 2;

	height += *card->big ? 4 * text_lines(card->big, characters / 2) : 0;
	height += *card->text ? 2 * text_lines(card->text, characters) : 0;
	for (size_t i = 0; i < card->row_count; i++)
		height += 2 * text_lines(card->rows[i].text, beside) + 1;
	return height + 6 * ((card->boxes + (card->code ? 2 : 0) + boxes - 1) / boxes);
}

static bool fits(const struct paper_block *block, const struct cut *cut)
{
	for (size_t i = 0; i < block->card_count; i++)
		if (height_of(&block->cards[i], cut->characters) > 2 * cut->lines)
			return false;
	return true;
}

static const struct cut *choose_cut(const struct paper_block *block)
{
	for (size_t i = 0; i + 1 < CUTS; i++)
		if (fits(block, &cuts[i]))
			return &cuts[i];
	return &cuts[CUTS - 1];
}

static void write_rows(struct str *str, const struct paper_card *card)
{
	for (size_t i = 0; i < card->row_count; i++) {
		str_add(str, "<div class=\"row\">");
		add_element(str, "b", "", card->rows[i].letter);
		for (size_t k = 0; k < card->boxes_a_row; k++)
			str_add(str, "<i></i>");
		add_element(str, "span", "", card->rows[i].text);
		str_add(str, "</div>\n");
	}
}

static void write_boxes(struct str *str, const struct paper_card *card)
{
	str_add(str, "<div class=\"boxes\">");
	if (card->code) {
		str_add(str, "<span>");
		add_escaped(str, card->code);
		str_add(str, "<i class=\"wide\"></i></span>");
	}
	for (size_t i = 0; i < card->boxes; i++) {
		str_add(str, "<span>");
		if (card->numbered)
			str_add_format(str, "%zu.", i + 1);
		str_add(str, "<i></i></span>");
	}
	str_add(str, "</div>\n");
}

/* A short word, as a code, may be as large as the card. */
enum { CODE_CHARACTERS = 5 };

static void write_card(struct str *str, const struct paper_card *card)
{
	str_add(str, "<div class=\"card\">\n");
	add_element(str, "div", "head", card->head);
	add_element(str, "div", text_characters(card->big) > CODE_CHARACTERS ? "big" : "big code", card->big);
	add_element(str, "div", "", card->text);
	write_rows(str, card);
	if (card->boxes)
		write_boxes(str, card);
	str_add(str, "</div>\n");
}

static void write_cards(struct str *str, const struct paper_block *block)
{
	const struct cut *cut = choose_cut(block);
	size_t a_page = cut->columns * cut->rows, written = 0;

	for (size_t i = 0; i < block->card_count; i++)
		for (size_t k = 0; k < block->cards[i].copies; k++, written++) {
			if (written % a_page == 0)
				str_add_format(str, "%s<div class=\"page %s\">\n", written ? "</div>\n" : "", cut->name);
			write_card(str, &block->cards[i]);
		}
	if (written)
		str_add(str, "</div>\n");
}

/* --- The whole */

static void write_block(struct str *str, const struct paper_block *block)
{
	switch (block->kind) {
	case PAPER_HEADING:
		write_heading(str, block);
		break;
	case PAPER_WORDS:
		write_words(str, block);
		break;
	case PAPER_POINTS:
	case PAPER_TICKS:
		write_points(str, block);
		break;
	case PAPER_TABLE:
		write_table(str, block);
		break;
	case PAPER_CARDS:
		write_cards(str, block);
		break;
	}
}

static void write_sheet(struct str *str, const struct paper_sheet *sheet)
{
	bool is_cut = sheet->first && sheet->first->kind == PAPER_CARDS;

	/* What is cut takes the whole page; its title is for the screen. */
	str_add(str, is_cut ? "<section class=\"cutting\">\n" : "<section>\n");
	add_element(str, "h1", "", sheet->title);
	add_element(str, "p", "under", sheet->under);
	for (const struct paper_block *block = sheet->first; block; block = block->next)
		write_block(str, block);
	str_add(str, "</section>\n");
}

char *paper_write_html(const struct paper *paper)
{
	const struct script *script = session_script(paper->session);
	struct str str = STR_INIT;

	str_add_format(&str, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", script->languages[paper->plan->language]);
	add_element(&str, "title", "", script_text(&script->title, paper->plan->language));
	str_add_format(&str, "<style>\n%s</style>\n</head>\n<body>\n", style);
	for (const struct paper_sheet *sheet = paper->first; sheet; sheet = sheet->next)
		write_sheet(&str, sheet);
	str_add(&str, "</body>\n</html>\n");
	return str_take(&str);
}
