/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/poll.h"

#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* The verbs of a count: what each does to the round. What is told of it is in poll-view.c. */

void polls_reset(struct session *session)
{
	session->polls = arena_array(session->arena, session_places(session), sizeof *session->polls);
}

/* --- who may vote ------------------------------------------------------ */

static void note_person(struct session *session, struct round *round, size_t person)
{
	if (person >= round->entitled_room) {
		size_t room = (person + 1) * 2;

		round->entitled = arena_grow(session->arena, round->entitled, round->entitled_room, room, sizeof *round->entitled);
		round->entitled_room = room;
	}
	if (!round->entitled[person])
		round->record.entitled++;
	round->entitled[person] = true;
}

void polls_note_present(struct session *session)
{
	size_t open = session->agenda.open;
	struct round *round = open == SIZE_MAX ? NULL : poll_latest(&session->polls[open]);

	if (!round || round->stage != POLL_OPEN)
		return;
	for (size_t i = 0; i < session->people.count; i++)
		if (session->people.list[i].present && session->people.list[i].kind == PERSON_PARTICIPANT)
			note_person(session, round, i);
}

/* --- opening ------------------------------------------------------------ */

/* A line "ID LETTER WORDING"; what is missing is empty. */
static struct poll_item read_item(struct arena *arena, const char *line, size_t length)
{
	const char *stop = line + length, *parts[2];

	for (size_t i = 0; i < 2; i++) {
		const char *start = line;

		while (line < stop && *line != ' ')
			line++;
		parts[i] = arena_slice(arena, start, (size_t)(line - start));
		line += line < stop;
	}
	return (struct poll_item){ .id = parts[0], .letter = parts[1], .wording = arena_slice(arena, line, (size_t)(stop - line)) };
}

static void read_items(struct session *session, struct round *round, const char *text)
{
	size_t lines = str_lines(text), count = 0;
	struct poll_item *items = arena_array(session->arena, lines + 1, sizeof *items);
	const char *line;

	for (size_t length; (line = str_next_line(&text, &length));)
		items[count++] = read_item(session->arena, line, length);
	round->record.items = items;
	round->record.item_count = count;
}

struct inputs { unsigned set; };

static void read_input(void *of, const char *start, size_t length)
{
	struct inputs *inputs = of;

	for (size_t i = 0; i < SOURCES; i++) {
		const char *name = ballot_source_name((enum ballot_source)i);

		if (str_is(name, start, length))
			inputs->set |= 1u << i;
	}
}

/* No group has more to give, and what is counted stays countable whoever wrote the journal. */
static int64_t read_limit(const struct event *event, const char *name)
{
	int64_t limit = event_number(event, name, 1);

	return limit < 0 ? 0 : limit > INT16_MAX ? INT16_MAX : limit;
}

enum { MOST_GRADE = 9 };

static void read_weight(void *of, const char *start, size_t length)
{
	struct poll_limits *limits = of;

	if (limits->criteria < CRITERIA_MOST && length == 1 && *start >= '1' && *start <= '9')
		limits->weights[limits->criteria++] = *start - '0';
}

static void read_criteria(const struct event *event, struct poll_limits *limits)
{
	int8_t best[CRITERIA_MOST];

	event_each(event, "weights", read_weight, limits);
	if (!limits->criteria)
		return;
	limits->top = read_limit(event, "top");
	if (limits->top > MOST_GRADE)
		limits->top = MOST_GRADE;
	memset(best, (int)limits->top, sizeof best);
	limits->max_per_item = ballot_weighted(limits, best);
}

static void read_limits(const struct event *event, struct poll_limits *limits)
{
	limits->choose = read_limit(event, "choose");
	limits->max_per_item = read_limit(event, "max-per-item");
	limits->use_all = event_number(event, "use-all", 0) == 1;
	limits->together = event_number(event, "together", 0) == 1;
	read_criteria(event, limits);
}

static bool items_fit(const struct event *event, struct err *err)
{
	struct arena *arena = arena_new();
	size_t items = str_lines(event_text(event, arena));

	arena_free(arena);
	if (!items)
		return err_set(err, "there is nothing on the list to choose from");
	return items <= ITEMS_MOST || err_set(err, "%zu items are too many for one round; at most %d can be compared", items, ITEMS_MOST);
}

static void open_round(struct session *session, const struct event *event)
{
	struct poll *poll = event_poll(session, event);
	struct inputs inputs = { .set = 0 };
	struct round *round;

	if (!poll || !items_fit(event, NULL))
		return;
	SESSION_ROOM(session, poll->rounds, poll->count, poll->room);
	round = &poll->rounds[poll->count++];
	*round = (struct round){ .stage = POLL_OPEN, .record = {
		.exercise = poll->exercise, .round = (int64_t)poll->count, .kind = event_word_text(event, "kind", session->arena),
		.rule = event_word_text(event, "rule", session->arena), .inputs = event_word_text(event, "inputs", session->arena),
		.cut = event_word_text(event, "cut", session->arena), .in_force = true, .people_by_hands = -1, .closed_at = "",
		.agreement_permille = -1, .agreement_words = "", .remedy = "", .remedy_note = "", .lot_seed = -1,
		.split = split_named(session->script, event_word_text(event, "split", session->arena)), .split_reason = "",
		.told_close = "", .told_cut = "", .told_settle = "", .secret = event_number(event, "secret", 0) == 1 } };
	round->piles = round->record.secret && round->record.split && event_number(event, "piles", 0) == 1;
	round->min_turnout = event_number(event, "min-turnout", 0);
	event_each(event, "inputs", read_input, &inputs);
	round->inputs = inputs.set;
	read_limits(event, &round->record.limits);
	read_items(session, round, event_text(event, session->arena));
	round_take_money(session, round, event);
	round_relate(poll, round);
	polls_note_present(session);
}

static bool may_open(const struct session *session, const struct event *event, struct err *err)
{
	const struct exercise *exercise = event_exercise(session, event);

	if (!exercise || !exercise->type->polling || session->agenda.open != exercise->index)
		return err_set(err, "nothing is voted on here");
	return round_may_begin(&session->polls[exercise->index], event, err) && items_fit(event, err);
}

/* --- closing, telling, cutting ------------------------------------------- */

static bool may_close(const struct session *session, const struct event *event, struct err *err)
{
	return round_at(session, event, POLL_OPEN, POLL_OPEN, err) != NULL;
}

static void close_round(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);

	if (!round || round->stage != POLL_OPEN)
		return;
	round->stage = POLL_CLOSED;
	round->record.closed = true;
	round->record.closed_at = event->time;
	round->closed_seq = event->seq;
	round->record.told_close = event->value;
	if (round->record.secret)
		round_take_opened(session, round, event);
	round_count(session, round);
	round_split(session, &round->record);
	round_replace(event_poll(session, event), round);
}

static bool may_reveal(const struct session *session, const struct event *event, struct err *err)
{
	return round_at(session, event, POLL_CLOSED, POLL_REVEALED, err) != NULL;
}

static void reveal(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);
	int64_t hidden = event_number(event, "hidden", 0);

	if (!round || round->stage < POLL_CLOSED || round->stage > POLL_REVEALED)
		return;
	round->differ |= event_number(event, "differ", 0) == 1;
	round->hidden = hidden > 0 && (size_t)hidden < round->lines ? (size_t)hidden : 0;
	round->stage = round->hidden ? POLL_REVEALING : POLL_REVEALED;
}

struct marking { const struct round *round; bool *flags; size_t *list; size_t count; };

static void mark_item(void *of, const char *start, size_t length)
{
	struct marking *marking = of;
	size_t item = round_find(marking->round, start, length);

	if (item == SIZE_MAX)
		return;
	if (marking->flags)
		marking->flags[item] = true;
	else if (marking->count < marking->round->record.item_count)
		marking->list[marking->count++] = item;
}

static void take_selected(struct session *session, struct round *round, const struct event *event)
{
	struct marking marking = { .round = round };

	marking.flags = arena_array(session->arena, round->record.item_count + 1, sizeof *marking.flags);
	event_each(event, "selected", mark_item, &marking);
	round->selected = marking.flags;
	round->record.selected = marking.flags;
	for (size_t i = 0; i < round->record.item_count; i++)
		round->line[i].selected = marking.flags[round->line[i].item];
}

static void take_tied(struct session *session, struct round *round, const struct event *event)
{
	struct marking marking = { .round = round };

	marking.list = arena_array(session->arena, round->record.item_count + 1, sizeof *marking.list);
	event_each(event, "tied", mark_item, &marking);
	round->tied = marking.list;
	round->tied_count = marking.count;
	round->tied_places = (size_t)event_number(event, "places", 0);
	round->record.tie_at_cut = marking.count > 0;
}

static bool may_cut(const struct session *session, const struct event *event, struct err *err)
{
	return round_at(session, event, POLL_REVEALED, POLL_REVEALED, err) != NULL;
}

static void set_cut(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);

	if (!round || round->stage != POLL_REVEALED)
		return;
	take_selected(session, round, event);
	take_tied(session, round, event);
	round->very_close = event_number(event, "very-close", 0) == 1;
	round->record.told_cut = event->value;
	round->stage = round->tied_count ? POLL_TIE : POLL_SETTLED;
}

static bool may_settle(const struct session *session, const struct event *event, struct err *err)
{
	return round_at(session, event, POLL_TIE, POLL_TIE, err) != NULL;
}

/* A budget's tie is settled by saying who comes first; then it is spent once more. */
static void spend_again(struct session *session, struct round *round, const struct event *event)
{
	const struct tally_result *result;

	round_take_order(session, round, event);
	result = record_recount(&round->record, session->arena, NULL);
	if (!result)
		return;
	round->record.result = result;
	round_tell(session, round);
	round->hidden = 0;
}

/* A remedy may part only some of them; then the rest wait for another. */
static void settle(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);
	bool still_tied;

	if (!round || round->stage != POLL_TIE)
		return;
	if (round->record.budget >= 0)
		spend_again(session, round, event);
	take_selected(session, round, event);
	still_tied = event_number(event, "places", 0) > 0;
	if (still_tied)
		take_tied(session, round, event);
	round->record.remedy = event_word_text(event, "remedy", session->arena);
	round->record.remedy_note = event_text(event, session->arena);
	round->record.lot_seed = event_number(event, "seed", -1);
	round->record.told_settle = event->value;
	round->stage = still_tied ? POLL_TIE : POLL_SETTLED;
	event_poll(session, event)->told = (size_t)round->record.round;
}

static void confirm(struct session *session, const struct event *event)
{
	struct round *round = event_round(session, event);

	if (!round || round->stage != POLL_REVEALED)
		return;
	take_selected(session, round, event);
	round->stage = POLL_SETTLED;
}

const struct verb poll_verbs[] = {
	{ .name = "round.open", .words = "kind= rule= inputs= choose= max-per-item= use-all= weights= top= together= cut= secret= split= piles= min-turnout= budget= costs= text=",
	  .help = "A round of voting was opened; the text has a line an item: its id, letter and wording.",
	  .text = TEXT_OFFERS,
	  .accept = may_open, .fold = open_round },
	{ .name = "round.close", .words = "entitled= ballots= valid= short= blank= spoilt= void= people= sha256=",
	  .help = "The round was closed; sha256 is that of the opened box of a secret one.",
	  .accept = may_close, .fold = close_round },
	{ .name = "reveal", .words = "hidden= items= differ=", .help = "The next places were shown; so many are still hidden.",
	  .accept = may_reveal, .fold = reveal },
	{ .name = "cut.set", .words = "cut= selected= tied= places= very-close=", .help = "The line was drawn: what goes on, what is tied at the line.",
	  .accept = may_cut, .fold = set_cut },
	{ .name = "tie.settle", .words = "remedy= selected= tied= places= seed= order= text=", .help = "The tie at the line was settled.",
	  .accept = may_settle, .fold = settle },
	{ .name = "round.confirm", .words = "selected=", .help = "The result stands as it is, without a line.", .accept = may_cut, .fold = confirm },
	{ .name = NULL }
};
