/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/script-read.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

/* One option's value while it is read. */
struct making {
	struct reading *reading;
	const struct option_source *source;
	const struct option *option;
	const char *text;                  /* in the first language */
	size_t slot;                       /* the language being read */
	struct option_value value;
};

static const char *const no_words[] = { NULL };
static const struct texts no_text = { .by = { "" } };

static struct place place_in(const struct making *making, size_t offset)
{
	const struct script_key *key = making->source->keys[making->slot];
	struct place place = key ? key->value_place : (struct place){ 0, 0 };

	if (key && key->value)
		place.column += script_characters(key->value, strnlen(key->value, offset));
	return place;
}

static __attribute__((format(printf, 3, 4))) void complain(struct making *making, size_t offset, const char *format, ...)
{
	struct place place = place_in(making, offset);
	va_list args;

	va_start(args, format);
	reading_fault(making->reading, FAULT_ERROR, place, "%s", arena_formatv(making->reading->scratch, format, args));
	va_end(args);
}

/* The advice where a word is none of those that are known. */
static const char *known(struct making *making, const char *word, const char *const *names)
{
	size_t count = 0;

	while (names[count])
		count++;
	return reading_advice(making->reading, word, names, count,
	    arena_format(making->reading->scratch, "write one of: %s", reading_list(making->reading, names)));
}

static int64_t index_of(const char *const *names, const char *word)
{
	for (int64_t i = 0; names && names[i]; i++)
		if (str_same(names[i], word))
			return i;
	return -1;
}

/* --- Texts */

static void check_length(struct making *making, const char *text)
{
	const struct option *option = making->option;
	int64_t length = (int64_t)text_characters(text);

	if (length < option->least)
		complain(making, 0, "\"%s\" is empty; write a text", option->name);
	else if (option->most && length > option->most)
		complain(making, 0, "this text has %" PRId64 " characters, \"%s\" takes at most %" PRId64 "; shorten it", length, option->name,
		    option->most);
}

static void read_text(struct making *making)
{
	struct texts *texts = arena_alloc(making->reading->arena, sizeof *texts);

	texts->by[0] = making->text;
	for (; making->slot < SCRIPT_LANGUAGES; making->slot++) {
		if (making->slot)
			texts->by[making->slot] = making->source->by[making->slot];
		if (texts->by[making->slot])
			check_length(making, texts->by[making->slot]);
	}
	making->value.text = texts;
}

static void read_word(struct making *making)
{
	check_length(making, making->text);
	making->value.word = making->text;
}

/* --- Numbers */

static void read_number(struct making *making)
{
	const struct option *option = making->option;
	int64_t least = option->least, most = option->most || least ? option->most : INT64_MAX;

	if (index_of(option->choices, making->text) >= 0)
		making->value.word = making->text;
	else if (least == most && !str_number(making->text, least, most, &making->value.number))
		complain(making, 0, "\"%s\" can only be %" PRId64 " here, not \"%s\"; if the file is newer than this talka, take a newer talka",
		    option->name, least, making->text);
	else if (!str_number(making->text, least, most, &making->value.number))
		complain(making, 0, "\"%s\" takes a whole number from %" PRId64 " to %" PRId64 "%s%s, not \"%s\"; mend it", option->name, least, most,
		    option->choices ? " or " : "", reading_list(making->reading, option->choices), making->text);
}

static void read_numbers(struct making *making)
{
	const struct option *option = making->option;
	size_t count;
	struct part *parts = text_parts(making->reading->arena, making->text, '|', &count);
	int64_t *numbers = arena_array(making->reading->arena, count + 1, sizeof *numbers);

	for (size_t i = 0; i < count; i++)
		if (!str_number(parts[i].text, option->least, option->most, &numbers[i]))
			complain(making, parts[i].offset, "\"%s\" takes whole numbers from %" PRId64 " to %" PRId64 " parted by |, not \"%s\"; mend it",
			    option->name, option->least, option->most, parts[i].text);
	making->value.numbers = numbers;
	making->value.entry_count = count;
}

static void read_flag(struct making *making)
{
	making->value.number = str_same(making->text, "yes");
	if (!making->value.number && !str_same(making->text, "no"))
		complain(making, 0, "\"%s\" takes yes or no, not \"%s\"; write one of the two", making->option->name, making->text);
}

static void read_choice(struct making *making)
{
	making->value.word = making->text;
	making->value.number = index_of(making->option->choices, making->text);
	if (making->value.number < 0)
		complain(making, 0, "\"%s\" does not take \"%s\"; %s", making->option->name, making->text,
		    known(making, making->text, making->option->choices));
}

static bool two_digits(const char **text, int64_t most, int64_t *out)
{
	size_t digits = strspn(*text, "0123456789");
	char number[3] = { 0 };

	if (digits < 1 || digits > 2)
		return false;
	memcpy(number, *text, digits);
	*text += digits;
	return str_number(number, 0, most, out);
}

static void read_time(struct making *making)
{
	const char *at = making->text;
	int64_t hours = 0, minutes = 0;

	if (two_digits(&at, 23, &hours) && *at == ':' && strlen(++at) == 2 && two_digits(&at, 59, &minutes) && !*at)
		making->value.number = hours * 60 + minutes;
	else
		complain(making, 0, "\"%s\" is no clock time; write hours and minutes as in 17:30", making->text);
}

static void read_cut(struct making *making)
{
	size_t digits = strspn(making->text, "0123456789");
	char number[8] = { 0 };
	bool share = str_same(making->text + digits, "%");

	making->value.word = making->text;
	making->value.number = 0;
	if (str_same(making->text, "none"))
		return;
	if (digits < sizeof number)
		memcpy(number, making->text, digits);
	if ((!share && making->text[digits]) || !str_number(number, 1, share ? 100 : 1000, &making->value.number))
		complain(making, 0, "\"%s\" takes places (3), a share of those who voted (50%%) or none, not \"%s\"; mend it", making->option->name,
		    making->text);
	if (share)
		making->value.number = -making->value.number;
}

/* --- Lists */

/* The parts of the first language as words; empty and doubled ones are faults and left out. */
static void list_words(struct making *making, char mark, void (*check)(struct making *, const struct part *))
{
	size_t count, kept = 0;
	struct part *parts = text_parts(making->reading->arena, making->text, mark, &count);
	const char **words = arena_array(making->reading->arena, count + 1, sizeof *words);

	for (size_t i = 0; i < count; i++) {
		if (!*parts[i].text)
			complain(making, parts[i].offset, "there is nothing on one side of a %c; take the %c out", mark, mark);
		else if (index_of(words, parts[i].text) >= 0)
			complain(making, parts[i].offset, "\"%s\" stands here twice; take one out", parts[i].text);
		else
			words[kept++] = parts[i].text;
		if (check && *parts[i].text)
			check(making, &parts[i]);
	}
	making->value.words = words;
}

static void check_choice(struct making *making, const struct part *part)
{
	if (index_of(making->option->choices, part->text) < 0)
		complain(making, part->offset, "\"%s\" does not take \"%s\"; %s", making->option->name, part->text,
		    known(making, part->text, making->option->choices));
}

static void read_choices(struct making *making)
{
	list_words(making, '|', check_choice);
}

static void read_items(struct making *making)
{
	list_words(making, '|', NULL);
}

static void check_attribute(struct making *making, const struct part *part)
{
	const struct script *script = making->reading->script;
	const char **names = arena_array(making->reading->scratch, script->attribute_count + 1, sizeof *names);

	for (size_t i = 0; i < script->attribute_count; i++)
		names[i] = script->attributes[i].name;
	if (index_of(names, part->text) < 0)
		complain(making, part->offset, "there is no attribute \"%s\"; %s", part->text, reading_advice(making->reading, part->text, names,
		    script->attribute_count, "write it below [participants], as in attribute.place = town | village"));
}

static void read_attributes(struct making *making)
{
	list_words(making, '|', check_attribute);
}

static void check_language(struct making *making, const struct part *part)
{
	size_t letters = strspn(part->text, "abcdefghijklmnopqrstuvwxyz");

	if (letters < 2 || letters > 3 || (part->text[letters] && part->text[letters] != '-'))
		complain(making, part->offset, "\"%s\" is no language code; write two or three small letters as in en, lt", part->text);
}

static void read_languages_value(struct making *making)
{
	list_words(making, ',', check_language);
}

/* --- Lists of texts */

static void check_part(struct making *making, const struct part *part)
{
	check_length(making, part->text);
}

/* A translation's parts go into its slot of the entries. */
static void fill_language(struct making *making, struct texts *entries)
{
	const struct option_source *source = making->source;
	size_t count;
	struct part *parts;

	if (!source->by[making->slot])
		return;
	parts = text_parts(making->reading->arena, source->by[making->slot], '|', &count);
	if (count != making->value.entry_count)
		complain(making, 0, "the number of parts is %zu, but \"%s\" has %zu; part both alike by |", count, making->option->name,
		    making->value.entry_count);
	for (size_t i = 0; i < count && i < making->value.entry_count; i++)
		entries[i].by[making->slot] = parts[i].text;
}

static struct texts *make_entries(struct making *making)
{
	size_t count = 0;
	struct texts *entries;

	while (making->value.words[count])
		count++;
	making->value.entry_count = count;
	entries = arena_array(making->reading->arena, count, sizeof *entries);
	for (size_t i = 0; i < count; i++)
		entries[i].by[0] = making->value.words[i];
	for (making->slot = 1; making->slot < SCRIPT_LANGUAGES; making->slot++)
		fill_language(making, entries);
	making->value.entries = entries;
	return entries;
}

/* "Parish, Library" is one holder. Where a least number is due, too few are found anyway. */
static void doubt_commas(struct making *making)
{
	making->slot = 0;
	if (making->value.given && making->value.entry_count == 1 && strchr(making->value.words[0], ',') && !making->option->least)
		reading_fault(making->reading, FAULT_WARNING, place_in(making, 0),
		    "\"%s\" is taken as one; if they are several, part them by | instead of commas", making->value.words[0]);
}

static void read_texts(struct making *making)
{
	list_words(making, '|', check_part);
	make_entries(making);
	doubt_commas(making);
	making->value.words = no_words;
}

static void read_holders(struct making *making)
{
	list_words(making, '|', check_part);
	make_entries(making);
	doubt_commas(making);
}

/* Cuts "5: all" in two; minutes -1 where it is not so. */
static const char *phase_words(struct arena *arena, const char *text, int64_t *minutes)
{
	const char *colon = strchr(text, ':');

	*minutes = -1;
	if (!colon || !str_number(arena_slice(arena, text, (size_t)(colon - text)), 1, 600, minutes))
		return text;
	return colon + 1 + strspn(colon + 1, " ");
}

static void check_phase(struct making *making, const struct part *part)
{
	int64_t minutes;
	const char *words = phase_words(making->reading->scratch, part->text, &minutes);

	if (minutes < 0 || !*words)
		complain(making, part->offset, "\"%s\" is no phase; write minutes, a colon and words as in 5: talk in pairs", part->text);
}

static void cut_phase(struct making *making, struct texts *entry, int64_t minutes)
{
	int64_t other;

	for (making->slot = 1; making->slot < SCRIPT_LANGUAGES; making->slot++) {
		if (!entry->by[making->slot])
			continue;
		entry->by[making->slot] = phase_words(making->reading->arena, entry->by[making->slot], &other);
		if (other != minutes)
			complain(making, 0, "\"%s\" has other minutes than \"%s\"; write the same", making->source->keys[making->slot]->shown,
			    making->option->name);
	}
}

static void read_phases(struct making *making)
{
	struct texts *entries;
	int64_t *numbers;

	list_words(making, '|', check_phase);
	entries = make_entries(making);
	numbers = arena_array(making->reading->arena, making->value.entry_count, sizeof *numbers);
	for (size_t i = 0; i < making->value.entry_count; i++) {
		entries[i].by[0] = phase_words(making->reading->arena, entries[i].by[0], &numbers[i]);
		cut_phase(making, &entries[i], numbers[i]);
	}
	making->value.numbers = numbers;
	making->value.words = no_words;
}

static void (*const readers[OPTION_KINDS])(struct making *) = {
	[OPTION_TEXT] = read_text, [OPTION_PRIVATE] = read_text, [OPTION_WORD] = read_word, [OPTION_TEXTS] = read_texts,
	[OPTION_NUMBER] = read_number, [OPTION_FLAG] = read_flag, [OPTION_CHOICE] = read_choice, [OPTION_CHOICES] = read_choices,
	[OPTION_TIME] = read_time, [OPTION_CUT] = read_cut, [OPTION_ITEMS] = read_items, [OPTION_HOLDERS] = read_holders,
	[OPTION_PHASES] = read_phases, [OPTION_NUMBERS] = read_numbers, [OPTION_LANGUAGES] = read_languages_value,
	[OPTION_ATTRIBUTES] = read_attributes,
};

struct option_value option_value(struct reading *reading, const struct option_source *source)
{
	const struct option *option = source->option;
	bool given = source->keys[0] && !source->broken;
	struct making making = {
		.reading = reading, .source = source, .option = option, .text = given ? source->by[0] : option->fallback,
		.value = { .option = option, .given = given, .number = -1, .word = "", .text = &no_text, .words = no_words },
	};

	if (!making.text)
		return making.value;
	readers[option->kind](&making);
	return making.value;
}
