/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/script-read.h"

/*
 * An exercise that stands in no file: lines `KEY VALUE`, read as a section of the
 * workshop file would be, behind the exercises that come before it.
 */

static struct script_section section_of_lines(struct arena *arena, const char *id, const char *lines)
{
	struct script_section section = { .name = arena_format(arena, "exercise.%s", id), .place = { 1, 1 } };
	const char *line;

	section.keys = arena_array(arena, str_lines(lines) + 1, sizeof *section.keys);
	for (size_t length; (line = str_next_line(&lines, &length));) {
		size_t name = strcspn(line, " \n");
		struct script_key *key = &section.keys[section.key_count++];

		key->place = key->value_place = (struct place){ section.key_count, 1 };
		key->name = key->shown = arena_slice(arena, line, name);
		key->value = arena_slice(arena, line + name + (name < length), length - name - (name < length));
	}
	return section;
}

/* The script as it would be if its running order were these exercises and the new one. */
static struct script script_with(const struct script *script, const struct extra_order *order, struct exercise *exercises)
{
	struct script with = *script;

	for (size_t i = 0; i < order->count; i++) {
		exercises[i] = *order->before[i];
		exercises[i].index = i;
	}
	with.exercises = exercises;
	with.exercise_count = order->count + 1;
	return with;
}

static bool tell_first_error(const struct faults *faults, struct err *err)
{
	for (size_t i = 0; i < faults->count; i++)
		if (faults->list[i].kind == FAULT_ERROR)
			return err_set(err, "%s", faults->list[i].text);
	return true;
}

static void read_extra(struct reading *reading, const char *id, const char *lines, size_t index)
{
	struct script_section section = section_of_lines(reading->scratch, id, lines);

	reading->sections = arena_array(reading->scratch, index + 1, sizeof(struct script_section *));
	reading->sections[index] = &section;
	reading->list_used = arena_array(reading->scratch, reading->script->list_count + 1, sizeof *reading->list_used);
	reading->exercises[index] = (struct exercise){
		.index = index, .id = arena_text(reading->arena, id), .type_name = "", .method_name = "",
	};
	read_exercise(reading, &section, &reading->exercises[index]);
	if (reading->exercises[index].type)
		check_pipes_of(reading, &reading->exercises[index]);
}

bool script_extra(const struct script *script, const struct extra_order *order, const struct script_registry *registry,
    const char *id, const char *lines, struct arena *arena, struct exercise *exercise, struct err *err)
{
	struct arena *scratch = arena_new();
	struct exercise *exercises = arena_array(scratch, order->count + 1, sizeof *exercises);
	struct script with = script_with(script, order, exercises);
	struct reading reading = {
		.script = &with, .arena = arena, .scratch = scratch, .faults = faults_new(""), .registry = registry,
		.exercises = exercises,
	};
	bool whole;

	read_extra(&reading, id, lines, order->count);
	whole = tell_first_error(reading.faults, err) && (exercises[order->count].type || err_set(err, "an exercise needs a type"));
	*exercise = exercises[order->count];
	faults_free(reading.faults);
	arena_free(scratch);
	return whole;
}
