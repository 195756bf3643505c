/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/wall.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/agenda.h"

/* The language beside the wall's, or the wall's own where there is no other to show. */
static size_t second_language(const struct scene *scene, const struct look *look)
{
	size_t count = session_script(scene->session)->language_count;

	return look->both_languages && count > 1 ? (scene->language + 1) % count : scene->language;
}

struct scene wall_beside(const struct scene *scene, const struct look *look)
{
	struct scene beside = *scene;

	beside.language = second_language(scene, look);
	if (scene->tongues)
		beside.tongue = &scene->tongues[beside.language];
	return beside;
}

const char *wall_word(const struct scene *scene, const char *word, long n)
{
	const char *forms = script_word(session_script(scene->session), word, scene->language);

	if (!forms)
		return NULL;
	/* Where there are fewer forms than the language has, the last one stands for the rest. */
	for (unsigned long form = tr_form(scene->tongue, n); form && strchr(forms, '|'); form--)
		forms = strchr(forms, '|') + 1;
	return text_kept(scene->arena, forms, strcspn(forms, "|"), false);
}

const char *wall_ballots_in(const struct scene *scene, size_t n)
{
	const char *word = wall_word(scene, "ballot", (long)n);

	return word ? arena_format(scene->arena, tr(scene->tongue, "%s in"), word) : tr_count(scene->tongue, "slip in", "slips in", (long)n);
}

/* Many languages change a word behind "on": there the workshop says it whole. */
const char *wall_on_ballot(const struct scene *scene)
{
	const char *whole = wall_word(scene, "on-ballot", 1), *word = wall_word(scene, "ballot", 1);

	if (whole)
		return whole;
	return word ? arena_format(scene->arena, tr(scene->tongue, "on your %s"), word) : tr(scene->tongue, "on your slip");
}

const char *wall_people(const struct scene *scene, int64_t n)
{
	const char *word = wall_word(scene, "participant", (long)n);

	return word ? word : tr_count(scene->tongue, "person", "people", (long)n);
}

/* Adds the first line of a text; the rest of it. */
static const char *add_line(struct board *board, enum emphasis emphasis, bool apart, const char *text)
{
	size_t length = strcspn(text, "\n");

	if (*text)
		board_format(board, emphasis, "%.*s", (int)length, text)->apart = apart;
	return text + length + (text[length] == '\n');
}

void wall_text(const struct scene *scene, const struct look *look, struct board *board, const struct texts *texts)
{
	const char *first = script_text(texts, scene->language);
	const char *second = script_text(texts, second_language(scene, look));

	if (str_same(first, second))
		second = "";
	while (*first || *second) {
		first = add_line(board, EMPHASIS_NONE, true, first);
		second = add_line(board, EMPHASIS_QUIET, false, second);
	}
}

void wall_open(const struct scene *scene, const struct look *look, struct board *board)
{
	const char *title = script_text(&scene->exercise->title, scene->language);
	const char *prompt = script_text(&scene->exercise->prompt, scene->language);
	const char *second = script_text(&scene->exercise->prompt, second_language(scene, look));

	board->language = scene->tongue;
	board->second = wall_beside(scene, look).tongue;
	board->both = second_language(scene, look) != scene->language;
	board_title(board, *title ? title : tr(scene->tongue, scene->exercise->type->title));
	if (*prompt)
		board_text(board, EMPHASIS_STRONG, prompt);
	if (!str_same(prompt, second))
		board_text(board, EMPHASIS_QUIET, second);
}

static size_t within(size_t place, size_t count)
{
	return place < count ? place : count - 1;
}

void wall_focus(const struct look *look, struct block *matrix)
{
	if (!matrix->row_count || !matrix->head_count)
		return;
	matrix->focus_row = within(look->row, matrix->row_count);
	matrix->focus_column = within(look->column, matrix->head_count);
}

void wall_clock(const struct scene *scene, struct board *board)
{
	const struct agenda_entry *open = agenda_open(scene->session);
	struct timer timer;

	if (scene->exercise->clock != CLOCK_WALL || !open || open->exercise != scene->exercise)
		return;
	timer = agenda_timer(scene->session, scene->now_ms);
	if (timer.shown)
		board_clock(board, timer.left_seconds, timer.planned_seconds, timer.running, "");
}

const char *wall_words(const struct scene *scene, const struct look *look, const struct item *item)
{
	const char *first = item_text(item, scene->language), *second = item_text(item, second_language(scene, look));

	return str_same(first, second) ? first : arena_format(scene->arena, "%s / %s", first, second);
}

const char *wall_item(const struct scene *scene, const struct look *look, const struct item *item, const char *wording)
{
	const char *words = wall_words(scene, look, item);

	if (wording && !str_same(wording, item->text))
		return wording;
	return *item->symbol ? arena_format(scene->arena, "%s %s", item->symbol, words) : words;
}

const char *wall_mentions(const struct scene *scene, const struct item *item)
{
	if (item->mentions < 2)
		return "";
	return arena_format(scene->arena, tr_count(scene->tongue, "said %lld time", "said %lld times", (long)item->mentions),
	    (long long)item->mentions);
}

static const char *note_of(const struct scene *scene, const struct item *item)
{
	const char *said = wall_mentions(scene, item);

	if (!*item->theme || !*said)
		return *said ? said : item->theme;
	return arena_format(scene->arena, "%s, %s", item->theme, said);
}

void wall_items(const struct scene *scene, const struct look *look, struct board *board, const char *heading,
    const struct listing *listing)
{
	struct block *list = board_list(board, heading);

	for (size_t i = 0; i < listing->count; i++) {
		const struct listing_row *from = &listing->rows[i];
		struct board_row *row = board_row(board, list, from->letter, wall_item(scene, look, from->item, NULL));

		row->note = board_keep(board, note_of(scene, from->item));
		row->selected = look->row && i == look->row;
	}
}

static bool lets_through(const struct item *item, size_t language, const char *filter)
{
	char *key = text_key(item_text(item, language));
	bool through = strstr(key, filter) != NULL;

	free(key);
	return through;
}

struct listing wall_filter(const struct scene *scene, const struct look *look, struct listing listing)
{
	size_t kept = 0;
	char *filter;

	if (!look->filter || !*look->filter)
		return listing;
	filter = text_key(look->filter);
	for (size_t i = 0; i < listing.count; i++)
		if (!*filter || lets_through(listing.rows[i].item, scene->language, filter))
			listing.rows[kept++] = listing.rows[i];
	listing.count = kept;
	free(filter);
	return listing;
}

struct listing wall_shown(const struct scene *scene, const struct look *look)
{
	if (scene->exercise->type->shown)
		return scene->exercise->type->shown(scene, look);
	return wall_filter(scene, look, session_listing(scene->session, scene->exercise, scene->arena));
}
