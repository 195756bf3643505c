/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

#include <string.h>

#include "base/str.h"
#include "model/pipes.h"
#include "model/session.h"

/* The keys of collecting: when they hold, and what they write. */

/* What waits to be shown cannot be chosen yet: its letters are not known to the room. */
static size_t seen(const struct scene *scene)
{
	return collect_shown(scene, &(struct look){ .filter = "" }).count;
}

bool collect_has_items(const struct scene *scene)
{
	return collect_is_open(scene) && seen(scene) > 0;
}

/* Said here, or of a list that the exercise began with. */
static bool belongs(const struct scene *scene, const struct item *item)
{
	const char *const *pipes = pipes_of(scene->session, scene->exercise);

	if (str_same(item->exercise, scene->exercise->id))
		return true;
	while (*pipes && (str_same(*pipes, "parking") || !str_same(*pipes, item->list)))
		pipes++;
	return *pipes != NULL;
}

/* The i-th item of this exercise that is not on its list any more, or NULL. */
static const struct item *off_list(const struct scene *scene, bool (*is)(const struct item *item), size_t i)
{
	for (size_t k = 0; k < items_count(scene->session); k++) {
		const struct item *item = items_get(scene->session, k);

		if (is(item) && belongs(scene, item) && i-- == 0)
			return item;
	}
	return NULL;
}

static bool is_dropped(const struct item *item)
{
	return item->state == ITEM_DROPPED || item->state == ITEM_PARKED;
}

static bool is_merged(const struct item *item)
{
	return item->state == ITEM_MERGED;
}

static const struct item *dropped(const struct scene *scene, size_t i)
{
	return off_list(scene, is_dropped, i);
}

static const struct item *merged(const struct scene *scene, size_t i)
{
	return off_list(scene, is_merged, i);
}

bool collect_has_dropped(const struct scene *scene)
{
	return collect_is_open(scene) && dropped(scene, 0);
}

const char *collect_dropped(const struct scene *scene, size_t i)
{
	const struct item *item = dropped(scene, i);

	return item ? item_text(item, scene->language) : NULL;
}

bool collect_has_two(const struct scene *scene)
{
	return collect_is_open(scene) && seen(scene) > 1;
}

bool collect_has_merged(const struct scene *scene)
{
	return collect_is_open(scene) && merged(scene, 0);
}

const char *collect_merged(const struct scene *scene, size_t i)
{
	const struct item *item = merged(scene, i);

	return item ? arena_format(scene->arena, "%s  (with: %s)", item_text(item, scene->language),
	    item_text(items_root(scene->session, item), scene->language)) : NULL;
}

bool collect_has_themes(const struct scene *scene)
{
	return collect_has_items(scene) && collect_theme(scene, 0);
}

bool collect_add_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	if (!answer->text || !*answer->text)
		return err_set(err, "an item needs some words");
	entry->item = items_next_id(scene->session, scene->exercise->id, 0, scene->arena);
	value_text(value, answer->text);
	return true;
}

bool collect_restore_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const struct item *item = answer->choice < 0 ? NULL : dropped(scene, (size_t)answer->choice);

	(void)value;
	if (!item)
		return err_set(err, "choose what comes back");
	entry->item = item->id;
	return true;
}

bool collect_theme_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const char *name = answer->choice < 0 ? NULL : collect_theme_name(scene, (size_t)answer->choice);

	if (!answer->item || !name)
		return err_set(err, "choose an item and its theme");
	entry->item = answer->item->id;
	value_text(value, name);
	return true;
}

bool collect_merge_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	if (!items_merge(scene->session, scene->exercise, answer->item, answer->other, scene->arena, entry, err))
		return false;
	str_add(value, entry->value);
	return true;
}

bool collect_unmerge_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const struct item *item = answer->choice < 0 ? NULL : merged(scene, (size_t)answer->choice);

	(void)value;
	if (!item)
		return err_set(err, "choose what stands for itself again");
	entry->item = item->id;
	return true;
}

static const char *trimmed(const struct scene *scene, const char *start, size_t length)
{
	while (length && *start == ' ')
		start++, length--;
	while (length && start[length - 1] == ' ')
		length--;
	return arena_slice(scene->arena, start, length);
}

/* "a lift / someone for the children": a part a line. */
bool collect_split_entry(const struct scene *scene, const struct answer *answer, struct entry *entry, struct str *value, struct err *err)
{
	const char *parts = "", *at = answer->text ? answer->text : "";
	const char *between = strstr(at, " / ") ? " / " : "/";   /* "taxi/bus / a lift" has two parts */

	if (!answer->item)
		return err_set(err, "choose what is split");
	while (*at) {
		const char *end = strstr(at, between);
		size_t length = end ? (size_t)(end - at) : strlen(at);
		const char *part = trimmed(scene, at, length);

		if (*part)
			parts = *parts ? arena_format(scene->arena, "%s\n%s", parts, part) : part;
		at += length + (end ? strlen(between) : 0);
	}
	entry->item = answer->item->id;
	value_text(value, parts);
	return true;
}
