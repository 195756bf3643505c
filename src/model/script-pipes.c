/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/exercise.h"
#include "model/script-read.h"

/* One entry of an inlet, while it is followed to where it comes from. */
struct pipe {
	struct reading *reading;
	const struct exercise *exercise;      /* which uses it */
	const struct option *option;
	const char *text, *outlet;            /* as written; behind its dot, "" = none */
	const char *source;                   /* before its dot */
	struct place place;
};

static bool is_list(struct pipe *pipe)
{
	const struct script *script = pipe->reading->script;

	for (size_t i = 0; i < script->list_count; i++)
		if (str_same(script->lists[i].id, pipe->source)) {
			pipe->reading->list_used[i] = true;
			return true;
		}
	return false;
}

static void follow_list(struct pipe *pipe)
{
	if (*pipe->outlet)
		reading_fault(pipe->reading, FAULT_ERROR, pipe->place, "[list.%s] has no parts such as \"%s\"; write the list's id alone", pipe->source,
		    pipe->outlet);
}

static void refuse_outlet(struct pipe *pipe, const struct outlet *outlets)
{
	size_t count = 0;
	const char **names;

	while (outlets[count].name)
		count++;
	names = arena_array(pipe->reading->scratch, count + 1, sizeof *names);
	count = 0;
	for (; outlets->name; outlets++)
		if (*outlets->name)
			names[count++] = arena_format(pipe->reading->scratch, "%s.%s", pipe->source, outlets->name);
	reading_fault(pipe->reading, FAULT_ERROR, pipe->place, "\"%s\" gives no items to others by the name \"%s\"; %s", pipe->source, pipe->text,
	    reading_advice(pipe->reading, pipe->text, names, count, count
	    ? arena_format(pipe->reading->scratch, "write one of: %s", reading_list(pipe->reading, names)) : "write its id alone"));
}

static void follow_outlet(struct pipe *pipe, const struct exercise_type *type)
{
	const struct outlet *outlets = type->outlets;

	if (!outlets || !outlets->name) {
		reading_fault(pipe->reading, FAULT_ERROR, pipe->place,
		    "\"%s\" is of the type \"%s\", which gives no items to others; name a list, or an exercise that gives some", pipe->source, type->type);
		return;
	}
	for (; outlets->name; outlets++)
		if (str_same(outlets->name, pipe->outlet))
			return;
	refuse_outlet(pipe, type->outlets);
}

static void follow_exercise(struct pipe *pipe, const struct exercise *source)
{
	if (source->index == pipe->exercise->index)
		reading_fault(pipe->reading, FAULT_ERROR, pipe->place, "\"%s\" cannot use its own items; name a list or an earlier exercise", pipe->source);
	else if (source->index > pipe->exercise->index)
		reading_fault(pipe->reading, FAULT_ERROR, pipe->place,
		    "\"%s\" comes later than \"%s\" and has no items yet; move it up, or name an earlier one", pipe->source, pipe->exercise->id);
	else if (source->type)
		follow_outlet(pipe, source->type);
}

/* The ids that could have been meant: all lists and the exercises before this one. */
static const char *near_ids(struct pipe *pipe, const char *otherwise)
{
	const struct script *script = pipe->reading->script;
	size_t count = 0;
	const char **ids = arena_array(pipe->reading->scratch, script->list_count + pipe->exercise->index, sizeof *ids);

	for (size_t i = 0; i < script->list_count; i++)
		ids[count++] = script->lists[i].id;
	for (size_t i = 0; i < pipe->exercise->index; i++)
		ids[count++] = script->exercises[i].id;
	return reading_advice(pipe->reading, pipe->source, ids, count, otherwise);
}

static void refuse_source(struct pipe *pipe)
{
	if (!pipe->reading->index.lost_section)
		reading_fault(pipe->reading, FAULT_ERROR, pipe->place, "there is no list and no earlier exercise \"%s\"; %s", pipe->source,
		    near_ids(pipe, "write a [list.ID], or name an earlier exercise"));
}

/* A holder may be a text of its own; one that is nearly an id is asked about. */
static void doubt_holder(struct pipe *pipe)
{
	const char *near = near_ids(pipe, NULL);

	if (near && !pipe->reading->index.lost_section && !pipe->text[strspn(pipe->text, "abcdefghijklmnopqrstuvwxyz0123456789._-")])
		reading_fault(pipe->reading, FAULT_WARNING, pipe->place, "\"%s\" is taken as a text, not as a list; %s", pipe->text, near);
}

/* True where the entry stands for items from elsewhere, rightly or wrongly. */
static bool follow(struct pipe *pipe)
{
	const struct exercise *source;
	bool holders = pipe->option->kind == OPTION_HOLDERS;

	if (str_same(pipe->text, holders ? "people" : "parking"))
		return true;
	if (is_list(pipe)) {
		follow_list(pipe);
		return true;
	}
	source = script_exercise(pipe->reading->script, pipe->source);
	if (source)
		follow_exercise(pipe, source);
	else if (holders)
		doubt_holder(pipe);
	else
		refuse_source(pipe);
	return source || !holders;
}

static bool follow_part(struct reading *reading, const struct exercise *exercise, const struct option *option, const struct part *part)
{
	const char *dot = strchr(part->text, '.');
	size_t length = dot ? (size_t)(dot - part->text) : strlen(part->text);
	struct pipe pipe = {
		.reading = reading, .exercise = exercise, .option = option, .text = part->text,
		.source = arena_slice(reading->scratch, part->text, length), .outlet = dot ? dot + 1 : "",
		.place = section_place(reading->sections[exercise->index], option->name, part->offset),
	};

	return follow(&pipe);
}

/* Holders that are texts of their own want translations. */
static void want_translations(struct reading *reading, const struct exercise *exercise, const struct option_value *value)
{
	struct option_source source = { .option = value->option };

	for (size_t i = 0; i < reading->script->language_count; i++)
		if (value->entries[0].by[i]) {
			source.keys[i] = section_key(reading->sections[exercise->index], value->option->name);
			source.by[i] = value->entries[0].by[i];
		}
	option_translations(reading, &source);
}

static void follow_value(struct reading *reading, const struct exercise *exercise, const struct option_value *value)
{
	const char *text = section_peek(reading, reading->sections[exercise->index], value->option->name);
	bool own_texts = false;
	size_t count;
	struct part *parts;

	if (!text)
		return;
	parts = text_parts(reading->scratch, text, '|', &count);
	for (size_t i = 0; i < count; i++)
		if (*parts[i].text && !follow_part(reading, exercise, value->option, &parts[i]))
			own_texts = true;
	if (own_texts && value->entry_count)
		want_translations(reading, exercise, value);
}

/* An exercise of a later type: nobody knows its inlets, so any list that it names is used. */
static void follow_unknown(struct reading *reading, const struct script_section *section)
{
	for (size_t k = 0; k < section->key_count; k++) {
		const char *text = section_peek(reading, section, section->keys[k].name);
		size_t count = 0;
		struct part *parts = text ? text_parts(reading->scratch, text, '|', &count) : NULL;

		for (size_t i = 0; i < count; i++)
			is_list(&(struct pipe){ .reading = reading, .source = parts[i].text });
	}
}

void check_pipes_of(struct reading *reading, const struct exercise *exercise)
{
	size_t count = exercise->type ? options_count(exercise->type->options) : 0;

	if (!exercise->type)
		follow_unknown(reading, reading->sections[exercise->index]);
	for (size_t i = 0; i < count; i++)
		if (exercise->values[i].option->kind == OPTION_ITEMS || exercise->values[i].option->kind == OPTION_HOLDERS)
			follow_value(reading, exercise, &exercise->values[i]);
}

void check_pipes(struct reading *reading)
{
	const struct script *script = reading->script;

	for (size_t i = 0; i < script->exercise_count; i++)
		check_pipes_of(reading, &script->exercises[i]);
	for (size_t i = 0; i < script->list_count && !reading->index.lost_section; i++)
		if (!reading->list_used[i])
			reading_fault(reading, FAULT_WARNING, (struct place){ script->lists[i].line, 2 },
			    "[list.%s] feeds nothing; name it in the items of an exercise, or take it out", script->lists[i].id);
}
