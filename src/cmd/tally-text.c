/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "ballots/write.h"
#include "base/text.h"
#include "cmd/tally.h"
#include "model/explain.h"

enum { PAGE_COLUMNS = 80 };

const char *tally_unranked_name(const struct tally_wanted *wanted)
{
	if (wanted->reject_unranked)
		return "reject";
	return wanted->options.unranked == UNRANKED_IGNORE ? "ignore" : "last";
}

static const char *kinds_words(const struct rule *rule, struct arena *arena)
{
	static const char *const words[TALLY_KINDS] = {
		[TALLY_RANKS] = "rankings", [TALLY_DOTS] = "dots and points", [TALLY_APPROVALS] = "approvals", [TALLY_PICK] = "single votes",
		[TALLY_GRADES] = "grades"
	};
	const char *told = "";

	if (rule->kinds == (1u << TALLY_KINDS) - 1)
		return "all ballots";
	for (size_t i = 0; i < TALLY_KINDS; i++)
		if (rule->kinds & 1u << i)
			told = arena_format(arena, "%s%s%s", told, *told ? ", " : "", words[i]);
	return arena_format(arena, "%s%s", told, rule->budget ? ", with a budget and costs" : "");
}

void tally_write_list(struct str *out)
{
	struct arena *arena = arena_new();
	const struct ballot_reader *reader = NULL;
	const struct ballot_writer *writer = NULL;
	const struct rule *rule = NULL;

	while ((rule = rule_next(rule)))
		str_add_format(out, "%s\n    %s\n    counts: %s\n    source: %s\n    cost:   %s (n items, V ballots)\n", rule->name, rule->help,
		    kinds_words(rule, arena), rule->source, rule->cost);
	str_add(out, "\nBallots are read, whatever the file's name, from\n    the folder of a session\n");
	while ((reader = ballot_reader_next(reader)))
		str_add_format(out, "    %s\n", reader->help);
	str_add(out, "and written (--write), told by the file's ending, as\n");
	while ((writer = ballot_writer_next(writer)))
		str_add_format(out, "    %s\n", writer->help);
	arena_free(arena);
}

/* --- what was counted ------------------------------------------------------------ */

static void say_unranked(const struct tally_job *job, const struct tally_wanted *wanted, struct str *out)
{
	const char *what = job->ballots.kind == TALLY_GRADES ? "grade" : "rank";

	if ((job->ballots.kind != TALLY_RANKS && job->ballots.kind != TALLY_GRADES) || !job->ballots.items || !job->ballots.count)
		return;
	if (wanted->reject_unranked)
		str_add_format(out, "Every ballot must %s every item (--unranked reject).\n", what);
	else if (!tally_has_unranked(&job->ballots))
		str_add_format(out, "Every ballot has a %s for every item.\n", what);
	else if (wanted->options.unranked == UNRANKED_IGNORE)
		str_add_format(out, "What a ballot does not %s is not compared (--unranked ignore).\n", what);
	else
		str_add_format(out, "What a ballot does not %s counts as last (--unranked last).\n", what);
}

static void say_head(const struct tally_job *job, const struct tally_wanted *wanted, struct str *out)
{
	int64_t voters = ballots_voters(&job->ballots);

	str_add_format(out, "%s: %" PRId64 " ballot%s on %zu item%s", job->title, voters, voters == 1 ? "" : "s", job->ballots.items,
	    job->ballots.items == 1 ? "" : "s");
	if (job->options.costs)
		str_add_format(out, ", a budget of %" PRId64, job->options.budget);
	str_add(out, ".\n");
	if (job->told)
		str_add_format(out, "%s\n", job->told);
	say_unranked(job, wanted, out);
	if (wanted->remedy && wanted->remedy->random)
		str_add_format(out, "Lots are drawn with the seed %" PRId64 " (--seed).\n", wanted->seed);
}

static void wrap_line(void *context, const char *start, size_t length)
{
	struct str *out = context;

	str_add_slice(out, start, length);
	str_add_char(out, '\n');
}

/* Sentences as paragraphs of a page. */
static void add_wrapped(const struct str *text, struct str *out)
{
	if (text->length)
		text_wrap(str_text(text), PAGE_COLUMNS, wrap_line, out);
	/* The last LF of the text makes one line too many. */
	if (text->length && out->length > 1 && out->bytes[out->length - 2] == '\n')
		str_cut(out, out->length - 1);
}

/* --- one rule --------------------------------------------------------------------- */

static void pad(struct str *out, size_t columns)
{
	while (columns--)
		str_add_char(out, ' ');
}

static void add_right(const char *text, size_t columns, struct str *out)
{
	size_t width = text_columns(text);

	pad(out, columns > width ? columns - width : 0);
	str_add(out, text);
}

static void add_row(const struct tally_item *item, const char *name, size_t unit_columns, struct str *out)
{
	struct str score = STR_INIT, people = STR_INIT;

	explain_number(item->score, item->score_div, &score);
	if (item->people < 0)
		str_add(&people, "?");
	else
		str_add_format(&people, "%" PRId64, item->people);
	str_add_format(out, "%6u%c  ", item->place, item->joint ? '=' : ' ');
	add_right(str_text(&score), unit_columns, out);
	str_add(out, "  ");
	add_right(str_text(&people), strlen("people"), out);
	str_add_format(out, "  %s%s\n", name, item->chosen ? "  *" : "");
	str_free(&score);
	str_free(&people);
}

static void add_places(const struct tally_job *job, const struct tally_count *count, struct arena *arena, struct str *out)
{
	const struct tally_result *result = &count->result;
	uint32_t *order = result_order(result, arena);
	size_t unit = strlen(count->rule->unit);
	bool any = false;

	unit = unit < 8 ? 8 : unit;
	str_add(out, " place   ");
	add_right(count->rule->unit, unit, out);
	str_add(out, "  people  item\n");
	for (size_t i = 0; i < result->items; i++) {
		add_row(&result->item[order[i]], job->labels[order[i]], unit, out);
		any |= result->item[order[i]].chosen;
	}
	if (any)
		str_add_format(out, "  * %s\n", count->rule->budget ? "funded" : "elected");
}

static void add_flagged(const struct tally_job *job, const bool *flags, struct arena *arena, struct str *out)
{
	uint32_t *items = arena_array(arena, job->ballots.items, sizeof *items);
	size_t count = 0;

	for (uint32_t i = 0; i < job->ballots.items; i++)
		if (flags[i])
			items[count++] = i;
	explain_names(job->labels, items, count, out);
}

/* What goes on, where more than the first was asked for or a tie has to be told. */
static void say_line(const struct tally_job *job, const struct tally_count *count, struct arena *arena, struct str *out)
{
	const struct tally_line *line = &count->line;

	if (!line->items || (job->seats == 1 && !count->remedy))
		return;
	if (line_in_count(line)) {
		str_add_format(out, "Above the line (%zu place%s): ", job->seats, job->seats == 1 ? "" : "s");
		add_flagged(job, line->in, arena, out);
		str_add(out, ".\n");
	}
	if (count->remedy)
		str_add_format(out, count->remedy_unfit ? "There is a tie at the line, and such ballots do not hold what %s needs.\n"
		    : "There was a tie at the line; the remedy used is %s.\n", count->remedy);
	if (!line->tied_count)
		return;
	str_add(out, "Tied at the line: ");
	explain_names(job->labels, line->tied, line->tied_count, out);
	str_add_format(out, ", with room for %zu of them%s.\n", line->left, count->remedy ? "" : "; --ties names a way out");
}

static void say_rule(const struct tally_job *job, const struct tally_wanted *wanted, const struct tally_count *count, struct arena *arena,
    struct str *out)
{
	struct explain about = { .rule = count->rule, .options = &job->options, .ballots = &job->ballots, .result = &count->result,
		.names = job->labels, .tabled = true };
	struct str words = STR_INIT;

	str_add_format(&words, "\n%s: %s.\n", count->rule->name, count->failed ? count->failed : count->rule->help);
	if (!count->failed)
		explain_first(&about, arena, &words);
	add_wrapped(&words, out);
	str_cut(&words, 0);
	if (!count->failed) {
		add_places(job, count, arena, out);
		if (wanted->explain)
			explain_steps(&about, arena, &words);
		explain_ties(&about, &words);
		say_line(job, count, arena, &words);
		add_wrapped(&words, out);
	}
	str_free(&words);
}

/* --- all of it ----------------------------------------------------------------------- */

static void compare(const struct tally_job *job, struct arena *arena, struct str *out)
{
	struct str words = STR_INIT;

	str_add_char(&words, '\n');
	tally_say_firsts(job, arena, &words);
	add_wrapped(&words, out);
	str_free(&words);
	tally_write_orders(job, arena, out);
}

static void write_job(const struct tally_job *job, const struct tally_wanted *wanted, struct arena *arena, struct str *out)
{
	struct str words = STR_INIT;

	say_head(job, wanted, &words);
	explain_ballots(&job->ballots, job->options.unranked, job->labels, arena, &words);
	add_wrapped(&words, out);
	str_free(&words);
	if (!job->ballots.items || (!job->ballots.count && !job->ballots.amounts)) {
		str_add(out, job->ballots.items ? "There is no ballot, and so no result.\n" : "There is nothing to count.\n");
		return;
	}
	if (job->count > 1)
		compare(job, arena, out);
	if (wanted->explain)
		tally_write_measures(job, arena, out);
	for (size_t i = 0; i < job->count && (job->count == 1 || wanted->explain); i++)
		say_rule(job, wanted, &job->counts[i], arena, out);
	if (!job->count)
		str_add(out, "None of the rules that were asked for can count such ballots.\n");
}

void tally_write_text(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out)
{
	for (size_t i = 0; i < batch->count; i++) {
		if (i)
			str_add_char(out, '\n');
		write_job(&batch->jobs[i], wanted, batch->arena, out);
	}
	if (!wanted->explain)
		tally_write_meanings(batch, out);
}
