/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/paper-inside.h"
#include "model/pipes.h"

/* --- Filling sheets */

void paper_sheet(struct paper *paper, const char *title, const char *under)
{
	struct paper_sheet *sheet = arena_alloc(paper->arena, sizeof *sheet);

	*sheet = (struct paper_sheet){ .title = title, .under = under };
	if (paper->last)
		paper->last->next = sheet;
	else
		paper->first = sheet;
	paper->last = sheet;
}

static struct paper_block *add(struct paper *paper, enum paper_kind kind, const char *label, const char *text)
{
	struct paper_block *block = arena_alloc(paper->arena, sizeof *block);
	struct paper_sheet *sheet = paper->last;

	*block = (struct paper_block){ .kind = kind, .label = label, .text = text };
	if (sheet->last)
		sheet->last->next = block;
	else
		sheet->first = block;
	sheet->last = block;
	return block;
}

void paper_heading(struct paper *paper, const char *label, const char *text)
{
	add(paper, PAPER_HEADING, label, text);
}

void paper_words(struct paper *paper, const char *label, const char *text)
{
	if (*text)
		add(paper, PAPER_WORDS, label, text);
}

void paper_points(struct paper *paper, const char *label, const char *text)
{
	if (*text)
		add(paper, strchr(text, '\n') ? PAPER_POINTS : PAPER_WORDS, label, text);
}

void paper_ticks(struct paper *paper, const char *label, const char *text)
{
	if (*text)
		add(paper, PAPER_TICKS, label, text);
}

struct paper_block *paper_table(struct paper *paper, const struct paper_head *heads, size_t count)
{
	struct paper_block *table = add(paper, PAPER_TABLE, "", "");

	table->heads = heads;
	table->head_count = count;
	return table;
}

void paper_add_row(struct paper *paper, struct paper_block *table, const char *const *cells)
{
	size_t had = table->row_count * table->head_count;

	table->cells = arena_grow(paper->arena, table->cells, had, had + table->head_count, sizeof *table->cells);
	for (size_t i = 0; i < table->head_count; i++)
		table->cells[had + i] = cells[i] ? cells[i] : "";
	table->row_count++;
}

struct paper_block *paper_cards(struct paper *paper)
{
	return add(paper, PAPER_CARDS, "", "");
}

void paper_add_card(struct paper *paper, struct paper_block *cards, const struct paper_card *card)
{
	cards->cards = arena_grow(paper->arena, cards->cards, cards->card_count, cards->card_count + 1, sizeof *cards->cards);
	cards->cards[cards->card_count++] = *card;
}

/* --- What several parts ask */

const struct exercise *paper_exercise(const struct paper *paper, size_t i)
{
	return agenda_get(paper->session, i)->exercise;
}

struct scene paper_scene(const struct paper *paper, const struct exercise *exercise)
{
	struct scene scene = session_scene(paper->session, exercise, paper->arena);

	scene.language = paper->plan->language;
	scene.tongue = paper->plan->tongue;
	return scene;
}

const char *paper_title(const struct paper *paper, const struct exercise *exercise)
{
	const char *title = script_text(&exercise->title, paper->plan->language);

	return *title ? title : tr(paper->plan->tongue, exercise->type->title);
}

/* As many letters as a room mostly comes to. */
enum { LETTERS_TO_COME = 12 };

/* How many go on from a choice that is still to be made; 0 = nobody can tell. */
static size_t chosen_by(const struct session *session, const char *pipe)
{
	const char *outlet;
	const struct exercise *source = pipe_exercise(session, pipe, &outlet);
	int64_t places = source && str_same(outlet, "selected") && source->type->polling ? exercise_number(source, "cut") : 0;

	return places > 0 ? (size_t)places : 0;
}

/* Which letters they have is known in the room alone: there they are written in. */
static size_t chosen_to_come(const struct paper *paper, const struct exercise *exercise)
{
	const char *const *pipes = pipes_of(paper->session, exercise);
	size_t sum = 0;

	for (; *pipes; pipes++) {
		size_t places = chosen_by(paper->session, *pipes);

		if (!places)
			return 0;
		sum += places;
	}
	return sum;
}

static const struct paper_row *rows_to_come(const struct paper *paper, const struct exercise *exercise, size_t *count)
{
	size_t chosen = chosen_to_come(paper, exercise);
	struct paper_row *rows = arena_array(paper->arena, chosen ? chosen : LETTERS_TO_COME, sizeof *rows);
	char letter[LETTER_BYTES];

	*count = chosen ? chosen : LETTERS_TO_COME;
	for (size_t i = 0; i < *count; i++) {
		letter_text(i, letter);
		rows[i] = (struct paper_row){ .letter = chosen ? "__" : arena_text(paper->arena, letter), .text = "" };
	}
	return rows;
}

/* A list of the file is known beforehand; what an exercise gathers is known once that is over. */
static bool are_known(const struct paper *paper, const struct exercise *exercise)
{
	const struct script *script = session_script(paper->session);
	const char *const *pipes = pipes_of(paper->session, exercise);

	if (*session_opened_at(paper->session))
		return true;
	for (; *pipes; pipes++)
		if (!script_list(script, *pipes))
			return false;
	return true;
}

/* "Paint for the fence (costs 300)" */
static const char *item_words(const struct paper *paper, const struct exercise *exercise, const struct item *item)
{
	const struct polling *polling = exercise->type->polling;
	struct scene scene = paper_scene(paper, exercise);
	const char *text = item_text(item, paper->plan->language), *beside = polling && polling->beside ? polling->beside(&scene, item->id) : NULL;

	return beside && *beside ? arena_format(paper->arena, "%s (%s)", text, beside) : text;
}

const struct paper_row *paper_items(const struct paper *paper, const struct exercise *exercise, size_t *count, bool *known)
{
	struct listing listing = session_listing(paper->session, exercise, paper->arena);
	struct paper_row *rows = arena_array(paper->arena, listing.count, sizeof *rows);

	*known = listing.count && are_known(paper, exercise);
	*count = listing.count;
	if (!*known)
		return rows_to_come(paper, exercise, count);
	for (size_t i = 0; i < listing.count; i++)
		rows[i] = (struct paper_row){ .letter = arena_text(paper->arena, listing.rows[i].letter),
			.text = item_words(paper, exercise, listing.rows[i].item) };
	return rows;
}

bool paper_had(const struct paper *paper, size_t place, const struct item *item)
{
	for (size_t i = 0; i < place; i++) {
		struct listing listing = session_listing(paper->session, paper_exercise(paper, i), paper->arena);

		if (listing_find(&listing, item->id))
			return true;
	}
	return false;
}

bool paper_input_allowed(const struct exercise *exercise, const char *input)
{
	for (const char *const *words = exercise_value(exercise, "input")->words; *words; words++)
		if (str_same(*words, input))
			return true;
	return false;
}

bool paper_wants(const struct paper *paper, const struct exercise *exercise)
{
	return !paper->plan->exercise || paper->plan->exercise == exercise;
}

bool paper_polls(const struct paper *paper, const struct exercise *exercise, const char *input)
{
	return exercise->type->polling && paper_wants(paper, exercise) && paper_input_allowed(exercise, input);
}

struct poll_limits paper_limits(const struct exercise *exercise, size_t items)
{
	return exercise->type->polling->limits(exercise, items);
}
