/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/readers.h"

#include <string.h>

/*
 * CSV: "count,ranking" with A=B>C; "count,approved" with A+B; or a column an item,
 * an optional column count before them, and in the cells ranks from 1 (blank or
 * "No opinion" = not ranked), or grades where a cell is 0 or more than there are items.
 */
static bool looks(const char *bytes, size_t size)
{
	const char *end = memchr(bytes, '\n', size);

	return memchr(bytes, ',', end ? (size_t)(end - bytes) : size);
}

static int64_t read_count(struct build *build, struct slice *line)
{
	struct slice field = build_field(build, line, ',');
	int64_t count = 1;

	if (!slice_number(field, 1, INT32_MAX, &count))
		lines_fault(build->text, "\"%.*s\" is no number of ballots from 1 to %d, which the first column must be", (int)field.length, field.text,
		    INT32_MAX);
	return count;
}

static void read_approved(struct build *build, struct slice text, int64_t count)
{
	bool row = build_row(build, count);

	while (row && text.text && text.length) {
		int16_t *cell = build_cell(build, slice_part(&text, "+"));

		if (cell)
			*cell = 1;
	}
}

static void read_second_column(struct build *build, bool approved)
{
	struct slice line;

	while (lines_next(build->text, &line)) {
		int64_t count;

		if (!slice_trim(line).length)
			continue;
		count = read_count(build, &line);
		line = build_field(build, &line, ',');
		if (approved)
			read_approved(build, line, count);
		else
			build_ranking(build, line, count);
	}
}

static int16_t read_cell(struct build *build, struct slice cell)
{
	int64_t mark = -1;

	if (cell.length && !slice_is(cell, "No opinion") && !slice_number(cell, 0, INT16_MAX, &mark))
		lines_fault(build->text, "\"%.*s\" is no rank and no grade; write a whole number (rank 1 is the first, grade 0 the worst), or nothing",
		    (int)cell.length, cell.text);
	return (int16_t)mark;
}

static void read_cells(struct build *build, bool counted)
{
	struct slice line;

	while (lines_next(build->text, &line)) {
		int16_t *marks;
		size_t cells = 0;

		if (!slice_trim(line).length && build->file->items > 1)
			continue;
		marks = build_row(build, counted ? read_count(build, &line) : 1);
		for (; marks && line.text && cells < build->file->items; cells++)
			marks[cells] = read_cell(build, build_field(build, &line, ','));
		if (marks && (line.text || cells < build->file->items))
			lines_fault(build->text, "the row must have %zu cells, as the first line has", build->file->items);
	}
}

/* Ranks where every number can be one. Not ranked is 0, not graded -1. */
static enum tally_kind kind_of_cells(struct build *build)
{
	size_t cells = build->file->ballots.count * build->file->items;
	enum tally_kind kind = TALLY_RANKS;

	for (size_t i = 0; i < cells; i++)
		if (!build->marks[i] || build->marks[i] > (int64_t)build->file->items)
			kind = TALLY_GRADES;
	for (size_t i = 0; i < cells && kind == TALLY_RANKS; i++)
		if (build->marks[i] < 0)
			build->marks[i] = 0;
	return kind;
}

static void close_all_gaps(struct build *build)
{
	for (size_t i = 0; i < build->file->ballots.count; i++)
		tally_close_gaps(build->marks + i * build->file->items, build->file->items);
}

static enum tally_kind read_columns(struct build *build, struct slice head)
{
	enum tally_kind kind;
	bool counted = slice_begins(head, "count,");

	if (counted)
		build_field(build, &head, ',');
	while (head.text) {
		size_t before = build->file->items;
		struct slice name = build_field(build, &head, ',');

		if (!name.length)
			lines_fault(build->text, "a column has no name");
		build_item(build, name);
		if (build->file->items == before)
			lines_fault(build->text, "two columns have one name");
	}
	read_cells(build, counted);
	kind = kind_of_cells(build);
	if (kind == TALLY_RANKS)
		close_all_gaps(build);
	return kind;
}

static void read(struct lines *text, struct ballot_file *file)
{
	enum tally_kind kind = TALLY_RANKS;
	struct slice head = { NULL, 0 };
	struct build build;
	bool approved;

	build_begin(&build, text, file);
	lines_next(text, &head);
	approved = slice_begins(head, "count,approved");
	build.grows = approved || slice_begins(head, "count,ranking");
	if (!build.grows)
		kind = read_columns(&build, head);
	else
		read_second_column(&build, approved);
	build_finish(&build, approved ? TALLY_APPROVALS : kind);
}

const struct ballot_reader ballots_rows = {
	.form = "rows", .help = "CSV: count,ranking with A=B>C; count,approved with A+B; or a column of ranks or grades an item",
	.looks = looks, .read = read,
};
