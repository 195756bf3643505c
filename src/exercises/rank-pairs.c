/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/pairs.h"
#include "exercises/wall.h"

static const struct option options[] = {
	{ .name = "items", .kind = OPTION_ITEMS, .required = true, .help = "What is compared, 3 to 7: a list, or what an earlier exercise gave." },
	{ .name = NULL }
};

enum { FITTING_PERMILLE = 700 };

/* --- the wall ------------------------------------------------------------------ */

static void put_side(const struct scene *scene, const struct look *look, const struct listing_row *row, struct board *side)
{
	board_big(side, arena_format(scene->arena, "%s  %s", row->letter, wall_item(scene, look, row->item, NULL)));
}

static size_t all_pairs(const struct listing *listing)
{
	return listing->count ? listing->count * (listing->count - 1) / 2 : 0;
}

static void ask_pair(const struct scene *scene, const struct look *look, const struct listing *listing, struct pair_at at,
    struct board *board)
{
	struct board *left, *right;

	board_text(board, EMPHASIS_STRONG, tr(scene->tongue, "Which of the two matters more to us?"));
	board_two(board, &left, &right);
	put_side(scene, look, &listing->rows[at.left], left);
	put_side(scene, look, &listing->rows[at.right], right);
	board_progress(board, (int64_t)pairs_decided(scene, listing), (int64_t)all_pairs(listing),
	    tr(scene->tongue, "pairs decided"));
}

/* In a cell stands who was put first. */
static const char *cell_words(const struct scene *scene, const struct listing *listing, size_t row, size_t column)
{
	if (row == column)
		return "";
	switch (pairs_answer(scene, listing, row, column)) {
	case PAIR_LEFT:
		return listing->rows[row].letter;
	case PAIR_RIGHT:
		return listing->rows[column].letter;
	case PAIR_EQUAL:
		return "=";
	case PAIR_OPEN:
	case PAIR_LATER:
		break;
	}
	return "";
}

static void put_matrix(const struct scene *scene, const struct look *look, const struct listing *listing, struct board *board)
{
	struct block *matrix = board_matrix(board, "");

	for (size_t i = 0; i < listing->count; i++)
		board_head(board, matrix, listing->rows[i].letter);
	for (size_t i = 0; i < listing->count; i++)
		board_row(board, matrix, listing->rows[i].letter, wall_item(scene, look, listing->rows[i].item, NULL));
	for (size_t row = 0; row < listing->count; row++)
		for (size_t column = 0; column < listing->count; column++)
			board_set(board, matrix, row, column, cell_words(scene, listing, row, column));
}

static void put_wins(const struct scene *scene, const struct look *look, const struct listing *listing, struct board *board)
{
	struct block *bars = board_bars(board, tr(scene->tongue, "How often each was put first:"), (int64_t)listing->count - 1);
	size_t *order = pairs_order(scene, listing);

	for (size_t i = 0; i < listing->count; i++) {
		const struct listing_row *item = &listing->rows[order[i]];
		struct board_row *row = board_row(board, bars, item->letter, wall_item(scene, look, item->item, NULL));

		row->value = pairs_wins(scene, listing, order[i]);
		row->unit = board_keep(board, tr_count(scene->tongue, "time", "times", (long)row->value));
	}
}

static void tell_circle(const struct scene *scene, const struct listing *listing, struct board *board)
{
	size_t items[3];
	const char *a, *b, *c;

	if (!pairs_circle(scene, listing, items))
		return;
	a = listing->rows[items[0]].letter, b = listing->rows[items[1]].letter, c = listing->rows[items[2]].letter;
	board_text(board, EMPHASIS_NONE, arena_format(scene->arena,
	    tr(scene->tongue, "%s over %s, %s over %s, and %s over %s: so we go round in a circle, and none of them is wrong."),
	    a, b, b, c, c, a));
}

/* Of three items nothing more can be told than their circle. */
static void tell_consistency(const struct scene *scene, const struct listing *listing, struct board *board)
{
	int64_t circles, permille;

	if (listing->count <= PAIRS_LEAST || !pairs_consistency(scene, listing, &circles, &permille))
		return;
	if (circles > 1)
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "There are %lld such circles in our answers."), (long long)circles);
	if (!circles)
		board_say(board, EMPHASIS_NONE, "There is no circle in our answers: they all fit together.");
	else if (permille >= FITTING_PERMILLE)
		board_say(board, EMPHASIS_NONE, "On the whole our answers fit together.");
	else
		board_say(board, EMPHASIS_NONE, "Our answers contradict each other quite a bit; a second look may help.");
}

static void tell_result(const struct scene *scene, const struct look *look, const struct listing *listing, struct board *board)
{
	put_wins(scene, look, listing, board);
	tell_circle(scene, listing, board);
	tell_consistency(scene, listing, board);
	put_matrix(scene, look, listing, board);
}

static void wall(const struct scene *scene, const struct look *look, struct board *board)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	struct pair_at at;

	wall_open(scene, look, board);
	if (listing.count < PAIRS_LEAST || listing.count > PAIRS_MOST)
		board_text(board, EMPHASIS_WARN, arena_format(scene->arena,
		    tr(scene->tongue, "Pairs can be made of 3 to 7 things; here are %zu."), listing.count));
	else if (pairs_next(scene, &listing, &at))
		ask_pair(scene, look, &listing, at, board);
	else
		tell_result(scene, look, &listing, board);
	wall_clock(scene, board);
}

static const char *left_open(const struct scene *scene)
{
	struct listing listing = session_listing(scene->session, scene->exercise, scene->arena);
	size_t decided = pairs_decided(scene, &listing), all = all_pairs(&listing);

	if (listing.count < PAIRS_LEAST || listing.count > PAIRS_MOST || decided >= all)
		return NULL;
	return arena_format(scene->arena, "%zu of %zu pairs are decided. Go on without the others?", decided, all);
}

/* --- what is handed on ----------------------------------------------------------- */

static struct listing by_wins(const struct scene *scene, struct arena *arena)
{
	struct listing listing = session_listing(scene->session, scene->exercise, arena);
	struct listing sorted = { .rows = arena_array(arena, listing.count + 1, sizeof *sorted.rows), .count = listing.count };
	size_t *order = pairs_order(scene, &listing);

	for (size_t i = 0; i < listing.count; i++)
		sorted.rows[i] = listing.rows[order[i]];
	return sorted;
}

static const struct outlet outlets[] = {
	{ .name = "", .help = "All that was compared, what was put first most often before the others.", .list = by_wins },
	{ .name = NULL }
};

const struct exercise_type exercise_rank_pairs = {
	.type = "rank",
	.method = "pairs",
	.title = N_("Two at a time"),
	.help = "One pair after another: which of the two matters more, and why.",
	.options = options,
	.verbs = pairs_verbs,
	.actions = pairs_actions,
	.outlets = outlets,
	.state_size = sizeof(struct pairs_state),
	.accept = pairs_accept,
	.fold = pairs_fold,
	.left_open = left_open,
	.wall = wall,
	.tables = pairs_tables,
	.rehearse = pairs_rehearse,
};
