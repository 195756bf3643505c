/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "ballots/writers.h"

static const char *const vote_types[TALLY_KINDS] = {
	[TALLY_RANKS] = "ordinal", [TALLY_DOTS] = "cumulative", [TALLY_APPROVALS] = "approval", [TALLY_PICK] = "approval",
};

static void add_field(const char *text, struct str *out)
{
	if (!strpbrk(text, ";\"")) {
		str_add(out, text);
		return;
	}
	str_add_char(out, '"');
	for (; *text; text++) {
		str_add(out, *text == '"' ? "\"" : "");
		str_add_char(out, *text);
	}
	str_add_char(out, '"');
}

/* Ids stand in lists parted by commas. */
static bool names_fit(const struct ballot_file *file, struct err *err)
{
	for (size_t i = 0; i < file->items; i++)
		if (strpbrk(file->names[i], ",;\""))
			return err_set(err, "\"%s\" cannot be a project's id: it holds a sign that parts fields", file->names[i]);
	return true;
}

static bool ballots_fit(const struct tally_ballots *ballots, struct err *err)
{
	if (!vote_types[ballots->kind])
		return err_set(err, "Pabulib holds no grades; write a PrefLib file (.cat)");
	for (size_t i = 0; ballots->kind == TALLY_RANKS && i < ballots->count; i++)
		for (size_t a = 0; a < ballots->items; a++)
			for (size_t b = 0; b < a; b++)
				if (ballot_marks(ballots, i)[a] && ballot_marks(ballots, i)[a] == ballot_marks(ballots, i)[b])
					return err_set(err, "Pabulib holds no joint ranks; write a PrefLib file (.toc or .toi)");
	return true;
}

static int64_t votes_for(const struct tally_ballots *ballots, size_t item)
{
	int64_t votes = 0;

	for (size_t i = 0; i < ballots->count; i++)
		votes += mark_chosen(ballots->kind, ballot_marks(ballots, i)[item]) ? ballot_weight(ballots, i) : 0;
	return votes;
}

static void add_meta(const struct ballot_file *file, const char *title, struct str *out)
{
	str_add(out, "META\nkey;value\ndescription;");
	add_field(title, out);
	str_add_format(out, "\nnum_projects;%zu\nnum_votes;%" PRId64 "\nbudget;%" PRId64 "\nvote_type;%s\n", file->items,
	    ballots_voters(&file->ballots), file->budget < 0 ? 0 : file->budget, vote_types[file->ballots.kind]);
	if (file->rule) {
		str_add(out, "rule;");
		add_field(file->rule, out);
		str_add_char(out, '\n');
	}
}

static void add_projects(const struct ballot_file *file, struct str *out)
{
	str_add_format(out, "PROJECTS\nproject_id;cost;votes%s\n", file->selected ? ";selected" : "");
	for (size_t i = 0; i < file->items; i++) {
		str_add_format(out, "%s;%" PRId64 ";%" PRId64, file->names[i], file->costs ? file->costs[i] : 0, votes_for(&file->ballots, i));
		str_add_format(out, file->selected ? ";%d\n" : "\n", file->selected && file->selected[i]);
	}
}

static void add_ranked(const struct ballot_file *file, const int16_t *marks, struct str *out)
{
	size_t told = 0;

	for (int16_t rank = 1; rank <= (int16_t)file->items; rank++)
		for (size_t i = 0; i < file->items; i++)
			if (marks[i] == rank)
				str_add_format(out, "%s%s", told++ ? "," : "", file->names[i]);
}

static void add_chosen(const struct ballot_file *file, const int16_t *marks, struct str *out)
{
	size_t told = 0;

	for (size_t i = 0; i < file->items; i++)
		if (mark_chosen(file->ballots.kind, marks[i]))
			str_add_format(out, "%s%s", told++ ? "," : "", file->names[i]);
	if (file->ballots.kind != TALLY_DOTS)
		return;
	str_add_char(out, ';');
	told = 0;
	for (size_t i = 0; i < file->items; i++)
		if (mark_chosen(file->ballots.kind, marks[i]))
			str_add_format(out, "%s%d", told++ ? "," : "", marks[i]);
}

/* A line a voter, however many had the same ballot. */
static void add_votes(const struct ballot_file *file, struct str *out)
{
	const struct tally_ballots *ballots = &file->ballots;
	int64_t voter = 0;

	str_add_format(out, "VOTES\nvoter_id;vote%s\n", ballots->kind == TALLY_DOTS ? ";points" : "");
	for (size_t i = 0; i < ballots->count; i++)
		for (int64_t copy = 0; copy < ballot_weight(ballots, i); copy++) {
			str_add_format(out, "%" PRId64 ";", ++voter);
			if (ballots->kind == TALLY_RANKS)
				add_ranked(file, ballot_marks(ballots, i), out);
			else
				add_chosen(file, ballot_marks(ballots, i), out);
			str_add_char(out, '\n');
		}
}

static bool write(const struct ballot_file *file, const char *title, struct str *out, struct err *err)
{
	if (!names_fit(file, err) || !ballots_fit(&file->ballots, err))
		return false;
	add_meta(file, title, out);
	add_projects(file, out);
	add_votes(file, out);
	return true;
}

const struct ballot_writer writer_pabulib = {
	.form = "pabulib", .help = "Pabulib: votes, points or orders of projects with costs, a line a voter",
	.endings = "pb", .write = write,
};
