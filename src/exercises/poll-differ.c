/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "exercises/poll-wall.h"

static void tell_split(const struct scene *scene, const struct look *look, struct board *board)
{
	struct block *list = NULL;

	for (size_t i = 0; i < poll_lines(scene->poll); i++) {
		const struct poll_line *line = poll_line(scene->poll, i);

		if (!line || !line->split_opinion)
			continue;
		if (!list)
			list = board_list(board, tr(scene->tongue, "Much for some, little for others:"));
		board_row(board, list, poll_item(scene->poll, line->item)->letter, poll_words(scene, look, line->item));
	}
}

/* What Kendall's W says, as a sentence. */
static const struct { const char *words, *sentence; } agreements[] = {
	{ "opinions differ much", N_("On the whole our opinions differ much.") },
	{ "partly agree", N_("On the whole we partly agree.") },
	{ "largely agree", N_("On the whole we largely agree.") },
};

static void tell_agreement(const struct scene *scene, struct board *board)
{
	for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++)
		if (str_same(agreements[i].words, poll_agreement_words(scene->poll)))
			board_say(board, EMPHASIS_NONE, agreements[i].sentence);
}

static const char *duel_words(const struct scene *scene, size_t a, size_t b)
{
	return arena_format(scene->arena, tr(scene->tongue, "%s beats %s %lld to %lld"), poll_item(scene->poll, a)->letter,
	    poll_item(scene->poll, b)->letter, (long long)poll_beats(scene->poll, a, b), (long long)poll_beats(scene->poll, b, a));
}

static void tell_circle(const struct scene *scene, struct board *board)
{
	const uint32_t *items;
	size_t count = poll_circle(scene->poll, &items);
	const char *words = "";

	for (size_t i = 0; i < count; i++)
		words = arena_format(scene->arena, "%s%s%s", words, i ? ", " : "", duel_words(scene, items[i], items[(i + 1) % count]));
	if (count)
		board_format(board, EMPHASIS_NONE,
		    tr(scene->tongue, "One against one: %s. So we go round in a circle, and none of them is wrong."), words);
}

/* Is it the first by the count, alone or jointly? */
static bool is_first(const struct poll *poll, size_t item)
{
	for (size_t i = 0; i < poll_lines(poll); i++) {
		const struct poll_line *line = poll_line(poll, i);

		if (line && line->item == item)
			return line->place == 1;
	}
	return false;
}

static void tell_winner(const struct scene *scene, struct board *board, size_t winner)
{
	const struct poll_line *first = poll_lines(scene->poll) ? poll_line(scene->poll, 0) : NULL;
	const char *letter = poll_item(scene->poll, winner)->letter;

	if (is_first(scene->poll, winner) || !first)
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "One against one, %s beats every other."), letter);
	else
		board_format(board, EMPHASIS_NONE, tr(scene->tongue, "%s comes first in the count; one against one, %s. Both are worth a talk."),
		    poll_item(scene->poll, first->item)->letter, duel_words(scene, winner, first->item));
}

static void tell_duels(const struct scene *scene, struct board *board)
{
	size_t winner = 0;

	switch (poll_duels(scene->poll, &winner)) {
	case DUELS_WINNER:
		tell_winner(scene, board, winner);
		break;
	case DUELS_CIRCLE:
		tell_circle(scene, board);
		break;
	case DUELS_TIED:
		board_say(board, EMPHASIS_NONE, "One against one, nothing beats every other.");
		break;
	case DUELS_NONE:
		break;
	}
}

static const char *consensus_words(const struct scene *scene, size_t item)
{
	int64_t permille;

	if (!poll_consensus(scene->poll, item, &permille) || (permille >= POLL_SPLIT_PERMILLE && permille <= POLL_AGREE_PERMILLE))
		return "";
	return permille > POLL_AGREE_PERMILLE ? tr(scene->tongue, "alike") : tr(scene->tongue, "split");
}

static const char *people_told(const struct scene *scene, size_t item, int64_t grade)
{
	int64_t people = poll_gave(scene->poll, item, grade);

	return people ? arena_format(scene->arena, "%lld", (long long)people) : "";
}

static void fill_grades(const struct scene *scene, struct board *board, struct block *matrix, size_t row, size_t item)
{
	int64_t best = poll_limits(scene->poll).max_per_item;

	for (int64_t grade = best; grade >= 0; grade--)
		board_set(board, matrix, row, (size_t)(best - grade), people_told(scene, item, grade));
	board_set(board, matrix, row, (size_t)best + 1, consensus_words(scene, item));
}

static void tell_grades(const struct scene *scene, const struct look *look, struct board *board)
{
	const struct polling *polling = scene->exercise->type->polling;
	struct block *matrix = board_matrix(board, tr(scene->tongue, "How many said what:"));

	for (int64_t grade = poll_limits(scene->poll).max_per_item; grade >= 0; grade--)
		board_head(board, matrix, polling->grade(scene, grade));
	board_head(board, matrix, "");
	poll_matrix_rows(scene, look, board, matrix);
	for (size_t i = 0; i < poll_lines(scene->poll); i++)
		fill_grades(scene, board, matrix, i, poll_line(scene->poll, i)->item);
}

void poll_differ(const struct scene *scene, const struct look *look, struct board *board)
{
	board_say(board, EMPHASIS_STRONG, "Where do we differ?");
	if (poll_is_graded(scene))
		tell_grades(scene, look, board);
	else
		tell_split(scene, look, board);
	tell_agreement(scene, board);
	tell_duels(scene, board);
	poll_by_groups(scene, look, board);
}
