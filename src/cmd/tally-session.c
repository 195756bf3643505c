/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "cmd/tally.h"
#include "cmd/world.h"
#include "model/explain.h"
#include "model/poll-record.h"
#include "model/poll.h"
#include "model/sitting.h"

static void close_session(void *source)
{
	sitting_close(source);
}

static const char *const *wordings(const struct round_record *record, struct arena *arena)
{
	const char **names = arena_array(arena, record->item_count + 1, sizeof *names);

	for (size_t i = 0; i < record->item_count; i++)
		names[i] = record->items[i].wording;
	return names;
}

/* As it was in the room, but for what was asked otherwise. */
static void take_money(const struct rule_options *room, const struct tally_wanted *wanted, struct rule_options *options)
{
	options->costs = room->costs;
	options->wanted_only = room->wanted_only;
	options->lot = room->lot;
	options->lot_count = room->lot_count;
	if (!wanted->has_budget)
		options->budget = room->budget;
	if (!wanted->has_completion)
		options->completion = room->completion;
}

/* The round that this one took the place of; 0 = none. */
static int64_t replaced(const struct session *session, const struct round_record *record)
{
	for (size_t i = 0; i < records_count(session); i++) {
		const struct round_record *earlier = records_get(session, i);

		if (earlier->exercise == record->exercise && earlier->replaced_by == record->round && !earlier->settles)
			return earlier->round;
	}
	return 0;
}

static const char *names_of(const struct tally_job *job, const bool *flags, struct arena *arena)
{
	uint32_t *items = arena_array(arena, job->ballots.items + 1, sizeof *items);
	struct str names = STR_INIT;
	size_t count = 0;
	char *out;

	for (uint32_t i = 0; i < job->ballots.items; i++)
		if (!flags || flags[i])
			items[count++] = i;
	explain_names(job->names, items, count, &names);
	out = arena_text(arena, str_text(&names));
	str_free(&names);
	return count ? out : "nothing";
}

/* What the round was in its exercise: "needs, run-off between A lift and A bus (round 2, after round 1)". */
static const char *title(const struct session *session, const struct round_record *record, const struct tally_job *job, struct arena *arena)
{
	const char *id = record->exercise->id;
	int64_t before = replaced(session, record);

	if (record->settles)
		return arena_format(arena, "%s, run-off between %s (round %" PRId64 ", after round %" PRId64 ")", id, names_of(job, NULL, arena),
		    record->round, record->settles);
	if (before)
		return arena_format(arena, "%s, %s (round %" PRId64 ", in place of round %" PRId64 ")", id,
		    str_same(record->kind, "second") ? "second vote" : "once more", record->round, before);
	return arena_format(arena, "%s, round %" PRId64, id, record->round);
}

static const char *remedy_words(const struct round_record *record, struct arena *arena)
{
	if (!record->tie_at_cut)
		return "";
	return *record->remedy ? arena_format(arena, " There was a tie at the line; the remedy used was %s.", record->remedy)
	    : " There was a tie at the line, and it was left open.";
}

/* What the room made of it, so that other rules can be held against that. NULL where no line was drawn. */
static const char *told(const struct round_record *record, const struct tally_job *job, struct arena *arena)
{
	if (record->settles)
		return arena_format(arena, "It was held for the tie of round %" PRId64 " alone; by a rule that finds no tie there, nobody would have been asked.",
		    record->settles);
	if (!record->selected || (str_same(record->cut, "none") && record->budget < 0))
		return NULL;
	return arena_format(arena, "In the room, by %s, %s went on.%s", record->rule, names_of(job, record->selected, arena),
	    remedy_words(record, arena));
}

/* As many places as the room had, unless it is asked otherwise. */
static size_t places_of(const struct round_record *record, const struct tally_wanted *wanted)
{
	int64_t places = 1;

	return wanted->seats ? wanted->seats : str_number(record->cut, 1, INT16_MAX, &places) ? (size_t)places : 1;
}

static void take_round(const struct session *session, const struct round_record *record, const struct tally_wanted *wanted, struct tally_batch *batch)
{
	struct rule_options options = record_options(record);
	struct tally_job *job = &batch->jobs[batch->count++];

	*job = (struct tally_job){
		.form = "session", .exercise = record->exercise->id, .round = record->round, .kind = record->kind, .settles = record->settles,
		.in_the_room = record->rule, .names = wordings(record, batch->arena), .ballots = record_ballots(record, batch->arena),
		.options = wanted->options,
	};
	job->labels = job->names;
	job->title = title(session, record, job, batch->arena);
	job->told = told(record, job, batch->arena);
	job->options.most = options.most;
	if (options.costs)
		take_money(&options, wanted, &job->options);
	job->options.seats = job->seats = places_of(record, wanted);
}

/* Looks on only, so that it works while the workshop goes on. */
bool tally_open_session(const struct command_call *call, const char *path, const struct tally_wanted *wanted, struct tally_batch *batch)
{
	struct world world = command_world(call);
	struct err err = ERR_INIT;
	struct sitting *sitting = sitting_resume(&world, path, true, &err);
	const struct session *session = sitting ? sitting_session(sitting) : NULL;
	size_t count = session ? records_count(session) : 0;

	batch->source = sitting;
	batch->close = close_session;
	batch->jobs = arena_array(batch->arena, count + 1, sizeof *batch->jobs);
	for (size_t i = 0; i < count; i++)
		if (records_get(session, i)->closed && records_get(session, i)->in_force)
			take_round(session, records_get(session, i), wanted, batch);
	if (!sitting)
		fprintf(call->problems, "%s\n", err_text(&err));
	else if (!batch->count)
		fprintf(call->problems, "%s: the session holds no closed count\n", path);
	err_clear(&err);
	return batch->count;
}
