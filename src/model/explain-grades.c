/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "model/explain-inside.h"
#include "tally/consensus.h"
#include "tally/grades.h"

enum { GRADED_MOST = 30 };

static void say_grades(const struct grades *grades, size_t item, const char *name, struct str *out)
{
	size_t count = (size_t)grades->top + 1;
	const int64_t *votes = grades->votes + item * count;
	struct tally_ratio a;

	if (!grades->all[item]) {
		str_add_format(out, "Nobody graded %s.\n", name);
		return;
	}
	str_add_format(out, "%s was graded", name);
	for (size_t i = 0, told = 0; i < count; i++)
		if (votes[i]) {
			str_add_format(out, "%s %zu by %" PRId64, told ? "," : "", i, votes[i]);
			str_add(out, told++ ? "" : votes[i] == 1 ? " person" : " people");
		}
	if (consensus_eijk(votes, count, &a)) {
		str_add(out, "; agreement ");
		explain_number(a.num, a.div, out);
	}
	str_add(out, ".\n");
}

void explain_grades(const struct tally_ballots *ballots, const char *const *names, struct arena *arena, struct str *out)
{
	struct grades grades = grades_count(ballots, UNRANKED_IGNORE, arena);

	if (!ballots->count)
		return;
	for (size_t i = 0; i < ballots->items && i < GRADED_MOST; i++)
		say_grades(&grades, i, names[i], out);
	str_add(out, "Agreement on an item is 1 where all give the same grade, 0 where grades are evenly spread, -1 where people stand at both ends.\n");
}

static void say_gauge(const struct tally_gauge *gauge, const char *name, struct str *out)
{
	if (gauge->grade < 0)
		str_add_format(out, "Nobody graded %s.\n", name);
	else
		str_add_format(out, "The middle grade of %s is %" PRId32 ": %" PRId64 " gave more, %" PRId64 " less.\n", name, gauge->grade,
		    gauge->above, gauge->below);
}

void explain_gauges(const struct explain *about, struct arena *arena, struct str *out)
{
	uint32_t *order = result_order(about->result, arena);

	for (size_t i = 0; i < about->result->items; i++)
		say_gauge(&about->result->detail->gauges[order[i]], about->names[order[i]], out);
}

void explain_final(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_final *final = about->result->detail->final;
	const char *first, *second;

	(void)arena;
	if (final->first < 0 || final->second < 0) {
		if (about->result->items > 1)
			str_add(out, "Who goes into the run-off is a tie that only a lot can break.\n");
		return;
	}
	first = about->names[final->first];
	second = about->names[final->second];
	str_add_format(out, "%s and %s go into the run-off: %" PRId64 " prefer%s %s, %" PRId64 " prefer%s %s.\n", first, second,
	    final->first_votes, final->first_votes == 1 ? "s" : "", first, final->second_votes, final->second_votes == 1 ? "s" : "", second);
	if (final->by_lot)
		str_add(out, "A tie was broken by lot.\n");
}
