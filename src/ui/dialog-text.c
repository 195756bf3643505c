/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/items.h"
#include "ui/dialog-kind.h"

/* Dialogs whose answer is typed as words or figures, and yes or no. */

enum { PREVIEW_ROWS = 4 };

static const char *typed(const struct app *app, const struct opened *opened)
{
	char *clean = field_clean(&opened->field);
	const char *text = arena_text(app_scratch(app), clean);

	free(clean);
	return text;
}

/* --- One line */

static bool answer_text(struct app *app, struct opened *opened, struct answer *answer)
{
	answer->text = typed(app, opened);
	if (opened->item)
		answer->item = items_find(app_session(app), opened->item);
	if (*answer->text || opened->asked.may_be_empty)
		return true;
	app_refuse(app, "%s", tr(app_tongue(app), "nothing is typed yet; Esc goes back"));
	return false;
}

const struct dialog_kind dialog_text = {
	.has_field = true, .answer = answer_text, .enter = { .key = "Enter", .does = N_("keep it"), .priority = 1 },
	.help = N_("Type it in your words: every letter is text here."),
};

/* --- One line, or a paste of many */

static size_t line_count(const char *lines)
{
	size_t count = *lines ? 1 : 0;

	for (; *lines; lines++)
		count += *lines == '\n';
	return count;
}

static void add_line(struct str *lines, const char *start, size_t length)
{
	char *clean = text_clean(start, length, false, NULL);

	if (*clean) {
		str_add(lines, lines->length ? "\n" : "");
		str_add(lines, clean);
	}
	free(clean);
}

static void add_lines(struct str *lines, const char *text)
{
	const char *line;

	for (size_t length; (line = str_next_line(&text, &length));)
		add_line(lines, line, length);
}

/* What stood in the field already is the first line. */
void dialog_texts_take(struct opened *opened, const char *bytes, size_t length)
{
	char *clean = text_clean(bytes, length, true, NULL);

	if (opened->lines.length || strchr(clean, '\n')) {
		add_lines(&opened->lines, field_text(&opened->field));
		field_set(&opened->field, "");
		add_lines(&opened->lines, clean);
	} else {
		field_paste(&opened->field, clean, strlen(clean));
	}
	free(clean);
}

static size_t preview_rows(const struct opened *opened, size_t columns)
{
	size_t count = line_count(str_text(&opened->lines));

	(void)columns;
	return count ? 1 + (count < PREVIEW_ROWS ? count : PREVIEW_ROWS) : 0;
}

static void draw_preview(const struct app *app, const struct opened *opened, struct canvas *canvas, struct area area)
{
	const char *text = str_text(&opened->lines), *line;
	size_t count = line_count(text), length;

	if (!count)
		return;
	canvas_put_clipped(canvas, area.row, area.column, area.columns, STYLE_BOLD, arena_format(app_scratch(app),
	    tr(app_tongue(app), "Enter takes all %zu lines as one step"), count));
	for (size_t row = 1; row < area.rows && (line = str_next_line(&text, &length)); row++) {
		const char *shown = arena_slice(app_scratch(app), line, length);

		if (row + 1 == area.rows && line[length])
			shown = arena_format(app_scratch(app), tr(app_tongue(app), "... and %zu more"), count + 1 - row);
		canvas_put_clipped(canvas, area.row + row, area.column + 1, area.columns - 1, STYLE_NORMAL, shown);
	}
}

static enum dialog_turn key_texts(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	if (key->code != KEY_CODE_PASTE)
		return TURN_PASSED;
	dialog_texts_take(opened, key->text, key->length);
	return TURN_TAKEN;
}

static bool answer_texts(struct app *app, struct opened *opened, struct answer *answer)
{
	const char *line = typed(app, opened);

	if (!opened->lines.length)
		return answer_text(app, opened, answer);
	answer->text = *line ? arena_format(app_scratch(app), "%s\n%s", str_text(&opened->lines), line)
	                     : arena_text(app_scratch(app), str_text(&opened->lines));
	return true;
}

const struct dialog_kind dialog_texts = {
	.has_field = true, .rows = preview_rows, .draw = draw_preview, .key = key_texts, .answer = answer_texts,
	.enter = { .key = "Enter", .does = N_("keep it"), .priority = 1 },
	.help = N_("Type one line, or paste many: they are shown before they are taken."),
};

/* --- A number */

static bool answer_number(struct app *app, struct opened *opened, struct answer *answer)
{
	if (opened->item)
		answer->item = items_find(app_session(app), opened->item);
	if (str_number(typed(app, opened), opened->asked.least, opened->asked.most, &answer->number))
		return true;
	app_refuse(app, tr(app_tongue(app), "type a number from %" PRId64 " to %" PRId64), opened->asked.least, opened->asked.most);
	return false;
}

/* A figure typed first takes the place of the number that stood there: 7 over 10 is 7, not 107. */
static enum dialog_turn key_number(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	if (!opened->touched && key->code >= '0' && key->code <= '9')
		field_set(&opened->field, "");
	opened->touched = true;
	return TURN_PASSED;
}

const struct dialog_kind dialog_number = {
	.has_field = true, .key = key_number, .answer = answer_number, .enter = { .key = "Enter", .does = N_("keep it"), .priority = 1 },
	.help = N_("Type a number in figures."),
};

/* --- Yes or no */

static enum dialog_turn key_yes_no(struct app *app, struct opened *opened, const struct key *key)
{
	(void)app;
	opened->yes = key->code == 'y' || key->code == 'Y';
	if (opened->yes)
		return TURN_ANSWERED;
	return key->code == 'n' || key->code == 'N' ? TURN_LEFT : TURN_TAKEN;
}

/* Enter alone is too easily pressed for what cannot be taken back. */
static bool answer_yes(struct app *app, struct opened *opened, struct answer *answer)
{
	(void)answer;
	if (!opened->yes)
		app_refuse(app, "%s", tr(app_tongue(app), "y is yes, Esc is no"));
	return opened->yes;
}

const struct dialog_kind dialog_yes_no = {
	.key = key_yes_no, .answer = answer_yes, .enter = { .key = "y", .does = N_("yes"), .priority = 1 },
	.help = N_("y does it. Every other key leaves all as it is."),
};
