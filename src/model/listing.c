/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/exercise.h"
#include "model/inside.h"
#include "model/pipes.h"

/* Listings as they are put together, with room for every item of the session. */
struct gathering {
	const struct session *session;
	struct arena *arena;
	struct listing listing;
	size_t sources;
};

static bool holds(const struct listing *listing, const struct item *item)
{
	for (size_t i = 0; i < listing->count; i++)
		if (listing->rows[i].item == item)
			return true;
	return false;
}

static void put(struct gathering *gathering, const struct item *item, const char *letter)
{
	struct listing_row *row = &gathering->listing.rows[gathering->listing.count];

	if (!item || holds(&gathering->listing, item))
		return;
	row->item = item;
	memcpy(row->letter, letter, strlen(letter) + 1);
	gathering->listing.count++;
}

static void put_listing(struct gathering *gathering, const struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++)
		put(gathering, listing->rows[i].item, listing->rows[i].letter);
	gathering->sources++;
}

static void put_list(struct gathering *gathering, const struct list *list)
{
	char letter[LETTER_BYTES];

	for (size_t i = 0; i < list->item_count; i++) {
		letter_text(i, letter);
		put(gathering, items_find(gathering->session, list->items[i].id), letter);
	}
	gathering->sources++;
}

static void put_parked(struct gathering *gathering)
{
	gathering->sources += 2;   /* letters are given anew: parked things come from everywhere */
	for (size_t i = 0; i < parking_count(gathering->session); i++) {
		const struct parked *parked = parking_get(gathering->session, i);

		if (!*parked->settled_how)
			put(gathering, items_find(gathering->session, parked->item), "");
	}
}

static void put_source(struct gathering *gathering, const char *word)
{
	const char *outlet;
	const struct exercise *exercise = pipe_exercise(gathering->session, word, &outlet);
	const struct list *list = exercise ? NULL : script_list(gathering->session->script, word);

	if (exercise) {
		struct listing given = session_outlet(gathering->session, exercise, outlet, gathering->arena);

		put_listing(gathering, &given);
	} else if (list) {
		put_list(gathering, list);
	} else if (str_same(word, "parking")) {
		put_parked(gathering);
	}
}

static void letter_anew(struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++)
		letter_text(i, listing->rows[i].letter);
}

/* One more than the last letter that is in use. */
static size_t letters_used(const struct listing *listing)
{
	size_t used = 0;

	for (size_t i = 0; i < listing->count; i++) {
		size_t number = letter_number(listing->rows[i].letter, strlen(listing->rows[i].letter));

		if (number != SIZE_MAX && number + 1 > used)
			used = number + 1;
	}
	return used;
}

/* What the exercise gathered itself: letters follow those of what it began with, and stay when an item is dropped. */
static void put_own(struct gathering *gathering, const struct exercise *exercise)
{
	size_t first = letters_used(&gathering->listing);
	char letter[LETTER_BYTES];

	for (size_t i = 0; i < gathering->session->items.count; i++) {
		const struct item *item = &gathering->session->items.list[i];

		if (strcmp(item->exercise, exercise->id))
			continue;
		letter_text(first + item->number - 1, letter);
		put(gathering, item, letter);
	}
}

/* Only now, so that what was dropped keeps its letter for itself. */
static void leave_out_inactive(struct listing *listing, bool parked_too)
{
	size_t kept = 0;

	for (size_t i = 0; i < listing->count; i++) {
		enum item_state state = listing->rows[i].item->state;

		if (state == ITEM_ACTIVE || (parked_too && state == ITEM_PARKED))
			listing->rows[kept++] = listing->rows[i];
	}
	listing->count = kept;
}

/* With what was merged, dropped or parked. */
static struct listing list_all(const struct session *session, const struct exercise *exercise, struct arena *arena)
{
	struct gathering gathering = { .session = session, .arena = arena };

	gathering.listing.rows = arena_array(arena, session->items.count + 1, sizeof *gathering.listing.rows);
	for (const char *const *pipe = pipes_of(session, exercise); *pipe; pipe++)
		put_source(&gathering, *pipe);
	if (gathering.sources > 1)
		letter_anew(&gathering.listing);
	put_own(&gathering, exercise);
	return gathering.listing;
}

struct listing session_listing(const struct session *session, const struct exercise *exercise, struct arena *arena)
{
	struct listing listing = list_all(session, exercise, arena);
	bool parked = false;

	for (const char *const *pipe = pipes_of(session, exercise); *pipe; pipe++)
		parked |= str_same(*pipe, "parking");
	leave_out_inactive(&listing, parked);
	return listing;
}

/* A list that has one source has its letters, and that one knows of those that were merged. */
static const struct exercise *only_source(const struct session *session, const struct exercise *exercise)
{
	const char *const *pipes = pipes_of(session, exercise);
	const char *outlet;

	return *pipes && !pipes[1] ? pipe_exercise(session, *pipes, &outlet) : NULL;
}

const struct item *listing_merged(const struct session *session, const struct exercise *exercise, const char *letter, size_t length)
{
	struct arena *arena = arena_new();
	const struct item *root = NULL;

	for (; exercise && !root; exercise = only_source(session, exercise)) {
		struct listing all = list_all(session, exercise, arena);
		const struct listing_row *row = listing_letter(&all, letter, length);

		if (row && row->item->state == ITEM_MERGED)
			root = items_root(session, row->item);
	}
	arena_free(arena);
	return root;
}

struct listing session_outlet(const struct session *session, const struct exercise *exercise, const char *outlet, struct arena *arena)
{
	struct scene scene = session_scene(session, exercise, arena);

	for (const struct outlet *row = exercise->type->outlets; row && row->name; row++)
		if (!strcmp(row->name, outlet))
			return row->list(&scene, arena);
	return (struct listing){ .rows = NULL };
}

const struct listing_row *listing_find(const struct listing *listing, const char *id)
{
	for (size_t i = 0; i < listing->count; i++)
		if (!strcmp(listing->rows[i].item->id, id))
			return &listing->rows[i];
	return NULL;
}

const struct listing_row *listing_letter(const struct listing *listing, const char *letter, size_t length)
{
	size_t number = letter_number(letter, length);

	for (size_t i = 0; i < listing->count && number != SIZE_MAX; i++)
		if (letter_number(listing->rows[i].letter, strlen(listing->rows[i].letter)) == number)
			return &listing->rows[i];
	return NULL;
}

static bool says(const struct item *item, const char *key)
{
	char *own = text_key(item->text);
	bool same = item->state == ITEM_ACTIVE && !strcmp(own, key);

	free(own);
	return same;
}

const struct item *items_same(const struct session *session, const struct exercise *exercise, const char *text)
{
	struct arena *arena = arena_new();
	struct listing listing = session_listing(session, exercise, arena);
	const struct item *same = NULL;
	char *key = text_key(text);

	for (size_t i = 0; i < listing.count && !same; i++)
		if (says(listing.rows[i].item, key))
			same = listing.rows[i].item;
	free(key);
	arena_free(arena);
	return same;
}
