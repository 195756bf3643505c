/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/tally.h"

#include <string.h>

#include "ballots/write.h"
#include "base/text.h"

extern const struct command command_tally;

static const struct command_option options[] = {
	{ .name = "rule", .argument = "RULE[,RULE...]|all", .help = "by which rules; all that can count such ballots where none is named" },
	{ .name = "ties", .argument = "NAME", .help = "what parts a tie at the line: keep-all, keep-none, head-to-head, more-people, more-first-choices, lot" },
	{ .name = "seed", .argument = "N", .help = "the seed of the lot, to draw it again; without it a new one is drawn and told" },
	{ .name = "seats", .argument = "N", .help = "how many are to be chosen (default: as the file or the room's line says, else 1)" },
	{ .name = "budget", .argument = "B", .help = "the money there is (default: as the file says)" },
	{ .name = "completion", .argument = "none|add1|add1u|utilitarian", .help = "what equal-shares does with what is left over" },
	{ .name = "unranked", .argument = "last|ignore|reject", .help = "what a ballot leaves out: stands last (default), is not compared, or is a fault" },
	{ .name = "format", .argument = "text|csv|json", .help = "for people (default), for spreadsheets, for programs" },
	{ .name = "explain", .help = "say why, in words, and how much people and rules agree" },
	{ .name = "write", .argument = "FILE", .help = "write the ballots for others to check, in the form that FILE ends in: soc, soi, toc, toi or cat (PrefLib), pb (Pabulib)" },
	{ .name = "list", .help = "all rules: what they do, where they come from, what they cost" },
	{ .name = NULL }
};

static const char *value(const struct command_call *call, const char *name)
{
	return command_value(&command_tally, call, name);
}

static bool wrong(const struct command_call *call, const char *option, const char *due)
{
	fprintf(call->problems, "talka tally: --%s is %s, not \"%s\"\n", option, due, value(call, option));
	return false;
}

/* The index of what was given among the words, 0 where nothing was; -1 after a fault. */
static int choice(const struct command_call *call, const char *option, const char *const *words, const char *due)
{
	const char *given = value(call, option);

	for (int i = 0; words[i]; i++)
		if (!given || str_same(given, words[i]))
			return i;
	wrong(call, option, due);
	return -1;
}

static bool number(const struct command_call *call, const char *option, int64_t least, int64_t most, int64_t *out)
{
	const char *given = value(call, option);
	int64_t read = *out;

	if (given && !str_number(given, least, most, &read))
		return wrong(call, option, "a whole number within its limits");
	*out = read;
	return true;
}

static const char *nearest_rule(const char *name)
{
	const char *names[64];
	const struct rule *rule = NULL;
	size_t count = 0;

	while ((rule = rule_next(rule)) && count < sizeof names / sizeof *names)
		names[count++] = rule->name;
	return text_nearest(name, names, count);
}

static bool check_rule(const struct command_call *call, const char *name)
{
	const char *near;

	if (str_same(name, "all") || rule_find(name))
		return true;
	near = nearest_rule(name);
	fprintf(call->problems, "talka tally: there is no rule \"%s\"", name);
	if (near)
		fprintf(call->problems, "; did you mean \"%s\"?\n", near);
	else
		fprintf(call->problems, "; `talka tally --list` tells all\n");
	return false;
}

static bool read_rules(const struct command_call *call, struct tally_wanted *wanted)
{
	struct arena *arena = arena_new();
	const char *at = wanted->rules = value(call, "rule");
	bool known = true;

	while (at && known) {
		size_t length = strcspn(at, ",\n");

		known = check_rule(call, arena_slice(arena, at, length));
		at = at[length] ? at + length + 1 : NULL;
	}
	arena_free(arena);
	return known;
}

static bool read_ties(const struct command_call *call, struct tally_wanted *wanted)
{
	const char *given = value(call, "ties");

	wanted->remedy = given ? remedy_find(given) : NULL;
	if (given && !wanted->remedy)
		return wrong(call, "ties", "keep-all, keep-none, head-to-head, more-people, more-first-choices or lot");
	if (given && !wanted->remedy->apply)
		return wrong(call, "ties", "what a computer can do (a group is needed for this)");
	wanted->seed = random_below(call->random, INT32_MAX);
	return number(call, "seed", 0, INT64_MAX, &wanted->seed);
}

static bool read_numbers(const struct command_call *call, struct tally_wanted *wanted)
{
	int64_t seats = 0;

	wanted->has_budget = value(call, "budget");
	if (!number(call, "seats", 1, 10000, &seats) || !number(call, "budget", 0, INT64_MAX, &wanted->options.budget))
		return false;
	wanted->seats = (size_t)seats;
	return true;
}

static bool read_write(const struct command_call *call, struct tally_wanted *wanted)
{
	wanted->write = value(call, "write");
	return !wanted->write || ballot_writer_for(wanted->write) || wrong(call, "write", "a file that ends in .soc, .soi, .toc, .toi, .cat or .pb");
}

static bool read_words(const struct command_call *call, struct tally_wanted *wanted)
{
	static const char *const completions[] = { "none", "add1", "add1u", "utilitarian", NULL };
	static const char *const unranked[] = { "last", "ignore", "reject", NULL };
	int completion = choice(call, "completion", completions, "none, add1, add1u or utilitarian");
	int policy = completion < 0 ? -1 : choice(call, "unranked", unranked, "last, ignore or reject");

	if (policy < 0)
		return false;
	wanted->has_completion = value(call, "completion");
	wanted->options.completion = (enum tally_completion)completion;
	wanted->reject_unranked = policy == 2;
	wanted->options.unranked = policy == 1 ? UNRANKED_IGNORE : UNRANKED_LAST;
	wanted->explain = value(call, "explain");
	return true;
}

typedef void write_fn(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out);

static bool tally(const struct command_call *call, const struct tally_wanted *wanted, write_fn *write)
{
	struct tally_batch batch;
	struct str out = STR_INIT;
	bool done = tally_batch_open(call, call->arguments[0], wanted, &batch) && tally_batch_count(call, wanted, &batch);

	if (done)
		write(&batch, wanted, &out);
	fputs(str_text(&out), call->out);
	str_free(&out);
	tally_batch_free(&batch);
	return done;
}

static int list(const struct command_call *call)
{
	struct str out = STR_INIT;

	tally_write_list(&out);
	fputs(str_text(&out), call->out);
	str_free(&out);
	return EXIT_DONE;
}

static int run(struct command_call *call)
{
	static const char *const formats[] = { "text", "csv", "json", NULL };
	static write_fn *const writers[] = { tally_write_text, tally_write_csv, tally_write_json };
	struct tally_wanted wanted = { .rules = NULL };
	int format = choice(call, "format", formats, "text, csv or json");

	if (format < 0 || !read_rules(call, &wanted) || !read_ties(call, &wanted) || !read_numbers(call, &wanted) || !read_words(call, &wanted)
	    || !read_write(call, &wanted))
		return EXIT_USAGE;
	if (value(call, "list"))
		return list(call);
	if (!call->argument_count) {
		fprintf(call->problems, "talka tally: name a file of ballots, - for standard input, or the folder of a session\n");
		return EXIT_USAGE;
	}
	return tally(call, &wanted, writers[format]) ? EXIT_DONE : EXIT_FAILED;
}

const struct command command_tally = {
	.name = "tally",
	.synopsis = "[--rule RULE[,RULE...]|all] [--ties NAME] [--seats N] [--budget B] [--format text|csv|json] [--explain] FILE|-|DIR",
	.help = "count a file of ballots (- is standard input), or a session once more, by any rules, and say why it came out so",
	.options = options,
	.least = 0,
	.most = 1,
	.run = run
};
