/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/slips.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/exercise.h"
#include "model/poll-desk.h"
#include "ui/field.h"

enum { NUMBER_COLUMNS = 9, MOST_DOTS = 12 };

const char *slip_count_words(const struct app *app, const struct desk *desk, const struct pick *picks, size_t count)
{
	enum ballot_shape shape = poll_exercise(desk->poll)->type->polling->shape;
	int64_t votes = ballot_used(shape, picks, count);

	if (shape == BALLOT_MARKS)
		return arena_format(app_scratch(app), tr(app_tongue(app), "%lld marked"), (long long)votes);
	return arena_format(app_scratch(app), tr(app_tongue(app), "%lld of %lld"), (long long)votes,
	    (long long)poll_limits(desk->poll).choose);
}

/* --- What is in a field */

static const char *kept_as(const struct app *app, const struct slip_reading *reading)
{
	switch (reading->ballot.status) {
	case BALLOT_SHORT:
		return tr(app_tongue(app), "a short slip: Enter keeps it");
	case BALLOT_BLANK:
		return tr(app_tongue(app), "a blank slip: Enter keeps it");
	case BALLOT_SPOILT:
		return tr(app_tongue(app), "a spoilt slip: Enter keeps it");
	case BALLOT_VALID:
	case BALLOT_VOID:
	case BALLOT_STATUSES:
		break;
	}
	return tr(app_tongue(app), "Enter keeps it");
}

/* Letters with a ! among them are called spoilt as they are. */
struct slip_reading slip_read(const struct app *app, const struct desk *desk, const char *typed)
{
	struct slip_reading reading = { .fine = false };
	struct err err = ERR_INIT;

	reading.fine = ballot_read(desk->poll, strchr(typed, '!') ? "!" : typed, app_tongue(app), app_scratch(app), &reading.ballot, &err);
	if (reading.fine)
		reading.words = kept_as(app, &reading);
	else
		reading.words = arena_text(app_scratch(app), desk->shown ? err_text(&err) : err_public_text(&err));
	err_clear(&err);
	return reading;
}

const char *slip_letters(const struct app *app, const struct poll *poll, const struct ballot *ballot)
{
	if (ballot->status == BALLOT_SPOILT)
		return "!";
	if (!ballot->pick_count)
		return "-";
	return ballot_letters(poll, ballot->picks, ballot->pick_count, app_scratch(app));
}

/* --- The list of slips */

static const char *dots(const struct app *app, const struct canvas *canvas, int64_t votes)
{
	struct str str = STR_INIT;
	const char *kept;

	for (int64_t i = 0; i < votes && i < MOST_DOTS; i++) {
		str_add(&str, i ? " " : "");
		text_add_codepoint(&str, canvas_sign(canvas, SIGN_FULL_DOT));
	}
	kept = arena_text(app_scratch(app), str_text(&str));
	str_free(&str);
	return kept;
}

static const char *status_words(const struct app *app, const struct desk *desk, const struct ballot *ballot)
{
	static const char *const words[BALLOT_STATUSES] = {
		[BALLOT_VALID] = "", [BALLOT_SHORT] = N_("short"), [BALLOT_BLANK] = N_("blank"),
		[BALLOT_SPOILT] = N_("spoilt"), [BALLOT_VOID] = N_("out of the count"),
	};
	const char *count = slip_count_words(app, desk, ballot->picks, ballot->pick_count);
	const char *status = *words[ballot->status] ? tr(app_tongue(app), words[ballot->status]) : "";

	if (ballot->status == BALLOT_VALID)
		return count;
	if (!ballot->pick_count)
		return status;
	return arena_format(app_scratch(app), "%s, %s", count, status);
}

static void draw_slip(const struct app *app, const struct desk *desk, const struct ballot *ballot, bool lit, struct canvas *canvas, struct area line)
{
	enum style style = lit ? STYLE_SELECTED : STYLE_NORMAL;
	enum ballot_shape shape = poll_exercise(desk->poll)->type->polling->shape;
	const char *on_it = desk->shown ? slip_letters(app, desk->poll, ballot)
	                                : dots(app, canvas, ballot_used(shape, ballot->picks, ballot->pick_count));
	const char *number = arena_format(app_scratch(app), tr(app_tongue(app), "Slip %lld"), (long long)ballot->number);
	size_t column = line.column, end = line.column + line.columns;

	canvas_fill(canvas, line.row, column, line.columns, style, ' ');
	if (lit)
		field_cursor(canvas, line.row, column);
	canvas_put(canvas, line.row, column, line.columns, style, number);
	column += NUMBER_COLUMNS;
	if (column < end)
		column += canvas_put_clipped(canvas, line.row, column, end - column, style, on_it) + (*on_it ? 2 : 0);
	if (column < end)
		canvas_put_clipped(canvas, line.row, column, end - column, style, status_words(app, desk, ballot));
}

static bool is_listed(const struct poll *poll, int64_t number)
{
	return desk_ballot(poll, (size_t)number - 1)->source == SOURCE_PAPER;
}

int64_t slip_before(const struct poll *poll, int64_t number)
{
	int64_t count = (int64_t)desk_ballots(poll);

	for (int64_t i = (number < 1 || number > count ? count + 1 : number) - 1; i >= 1; i--)
		if (is_listed(poll, i))
			return i;
	return 0;
}

int64_t slip_after(const struct poll *poll, int64_t number)
{
	for (int64_t i = number + 1; i <= (int64_t)desk_ballots(poll); i++)
		if (is_listed(poll, i))
			return i;
	return 0;
}

size_t slips_listed(const struct poll *poll)
{
	size_t count = 0;

	for (int64_t number = slip_after(poll, 0); number; number = slip_after(poll, number))
		count++;
	return count;
}

/* The uppermost one, so that the lit one is the last that has room. */
static int64_t first_drawn(const struct poll *poll, int64_t lit, size_t rows)
{
	int64_t first = lit;

	for (size_t row = 1; row < rows && slip_before(poll, first); row++)
		first = slip_before(poll, first);
	return first;
}

void slips_draw(const struct app *app, const struct desk *desk, int64_t picked, struct canvas *canvas, struct area area)
{
	int64_t lit = picked <= (int64_t)desk_ballots(desk->poll) ? picked : slip_before(desk->poll, 0);
	int64_t number = lit ? first_drawn(desk->poll, lit, area.rows) : 0;

	for (size_t row = 0; row < area.rows && number; row++) {
		draw_slip(app, desk, desk_ballot(desk->poll, (size_t)number - 1), number == lit, canvas,
		    (struct area){ .row = area.row + row, .column = area.column, .rows = 1, .columns = area.columns });
		number = slip_after(desk->poll, number);
	}
}
