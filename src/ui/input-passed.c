/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "exercises/wall.h"
#include "model/notes.h"
#include "model/people.h"
#include "model/poll-desk.h"
#include "ui/dialog.h"
#include "ui/lines.h"
#include "ui/slip-field.h"
#include "ui/slips.h"

/* The laptop goes round: a cover, one person's code where people have codes, that person's ballot, the cover again. */
struct passed {
	bool dark;                           /* the projector, as somebody said */
	bool asks;                           /* each one for the code */
	struct field code, slip;
	char *person;                        /* whose ballot is being typed; "" = without a code; NULL = not told yet */
};

static void *open(void)
{
	return mem_alloc(sizeof(struct passed));
}

static void close(void *state)
{
	struct passed *passed = state;

	field_free(&passed->code);
	field_free(&passed->slip);
	free(passed->person);
	free(passed);
}

/* From the darkened projector on it goes round. */
static bool handed(const void *state)
{
	return ((const struct passed *)state)->dark;
}

static const char *pending(const void *state)
{
	return slip_field_pending(&((const struct passed *)state)->slip) ? INPUT_TYPED : NULL;
}

static const struct poll *poll_here(const struct app *app)
{
	return app_exercise(app) ? session_poll(app_session(app), app_exercise(app)) : NULL;
}

/* --- The cover, while the laptop is between two people */

static void draw_cover(const struct app *app, const void *state, struct canvas *canvas, struct area area)
{
	const struct language *tongue = app_wall_tongue(app);
	const struct poll *poll = poll_here(app);
	struct board *board = board_new(app_scratch(app));
	size_t in = poll ? poll_ballots_in(poll) : 0, of = poll ? poll_entitled(poll) : 0;

	(void)state;
	board->centred = true;
	board->language = tongue;
	if (of && in >= of) {
		board_big(board, tr(tongue, "All are in. Thank you!"));
		board_text(board, EMPHASIS_NONE, tr(tongue, "Please give the laptop back."));
	} else {
		board_big(board, in ? tr(tongue, "Thank you! Pass it on.") : tr(tongue, "The laptop goes round."));
		board_text(board, EMPHASIS_NONE, tr(tongue, "When it is before you, press Enter."));
	}
	if (of)
		board_progress(board, (int64_t)in, (int64_t)of, tr_count(tongue, "has answered", "have answered", (long)of));
	layout_board(canvas, area, board);
}

/* Whatever else is pressed on its way from hand to hand does nothing. */
static bool key_of_cover(struct app *app, void *state, const struct key *key)
{
	(void)state;
	if (key->code == KEY_CODE_ENTER || key->code == KEY_CODE_ESC)
		app_pop(app);
	return true;
}

static const struct hint *hints_of_cover(const struct app *app, const void *state, size_t *count)
{
	static const struct hint list[] = { { .key = "Enter", .does = N_("it is my turn"), .priority = 1 } };

	(void)app;
	(void)state;
	*count = 1;
	return list;
}

static bool cover_is_handed(const struct app *app, const void *state)
{
	(void)app;
	(void)state;
	return true;
}

static const struct pane_kind cover = {
	.name = "cover", .title = "", .draw = draw_cover, .key = key_of_cover, .hints = hints_of_cover, .handed = cover_is_handed,
};

static bool asks_code(const struct passed *passed)
{
	return passed->asks && !passed->person;
}

/* Somebody may have been handed a card meanwhile. */
static void pass_on(struct app *app, struct passed *passed)
{
	const struct poll *poll = poll_here(app);

	free(passed->person);
	passed->person = NULL;
	passed->asks = poll && poll_wants_codes(poll);
	app_push(app, &cover, NULL);
}

/* --- Before it goes round */

static bool projector_is_dark(struct app *app, const struct answer *answer, void *context)
{
	struct passed *passed = context;

	(void)answer;
	passed->dark = true;
	pass_on(app, passed);
	return true;
}

/* With a second screen the projector shows the wall alone. */
static void begin(struct app *app, struct passed *passed)
{
	if (app_has_wall(app))
		projector_is_dark(app, NULL, passed);
	else
		dialog_open(app, &(struct dialog){ .asks = ASK_NOTHING, .done = projector_is_dark, .context = passed,
			.question = tr(app_tongue(app), "Unplug or darken the projector: what people type will be seen. Is it dark?") });
}

/* --- Drawing */

static const char *how_to_start(const struct app *app)
{
	return tr(app_tongue(app), app_has_wall(app) ? N_("Enter begins.") : N_("Enter begins: the projector is darkened first."));
}

static void draw_start(const struct app *app, struct canvas *canvas, struct area area)
{
	lines_put(canvas, &area, 1, STYLE_BOLD, tr(app_tongue(app), "The laptop goes round"));
	lines_put(canvas, &area, area.rows, STYLE_NORMAL, how_to_start(app));
}

static const char *how_to_tell_the_code(const struct app *app)
{
	return tr(app_wall_tongue(app), "Type your code, then Enter. Only Enter where you have none.");
}

static void draw_code(const struct app *app, const struct passed *passed, struct canvas *canvas, struct area area)
{
	const char *label = tr(app_wall_tongue(app), "Your code");
	size_t names = text_columns(label) + 2;

	canvas_put_clipped(canvas, area.row, area.column, area.columns, STYLE_BOLD, label);
	if (area.columns > names)
		field_draw(&passed->code, canvas, area.row, area.column + names, area.columns - names, false);
	area.row++;
	area.rows--;
	lines_put(canvas, &area, area.rows, STYLE_NORMAL, how_to_tell_the_code(app));
}

static const char *invitation(const struct app *app, const struct desk *desk)
{
	return poll_entitled(desk->poll) && slip_is_surplus(desk) ? tr(app_wall_tongue(app), "All are in: Esc c closes the round.")
	    : tr(app_wall_tongue(app), "Type your letters, then Enter.");
}

static const char *label(const struct app *app)
{
	struct scene scene = app_scene(app);
	const char *word = wall_word(&scene, "ballot", 1);

	return word ? word : tr(app_wall_tongue(app), "Your slip");
}

static struct slip_field slip_now(const struct app *app, const struct desk *desk, const struct passed *passed)
{
	return (struct slip_field){ .field = &passed->slip, .label = label(app), .invitation = invitation(app, desk) };
}

static size_t rows(const struct app *app, const struct desk *desk, const void *state, size_t columns)
{
	const struct passed *passed = state;
	struct slip_field slip = slip_now(app, desk, passed);

	if (!passed->dark)
		return 1 + lines_count(how_to_start(app), columns);
	return asks_code(passed) ? 1 + lines_count(how_to_tell_the_code(app), columns) : slip_field_rows(app, desk, &slip, columns);
}

static void draw(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area)
{
	const struct passed *passed = state;
	struct slip_field slip = slip_now(app, desk, passed);

	if (!passed->dark)
		draw_start(app, canvas, area);
	else if (asks_code(passed))
		draw_code(app, passed, canvas, area);
	else
		slip_field_draw(app, desk, &slip, canvas, area);
}

/* --- Keys */

/* By the code of this evening, or by the card that the person keeps. */
static const struct person *find_person(const struct session *session, const char *typed)
{
	size_t index = people_find(session, typed);

	for (size_t i = 0; i < people_count(session) && index == SIZE_MAX; i++)
		if (*typed && str_same(notes_card(session, i), typed))
			index = i;
	return index == SIZE_MAX ? NULL : people_get(session, index);
}

static void code_entered(struct app *app, const struct desk *desk, struct passed *passed)
{
	char *typed = field_clean(&passed->code);
	const struct person *person = find_person(app_session(app), typed);

	if (!*typed)
		passed->person = mem_text("");
	else if (!person)
		app_refuse(app, tr(app_tongue(app), "nobody here has the code \"%s\"; type it once more"), typed);
	else if (person->kind != PERSON_PARTICIPANT)
		app_refuse(app, tr(app_tongue(app), "the code \"%s\" does not vote here; type your own"), typed);
	else if (desk_has_voted(desk->poll, person->code))
		app_refuse(app, "%s", tr(app_tongue(app), "your ballot is in; pass the laptop on"));
	else
		passed->person = mem_text(person->code);
	if (person || passed->person)
		field_set(&passed->code, "");
	free(typed);
}

static void cast(struct app *app, const struct desk *desk, void *context)
{
	struct passed *passed = context;
	struct ballot_reading ballot;
	struct slip_entry slip = { .verb = "ballot.cast", .source = SOURCE_PASSED, .participant = passed->person, .ballot = &ballot };

	if (!slip_field_entered(app, desk, &passed->slip, &ballot) || !slip_enter(app, desk, &slip, NULL))
		return;
	field_set(&passed->slip, "");
	pass_on(app, passed);
}

static void slip_entered(struct app *app, const struct desk *desk, struct passed *passed)
{
	struct ballot_reading ballot;

	if (!slip_field_pending(&passed->slip))
		return;
	if (slip_is_surplus(desk) && slip_field_entered(app, desk, &passed->slip, &ballot))
		slip_ask_surplus(app, desk, cast, passed);
	else if (!slip_is_surplus(desk))
		cast(app, desk, passed);
}

static bool key_of_field(struct app *app, const struct desk *desk, struct passed *passed, const struct key *key)
{
	bool code = asks_code(passed);

	if (key->code != KEY_CODE_ENTER)
		return code ? field_key(&passed->code, key) : slip_field_key(app, &passed->slip, key);
	if (code)
		code_entered(app, desk, passed);
	else
		slip_entered(app, desk, passed);
	return true;
}

/* Before it goes round letters stay commands. */
static bool key(struct app *app, const struct desk *desk, void *state, const struct key *key)
{
	struct passed *passed = state;

	if (passed->dark)
		return key_of_field(app, desk, passed, key);
	if (key->code == KEY_CODE_ENTER)
		begin(app, passed);
	return key->code == KEY_CODE_ENTER;
}

static const struct hint *hints(const struct desk *desk, const void *state)
{
	static const struct hint before[] = { { "Enter", N_("begin to pass it round"), 1 }, { "c", N_("close"), 2 }, { .key = NULL } };
	static const struct hint typing[] = { { "Enter", N_("keep it, and pass it on"), 1 }, { "-", N_("blank"), 4 },
		{ "Esc", N_("the laptop is back"), 3 }, { .key = NULL } };
	static const struct hint telling[] = { { "Enter", N_("go on"), 1 }, { "Esc", N_("the laptop is back"), 3 }, { .key = NULL } };
	const struct passed *passed = state;

	(void)desk;
	return !passed->dark ? before : asks_code(passed) ? telling : typing;
}

const struct input input_passed = {
	.name = "passed", .help = "The laptop goes round, and everybody types their own.", .source = SOURCE_PASSED,
	.may_be_secret = true, .names_people = true, .seen = true,
	.open = open, .close = close, .handed = handed, .pending = pending, .rows = rows, .draw = draw, .key = key, .hints = hints,
};
