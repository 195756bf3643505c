/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

#include <string.h>

#include "base/str.h"

static const char *const ways_out[WAYS_OUT] = {
	[WAY_KEEP_ALL] = N_("There was a tie at the line: all of them go on."),
	[WAY_KEEP_NONE] = N_("There was a tie at the line: none of them goes on."),
	[WAY_HEAD_TO_HEAD] = N_("There was a tie at the line: what more people put before the other goes on."),
	[WAY_MORE_PEOPLE] = N_("There was a tie at the line: what more people chose goes on."),
	[WAY_MORE_FIRST_CHOICES] = N_("There was a tie at the line: what more people put first goes on."),
	[WAY_RUN_OFF] = N_("There was a tie at the line: we voted again about it."),
	[WAY_GROUP_DECIDES] = N_("There was a tie at the line: we talked and decided together."),
	[WAY_HAT] = N_("There was a tie at the line: we drew from a hat."),
	[WAY_LOT] = N_("There was a tie at the line: the computer drew."),
};

/* One that did not part all of them is joined by + to the one that did. */
static void tell_ways_out(struct board *board, const char *remedies)
{
	while (*remedies) {
		size_t length = strcspn(remedies, "+");
		enum way_out way = way_out_find(remedies, length);

		if (way < WAYS_OUT)
			board_say(board, EMPHASIS_NONE, ways_out[way]);
		remedies += length + (remedies[length] == '+');
	}
}

void poll_tell_remedy(const struct scene *scene, struct board *board)
{
	const char *note = poll_remedy_note(scene->poll);
	int64_t seed = poll_lot_seed(scene->poll);

	tell_ways_out(board, poll_remedy(scene->poll));
	if (*note)
		board_text(board, EMPHASIS_NONE, note);
	if (seed >= 0)
		board_format(board, EMPHASIS_QUIET, tr(scene->tongue, "The number it drew with: %lld"), (long long)seed);
}

/* Where many may be marked, who gets something of it says how wide the choice is. */
static void tell_served(const struct scene *scene, struct board *board)
{
	int64_t voters = 0, served = poll_served(scene->poll, &voters);

	if (scene->exercise->type->polling->shape != BALLOT_MARKS || served < 0)
		return;
	board_format(board, EMPHASIS_NONE, tr_count(scene->tongue, "%lld of %lld person gets something of what they chose.",
	    "%lld of %lld people get something of what they chose.", (long)voters), (long long)served, (long long)voters);
}

static bool has_selected(const struct poll *poll)
{
	bool has = false;

	for (size_t i = 0; i < poll_lines(poll); i++)
		has |= poll_line(poll, i) && poll_line(poll, i)->selected;
	return has;
}

void poll_settled(const struct scene *scene, const struct look *look, struct board *board)
{
	if (poll_kind(scene->poll) == ROUND_SECOND) {
		poll_compare(scene, look, board);
		poll_tell_remedy(scene, board);
		poll_tell_turnout(scene, board);
		return;
	}
	if (str_same(poll_cut(scene->poll), "none")) {
		poll_bars(scene, look, board, poll_heading(scene), PART_ALL);
		poll_tell_turnout(scene, board);
		poll_also_named_list(scene, look, board);
		return;
	}
	poll_bars(scene, look, board, tr(scene->tongue, "These go on:"), PART_SELECTED);
	if (!has_selected(scene->poll))
		board_say(board, EMPHASIS_STRONG, "Nothing is above the line.");
	poll_tell_remedy(scene, board);
	poll_tell_turnout(scene, board);
	tell_served(scene, board);
	if (poll_very_close(scene->poll))
		board_say(board, EMPHASIS_NONE, "It was very close at the line.");
	poll_bars(scene, look, board, tr(scene->tongue, "Below the line, and not forgotten:"), PART_REST);
	poll_also_named_list(scene, look, board);
}
