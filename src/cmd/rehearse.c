/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdlib.h>

#include "base/str.h"
#include "cmd/file.h"
#include "cmd/rehearsal.h"
#include "cmd/world.h"
#include "export/export.h"
#include "model/agenda.h"

/* A winter evening that every rehearsal takes place on: the same seed gives the same bytes on any day. */
enum { PEOPLE = 12, MOST_PEOPLE = 500, NINE_O_CLOCK = 9 * 60 };
static const int64_t rehearsal_day = 1767225600;   /* 2026-01-01T00:00:00Z */

extern const struct command command_rehearse;

static const struct command_option options[] = {
	{ .name = "people", .argument = "N", .help = "how many take part (default 12, at most 500)" },
	{ .name = "seed", .argument = "S", .help = "chance begins here: the same seed gives the same session (default: another each time)" },
	{ .name = "into", .argument = "DIR", .help = "exactly this new folder (default: a new one in the sessions' folder)" },
	{ .name = NULL }
};

static bool number(const struct command_call *call, const char *name, int64_t fallback, int64_t most, int64_t *out)
{
	const char *given = command_value(&command_rehearse, call, name);

	*out = fallback;
	if (!given || str_number(given, 0, most, out))
		return true;
	fprintf(call->problems, "talka rehearse: --%s is a whole number from 0 to %" PRId64 ", not \"%s\"\n", name, most, given);
	return false;
}

static void tell(const struct command_call *call, const struct sitting *sitting, const struct clock_virtual *time, int64_t start)
{
	const struct script *script = session_script(sitting_session(sitting));

	fprintf(call->out, "%s: led to its end\n", script->title.by[0]);
	fprintf(call->out, "planned %" PRId64 " minutes, took %" PRId64 "; %zu exercises, %zu events\n", script_minutes(script),
	    (time->utc - start + 59) / 60, agenda_count(sitting_session(sitting)), sitting_events(sitting));
	fprintf(call->out, "session: %s\n", sitting_folder(sitting));
}

static bool lead(const struct command_call *call, struct sitting *sitting, const struct rehearsal *rehearsal, struct err *err)
{
	struct export_options all = EXPORT_ALL;

	return rehearsal_lead(rehearsal, err) && export_session(sitting, call->disk, &all, err);
}

static bool rehearse(struct command_call *call, struct script *script, size_t people, uint64_t seed, struct err *err)
{
	struct clock_virtual time = { .utc = rehearsal_day + (script->start >= 0 ? script->start : NINE_O_CLOCK) * 60 };
	struct clock clock = clock_virtual(&time, "UTC");
	struct random_seeded state = { .seed = seed };
	struct random random = random_seeded(&state);
	struct world world = command_world(call);
	char *parent = file_sessions_folder(call);
	struct sitting_plan plan = { .folder = command_value(&command_rehearse, call, "into"), .parent = parent, .rehearsal = true };
	struct rehearsal rehearsal = { .chance = &random, .time = &time, .people = people };
	int64_t start = time.utc;
	bool led;

	world.clock = &clock;
	world.random = &random;
	rehearsal.sitting = sitting_begin(&world, script, &plan, err);
	led = rehearsal.sitting && lead(call, rehearsal.sitting, &rehearsal, err);
	if (led)
		tell(call, rehearsal.sitting, &time, start);
	sitting_close(rehearsal.sitting);
	free(parent);
	return led;
}

static int run(struct command_call *call)
{
	/* Another each time, so that a workshop can be rehearsed again: the folder's name comes from chance, too. */
	int64_t people, seed, any = random_below(call->random, UINT32_MAX);
	struct script *script;
	struct err err = ERR_INIT;
	bool done;

	if (!number(call, "people", PEOPLE, MOST_PEOPLE, &people) || !number(call, "seed", any, INT64_MAX, &seed))
		return EXIT_USAGE;
	script = file_read_script(call, call->arguments[0]);
	if (!script)
		return EXIT_FAILED;
	done = rehearse(call, script, (size_t)people, (uint64_t)seed, &err);
	if (!done)
		fprintf(call->problems, "talka rehearse: %s\n", err_text(&err));
	err_clear(&err);
	return done ? EXIT_DONE : EXIT_FAILED;
}

const struct command command_rehearse = {
	.name = "rehearse",
	.synopsis = "[--people N] [--seed S] [--into DIR] FILE",
	.help = "lead a workshop to its end with invented people, and say how long it takes",
	.options = options,
	.least = 1,
	.most = 1,
	.run = run
};
