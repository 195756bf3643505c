/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/explain-inside.h"
#include "tally/stages.h"

/* Votes with their noun: "1 vote", "33.5 votes". */
static void say_votes(const struct tally_stages *stages, int64_t votes, struct str *out)
{
	explain_number(votes, stages->unit, out);
	str_add(out, votes == stages->unit ? " vote" : " votes");
}

static void say_standing(const struct explain *about, const struct tally_stages *stages, const struct tally_stage *stage, struct str *out)
{
	size_t told = 0;

	for (size_t i = 0; i < stages->items; i++) {
		if (!stage->votes[i])
			continue;
		str_add(out, told++ ? ", " : "");
		explain_counted(about->names[i], out);
		str_add_char(out, ' ');
		explain_number(stage->votes[i], stages->unit, out);
	}
}

static void say_quota(const struct tally_stages *stages, const struct tally_stage *stage, struct str *out)
{
	if (!stage->quota)
		return;
	str_add(out, " Who reaches ");
	say_votes(stages, stage->quota, out);
	str_add(out, " is elected.");
}

static void say_gains(const struct explain *about, const struct tally_stages *stages, const struct tally_stage *before,
    const struct tally_stage *stage, struct str *out)
{
	size_t told = 0;

	for (size_t i = 0; i < stages->items; i++) {
		int64_t gain = stage->votes[i] - before->votes[i];

		if (gain <= 0)
			continue;
		str_add(out, told++ ? ", " : "; to ");
		explain_counted(about->names[i], out);
		str_add_char(out, ' ');
		explain_number(gain, stages->unit, out);
		str_add(out, " (now ");
		explain_number(stage->votes[i], stages->unit, out);
		str_add_char(out, ')');
	}
	if (stage->exhausted > before->exhausted) {
		str_add(out, told ? "; " : "; of them ");
		say_votes(stages, stage->exhausted - before->exhausted, out);
		str_add(out, stage->exhausted - before->exhausted == stages->unit ? " names nobody who is still in" : " name nobody who is still in");
	}
}

static void say_tie_break(const struct tally_stage *stage, struct str *out)
{
	if (stage->by_earlier)
		str_add(out, " (chosen among equals by an earlier stage)");
	if (stage->by_lot)
		str_add(out, " (chosen among equals by lot)");
}

static bool same_votes(const struct tally_stages *stages, const struct tally_stage *a, const struct tally_stage *b)
{
	return !memcmp(a->votes, b->votes, stages->items * sizeof *a->votes);
}

/* What moved: from the stage before, or where everything is counted anew as everybody stands now. */
static void say_moves(const struct explain *about, const struct tally_stages *stages, const struct tally_stage *stage, struct str *out)
{
	if (!stages->recounted)
		say_gains(about, stages, stage - 1, stage, out);
	else if (!same_votes(stages, stage - 1, stage)) {
		str_add(out, "; all votes counted anew: ");
		say_standing(about, stages, stage, out);
	}
}

static void say_stage(const struct explain *about, const struct tally_stages *stages, size_t i, struct str *out)
{
	static const char *const deeds[STAGE_KINDS] = {
		[STAGE_FIRST] = "first choices: ", [STAGE_SURPLUS] = " has more than needed and passes on ",
		[STAGE_EXCLUDED] = " goes out with ", [STAGE_ELECTED] = " reaches what is needed with "
	};
	const struct tally_stage *stage = &stages->list[i];

	str_add_format(out, "Stage %zu: ", i + 1);
	if (stage->kind == STAGE_FIRST) {
		str_add(out, deeds[STAGE_FIRST]);
		say_standing(about, stages, stage, out);
		str_add_char(out, '.');
		say_quota(stages, stage, out);
	} else {
		str_add_format(out, "%s%s", about->names[stage->item], deeds[stage->kind]);
		say_votes(stages, stages->recounted ? stage->votes[stage->item] : stage->moved, out);
		say_tie_break(stage, out);
		say_moves(about, stages, stage, out);
		str_add_char(out, '.');
	}
	str_add_char(out, '\n');
}

void explain_stages(const struct explain *about, struct arena *arena, struct str *out)
{
	const struct tally_stages *stages = about->result->detail->stages;

	(void)arena;
	for (size_t i = 0; i < stages->count; i++)
		say_stage(about, stages, i, out);
	if (stages->elected_count) {
		str_add(out, "Elected, in this order: ");
		explain_names(about->names, stages->elected, stages->elected_count, out);
		str_add(out, ".\n");
	}
	if (!stages->tied_count)
		return;
	str_add(out, "Here the count stops: ");
	explain_names(about->names, stages->tied, stages->tied_count, out);
	str_add(out, " are equal, now and in every stage before, and only a lot can tell.\n");
}
