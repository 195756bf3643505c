/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/build.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { ITEMS_MOST = 10000, CELLS_MOST = 1 << 29 };

void build_begin(struct build *build, const char *bytes, size_t size, struct ballot_file *file, struct faults *faults)
{
	*build = (struct build){ .file = file, .faults = faults, .end = bytes + size, .table_room = 64 };
	build->table = mem_array(build->table_room, sizeof *build->table);
	build_rewind(build, bytes);
}

void build_rewind(struct build *build, const char *bytes)
{
	static const char mark[] = "\xef\xbb\xbf";

	build->at = bytes;
	build->line = 0;
	if ((size_t)(build->end - bytes) >= 3 && !memcmp(bytes, mark, 3))
		build->at += 3;
}

void build_finish(struct build *build, enum tally_kind kind)
{
	struct ballot_file *file = build->file;

	file->names = build->names;
	file->ballots.kind = kind;
	file->ballots.items = file->items;
	file->ballots.marks = file->marks = build->marks;
	file->ballots.weights = file->weights = build->weights;
	file->lines = build->lines;
	free(build->table);
}

bool build_line(struct build *build, struct slice *line)
{
	const char *end;

	if (build->at >= build->end)
		return false;
	end = memchr(build->at, '\n', (size_t)(build->end - build->at));
	*line = (struct slice){ build->at, (size_t)((end ? end : build->end) - build->at) };
	build->at = end ? end + 1 : build->end;
	build->line++;
	if (line->length && line->text[line->length - 1] == '\r')
		line->length--;
	return true;
}

void build_fault(struct build *build, const char *format, ...)
{
	struct str text = STR_INIT;
	va_list args;

	va_start(args, format);
	str_add_formatv(&text, format, args);
	va_end(args);
	faults_add(build->faults, FAULT_ERROR, build->line, 1, "%s", str_text(&text));
	str_free(&text);
}

struct slice slice_trim(struct slice slice)
{
	while (slice.length && (slice.text[0] == ' ' || slice.text[0] == '\t')) {
		slice.text++;
		slice.length--;
	}
	while (slice.length && (slice.text[slice.length - 1] == ' ' || slice.text[slice.length - 1] == '\t'))
		slice.length--;
	return slice;
}

struct slice slice_part(struct slice *rest, const char *signs)
{
	struct slice part = *rest;
	const char *end = NULL;

	for (; *signs && part.length; signs++) {
		const char *at = memchr(part.text, *signs, part.length);

		if (!at)
			continue;
		part.length = (size_t)(at - part.text);
		end = at;
	}
	*rest = end ? (struct slice){ end + 1, rest->length - part.length - 1 } : (struct slice){ NULL, 0 };
	return part;
}

bool slice_is(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && (!slice.length || !memcmp(slice.text, text, slice.length));
}

bool slice_begins(struct slice slice, const char *text)
{
	size_t length = strlen(text);

	return slice.length >= length && !memcmp(slice.text, text, length);
}

bool slice_number(struct slice slice, int64_t least, int64_t most, int64_t *out)
{
	char digits[24];

	slice = slice_trim(slice);
	if (slice.length >= sizeof digits)
		return false;
	memcpy(digits, slice.text ? slice.text : "", slice.length);
	digits[slice.length] = '\0';
	return str_number(digits, least, most, out);
}

static struct slice quoted_field(struct build *build, struct slice *rest, char delimiter)
{
	char *out = arena_alloc(build->file->arena, rest->length), *to = out;
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
static uint32_t *table_cell_of(const struct build *build, struct slice name)
{
	size_t mask = build->table_room - 1, at = hash_name(name) & mask;

	while (build->table[at] && !slice_is(name, build->names[build->table[at] - 1]))
		at = (at + 1) & mask;
	return &build->table[at];
}

static void grow_table(struct build *build)
{
	free(build->table);
	build->table_room *= 2;
	build->table = mem_array(build->table_room, sizeof *build->table);
	for (uint32_t i = 0; i < build->file->items; i++)
		*table_cell_of(build, (struct slice){ build->names[i], strlen(build->names[i]) }) = i + 1;
}

int32_t build_find(const struct build *build, struct slice name)
{
	return (int32_t)*table_cell_of(build, slice_trim(name)) - 1;
}

int32_t build_item(struct build *build, struct slice name)
{
	struct ballot_file *file = build->file;
	uint32_t *cell;

	name = slice_trim(name);
	if (memchr(name.text ? name.text : "", '\0', name.length)) {
		build_fault(build, "a name holds a NUL byte; this is no text file");
		return BUILD_NONE;
	}
	cell = table_cell_of(build, name);
	if (*cell)
		return (int32_t)*cell - 1;
	if (file->ballots.count) {
		build_fault(build, "an item is named behind the first ballot; all must be named before");
		return BUILD_NONE;
	}
	if (file->items == ITEMS_MOST) {
		build_fault(build, "more than %d items; talka counts at most that many", ITEMS_MOST);
		return BUILD_NONE;
	}
	if (file->items == build->name_room) {
		size_t room = build->name_room ? 2 * build->name_room : 32;

		build->names = arena_grow(file->arena, build->names, build->name_room, room, sizeof *build->names);
		build->name_room = room;
	}
	build->names[file->items] = arena_slice(file->arena, name.text, name.length);
	*cell = (uint32_t)++file->items;
	if (file->items * 2 > build->table_room)
		grow_table(build);
	return (int32_t)file->items - 1;
}

int16_t *build_row(struct build *build, int64_t weight)
{
	struct tally_ballots *ballots = &build->file->ballots;
	size_t items = build->file->items;

	build->weight_sum += weight;
	if (weight < 1 || weight > INT32_MAX || build->weight_sum > INT32_MAX) {
		build_fault(build, "all ballots together must weigh from 1 to %d", INT32_MAX);
		build->weight_sum = 0;
		return NULL;
	}
	if (items && ballots->count >= CELLS_MOST / items) {
		build_fault(build, "%zu ballots of %zu items are more than talka can hold", ballots->count, items);
		return NULL;
	}
	if (ballots->count == build->row_room) {
		build->row_room = build->row_room ? build->row_room * 3 / 2 : 64;
		build->marks = mem_grow(build->marks, build->row_room * items, sizeof *build->marks);
		build->weights = mem_grow(build->weights, build->row_room, sizeof *build->weights);
		build->lines = mem_grow(build->lines, build->row_room, sizeof *build->lines);
	}
	build->lines[ballots->count] = (uint32_t)build->line;
	build->weights[ballots->count] = (int32_t)weight;
	return memset(build->marks + ballots->count++ * items, 0, items * sizeof *build->marks);
}

static void mark_ranked(struct build *build, int16_t *marks, struct slice name, int16_t rank)
{
	int32_t item = build_find(build, name);

	name = slice_trim(name);
	if (item == BUILD_NONE)
		build_fault(build, "no item is called \"%.*s\"", (int)name.length, name.text);
	else if (marks[item])
		build_fault(build, "\"%.*s\" stands twice on one ballot", (int)name.length, name.text);
	else
		marks[item] = rank;
}

void build_ranking(struct build *build, struct slice text, int64_t weight, bool learn)
{
	int16_t *marks = learn ? NULL : build_row(build, weight), rank = 1;

	while (text.text && (learn || marks)) {
		struct slice tier = slice_part(&text, ">");
		bool any = false;

		while (tier.text) {
			struct slice name = slice_trim(slice_part(&tier, "="));

			if (!name.length)
				continue;
			any = true;
			if (learn)
				build_item(build, name);
			else
				mark_ranked(build, marks, name, rank);
		}
		rank = (int16_t)(rank + any);
	}
}
