/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/script-read.h"
#include "model/notes.h"

/* The keys of each item become a section of their own, so that an item is read as an exercise is. */
struct gathering {
	struct reading *reading;
	struct script_section *items;
	size_t count, room;
};

static struct script_section *item_section(struct gathering *gathering, const char *key, size_t length, struct place place)
{
	struct arena *scratch = gathering->reading->scratch;

	/* Mostly the key belongs to the item of the line above. */
	for (size_t i = gathering->count; i-- > 0; )
		if (str_is(gathering->items[i].name, key, length))
			return &gathering->items[i];
	if (gathering->count == gathering->room) {
		gathering->room = gathering->room ? gathering->room * 2 : 16;
		gathering->items = arena_grow(scratch, gathering->items, gathering->count, gathering->room, sizeof *gathering->items);
	}
	gathering->items[gathering->count] = (struct script_section){
		.name = arena_slice(gathering->reading->arena, key, length), .place = place,
	};
	return &gathering->items[gathering->count++];
}

static bool is_item_option(const char *part)
{
	for (const struct option *option = script_item_options + 1; option->name; option++)
		if (str_is(option->name, part, strcspn(part, ".")))
			return true;
	return false;
}

/* care -> text, care.lt -> text.lt, care.note -> note. */
static const char *item_key_name(struct arena *arena, const char *rest)
{
	return *rest && is_item_option(rest + 1) ? rest + 1 : arena_format(arena, "%s%s", script_item_options[0].name, rest);
}

static void add_item_key(struct gathering *gathering, struct script_key *key)
{
	struct arena *scratch = gathering->reading->scratch;
	size_t length = strcspn(key->name, ".");
	struct script_section *item = item_section(gathering, key->name, length, key->place);

	if (item->key_count == item->key_room) {
		item->key_room = item->key_room ? item->key_room * 2 : 4;
		item->keys = arena_grow(scratch, item->keys, item->key_count, item->key_room, sizeof *item->keys);
	}
	item->keys[item->key_count] = *key;
	item->keys[item->key_count++].name = item_key_name(scratch, key->name + length);
	key->used = true;
}

/* --- An item */

static bool joins(uint32_t codepoint)
{
	return codepoint == 0x200D || (codepoint >= 0x1F3FB && codepoint <= 0x1F3FF) || !text_codepoint_columns(codepoint);
}

/* One character as a reader sees it: what is joined to it and a flag's second letter do not count. */
static bool is_one_character(const char *text)
{
	uint32_t codepoint, before = 0;
	size_t bases = 0;

	for (size_t step; (step = text_next(text, &codepoint)); text += step, before = codepoint) {
		bool flag = codepoint >= 0x1F1E6 && codepoint <= 0x1F1FF && before >= 0x1F1E6 && before <= 0x1F1FF;

		bases += !joins(codepoint) && before != 0x200D && !flag;
	}
	return bases <= 1;
}

static void check_symbol(struct reading *reading, const struct script_section *section, const char *symbol)
{
	if (!is_one_character(symbol))
		reading_fault(reading, FAULT_ERROR, section_place(section, "symbol", 0), "\"%s\" is more than one character; write one letter, sign or emoji",
		    symbol);
}

static void check_unique(struct reading *reading, const struct list *lists, size_t count, const char *id, struct place place)
{
	for (size_t l = 0; l < count; l++)
		for (size_t i = 0; i < lists[l].item_count; i++)
			if (str_same(lists[l].items[i].id, id))
				reading_fault(reading, FAULT_ERROR, place, "[list.%s] has an item \"%s\" already; choose another id", lists[l].id, id);
}

static void check_text(struct reading *reading, const struct script_section *section, const struct option_value *text)
{
	const struct script_key *key = section_key(section, "text");

	if (!text->given && !key && !section_key(section, "text.1"))
		reading_fault(reading, FAULT_ERROR, section->place, "the item \"%s\" has no text; write %s = \"...\"", section->name, section->name);
}

static struct list_item read_item(struct reading *reading, struct script_section *section)
{
	struct option_set set = option_set_new(reading->scratch, script_item_options);
	struct list_item_private *unseen = arena_alloc(reading->arena, sizeof *unseen);

	options_read(reading, section, &set, 1);
	options_refuse_rest(reading, section, &set, 1);
	check_item_id(reading, section->name, section->place);
	check_text(reading, section, set_value(&set, "text"));
	check_symbol(reading, section, set_value(&set, "symbol")->word);
	unseen->note = set_value(&set, "note")->text->by[0];
	return (struct list_item){
		.id = section->name,
		.text = *set_value(&set, "text")->text,
		.symbol = set_value(&set, "symbol")->word,
		.cost = set_value(&set, "cost")->number,
		.minutes = set_value(&set, "minutes")->number,
		.places = set_value(&set, "places")->number,
		.role = set_value(&set, "role")->word,
		.owner = set_value(&set, "owner")->word,
		.unseen = unseen,
	};
}

/* --- A list */

static struct list read_list(struct reading *reading, struct script_section *section, const struct list *before, size_t count)
{
	struct gathering gathering = { .reading = reading };
	struct list_item *items;

	for (size_t i = 0; i < section->key_count; i++)
		add_item_key(&gathering, &section->keys[i]);
	items = arena_array(reading->arena, gathering.count, sizeof *items);
	for (size_t i = 0; i < gathering.count; i++) {
		check_unique(reading, before, count, gathering.items[i].name, gathering.items[i].place);
		items[i] = read_item(reading, &gathering.items[i]);
	}
	if (!gathering.count)
		reading_fault(reading, FAULT_ERROR, section->place, "[%s] has no items; write id = \"text\" below it", section->name);
	return (struct list){
		.id = arena_text(reading->arena, section->name + strlen("list.")), .items = items, .item_count = gathering.count, .line = section->place.line,
	};
}

void read_lists(struct reading *reading)
{
	struct list *lists = arena_array(reading->arena, reading->index.section_count, sizeof *lists);
	size_t count = 0;

	for (size_t i = 0; i < reading->index.section_count; i++)
		if (str_begins(reading->index.sections[i].name, "list.")) {
			lists[count] = read_list(reading, &reading->index.sections[i], lists, count);
			count++;
		}
	reading->script->lists = lists;
	reading->script->list_count = count;
	reading->list_used = arena_array(reading->scratch, count, sizeof *reading->list_used);
}
