/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/people.h"
#include "model/poll-desk.h"
#include "ui/slip-field.h"
#include "ui/slips.h"

/* One after another is called and says it aloud; with Up somebody earlier is called again, and mends it. */
struct aloud {
	struct field slip;
	size_t person, filled;               /* who is called, and of whom the letters are; index + 1, 0 = nobody */
	bool changed;                        /* since the letters were put there */
};

static void *open(void)
{
	return mem_alloc(sizeof(struct aloud));
}

static void close(void *state)
{
	struct aloud *aloud = state;

	field_free(&aloud->slip);
	free(aloud);
}

static const struct person *person_of(const struct session *session, size_t number)
{
	return number ? people_get(session, number - 1) : NULL;
}

/* --- Who is called: only who is here, and the person may leave in the middle */

static bool is_called(const struct session *session, size_t number)
{
	const struct person *person = person_of(session, number);

	return person && person->present && person->kind == PERSON_PARTICIPANT;
}

static const struct ballot *ballot_of(const struct app *app, const struct desk *desk, size_t number)
{
	return desk_ballot_of(desk->poll, person_of(app_session(app), number)->code);
}

/* The next one from here, and only such as have not answered yet where open_only says so; 0 where there is none. */
static size_t step(const struct app *app, const struct desk *desk, size_t from, bool back, bool open_only)
{
	const struct session *session = app_session(app);
	size_t count = people_count(session);

	for (size_t i = back ? from - 1 : from + 1; i >= 1 && i <= count; i += back ? SIZE_MAX : 1)
		if (is_called(session, i) && !(open_only && ballot_of(app, desk, i)))
			return i;
	return 0;
}

/* The one who was chosen, else the first who has not answered yet; after the last again from the first. */
static size_t called(const struct app *app, const struct desk *desk, const struct aloud *aloud)
{
	size_t next;

	if (aloud->person && is_called(app_session(app), aloud->person))
		return aloud->person;
	next = step(app, desk, aloud->person, false, true);
	return next ? next : step(app, desk, 0, false, true);
}

/* Letters that were begun stay as long as the same person is called. */
static void call(const struct app *app, const struct desk *desk, struct aloud *aloud, size_t number)
{
	const struct ballot *ballot = number ? ballot_of(app, desk, number) : NULL;

	aloud->person = number;
	if (aloud->filled == number)
		return;
	field_set(&aloud->slip, ballot ? slip_letters(app, desk->poll, ballot) : "");
	aloud->filled = number;
	aloud->changed = false;
}

/* --- Drawing */

static const char *invitation(const struct app *app, const struct desk *desk, size_t number)
{
	if (number)
		return tr(app_tongue(app), "Ask, and type the letters that are said, then Enter.");
	if (poll_entitled(desk->poll))
		return tr(app_tongue(app), "All have answered: Esc c closes the round.");
	return tr(app_tongue(app), "Nobody is here yet; Esc w says who is.");
}

/* Letters that are of somebody else are not seen: none. */
static struct slip_field slip_now(const struct app *app, const struct desk *desk, const struct aloud *aloud, const struct field *none)
{
	size_t number = called(app, desk, aloud);
	const char *label = number ? arena_format(app_scratch(app), tr(app_tongue(app), "%s says"), person_of(app_session(app), number)->code)
	    : tr(app_tongue(app), "Aloud");

	return (struct slip_field){ .field = aloud->filled == number ? &aloud->slip : none, .label = label,
		.invitation = invitation(app, desk, number) };
}

static size_t rows(const struct app *app, const struct desk *desk, const void *state, size_t columns)
{
	struct field none = FIELD_INIT;
	struct slip_field slip = slip_now(app, desk, state, &none);

	return slip_field_rows(app, desk, &slip, columns);
}

static void draw(const struct app *app, const struct desk *desk, const void *state, struct canvas *canvas, struct area area)
{
	struct field none = FIELD_INIT;
	struct slip_field slip = slip_now(app, desk, state, &none);

	slip_field_draw(app, desk, &slip, canvas, area);
}

/* --- Keys */

static void entered(struct app *app, const struct desk *desk, struct aloud *aloud)
{
	const struct person *person = person_of(app_session(app), aloud->person);
	const struct ballot *before = desk_ballot_of(desk->poll, person->code);
	struct ballot_reading ballot;
	struct slip_entry slip = { .verb = before ? "ballot.mend" : "ballot.cast", .number = before ? before->number : 0,
		.source = SOURCE_ALOUD, .participant = person->code, .ballot = &ballot };
	const char *said = arena_format(app_scratch(app), tr(app_tongue(app), "the answer of %s is in; Esc u takes it back"), person->code);

	if (!slip_field_entered(app, desk, &aloud->slip, &ballot) || !slip_enter(app, desk, &slip, said))
		return;
	field_set(&aloud->slip, "");
	aloud->filled = 0;
	call(app, desk, aloud, step(app, desk, aloud->person, false, true));
}

static void go_to(const struct app *app, const struct desk *desk, struct aloud *aloud, size_t number)
{
	if (number)
		call(app, desk, aloud, number);
}

static bool key(struct app *app, const struct desk *desk, void *state, const struct key *key)
{
	struct aloud *aloud = state;

	call(app, desk, aloud, called(app, desk, aloud));
	if (key->code == KEY_CODE_UP)
		go_to(app, desk, aloud, step(app, desk, aloud->person ? aloud->person : people_count(app_session(app)) + 1, true, false));
	else if (key->code == KEY_CODE_DOWN)
		go_to(app, desk, aloud, step(app, desk, aloud->person, false, false));
	else if (!aloud->person)
		return false;
	else if (key->code == KEY_CODE_ENTER)
		entered(app, desk, aloud);
	else if (slip_field_key(app, &aloud->slip, key))
		aloud->changed = true;
	else
		return false;
	return true;
}

static const char *pending(const void *state)
{
	const struct aloud *aloud = state;

	return aloud->changed && slip_field_pending(&aloud->slip) ? INPUT_TYPED : NULL;
}

static const struct hint *hints(const struct desk *desk, const void *state)
{
	static const struct hint list[] = {
		{ "Enter", N_("keep the answer"), 1 }, { "-", N_("passes"), 4 }, { "Down", N_("call the next"), 3 },
		{ "Up", N_("mend an earlier one"), 5 }, { "Esc c", N_("close"), 2 }, { .key = NULL },
	};

	(void)desk;
	(void)state;
	return list;
}

const struct input input_aloud = {
	.name = "aloud", .help = "One person after another is called and says it aloud.", .source = SOURCE_ALOUD, .names_people = true, .seen = true,
	.open = open, .close = close, .pending = pending, .rows = rows, .draw = draw, .key = key, .hints = hints,
};
