/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-read.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

void reading_fault(struct reading *reading, enum fault_kind kind, struct place place, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	faults_add(reading->faults, kind, place.line, place.column, "%s", arena_formatv(reading->scratch, format, args));
	va_end(args);
}

/* Looking for it takes long, and helps nobody with so many names or faults. */
const char *reading_nearest(struct reading *reading, const char *name, const char *const *names, size_t count)
{
	enum { MOST_NAMES = 500, MOST_FAULTS = 200 };

	return count > MOST_NAMES || reading->faults->count > MOST_FAULTS ? NULL : text_nearest(name, names, count);
}

const char *reading_advice(struct reading *reading, const char *name, const char *const *names, size_t count, const char *otherwise)
{
	const char *nearest = reading_nearest(reading, name, names, count);

	return nearest ? arena_format(reading->scratch, "did you mean \"%s\"?", nearest) : otherwise;
}

const char *reading_list(struct reading *reading, const char *const *names)
{
	enum { MOST_NAMES = 40 };
	struct str list = STR_INIT;
	const char *kept;

	for (size_t i = 0; names && names[i] && i <= MOST_NAMES; i++)
		str_add_format(&list, "%s%s", i ? ", " : "", i < MOST_NAMES ? names[i] : "...");
	kept = arena_text(reading->scratch, str_text(&list));
	str_free(&list);
	return kept;
}

struct script_section *reading_section(struct reading *reading, const char *name)
{
	for (size_t i = 0; i < reading->index.section_count; i++)
		if (str_same(reading->index.sections[i].name, name))
			return &reading->index.sections[i];
	return NULL;
}

struct script_key *section_key(const struct script_section *section, const char *name)
{
	for (size_t i = 0; i < section->key_count; i++)
		if (str_same(section->keys[i].name, name))
			return &section->keys[i];
	return NULL;
}

const char *section_peek(struct reading *reading, const struct script_section *section, const char *name)
{
	const struct script_key *key = section_key(section, name);

	return key && key->value ? text_kept(reading->scratch, key->value, strlen(key->value), false) : NULL;
}

struct place section_place(const struct script_section *section, const char *name, size_t offset)
{
	const struct script_key *key = section_key(section, name);
	struct place place = key ? key->value_place : section->place;

	if (key && key->value)
		place.column += script_characters(key->value, strnlen(key->value, offset));
	return place;
}

static struct part trimmed(struct arena *arena, const char *text, size_t from, size_t to)
{
	while (from < to && text[from] == ' ')
		from++;
	while (to > from && text[to - 1] == ' ')
		to--;
	return (struct part){ .text = arena_slice(arena, text + from, to - from), .offset = from };
}

struct part *text_parts(struct arena *arena, const char *text, char mark, size_t *count)
{
	size_t most = 1, from = 0;
	struct part *parts;

	for (const char *at = text; *at; at++)
		most += *at == mark;
	parts = arena_array(arena, most, sizeof *parts);
	*count = 0;
	while (*text && *count < most) {
		size_t to = from + strcspn(text + from, (const char[]){ mark, '\0' });

		parts[(*count)++] = trimmed(arena, text, from, to);
		from = to + 1;
	}
	return parts;
}
