/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/inside.h"

enum { FIRST_SLOTS = 64 };

/* FNV-1a (Fowler, Noll, Vo): short ids, no adversary. */
static size_t hash(const char *id)
{
	uint64_t value = 14695981039346656037u;

	for (; *id; id++)
		value = (value ^ (unsigned char)*id) * 1099511628211u;
	return (size_t)(value ^ value >> 32);
}

static size_t find_slot(const struct items_state *items, const char *id)
{
	size_t slot = hash(id) & (items->slot_count - 1);

	while (items->slots[slot] && strcmp(items->list[items->slots[slot] - 1].id, id))
		slot = (slot + 1) & (items->slot_count - 1);
	return slot;
}

static void place_all(struct session *session)
{
	struct items_state *items = &session->items;

	items->slot_count = items->slot_count ? items->slot_count * 2 : FIRST_SLOTS;
	items->slots = arena_array(session->arena, items->slot_count, sizeof *items->slots);
	for (size_t i = 0; i < items->count; i++)
		items->slots[find_slot(items, items->list[i].id)] = (uint32_t)i + 1;
}

struct item *items_named(const struct session *session, const char *id)
{
	const struct items_state *items = &session->items;
	uint32_t slot = items->slots[find_slot(items, id)];

	return slot ? &items->list[slot - 1] : NULL;
}

static struct item *insert(struct session *session, const char *id)
{
	struct items_state *items = &session->items;
	struct item *item;

	SESSION_ROOM(session, items->list, items->count, items->room);
	if (items->slot_count < (items->count + 1) * 2)
		place_all(session);
	item = &items->list[items->count];
	*item = (struct item){ .id = id, .exercise = "", .list = "", .text = "", .text_first = "", .theme = "", .symbol = "",
		.origin = "room", .mentions = 1, .cost = -1, .merged_into = "", .split_from = "",
		.lang = session->script->languages[0] };
	items->slots[find_slot(items, id)] = (uint32_t)++items->count;
	return item;
}

static void insert_of_list(struct session *session, const struct list *list, size_t i)
{
	const struct list_item *source = &list->items[i];
	struct item *item = insert(session, source->id);

	item->list = list->id;
	item->text = item->text_first = source->text.by[0];
	item->source = source;
	item->symbol = source->symbol;
	item->cost = source->cost;
	item->origin = "list";
	item->number = i + 1;
}

void items_reset(struct session *session)
{
	const struct script *script = session->script;

	place_all(session);
	for (size_t i = 0; i < script->list_count; i++)
		for (size_t k = 0; k < script->lists[i].item_count; k++)
			insert_of_list(session, &script->lists[i], k);
}

size_t items_count(const struct session *session)
{
	return session->items.count;
}

const struct item *items_get(const struct session *session, size_t i)
{
	return i < session->items.count ? &session->items.list[i] : NULL;
}

const struct item *items_find(const struct session *session, const char *id)
{
	return items_named(session, id);
}

const char *item_text(const struct item *item, size_t language)
{
	return item->source && item->text == item->source->text.by[0]
	    ? script_text(&item->source->text, language) : item->text;
}

const struct item *items_root(const struct session *session, const struct item *item)
{
	for (size_t steps = 0; item->state == ITEM_MERGED && steps < session->items.count; steps++) {
		const struct item *into = items_named(session, item->merged_into);

		if (!into)
			return item;
		item = into;
	}
	return item;
}

static size_t collected(const struct session *session, const char *exercise)
{
	size_t count = 0;

	for (size_t i = 0; i < session->items.count; i++)
		count += !strcmp(session->items.list[i].exercise, exercise);
	return count;
}

const char *items_next_id(const struct session *session, const char *exercise, size_t ahead, struct arena *arena)
{
	return arena_format(arena, "%s-%zu", exercise, collected(session, exercise) + 1 + ahead);
}

static bool is_of_an_exercise(const struct session *session, const struct event *event, struct err *err)
{
	return (event_exercise(session, event) != NULL) || err_set(err, "an item belongs to an exercise of the workshop");
}

static bool may_add(const struct session *session, const struct event *event, struct err *err)
{
	if (!is_of_an_exercise(session, event, err))
		return false;
	if (session->items.count >= ITEMS_MOST)
		return err_set(err, "talka holds at most %d items in a session", ITEMS_MOST);
	if (!event_has_text(event))
		return err_set(err, "an item needs some words");
	return !items_named(session, event->item) || err_set(err, "there is already an item \"%s\"", event->item);
}

/* All lines or none: what did not fit would be lost without a word. */
static bool may_paste(const struct session *session, const struct event *event, struct err *err)
{
	struct arena *arena = arena_new();
	size_t lines = str_lines(event_text(event, arena)), all = session->items.count + lines;

	arena_free(arena);
	return may_add(session, event, err) && (all <= ITEMS_MOST
	    || err_set(err, "talka holds at most %d items in a session, with these %zu lines there would be %zu", ITEMS_MOST, lines, all));
}

struct item *items_make(struct session *session, const struct event *event, const char *id, const char *text, const char *origin)
{
	struct item *item;

	if (!*id || items_named(session, id) || session->items.count >= ITEMS_MOST)
		return NULL;
	item = insert(session, id);
	item->exercise = event_exercise(session, event)->id;
	item->number = collected(session, item->exercise);
	item->text = item->text_first = text;
	item->origin = origin;
	item->seq = event->seq;
	if (event_number(event, "lang", 0) == 0 && *event_word_text(event, "lang", session->arena))
		item->lang = event_word_text(event, "lang", session->arena);
	return item;
}

static void add(struct session *session, const struct event *event)
{
	if (event_exercise(session, event))
		items_make(session, event, arena_text(session->arena, event->item), event_text(event, session->arena), "room");
}

void items_paste(struct session *session, const struct event *event, const char *lines)
{
	const char *line;

	for (size_t length; (line = str_next_line(&lines, &length));)
		if (length)
			items_make(session, event, items_next_id(session, event_exercise(session, event)->id, 0, session->arena),
			    arena_slice(session->arena, line, length), "paste");
}

/* A paste names its first item; the others follow on. */
static void paste(struct session *session, const struct event *event)
{
	if (event_exercise(session, event))
		items_paste(session, event, event_text(event, session->arena));
}

const char *items_park(struct session *session, const struct event *event, const char *text)
{
	size_t number = session->parked_count + 1;
	const char *id = arena_format(session->arena, "parking-%zu", number);
	struct item *item;

	while (items_named(session, id))
		id = arena_format(session->arena, "parking-%zu", ++number);
	if (session->items.count >= ITEMS_MOST)
		return "";
	item = insert(session, id);
	item->list = "parking";
	item->number = number;
	item->text = item->text_first = text;
	item->state = ITEM_PARKED;
	item->seq = event->seq;
	return id;
}

bool item_is_active(const struct session *session, const struct event *event, struct err *err)
{
	const struct item *item = items_named(session, event->item);

	if (!item)
		return err_set(err, "there is no such item here; its letter stands before it");
	return item->state == ITEM_ACTIVE || err_set(err, "\"%s\" was taken off the list", item->text);
}

static void again(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);

	if (item)
		item->mentions++;
}

static bool may_edit(const struct session *session, const struct event *event, struct err *err)
{
	return item_is_active(session, event, err)
	    && (event_has_text(event) || err_set(err, "an item needs some words; x takes it off the list"));
}

static void edit(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);

	if (item)
		item->text = event_text(event, session->arena);
}

static void set_theme(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);

	if (item)
		item->theme = event_text(event, session->arena);
}

static const int64_t most_cost = 1000000000000;

static bool may_cost(const struct session *session, const struct event *event, struct err *err)
{
	int64_t amount = event_number(event, "amount", -1);

	return item_is_active(session, event, err) && ((amount >= 0 && amount <= most_cost)
	    || err_set(err, "type what it would cost, as a whole number"));
}

static void set_cost(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);
	int64_t amount = event_number(event, "amount", -1);

	if (item && amount >= 0 && amount <= most_cost)
		item->cost = amount;
}

static void set_state(struct session *session, const struct event *event, enum item_state state)
{
	struct item *item = items_named(session, event->item);

	if (item && item->state != ITEM_MERGED)
		item->state = state;
}

static void drop(struct session *session, const struct event *event)
{
	set_state(session, event, ITEM_DROPPED);
}

static void set_aside(struct session *session, const struct event *event)
{
	const struct item *item = items_named(session, event->item);

	set_state(session, event, ITEM_PARKED);
	if (item && item->state == ITEM_PARKED)
		parking_add(session, event, item->id, item->text);
}

static bool may_restore(const struct session *session, const struct event *event, struct err *err)
{
	const struct item *item = items_named(session, event->item);

	return (item && (item->state == ITEM_DROPPED || item->state == ITEM_PARKED))
	    || err_set(err, "only what was dropped or parked can be brought back");
}

static void restore(struct session *session, const struct event *event)
{
	set_state(session, event, ITEM_ACTIVE);
	parking_settle(session, event->item, "brought back");
}

/* Its words are gone already; so it leaves its list, and what was merged into it stays merged. */
static void remove_words(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);

	if (!item || item->state == ITEM_MERGED)
		return;
	item->state = ITEM_DROPPED;
	parking_settle(session, item->id, "removed");
}

const struct verb items_verbs[] = {
	{ .name = "item.add", .words = "lang= text=", .help = "An item was said and written down.", .text = TEXT_OF_ITEM,
	  .accept = may_add, .fold = add },
	{ .name = "item.paste", .words = "text=", .help = "Several items at once, one a line; item is the id of the first.", .text = TEXT_MAKES_ITEMS,
	  .accept = may_paste, .fold = paste },
	{ .name = "item.again", .words = "", .help = "An item was said once more.", .accept = item_is_active, .fold = again },
	{ .name = "item.edit", .words = "text=", .help = "An item was worded anew.", .text = TEXT_OF_ITEM,
	  .accept = may_edit, .fold = edit },
	{ .name = "item.theme", .words = "text=", .help = "An item was put under a heading.", .accept = item_is_active, .fold = set_theme },
	{ .name = "item.cost", .words = "amount=", .help = "What an item would cost.", .accept = may_cost, .fold = set_cost },
	{ .name = "theme.add", .words = "text=", .help = "The group found a heading under which items can be put.", .accept = is_of_an_exercise },
	{ .name = "item.drop", .words = "", .help = "An item was taken off the list.", .accept = item_is_active, .fold = drop },
	{ .name = "item.park", .words = "", .help = "An item was put into the parking lot.", .accept = item_is_active, .fold = set_aside },
	{ .name = "item.restore", .words = "", .help = "A dropped or parked item was brought back.", .accept = may_restore, .fold = restore },
	{ .name = "item.remove", .words = "head=",
	  .help = "Words were removed for good, here and in every event before; head is the check of the last line before that.",
	  .undo = UNDO_BARRIER, .accept = event_by_removal, .fold = remove_words },
	{ .name = NULL }
};
