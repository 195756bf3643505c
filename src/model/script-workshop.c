/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/notes.h"
#include "model/script-read.h"

/* --- [workshop] */

static const struct option *option_named(const struct option *options, const char *name)
{
	while (options->name && !str_same(options->name, name))
		options++;
	return options;
}

/* First of all, because every other text may have translations. */
static void read_languages(struct reading *reading, struct script_section *workshop)
{
	struct script *script = reading->script;
	struct option_source source = option_gather(reading, workshop, option_named(script_workshop_options, "languages"));
	struct option_value value = option_value(reading, &source);
	size_t count = 0;

	for (; value.words[count] && count < SCRIPT_LANGUAGES; count++)
		script->languages[count] = value.words[count];
	if (value.words[count])
		reading_fault(reading, FAULT_ERROR, section_place(workshop, "languages", 0), "there are more than %d languages; choose the ones of the room",
		    SCRIPT_LANGUAGES);
	if (count)
		script->language_count = count;
}

static void read_id(struct reading *reading, const struct script_section *workshop, const char *id)
{
	struct place place = section_place(workshop, "id", 0);

	reading->script->id = id;
	if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-")] || *id == '-')
		reading_fault(reading, FAULT_ERROR, place, "\"%s\" is no id, it names folders and tables; write it with a-z, 0-9, - and _", id);
	check_id(reading, id, place);
}

static void take_workshop(struct script *script, const struct option_set *set)
{
	struct script_private *unseen = arena_alloc(script->arena, sizeof *unseen);

	*unseen = *script->unseen;
	unseen->prepare = *set_value(set, "prepare")->text;
	script->unseen = unseen;
	script->version = set_value(set, "version")->number;
	script->title = *set_value(set, "title")->text;
	script->stage = set_value(set, "stage")->word;
	script->organisation = set_value(set, "organisation")->word;
	script->place = set_value(set, "place")->word;
	script->facilitator = set_value(set, "facilitator")->word;
	script->audience = set_value(set, "audience")->word;
	script->program = set_value(set, "program")->word;
	script->ask = set_value(set, "ask")->words;
	script->start = set_value(set, "start")->number;
	script->end = set_value(set, "end")->number;
}

void read_workshop(struct reading *reading)
{
	struct script_section *section = reading_section(reading, "workshop");
	struct option_set set = option_set_new(reading->arena, script_workshop_options);

	if (!section) {
		if (!reading->index.lost_section)
			reading_fault(reading, FAULT_ERROR, (struct place){ 1, 1 }, "there is no [workshop]; begin the file with it");
		return;
	}
	read_languages(reading, section);
	options_read(reading, section, &set, 1);
	options_refuse_rest(reading, section, &set, 1);
	take_workshop(reading->script, &set);
	if (set_value(&set, "id")->given)
		read_id(reading, section, set_value(&set, "id")->word);
}

/* --- [participants] */

static bool has_row(const struct option *rows, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (str_same(rows[i].name, name))
			return true;
	return false;
}

/* A row for each attribute.NAME that stands in the section, made like the row attribute.* */
static struct option *attribute_rows(struct reading *reading, const struct script_section *section)
{
	struct option *rows = arena_array(reading->arena, section->key_count + 1, sizeof *rows);
	const char *start = "attribute.";
	size_t count = 0;

	for (size_t i = 0; i < section->key_count; i++) {
		const char *key = section->keys[i].name;
		size_t length = strlen(start);

		if (!str_begins(key, start))
			continue;
		key = arena_slice(reading->arena, key, length + strcspn(key + length, "."));
		if (has_row(rows, count, key))
			continue;
		rows[count] = *option_named(script_participants_options, "attribute.*");
		rows[count++].name = key;
	}
	return rows;
}

static void take_attributes(struct reading *reading, const struct script_section *section, const struct option_set *set)
{
	size_t count = options_count(set->options);
	struct attribute *attributes = arena_array(reading->arena, count, sizeof *attributes);

	for (size_t i = 0; i < count; i++) {
		const char *name = set->options[i].name;

		attributes[i] = (struct attribute){
			.name = name + strlen("attribute."), .choices = set->values[i].entries, .choice_count = set->values[i].entry_count,
		};
		if (set->values[i].given && set->values[i].entry_count < 2)
			reading_fault(reading, FAULT_ERROR, section_place(section, name, 0), "\"%s\" has fewer than two answers; part them by |", name);
	}
	reading->script->attributes = attributes;
	reading->script->attribute_count = count;
}

void read_participants(struct reading *reading)
{
	struct script_section none = { .name = "participants" }, *section = reading_section(reading, "participants");
	struct option_set sets[2];

	section = section ? section : &none;
	sets[0] = option_set_new(reading->arena, attribute_rows(reading, section));
	sets[1] = option_set_new(reading->arena, script_participants_options);
	options_read(reading, section, sets, 2);
	options_refuse_rest(reading, section, sets, 2);
	take_attributes(reading, section, &sets[0]);
	reading->script->consent = (enum consent)set_value(&sets[1], "consent")->number;
	reading->script->aloud = set_value(&sets[1], "aloud")->number == 1;
	reading->script->smallest_group = set_value(&sets[1], "smallest-group")->number;
}

/* --- [words] */

/* The wall has room for a word, not for a sentence: its forms are parted by |. */
static void check_forms(struct reading *reading, const struct option_source *source, size_t slot)
{
	size_t count;
	struct part *forms = text_parts(reading->scratch, source->by[slot], '|', &count);

	for (size_t i = 0; i < count; i++) {
		struct place place = source->keys[slot]->value_place;
		size_t length = text_characters(forms[i].text);

		place.column += script_characters(source->by[slot], forms[i].offset);
		if (length > (size_t)source->option->most)
			reading_fault(reading, FAULT_ERROR, place, "this word has %zu characters, the wall has room for %" PRId64 "; shorten it", length,
			    source->option->most);
	}
}

/* A word may be replaced in one language alone: where it is not, talka's own stands. */
void read_words(struct reading *reading)
{
	struct script_section *section = reading_section(reading, "words");
	struct option_set set = option_set_new(reading->arena, script_words_options);
	struct script_word *words = arena_array(reading->arena, options_count(script_words_options), sizeof *words);
	size_t count = 0;

	for (const struct option *option = script_words_options; section && option->name; option++) {
		struct option_source source = option_gather(reading, section, option);
		struct script_word word = { .word = option->name };
		bool any = false;

		for (size_t i = 0; i < SCRIPT_LANGUAGES; i++) {
			word.text.by[i] = source.by[i];
			any = any || source.by[i];
			if (source.by[i] && !source.broken)
				check_forms(reading, &source, i);
		}
		if (any)
			words[count++] = word;
	}
	if (section)
		options_refuse_rest(reading, section, &set, 1);
	reading->script->words = words;
	reading->script->word_count = count;
}
