/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/paper-inside.h"
#include "model/people.h"

void paper_codes(struct paper *paper)
{
	const struct script *script = session_script(paper->session);
	struct paper_block *cards;

	paper_sheet(paper, "Codes", "Cut along the lines; who comes draws one.");
	cards = paper_cards(paper);
	for (size_t i = 0; i < paper->plan->people; i++)
		paper_add_card(paper, cards, &(struct paper_card){
			.head = script_text(&script->title, paper->plan->language),
			.big = people_code(i, paper->arena),
			.text = tr(paper->plan->tongue, "This is your code. Your name is written nowhere."),
			.copies = 1,
		});
}

static void add_item(struct paper *paper, struct paper_block *cards, const struct listing_row *row)
{
	paper_add_card(paper, cards, &(struct paper_card){
		.head = arena_format(paper->arena, "%s%s%s", row->letter, *row->item->symbol ? "  " : "", row->item->symbol),
		.big = item_text(row->item, paper->plan->language),
		.text = "",
		.copies = 1,
	});
}

/* Each with the letter that it has where it is met first. */
void paper_item_cards(struct paper *paper)
{
	for (size_t i = 0; i < agenda_count(paper->session); i++) {
		const struct exercise *exercise = paper_exercise(paper, i);
		struct listing listing = session_listing(paper->session, exercise, paper->arena);
		struct paper_block *cards = NULL;

		if (paper->plan->exercise && paper->plan->exercise != exercise)
			continue;
		for (size_t k = 0; k < listing.count; k++) {
			if (!paper->plan->exercise && paper_had(paper, i, listing.rows[k].item))
				continue;
			if (!cards) {
				paper_sheet(paper, arena_format(paper->arena, "Cards: %s", paper_title(paper, exercise)), "Cut along the lines.");
				cards = paper_cards(paper);
			}
			add_item(paper, cards, &listing.rows[k]);
		}
	}
}
