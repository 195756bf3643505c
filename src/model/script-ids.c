/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/script-read.h"

/* --- What a spreadsheet would not leave alone */

static size_t digits(const char *text)
{
	return strspn(text, "0123456789");
}

static bool is_number(const char *id)
{
	size_t whole;

	id += *id == '-';
	whole = digits(id);
	if (!whole || !id[whole])
		return whole > 0;
	id += whole;
	if (*id++ != 'e')
		return false;
	id += *id == '-';
	return digits(id) && !id[digits(id)];
}

/* The letters of an English month at the start, whole or its first three: their number, or 0. */
static size_t month(const char *text)
{
	static const char *const months[] = {
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
	};
	size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");

	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (letters >= 3 && letters <= strlen(months[i]) && (letters == 3 || !months[i][letters] || (i == 8 && letters == 4))
		    && !strncmp(months[i], text, letters))
			return letters;
	return 0;
}

/* 1-2, 1-2-3, march1, mar-1, 1-mar, 1mar-2025. */
static bool is_date(const char *id)
{
	size_t parts = 0, months = 0;

	for (; *id; id += *id == '-' && id[1]) {
		size_t letters = month(id), step = letters ? letters : digits(id);

		if (!step)
			return false;
		parts++;
		months += letters > 0;
		id += step;
	}
	return parts > 1 && parts < 4 && months < 2;
}

void check_id(struct reading *reading, const char *id, struct place place)
{
	if (is_number(id) || is_date(id) || str_same(id, "true") || str_same(id, "false"))
		reading_fault(reading, FAULT_WARNING, place,
		    "a spreadsheet would take the id \"%s\" for a number or a date; write a word, as in \"item-%s\"", id, id);
}

void check_item_id(struct reading *reading, const char *id, struct place place)
{
	const char *dash = strrchr(id, '-');
	struct str section = STR_INIT;

	check_id(reading, id, place);
	if (!dash || !digits(dash + 1) || dash[1 + digits(dash + 1)])
		return;
	str_add(&section, "exercise.");
	str_add_slice(&section, id, (size_t)(dash - id));
	if (reading_section(reading, str_text(&section)))
		reading_fault(reading, FAULT_ERROR, place, "\"%s\" is how talka will name what [%s] collects; choose another id", id, str_text(&section));
	str_free(&section);
}

/* --- Sections */

static const char *const sections[] = { "workshop", "participants", "words", "exercise", "list" };
enum { SECTIONS = 5, FIRST_WITH_ID = 3 };

/* "exercise-welcome": the dot is missing. NULL where it is something else. */
static const char *with_dot(struct reading *reading, const char *name)
{
	for (size_t i = FIRST_WITH_ID; i < SECTIONS; i++) {
		size_t length = strlen(sections[i]);

		if (!strncmp(name, sections[i], length) && (name[length] == '-' || name[length] == '_') && name[length + 1])
			return arena_format(reading->scratch, "%s.%s", sections[i], name + length + 1);
	}
	return NULL;
}

static void refuse_section(struct reading *reading, const struct script_section *section, const char *head)
{
	const char *nearest = text_nearest(head, sections, SECTIONS);
	const char *tail = section->name + strlen(head);

	reading->index.lost_section = true;
	if (with_dot(reading, section->name))
		reading_fault(reading, FAULT_ERROR, section->place, "unknown section [%s]; did you mean [%s]?", section->name, with_dot(reading, section->name));
	else if (!nearest)
		reading_fault(reading, FAULT_ERROR, section->place,
		    "unknown section [%s]; write [workshop], [participants], [words], [exercise.ID] or [list.ID]", section->name);
	else if (!str_same(nearest, head))
		reading_fault(reading, FAULT_ERROR, section->place, "unknown section [%s]; did you mean [%s%s]?", section->name, nearest, tail);
	else
		reading_fault(reading, FAULT_ERROR, section->place, "unknown section [%s]; write [%s%s]", section->name, head, *tail ? "" : ".ID");
}

static bool section_is_known(const char *head, bool has_id)
{
	for (size_t i = has_id ? FIRST_WITH_ID : 0; i < (has_id ? SECTIONS : FIRST_WITH_ID); i++)
		if (str_same(head, sections[i]))
			return true;
	return false;
}

static const char *id_of(const struct script_section *section)
{
	const char *dot = strchr(section->name, '.');

	return dot ? dot + 1 : NULL;
}

static void check_section_id(struct reading *reading, const struct script_section *section, size_t index)
{
	const char *id = id_of(section);

	if (strchr(id, '.'))
		reading_fault(reading, FAULT_ERROR, section->place, "the id \"%s\" has a dot; write it with - instead", id);
	if (str_same(id, "parking") || str_same(id, "people") || str_same(id, "none"))
		reading_fault(reading, FAULT_ERROR, section->place, "\"%s\" is a word of talka's own; choose another id", id);
	check_id(reading, id, section->place);
	for (size_t i = 0; i < index; i++) {
		const struct script_section *other = &reading->index.sections[i];

		if (id_of(other) && str_same(id_of(other), id))
			reading_fault(reading, FAULT_ERROR, section->place,
			    "exercises and lists share their ids, and [%s] in line %zu has \"%s\" already; choose another", other->name,
			    other->place.line, id);
	}
}

void check_sections(struct reading *reading)
{
	for (size_t i = 0; i < reading->index.section_count; i++) {
		const struct script_section *section = &reading->index.sections[i];
		const char *id = id_of(section);
		const char *head = arena_slice(reading->scratch, section->name, strcspn(section->name, "."));

		if (!section_is_known(head, id))
			refuse_section(reading, section, head);
		else if (id)
			check_section_id(reading, section, i);
	}
}
