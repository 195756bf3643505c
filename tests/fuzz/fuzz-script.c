/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "exercises/registry.h"
#include "file/ini.h"
#include "model/script-index.h"
#include "model/script-order.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* --- libiniparser gives what stands in the file: every value as a reader of the line would tell it */

static const char *line_of(const char *bytes, size_t line)
{
	while (--line)
		bytes = strchr(bytes, '\n') + 1;
	return bytes;
}

static char *value_in(struct arena *arena, const char *line)
{
	const char *from = strchr(line, '=') + 1, *to = from + strcspn(from, "\n");

	from += strspn(from, " \t");
	while (to > from && strchr(" \t\r", to[-1]))
		to--;
	if (from < to && (*from == '"' || *from == '\''))
		return arena_slice(arena, from + 1, (size_t)(to - from) - 2);
	return arena_slice(arena, from, from < to ? (size_t)(to - from) : 0);
}

static void check_key(struct arena *arena, const struct script_section *section, const struct script_key *key, const char *bytes, struct ini_entry entry)
{
	must(str_same(entry.section, section->name) && str_same(entry.key, key->name));
	must(str_same(entry.value, value_in(arena, line_of(bytes, key->place.line))));
}

static void check_values(struct arena *arena, const struct script_index *index, const char *bytes)
{
	struct ini *ini = ini_load(index->sound, index->sound_size, NULL);
	size_t at = 0;

	must(ini);
	for (size_t s = 0; s < index->section_count; s++)
		for (size_t k = 0; k < index->sections[s].key_count; k++)
			if (!index->sections[s].keys[k].broken) {
				must(at < ini_count(ini));
				check_key(arena, &index->sections[s], &index->sections[s].keys[k], bytes, ini_get(ini, at++));
			}
	must(at == ini_count(ini));
	ini_free(ini);
}

static void check_index(const char *bytes, size_t size)
{
	struct faults *faults = faults_new("x.ini");
	struct arena *arena = arena_new();
	struct script_index index;

	if (script_index(&index, arena, bytes, size, faults))
		check_values(arena, &index, arena_slice(arena, bytes, size));
	arena_free(arena);
	faults_free(faults);
}

/* --- A script has no errors and can be told; a file that gives none says why */

static void check_script(const char *bytes, size_t size)
{
	struct faults *faults = faults_new("x.ini");
	struct script *script = script_load("x.ini", bytes, size, exercises_registry(), faults);
	char *order = script ? script_running_order(script, 40) : NULL;

	must(!script == (faults_errors(faults) > 0));
	must(!script || script->exercise_count);
	for (size_t i = 0; script && i < script->exercise_count; i++)
		must(script->exercises[i].type);
	free(order);
	script_free(script);
	faults_free(faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	check_index((const char *)bytes, size);
	check_script((const char *)bytes, size);
	return 0;
}
