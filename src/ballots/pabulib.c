/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/readers.h"

#include <string.h>

#include "base/text.h"

/* Three parts, META, PROJECTS and VOTES, each with a line of column names; fields parted by ; */

enum { COLUMNS = 8 };

enum column { COLUMN_ID, COLUMN_COST, COLUMN_NAME, COLUMN_CHOSEN, COLUMN_VOTE, COLUMN_POINTS };

static const char *const column_names[] = {
	[COLUMN_ID] = "project_id", [COLUMN_COST] = "cost", [COLUMN_NAME] = "name",
	[COLUMN_CHOSEN] = "selected", [COLUMN_VOTE] = "vote", [COLUMN_POINTS] = "points",
};

struct pabulib {
	struct build build;
	enum tally_kind kind;
	int at[COLUMNS];               /* which field holds the column, or -1 */
	int64_t *costs;
	bool *selected;
	const char **labels;
	size_t projects, votes;        /* that META promises */
	size_t room;
};

static bool looks(const char *bytes, size_t size)
{
	(void)size;
	return !strncmp(bytes, "META", 4);
}

static enum tally_kind kind_of(struct build *build, struct slice type)
{
	if (slice_is(type, "approval"))
		return TALLY_APPROVALS;
	if (slice_is(type, "ordinal"))
		return TALLY_RANKS;
	if (!slice_is(type, "cumulative") && !slice_is(type, "scoring"))
		lines_fault(build->text, "vote_type must be approval, ordinal, cumulative or scoring");
	return TALLY_DOTS;
}

/* Whole money: "250115", "250115.00"; false for anything else, and for what is below nothing. */
static bool read_money(struct slice text, int64_t *out)
{
	struct slice whole = slice_part(&text, ".,");

	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] != '0')
			return false;
	return slice_number(whole, 0, INT64_MAX, out);
}

static void read_meta(struct pabulib *pb, struct slice line)
{
	struct slice key = build_field(&pb->build, &line, ';'), value = build_field(&pb->build, &line, ';');
	int64_t number = 0;

	if (slice_is(key, "vote_type"))
		pb->kind = kind_of(&pb->build, value);
	if (slice_is(key, "rule"))
		pb->build.file->rule = arena_slice(pb->build.file->arena, value.text, value.length);
	if (slice_is(key, "budget") && !read_money(value, &pb->build.file->budget))
		lines_fault(pb->build.text, "the budget \"%.*s\" is no whole number from 0 up", (int)value.length, value.text);
	if (slice_is(key, "num_projects") && slice_number(value, 0, INT32_MAX, &number))
		pb->projects = (size_t)number;
	if (slice_is(key, "num_votes") && slice_number(value, 0, INT32_MAX, &number))
		pb->votes = (size_t)number;
}

static void read_columns(struct pabulib *pb, struct slice line)
{
	for (size_t i = 0; i < COLUMNS; i++)
		pb->at[i] = -1;
	for (int field = 0; line.text; field++) {
		struct slice name = build_field(&pb->build, &line, ';');

		for (size_t i = 0; i < sizeof column_names / sizeof *column_names; i++)
			if (slice_is(name, column_names[i]))
				pb->at[i] = field;
	}
}

static void split(struct pabulib *pb, struct slice line, struct slice *out)
{
	for (size_t i = 0; i < COLUMNS; i++)
		out[i] = (struct slice){ NULL, 0 };
	for (int field = 0; line.text; field++) {
		struct slice value = build_field(&pb->build, &line, ';');

		for (size_t i = 0; i < COLUMNS; i++)
			if (pb->at[i] == field)
				out[i] = value;
	}
}

static void make_room(struct pabulib *pb, size_t items)
{
	size_t room = pb->room ? 2 * pb->room : 32;

	if (items < pb->room)
		return;
	pb->costs = arena_grow(pb->build.file->arena, pb->costs, pb->room, room, sizeof *pb->costs);
	pb->selected = arena_grow(pb->build.file->arena, pb->selected, pb->room, room, sizeof *pb->selected);
	pb->labels = arena_grow(pb->build.file->arena, pb->labels, pb->room, room, sizeof *pb->labels);
	pb->room = room;
}

/* The id stands behind the name, as ballots and outcomes know the project by it. */
static const char *label(struct arena *arena, struct slice name, const char *id)
{
	const char *words = text_kept(arena, name.length ? name.text : "", name.length, false);

	return *words ? arena_format(arena, "%s (%s)", words, id) : id;
}

static void read_project(struct pabulib *pb, struct slice line)
{
	struct slice field[COLUMNS];
	size_t before = pb->build.file->items;

	split(pb, line, field);
	make_room(pb, before);
	build_item(&pb->build, field[COLUMN_ID]);
	if (pb->build.file->items == before) {
		lines_fault(pb->build.text, "project \"%.*s\" stands twice", (int)field[COLUMN_ID].length, field[COLUMN_ID].text);
		return;
	}
	if (!read_money(field[COLUMN_COST], &pb->costs[before]))
		lines_fault(pb->build.text, "the cost \"%.*s\" is no whole number from 0 up",
		    (int)field[COLUMN_COST].length, field[COLUMN_COST].text);
	pb->labels[before] = label(pb->build.file->arena, field[COLUMN_NAME], pb->build.names[before]);
	pb->selected[before] = slice_is(field[COLUMN_CHOSEN], "1");
}

static int16_t mark_for(struct pabulib *pb, struct slice *points, int16_t rank)
{
	int64_t given = 1;

	if (pb->kind == TALLY_RANKS)
		return rank;
	if (pb->kind == TALLY_DOTS && points->text
	    && !slice_number(slice_part(points, ","), 0, INT16_MAX, &given))
		lines_fault(pb->build.text, "points must be whole numbers from 0 to %d", INT16_MAX);
	return (int16_t)given;
}

static void read_vote(struct pabulib *pb, struct slice line)
{
	struct slice field[COLUMNS];
	int16_t *marks, rank = 1;

	split(pb, line, field);
	marks = build_row(&pb->build, 1);
	while (marks && field[COLUMN_VOTE].length) {
		struct slice name = slice_trim(slice_part(&field[COLUMN_VOTE], ","));
		int16_t mark = mark_for(pb, &field[COLUMN_POINTS], rank++);
		int32_t item = build_find(&pb->build, name);

		if (item == BUILD_NONE)
			lines_fault(pb->build.text, "no project is called \"%.*s\"", (int)name.length, name.text);
		else if (marks[item])
			lines_fault(pb->build.text, "project \"%.*s\" stands twice on one ballot", (int)name.length, name.text);
		else
			marks[item] = mark;
	}
}

static void read_parts(struct pabulib *pb)
{
	void (*part)(struct pabulib *, struct slice) = NULL;
	struct slice line;
	bool head = false;

	while (lines_next(pb->build.text, &line)) {
		struct slice word = slice_trim(line);

		if (slice_is(word, "META") || slice_is(word, "PROJECTS") || slice_is(word, "VOTES")) {
			part = word.text[0] == 'M' ? read_meta : word.text[0] == 'P' ? read_project : read_vote;
			head = true;
		} else if (head) {
			read_columns(pb, line);
			head = false;
		} else if (word.length && part) {
			part(pb, line);
		}
	}
}

static void check_promises(struct pabulib *pb)
{
	const struct ballot_file *file = pb->build.file;

	if (file->items != pb->projects)
		lines_fault(pb->build.text, "META promises %zu projects, and there are %zu; is the file cut off?", pb->projects, file->items);
	if (file->ballots.count != pb->votes)
		lines_fault(pb->build.text, "META promises %zu votes, and there are %zu; is the file cut off?", pb->votes, file->ballots.count);
	if (file->budget < 0)
		lines_fault(pb->build.text, "META tells no budget");
}

static void read(struct lines *text, struct ballot_file *file)
{
	struct pabulib pb = { .kind = TALLY_APPROVALS };

	build_begin(&pb.build, text, file);
	read_parts(&pb);
	if (!faults_errors(text->faults))
		check_promises(&pb);
	build_finish(&pb.build, pb.kind);
	file->costs = pb.costs;
	file->selected = pb.selected;
	file->labels = pb.labels;
}

const struct ballot_reader ballots_pabulib = {
	.form = "pabulib", .help = "participatory budgets: META, PROJECTS and VOTES (pabulib.org)",
	.looks = looks, .read = read,
};
