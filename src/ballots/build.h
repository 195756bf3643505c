/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TALKA_BALLOTS_BUILD_H
#define TALKA_BALLOTS_BUILD_H

#include "ballots/file.h"
#include "ballots/lines.h"

/*
 * build - what all readers of ballots need: lines, parts of lines, names, rows.
 *
 * A reader first names all items, then adds rows; with grows set, rows may name
 * new items, and those before get a cell more.
 *
 * Ownership: build_finish() hands everything to the file; nothing else is kept.
 */
struct name_cell {
	const char *text;              /* NULL = free */
	uint32_t length, item;
};

struct build {
	struct ballot_file *file;
	struct lines *text;
	const char **names;
	size_t name_room;
	struct name_cell *table;       /* name -> item, by its hash */
	size_t table_room;
	int16_t *marks;
	int32_t *weights;
	uint32_t *lines;
	size_t row_room, width;        /* cells that a row has room for */
	bool grows;
	int64_t weight_sum;
};

enum { BUILD_NONE = -1 };

void build_begin(struct build *build, struct lines *text, struct ballot_file *file);
void build_finish(struct build *build, enum tally_kind kind);

/* One field of a line of ; or , where quotes may stand around a field; "" inside is a quote. Lives with the line. */
struct slice build_field(struct build *build, struct slice *rest, char delimiter);

/* The number of the item with this name, new or not. */
int32_t build_item(struct build *build, struct slice name);
/* BUILD_NONE where no item has this name. */
int32_t build_find(const struct build *build, struct slice name);
/* A new ballot, all marks 0; NULL after a fault (too many cells, a weight that is none). Lives until the next one. */
int16_t *build_row(struct build *build, int64_t weight);
/* The item with this name, new or not, in the newest ballot (where grows is set); NULL after a fault. */
int16_t *build_cell(struct build *build, struct slice name);

/*
 * "A > B = C": items from the best down, = between joint ones, into a row (where
 * grows is set). A fault for a name twice.
 */
void build_ranking(struct build *build, struct slice text, int64_t weight);

#endif
