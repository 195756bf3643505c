/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exercises/collect-common.h"

#include <string.h>

#include "base/str.h"
#include "model/session.h"

/* Headings under which items are put: those of the workshop file, then those that the group found. */

static const struct option_value *of_script(const struct scene *scene)
{
	return exercise_value(scene->exercise, "theme");
}

const char *collect_theme_name(const struct scene *scene, size_t i)
{
	const struct collect_state *state = scene->state;
	size_t first = of_script(scene)->entry_count;

	if (i < first)
		return of_script(scene)->entries[i].by[0];
	return i - first < state->theme_count ? state->themes[i - first] : NULL;
}

const char *collect_theme(const struct scene *scene, size_t i)
{
	return i < of_script(scene)->entry_count ? script_text(&of_script(scene)->entries[i], scene->language) : collect_theme_name(scene, i);
}

static bool stands(const struct scene *scene, const char *name)
{
	for (size_t i = 0; collect_theme_name(scene, i); i++)
		if (str_same(collect_theme_name(scene, i), name))
			return true;
	return false;
}

bool collect_accept_theme(const struct scene *scene, const struct event *event, struct err *err)
{
	const char *name = event_text(event, scene->arena);

	if (!*name)
		return err_set(err, "a heading needs some words");
	return !stands(scene, name) || err_set(err, "there is a heading \"%s\" already", name);
}

void collect_fold_theme(const struct scene *scene, struct collect_state *state, const struct event *event)
{
	if (state->theme_count == state->theme_room) {
		size_t room = state->theme_room ? state->theme_room * 2 : 8;

		state->themes = arena_grow(scene->arena, state->themes, state->theme_room, room, sizeof *state->themes);
		state->theme_room = room;
	}
	state->themes[state->theme_count++] = event_text(event, scene->arena);
}

/* --- the list by themes -------------------------------------------------------- */

struct heading { const char *words, *name; size_t count; };

/* Without a name: all that stands nowhere else. */
static bool is_in(const struct scene *scene, const struct item *item, const struct heading *heading)
{
	return heading->name ? str_same(item->theme, heading->name) : !stands(scene, item->theme);
}

static size_t count_in(const struct scene *scene, const struct listing *listing, const struct heading *heading)
{
	size_t count = 0;

	for (size_t i = 0; i < listing->count; i++)
		count += is_in(scene, listing->rows[i].item, heading);
	return count;
}

static void add_column(const struct scene *scene, const struct look *look, const struct listing *listing,
    const struct heading *heading, const struct item *lit, struct board *board)
{
	struct block *list = heading->count ? board_list(board, heading->words) : NULL;

	if (!list)
		board_text(board, EMPHASIS_STRONG, heading->words);

	for (size_t i = 0; i < listing->count && list; i++) {
		const struct listing_row *from = &listing->rows[i];
		struct board_row *row;

		if (!is_in(scene, from->item, heading))
			continue;
		row = board_row(board, list, from->letter, wall_item(scene, look, from->item, NULL));
		row->note = board_keep(board, wall_mentions(scene, from->item));
		row->selected = from->item == lit;
	}
}

static size_t find_columns(const struct scene *scene, const struct listing *listing, struct heading *columns)
{
	size_t count = 0;

	for (; collect_theme_name(scene, count); count++)
		columns[count] = (struct heading){ .words = collect_theme(scene, count), .name = collect_theme_name(scene, count) };
	for (size_t i = 0; i < count; i++)
		columns[i].count = count_in(scene, listing, &columns[i]);
	columns[count] = (struct heading){ .words = tr(scene->tongue, "Not placed yet") };
	columns[count].count = count_in(scene, listing, &columns[count]);
	return columns[count].count ? count + 1 : count;
}

static size_t names(const struct scene *scene)
{
	size_t count = 0;

	while (collect_theme_name(scene, count))
		count++;
	return count;
}

/* Left and right in turn: a heading stays where it is while its column grows. */
void collect_columns(const struct scene *scene, const struct look *look, const struct listing *listing,
    const struct item *lit, struct board *board)
{
	struct heading *columns = arena_array(scene->arena, names(scene) + 1, sizeof *columns);
	size_t count = find_columns(scene, listing, columns);
	struct board *sides[2];

	board_two(board, &sides[0], &sides[1]);
	for (size_t i = 0; i < count; i++)
		add_column(scene, look, listing, &columns[i], lit, sides[i % 2]);
}
