/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/readers.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* "3 2" items and seats; "-2" items withdrawn; "[tie 3 2 1]"; "4 1 2 0" ballots; "0"; the names in quotes, the title. */

static bool next_word(struct slice *rest, struct slice *word)
{
	*rest = slice_trim(*rest);
	if (!rest->length)
		return false;
	*word = slice_part(rest, " \t");
	return true;
}

static bool looks(const char *bytes, size_t size)
{
	const char *end = memchr(bytes, '\n', size);
	struct slice line = { bytes, end ? (size_t)(end - bytes) : size }, word;
	int64_t number;

	if (line.length && line.text[line.length - 1] == '\r')
		line.length--;
	for (size_t i = 0; i < 2; i++)
		if (!next_word(&line, &word) || !slice_number(word, 1, INT32_MAX, &number))
			return false;
	return !slice_trim(line).length || slice_trim(line).text[0] == '#';
}

static int64_t head_number(struct build *build, struct slice *line, const char *what)
{
	struct slice word;
	int64_t number = 0;

	if (!next_word(line, &word) || !slice_number(word, 1, 10000, &number))
		lines_fault(build->text, "the first line must say how many %s there are", what);
	return number;
}

static void name_items(struct build *build, int64_t count)
{
	for (int64_t i = 1; i <= count; i++) {
		char *name = arena_format(build->file->arena, "%lld", (long long)i);

		build_item(build, (struct slice){ name, strlen(name) });
	}
}

static void read_ballot(struct build *build, struct slice line, int64_t weight)
{
	int16_t *marks = build_row(build, weight), rank = 1;
	struct slice word;
	int64_t item;

	while (marks && next_word(&line, &word)) {
		if (!slice_number(word, 0, (int64_t)build->file->items, &item)) {
			lines_fault(build->text, "\"%.*s\" is no number of an item (1 to %zu)", (int)word.length, word.text, build->file->items);
			return;
		}
		if (!item)
			return;
		if (marks[item - 1])
			lines_fault(build->text, "item %lld stands twice on one ballot", (long long)item);
		marks[item - 1] = rank++;
	}
	if (marks)
		lines_fault(build->text, "the ballot does not end with 0; is the file cut off?");
}

/* Every item once, in the order that decides ties. */
static void read_lot(struct build *build, struct slice numbers)
{
	size_t items = build->file->items, count = 0;
	uint32_t *lot = mem_array(items + 1, sizeof *lot);
	bool *seen = mem_array(items + 1, sizeof *seen);
	struct slice word;
	int64_t item;

	while (count < items && next_word(&numbers, &word) && slice_number(word, 1, (int64_t)items, &item) && !seen[item]) {
		seen[item] = true;
		lot[count++] = (uint32_t)item - 1;
	}
	if (count < items)
		lines_fault(build->text, "[tie ...] must name every item once, by its number");
	else if (build->file->lot)
		lines_fault(build->text, "[tie ...] stands here a second time");
	else
		build->file->lot = arena_grow(build->file->arena, lot, items, items, sizeof *lot);
	free(lot);
	free(seen);
}

/* "[tie 3 2 1]"; other settings in brackets are not for counting. */
static void read_setting(struct build *build, struct slice line)
{
	struct slice inside = { line.text + 1, line.length - 1 }, word;

	inside = slice_part(&inside, "]");
	if (next_word(&inside, &word) && slice_is(word, "tie"))
		read_lot(build, inside);
}

static void read_ballots(struct build *build)
{
	struct slice line, word;
	int64_t weight;

	while (lines_next(build->text, &line)) {
		if (slice_begins(slice_trim(line), "["))
			read_setting(build, slice_trim(line));
		if (slice_begins(slice_trim(line), "[") || !next_word(&line, &word))
			continue;
		if (!slice_number(word, -(int64_t)build->file->items, INT32_MAX, &weight)) {
			lines_fault(build->text, "\"%.*s\" is no number of ballots", (int)word.length, word.text);
			return;
		}
		if (!weight)
			return;
		if (weight < 0)
			lines_fault(build->text, "item %lld is withdrawn; take it out of the file first", (long long)-weight);
		else
			read_ballot(build, line, weight);
	}
	lines_fault(build->text, "the ballots do not end with a line 0; is the file cut off?");
}

static void read_names(struct build *build)
{
	struct slice line;
	size_t item;

	for (item = 0; item < build->file->items && lines_next(build->text, &line); item++) {
		struct slice name = slice_trim(line);

		if (name.length >= 2 && name.text[0] == '"' && name.text[name.length - 1] == '"')
			name = (struct slice){ name.text + 1, name.length - 2 };
		build->names[item] = text_kept(build->file->arena, name.text, name.length, false);
	}
	if (item < build->file->items)
		lines_fault(build->text, "the names of %zu items are missing; is the file cut off?", build->file->items - item);
}

static void read(struct lines *text, struct ballot_file *file)
{
	struct build build;
	struct slice line;

	build_begin(&build, text, file);
	if (lines_next(build.text, &line)) {
		int64_t items = head_number(&build, &line, "items");

		file->seats = (size_t)head_number(&build, &line, "seats");
		name_items(&build, items);
	}
	if (!faults_errors(text->faults))
		read_ballots(&build);
	if (!faults_errors(text->faults))
		read_names(&build);
	build_finish(&build, TALLY_RANKS);
}

const struct ballot_reader ballots_blt = {
	.form = "blt", .help = "items and seats, \"4 1 2 0\" a ballot a line, then the names in quotes",
	.looks = looks, .read = read,
};
