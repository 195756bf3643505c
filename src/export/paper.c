/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/paper.h"

#include "export/paper-inside.h"

struct part { struct paper_part part; void (*fill)(struct paper *paper); };

static const struct part parts[] = {
	{ { "order", "the running order with what to say and to do, for the facilitator alone" }, paper_order },
	{ { "slips", "slips for every round that is voted in on paper, and for wishes" }, paper_slips },
	{ { "tally", "sheets to count hands and slips on by hand" }, paper_tally },
	{ { "codes", "a card with a code for each person" }, paper_codes },
	{ { "items", "a card for each need, idea or task that is known" }, paper_item_cards },
};

enum { PARTS = sizeof parts / sizeof *parts };

const struct paper_part *paper_part(size_t i)
{
	return i < PARTS ? &parts[i].part : NULL;
}

/* --- The whole */

static bool is_wanted(const char *names, const char *name)
{
	const char *line;

	if (!names)
		return true;
	for (size_t length; (line = str_next_line(&names, &length));)
		if (str_is(name, line, length))
			return true;
	return false;
}

static char *write(const struct session *session, const struct paper_plan *plan, char *(*write_out)(const struct paper *paper))
{
	struct paper paper = { .arena = arena_new(), .session = session, .plan = plan };
	char *text;

	for (size_t i = 0; i < PARTS; i++)
		if (is_wanted(plan->parts, parts[i].part.name))
			parts[i].fill(&paper);
	text = write_out(&paper);
	arena_free(paper.arena);
	return text;
}

char *paper_text(const struct session *session, const struct paper_plan *plan)
{
	return write(session, plan, paper_write_text);
}

char *paper_html(const struct session *session, const struct paper_plan *plan)
{
	return write(session, plan, paper_write_html);
}
