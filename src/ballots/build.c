/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { ITEMS_MOST = 10000, CELLS_MOST = 1 << 29 };

void build_begin(struct build *build, struct lines *text, struct ballot_file *file)
{
	*build = (struct build){ .file = file, .text = text, .table_room = 64 };
	build->table = mem_array(build->table_room, sizeof *build->table);
}

/* Rows that grew get as many cells as there are items. */
static void close_up(struct build *build)
{
	size_t items = build->file->items, count = build->file->ballots.count;

	if (!count || build->width == items)
		return;
	for (size_t i = 1; i < count; i++)
		memmove(build->marks + i * items, build->marks + i * build->width, items * sizeof *build->marks);
	build->width = items;
}

void build_finish(struct build *build, enum tally_kind kind)
{
	struct ballot_file *file = build->file;

	close_up(build);
	file->names = build->names;
	file->ballots.kind = kind;
	file->ballots.items = file->items;
	file->ballots.marks = file->marks = build->marks;
	file->ballots.weights = file->weights = build->weights;
	file->lines = build->lines;
	free(build->table);
}

static struct slice quoted_field(struct build *build, struct slice *rest, char delimiter)
{
	char *out = lines_own(build->text, rest->text), *to = out;
	size_t at = 1;

	for (; at < rest->length && (rest->text[at] != '"' || (at + 1 < rest->length && rest->text[at + 1] == '"')); at++) {
		at += rest->text[at] == '"';
		*to++ = rest->text[at];
	}
	while (at < rest->length && rest->text[at] != delimiter)
		at++;
	*rest = at < rest->length ? (struct slice){ rest->text + at + 1, rest->length - at - 1 } : (struct slice){ NULL, 0 };
	return (struct slice){ out, (size_t)(to - out) };
}

struct slice build_field(struct build *build, struct slice *rest, char delimiter)
{
	const char signs[] = { delimiter, '\0' };

	if (rest->length && rest->text[0] == '"')
		return slice_trim(quoted_field(build, rest, delimiter));
	return slice_trim(slice_part(rest, signs));
}

static size_t hash_name(struct slice name)
{
	uint64_t hash = 1469598103934665603u;

	for (size_t i = 0; i < name.length; i++)
		hash = (hash ^ (unsigned char)name.text[i]) * 1099511628211u;
	return (size_t)(hash ^ hash >> 32);
}

/* Where the name stands in the table, or the free cell for it. */
static struct name_cell *table_cell_of(const struct build *build, struct slice name)
{
	size_t mask = build->table_room - 1, at = hash_name(name) & mask;
	struct name_cell *cell;

	while ((cell = &build->table[at])->text && (cell->length != name.length || memcmp(cell->text, name.text, name.length)))
		at = (at + 1) & mask;
	return cell;
}

static void grow_table(struct build *build)
{
	struct name_cell *old = build->table;
	size_t room = build->table_room;

	build->table_room *= 2;
	build->table = mem_array(build->table_room, sizeof *build->table);
	for (size_t i = 0; i < room; i++)
		if (old[i].text)
			*table_cell_of(build, (struct slice){ old[i].text, old[i].length }) = old[i];
	free(old);
}

/* No name at all is a name too, of no characters. */
static struct slice name_of(struct slice name)
{
	name = slice_trim(name);
	return name.text ? name : (struct slice){ "", 0 };
}

int32_t build_find(const struct build *build, struct slice name)
{
	const struct name_cell *cell = table_cell_of(build, name_of(name));

	return cell->text ? (int32_t)cell->item : BUILD_NONE;
}

static bool cells_fit(struct build *build, size_t width)
{
	size_t count = build->file->ballots.count;

	if (!width || count < CELLS_MOST / width)
		return true;
	lines_fault(build->text, "%zu ballots of %zu items are more than talka can hold", count, build->file->items);
	return false;
}

/* All rows so far, with a quarter more cells. */
static bool widen(struct build *build)
{
	size_t width = build->width + build->width / 4 + 16, count = build->file->ballots.count;
	int16_t *marks;

	if (!cells_fit(build, width))
		return false;
	marks = mem_array(build->row_room * width, sizeof *marks);
	for (size_t i = 0; i < count; i++)
		memcpy(marks + i * width, build->marks + i * build->width, build->width * sizeof *marks);
	free(build->marks);
	build->marks = marks;
	build->width = width;
	return true;
}

static bool may_name(struct build *build)
{
	const struct ballot_file *file = build->file;

	if (file->ballots.count && !build->grows)
		lines_fault(build->text, "an item is named behind the first ballot; all must be named before");
	else if (file->items == ITEMS_MOST)
		lines_fault(build->text, "more than %d items; talka counts at most that many", ITEMS_MOST);
	else
		return !file->ballots.count || file->items < build->width || widen(build);
	return false;
}

static int32_t add_name(struct build *build, struct name_cell *cell, struct slice name)
{
	struct ballot_file *file = build->file;

	if (file->items == build->name_room) {
		size_t room = build->name_room ? 2 * build->name_room : 32;

		build->names = arena_grow(file->arena, build->names, build->name_room, room, sizeof *build->names);
		build->name_room = room;
	}
	build->names[file->items] = text_kept(file->arena, name.text, name.length, false);
	*cell = (struct name_cell){ arena_slice(file->arena, name.text, name.length), (uint32_t)name.length, (uint32_t)file->items };
	if (++file->items * 2 > build->table_room)
		grow_table(build);
	return (int32_t)file->items - 1;
}

int32_t build_item(struct build *build, struct slice name)
{
	struct name_cell *cell;

	name = name_of(name);
	cell = table_cell_of(build, name);
	if (cell->text)
		return (int32_t)cell->item;
	return may_name(build) ? add_name(build, cell, name) : BUILD_NONE;
}

static void grow_rows(struct build *build)
{
	/* What widen() left for names to come is not needed as often as rows are. */
	close_up(build);
	build->row_room = build->row_room ? build->row_room * 3 / 2 : 64;
	build->marks = mem_grow(build->marks, build->row_room * build->width, sizeof *build->marks);
	build->weights = mem_grow(build->weights, build->row_room, sizeof *build->weights);
	build->lines = mem_grow(build->lines, build->row_room, sizeof *build->lines);
}

int16_t *build_row(struct build *build, int64_t weight)
{
	struct tally_ballots *ballots = &build->file->ballots;

	build->weight_sum += weight;
	if (weight < 1 || weight > INT32_MAX || build->weight_sum > INT32_MAX) {
		lines_fault(build->text, "all ballots together must weigh from 1 to %d", INT32_MAX);
		build->weight_sum = 0;
		return NULL;
	}
	if (!ballots->count)
		build->width = build->file->items ? build->file->items : 1;
	if (!cells_fit(build, build->width))
		return NULL;
	if (ballots->count == build->row_room)
		grow_rows(build);
	build->lines[ballots->count] = (uint32_t)build->text->line;
	build->weights[ballots->count] = (int32_t)weight;
	return memset(build->marks + ballots->count++ * build->width, 0, build->width * sizeof *build->marks);
}

int16_t *build_cell(struct build *build, struct slice name)
{
	int32_t item = build_item(build, name);

	return item == BUILD_NONE ? NULL : build->marks + (build->file->ballots.count - 1) * build->width + item;
}

static void mark_ranked(struct build *build, struct slice name, int16_t rank)
{
	int16_t *cell = build_cell(build, name);

	if (cell && *cell)
		lines_fault(build->text, "\"%.*s\" stands twice on one ballot", (int)name.length, name.text);
	else if (cell)
		*cell = rank;
}

void build_ranking(struct build *build, struct slice text, int64_t weight)
{
	int16_t rank = 1;

	if (!build_row(build, weight))
		return;
	while (text.text) {
		struct slice tier = slice_part(&text, ">");
		bool any = false;

		while (tier.text) {
			struct slice name = slice_trim(slice_part(&tier, "="));

			if (!name.length)
				continue;
			any = true;
			mark_ranked(build, name, rank);
		}
		rank = (int16_t)(rank + any);
	}
}
