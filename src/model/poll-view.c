/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "tally/agreement.h"
#include "tally/consensus.h"

/* What is told of a count to everybody. */

static const struct round *latest(const struct poll *poll)
{
	return poll_latest(poll);
}

enum poll_stage poll_stage(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->stage : POLL_NOT_YET;
}

int64_t poll_round(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.round : 0;
}

const struct exercise *poll_exercise(const struct poll *poll)
{
	return poll->exercise;
}

size_t poll_offered(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.item_count : 0;
}

const struct poll_item *poll_item(const struct poll *poll, size_t i)
{
	return i < poll_offered(poll) ? &latest(poll)->record.items[i] : NULL;
}

size_t poll_item_by_letter(const struct poll *poll, const char *letter, size_t length)
{
	size_t number = letter_number(letter, length);

	for (size_t i = 0; i < poll_offered(poll) && number != SIZE_MAX; i++) {
		const char *own = poll_item(poll, i)->letter;

		if (letter_number(own, strlen(own)) == number)
			return i;
	}
	return SIZE_MAX;
}

bool poll_is_secret(const struct poll *poll)
{
	if (poll_stage(poll) == POLL_NOT_YET)
		return exercise_value(poll->exercise, "secret")->number == 1;
	return latest(poll)->record.secret;
}

struct poll_limits poll_limits(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.limits : (struct poll_limits){ .choose = 1, .max_per_item = 1 };
}

bool poll_input_allowed(const struct poll *poll, enum ballot_source source)
{
	return latest(poll) && latest(poll)->inputs & 1u << source;
}

bool poll_wants_codes(const struct poll *poll)
{
	bool by_person = !poll_is_secret(poll) && *exercise_value(poll->exercise, "split")->word;
	bool known = poll->session->script->aloud || by_person;

	for (size_t i = 0; i < people_count(poll->session) && !known; i++)
		known = *notes_card(poll->session, i);
	return known;
}

size_t poll_ballots_in(const struct poll *poll)
{
	const struct round *round = latest(poll);
	size_t in = 0;

	if (!round)
		return 0;
	for (size_t i = 0; i < round->record.ballot_count; i++)
		in += round->ballots[i].status != BALLOT_VOID;
	return in + round->sealed + (round->record.people_by_hands > 0 ? (size_t)round->record.people_by_hands : 0);
}

size_t poll_entitled(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.entitled : 0;
}

size_t poll_due(const struct poll *poll)
{
	return poll_limits(poll).together ? 1 : poll_entitled(poll);
}

/* --- from the first reveal ------------------------------------------------ */

static bool is_told(const struct poll *poll)
{
	return poll_stage(poll) >= POLL_REVEALING;
}

size_t poll_lines(const struct poll *poll)
{
	return is_told(poll) ? latest(poll)->lines : 0;
}

size_t poll_lines_hidden(const struct poll *poll)
{
	return is_told(poll) ? latest(poll)->hidden : 0;
}

const struct poll_line *poll_line(const struct poll *poll, size_t i)
{
	return i < poll_lines(poll) && i >= poll_lines_hidden(poll) ? &latest(poll)->line[i] : NULL;
}

size_t poll_also_named(const struct poll *poll)
{
	return is_told(poll) ? poll_offered(poll) - latest(poll)->lines : 0;
}

static bool is_line(const struct round *round, size_t item)
{
	for (size_t i = 0; i < round->lines; i++)
		if (round->line[i].item == item)
			return true;
	return false;
}

size_t poll_also_named_item(const struct poll *poll, size_t i)
{
	for (size_t item = 0; item < poll_offered(poll) && is_told(poll); item++)
		if (!is_line(latest(poll), item) && i-- == 0)
			return item;
	return SIZE_MAX;
}

bool poll_differ_shown(const struct poll *poll)
{
	return is_told(poll) && latest(poll)->differ;
}

static bool is_whole(const struct poll *poll)
{
	return poll_stage(poll) >= POLL_REVEALED;
}

const char *poll_agreement_words(const struct poll *poll)
{
	return is_whole(poll) ? latest(poll)->record.agreement_words : "";
}

enum duels poll_duels(const struct poll *poll, size_t *winner)
{
	const struct pairwise *pairs = is_whole(poll) ? latest(poll)->pairs : NULL;
	int32_t first = pairs ? condorcet_winner(pairs) : PAIRWISE_NONE;

	if (!pairs)
		return DUELS_NONE;
	if (first != PAIRWISE_NONE) {
		*winner = (size_t)first;
		return DUELS_WINNER;
	}
	return latest(poll)->circle_count ? DUELS_CIRCLE : DUELS_TIED;
}

size_t poll_circle(const struct poll *poll, const uint32_t **items)
{
	if (!is_whole(poll))
		return 0;
	*items = latest(poll)->circle;
	return latest(poll)->circle_count;
}

int64_t poll_beats(const struct poll *poll, size_t a, size_t b)
{
	const struct pairwise *pairs = is_whole(poll) ? latest(poll)->pairs : NULL;

	return pairs && a < pairs->items && b < pairs->items ? duel(pairs, a, b) : 0;
}

int64_t poll_gave(const struct poll *poll, size_t item, int64_t grade)
{
	const struct tally_ballots *tally = is_whole(poll) ? &latest(poll)->tally : NULL;
	int64_t people = 0;

	for (size_t i = 0; tally && tally->kind == TALLY_GRADES && i < tally->count; i++)
		people += ballot_marks(tally, i)[item] == grade;
	return people;
}

static int64_t graded_by(const struct ballot *ballot, size_t item, size_t criterion, int64_t grade)
{
	int64_t people = 0;

	for (size_t i = 0; i < ballot->pick_count && ballot->status == BALLOT_VALID; i++)
		people += ballot->picks[i].item == item && ballot->picks[i].grades[criterion] == grade;
	return people;
}

int64_t poll_gave_by(const struct poll *poll, size_t item, size_t criterion, int64_t grade)
{
	const struct round *round = is_whole(poll) ? latest(poll) : NULL;
	int64_t people = 0;

	for (size_t i = 0; round && criterion < round->record.limits.criteria && i < round->record.ballot_count; i++)
		people += graded_by(&round->ballots[i], item, criterion, grade);
	return people;
}

static bool consensus_of(const int64_t *votes, size_t grades, int64_t *permille)
{
	struct tally_ratio a;
	bool known = consensus_eijk(votes, grades, &a);

	if (known)
		*permille = ratio_permille(&a);
	return known;
}

bool poll_consensus(const struct poll *poll, size_t item, int64_t *permille)
{
	size_t grades = (size_t)poll_limits(poll).max_per_item + 1;
	struct arena *arena = arena_new();
	int64_t *votes = arena_array(arena, grades, sizeof *votes);
	bool known;

	for (size_t grade = 0; grade < grades; grade++)
		votes[grade] = poll_gave(poll, item, (int64_t)grade);
	known = consensus_of(votes, grades, permille);
	arena_free(arena);
	return known;
}

bool poll_consensus_by(const struct poll *poll, size_t item, size_t criterion, int64_t *permille)
{
	size_t grades = (size_t)poll_limits(poll).top + 1;
	struct arena *arena = arena_new();
	int64_t *votes = arena_array(arena, grades, sizeof *votes);
	bool known;

	for (size_t grade = 0; grade < grades; grade++)
		votes[grade] = poll_gave_by(poll, item, criterion, (int64_t)grade);
	known = consensus_of(votes, grades, permille);
	arena_free(arena);
	return known;
}

/* --- the cut --------------------------------------------------------------- */

const char *poll_cut(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.cut : "none";
}

int64_t poll_places(const struct poll *poll)
{
	int64_t places = 0;

	return str_number(poll_cut(poll), 0, ITEMS_MOST, &places) ? places : 0;
}

bool poll_very_close(const struct poll *poll)
{
	return poll_stage(poll) >= POLL_TIE && latest(poll)->very_close;
}

size_t poll_tied(const struct poll *poll, const size_t **items)
{
	if (poll_stage(poll) < POLL_TIE)
		return 0;
	*items = latest(poll)->tied;
	return latest(poll)->tied_count;
}

size_t poll_tied_places(const struct poll *poll)
{
	return poll_stage(poll) < POLL_TIE ? 0 : latest(poll)->tied_places;
}

const char *poll_remedy(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.remedy : "";
}

const char *poll_remedy_note(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.remedy_note : "";
}

int64_t poll_lot_seed(const struct poll *poll)
{
	return latest(poll) ? latest(poll)->record.lot_seed : -1;
}
