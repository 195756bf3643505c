/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/people.h"
#include "model/poll-desk.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/input.h"
#include "ui/slips.h"

enum { FIELD_ROWS = 2, LIST_ROWS = 6, GAP = 2 };

/* One slip after another; with Up the earlier ones, to be mended or taken out. */
struct paper {
	struct field slip;
	struct field mend;
	int64_t mended;                      /* whose letters stand in mend; 0 = none yet */
	bool mending;
	int64_t picked;                      /* in the list of slips; 0 = not in the list */
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
	free(paper);
}

static const struct field *field_of(const struct paper *paper)
{
	return paper->mending ? &paper->mend : &paper->slip;
}

static bool pending(const void *state)
{
	const struct paper *paper = state;

	return paper->mending || strspn(field_text(&paper->slip), " ") < paper->slip.text.length;
}

/* --- Drawing */

static size_t rows(const struct desk *desk, const void *state)
{
	const struct paper *paper = state;
	size_t slips = desk_ballots(desk->poll);

	if (paper->picked)
		return 1 + (slips < LIST_ROWS ? slips : LIST_ROWS);
	return FIELD_ROWS;
}

static const char *label(const struct app *app, const struct desk *desk, const struct paper *paper)
{
	if (paper->mending)
		return arena_format(app_scratch(app), tr(app_tongue(app), "Mend slip %" PRId64), paper->mended);
	return arena_format(app_scratch(app), tr(app_tongue(app), "Slip %zu"), desk_ballots(desk->poll) + 1);
}

static void draw_field(const struct app *app, const struct desk *desk, const struct paper *paper, const char *count,
    struct canvas *canvas, struct area area)
{
	const char *name = label(app, desk, paper);
	size_t names = text_columns(name) + GAP, counts = text_columns(count) + GAP;

	canvas_put(canvas, area.row, area.column, area.columns, STYLE_BOLD, name);
	if (area.columns <= names)
		return;
	if (area.columns > names + counts + GAP) {
		canvas_put(canvas, area.row, area.column + area.columns - counts + GAP, counts, STYLE_NORMAL, count);
		area.columns -= counts;
	}
	field_draw(field_of(paper), canvas, area.row, area.column + names, area.columns - names, !desk->shown);
}

/* Before a letter is typed: what to do, or that nothing more is due. */
static const char *invitation(const struct app *app, const struct desk *desk)
{
	bool all = poll_entitled(desk->poll) > 0 && poll_ballots_in(desk->poll) >= poll_entitled(desk->poll);

	return all ? tr(app_tongue(app), "All are in: Esc c closes the round. Or one more slip's letters, then Enter.")
	    : tr(app_tongue(app), "Type a slip's letters, then Enter.");
}

static void draw_verdict(const struct app *app, const struct desk *desk, const struct slip_reading *reading, struct canvas *canvas, struct area area)
{
	const char *words = reading->words;
	enum sign sign = reading->fine ? SIGN_TICK : SIGN_CROSS;
	enum style style = reading->fine ? STYLE_GOOD : STYLE_WARN;

	if (reading->fine && reading->ballot.empty) {
		canvas_put_clipped(canvas, area.row, area.column, area.columns, STYLE_NORMAL, invitation(app, desk));
		return;
	}
	canvas_fill(canvas, area.row, area.column, area.columns ? 1 : 0, style, canvas_sign(canvas, sign));
	if (area.columns > GAP)
		canvas_put_clipped(canvas, area.row, area.column + GAP, area.columns - GAP, reading->fine ? STYLE_NORMAL : STYLE_WARN, words);
}

static void draw_slips(const struct app *app, const struct desk *desk, const struct paper *paper, struct canvas *canvas, struct area area)
{
	if (area.rows > 1) {
		canvas_put_clipped(canvas, area.row, area.column, area.columns, STYLE_BOLD, tr(app_tongue(app), "Earlier slips: Enter mends, x takes out."));
		area.row++;
		area.rows--;
	}
	slips_draw(app, desk, paper->picked, canvas, area);
}

static void draw(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area)
{
	const struct paper *paper = state;
	struct slip_reading reading;
	const char *count = "";

	if (paper->picked) {
		draw_slips(app, desk, paper, canvas, area);
		return;
	}
	reading = slip_read(app, desk, field_text(field_of(paper)));
	if (reading.fine && !reading.ballot.empty)
		count = slip_count_words(app, desk, reading.ballot.picks, reading.ballot.pick_count);
	draw_field(app, desk, paper, count, canvas, area);
	area.row++;
	if (area.rows > 1)
		draw_verdict(app, desk, &reading, canvas, area);
}

/* --- A slip goes in */

static bool enter(struct app *app, const struct desk *desk, const char *verb, int64_t number, const struct ballot_reading *ballot, const char *said)
{
	struct str value = STR_INIT;
	struct entry entry = { .verb = verb, .exercise = poll_exercise(desk->poll)->id, .round = poll_round(desk->poll) };
	bool taken;

	if (number)
		value_number(&value, "ballot", number);
	if (ballot)
		ballot_value(desk->poll, SOURCE_PAPER, ballot, &value);
	entry.value = str_text(&value);
	taken = app_enter(app, &entry, said);
	str_free(&value);
	return taken;
}

static void cast(struct app *app, const struct desk *desk, struct paper *paper, const struct ballot_reading *ballot)
{
	const char *said = arena_format(app_scratch(app), tr(app_tongue(app), "slip %zu is in; Esc u takes it back"), desk_ballots(desk->poll) + 1);

	if (enter(app, desk, "ballot.cast", 0, ballot, said))
		field_set(&paper->slip, "");
}

static void mend(struct app *app, const struct desk *desk, struct paper *paper, const struct ballot_reading *ballot)
{
	const char *said = arena_format(app_scratch(app), tr(app_tongue(app), "slip %" PRId64 " is mended; Esc u takes it back"), paper->mended);

	if (!enter(app, desk, "ballot.mend", paper->mended, ballot, said))
		return;
	paper->mending = false;
	paper->mended = 0;
}

/* --- More slips than people: a question, never a refusal */

enum surplus { SURPLUS_ONE_MORE, SURPLUS_KEEP };

static bool surplus_answered(struct app *app, const struct answer *answer, void *context)
{
	struct desk desk = { .poll = session_poll(app_session(app), app_exercise(app)) };
	struct paper *paper = context;
	struct slip_reading reading;

	if (answer->choice == SURPLUS_ONE_MORE)
		return app_enter(app, &(struct entry){ .verb = "people.add", .value = "count=1" },
		    tr(app_tongue(app), "one more is here; now Enter keeps the slip"));
	if (answer->choice == SURPLUS_KEEP) {
		reading = slip_read(app, &desk, field_text(&paper->slip));
		cast(app, &desk, paper, &reading.ballot);
	}
	return true;
}

static void ask_about_surplus(struct app *app, const struct desk *desk, struct paper *paper)
{
	const struct language *tongue = app_tongue(app);
	const char *choices[] = {
		tr(tongue, "one more person came in: count that person too"), tr(tongue, "keep the slip all the same"),
		tr(tongue, "do not keep it yet"),
	};

	dialog_open(app, &(struct dialog){
		.asks = ASK_CHOICE, .choices = choices, .choice_count = sizeof choices / sizeof *choices,
		.question = arena_format(app_scratch(app), tr(tongue, "That would be %zu slips from %zu people. Did one more come in?"),
		    poll_ballots_in(desk->poll) + 1, poll_entitled(desk->poll)),
		.done = surplus_answered, .context = paper,
	});
}

static void entered(struct app *app, const struct desk *desk, struct paper *paper)
{
	struct slip_reading reading = slip_read(app, desk, field_text(field_of(paper)));

	if (reading.fine && reading.ballot.empty)
		return;
	if (!reading.fine)
		app_refuse(app, "%s", tr(app_tongue(app), "not kept yet: mend it, or type ! for a spoilt slip"));
	else if (paper->mending)
		mend(app, desk, paper, &reading.ballot);
	else if (poll_ballots_in(desk->poll) >= poll_entitled(desk->poll))
		ask_about_surplus(app, desk, paper);
	else
		cast(app, desk, paper, &reading.ballot);
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

static void take_out(struct app *app, const struct desk *desk, struct paper *paper)
{
	enter(app, desk, "ballot.void", paper->picked, NULL, arena_format(app_scratch(app),
	    tr(app_tongue(app), "slip %" PRId64 " is out of the count; u takes it back"), paper->picked));
}

static bool key_in_list(struct app *app, const struct desk *desk, struct paper *paper, const struct key *key)
{
	int64_t last = (int64_t)desk_ballots(desk->poll);

	if (paper->picked > last)
		paper->picked = last;
	if (key->code == KEY_CODE_UP && paper->picked > 1)
		paper->picked--;
	else if (key->code == KEY_CODE_DOWN)
		paper->picked = paper->picked < last ? paper->picked + 1 : 0;
	else if (key->code == KEY_CODE_HOME)
		paper->picked = last ? 1 : 0;
	else if (key->code == KEY_CODE_END)
		paper->picked = last;
	else if (key->code == KEY_CODE_ENTER && paper->picked)
		begin_to_mend(app, desk, paper);
	else if (key->code == 'x' && paper->picked)
		take_out(app, desk, paper);
	else if (key->code == KEY_CODE_ESC)
		paper->picked = 0;
	else
		return key->code != 'u';
	return true;
}

/* Two slips that run into one would be a wrong ballot that looks right. */
static bool is_several_lines(const struct key *key)
{
	char *clean = text_clean(key->text, key->length, true, NULL);
	bool several = strchr(clean, '\n') != NULL;

	free(clean);
	return several;
}

static bool key_in_field(struct app *app, const struct desk *desk, struct paper *paper, const struct key *key)
{
	if (key->code == KEY_CODE_UP && !paper->mending)
		paper->picked = (int64_t)desk_ballots(desk->poll);
	else if (key->code == KEY_CODE_ENTER)
		entered(app, desk, paper);
	else if (key->code == KEY_CODE_PASTE && is_several_lines(key))
		app_refuse(app, "%s", tr(app_tongue(app), "one slip at a time; several lines were pasted"));
	else if (key->code == KEY_CODE_ESC && paper->mending)
		paper->mending = false;
	else
		return field_key(paper->mending ? &paper->mend : &paper->slip, key);
	return true;
}

static bool key(struct app *app, const struct desk *desk, void *state, const struct key *key)
{
	struct paper *paper = state;

	return paper->picked ? key_in_list(app, desk, paper, key) : key_in_field(app, desk, paper, key);
}

/* --- Footer */

static const struct hint *hints(const void *state)
{
	static const struct hint typing[] = {
		{ "Enter", N_("keep the slip"), 1 }, { "-", N_("blank"), 4 }, { "!", N_("spoilt"), 5 },
		{ "Up", N_("earlier slips"), 6 }, { "Esc c", N_("close"), 2 }, { .key = NULL },
	};
	static const struct hint mending[] = {
		{ "Enter", N_("keep it mended"), 1 }, { "!", N_("spoilt"), 4 }, { "Esc", N_("back to the new slip"), 2 }, { .key = NULL },
	};
	static const struct hint listing[] = {
		{ "Enter", N_("mend"), 1 }, { "x", N_("take out"), 2 }, { "u", N_("undo"), 4 }, { "Esc", N_("back"), 2 }, { .key = NULL },
	};
	const struct paper *paper = state;

	return paper->picked ? listing : paper->mending ? mending : typing;
}

const struct input input_paper = {
	.name = "paper", .help = "One slip after another is typed as letters.", .source = SOURCE_PAPER, .may_be_secret = true,
	.open = open, .close = close, .pending = pending, .rows = rows, .draw = draw, .key = key, .hints = hints,
};
