/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/poll-desk.h"
#include "model/poll-next.h"

static const char *keep(struct str *value, struct arena *arena)
{
	const char *kept = arena_text(arena, str_text(value));

	str_free(value);
	return kept;
}

static struct entry entry_of(const struct poll *poll, const char *verb, const char *value)
{
	return (struct entry){ .verb = verb, .exercise = poll->exercise->id, .round = poll_round(poll), .value = value };
}

/* --- opening ----------------------------------------------------------------- */

static bool takes_slips(const struct exercise *exercise)
{
	for (const char *const *word = exercise_value(exercise, "input")->words; word && *word; word++)
		if (str_same(*word, ballot_source_name(SOURCE_PAPER)))
			return true;
	return false;
}

/* The boxes that somebody may have put up already would be in vain; once the round is open it is too late for them. */
static const char *piles_question(const struct poll *poll, struct arena *arena)
{
	const char *name = exercise_value(poll->exercise, "split")->word;
	const struct attribute *split = split_named(poll->session->script, name);

	if (!split || exercise_value(poll->exercise, "secret")->number != 1 || !takes_slips(poll->exercise))
		return NULL;
	switch (piles_possible(poll->session, split)) {
	case PILES_UNTOLD:
		return arena_format(arena, "Nobody has told yet how many belong to each group of \"%s\" (o o, then a). Without that all slips lie in "
		    "one box, and the result is not told by groups. Open the round all the same?", name);
	case PILES_SMALL:
		return arena_format(arena, "Of \"%s\" a group is too small to be told apart: all slips lie in one box, and the result is not told by "
		    "groups. Open the round so?", name);
	case PILES_POSSIBLE:
		break;
	}
	return NULL;
}

static struct next open_next(const struct poll *poll, struct arena *arena)
{
	struct next next = { .kind = NEXT_ENTRY, .title = N_("open the round"), .entry = poll_opening(poll, ROUND_MAIN, arena) };

	next.question = people_present(poll->session) ? piles_question(poll, arena)
	    : N_("Nobody is here yet (w says who is here). Open the round all the same?");
	if (next.question)
		next.kind = NEXT_ASK;
	return next;
}

/* --- closing ------------------------------------------------------------------ */

/* What is in a sealed box the door tells, when it opens it. */
static const char *close_value(const struct poll *poll, struct arena *arena)
{
	size_t by_status[BALLOT_STATUSES] = { 0 };

	for (size_t i = 0; i < desk_ballots(poll); i++)
		by_status[desk_ballot(poll, i)->status]++;
	return round_close_value(&poll_latest(poll)->record, by_status, NULL, arena);
}

static bool hands_are_in(const struct poll *poll)
{
	for (size_t i = 0; i < poll_offered(poll); i++)
		if (desk_count(poll, i) >= 0)
			return true;
	return false;
}

bool poll_hands_alone(const struct poll *poll)
{
	return hands_are_in(poll) && desk_people(poll) < 0;
}

/* Letters without a count, where others have one: what was passed over would stand as nought. */
static const char *uncounted(const struct poll *poll, struct arena *arena)
{
	const char *letters = "";

	for (size_t i = 0; hands_are_in(poll) && i < poll_offered(poll); i++)
		if (desk_count(poll, i) < 0)
			letters = arena_format(arena, "%s%s%s", letters, *letters ? ", " : "", poll_item(poll, i)->letter);
	return letters;
}

static const char *close_question(const struct poll *poll, struct arena *arena)
{
	size_t in = poll_ballots_in(poll), present = poll_limits(poll).together ? 1 : people_present(poll->session);
	struct err err = ERR_INIT;
	const char *question = NULL, *left = uncounted(poll, arena);

	if (hands_are_in(poll) && !desk_check_counts(poll, &err))
		question = arena_format(arena, "%s. Close all the same?", err_public_text(&err));
	else if (*left)
		question = arena_format(arena, "%s: no hands counted yet. Close all the same, as if there were none?", left);
	else if (!in && !hands_are_in(poll))
		question = "Nothing has come in yet. Close the round all the same?";
	else if (poll_turnout_missed(poll))
		question = arena_format(arena, "%zu of %zu are in, and at least %" PRId64 " %% were to vote. Close the round all the same?", in,
		    poll_entitled(poll), poll_min_turnout(poll));
	else if (in < present && !poll_hands_alone(poll))
		question = arena_format(arena, "%zu of %zu are in. Close the round all the same?", in, present);
	else if (poll_is_secret(poll))
		question = arena_format(arena, "%zu are in: have as many voted? A secret round is opened once, and nothing can be added or mended then. Close it?", in);
	err_clear(&err);
	return question;
}

struct next poll_close(const struct poll *poll, struct arena *arena)
{
	struct next next = { .kind = NEXT_NOTHING, .title = N_("no round is open") };

	if (poll_stage(poll) != POLL_OPEN)
		return next;
	next = (struct next){ .kind = NEXT_ENTRY, .title = N_("close the round"),
		.entry = entry_of(poll, "round.close", close_value(poll, arena)), .question = close_question(poll, arena) };
	if (next.question)
		next.kind = NEXT_ASK;
	return next;
}

/* --- telling, cutting ----------------------------------------------------------- */

static void write_shown(const struct round *round, size_t from, size_t to, struct str *value)
{
	if (from < to)
		str_add(value, " items=");
	for (size_t i = from; i < to; i++)
		str_add_format(value, "%s%s", i > from ? "|" : "", round->record.items[round->line[i].item].id);
}

/* The next tier from below: who share a place are told together. */
static struct next reveal_next(const struct poll *poll, struct arena *arena)
{
	const struct round *round = poll_latest(poll);
	size_t hidden = round->hidden;
	struct str value = STR_INIT;

	if (hidden > 0)
		hidden--;
	while (hidden > 0 && round->line[hidden - 1].place == round->line[hidden].place)
		hidden--;
	value_number(&value, "hidden", (int64_t)hidden);
	write_shown(round, hidden, round->hidden, &value);
	return (struct next){ .kind = NEXT_ENTRY, .title = round->stage == POLL_CLOSED ? N_("reveal") : N_("reveal the next"),
		.entry = entry_of(poll, "reveal", keep(&value, arena)) };
}

static struct next differ_next(const struct poll *poll)
{
	const char *told = poll->exercise->type->polling->differ;

	return (struct next){ .kind = NEXT_ENTRY, .title = told ? told : N_("where do we differ?"),
		.entry = entry_of(poll, "reveal", "hidden=0 differ=1") };
}

static const char *cut_value(const struct round *round, const struct tally_line *line, struct arena *arena)
{
	bool *tied = arena_array(arena, line->items + 1, sizeof *tied);
	struct str value = STR_INIT;

	for (size_t i = 0; i < line->tied_count; i++)
		tied[line->tied[i]] = true;
	value_word(&value, "cut", round->record.cut);
	value_word(&value, "selected", round_ids(round, line->in, arena));
	if (line->tied_count) {
		value_word(&value, "tied", round_ids(round, tied, arena));
		value_number(&value, "places", (int64_t)line->left);
	}
	if (line->very_close)
		value_number(&value, "very-close", 1);
	return keep(&value, arena);
}

static struct next cut_next(const struct poll *poll, struct arena *arena)
{
	const struct round *round = poll_latest(poll);
	bool none = str_same(round->record.cut, "none");
	struct tally_line line = { .items = round->record.item_count };

	if (round->record.result)
		line = record_line(&round->record, round->record.result, arena);
	else
		line.in = arena_array(arena, line.items + 1, sizeof *line.in);
	return (struct next){ .kind = NEXT_ENTRY, .title = none ? N_("keep the result") : N_("draw the line"),
		.entry = entry_of(poll, none ? "round.confirm" : "cut.set", cut_value(round, &line, arena)) };
}

static struct next revealed_next(const struct poll *poll, struct arena *arena)
{
	const struct round *round = poll_latest(poll);

	/* Money that a tie stopped is not spent yet. */
	if (round->record.budget >= 0 && !round->lines)
		return cut_next(poll, arena);
	return !round->differ && round->tally.count >= (poll->exercise->type->polling->differ ? 1 : 2) ? differ_next(poll) : cut_next(poll, arena);
}

/* --- a second round --------------------------------------------------------------- */

struct entry poll_talk(const struct poll *poll, bool wanted)
{
	return entry_of(poll, "round.talk", wanted ? "wanted=1" : "wanted=0");
}

/* A talk may part what is tied, so it comes before the tie is settled. */
static bool second_next(const struct poll *poll, struct arena *arena, struct next *next)
{
	const struct round *round = poll_latest(poll);
	const char *second = exercise_value(poll->exercise, "second")->word;
	enum round_kind kind = poll_kind(poll);

	if (round->talk == TALK_ON) {
		*next = (struct next){ .kind = NEXT_ENTRY, .title = N_("vote a second time"), .entry = poll_opening(poll, ROUND_SECOND, arena) };
		return true;
	}
	if (round->talk == TALK_UNWANTED || kind == ROUND_SECOND || kind == ROUND_RUN_OFF || str_same(second, "no"))
		return false;
	*next = (struct next){ .kind = NEXT_ENTRY, .title = N_("talk about it, then vote once more"), .entry = poll_talk(poll, true) };
	if (str_same(second, "ask"))
		next->kind = NEXT_SECOND, next->title = N_("a second vote?");
	return true;
}

/* --- all stages -------------------------------------------------------------------- */

/* Who begins an exercise once more wants to vote once more: the count is from before. */
static bool is_repeated(const struct poll *poll)
{
	const struct round *round = poll_latest(poll);

	return round->talk != TALK_ON && poll->session->agenda.entries[poll->exercise->index].begun_seq > round->closed_seq;
}

static bool settled_next(const struct poll *poll, struct arena *arena, struct next *next)
{
	if (is_repeated(poll)) {
		*next = (struct next){ .kind = NEXT_ENTRY, .title = N_("vote again"), .entry = poll_opening(poll, ROUND_AGAIN, arena) };
		return true;
	}
	if (second_next(poll, arena, next))
		return true;
	if (poll_latest(poll)->settles)
		*next = (struct next){ .kind = NEXT_ENTRY, .title = N_("back to the whole result"), .entry = run_off_settles(poll, arena) };
	return poll_latest(poll)->settles;
}

static void tie_next(const struct poll *poll, struct arena *arena, struct next *next)
{
	if (!second_next(poll, arena, next))
		*next = (struct next){ .kind = NEXT_TIE, .title = N_("settle the tie") };
}

bool poll_next(const struct poll *poll, struct arena *arena, struct next *next)
{
	struct listing listing;

	switch (poll_stage(poll)) {
	case POLL_NOT_YET:
		listing = session_listing(poll->session, poll->exercise, arena);
		if (!listing.count)
			return false;
		*next = open_next(poll, arena);
		return true;
	case POLL_OPEN:
		*next = (struct next){ .kind = NEXT_HOLD, .title = N_("c closes the round") };
		return true;
	case POLL_CLOSED:
	case POLL_REVEALING:
		*next = reveal_next(poll, arena);
		return true;
	case POLL_REVEALED:
		*next = revealed_next(poll, arena);
		return true;
	case POLL_TIE:
		tie_next(poll, arena, next);
		return true;
	case POLL_SETTLED:
		return settled_next(poll, arena, next);
	}
	return false;
}
