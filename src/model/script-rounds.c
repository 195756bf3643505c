/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-rounds.h"

#include <inttypes.h>

#include "base/str.h"
#include "model/exercise.h"
#include "model/inside.h"

/* --- What is told by groups, and what has to be known for it */

const struct attribute *script_split(const struct script *script, const struct exercise *exercise)
{
	return exercise->type->polling ? split_named(script, exercise_value(exercise, "split")->word) : NULL;
}

const struct attribute *script_boxes(const struct script *script, const struct exercise *exercise)
{
	const struct attribute *split = script_split(script, exercise);

	return split && exercise_flag(exercise, "secret") ? split : NULL;
}

/* Nothing named means all of them. */
static bool names(const struct option_value *value, const char *name)
{
	for (size_t i = 0; value->words[i]; i++)
		if (str_same(value->words[i], name))
			return true;
	return !value->words[0];
}

static bool is_spread(const struct exercise *exercise, const char *name)
{
	const struct option *options = exercise->type->options;

	for (size_t i = 0; options && options[i].name; i++)
		if (options[i].kind == OPTION_ATTRIBUTES && names(exercise_value(exercise, options[i].name), name))
			return true;
	return false;
}

bool script_asks_alone(const struct script *script, const struct attribute *attribute)
{
	for (size_t i = 0; i < script->exercise_count; i++) {
		const struct exercise *exercise = &script->exercises[i];
		bool by_person = script_split(script, exercise) == attribute && !script_boxes(script, exercise);

		if (by_person || is_spread(exercise, attribute->name))
			return true;
	}
	return false;
}

/* --- In words */

static void add_ways(struct str *words, const struct exercise *exercise)
{
	static const struct { const char *way, *words; } known[] = {
		{ "hands", "raised hands" }, { "paper", "slips" }, { "passed", "the laptop passed round" }, { "aloud", "answers said aloud" }
	};
	const char *const *ways = exercise_value(exercise, "input")->words;

	for (size_t i = 0; ways[i]; i++)
		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			if (str_same(ways[i], known[k].way))
				str_add_format(words, "%s%s", words->length ? " or " : "", known[k].words);
}

static void add_split(struct str *words, const struct script *script, const struct exercise *exercise, size_t language)
{
	const struct attribute *split = script_split(script, exercise);

	if (!split)
		return;
	str_add(words, script_boxes(script, exercise) ? "; a box each for " : "; the result is told, too, for ");
	for (size_t i = 0; i < split->choice_count; i++)
		str_add_format(words, "%s%s", i ? " | " : "", script_text(&split->choices[i], language));
	if (script_boxes(script, exercise))
		str_add_format(words, ", where at least %" PRId64 " people are in each", script->smallest_group);
}

static void add_more(struct str *words, const struct exercise *exercise)
{
	const char *second = exercise_value(exercise, "second")->word;
	int64_t turnout = exercise_number(exercise, "min-turnout");

	if (turnout > 0)
		str_add_format(words, "; at least %" PRId64 " %% should vote", turnout);
	if (!str_same(second, "no"))
		str_add_format(words, "; %sa second vote after a talk", str_same(second, "ask") ? "perhaps " : "");
}

const char *script_round_words(const struct script *script, const struct exercise *exercise, size_t language, struct arena *arena)
{
	struct str words = STR_INIT;
	const char *kept;

	if (!exercise->type->polling)
		return "";
	add_ways(&words, exercise);
	str_add(&words, exercise_flag(exercise, "secret") ? ", in secret" : "");
	str_add(&words, exercise->type->polling->limits(exercise, 1).together ? ", one for the whole group" : "");
	add_split(&words, script, exercise, language);
	add_more(&words, exercise);
	kept = arena_text(arena, str_text(&words));
	str_free(&words);
	return kept;
}
