/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "ballots/writers.h"

static void add_group(const int16_t *marks, size_t items, int16_t mark, struct str *out)
{
	size_t count = 0, told = 0;

	for (size_t i = 0; i < items; i++)
		count += marks[i] == mark;
	if (count != 1)
		str_add_char(out, '{');
	for (size_t i = 0; i < items; i++)
		if (marks[i] == mark)
			str_add_format(out, "%s%zu", told++ ? "," : "", i + 1);
	if (count != 1)
		str_add_char(out, '}');
}

static int16_t highest(const int16_t *marks, size_t items)
{
	int16_t most = 0;

	for (size_t i = 0; i < items; i++)
		most = marks[i] > most ? marks[i] : most;
	return most;
}

static bool holds(const int16_t *marks, size_t items, int16_t mark)
{
	for (size_t i = 0; i < items; i++)
		if (marks[i] == mark)
			return true;
	return false;
}

static void add_ranking(const int16_t *marks, size_t items, struct str *out)
{
	bool any = false;

	for (int16_t rank = 1; rank <= highest(marks, items); rank++) {
		if (!holds(marks, items, rank))
			continue;
		str_add(out, any ? "," : "");
		add_group(marks, items, rank, out);
		any = true;
	}
}

/* Every category stands on every ballot, the best first; what is not graded stands in none. */
static void add_categories(const int16_t *marks, size_t items, int16_t best, int16_t worst, struct str *out)
{
	for (int16_t mark = best; mark >= worst; mark--) {
		str_add(out, mark < best ? "," : "");
		add_group(marks, items, mark, out);
	}
}

/* complete: every ballot ranks all; strict: no joint ranks. Together they are the name's ending. */
static const char *type_of(const struct tally_ballots *ballots)
{
	bool complete = true, strict = true;

	for (size_t i = 0; i < ballots->count; i++) {
		const int16_t *marks = ballot_marks(ballots, i);

		complete = complete && !holds(marks, ballots->items, 0);
		for (size_t item = 0; item < ballots->items; item++)
			for (size_t other = 0; strict && other < item; other++)
				strict = !marks[item] || marks[item] != marks[other];
	}
	if (complete)
		return strict ? "soc" : "toc";
	return strict ? "soi" : "toi";
}

static void add_head(const struct ballot_file *file, const char *title, const char *type, struct str *out)
{
	int64_t voters = ballots_voters(&file->ballots);

	str_add_format(out, "# FILE NAME: %s\n# TITLE: %s\n# DATA TYPE: %s\n# MODIFICATION TYPE: original\n", title, title, type);
	str_add_format(out, "# NUMBER ALTERNATIVES: %zu\n# NUMBER VOTERS: %" PRId64 "\n", file->items, voters);
	if (strcmp(type, "cat"))
		str_add_format(out, "# NUMBER UNIQUE ORDERS: %zu\n", file->ballots.count);
}

static void add_category_names(int16_t best, int16_t worst, size_t orders, struct str *out)
{
	str_add_format(out, "# NUMBER UNIQUE PREFERENCES: %zu\n# NUMBER CATEGORIES: %d\n", orders, best - worst + 1);
	for (int16_t mark = best; mark >= worst; mark--)
		str_add_format(out, "# CATEGORY NAME %d: %d\n", best - mark + 1, mark);
}

static bool write(const struct ballot_file *file, const char *title, struct str *out, struct err *err)
{
	const struct tally_ballots *ballots = &file->ballots;
	bool ranks = ballots->kind == TALLY_RANKS;
	int16_t best = ballots_highest(ballots);

	if (!ranks && ballots->kind != TALLY_GRADES)
		return err_set(err, "PrefLib's forms hold rankings and grades; for votes and points write a Pabulib file (.pb)");
	add_head(file, title, ranks ? type_of(ballots) : "cat", out);
	if (!ranks)
		add_category_names(best, 0, ballots->count, out);
	for (size_t i = 0; i < file->items; i++)
		str_add_format(out, "# ALTERNATIVE NAME %zu: %s\n", i + 1, file->names[i]);
	for (size_t i = 0; i < ballots->count; i++) {
		str_add_format(out, "%" PRId64 ": ", ballot_weight(ballots, i));
		if (ranks)
			add_ranking(ballot_marks(ballots, i), file->items, out);
		else
			add_categories(ballot_marks(ballots, i), file->items, best, 0, out);
		str_add_char(out, '\n');
	}
	return true;
}

const struct ballot_writer writer_preflib = {
	.form = "preflib", .help = "PrefLib: rankings as soc, soi, toc or toi, grades as cat",
	.endings = "soc soi toc toi cat", .write = write,
};
