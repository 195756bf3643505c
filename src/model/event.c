/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "file/journal.h"
#include "model/inside.h"

bool event_word(const struct event *event, const char *name, const char **start, size_t *length)
{
	size_t size = strlen(name);

	for (const char *word = event->value; *word; word += strspn(word, " ")) {
		size_t all = strcspn(word, " ");

		if (all > size && !memcmp(word, name, size) && word[size] == '=') {
			*start = word + size + 1;
			*length = all - size - 1;
			return true;
		}
		if (!strncmp(word, "text=", 5))
			return false;
		word += all;
	}
	return false;
}

bool event_word_is(const struct event *event, const char *name, const char *value)
{
	const char *start;
	size_t length;

	return event_word(event, name, &start, &length) && str_is(value, start, length);
}

int64_t event_number(const struct event *event, const char *name, int64_t fallback)
{
	enum { DIGITS = 20 };
	char digits[DIGITS + 1];
	const char *start;
	size_t length;
	int64_t number;

	if (!event_word(event, name, &start, &length) || length > DIGITS)
		return fallback;
	memcpy(digits, start, length);
	digits[length] = '\0';
	return str_number(digits, INT64_MIN, INT64_MAX, &number) ? number : fallback;
}

/* A journal may have been written by anybody: its words are made clean as all that comes in. */
const char *event_word_text(const struct event *event, const char *name, struct arena *arena)
{
	const char *start;
	size_t length;

	return event_word(event, name, &start, &length) ? text_kept(arena, start, length, false) : "";
}

const char *event_text_start(const struct event *event)
{
	for (const char *word = event->value; *word; word += strspn(word, " ")) {
		if (!strncmp(word, "text=", 5))
			return word + 5;
		word += strcspn(word, " ");
	}
	return NULL;
}

bool event_has_text(const struct event *event)
{
	const char *text = event_text_start(event);

	return text && *text;
}

const char *event_text(const struct event *event, struct arena *arena)
{
	const char *text = event_text_start(event), *kept;
	char *plain;

	if (!text)
		return "";
	if (!strchr(text, '\\'))
		return text_kept(arena, text, strlen(text), true);
	plain = journal_unescape(text, strlen(text));
	kept = text_kept(arena, plain, strlen(plain), true);
	free(plain);
	return kept;
}

void event_each(const struct event *event, const char *name, void (*each)(void *of, const char *start, size_t length), void *of)
{
	const char *start;
	size_t length;

	if (!event_word(event, name, &start, &length))
		return;
	while (length) {
		const char *bar = memchr(start, '|', length);
		size_t part = bar ? (size_t)(bar - start) : length;

		if (part)
			each(of, start, part);
		part += bar ? 1 : 0;
		start += part;
		length -= part;
	}
}

static void part_from_last(struct str *value)
{
	if (value->length)
		str_add_char(value, ' ');
}

void value_word(struct str *value, const char *name, const char *word)
{
	part_from_last(value);
	str_add_format(value, "%s=", name);
	for (; *word; word++)
		str_add_char(value, *word == ' ' || *word == '\n' ? '_' : *word);
}

void value_number(struct str *value, const char *name, int64_t number)
{
	part_from_last(value);
	str_add_format(value, "%s=%" PRId64, name, number);
}

void value_text(struct str *value, const char *text)
{
	char *escaped = journal_escape(text);

	part_from_last(value);
	str_add(value, "text=");
	str_add(value, escaped);
	free(escaped);
}
