/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_MODEL_ITEMS_H
#define TALKA_MODEL_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/event.h"
#include "model/script.h"

/*
 * items - needs, ideas, options: everything that can be ranked or voted on.
 *
 * Invariants:
 *  - No item is ever deleted; ids are unique and never used again. An item of a
 *    list has the list's key as its id, a collected one EXERCISE-NUMBER.
 *  - A letter belongs to an item within an exercise and never changes there.
 *  - What was put together has the mentions of all; taken apart, each has its own again.
 */
enum item_state { ITEM_ACTIVE, ITEM_MERGED, ITEM_DROPPED, ITEM_PARKED };

struct item {
	const char *id;
	const char *exercise;           /* where it was collected, "" for one of a list */
	const char *list;               /* "" where it was collected */
	const char *text, *text_first;  /* the wording and the first wording */
	const struct list_item *source; /* its row in the script (translations), or NULL */
	const char *lang;
	const char *theme, *symbol;     /* "" = none */
	const char *origin;             /* "list", "room", "paste", "split" */
	int64_t mentions;
	int64_t cost;                   /* what it would cost; -1 = nobody said */
	enum item_state state;
	const char *merged_into, *split_from;   /* ids, "" */
	int64_t seq;                    /* of the event that made it; 0 = the script */
	size_t number;                  /* in its exercise, from 1 */
};

size_t items_count(const struct session *session);
const struct item *items_get(const struct session *session, size_t i);
const struct item *items_find(const struct session *session, const char *id);     /* NULL */
/* The wording in a language: translated where it is still the script's own. */
const char *item_text(const struct item *item, size_t language);
/* An active item on the exercise's list with the same words (text_key), or NULL. */
const struct item *items_same(const struct session *session, const struct exercise *exercise, const char *text);
/* The item that a merged one ended up in (itself where not merged). */
const struct item *items_root(const struct session *session, const struct item *item);

/* The id of the next collected item of an exercise, ahead more behind it (0 = the next). Lives with arena. */
const char *items_next_id(const struct session *session, const char *exercise, size_t ahead, struct arena *arena);

/* A, B, ..., Z, AA, AB, ...: number from 0. */
enum { LETTER_BYTES = 8 };
void letter_text(size_t number, char out[LETTER_BYTES]);
/* Reads letters as typed on a slip: case free, look-alike Cyrillic and Greek too. SIZE_MAX where it is none. */
size_t letter_number(const char *text, size_t length);
/* On a slip: what may stand between letters; the bytes of the letter that stands there. single: up to 26 items each
 * character is one, beyond what stands between blanks. */
bool letter_parts(char byte);
size_t letter_bytes(const char *typed, bool single);

/* What an exercise is about: items with their letters. */
struct listing_row { const struct item *item; char letter[LETTER_BYTES]; };
struct listing { struct listing_row *rows; size_t count; };

/* The items of an exercise by its inlet "items" and, for a collect, what it gathered: with letters. Lives with arena. */
struct listing session_listing(const struct session *session, const struct exercise *exercise, struct arena *arena);
/* What an outlet gives: "" or "selected" ... of an exercise. */
struct listing session_outlet(const struct session *session, const struct exercise *exercise, const char *outlet, struct arena *arena);
const struct listing_row *listing_find(const struct listing *listing, const char *id);            /* NULL */
const struct listing_row *listing_letter(const struct listing *listing, const char *letter, size_t length);  /* NULL */

/* The entry that puts the two together on the exercise's list: the one that stands first has the oldest letter, and stays.
 * Texts live with arena. False and words where they do not both stand there. */
bool items_merge(const struct session *session, const struct exercise *exercise, const struct item *one, const struct item *other,
    struct arena *arena, struct entry *entry, struct err *err);
/* What the letter was merged into, on this exercise's list or the one that it comes from; NULL = it was not. */
const struct item *listing_merged(const struct session *session, const struct exercise *exercise, const char *letter, size_t length);

extern const struct verb items_verbs[];
extern const struct verb merge_verbs[];   /* items that are put together, taken apart, split */

#endif
