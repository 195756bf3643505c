/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/groups-private.h"

#include "base/mem.h"
#include "base/str.h"
#include "model/exercise.h"
#include "model/groups.h"
#include "model/notes.h"
#include "model/people.h"

enum { ANSWER_COLUMNS = 26 };

/* How many of a group gave the answer; choice_count: none. */
static size_t count_answer(const struct session *session, const struct grouping *grouping, uint32_t group, size_t attribute, size_t choice)
{
	const struct attribute *asked = &session_script(session)->attributes[attribute];
	const char *answer = choice < asked->choice_count ? asked->choices[choice].by[0] : "";
	size_t count = 0;

	for (size_t i = 0; i < grouping->people_count; i++) {
		size_t person = people_find(session, grouping->people[i]);

		count += grouping->group[i] == group && person != SIZE_MAX && str_same(notes_attribute(session, person, attribute), answer);
	}
	return count;
}

/* "3, 2, 2"; "" where nobody gave it. */
static const char *spread(const struct app *app, const struct grouping *grouping, size_t attribute, size_t choice)
{
	const char *words = "";
	size_t all = 0;

	for (uint32_t group = 0; group < grouping->groups; group++) {
		size_t count = count_answer(app_session(app), grouping, group, attribute, choice);

		all += count;
		words = arena_format(app_scratch(app), "%s%s%zu", words, *words ? ", " : "", count);
	}
	return all ? words : "";
}

static void write_attribute(const struct app *app, struct leaf *leaf, const struct grouping *grouping, size_t attribute)
{
	const struct attribute *asked = &session_script(app_session(app))->attributes[attribute];

	for (size_t choice = 0; choice <= asked->choice_count; choice++) {
		const char *words = spread(app, grouping, attribute, choice);
		const char *answer = choice < asked->choice_count ? script_text(&asked->choices[choice], app_language(app))
		                                                  : tr(app_tongue(app), "no answer");

		if (*words)
			leaf_pair(leaf, ANSWER_COLUMNS, STYLE_NORMAL, arena_format(app_scratch(app), "%s: %s", asked->name, answer), STYLE_NORMAL, words);
	}
}

void groups_private_write(const struct app *app, struct leaf *leaf)
{
	const struct session *session = app_session(app);
	const struct grouping *grouping = session_groups(session, app_exercise(app));

	if (!grouping || !grouping->mixed)
		return;
	leaf_heading(leaf, tr(app_tongue(app), "Why these groups"));
	leaf_text(leaf, STYLE_NORMAL, grouping->even
	    ? tr(app_tongue(app), "As dealt they are as even as they can be: no other groups of these people differ less.")
	    : tr(app_tongue(app), "As dealt they are as even as swaps of two people could make them; it is not proven that none are more even."));
	leaf_text(leaf, STYLE_NORMAL, tr(app_tongue(app), "How many of each are in group 1, 2, ... A line whose numbers differ by at most one is even."));
	for (size_t i = 0; i < session_script(session)->attribute_count; i++)
		if (notes_mixed_by(session, app_exercise(app), i))
			write_attribute(app, leaf, grouping, i);
}
