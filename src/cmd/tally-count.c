/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cmd/tally.h"

enum { PATIENCE_MS = 1000 };

/* --- which rules ---------------------------------------------------------------- */

static bool has_name(const char *list, const char *name)
{
	size_t length = strlen(name), part;

	for (; *list; list += part + (list[part] != '\0')) {
		part = strcspn(list, ",\n");
		if (part == length && !memcmp(list, name, length))
			return true;
	}
	return false;
}

static bool is_all(const struct tally_wanted *wanted)
{
	return !wanted->rules || has_name(wanted->rules, "all");
}

/* What is asked of a file must be done or told; of all rules, and of the many rounds of a session, what fits. */
static bool takes_part(const struct tally_job *job, const struct tally_wanted *wanted, const struct rule *rule)
{
	if (!is_all(wanted) && !has_name(wanted->rules, rule->name))
		return false;
	if (!is_all(wanted) && !job->exercise)
		return true;
	return rule_fits(rule, &job->ballots) && (!rule->budget || job->options.costs);
}

static void list_rules(struct tally_job *job, const struct tally_wanted *wanted, struct arena *arena)
{
	const struct rule *rule = NULL;
	size_t room = 0;

	while ((rule = rule_next(rule)))
		room++;
	job->counts = arena_array(arena, room, sizeof *job->counts);
	/* What the room was told comes first, so that all else is measured against it. */
	while ((rule = rule_next(rule)))
		if (takes_part(job, wanted, rule) && str_same(rule->name, job->in_the_room))
			job->counts[job->count++].rule = rule;
	while ((rule = rule_next(rule)))
		if (takes_part(job, wanted, rule) && !str_same(rule->name, job->in_the_room))
			job->counts[job->count++].rule = rule;
}

/* --- chance --------------------------------------------------------------------- */

static uint32_t *draw(int64_t seed, size_t count, struct arena *arena)
{
	struct random_seeded state = { .seed = (uint64_t)seed };
	struct random random = random_seeded(&state);
	uint32_t *order = arena_array(arena, count, sizeof *order);

	for (uint32_t i = 0; i < count; i++)
		order[i] = i;
	random_shuffle(&random, order, count);
	return order;
}

/* --- counting ------------------------------------------------------------------- */

static void find_line(const struct tally_job *job, const struct tally_wanted *wanted, struct tally_count *count, struct arena *arena)
{
	const struct remedy *remedy = wanted->remedy;

	cut_line(&count->result, (struct tally_cut){ CUT_PLACES, (int64_t)job->seats }, arena, &count->line);
	if (!count->line.tied_count || !remedy)
		return;
	count->remedy = remedy_name(remedy);
	count->remedy_unfit = !remedy_fits(remedy, &job->ballots);
	if (!count->remedy_unfit)
		remedy_apply(remedy, &job->ballots, &count->result, remedy->random ? draw(wanted->seed, count->line.tied_count, arena) : NULL,
		    arena, &count->line);
}

static void count_by(const struct tally_job *job, const struct tally_wanted *wanted, struct tally_count *count, struct arena *arena)
{
	struct err err = ERR_INIT;

	if (!rule_count(count->rule, &job->ballots, &job->options, arena, &count->result, &err))
		count->failed = arena_text(arena, err_text(&err));
	else if (!count->rule->seats && !count->rule->budget)
		find_line(job, wanted, count, arena);
	err_clear(&err);
}

static bool count_job(const struct command_call *call, const struct tally_wanted *wanted, struct tally_job *job, struct arena *arena)
{
	int64_t began = call->clock->ms(call->clock->context);
	bool done = true;

	list_rules(job, wanted, arena);
	if (wanted->remedy && wanted->remedy->random)
		job->options.lot = draw(wanted->seed, job->ballots.items, arena);
	for (size_t i = 0; i < job->count; i++) {
		struct tally_count *count = &job->counts[i];

		if (call->clock->ms(call->clock->context) - began > PATIENCE_MS)
			fprintf(call->problems, "%s: %s (%zu of %zu)\n", job->title, count->rule->name, i + 1, job->count);
		count_by(job, wanted, count, arena);
		if (count->failed && !is_all(wanted)) {
			fprintf(call->problems, "%s: %s: %s\n", job->title, count->rule->name, count->failed);
			done = false;
		}
	}
	return done;
}

bool tally_batch_count(const struct command_call *call, const struct tally_wanted *wanted, struct tally_batch *batch)
{
	bool done = true;

	for (size_t i = 0; i < batch->count; i++)
		done &= count_job(call, wanted, &batch->jobs[i], batch->arena);
	return done;
}
