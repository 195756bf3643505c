/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum { NUMBER_BYTES = 24 };

static bool goes_on(const struct option *option)
{
	return option->kind == OPTION_TEXT || option->kind == OPTION_PRIVATE;
}

static bool option_is_translated(const struct option *option)
{
	return goes_on(option) || option->kind == OPTION_TEXTS || option->kind == OPTION_HOLDERS || option->kind == OPTION_PHASES;
}

size_t options_count(const struct option *options)
{
	size_t count = 0;

	while (options && options[count].name)
		count++;
	return count;
}

struct option_set option_set_new(struct arena *arena, const struct option *options)
{
	return (struct option_set){ options, arena_array(arena, options_count(options), sizeof(struct option_value)) };
}

/* Eats start where text begins with it. */
static bool eat(const char **text, const char *start)
{
	if (!str_begins(*text, start))
		return false;
	*text += strlen(start);
	return true;
}

static bool eat_line(const char **text, size_t line)
{
	char number[NUMBER_BYTES];

	snprintf(number, sizeof number, ".%zu", line);
	return eat(text, number);
}

/* Whether a key is NAME, NAME.LINE, NAME.LANGUAGE or NAME.LINE.LANGUAGE; line 0 and language NULL are not there. */
static bool key_is(const char *key, const char *name, size_t line, const char *language)
{
	if (!eat(&key, name) || (line && !eat_line(&key, line)))
		return false;
	return language ? *key == '.' && str_same(key + 1, language) : !*key;
}

static struct script_key *take(struct script_section *section, const char *name, size_t line, const char *language)
{
	for (size_t i = 0; i < section->key_count; i++) {
		struct script_key *key = &section->keys[i];

		if (!key->used && key_is(key->name, name, line, language)) {
			key->used = true;
			return key;
		}
	}
	return NULL;
}

static void warn_lost(struct reading *reading, const struct script_key *key, const struct text_lost *lost)
{
	size_t count = lost->invalid + lost->controls + lost->marks;

	if (count)
		reading_fault(reading, FAULT_WARNING, key->value_place,
		    "%zu character%s of \"%s\" cannot be shown (unseen signs, loose marks) and will be left out; type the text again without",
		    count, count == 1 ? "" : "s", key->shown);
}

static void add_clean(struct reading *reading, const struct script_key *key, struct str *text)
{
	struct text_lost lost = { .invalid = 0 };
	char *clean = text_clean(key->value, strlen(key->value), false, &lost);

	warn_lost(reading, key, &lost);
	str_add(text, clean);
	free(clean);
}

static bool add_line(struct reading *reading, struct option_source *source, size_t slot, const struct script_key *key, struct str *text)
{
	if (!key)
		return false;
	if (source->keys[slot])
		str_add_char(text, '\n');
	else
		source->keys[slot] = key;
	if (key->value)
		add_clean(reading, key, text);
	else
		source->broken = true;
	return true;
}

/* One language: NAME, or NAME.1, NAME.2 and so on joined by line ends. */
static void gather(struct reading *reading, struct script_section *section, struct option_source *source, size_t slot, const char *language)
{
	const struct option *option = source->option;
	struct str text = STR_INIT;

	if (source->keys[slot])
		return;
	if (!add_line(reading, source, slot, take(section, option->name, 0, language), &text) && goes_on(option))
		for (size_t line = 1; add_line(reading, source, slot, take(section, option->name, line, language), &text); line++)
			;
	if (source->keys[slot])
		source->by[slot] = arena_text(reading->arena, str_text(&text));
	str_free(&text);
}

struct option_source option_gather(struct reading *reading, struct script_section *section, const struct option *option)
{
	const struct script *script = reading->script;
	struct option_source source = { .option = option };

	gather(reading, section, &source, 0, NULL);
	if (option_is_translated(option))
		for (size_t i = 0; i < script->language_count; i++)
			gather(reading, section, &source, i, script->languages[i]);
	return source;
}

/* --- What every option has in common */

static struct place source_place(const struct option_source *source)
{
	for (size_t i = 0; i < SCRIPT_LANGUAGES; i++)
		if (source->keys[i])
			return source->keys[i]->place;
	return (struct place){ 0, 0 };
}

static bool is_given(const struct option_source *source)
{
	return source_place(source).line > 0;
}

static void check_there(struct reading *reading, const struct script_section *section, const struct option_source *source)
{
	const char *first = reading->script->languages[0];

	if (!is_given(source) && source->option->required)
		reading_fault(reading, FAULT_ERROR, section->place, "[%s] has no \"%s\"; write %s = ... below it",
		    section->name, source->option->name, source->option->name);
	else if (is_given(source) && !source->keys[0])
		reading_fault(reading, FAULT_ERROR, source_place(source), "\"%s\" is there as a translation only; write it in \"%s\" too",
		    source->option->name, first);
}

/* "18+" is the same in all languages. */
static bool has_letters(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80 || (*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'))
			return true;
	return false;
}

void option_translations(struct reading *reading, const struct option_source *source)
{
	const char *missing[SCRIPT_LANGUAGES + 1] = { NULL };
	size_t count = 0;

	if (!source->keys[0] || !has_letters(source->by[0]) || !option_is_translated(source->option) || source->option->kind == OPTION_PRIVATE)
		return;
	for (size_t i = 1; i < reading->script->language_count; i++)
		if (!source->keys[i])
			missing[count++] = reading->script->languages[i];
	if (count)
		reading_fault(reading, FAULT_WARNING, source->keys[0]->place, "\"%s\" is not there in %s; add %s.%s = ...",
		    source->keys[0]->shown, reading_list(reading, missing), source->keys[0]->shown, missing[0]);
}

static void read_set(struct reading *reading, struct script_section *section, const struct option_set *set)
{
	for (size_t i = 0; set->options && set->options[i].name; i++) {
		struct option_source source = option_gather(reading, section, &set->options[i]);

		check_there(reading, section, &source);
		if (source.option->kind != OPTION_HOLDERS)
			option_translations(reading, &source);
		set->values[i] = option_value(reading, &source);
	}
}

void options_read(struct reading *reading, struct script_section *section, const struct option_set *sets, size_t count)
{
	for (size_t s = 0; s < count; s++)
		read_set(reading, section, &sets[s]);
}

const struct option_value *set_value(const struct option_set *set, const char *name)
{
	size_t i = 0;

	while (set->options[i].name && !str_same(set->options[i].name, name))
		i++;
	return &set->values[i];
}

/* --- Keys that no option took */

/* What is known where such a key stands. */
struct known {
	struct reading *reading;
	const struct option_set *sets;
	size_t set_count;
	const char **names;        /* of all options; ended by NULL */
	size_t name_count;
};

static void list_names(struct known *known)
{
	size_t most = 1;

	for (size_t s = 0; s < known->set_count; s++)
		most += options_count(known->sets[s].options);
	known->names = arena_array(known->reading->scratch, most, sizeof *known->names);
	for (size_t s = 0; s < known->set_count; s++)
		for (const struct option *option = known->sets[s].options; option && option->name; option++)
			known->names[known->name_count++] = option->name;
}

/* The translated option that a key begins with; rest is what stands behind its dot. */
static const struct option *owner(const struct known *known, const char *key, const char **rest)
{
	for (size_t s = 0; s < known->set_count; s++)
		for (const struct option *option = known->sets[s].options; option && option->name; option++) {
			const char *at = key;

			if (option_is_translated(option) && eat(&at, option->name) && *at == '.') {
				*rest = at + 1;
				return option;
			}
		}
	return NULL;
}

/* NAME.* stands for what a user names: "atribute.place" is near "attribute.*". */
static const char *nearest_key(const struct known *known, const char *name)
{
	const char *nearest = reading_nearest(known->reading, name, known->names, known->name_count);
	size_t length = strcspn(name, ".");

	if (!nearest && name[length])
		nearest = reading_nearest(known->reading, arena_format(known->reading->scratch, "%.*s.*", (int)length, name), known->names,
		    known->name_count);
	return nearest;
}

static void unknown_key(const struct known *known, const struct script_key *key)
{
	const char *nearest = nearest_key(known, key->name);

	if (nearest)
		reading_fault(known->reading, FAULT_ERROR, key->place, "unknown key \"%s\"; did you mean \"%s\"?", key->shown, nearest);
	else
		reading_fault(known->reading, FAULT_ERROR, key->place, "unknown key \"%s\"; known here are %s", key->shown,
		    reading_list(known->reading, known->names));
}

/* NAME is known, but what stands behind its dot is neither a language nor the next line nor, in a list, an option of an item. */
static void unknown_part(const struct known *known, const struct script_key *key, const char *rest)
{
	const struct script *script = known->reading->script;
	const char *languages[SCRIPT_LANGUAGES + 1] = { NULL };
	bool item = key->shown != key->name;

	for (size_t i = 0; i < script->language_count; i++)
		languages[i] = script->languages[i];
	if (*rest >= '0' && *rest <= '9')
		reading_fault(known->reading, FAULT_ERROR, key->place,
		    "\"%s\" does not go on from a line before it; number the lines .1 .2 .3, or write one line without a number", key->shown);
	else
		reading_fault(known->reading, FAULT_ERROR, key->place, "unknown key \"%s\": \"%s\" is none of the languages (%s); %s", key->shown,
		    rest, reading_list(known->reading, languages), reading_advice(known->reading, rest, known->names, item ? known->name_count : 0,
		    "add it to languages in [workshop], or mend it"));
}

static void refuse_key(const struct known *known, const struct script_key *key)
{
	const char *rest = NULL;

	if (owner(known, key->name, &rest))
		unknown_part(known, key, rest);
	else
		unknown_key(known, key);
}

void options_refuse_rest(struct reading *reading, const struct script_section *section, const struct option_set *sets, size_t count)
{
	struct known known = { .reading = reading, .sets = sets, .set_count = count };

	for (size_t i = 0; i < section->key_count; i++) {
		if (section->keys[i].used)
			continue;
		if (!known.names)
			list_names(&known);
		refuse_key(&known, &section->keys[i]);
	}
}
