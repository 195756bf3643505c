/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "model/removal-inside.h"

/* What goes out of one row of the journal. */

static bool is_alphanumeric(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static const char *kept(struct str *str, struct arena *arena)
{
	const char *text = arena_text(arena, str_text(str));

	str_free(str);
	return text;
}

/* --- texts ------------------------------------------------------------------- */

/* The i-th item that an event made. */
static const struct item *made_by(const struct session *session, int64_t seq, size_t i)
{
	for (size_t k = 0; k < items_count(session); k++)
		if (items_get(session, k)->seq == seq && i-- == 0)
			return items_get(session, k);
	return NULL;
}

/* A paste names its first item, a split the one that it takes apart. */
static const char *maker_line_owner(const struct removal *removal, const struct journal_row *row, size_t line)
{
	const struct item *named = items_find(removal->session, row->item), *made;
	bool is_first = named && named->seq == row->seq;

	if (!line)
		return row->item;
	made = made_by(removal->session, row->seq, is_first ? line : line - 1);
	return made ? made->id : NULL;
}

/* Passes the id and the letter of a line of round.open. Returns the bytes before the wording. */
static size_t skip_offer(const char *line, size_t length, struct arena *arena, const char **owner)
{
	const char *blank = memchr(line, ' ', length);
	size_t id = blank ? (size_t)(blank - line) : length, rest;

	*owner = arena_slice(arena, line, id);
	if (!blank)
		return length;
	rest = length - id - 1;
	blank = memchr(line + id + 1, ' ', rest);
	return blank ? (size_t)(blank - line) + 1 : length;
}

static void take_line(struct removal *removal, const struct journal_row *row, enum text_kind kind, size_t number,
    const char *line, size_t length, struct str *out)
{
	struct arena *arena = arena_new();
	const char *owner = kind == TEXT_OF_ITEM ? row->item : NULL;
	size_t before = 0;

	if (kind == TEXT_MAKES_ITEMS)
		owner = maker_line_owner(removal, row, number);
	else if (kind == TEXT_OFFERS)
		before = skip_offer(line, length, arena, &owner);
	else if (kind == TEXT_SCRIPT)
		before = removal_value(line, length);
	str_add_slice(out, line, before);
	if (length > before && removal_hits(removal, line + before, length - before, owner)) {
		str_add(out, removal_words);
		removal->texts++;
	} else {
		str_add_slice(out, line + before, length - before);
	}
	arena_free(arena);
}

static char *take_lines(struct removal *removal, const struct journal_row *row, enum text_kind kind, const char *text)
{
	struct str out = STR_INIT;

	for (size_t number = 0;; number++) {
		size_t length = strcspn(text, "\n");

		take_line(removal, row, kind, number, text, length, &out);
		text += length;
		if (!*text++)
			break;
		str_add_char(&out, '\n');
	}
	return str_take(&out);
}

static void take_texts(struct removal *removal, const struct event *event, struct journal_row *row, struct arena *arena)
{
	const char *start = event_text_start(event);
	enum text_kind kind = event->verb ? event->verb->text : TEXT_FREE;
	size_t before = removal->texts;
	struct str value = STR_INIT;
	char *plain, *changed, *escaped;

	if (!start || kind == TEXT_CHOSEN)
		return;
	plain = journal_unescape(start, strlen(start));
	changed = take_lines(removal, row, kind, plain);
	escaped = journal_escape(changed);
	if (removal->texts > before) {
		str_add_slice(&value, row->value, (size_t)(start - row->value));
		str_add(&value, escaped);
		row->value = kept(&value, arena);
	}
	free(escaped);
	free(changed);
	free(plain);
}

/* --- a code ---------------------------------------------------------------------- */

/* Behind an escape begins a word, too. */
static bool begins_word(const char *value, const char *at)
{
	return at == value || !is_alphanumeric(at[-1]) || (at > value + 1 && at[-2] == '\\');
}

static bool same_letters(const char *a, const char *b, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char one = a[i] >= 'a' && a[i] <= 'z' ? (char)(a[i] - 'a' + 'A') : a[i];

		if (one != b[i])
			return false;
	}
	return true;
}

/* Wherever it stands as a word of its own, in notes as in ballots. */
static const char *put_code(const struct removal *removal, const char *value, struct arena *arena)
{
	const char *code = removal->order.person;
	size_t length = strlen(code);
	struct str out = STR_INIT;

	for (const char *at = value; *at;) {
		if (strlen(at) >= length && same_letters(at, code, length) && begins_word(value, at) && !is_alphanumeric(at[length])) {
			str_add(&out, removal->new_code);
			at += length;
		} else {
			str_add_char(&out, *at++);
		}
	}
	return kept(&out, arena);
}

/* What was told of the person alone goes, but for the name of what was asked. */
static const char *without_answer(const struct event *event, struct arena *arena)
{
	const char *start = event_text_start(event);

	return start ? arena_slice(arena, event->value, (size_t)(start - event->value)) : "";
}

/* Codes are given by counting, so the event that gave this one tells that it is another now. */
static const char *with_place(const struct removal *removal, const struct journal_row *row, struct arena *arena)
{
	const char *others = strstr(row->value, "erased=");
	size_t place = 0, before = others ? (size_t)(others - row->value) : strlen(row->value);

	for (size_t i = 0; i <= removal->person; i++)
		place += people_get(removal->session, i)->joined_seq == row->seq;
	return arena_format(arena, "%.*s%serased=%zu:%s%s%s", (int)before, row->value, before && !others ? " " : "", place,
	    removal->new_code, others ? "|" : "", others ? others + strlen("erased=") : "");
}

static void take_code(const struct removal *removal, const struct event *event, struct journal_row *row, struct arena *arena)
{
	bool is_the_person = !strcmp(row->participant, removal->order.person);

	if (is_the_person && event->verb && event->verb->of_person)
		row->value = without_answer(event, arena);
	if (is_the_person)
		row->participant = removal->new_code;
	row->value = put_code(removal, row->value, arena);
	if (row->seq == people_get(removal->session, removal->person)->joined_seq)
		row->value = with_place(removal, row, arena);
}

/* --- both ---------------------------------------------------------------------------- */

static void take_hash(const struct removal *removal, struct journal_row *row, struct arena *arena)
{
	const char *at = removal->new_hash ? strstr(row->value, removal->old_hash) : NULL;

	if (at)
		row->value = arena_format(arena, "%.*s%s%s", (int)(at - row->value), row->value, removal->new_hash,
		    at + strlen(removal->old_hash));
}

void removal_row(struct removal *removal, struct journal_row *row, struct arena *arena)
{
	struct event event;

	session_event(removal->session, row, &event);
	if (removal->new_code)
		take_code(removal, &event, row, arena);
	else
		take_texts(removal, &event, row, arena);
	take_hash(removal, row, arena);
}
