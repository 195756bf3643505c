/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/poll-wall.h"

/* The result by groups: places, which can be compared where one group is larger. */

static const char *head_of(const struct scene *scene, size_t group)
{
	const char *name = poll_group_name(scene->poll, group, scene->language);

	return arena_format(scene->arena, "%s (%lld)", *name ? name : tr(scene->tongue, "no answer"),
	    (long long)poll_group_ballots(scene->poll, group));
}

static const char *place_words(const struct scene *scene, size_t group, size_t item)
{
	bool joint = false;
	int64_t place = poll_group_place(scene->poll, group, item, &joint);

	return place ? arena_format(scene->arena, "%lld%s", (long long)place, joint ? "=" : "") : "";
}

static void put_matrix(const struct scene *scene, const struct look *look, struct board *board)
{
	struct block *matrix = board_matrix(board, tr(scene->tongue, "The place that each group gave it:"));

	for (size_t group = 0; group < poll_groups(scene->poll); group++)
		board_head(board, matrix, head_of(scene, group));
	poll_matrix_rows(scene, look, board, matrix);
	for (size_t i = 0; i < poll_lines(scene->poll); i++)
		for (size_t group = 0; group < poll_groups(scene->poll); group++)
			board_set(board, matrix, i, group, place_words(scene, group, poll_line(scene->poll, i)->item));
}

/* Why somebody may miss a group. */
static const struct { const char *reason, *words; } reasons[] = {
	{ "small-groups", N_("Small groups are not shown, so that nobody is found out.") },
	{ "no-codes", N_("It cannot be told by groups: nobody knows who gave which answer.") },
};

void poll_by_groups(const struct scene *scene, const struct look *look, struct board *board)
{
	if (poll_groups(scene->poll))
		put_matrix(scene, look, board);
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (str_same(reasons[i].reason, poll_groups_hidden(scene->poll)))
			board_say(board, EMPHASIS_QUIET, reasons[i].words);
}
