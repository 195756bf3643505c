/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots/readers.h"

#include <string.h>

/* Condorcet Election Format: "A > B = C * 5", "^ 2" for a weight, tags before ||, # for comments. */

static bool looks(const char *bytes, size_t size)
{
	(void)size;
	return strstr(bytes, "#/") || strchr(bytes, '>');
}

/* What stands behind the sign, as a number; 1 without the sign. */
static int64_t number_behind(struct build *build, struct slice *line, char sign)
{
	const char *at = memchr(line->text, sign, line->length);
	struct slice number;
	int64_t out = 1;

	if (!at)
		return 1;
	number = (struct slice){ at + 1, (size_t)(line->text + line->length - at - 1) };
	line->length = (size_t)(at - line->text);
	if (!slice_number(number, 1, INT32_MAX, &out))
		lines_fault(build->text, "behind %c stands no number of ballots", sign);
	return out;
}

static void read_setting(struct build *build, struct slice line)
{
	struct slice name = slice_trim(slice_part(&line, ":"));
	int64_t seats;

	if (slice_is(name, "#/Number of Seats") && slice_number(line, 1, INT32_MAX, &seats))
		build->file->seats = (size_t)seats;
	if (slice_is(name, "#/Candidates"))
		while (line.text)
			build_item(build, slice_part(&line, ";"));
}

static void read_vote(struct build *build, struct slice line)
{
	const char *bar = memchr(line.text, '|', line.length);
	int64_t times, weight;

	if (bar && bar[1] == '|')
		line = (struct slice){ bar + 2, line.length - (size_t)(bar + 2 - line.text) };
	times = number_behind(build, &line, '*');
	weight = number_behind(build, &line, '^');
	if (slice_is(slice_trim(line), "/EMPTY_RANKING/"))
		line = (struct slice){ NULL, 0 };
	build_ranking(build, line, times * weight);
}

static void read_lines(struct build *build)
{
	struct slice line;

	while (lines_next(build->text, &line)) {
		line = slice_trim(line);
		if (slice_begins(line, "#/"))
			read_setting(build, line);
		else if (line.length && line.text[0] != '#')
			read_vote(build, line);
	}
}

static void read(struct lines *text, struct ballot_file *file)
{
	struct build build;

	build_begin(&build, text, file);
	build.grows = true;
	read_lines(&build);
	build_finish(&build, TALLY_RANKS);
}

const struct ballot_reader ballots_cvotes = {
	.form = "cvotes", .help = "Condorcet Election Format: a line a ranking, \"A > B = C * 5\"",
	.looks = looks, .read = read,
};
