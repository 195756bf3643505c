/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/readers.h"

#include <string.h>

/* "# KEY: VALUE" lines, then "4: 2,7,{1,3}": how many ballots, items by number from the best down, {} around joint ones. */

struct preflib {
	struct build build;
	int64_t items, voters, orders;  /* that the head promises; -1 = it does not say */
	bool categories;               /* .cat: each part of a ballot is a category, the first the best */
	int64_t category_count;
};

static bool looks(const char *bytes, size_t size)
{
	(void)size;
	return !strncmp(bytes, "# FILE NAME", 11) || strstr(bytes, "# NUMBER ALTERNATIVES");
}

static void name_item(struct preflib *lib, struct slice number, struct slice name)
{
	struct build *build = &lib->build;
	int64_t item;

	if (!slice_number(number, 1, INT32_MAX, &item) || (size_t)item != build->file->items + 1) {
		lines_fault(build->text, "alternatives must be named from 1 on, one after the other");
		return;
	}
	if (build_item(build, name) != (int32_t)item - 1)
		lines_fault(build->text, "two alternatives are called \"%.*s\"", (int)name.length, name.text);
}

static void read_head(struct preflib *lib, struct slice line)
{
	static const char numbered[] = "# ALTERNATIVE NAME ";
	struct slice key = slice_part(&line, ":"), value = slice_trim(line);

	if (slice_begins(key, numbered)) {
		size_t skip = strlen(numbered);

		name_item(lib, (struct slice){ key.text + skip, key.length - skip }, value);
	}
	if (slice_is(key, "# NUMBER ALTERNATIVES") && !slice_number(value, 0, 10000, &lib->items))
		lines_fault(lib->build.text, "NUMBER ALTERNATIVES is no number from 0 to 10000");
	if (slice_is(key, "# NUMBER VOTERS") && !slice_number(value, 0, INT32_MAX, &lib->voters))
		lines_fault(lib->build.text, "NUMBER VOTERS is no number");
	if (slice_begins(key, "# NUMBER UNIQUE ") && !slice_number(value, 0, INT32_MAX, &lib->orders))
		lines_fault(lib->build.text, "\"%.*s\" is no number of different ballots", (int)value.length, value.text);
	if (slice_is(key, "# NUMBER CATEGORIES"))
		lib->categories = slice_number(value, 1, 1000, &lib->category_count);
}

static void mark(struct preflib *lib, int16_t *marks, struct slice name, int16_t rank)
{
	struct build *build = &lib->build;
	int64_t item;

	if (!slice_number(name, 1, (int64_t)build->file->items, &item))
		lines_fault(build->text, "\"%.*s\" is no number of an alternative", (int)name.length, name.text);
	else if (marks[item - 1])
		lines_fault(build->text, "alternative %lld stands twice on one ballot", (long long)item);
	else if (lib->categories && rank > lib->category_count)
		lines_fault(build->text, "a ballot has more than the %lld categories of NUMBER CATEGORIES", (long long)lib->category_count);
	else
		marks[item - 1] = rank;
}

/* One rank: a number, or numbers in braces. Returns whether anything stood there. */
static bool read_rank(struct preflib *lib, int16_t *marks, struct slice *rest, int16_t rank)
{
	struct slice part = slice_trim(*rest);
	bool any = false;

	if (part.length && part.text[0] == '{') {
		const char *end = memchr(part.text, '}', part.length);
		struct slice inside = { part.text + 1, end ? (size_t)(end - part.text) - 1 : part.length - 1 };

		if (!end)
			lines_fault(lib->build.text, "a { is not closed");
		*rest = (struct slice){ end, end ? part.length - (size_t)(end - part.text) : 0 };
		slice_part(rest, ",");
		for (; inside.text && inside.length; any = true)
			mark(lib, marks, slice_trim(slice_part(&inside, ",")), rank);
		return any;
	}
	part = slice_trim(slice_part(rest, ","));
	if (part.length)
		mark(lib, marks, part, rank);
	return part.length > 0;
}

/* Categories count as grades: the first one best, unnamed ones none. */
static void ranks_to_grades(const struct preflib *lib, int16_t *marks)
{
	for (size_t i = 0; i < lib->build.file->items; i++)
		marks[i] = (int16_t)(marks[i] ? lib->category_count - marks[i] : -1);
}

static void read_ballot(struct preflib *lib, struct slice line)
{
	struct slice count = slice_part(&line, ":");
	int64_t weight;
	int16_t *marks, rank = 1;

	if (!line.text || !slice_number(count, 1, INT32_MAX, &weight)) {
		lines_fault(lib->build.text, "a ballot must begin with a number and a colon");
		return;
	}
	marks = build_row(&lib->build, weight);
	while (marks && line.text && rank <= 10000)
		rank = (int16_t)(rank + (read_rank(lib, marks, &line, rank) || lib->categories));
	if (marks && lib->categories)
		ranks_to_grades(lib, marks);
}

static void check_promises(struct preflib *lib)
{
	const struct ballot_file *file = lib->build.file;

	if (lib->items >= 0 && (size_t)lib->items != file->items)
		lines_fault(lib->build.text, "NUMBER ALTERNATIVES is %lld, and %zu are named", (long long)lib->items, file->items);
	if (lib->voters >= 0 && lib->voters != lib->build.weight_sum)
		lines_fault(lib->build.text, "NUMBER VOTERS is %lld, and the ballots are %lld; is the file cut off?",
		    (long long)lib->voters, (long long)lib->build.weight_sum);
	if (lib->orders >= 0 && (size_t)lib->orders != file->ballots.count)
		lines_fault(lib->build.text, "NUMBER UNIQUE promises %lld different ballots, and there are %zu; is the file cut off?",
		    (long long)lib->orders, file->ballots.count);
}

static void read(struct lines *text, struct ballot_file *file)
{
	struct preflib lib = { .items = -1, .voters = -1, .orders = -1 };
	struct slice line;

	build_begin(&lib.build, text, file);
	while (lines_next(text, &line))
		if (slice_begins(line, "#"))
			read_head(&lib, line);
		else if (slice_trim(line).length)
			read_ballot(&lib, line);
	check_promises(&lib);
	build_finish(&lib.build, lib.categories ? TALLY_GRADES : TALLY_RANKS);
}

const struct ballot_reader ballots_preflib = {
	.form = "preflib", .help = "PrefLib: soc, soi, toc, toi and cat",
	.looks = looks, .read = read,
};
