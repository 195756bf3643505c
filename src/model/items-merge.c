/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"

/* --- what stands in the way ------------------------------------------------- */

/* The round that is being counted now, or NULL: one of an exercise that was left behind keeps nobody waiting. */
static const struct round *running_round(const struct session *session)
{
	size_t open = session->agenda.open;
	const struct round *round = open == SIZE_MAX ? NULL : poll_latest(&session->polls[open]);

	return round && round->stage != POLL_SETTLED ? round : NULL;
}

static bool is_free(const struct session *session, const struct item *item, struct err *err)
{
	const struct round *round = running_round(session);

	return !round || round_find(round, item->id, strlen(item->id)) == SIZE_MAX
	    || err_set(err, "\"%s\" is being voted on; wait until the result stands", item->text);
}

static struct item *named_by_word(const struct session *session, const struct event *event, const char *word)
{
	struct arena *arena = arena_new();
	struct item *item = items_named(session, event_word_text(event, word, arena));

	arena_free(arena);
	return item;
}

/* --- two become one ----------------------------------------------------------- */

static bool may_merge(const struct session *session, const struct event *event, struct err *err)
{
	const struct item *item = items_named(session, event->item), *into = named_by_word(session, event, "into");

	if (!item_is_active(session, event, err))
		return false;
	if (!into || into->state != ITEM_ACTIVE)
		return err_set(err, "the other one does not stand on the list");
	if (into == item)
		return err_set(err, "it takes two to be put together");
	return is_free(session, item, err) && is_free(session, into, err);
}

/* Along the way to where it ended up, all have what was said of it, too. */
static void pass_on(const struct session *session, const struct item *item, int64_t mentions)
{
	for (size_t steps = 0; item->state == ITEM_MERGED && steps < session->items.count; steps++) {
		struct item *into = items_named(session, item->merged_into);

		if (!into)
			return;
		into->mentions += mentions;
		item = into;
	}
}

static void merge(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item), *into = named_by_word(session, event, "into");

	if (!item || !into || item->state == ITEM_MERGED || items_root(session, into) == item)
		return;
	item->state = ITEM_MERGED;
	item->merged_into = into->id;
	pass_on(session, item, item->mentions);
}

static bool may_unmerge(const struct session *session, const struct event *event, struct err *err)
{
	const struct item *item = items_named(session, event->item);

	if (!item || item->state != ITEM_MERGED)
		return err_set(err, "only what was put together can be taken apart");
	return is_free(session, items_root(session, item), err);
}

static void unmerge(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);

	if (!item || item->state != ITEM_MERGED)
		return;
	pass_on(session, item, -item->mentions);
	item->state = ITEM_ACTIVE;
	item->merged_into = "";
}

/* --- one becomes several -------------------------------------------------------- */

static bool may_split(const struct session *session, const struct event *event, struct err *err)
{
	struct arena *arena = arena_new();
	size_t parts = str_lines(event_text(event, arena));

	arena_free(arena);
	if (!event_exercise(session, event))
		return err_set(err, "an item belongs to an exercise of the workshop");
	if (!item_is_active(session, event, err))
		return false;
	if (parts < 2)
		return err_set(err, "put a / between the parts");
	if (session->items.count + parts - 1 > ITEMS_MOST)
		return err_set(err, "talka holds at most %d items in a session", ITEMS_MOST);
	return is_free(session, items_named(session, event->item), err);
}

/* Whoever said it said both, so each part has all its mentions. */
static void make_part(struct session *session, const struct event *event, const char *text, size_t length)
{
	const struct exercise *exercise = event_exercise(session, event);
	struct item *part = items_make(session, event, items_next_id(session, exercise->id, 0, session->arena),
	    arena_slice(session->arena, text, length), "split");
	const struct item *from = items_named(session, event->item);

	if (!part)
		return;
	part->split_from = from->id;
	part->mentions = from->mentions;
	part->theme = from->theme;
}

/* The first part stays in the item's own place, the others follow at the end. */
static void split(struct session *session, const struct event *event)
{
	struct item *item = items_named(session, event->item);
	const char *line = event_text(event, session->arena);
	size_t length = strcspn(line, "\n");

	if (!item || !event_exercise(session, event) || !length)
		return;
	item->text = arena_slice(session->arena, line, length);
	for (line += length; *line; line += length) {
		line++;
		length = strcspn(line, "\n");
		if (length)
			make_part(session, event, line, length);
	}
}

bool items_merge(const struct session *session, const struct exercise *exercise, const struct item *one, const struct item *other,
    struct arena *arena, struct entry *entry, struct err *err)
{
	struct listing listing = session_listing(session, exercise, arena);
	const struct listing_row *first = one ? listing_find(&listing, one->id) : NULL, *second = other ? listing_find(&listing, other->id) : NULL;

	if (!first || !second)
		return err_set(err, "type the letters of two that stand on the list");
	*entry = (struct entry){ .verb = "item.merge", .exercise = exercise->id, .item = (first > second ? first : second)->item->id,
		.value = arena_format(arena, "into=%s", (first > second ? second : first)->item->id) };
	return true;
}

const struct verb merge_verbs[] = {
	{ .name = "item.merge", .words = "into=", .help = "Two items were put together; the one named first went into the other.",
	  .accept = may_merge, .fold = merge },
	{ .name = "item.unmerge", .words = "", .help = "What was put together was taken apart again.", .accept = may_unmerge, .fold = unmerge },
	{ .name = "item.split", .words = "text=", .help = "An item was split; the first line stays in its place, each other line is a new item.",
	  .text = TEXT_MAKES_ITEMS,
	  .accept = may_split, .fold = split },
	{ .name = NULL }
};
