/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/notes.h"

#include "base/text.h"

/* A calm voice in a hall; six characters are an English word and its blank. */
enum { WORDS_A_MINUTE = 130, CHARACTERS_A_WORD = 6, MINUTE = 60 };

static int64_t count_words(const char *text)
{
	int64_t words = 0;
	bool inside = false;

	for (; *text; text++) {
		bool blank = *text == ' ' || *text == '\n';

		words += !blank && !inside;
		inside = !blank;
	}
	return words;
}

const char *notes_file(const struct script *script, size_t *size)
{
	*size = script->unseen->size;
	return script->unseen->bytes;
}

const char *notes_prepare(const struct script *script, size_t language)
{
	return script_text(&script->unseen->prepare, language);
}

const char *notes_speak(const struct exercise *exercise, size_t language)
{
	return script_text(&exercise->unseen->speak, language);
}

int64_t notes_speak_seconds(const struct exercise *exercise, size_t language)
{
	const char *text = notes_speak(exercise, language);
	int64_t words = count_words(text), by_length = (int64_t)text_characters(text) / CHARACTERS_A_WORD;

	return (words > by_length ? words : by_length) * MINUTE / WORDS_A_MINUTE;
}

const char *notes_for(const struct exercise *exercise, size_t language)
{
	return script_text(&exercise->unseen->notes, language);
}

const char *notes_of_item(const struct list_item *item)
{
	return item->unseen->note;
}
