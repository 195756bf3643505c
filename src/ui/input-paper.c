/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/poll-desk.h"
#include "ui/lines.h"
#include "ui/second-pass.h"
#include "ui/slip-field.h"
#include "ui/slip-pile.h"
#include "ui/slips.h"

enum { LIST_ROWS = 6 };

/* One slip after another; with Up the earlier ones, to be mended or taken out. */
struct paper {
	struct field slip;
	struct field mend;
	int64_t mended;                      /* whose letters stand in mend; 0 = none yet */
	bool mending;
	int64_t picked;                      /* in the list of slips; 0 = not in the list */
	struct second_pass *pass;            /* all typed a second time, once that was begun; NULL = not begun */
	bool again, unsettled;               /* is it shown; is something of it still to be done */
	size_t pile, last_pile;              /* of a secret round with piles: which is typed, where the last slip lay */
	int64_t last;                        /* of a secret round, where only the last can be mended: its number, and what was typed */
	char *last_typed;
};

static void *open(void)
{
	return mem_alloc(sizeof(struct paper));
}

static void close(void *state)
{
	struct paper *paper = state;

	field_free(&paper->slip);
	field_free(&paper->mend);
	free(paper->last_typed);
	second_pass_free(paper->pass);
	free(paper);
}

static const struct field *field_of(const struct paper *paper)
{
	return paper->mending ? &paper->mend : &paper->slip;
}

static const char *pending(const void *state)
{
	const struct paper *paper = state;

	if (paper->mending || slip_field_pending(&paper->slip))
		return INPUT_TYPED;
	return paper->unsettled ? N_("The slips are typed a second time, and not all is settled yet.") : NULL;
}

/* --- Drawing */

static const char *label(const struct app *app, const struct desk *desk, const struct paper *paper)
{
	if (paper->mending)
		return arena_format(app_scratch(app), tr(app_tongue(app), "Mend slip %" PRId64), paper->mended);
	return slip_pile_label(app, desk, paper->pile);
}

/* After a crash nobody but the facilitator can tell which slip of a secret round is the next. */
static bool is_to_be_counted(const struct desk *desk, const struct paper *paper)
{
	return poll_is_secret(desk->poll) && !paper->last && desk_slips(desk->poll) && !poll_input_allowed(desk->poll, SOURCE_PASSED);
}

/* Before a letter is typed: what to do, or that nothing more is due. */
static const char *invitation(const struct app *app, const struct desk *desk, const struct paper *paper)
{
	bool all = poll_due(desk->poll) > 0 && poll_ballots_in(desk->poll) >= poll_due(desk->poll);

	if (slip_pile_due(desk, paper->pile))
		return tr(app_tongue(app), "Press Enter: which pile is first? They are typed one after the other.");
	if (is_to_be_counted(desk, paper))
		return arena_format(app_scratch(app), tr_count(app_tongue(app), "%zu is in: count your pile of typed slips, and go on behind it.",
		    "%zu are in: count your pile of typed slips, and go on behind them.", (long)desk_slips(desk->poll)), desk_slips(desk->poll));
	return all ? tr(app_tongue(app), "All are in: Esc c closes the round. Or one more slip's letters, then Enter.")
	    : tr(app_tongue(app), "Type a slip's letters, then Enter.");
}

static struct slip_field slip_now(const struct app *app, const struct desk *desk, const struct paper *paper)
{
	return (struct slip_field){ .field = field_of(paper), .label = label(app, desk, paper), .invitation = invitation(app, desk, paper) };
}

static size_t rows(const struct app *app, const struct desk *desk, const void *state, size_t columns)
{
	const struct paper *paper = state;
	size_t slips = slips_listed(desk->poll);
	struct slip_field slip;

	if (paper->again)
		return second_pass_rows(app, desk, paper->pass, columns);
	if (paper->picked)
		return 1 + (slips < LIST_ROWS ? slips : LIST_ROWS);
	slip = slip_now(app, desk, paper);
	return slip_field_rows(app, desk, &slip, columns);
}

static void draw_slips(const struct app *app, const struct desk *desk, const struct paper *paper, struct canvas *canvas, struct area area)
{
	lines_put(canvas, &area, area.rows > 1, STYLE_BOLD, tr(app_tongue(app), "Enter mends a slip, x takes it out."));
	slips_draw(app, desk, paper->picked, canvas, area);
}

static void draw(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area)
{
	const struct paper *paper = state;
	struct slip_field slip = slip_now(app, desk, paper);

	if (paper->again)
		second_pass_draw(app, desk, paper->pass, canvas, area);
	else if (paper->picked)
		draw_slips(app, desk, paper, canvas, area);
	else
		slip_field_draw(app, desk, &slip, canvas, area);
}

/* --- A slip goes in */

/* What is in its box nobody can show again; what was typed last is still known here. */
static void remember_last(const struct desk *desk, struct paper *paper, int64_t number, const struct field *field)
{
	if (!poll_is_secret(desk->poll))
		return;
	free(paper->last_typed);
	paper->last_typed = mem_text(field_text(field));
	paper->last_pile = paper->pile;
	paper->last = number;
}

static void cast(struct app *app, const struct desk *desk, struct paper *paper, const struct ballot_reading *ballot)
{
	size_t number = desk_slips(desk->poll) + 1;
	const char *said = arena_format(app_scratch(app), tr(app_tongue(app), "slip %zu is in; Esc u takes it back"), number);

	if (!slip_enter(app, desk, &(struct slip_entry){ .verb = "ballot.cast", .source = SOURCE_PAPER, .pile = paper->pile, .ballot = ballot }, said))
		return;
	remember_last(desk, paper, (int64_t)number, &paper->slip);
	field_set(&paper->slip, "");
}

static void mend(struct app *app, const struct desk *desk, struct paper *paper, const struct ballot_reading *ballot)
{
	const char *said = arena_format(app_scratch(app), tr(app_tongue(app), "slip %" PRId64 " is mended; Esc u takes it back"), paper->mended);
	struct slip_entry slip = { .verb = "ballot.mend", .number = paper->mended, .source = SOURCE_PAPER, .pile = paper->last_pile, .ballot = ballot };

	if (!slip_enter(app, desk, &slip, said))
		return;
	remember_last(desk, paper, paper->mended, &paper->mend);
	paper->mending = false;
	paper->mended = 0;
}

static void keep_surplus(struct app *app, const struct desk *desk, void *context)
{
	struct paper *paper = context;
	struct ballot_reading ballot;

	if (slip_field_entered(app, desk, &paper->slip, &ballot))
		cast(app, desk, paper, &ballot);
}

static void entered(struct app *app, const struct desk *desk, struct paper *paper)
{
	struct ballot_reading ballot;

	if (!slip_field_pending(field_of(paper)))
		app_refuse(app, "%s", tr(app_tongue(app), "nothing typed; Esc c closes the round"));
	if (!slip_field_entered(app, desk, field_of(paper), &ballot))
		return;
	if (paper->mending)
		mend(app, desk, paper, &ballot);
	else if (slip_is_surplus(desk))
		slip_ask_surplus(app, desk, keep_surplus, paper);
	else
		cast(app, desk, paper, &ballot);
}

/* --- The list of earlier slips */

/* Letters that were begun for this slip before stay. */
static void begin_to_mend(const struct app *app, const struct desk *desk, struct paper *paper)
{
	const struct ballot *ballot = desk_ballot(desk->poll, (size_t)paper->picked - 1);

	if (ballot && paper->mended != paper->picked)
		field_set(&paper->mend, slip_letters(app, desk->poll, ballot));
	paper->mending = ballot != NULL;
	paper->mended = paper->picked;
	paper->picked = 0;
}

/* Of a secret round, unless it was taken back or another came meanwhile. */
static void begin_to_mend_last(struct app *app, const struct desk *desk, struct paper *paper)
{
	if (!paper->last || paper->last != (int64_t)desk_slips(desk->poll)) {
		app_refuse(app, "%s", tr(app_tongue(app), "secret: only the last slip can be mended, until the next comes; none is typed twice"));
		return;
	}
	if (paper->mended != paper->last)
		field_set(&paper->mend, paper->last_typed);
	paper->mended = paper->last;
	paper->mending = true;
}

static void look_back(struct app *app, const struct desk *desk, struct paper *paper)
{
	if (poll_is_secret(desk->poll))
		begin_to_mend_last(app, desk, paper);
	else
		paper->picked = slip_before(desk->poll, 0);
}

static void take_out(struct app *app, const struct desk *desk, struct paper *paper)
{
	slip_enter(app, desk, &(struct slip_entry){ .verb = "ballot.void", .number = paper->picked }, arena_format(app_scratch(app),
	    tr(app_tongue(app), "slip %" PRId64 " is out of the count; u takes it back"), paper->picked));
}

/* What was begun of it before goes on. */
static void type_again(struct paper *paper)
{
	if (!paper->pass)
		paper->pass = second_pass_new();
	paper->again = true;
	paper->picked = 0;
}

static bool key_in_list(struct app *app, const struct desk *desk, struct paper *paper, const struct key *key)
{
	int64_t last = slip_before(desk->poll, 0);

	if (paper->picked > last)
		paper->picked = last;
	if (key->code == KEY_CODE_UP && paper->picked && slip_before(desk->poll, paper->picked))
		paper->picked = slip_before(desk->poll, paper->picked);
	else if (key->code == KEY_CODE_DOWN)
		paper->picked = slip_after(desk->poll, paper->picked);
	else if (key->code == KEY_CODE_HOME)
		paper->picked = slip_after(desk->poll, 0);
	else if (key->code == KEY_CODE_END)
		paper->picked = last;
	else if (key->code == KEY_CODE_ENTER && paper->picked)
		begin_to_mend(app, desk, paper);
	else if (key->code == 'x' && paper->picked)
		take_out(app, desk, paper);
	else if (key->code == '2')
		type_again(paper);
	else if (key->code == KEY_CODE_ESC)
		paper->picked = 0;
	else
		return key->code != 'u';
	return true;
}

static bool key_again(struct app *app, const struct desk *desk, struct paper *paper, const struct key *key)
{
	if (second_pass_key(app, desk, paper->pass, key))
		return true;
	paper->again = key->code != KEY_CODE_ESC;
	return !paper->again;
}

/* Figures stand on slips that give several dots or grades. */
static bool has_figures(const struct desk *desk)
{
	enum ballot_shape shape = poll_exercise(desk->poll)->type->polling->shape;

	return shape == BALLOT_DOTS || shape == BALLOT_GRADES;
}

/* The key that types all slips again in an open round, and that means nothing on a slip. */
static bool asks_for_twice(const struct desk *desk, const struct paper *paper, const struct key *key)
{
	if (key->code != '2' || !poll_is_secret(desk->poll))
		return false;
	return paper->mending ? !has_figures(desk) : !slip_field_pending(&paper->slip);
}

static void say_why_not_twice(struct app *app, const struct desk *desk)
{
	app_refuse(app, tr(app_tongue(app), "secret slips are typed once, as their box is sealed. Have each checked before Enter, and count "
	    "the pile: %zu are in"), desk_slips(desk->poll));
}

/* Before one is chosen any key that would type asks; later Down changes it. */
static bool asks_for_pile(const struct desk *desk, const struct paper *paper, const struct key *key)
{
	if (!poll_piles(desk->poll) || paper->mending || key->code == KEY_CODE_UP || key->code == KEY_CODE_ESC)
		return false;
	return !paper->pile || key->code == KEY_CODE_DOWN;
}

static bool key_in_field(struct app *app, const struct desk *desk, struct paper *paper, const struct key *key)
{
	if (asks_for_twice(desk, paper, key))
		say_why_not_twice(app, desk);
	else if (asks_for_pile(desk, paper, key))
		slip_pile_ask(app, desk, &paper->pile);
	else if (key->code == KEY_CODE_UP && !paper->mending)
		look_back(app, desk, paper);
	else if (key->code == KEY_CODE_ENTER)
		entered(app, desk, paper);
	else if (key->code == KEY_CODE_ESC && paper->mending)
		paper->mending = false;
	else
		return slip_field_key(app, paper->mending ? &paper->mend : &paper->slip, key);
	return true;
}

static bool key(struct app *app, const struct desk *desk, void *state, const struct key *key)
{
	struct paper *paper = state;

	bool taken = paper->again ? key_again(app, desk, paper, key)
	    : paper->picked ? key_in_list(app, desk, paper, key) : key_in_field(app, desk, paper, key);

	paper->unsettled = paper->pass && second_pass_pending(app, desk, paper->pass);
	return taken;
}

/* --- Footer */

static const struct hint *hints(const struct desk *desk, const void *state)
{
	static const struct hint typing[] = {
		{ "Enter", N_("keep the slip"), 1 }, { "-", N_("blank"), 4 }, { "!", N_("spoilt"), 5 },
		{ "Up", N_("earlier slips"), 6 }, { "Esc c", N_("close"), 2 }, { .key = NULL },
	};
	static const struct hint secretly[] = {
		{ "Enter", N_("keep the slip"), 1 }, { "-", N_("blank"), 4 }, { "!", N_("spoilt"), 5 },
		{ "Up", N_("mend the last slip"), 6 }, { "Esc c", N_("close"), 2 }, { .key = NULL },
	};
	static const struct hint choosing[] = { { "Enter", N_("choose the pile"), 1 }, { "Esc c", N_("close"), 2 }, { .key = NULL } };
	static const struct hint piled[] = {
		{ "Enter", N_("keep the slip"), 1 }, { "Down", N_("another pile"), 3 }, { "-", N_("blank"), 4 }, { "!", N_("spoilt"), 5 },
		{ "Up", N_("mend the last slip"), 6 }, { "Esc c", N_("close"), 2 }, { .key = NULL },
	};
	static const struct hint mending[] = {
		{ "Enter", N_("keep it mended"), 1 }, { "!", N_("spoilt"), 4 }, { "Esc", N_("back to the new slip"), 2 }, { .key = NULL },
	};
	static const struct hint listing[] = {
		{ "Enter", N_("mend"), 1 }, { "x", N_("take out"), 2 }, { "2", N_("type all again"), 3 }, { "u", N_("undo"), 5 }, { "Esc", N_("back"), 4 }, { .key = NULL },
	};
	const struct paper *paper = state;

	if (paper->again)
		return second_pass_hints(paper->pass);
	if (paper->picked || paper->mending)
		return paper->picked ? listing : mending;
	if (slip_pile_due(desk, paper->pile))
		return choosing;
	return paper->pile ? piled : paper->last ? secretly : typing;
}

const struct input input_paper = {
	.name = "paper", .help = "One slip after another is typed as letters.", .source = SOURCE_PAPER, .may_be_secret = true,
	.open = open, .close = close, .pending = pending, .rows = rows, .draw = draw, .key = key, .hints = hints,
};
