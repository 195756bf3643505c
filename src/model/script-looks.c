/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/str.h"
#include "base/text.h"
#include "model/exercise.h"
#include "model/script-read.h"

/* What a wall of 24 x 80 shows so that the last row of chairs can read it; and how large a group mostly is. */
enum { WALL_COLUMNS = 72, TITLE_LINES = 1, PROMPT_LINES = 4, TEXT_LINES = 10, LARGE_GROUP = 30 };

static void check_lines(struct reading *reading, const struct script_section *section, const char *name, const char *text, const char *language, size_t most)
{
	size_t lines = text_lines(text, WALL_COLUMNS);

	if (lines > most)
		reading_fault(reading, FAULT_WARNING, section_place(section, name, 0),
		    "\"%s\" (%s) fills %zu lines of the wall, more than %zu cannot be read from the back; shorten it, or say the rest (speak)", name,
		    language, lines, most);
}

static void check_texts(struct reading *reading, const struct script_section *section, const char *name, const struct texts *texts, size_t most)
{
	const char *first = section_key(section, name) ? name : arena_format(reading->scratch, "%s.1", name);

	for (size_t i = 0; i < reading->script->language_count; i++)
		if (texts->by[i] && section_key(section, first))
			check_lines(reading, section, section_key(section, first)->name, texts->by[i], reading->script->languages[i], most);
}

static void check_exercise(struct reading *reading, const struct exercise *exercise)
{
	const struct script_section *section = reading->sections[exercise->index];
	size_t count = exercise->type ? options_count(exercise->type->options) : 0;

	check_texts(reading, section, "title", &exercise->title, TITLE_LINES);
	check_texts(reading, section, "prompt", &exercise->prompt, PROMPT_LINES);
	if (exercise->type && exercise->type->polling && exercise_value(exercise, "how")->given)
		check_texts(reading, section, "how", exercise_value(exercise, "how")->text, PROMPT_LINES);
	for (size_t i = 0; i < count; i++)
		if (exercise->values[i].option->kind == OPTION_TEXT && exercise->values[i].given)
			check_texts(reading, section, exercise->values[i].option->name, exercise->values[i].text, TEXT_LINES);
}

static void check_groups(struct reading *reading, const struct exercise *exercise)
{
	const struct script *script = reading->script;
	const struct option_value *split;

	if (!exercise->type || !exercise->type->polling || !(split = exercise_value(exercise, "split"))->given)
		return;
	for (size_t i = 0; i < script->attribute_count; i++) {
		int64_t people = (int64_t)script->attributes[i].choice_count * script->smallest_group;

		if (str_same(script->attributes[i].name, split->word) && people > LARGE_GROUP)
			reading_fault(reading, FAULT_WARNING, section_place(reading->sections[exercise->index], "split", 0),
			    "\"%s\" has %zu answers, each is shown from %" PRId64 " people on: fewer than %" PRId64
			    " people are too small a group; take fewer answers", split->word, script->attributes[i].choice_count, script->smallest_group, people);
	}
}

void check_looks(struct reading *reading)
{
	for (size_t i = 0; i < reading->script->exercise_count; i++) {
		check_exercise(reading, &reading->script->exercises[i]);
		check_groups(reading, &reading->script->exercises[i]);
	}
}
