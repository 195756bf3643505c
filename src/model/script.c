/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "model/exercise.h"

void script_free(struct script *script)
{
	if (script)
		arena_free(script->arena);
}

const char *script_text(const struct texts *texts, size_t language)
{
	return language < SCRIPT_LANGUAGES && texts->by[language] ? texts->by[language] : texts->by[0];
}

const struct exercise *script_exercise(const struct script *script, const char *id)
{
	for (size_t i = 0; i < script->exercise_count; i++)
		if (str_same(script->exercises[i].id, id))
			return &script->exercises[i];
	return NULL;
}

const struct list *script_list(const struct script *script, const char *id)
{
	for (size_t i = 0; i < script->list_count; i++)
		if (str_same(script->lists[i].id, id))
			return &script->lists[i];
	return NULL;
}

const struct list_item *script_list_item(const struct script *script, const char *id)
{
	for (size_t l = 0; l < script->list_count; l++)
		for (size_t i = 0; i < script->lists[l].item_count; i++)
			if (str_same(script->lists[l].items[i].id, id))
				return &script->lists[l].items[i];
	return NULL;
}

/* Counts on through a table; the index of the option where it is found. */
static bool find_option(const struct option *options, const char *name, size_t *index)
{
	for (; options && options->name; options++, ++*index)
		if (str_same(options->name, name))
			return true;
	return false;
}

static bool find_polling(const struct polling *polling, const char *name, size_t *index)
{
	return polling && (find_option(polling->slips_only ? script_order_options : script_picks_options, name, index)
	    || find_option(script_poll_options, name, index));
}

const struct option_value *exercise_value(const struct exercise *exercise, const char *name)
{
	size_t index = 0;

	if (!find_option(exercise->type->options, name, &index) && !find_polling(exercise->type->polling, name, &index)) {
		fprintf(stderr, "talka: the type %s has no option %s; this is a fault of the program\n", exercise->type->type, name);
		abort();
	}
	return &exercise->values[index];
}

int64_t exercise_number(const struct exercise *exercise, const char *name)
{
	return exercise_value(exercise, name)->number;
}

bool exercise_flag(const struct exercise *exercise, const char *name)
{
	return exercise_number(exercise, name) == 1;
}

const char *script_word(const struct script *script, const char *word, size_t language)
{
	for (size_t i = 0; i < script->word_count; i++)
		if (str_same(script->words[i].word, word))
			return language < SCRIPT_LANGUAGES ? script->words[i].text.by[language] : NULL;
	return NULL;
}
