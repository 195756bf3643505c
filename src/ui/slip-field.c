/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/slip-field.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/exercise.h"
#include "ui/lines.h"
#include "ui/slips.h"

enum { GAP = 2 };

/* --- Drawing */

static void draw_letters(const struct desk *desk, const struct slip_field *slip, const char *count, struct canvas *canvas, struct area area)
{
	size_t names = text_columns(slip->label) + GAP, counts = text_columns(count) + GAP;

	canvas_put(canvas, area.row, area.column, area.columns, STYLE_BOLD, slip->label);
	if (area.columns <= names)
		return;
	if (area.columns > names + counts + GAP) {
		canvas_put(canvas, area.row, area.column + area.columns - counts + GAP, counts, STYLE_NORMAL, count);
		area.columns -= counts;
	}
	field_draw(slip->field, canvas, area.row, area.column + names, area.columns - names, !desk->shown);
}

static bool invites(const struct slip_reading *reading)
{
	return reading->fine && reading->ballot.empty;
}

static void draw_verdict(const struct slip_field *slip, const struct slip_reading *reading, struct canvas *canvas, struct area area)
{
	enum sign sign = reading->fine ? SIGN_TICK : SIGN_CROSS;
	enum style style = reading->fine ? STYLE_GOOD : STYLE_WARN;

	if (invites(reading)) {
		lines_put(canvas, &area, area.rows, STYLE_NORMAL, slip->invitation);
		return;
	}
	canvas_fill(canvas, area.row, area.column, area.columns ? 1 : 0, style, canvas_sign(canvas, sign));
	if (area.columns <= GAP)
		return;
	area.column += GAP;
	area.columns -= GAP;
	lines_put(canvas, &area, area.rows, reading->fine ? STYLE_NORMAL : STYLE_WARN, reading->words);
}

size_t slip_field_rows(const struct app *app, const struct desk *desk, const struct slip_field *slip, size_t columns)
{
	struct slip_reading reading = slip_read(app, desk, field_text(slip->field));

	return 1 + (invites(&reading) ? lines_count(slip->invitation, columns) : lines_count(reading.words, columns > GAP ? columns - GAP : 1));
}

void slip_field_draw(const struct app *app, const struct desk *desk, const struct slip_field *slip, struct canvas *canvas, struct area area)
{
	struct slip_reading reading = slip_read(app, desk, field_text(slip->field));
	const char *count = "";

	if (reading.fine && !reading.ballot.empty)
		count = slip_count_words(app, desk, reading.ballot.picks, reading.ballot.pick_count);
	draw_letters(desk, slip, count, canvas, area);
	area.row++;
	if (area.rows-- > 1)
		draw_verdict(slip, &reading, canvas, area);
}

/* --- Keys */

/* Two slips that run into one would be a wrong ballot that looks right. */
static bool is_several_lines(const struct key *key)
{
	char *clean = text_clean(key->text, key->length, true, NULL);
	bool several = strchr(clean, '\n') != NULL;

	free(clean);
	return several;
}

bool slip_field_key(struct app *app, struct field *field, const struct key *key)
{
	if (key->code != KEY_CODE_PASTE || !is_several_lines(key))
		return field_key(field, key);
	app_refuse(app, "%s", tr(app_tongue(app), "one slip at a time; several lines were pasted"));
	return true;
}

bool slip_field_pending(const struct field *field)
{
	return strspn(field_text(field), " ") < field->text.length;
}

bool slip_field_entered(struct app *app, const struct desk *desk, const struct field *field, struct ballot_reading *ballot)
{
	struct slip_reading reading = slip_read(app, desk, field_text(field));

	*ballot = reading.ballot;
	if (!reading.fine)
		app_refuse(app, "%s", tr(app_tongue(app), "not kept yet: mend it, or type ! for a spoilt slip"));
	return reading.fine && !reading.ballot.empty;
}

/* --- Through the door */

bool slip_enter(struct app *app, const struct desk *desk, const struct slip_entry *slip, const char *said)
{
	struct str value = STR_INIT;
	struct entry entry = { .verb = slip->verb, .exercise = poll_exercise(desk->poll)->id, .round = poll_round(desk->poll),
		.participant = slip->participant };
	bool taken;

	if (slip->number)
		value_number(&value, "ballot", slip->number);
	if (slip->ballot)
		ballot_value(desk->poll, slip->source, slip->ballot, &value);
	if (slip->pile)
		value_number(&value, "group", (int64_t)slip->pile);
	entry.value = str_text(&value);
	taken = app_enter(app, &entry, said);
	str_free(&value);
	return taken;
}
