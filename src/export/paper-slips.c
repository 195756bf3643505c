/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"
#include "export/paper-inside.h"
#include "model/script-rounds.h"

/* A line of boxes that can still be written into. */
enum { MOST_BOXES = 26 };

static size_t boxes_for(const struct polling *polling, const struct poll_limits *limits, size_t items)
{
	size_t boxes = polling->shape == BALLOT_ONE ? 1 : limits->choose > 0 ? (size_t)limits->choose : items;

	return boxes < MOST_BOXES ? boxes : MOST_BOXES;
}

/* What is asked stands as on the wall, so that nobody has two ways to read it. Only where hands are counted, too,
 * the words of the file are about those: a slip has no beans. */
static const char *instructions(const struct paper *paper, const struct exercise *exercise, const struct poll_limits *limits)
{
	struct scene scene = paper_scene(paper, exercise);
	bool by_hands = paper_input_allowed(exercise, "hands");
	const char *prompt = script_text(&exercise->prompt, paper->plan->language);
	const char *how;

	scene.on_slip = true;
	how = by_hands ? exercise->type->polling->how(&scene, limits) : poll_instructions(&scene, limits);
	return *prompt ? arena_format(paper->arena, "%s\n%s", prompt, how) : how;
}

static void add_slips(struct paper *paper, const struct exercise *exercise)
{
	const struct polling *polling = exercise->type->polling;
	bool known, graded = polling->shape == BALLOT_GRADES;
	size_t count;
	const struct paper_row *rows = paper_items(paper, exercise, &count, &known);
	struct poll_limits limits = paper_limits(exercise, count);

	paper_sheet(paper, arena_format(paper->arena, "Slips: %s", paper_title(paper, exercise)),
	    limits.together ? "One for the whole group: you write on it what most hands say." : "Cut along the lines; one for each person.");
	paper_add_card(paper, paper_cards(paper), &(struct paper_card){
		.head = paper_title(paper, exercise),
		.big = "",
		.text = instructions(paper, exercise, &limits),
		.rows = rows,
		.row_count = known || graded ? count : 0,
		.boxes_a_row = !graded ? 0 : limits.criteria ? limits.criteria : 1,
		.boxes = graded ? 0 : boxes_for(polling, &limits, count),
		.numbered = polling->shape == BALLOT_ORDER,
		.copies = limits.together ? 1 : paper->plan->people,
	});
}

/* What people write with their code, as their wishes. */
static void add_forms(struct paper *paper, const struct exercise *exercise)
{
	struct scene scene = paper_scene(paper, exercise);
	struct slip_form form = exercise->type->slip(&scene);
	const char *prompt = script_text(&exercise->prompt, paper->plan->language);
	bool known;
	size_t count;
	const struct paper_row *rows = paper_items(paper, exercise, &count, &known);

	paper_sheet(paper, arena_format(paper->arena, "Slips: %s", paper_title(paper, exercise)), "Cut along the lines; one for each person.");
	paper_add_card(paper, paper_cards(paper), &(struct paper_card){
		.head = paper_title(paper, exercise),
		.big = "",
		.text = *prompt ? arena_format(paper->arena, "%s\n%s", prompt, form.how) : form.how,
		.rows = rows,
		.row_count = known ? count : 0,
		.code = form.code,
		.boxes = form.letters,
		.numbered = form.letters > 1,
		.copies = paper->plan->people,
	});
}

/* To be stuck onto the boxes. */
static void add_boxes(struct paper *paper, const struct exercise *exercise)
{
	const struct attribute *split = script_boxes(session_script(paper->session), exercise);
	struct paper_block *cards;

	if (!split)
		return;
	paper_sheet(paper, arena_format(paper->arena, "Boxes: %s", paper_title(paper, exercise)),
	    "Cut along the lines; one for each box. Everybody puts the slip into the box of the own answer.");
	cards = paper_cards(paper);
	for (size_t i = 0; i < split->choice_count; i++)
		paper_add_card(paper, cards, &(struct paper_card){ .head = paper_title(paper, exercise),
			.big = script_text(&split->choices[i], paper->plan->language), .text = "", .copies = 1 });
}

void paper_slips(struct paper *paper)
{
	for (size_t i = 0; i < agenda_count(paper->session); i++) {
		const struct exercise *exercise = paper_exercise(paper, i);

		if (exercise->type->slip && paper_wants(paper, exercise))
			add_forms(paper, exercise);
		if (!paper_polls(paper, exercise, "paper"))
			continue;
		add_slips(paper, exercise);
		add_boxes(paper, exercise);
	}
}
