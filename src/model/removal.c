/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/removal.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/inside.h"
#include "model/removal-inside.h"

enum { LEAST_CHARACTERS = 3 };

const char removal_words[] = "[...]";

/* --- what is looked for --------------------------------------------------------- */

static const char *key_of(const char *text, struct arena *arena)
{
	char *key = text_key(text);
	const char *kept = arena_text(arena, key);

	free(key);
	return kept;
}

static bool is_wording(const struct removal *removal, const char *key)
{
	for (const char *const *wording = removal->wordings; wording && *wording; wording++)
		if (!strcmp(*wording, key))
			return true;
	return false;
}

bool removal_hits(const struct removal *removal, const char *text, size_t length, const char *owner)
{
	struct arena *arena;
	const char *key;
	bool hits;

	if (!removal->wordings && !removal->key)
		return false;
	if (owner && removal->order.item && !strcmp(owner, removal->order.item))
		return true;
	arena = arena_new();
	key = key_of(arena_slice(arena, text, length), arena);
	hits = removal->key ? strstr(key, removal->key) != NULL : is_wording(removal, key);
	arena_free(arena);
	return hits;
}

/* --- orders ------------------------------------------------------------------------ */

static bool look_for_words(struct removal *removal, struct err *err)
{
	removal->key = key_of(removal->order.words, removal->arena);
	return text_characters(removal->key) >= LEAST_CHARACTERS
	    || err_set(err, "type at least %d letters of the words that must go", LEAST_CHARACTERS);
}

static bool look_for_item(struct removal *removal, struct err *err)
{
	const struct item *item = items_find(removal->session, removal->order.item);
	const char **keys = arena_array(removal->arena, SCRIPT_LANGUAGES + 3, sizeof *keys);
	size_t count = 0;

	if (!item)
		return err_set(err, "there is no such item here");
	keys[count++] = key_of(item->text, removal->arena);
	keys[count++] = key_of(item->text_first, removal->arena);
	for (size_t i = 0; item->source && i < SCRIPT_LANGUAGES; i++)
		if (item->source->text.by[i])
			keys[count++] = key_of(item->source->text.by[i], removal->arena);
	removal->wordings = keys;
	return true;
}

static bool look_for_person(struct removal *removal, struct err *err)
{
	const struct session *session = removal->session;
	const struct round_record *sealed = records_sealed(session, 0);
	size_t erased = 1;

	removal->person = people_find(session, removal->order.person);
	if (removal->person == SIZE_MAX || people_get(session, removal->person)->erased)
		return err_set(err, "nobody here has the code \"%s\"; w shows who is here", removal->order.person);
	/* One that was left behind, too: what its box has and the journal does not is told to the journal again. */
	if (sealed)
		return err_set(err, "the secret round of \"%s\" is still open and may hold the code; close it first, or give it up",
		    sealed->exercise->title.by[0]);
	for (size_t i = 0; i < people_count(session); i++)
		erased += people_get(session, i)->erased;
	removal->order.person = people_get(session, removal->person)->code;
	removal->new_code = arena_format(removal->arena, "E%zu", erased);
	return true;
}

struct removal *removal_new(const struct session *session, const struct removal_order *order, struct arena *arena, struct err *err)
{
	struct removal *removal = arena_alloc(arena, sizeof *removal);
	bool (*look)(struct removal *removal, struct err *err) =
	    order->item ? look_for_item : order->words ? look_for_words : look_for_person;

	*removal = (struct removal){ .session = session, .order = *order, .arena = arena };
	return look(removal, err) ? removal : NULL;
}

size_t removal_texts(const struct removal *removal)
{
	return removal->texts;
}

/* --- what is told of it ----------------------------------------------------------------- */

static bool loses_its_words(const struct removal *removal, const struct item *item)
{
	bool loses = removal_hits(removal, item->text, strlen(item->text), item->id);

	for (size_t i = 0; item->source && i < SCRIPT_LANGUAGES && !loses; i++) {
		const char *text = item->source->text.by[i];

		loses = text && removal_hits(removal, text, strlen(text), item->id);
	}
	return loses;
}

static const struct journal_row *tell_of_items(const struct removal *removal, size_t *count)
{
	const struct session *session = removal->session;
	struct journal_row *rows = arena_array(removal->arena, items_count(session) + 1, sizeof *rows);

	for (size_t i = 0; i < items_count(session); i++)
		if (loses_its_words(removal, items_get(session, i)))
			rows[(*count)++] = (struct journal_row){ .event = "item.remove", .participant = "",
				.item = arena_text(removal->arena, items_get(session, i)->id) };
	if (!*count)
		rows[(*count)++] = (struct journal_row){ .event = "item.remove", .participant = "", .item = "" };
	return rows;
}

const struct journal_row *removal_told(const struct removal *removal, size_t *count)
{
	struct journal_row *row;

	*count = 0;
	if (!removal->new_code)
		return tell_of_items(removal, count);
	row = arena_alloc(removal->arena, sizeof *row);
	*row = (struct journal_row){ .event = "people.erased", .participant = removal->new_code, .item = "" };
	*count = 1;
	return row;
}
