/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exercises/poll-wall.h"

/* Letters stay those of the slips, so that a later exercise goes on with the same. */
static const char *letter_of(const struct scene *scene, const struct item *item, const char *else_letter)
{
	for (size_t i = 0; i < poll_offered(scene->poll); i++)
		if (!strcmp(poll_item(scene->poll, i)->id, item->id))
			return poll_item(scene->poll, i)->letter;
	return else_letter;
}

/* What was merged since goes on as what it ended up in. */
static void put(const struct scene *scene, struct listing *listing, size_t offered)
{
	const struct poll_item *from = poll_item(scene->poll, offered);
	const struct item *item = items_find(scene->session, from->id);
	struct listing_row *row = &listing->rows[listing->count];

	if (item)
		item = items_root(scene->session, item);
	if (!item || listing_find(listing, item->id))
		return;
	row->item = item;
	strncpy(row->letter, letter_of(scene, item, from->letter), LETTER_BYTES - 1);
	listing->count++;
}

static struct listing by_place(const struct scene *scene, bool only_selected, struct arena *arena)
{
	struct listing listing = { .rows = arena_array(arena, poll_offered(scene->poll), sizeof *listing.rows) };

	for (size_t i = 0; i < poll_lines(scene->poll); i++) {
		const struct poll_line *line = poll_line(scene->poll, i);

		if (line && (line->selected || !only_selected))
			put(scene, &listing, line->item);
	}
	for (size_t i = 0; i < poll_also_named(scene->poll) && !only_selected; i++)
		put(scene, &listing, poll_also_named_item(scene->poll, i));
	return listing;
}

static struct listing all(const struct scene *scene, struct arena *arena)
{
	if (poll_stage(scene->poll) != POLL_SETTLED)
		return session_listing(scene->session, scene->exercise, arena);
	return by_place(scene, false, arena);
}

static struct listing selected(const struct scene *scene, struct arena *arena)
{
	if (poll_stage(scene->poll) != POLL_SETTLED)
		return (struct listing){ .rows = NULL };
	return by_place(scene, true, arena);
}

const struct outlet poll_outlets[] = {
	{ .name = "", .help = "Everything that was voted on, by place once the result stands.", .list = all },
	{ .name = "selected", .help = "What is above the line, by place.", .list = selected },
	{ .name = NULL }
};
