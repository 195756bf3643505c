/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/poll-wall.h"

#include "base/str.h"
#include "model/session.h"

/* Before the round is open, as the script has it. */
static bool takes(const struct scene *scene, enum ballot_source source, const char *name)
{
	const char *const *words = exercise_value(scene->exercise, "input")->words;

	if (scene->on_slip)
		return source == SOURCE_PAPER;
	if (poll_stage(scene->poll) != POLL_NOT_YET)
		return poll_input_allowed(scene->poll, source);
	while (*words && !str_same(*words, name))
		words++;
	return *words != NULL;
}

/* How to answer without slips and hands. */
static const struct { enum ballot_source source; const char *name, *how, *in_order; } ways[] = {
	{ SOURCE_PASSED, "passed", N_("When the laptop comes to you, type it there."),
	  N_("When the laptop comes to you, type the letters, the most important first.") },
	{ SOURCE_ALOUD, "aloud", N_("When you are called, say it."), N_("When you are called, say the letters, the most important first.") },
};

static bool takes_paper(const struct scene *scene)
{
	return takes(scene, SOURCE_PAPER, "paper");
}

static bool takes_hands(const struct scene *scene)
{
	return takes(scene, SOURCE_HANDS, "hands");
}

/* Is there anything but raised hands, which nobody knows how many people they are of? */
static bool takes_ballots(const struct scene *scene)
{
	bool others = takes_paper(scene);

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		others |= takes(scene, ways[i].source, ways[i].name);
	return others;
}

static const char *by_ballot(const struct scene *scene, const char *written)
{
	bool in_order = scene->exercise->type->polling->shape == BALLOT_ORDER;
	const char *how = takes_paper(scene) ? written : "";

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (takes(scene, ways[i].source, ways[i].name))
			how = arena_format(scene->arena, "%s%s%s", how, *how ? " " : "",
			    tr(scene->tongue, in_order && !*how ? ways[i].in_order : ways[i].how));
	return how;
}

static const char *by_hand(const struct scene *scene)
{
	return poll_is_secret(scene->poll) ? tr(scene->tongue, "Close your eyes, and raise your hand when its letter is called.")
	    : tr(scene->tongue, "Raise your hand when its letter is called.");
}

/* What the file names first is told first. */
static bool hands_come_first(const struct scene *scene)
{
	return takes_hands(scene) && str_same(exercise_value(scene->exercise, "input")->words[0], "hands");
}

const char *poll_how(const struct scene *scene, const char *what, const char *written)
{
	const char *hands = takes_hands(scene) ? by_hand(scene) : "", *ballots = takes_ballots(scene) ? by_ballot(scene, written) : "";
	bool first = hands_come_first(scene);

	if (*hands && *ballots)
		return arena_format(scene->arena, tr(scene->tongue, "%s\n%s Or: %s"), what, first ? hands : ballots, first ? ballots : hands);
	return arena_format(scene->arena, "%s\n%s%s", what, hands, ballots);
}

const char *poll_told(const struct scene *scene, const char *unit, int64_t people)
{
	if (people < 0)
		return unit;
	return arena_format(scene->arena, "%s, %lld %s", unit, (long long)people, wall_people(scene, people));
}

const char *poll_told_mean(const struct scene *scene, int64_t people)
{
	long long most = poll_limits(scene->poll).max_per_item;

	return poll_told(scene, arena_format(scene->arena, tr(scene->tongue, "of %lld on average"), most), people);
}

/* The slips of each group lie in a box of their own, so that nobody has to sort them by what is on them. */
static void tell_piles(const struct scene *scene, struct board *board)
{
	const char *piles = "";

	for (size_t i = 0; i < poll_piles(scene->poll); i++)
		piles = arena_format(scene->arena, "%s%s%s", piles, *piles ? " | " : "", poll_pile(scene->poll, i, scene->language));
	if (*piles)
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "Drop it into the box of your group: %s."), piles);
}

const char *poll_instructions(const struct scene *scene, const struct poll_limits *limits)
{
	const struct option_value *own = exercise_value(scene->exercise, "how");

	return own->given ? script_text(own->text, scene->language) : scene->exercise->type->polling->how(scene, limits);
}

static void tell_how(const struct scene *scene, const struct look *look, struct board *board, const struct poll_limits *limits)
{
	struct scene beside = wall_beside(scene, look);
	const char *first = poll_instructions(scene, limits), *second = poll_instructions(&beside, limits);

	board_text(board, EMPHASIS_STRONG, first);
	if (!str_same(first, second))
		board_text(board, EMPHASIS_QUIET, second);
	if (poll_is_secret(scene->poll))
		board_say(board, EMPHASIS_NONE, "This vote is secret: nobody can tell who voted what.");
	tell_piles(scene, board);
}

static void put_choice(const struct scene *scene, const struct look *look, struct board *board, struct block *list, const char *letter,
    const char *words, const char *item)
{
	const struct polling *polling = scene->exercise->type->polling;
	struct board_row *row = board_row(board, list, letter, words);
	const char *beside = polling->beside ? polling->beside(scene, item) : NULL;

	row->selected = look->row && list->row_count == look->row + 1;
	if (beside)
		row->note = board_keep(board, beside);
}

/* Without how often each was said: nobody shall be led. */
static void not_yet(const struct scene *scene, const struct look *look, struct board *board)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	struct poll_limits limits = scene->exercise->type->polling->limits(scene->exercise, listing.count);
	struct block *list;

	if (!listing.count) {
		board_say(board, EMPHASIS_WARN, "There is nothing on the list yet.");
		return;
	}
	tell_how(scene, look, board, &limits);
	list = board_list(board, "");
	for (size_t i = 0; i < listing.count; i++)
		put_choice(scene, look, board, list, listing.rows[i].letter, wall_item(scene, look, listing.rows[i].item, NULL),
		    listing.rows[i].item->id);
}

static void list_offered(const struct scene *scene, const struct look *look, struct board *board)
{
	struct block *list = board_list(board, "");

	for (size_t i = 0; i < poll_offered(scene->poll); i++)
		put_choice(scene, look, board, list, poll_item(scene->poll, i)->letter, poll_words(scene, look, i), poll_item(scene->poll, i)->id);
}

/* Where not all of it comes on slips. */
static bool is_answered(const struct scene *scene)
{
	return takes_hands(scene) || !takes_paper(scene);
}

static const char *in_words(const struct scene *scene, size_t of)
{
	return is_answered(scene) ? tr_count(scene->tongue, "has answered", "have answered", (long)of) : wall_ballots_in(scene, of);
}

/* The same where nobody knows of how many. */
static const char *in_alone(const struct scene *scene, size_t in)
{
	if (is_answered(scene))
		return arena_format(scene->arena, tr_count(scene->tongue, "%zu has answered", "%zu have answered", (long)in), in);
	if (wall_word(scene, "ballot", (long)in))
		return arena_format(scene->arena, "%zu %s", in, wall_ballots_in(scene, in));
	return arena_format(scene->arena, tr_count(scene->tongue, "%zu slip in", "%zu slips in", (long)in), in);
}

/* "9 of 12 slips in". Raised hands alone are not told until somebody says how many people they were. */
static void tell_slips(const struct scene *scene, struct board *board)
{
	size_t in = poll_ballots_in(scene->poll), of = poll_due(scene->poll);

	if (poll_limits(scene->poll).together)
		return;
	if (!in && (!takes_ballots(scene) || poll_hands_alone(scene->poll)))
		return;
	if (of)
		board_progress(board, (int64_t)in, (int64_t)of, in_words(scene, of));
	else
		board_text(board, EMPHASIS_NONE, in_alone(scene, in));
}

static void tell_run_off(const struct scene *scene, struct board *board)
{
	long long places = poll_places(scene->poll);

	board_format(board, EMPHASIS_STRONG, tr_count(scene->tongue, "A run-off, as these have the same result: %lld of them goes on.",
	    "A run-off, as these have the same result: %lld of them go on.", (long)places), places);
}

/* What a further round is for. */
static void tell_kind(const struct scene *scene, struct board *board)
{
	switch (poll_kind(scene->poll)) {
	case ROUND_SECOND:
		board_say(board, EMPHASIS_STRONG, "We vote a second time.");
		break;
	case ROUND_AGAIN:
		board_say(board, EMPHASIS_STRONG, "We vote again, from the start.");
		break;
	case ROUND_RUN_OFF:
		tell_run_off(scene, board);
		break;
	case ROUND_MAIN:
		break;
	}
}

static void while_open(const struct scene *scene, const struct look *look, struct board *board)
{
	struct poll_limits limits = poll_limits(scene->poll);

	tell_kind(scene, board);

	tell_how(scene, look, board, &limits);
	list_offered(scene, look, board);
	tell_slips(scene, board);
}

static void after_close(const struct scene *scene, const struct look *look, struct board *board)
{
	(void)look;
	if (poll_ballots_in(scene->poll) >= poll_due(scene->poll))
		board_say(board, EMPHASIS_STRONG, "All are in. Thank you!");
	else
		board_say(board, EMPHASIS_STRONG, "The count is closed. Thank you!");
	tell_slips(scene, board);
	poll_tell_turnout(scene, board);
	board_say(board, EMPHASIS_NONE, "Now we look at it together.");
}

static void revealed(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct polling *polling = scene->exercise->type->polling;

	bool differ = poll_differ_shown(scene->poll);

	if (!poll_lines(scene->poll))
		board_say(board, EMPHASIS_NONE, "Nobody chose anything this time.");
	/* How many gave which grade is told in the order of the places, and takes the room. */
	if (!differ || !poll_is_graded(scene))
		poll_bars(scene, look, board, poll_heading(scene), PART_ALL);
	if (poll_stage(scene->poll) == POLL_REVEALED && polling->why)
		board_text(board, EMPHASIS_NONE, polling->why(scene));
	if (differ)
		poll_differ(scene, look, board);
	else
		poll_also_named_list(scene, look, board);
}

/* The order is that of the letters: nothing here says who would win. */
static void tied(const struct scene *scene, const struct look *look, struct board *board)
{
	const size_t *items;
	size_t count = poll_tied(scene->poll, &items);
	struct block *list;

	poll_bars(scene, look, board, tr(scene->tongue, "These go on:"), PART_SELECTED);
	/* A text and no heading: it goes on in a second row where the wall is narrow, and its end is what matters. */
	board_format(board, EMPHASIS_NONE, tr(scene->tongue, "A tie at the line. These have the same result, and there is room for %zu:"),
	    poll_tied_places(scene->poll));
	list = board_list(board, "");
	for (size_t i = 0; i < count; i++)
		board_row(board, list, poll_item(scene->poll, items[i])->letter, poll_words(scene, look, items[i]));
	board_say(board, EMPHASIS_STRONG, "How shall we decide?");
}

void poll_wall(const struct scene *scene, const struct look *look, struct board *board)
{
	static void (*const stages[])(const struct scene *scene, const struct look *look, struct board *board) = {
		[POLL_NOT_YET] = not_yet, [POLL_OPEN] = while_open, [POLL_CLOSED] = after_close, [POLL_REVEALING] = revealed,
		[POLL_REVEALED] = revealed, [POLL_TIE] = tied, [POLL_SETTLED] = poll_settled
	};

	wall_open(scene, look, board);
	if (poll_talks(scene->poll))
		poll_talk_wall(scene, look, board);
	else
		stages[poll_stage(scene->poll)](scene, look, board);
	if (poll_stage(scene->poll) <= POLL_OPEN || poll_talks(scene->poll))
		wall_clock(scene, board);
}
