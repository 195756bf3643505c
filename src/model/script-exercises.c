/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/exercise.h"
#include "model/notes.h"
#include "model/script-read.h"

/* --- Types and methods */

/* All names: types, or the methods of a type; each once, in the scratch. */
struct names { const char **list; size_t count; };

static void add_name(struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_same(names->list[i], name))
			return;
	names->list[names->count++] = name;
}

static size_t registry_rows(const struct script_registry *registry)
{
	size_t count = 1;

	for (size_t i = 0; registry->types[i]; i++)
		count++;
	return count;
}

static struct names type_names(struct reading *reading)
{
	const struct script_registry *registry = reading->registry;
	struct names names = { arena_array(reading->scratch, registry_rows(registry), sizeof *names.list), 0 };

	for (size_t i = 0; registry->types[i]; i++)
		add_name(&names, registry->types[i]->type);
	return names;
}

static struct names method_names(struct reading *reading, const char *type)
{
	const struct script_registry *registry = reading->registry;
	struct names names = { arena_array(reading->scratch, registry_rows(registry), sizeof *names.list), 0 };

	for (size_t i = 0; registry->types[i]; i++)
		if (str_same(registry->types[i]->type, type) && registry->types[i]->method)
			add_name(&names, registry->types[i]->method);
	return names;
}

static const struct exercise_type *find_type(const struct script_registry *registry, const char *type, const char *method)
{
	for (size_t i = 0; registry->types[i]; i++) {
		const struct exercise_type *row = registry->types[i];

		if (str_same(row->type, type) && (method ? str_same(row->method, method) : row->default_method || !row->method))
			return row;
	}
	return NULL;
}

static void refuse_method(struct reading *reading, const struct script_section *section, const char *type, const char *method)
{
	struct names names = method_names(reading, type);
	struct place place = section_place(section, "method", 0);

	if (names.count)
		reading_fault(reading, FAULT_ERROR, place, "\"%s\" has no method \"%s\"; %s", type, method, reading_advice(reading, method, names.list,
		    names.count, arena_format(reading->scratch, "write one of: %s", reading_list(reading, names.list))));
	else
		reading_fault(reading, FAULT_ERROR, place, "\"%s\" has only one method; take this line out", type);
}

/* Whose keys those of an unknown type or method most likely are: the rest of the section is read as that one's. NULL = who knows. */
static const struct exercise_type *meant_type(struct reading *reading, const char *type, const char *method)
{
	struct names types = type_names(reading), methods;
	const char *meant = reading_nearest(reading, type, types.list, types.count);

	if (!meant)
		return NULL;
	methods = method_names(reading, meant);
	return find_type(reading->registry, meant, method ? reading_nearest(reading, method, methods.list, methods.count) : NULL);
}

static void refuse_type(struct reading *reading, const struct script_section *section, const char *type)
{
	struct names names = type_names(reading);

	reading_fault(reading, FAULT_ERROR, section_place(section, "type", 0), "unknown type \"%s\"; %s", type, reading_advice(reading, type,
	    names.list, names.count, arena_format(reading->scratch, "write one of: %s", reading_list(reading, names.list))));
}

static void resolve_type(struct reading *reading, const struct script_section *section, struct exercise *exercise)
{
	const char *type = section_peek(reading, section, "type"), *method = section_peek(reading, section, "method");
	struct names known = type_names(reading);

	if (!type)
		return;
	exercise->type = find_type(reading->registry, type, method);
	exercise->type_name = arena_text(reading->arena, type);
	exercise->method_name = arena_text(reading->arena, exercise->type ? exercise->type->method : method);
	if (exercise->type)
		return;
	for (size_t i = 0; i < known.count; i++)
		if (str_same(known.list[i], type)) {
			refuse_method(reading, section, type, method ? method : "");
			return;
		}
	refuse_type(reading, section, type);
}

/* --- The options that all exercises have */

static void check_minutes(struct reading *reading, const struct script_section *section, const struct exercise *exercise)
{
	if (exercise->minutes_min > exercise->minutes && exercise->minutes >= 0)
		reading_fault(reading, FAULT_ERROR, section_place(section, "minutes.min", 0), "minutes.min is more than minutes; mend one of the two");
	if (exercise->minutes_max >= 0 && (exercise->minutes_max < exercise->minutes || exercise->minutes_max < exercise->minutes_min))
		reading_fault(reading, FAULT_ERROR, section_place(section, "minutes.max", 0), "minutes.max is less than minutes; mend one of the two");
}

static void take_common(struct reading *reading, struct exercise *exercise, const struct option_set *set)
{
	struct exercise_private *unseen = arena_alloc(reading->arena, sizeof *unseen);

	unseen->speak = *set_value(set, "speak")->text;
	unseen->notes = *set_value(set, "notes")->text;
	exercise->unseen = unseen;
	exercise->title = *set_value(set, "title")->text;
	if (!*exercise->title.by[0])
		exercise->title = (struct texts){ .by = { exercise->type ? exercise->type->title : exercise->type_name } };
	exercise->prompt = *set_value(set, "prompt")->text;
	exercise->minutes = set_value(set, "minutes")->number;
	exercise->minutes_min = set_value(set, "minutes.min")->number;
	exercise->minutes_max = set_value(set, "minutes.max")->number;
	exercise->priority = (enum priority)set_value(set, "priority")->number;
	exercise->stage = set_value(set, "stage")->word;
	exercise->start = set_value(set, "start")->number;
	exercise->clock = (enum clock_place)set_value(set, "clock")->number;
	exercise->tool = set_value(set, "tool")->word;
}

/* --- What polls */

static bool has_word(const struct option_value *value, const char *word)
{
	for (size_t i = 0; value->words[i]; i++)
		if (str_same(value->words[i], word))
			return true;
	return false;
}

/* Is it an attribute of [participants]? Nothing is told by nothing. */
static bool check_split(struct reading *reading, const struct script_section *section, const char *split)
{
	const struct script *script = reading->script;
	const char **names = arena_array(reading->scratch, script->attribute_count, sizeof *names);

	for (size_t i = 0; i < script->attribute_count; i++) {
		names[i] = script->attributes[i].name;
		if (str_same(names[i], split))
			return true;
	}
	if (*split)
		reading_fault(reading, FAULT_ERROR, section_place(section, "split", 0), "there is no attribute \"%s\"; %s", split,
		    reading_advice(reading, split, names, script->attribute_count, "write it below [participants], as in attribute.place = town | village"));
	return false;
}

/* Raised hands and slips from a box tell nobody's answer; only a secret round has its slips typed pile by pile. */
static void check_split_ways(struct reading *reading, const struct script_section *section, const struct option_set *input, const struct option_set *poll)
{
	const struct option_value *ways = set_value(input, "input");
	bool secret = set_value(poll, "secret")->number == 1;

	if (secret && has_word(ways, "passed"))
		reading_fault(reading, FAULT_WARNING, section_place(section, "split", 0),
		    "in a secret round who types alone is in no group: only slips lie in piles; take out \"passed\", or \"split\"");
	if (!secret && !has_word(ways, "passed") && !has_word(ways, "aloud"))
		reading_fault(reading, FAULT_WARNING, section_place(section, "split", 0),
		    "by hands and slips nobody knows who voted what, so nothing can be told by groups; write input = passed, or aloud");
}

static void check_poll(struct reading *reading, const struct script_section *section, const struct option_set *input, const struct option_set *poll)
{
	if (set_value(poll, "secret")->number == 1 && has_word(set_value(input, "input"), "aloud"))
		reading_fault(reading, FAULT_ERROR, section_place(section, "input", 0),
		    "what is called aloud cannot be secret; take out \"aloud\" or \"secret = yes\"");
	else if (has_word(set_value(input, "input"), "aloud") && !reading->script->aloud)
		reading_fault(reading, FAULT_WARNING, section_place(section, "input", 0),
		    "\"aloud\" calls people by their codes, for all to see; where they may be seen, write aloud = yes below [participants]");
	if (check_split(reading, section, set_value(poll, "split")->word))
		check_split_ways(reading, section, input, poll);
}

/* What options are only together; asked where each is what it should be. */
static void check_type(struct reading *reading, const struct script_section *section, const struct exercise *exercise)
{
	const char *option = NULL, *words = exercise->type->check ? exercise->type->check(exercise, &option) : NULL;

	if (words)
		reading_fault(reading, FAULT_ERROR, section_place(section, option, 0), "%s", words);
}

/* --- An exercise */

enum { SETS = 4 };

/* One block of values for the type and its polling, parted among the sets. */
static size_t type_sets(struct reading *reading, const struct exercise_type *type, struct exercise *exercise, struct option_set sets[SETS])
{
	const struct option *input = !type->polling ? NULL
	    : type->polling->slips_only ? script_order_options : script_picks_options;
	const struct option *tables[] = { type->options, input, type->polling ? script_poll_options : NULL };
	size_t count = options_count(tables[0]) + options_count(tables[1]) + options_count(tables[2]);
	struct option_value *values = arena_array(reading->arena, count, sizeof *values);

	exercise->values = values;
	for (size_t i = 0; i < 3; i++) {
		sets[i + 1] = (struct option_set){ tables[i], values };
		values += options_count(tables[i]);
	}
	return SETS;
}

void read_exercise(struct reading *reading, struct script_section *section, struct exercise *exercise)
{
	struct option_set sets[SETS] = { option_set_new(reading->scratch, script_exercise_options) };
	const struct exercise_type *type;
	size_t count = 1;

	resolve_type(reading, section, exercise);
	type = exercise->type ? exercise->type : meant_type(reading, exercise->type_name, exercise->method_name);
	if (type)
		count = type_sets(reading, type, exercise, sets);
	options_read(reading, section, sets, count);
	take_common(reading, exercise, &sets[0]);
	check_minutes(reading, section, exercise);
	if (type)
		options_refuse_rest(reading, section, sets, count);
	if (!exercise->type)
		return;
	if (exercise->type->polling)
		check_poll(reading, section, &sets[2], &sets[3]);
	check_type(reading, section, exercise);
}

void read_exercises(struct reading *reading)
{
	size_t most = reading->index.section_count, count = 0;

	reading->exercises = arena_array(reading->arena, most, sizeof *reading->exercises);
	reading->sections = arena_array(reading->scratch, most, sizeof(struct script_section *));
	for (size_t i = 0; i < most; i++) {
		struct script_section *section = &reading->index.sections[i];

		if (!str_begins(section->name, "exercise."))
			continue;
		reading->sections[count] = section;
		reading->exercises[count] = (struct exercise){
			.index = count, .id = arena_text(reading->arena, section->name + strlen("exercise.")), .type_name = "", .method_name = "", .line = section->place.line,
		};
		read_exercise(reading, section, &reading->exercises[count]);
		count++;
	}
	reading->script->exercises = reading->exercises;
	reading->script->exercise_count = count;
	if (!count && !reading->index.lost_section)
		reading_fault(reading, FAULT_ERROR, (struct place){ 0, 0 }, "there is no exercise; add [exercise.ID] with a type");
}
