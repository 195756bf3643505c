/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/play.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

enum { MOST_TIMES = 100000, MOST_LINES = 10000, MOST_WAIT = 3600 * 1000 };

static void press(const struct play_stage *stage, uint32_t code)
{
	struct key key = { .code = code };

	if (!stage->ended(stage->context))
		stage->key(stage->context, &key);
}

static void type(const struct play_stage *stage, const char *text, size_t length)
{
	uint32_t character;

	for (size_t at = 0; at < length; at += text_next(text + at, &character)) {
		text_next(text + at, &character);
		press(stage, key_of_character(character));
	}
}

static void paste(const struct play_stage *stage, int64_t lines)
{
	struct str text = STR_INIT;
	struct key key = { .code = KEY_CODE_PASTE };

	for (int64_t i = 0; i < lines; i++)
		str_add_format(&text, "%sNeed number %" PRId64 ": more time to talk", i ? "\n" : "", i);
	key.text = str_text(&text);
	key.length = text.length;
	if (!stage->ended(stage->context))
		stage->key(stage->context, &key);
	str_free(&text);
}

static void play_name(const struct play_stage *stage, const char *name)
{
	uint32_t code = key_parse(name);
	int64_t lines;

	if (code != KEY_CODE_NONE)
		press(stage, code);
	else if (str_begins(name, "Paste") && str_number(name + strlen("Paste"), 1, MOST_LINES, &lines))
		paste(stage, lines);
	else
		type(stage, name, strlen(name));
}

/* "Down*5" is five times Down; a lone * is itself. */
static void play_word(const struct play_stage *stage, char *word)
{
	char *star = strrchr(word, '*');
	int64_t times = 1;

	if (star && star > word && str_number(star + 1, 0, MOST_TIMES, &times))
		*star = '\0';
	for (int64_t i = 0; i < times; i++)
		play_name(stage, word);
}

static const char *play_quoted(const struct play_stage *stage, const char *start)
{
	size_t length = strcspn(start, "\"");

	type(stage, start, length);
	return start + length + (start[length] == '"');
}

static void play_words(const struct play_stage *stage, const char *line, struct arena *arena)
{
	for (line += strspn(line, " \t"); *line; line += strspn(line, " \t")) {
		size_t length = strcspn(line, " \t");

		if (*line == '"' && length > 1) {
			line = play_quoted(stage, line + 1);
			continue;
		}
		play_word(stage, arena_slice(arena, line, length));
		line += length;
	}
}

static bool play_line(const struct play_stage *stage, const char *line, struct arena *arena, struct err *err)
{
	int64_t ms;

	if (*line == '#')
		return true;
	if (str_begins(line, "save-screen "))
		return stage->save_screen(stage->context, line + strlen("save-screen "), err);
	if (!str_begins(line, "wait ")) {
		play_words(stage, line, arena);
		return true;
	}
	if (!str_number(line + strlen("wait "), 0, MOST_WAIT, &ms))
		return err_set(err, "\"%s\": wait takes milliseconds", line);
	stage->wait(stage->context, ms);
	return true;
}

bool play_keys(const char *text, const struct play_stage *stage, struct err *err)
{
	struct arena *arena = arena_new();
	const char *line;
	bool played = true;

	for (size_t number = 1, length; played && (line = str_next_line(&text, &length)); number++) {
		played = play_line(stage, arena_slice(arena, line, length), arena, err);
		if (!played)
			err_add(err, "line %zu", number);
		arena_clear(arena);
	}
	arena_free(arena);
	return played;
}
