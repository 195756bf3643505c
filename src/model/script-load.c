/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "file/ini.h"
#include "model/notes.h"
#include "model/script-read.h"

const char *script_hash(const struct script *script)
{
	return hash_sha256(script->arena, script->unseen->bytes, script->unseen->size);
}

static struct script *new_script(const char *file, const char *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct script *script = arena_alloc(arena, sizeof *script);
	struct script_private *unseen = arena_alloc(arena, sizeof *unseen);
	static const char *const nothing_asked[] = { NULL };

	*unseen = (struct script_private){ .bytes = arena_slice(arena, bytes, size), .size = size, .prepare = { .by = { "" } } };
	*script = (struct script){
		.arena = arena, .file = arena_text(arena, file), .unseen = unseen,
		.id = "", .version = 1, .title = { .by = { "" } },
		.stage = "", .organisation = "", .place = "", .facilitator = "", .audience = "", .program = "",
		.languages = { "en" }, .language_count = 1, .start = -1, .end = -1, .ask = nothing_asked,
	};
	return script;
}

/* --- Values */

static bool same_key(const struct script_section *section, const struct script_key *key, const struct ini_entry *entry)
{
	return str_same(section->name, entry->section) && str_same(key->name, entry->key);
}

static bool take_value(struct reading *reading, const struct script_section *section, struct script_key *key, const struct ini *ini, size_t at)
{
	struct ini_entry entry = { 0 };

	if (at < ini_count(ini))
		entry = ini_get(ini, at);
	if (!same_key(section, key, &entry)) {
		reading_fault(reading, FAULT_ERROR, key->place, "libiniparser does not read this line as \"%s\" in [%s]; write it in another way",
		    key->shown, section->name);
		return false;
	}
	key->value = arena_text(reading->arena, entry.value);
	return true;
}

/* The same names in the same order, or else something would be read that does not stand there. */
static bool take_values(struct reading *reading, const struct ini *ini)
{
	size_t at = 0;

	for (size_t s = 0; s < reading->index.section_count; s++)
		for (size_t k = 0; k < reading->index.sections[s].key_count; k++) {
			struct script_key *key = &reading->index.sections[s].keys[k];

			if (!key->broken && !take_value(reading, &reading->index.sections[s], key, ini, at++))
				return false;
		}
	if (at < ini_count(ini))
		reading_fault(reading, FAULT_ERROR, (struct place){ 0, 0 }, "libiniparser reads a key \"%s\" that does not stand here; write it in another way",
		    ini_get(ini, at).key);
	return at >= ini_count(ini);
}

static bool read_values(struct reading *reading)
{
	struct err err = ERR_INIT;
	struct ini *ini = ini_load(reading->index.sound, reading->index.sound_size, &err);
	bool done = ini && take_values(reading, ini);

	if (!ini)
		reading_fault(reading, FAULT_ERROR, (struct place){ 0, 0 }, "%s", err_text(&err));
	err_clear(&err);
	ini_free(ini);
	return done;
}

/* --- All of it */

static void read_all(struct reading *reading)
{
	check_sections(reading);
	read_workshop(reading);
	read_participants(reading);
	read_words(reading);
	read_lists(reading);
	read_exercises(reading);
	check_pipes(reading);
	check_times(reading);
	check_looks(reading);
}

struct script *script_load(const char *file, const char *bytes, size_t size,
    const struct script_registry *registry, struct faults *faults)
{
	struct script *script = new_script(file, size > SCRIPT_MOST_BYTES ? "" : bytes, size > SCRIPT_MOST_BYTES ? 0 : size);
	struct reading reading = {
		.script = script, .arena = script->arena, .scratch = arena_new(), .faults = faults, .registry = registry,
	};
	size_t before = faults_errors(faults);

	if (script_index(&reading.index, reading.scratch, bytes, size, faults) && read_values(&reading))
		read_all(&reading);
	arena_free(reading.scratch);
	faults_sort(faults);
	if (faults_errors(faults) == before)
		return script;
	script_free(script);
	return NULL;
}
