/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/poll-screen.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/items.h"
#include "model/poll.h"
#include "ui/dialog.h"

static const struct poll *poll_here(const struct app *app)
{
	return app_exercise_open(app) ? session_poll(app_session(app), app_exercise(app)) : NULL;
}

static bool is_at(const struct app *app, enum poll_stage first, enum poll_stage last)
{
	const struct poll *poll = poll_here(app);

	return poll && poll_stage(poll) >= first && poll_stage(poll) <= last;
}

/* --- Closing */

static bool close_now(struct app *app, const struct answer *answer, void *context)
{
	const struct poll *poll = poll_screen_open_poll(app);
	struct next next;

	(void)answer, (void)context;
	if (!poll)
		return true;
	next = poll_close(poll, app_scratch(app));
	return app_enter(app, &next.entry, poll_is_secret(poll) ? tr(app_tongue(app), "the round is closed; Enter reveals")
	    : tr(app_tongue(app), "the round is closed; Enter reveals, u opens it again"));
}

static void close_round(struct app *app)
{
	struct next next = poll_close(poll_screen_open_poll(app), app_scratch(app));

	const char *missing = next.kind == NEXT_ASK ? tr(app_tongue(app), next.question) : "";

	if (poll_screen_pending(app))
		missing = arena_format(app_scratch(app), "%s %s", tr(app_tongue(app), poll_screen_pending(app)), *missing ? missing : tr(app_tongue(app), "Close the round without it?"));
	if (*missing)
		dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .question = missing, .done = close_now });
	else
		close_now(app, NULL, NULL);
}

/* --- A secret round is given up */

static bool is_open_in_secret(const struct app *app)
{
	const struct poll *poll = poll_screen_open_poll(app);

	return poll && poll_is_secret(poll);
}

static bool give_up_now(struct app *app, const struct answer *answer, void *context)
{
	const struct poll *poll = poll_screen_open_poll(app);
	struct entry entry = { .verb = "round.void", .exercise = poll ? poll_exercise(poll)->id : NULL, .round = poll ? poll_round(poll) : 0 };

	(void)answer, (void)context;
	return !poll || app_enter(app, &entry, tr(app_tongue(app), "the round is given up; Enter opens another"));
}

static void give_up(struct app *app)
{
	const char *trouble = sitting_box_trouble(app_sitting(app), app_exercise(app));
	const char *question = tr(app_tongue(app), "Give this round up, with all its ballots? Another begins: slips are typed again, or the group votes again.");

	dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .done = give_up_now,
		.question = trouble ? arena_format(app_scratch(app), "%s. %s", trouble, question) : question });
}

void poll_screen_offer(struct app *app)
{
	if (is_open_in_secret(app) && sitting_box_trouble(app_sitting(app), app_exercise(app)))
		give_up(app);
}

/* --- Before the round: are any two the same? */

static bool may_merge(const struct app *app)
{
	return is_at(app, POLL_NOT_YET, POLL_NOT_YET) && session_listing(app_session(app), app_exercise(app), app_scratch(app)).count > 1;
}

static bool merge_now(struct app *app, const struct answer *answer, void *context)
{
	struct err err = ERR_INIT;
	struct entry entry;
	bool taken = items_merge(app_session(app), app_exercise(app), answer->item, answer->other, app_scratch(app), &entry, &err);

	(void)context;
	if (taken)
		taken = app_enter(app, &entry, arena_format(app_scratch(app), tr(app_tongue(app), "put together: %s, %s; u takes it back"),
		    item_text(answer->item, app_language(app)), item_text(answer->other, app_language(app))));
	else
		app_refuse(app, "%s", err_text(&err));
	err_clear(&err);
	return taken;
}

static void merge(struct app *app)
{
	dialog_open(app, &(struct dialog){ .asks = ASK_TWO_ITEMS, .done = merge_now,
		.question = tr(app_tongue(app), "Which two are the same? Those who said them decide.") });
}

/* --- Revealing */

static void reveal(struct app *app)
{
	struct next next = session_next(app_session(app), app_scratch(app));

	app_enter(app, &next.entry, NULL);
}

/* --- A tie at the cut */

static const char *names_of_tied(const struct app *app, const struct poll *poll)
{
	const size_t *tied;
	size_t count = poll_tied(poll, &tied);
	const char *names = "";

	for (size_t i = 0; i < count; i++)
		names = arena_format(app_scratch(app), "%s%s%s", names, i ? ", " : "", poll_item(poll, tied[i])->letter);
	return names;
}

static bool offered_votes(const char *verb)
{
	return str_same(verb, "round.open");
}

static bool settle(struct app *app, const char *remedy, const char *picked)
{
	const struct poll *poll = poll_here(app);
	struct err err = ERR_INIT;
	struct entry entry;
	bool taken;

	if (!poll_settle(poll, remedy, picked, NULL, app_random(app), app_scratch(app), &entry, &err)) {
		app_refuse(app, "%s", err_text(&err));
		err_clear(&err);
		return false;
	}
	taken = app_enter(app, &entry, offered_votes(entry.verb) ? tr(app_tongue(app), "the run-off is open; u takes it back")
	    : tr(app_tongue(app), "the tie is settled; u takes it back"));
	poll = poll_here(app);
	if (taken && poll && poll_lot_seed(poll) >= 0)
		app_say(app, tr(app_tongue(app), "drawn by lot with the seed %" PRId64 ", which is kept; u takes it back"), poll_lot_seed(poll));
	return taken;
}

struct tie { const struct remedy_offer *offer; };

static bool picked(struct app *app, const struct answer *answer, void *context)
{
	const struct tie *tie = context;

	return !poll_here(app) || settle(app, way_out_names[tie->offer->way], answer->text ? answer->text : answer->item->id);
}

static struct listing tied_items(const struct app *app, const struct poll *poll)
{
	const size_t *tied;
	size_t count = poll_tied(poll, &tied);
	struct listing listing = { .count = 0 };

	listing.rows = arena_array(app_scratch(app), count + 1, sizeof *listing.rows);
	for (size_t i = 0; i < count; i++) {
		const struct poll_item *item = poll_item(poll, tied[i]);
		struct listing_row *row = &listing.rows[listing.count];

		/* A round of another's journal may name what this session does not know. */
		row->item = items_find(app_session(app), item->id);
		letter_text(letter_number(item->letter, strlen(item->letter)), row->letter);
		listing.count += row->item != NULL;
	}
	return listing;
}

static void ask_which(struct app *app, const struct remedy_offer *offer)
{
	const struct poll *poll = poll_here(app);
	struct tie *tie = mem_alloc(sizeof *tie);

	tie->offer = offer;
	dialog_open(app, &(struct dialog){
		.asks = ASK_ITEM, .items = tied_items(app, poll), .picks = poll_tied_places(poll),
		.question = poll_budget(poll) >= 0 ? tr(app_tongue(app), "Which one comes first?")
		    : arena_format(app_scratch(app), tr_count(app_tongue(app), "Which one goes on?", "Which %zu go on?", (long)poll_tied_places(poll)),
		    poll_tied_places(poll)),
		.done = picked, .context = tie, .forget = free,
	});
}

static bool remedy_chosen(struct app *app, const struct answer *answer, void *context)
{
	const struct remedy_offer *offer = poll_here(app) ? poll_remedy_offer(poll_here(app), (size_t)answer->choice) : NULL;

	(void)context;
	if (offer && !offer->picks)
		return settle(app, way_out_names[offer->way], NULL);
	if (offer)
		ask_which(app, offer);
	return true;
}

static const char **remedies(const struct app *app, const struct poll *poll, size_t *count)
{
	const char **texts;
	size_t n = 0;

	while (poll_remedy_offer(poll, n))
		n++;
	texts = arena_array(app_scratch(app), n + 1, sizeof *texts);
	for (size_t i = 0; i < n; i++)
		texts[i] = tr(app_tongue(app), poll_remedy_offer(poll, i)->help);
	*count = n;
	return texts;
}

static const char *tie_question(const struct app *app, const struct poll *poll)
{
	const char *names = names_of_tied(app, poll);

	if (poll_budget(poll) >= 0)
		return arena_format(app_scratch(app),
		    tr(app_tongue(app), "%s have an equal claim to the money. How does the group settle which comes first?"), names);
	return arena_format(app_scratch(app), tr_count(app_tongue(app),
	    "%s have the same result, and one of them can go on. How does the group settle it?",
	    "%s have the same result, and %zu of them can go on. How does the group settle it?", (long)poll_tied_places(poll)),
	    names, poll_tied_places(poll));
}

void poll_screen_tie(struct app *app)
{
	const struct poll *poll = poll_here(app);
	struct dialog dialog = { .asks = ASK_CHOICE, .weighty = true, .done = remedy_chosen };

	if (!is_at(app, POLL_TIE, POLL_TIE))
		return;
	dialog.question = tie_question(app, poll);
	dialog.choices = remedies(app, poll, &dialog.choice_count);
	dialog_open(app, &dialog);
}

/* --- A second round, and once more from the start */

static bool second_answered(struct app *app, const struct answer *answer, void *context)
{
	const struct poll *poll = poll_here(app);
	struct entry entry;

	(void)context;
	if (!poll)
		return true;
	entry = poll_talk(poll, answer->choice == 0);
	return app_enter(app, &entry, answer->choice == 0 ? tr(app_tongue(app), "now the group talks; u takes it back")
	    : tr(app_tongue(app), "no second vote; Enter goes on, u asks again"));
}

void poll_screen_second(struct app *app)
{
	const char *choices[] = { tr(app_tongue(app), "talk about it, then vote once more"), tr(app_tongue(app), "no, it stays as it is") };

	dialog_open(app, &(struct dialog){ .asks = ASK_CHOICE, .weighty = true, .done = second_answered,
		.question = tr(app_tongue(app), "Does the group want to talk about it and vote a second time?"),
		.choices = choices, .choice_count = sizeof choices / sizeof *choices });
}

static bool can_vote_again(const struct app *app)
{
	return is_at(app, POLL_CLOSED, POLL_SETTLED);
}

static void vote_again(struct app *app)
{
	struct entry entry = poll_opening(poll_here(app), ROUND_AGAIN, app_scratch(app));

	app_enter(app, &entry, tr(app_tongue(app), "a new round is open, and takes the place of the one before; u takes it back"));
}

/* --- The keys */

static bool is_open(const struct app *app)
{
	return is_at(app, POLL_OPEN, POLL_OPEN);
}

static bool is_to_be_revealed(const struct app *app)
{
	return is_at(app, POLL_CLOSED, POLL_REVEALING);
}

static bool is_tied(const struct app *app)
{
	return is_at(app, POLL_TIE, POLL_TIE);
}

const struct key_row poll_keys[] = {
	{ .key = "c", .name = N_("close the round"), .help = N_("Ends the voting; asks first when ballots are missing. Esc leaves a field before."),
	  .holds = is_open, .act = close_round, .priority = 1 },
	{ .key = "V", .name = N_("give the round up"), .help = N_("Only in a secret round, whose slips cannot be mended: the group votes again."),
	  .holds = is_open_in_secret, .act = give_up },
	{ .key = "r", .name = N_("reveal"), .help = N_("Shows the next place of the result, from below."),
	  .holds = is_to_be_revealed, .act = reveal },
	{ .key = "v", .name = N_("vote again"), .help = N_("Opens the round anew; once it is closed, it takes the place of the one before."),
	  .holds = can_vote_again, .act = vote_again },
	{ .key = "=", .name = N_("put together"), .help = N_("Before the round: makes one of two that mean the same; the older letter stays."),
	  .holds = may_merge, .act = merge },
	{ .key = "=", .name = N_("settle the tie"), .help = N_("Asks how the group settles a tie at the line, as Enter does."),
	  .holds = is_tied, .act = poll_screen_tie },
	{ .key = NULL }
};
