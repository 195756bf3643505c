/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/paper-inside.h"
#include "model/people.h"
#include "model/script-rounds.h"

enum { MOST_COLUMNS = 6 };

static const struct paper_head hands[] = {
	{ "", PAPER_SHORT }, { "", PAPER_LONG }, { "One stroke each", PAPER_STROKES }, { "Sum", PAPER_FIGURE }
};

enum { HANDS = sizeof hands / sizeof *hands };

/* Where places, grades or criteria are told apart, a column each. */
static size_t columns_of(const struct polling *polling, const struct poll_limits *limits)
{
	if (limits->criteria)
		return limits->criteria;
	if (polling->shape == BALLOT_ORDER && limits->choose <= MOST_COLUMNS)
		return (size_t)limits->choose;
	if (polling->shape == BALLOT_GRADES && limits->max_per_item < MOST_COLUMNS)
		return (size_t)limits->max_per_item + 1;
	return 0;
}

static const char *column_name(const struct paper *paper, bool grades, size_t i)
{
	return arena_format(paper->arena, grades ? "%zu" : "%zu.", grades ? i : i + 1);
}

static struct paper_block *make_table(struct paper *paper, const struct exercise *exercise, size_t items)
{
	const struct polling *polling = exercise->type->polling;
	struct poll_limits limits = paper_limits(exercise, items);
	size_t columns = columns_of(polling, &limits);
	struct paper_head *heads = arena_array(paper->arena, columns + HANDS, sizeof *heads);

	if (!columns)
		return paper_table(paper, hands, HANDS);
	heads[0] = hands[0];
	heads[1] = hands[1];
	for (size_t i = 0; i < columns; i++)
		heads[2 + i] = (struct paper_head){ column_name(paper, polling->shape == BALLOT_GRADES && !limits.criteria, i), PAPER_FIGURE };
	heads[2 + columns] = hands[HANDS - 1];
	return paper_table(paper, heads, columns + HANDS - 1);
}

static void add_row(struct paper *paper, struct paper_block *table, const char *letter, const char *text)
{
	const char **cells = arena_array(paper->arena, table->head_count, sizeof *cells);

	cells[0] = letter;
	cells[1] = text;
	paper_add_row(paper, table, cells);
}

/* box: whose slips, "" where all lie in one. */
static void add_sheet(struct paper *paper, const struct exercise *exercise, const char *box)
{
	size_t count;
	bool known;
	const struct paper_row *rows = paper_items(paper, exercise, &count, &known);
	struct paper_block *table;

	paper_sheet(paper, arena_format(paper->arena, *box ? "Count: %s (%s)" : "Count: %s", paper_title(paper, exercise), box),
	    "People here ____   slips in ____   blank ____   spoilt ____");
	table = make_table(paper, exercise, count);
	for (size_t i = 0; i < count; i++)
		add_row(paper, table, rows[i].letter, rows[i].text);
}

static void add_poll(struct paper *paper, const struct exercise *exercise)
{
	const struct attribute *split = script_boxes(session_script(paper->session), exercise);

	if (!split)
		add_sheet(paper, exercise, "");
	for (size_t i = 0; split && i < split->choice_count; i++)
		add_sheet(paper, exercise, script_text(&split->choices[i], paper->plan->language));
}

/* --- Who is here, by raised hands */

static void add_count(struct paper *paper, struct paper_block *table, const char *what)
{
	const char *cells[HANDS - 1] = { what };

	paper_add_row(paper, table, cells);
}

static void add_attributes(struct paper *paper)
{
	const struct script *script = session_script(paper->session);

	if (paper->plan->exercise || (!script->attribute_count && script->consent != CONSENT_COUNT))
		return;
	paper_sheet(paper, "Count: who is here", "By raised hands, never by name.   People here ____");
	for (size_t i = 0; i < script->attribute_count; i++) {
		const struct attribute *attribute = &script->attributes[i];
		struct paper_block *table;

		if (script_asks_alone(script, attribute))
			continue;
		paper_heading(paper, "", attribute->name);
		table = paper_table(paper, hands + 1, HANDS - 1);
		for (size_t k = 0; k < attribute->choice_count; k++)
			add_count(paper, table, script_text(&attribute->choices[k], paper->plan->language));
	}
	if (script->consent == CONSENT_COUNT) {
		paper_heading(paper, "", "consent");
		add_count(paper, paper_table(paper, hands + 1, HANDS - 1), "agree that what is said is kept");
	}
}

/* --- What is asked with the code */

static const struct paper_head codes[] = { { "Code", PAPER_SHORT }, { "", PAPER_LONG }, { "Answer", PAPER_FIGURE } };

enum { CODES = sizeof codes / sizeof *codes };

/* "1 every day, 2 now and then, 0 says nothing": as the private page takes them. */
static const char *answers(const struct paper *paper, const struct attribute *attribute)
{
	const char *words = "";

	for (size_t i = 0; i < attribute->choice_count; i++)
		words = arena_format(paper->arena, "%s%zu %s, ", words, i + 1, script_text(&attribute->choices[i], paper->plan->language));
	return arena_format(paper->arena, "%s0 says nothing", words);
}

static void add_list(struct paper *paper, const struct attribute *attribute)
{
	struct paper_block *table;

	paper_sheet(paper, arena_format(paper->arena, "List: %s", attribute->name), "For you alone. Tear it up when its figures are typed in.");
	paper_words(paper, "", answers(paper, attribute));
	table = paper_table(paper, codes, CODES);
	for (size_t i = 0; i < paper->plan->people; i++) {
		const char *cells[CODES] = { people_code(i, paper->arena) };

		paper_add_row(paper, table, cells);
	}
}

static void add_lists(struct paper *paper)
{
	const struct script *script = session_script(paper->session);

	for (size_t i = 0; i < script->attribute_count; i++)
		if (!paper->plan->exercise && script_asks_alone(script, &script->attributes[i]))
			add_list(paper, &script->attributes[i]);
}

void paper_tally(struct paper *paper)
{
	add_attributes(paper);
	add_lists(paper);
	for (size_t i = 0; i < agenda_count(paper->session); i++) {
		const struct exercise *exercise = paper_exercise(paper, i);

		if (paper_polls(paper, exercise, "paper") || paper_polls(paper, exercise, "hands"))
			add_poll(paper, exercise);
	}
}
