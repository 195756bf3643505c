/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/field.h"

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "base/mem.h"
#include "base/text.h"
#include "view/bidi.h"

void field_free(struct field *field)
{
	str_free(&field->text);
	field->cursor = 0;
}

void field_set(struct field *field, const char *text)
{
	str_cut(&field->text, 0);
	str_add(&field->text, text);
	field->cursor = field->text.length;
}

const char *field_text(const struct field *field)
{
	return str_text(&field->text);
}

char *field_clean(const struct field *field)
{
	return text_clean(field_text(field), field->text.length, false, NULL);
}

/* --- Changing */

/* No letter is longer than this; so a long text costs no more than a short one. */
enum { WINDOW = 256 };

static bool is_inside_character(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xc0) == 0x80;
}

/* u8_grapheme_next() looks at pairs alone and would part families and flags. */
static size_t cluster_after(const struct field *field, size_t at)
{
	const char *text = field_text(field);
	size_t length = field->text.length - at, i = 1;
	char breaks[WINDOW];

	if (length > WINDOW)
		for (length = WINDOW; is_inside_character(text, at + length);)
			length--;
	if (!length)
		return at;
	u8_grapheme_breaks((const uint8_t *)text + at, length, breaks);
	while (i < length && !breaks[i])
		i++;
	return at + i;
}

static size_t cluster_before(const struct field *field, size_t at)
{
	const char *text = field_text(field);
	size_t start = at > WINDOW ? at - WINDOW : 0, i = at;
	char breaks[WINDOW];

	while (is_inside_character(text, start))
		start++;
	if (start >= at)
		return start;
	u8_grapheme_breaks((const uint8_t *)text + start, at - start, breaks);
	while (--i > start && !breaks[i - start])
		;
	return i;
}

static void replace(struct field *field, size_t start, size_t end, const char *bytes, size_t length)
{
	char *rest = mem_text(field_text(field) + end);

	str_cut(&field->text, start);
	str_add_slice(&field->text, bytes, length);
	field->cursor = field->text.length;
	str_add(&field->text, rest);
	free(rest);
}

static void type_character(struct field *field, uint32_t code)
{
	struct str typed = STR_INIT;

	text_add_codepoint(&typed, code);
	replace(field, field->cursor, field->cursor, str_text(&typed), typed.length);
	str_free(&typed);
}

/* Blanks at its ends part it from what stands around it, so only what is inside is made clean. */
void field_paste(struct field *field, const char *bytes, size_t length)
{
	char *clean = text_clean(bytes, length, false, NULL);

	replace(field, field->cursor, field->cursor, clean, strlen(clean));
	free(clean);
}

static bool is_character(uint32_t code)
{
	return code >= ' ' && code < KEY_CODE_NAMED && !(code >= 0x7f && code < 0xa0);
}

static bool moved(struct field *field, uint32_t code)
{
	switch (code) {
	case KEY_CODE_LEFT:
		field->cursor = cluster_before(field, field->cursor);
		return true;
	case KEY_CODE_RIGHT:
		field->cursor = cluster_after(field, field->cursor);
		return true;
	case KEY_CODE_HOME:
	case 'a' & 0x1f:
		field->cursor = 0;
		return true;
	case KEY_CODE_END:
	case 'e' & 0x1f:
		field->cursor = field->text.length;
		return true;
	default:
		return false;
	}
}

bool field_key(struct field *field, const struct key *key)
{
	if (moved(field, key->code))
		return true;
	if (key->code == ('u' & 0x1f))
		replace(field, 0, field->cursor, "", 0);
	else if (key->code == KEY_CODE_BACKSPACE)
		replace(field, cluster_before(field, field->cursor), field->cursor, "", 0);
	else if (key->code == KEY_CODE_DELETE) {
		size_t at = field->cursor;

		replace(field, at, cluster_after(field, at), "", 0);
	} else if (key->code == KEY_CODE_PASTE)
		field_paste(field, key->text, key->length);
	else if (is_character(key->code))
		type_character(field, key->code);
	else
		return false;
	return true;
}

/* --- Drawing */

static char *dots(const struct field *field, const struct canvas *canvas)
{
	struct str str = STR_INIT;

	str_add(&str, "");
	for (size_t at = 0, next; at < field->text.length; at = next) {
		next = cluster_after(field, at);
		if (field->text.bytes[at] == ' ')
			continue;
		str_add(&str, str.length ? " " : "");
		text_add_codepoint(&str, canvas_sign(canvas, SIGN_FULL_DOT));
	}
	return str_take(&str);
}

static size_t slice_columns(const char *text, size_t length)
{
	char *slice = mem_alloc(length + 1);
	size_t columns;

	if (length)
		memcpy(slice, text, length);
	columns = text_columns(slice);
	free(slice);
	return columns;
}

/* The first byte to show, so that the cursor has a column of its own: found from the cursor, however long the text is. */
static size_t first_shown(const struct field *field, size_t room)
{
	size_t start = field->cursor, columns = 1;

	while (start) {
		size_t before = cluster_before(field, start);

		columns += slice_columns(field_text(field) + before, start - before);
		if (columns > room)
			break;
		start = before;
	}
	return start;
}

void field_cursor(struct canvas *canvas, size_t row, size_t column)
{
	canvas->cursor_row = row;
	canvas->cursor_column = column;
	canvas->cursor_shown = row < canvas->rows && column < canvas->columns;
}

/* A text from the right ends at its left: there the next letter comes. */
static void draw_shown(const struct field *field, struct canvas *canvas, size_t row, size_t column, size_t room)
{
	size_t start = first_shown(field, room), before;
	const char *shown = field_text(field) + start;

	before = slice_columns(shown, field->cursor - start);
	if (bidi_from_right(shown)) {
		size_t put = canvas_put(canvas, row, column + 1, room - 1, STYLE_FIELD, shown);

		field_cursor(canvas, row, column + (put > before ? put - before : 0));
		return;
	}
	canvas_put(canvas, row, column, room, STYLE_FIELD, shown);
	if (start)
		canvas_put(canvas, row, column, 1, STYLE_DIM, "<");
	field_cursor(canvas, row, column + before);
}

void field_draw(const struct field *field, struct canvas *canvas, size_t row, size_t column, size_t room, bool unseen)
{
	struct field dotted = FIELD_INIT;
	char *signs;

	if (!room)
		return;
	canvas_fill(canvas, row, column, room, STYLE_FIELD, ' ');
	if (!unseen) {
		draw_shown(field, canvas, row, column, room);
		return;
	}
	signs = dots(field, canvas);
	field_set(&dotted, signs);
	draw_shown(&dotted, canvas, row, column, room);
	field_free(&dotted);
	free(signs);
}
