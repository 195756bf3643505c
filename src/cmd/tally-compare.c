/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "cmd/tally.h"
#include "model/explain.h"
#include "model/items.h"
#include "tally/spending.h"

enum { ORDER_MOST = 26, ORDER_COLUMNS = 48, ORDER_AT = 29, RULE_COLUMNS = 20, PAGE_COLUMNS = 80 };

enum standing { STANDS_OUT, STANDS_TIED, STANDS_IN };

static bool draws_line(const struct tally_job *job, const struct tally_count *count)
{
	return job->seats > 1 && !count->rule->seats && !count->rule->budget;
}

static bool is_tied(const struct tally_line *line, size_t item)
{
	for (size_t i = 0; i < line->tied_count; i++)
		if (line->tied[i] == item)
			return true;
	return false;
}

/* Chosen by a rule that chooses itself, above the line where several places were asked for, else first. */
static enum standing standing_of(const struct tally_job *job, const struct tally_count *count, size_t item)
{
	if (!explain_proven(&count->result))
		return STANDS_OUT;
	if (count->rule->seats || count->rule->budget)
		return count->result.item[item].chosen ? STANDS_IN : STANDS_OUT;
	if (!draws_line(job, count))
		return count->result.item[item].place == 1 ? STANDS_IN : STANDS_OUT;
	return count->line.in[item] ? STANDS_IN : is_tied(&count->line, item) ? STANDS_TIED : STANDS_OUT;
}

static bool same_first(const struct tally_job *job, const struct tally_count *a, const struct tally_count *b)
{
	for (size_t i = 0; i < a->result.items; i++)
		if (standing_of(job, a, i) != standing_of(job, b, i))
			return false;
	return a->rule->budget == b->rule->budget && explain_proven(&a->result) == explain_proven(&b->result);
}

static const char *first_word(const struct tally_job *job, const struct tally_count *count, size_t items)
{
	if (!explain_proven(&count->result))
		return "No order is proven to be the best";
	if (!items)
		return count->rule->budget ? "Nothing is funded" : count->rule->seats ? "Nobody is elected" : "Nothing is surely above the line";
	if (count->rule->budget)
		return items > 1 ? "are funded" : "is funded";
	if (draws_line(job, count))
		return items > 1 ? "are above the line" : "is above the line";
	if (count->rule->seats && items > 1)
		return "are elected";
	return items > 1 ? "are jointly first" : "is first";
}

/* The names of all that stand so. Returns how many. */
static size_t add_standing(const struct tally_job *job, const struct tally_count *count, enum standing standing, struct arena *arena, struct str *out)
{
	uint32_t *items = arena_array(arena, job->ballots.items, sizeof *items);
	size_t found = 0;

	for (uint32_t i = 0; i < job->ballots.items; i++)
		if (standing_of(job, count, i) == standing)
			items[found++] = i;
	explain_names(job->labels, items, found, out);
	return found;
}

static void say_leaders(const struct tally_job *job, const struct tally_count *count, struct arena *arena, struct str *out)
{
	size_t in = add_standing(job, count, STANDS_IN, arena, out);

	str_add_format(out, "%s%s", in ? " " : "", first_word(job, count, in));
	if (explain_waits(&count->result))
		str_add(out, ", as a tie waits for a lot (--ties lot),");
	if (!draws_line(job, count) || !count->line.tied_count)
		return;
	str_add(out, ", and ");
	add_standing(job, count, STANDS_TIED, arena, out);
	str_add_format(out, " tied for %zu place%s,", count->line.left, count->line.left == 1 ? "" : "s");
}

/* "A is first by 13 of 16 rules: borda, ...": the rules that have the same first as this one. */
static void say_group(const struct tally_job *job, size_t leader, bool *told, struct arena *arena, struct str *out)
{
	struct str rules = STR_INIT;
	size_t by = 0;

	for (size_t i = leader; i < job->count; i++) {
		if (told[i] || job->counts[i].failed || !same_first(job, &job->counts[leader], &job->counts[i]))
			continue;
		told[i] = true;
		str_add_format(&rules, "%s%s", by++ ? ", " : "", job->counts[i].rule->name);
	}
	say_leaders(job, &job->counts[leader], arena, out);
	str_add_format(out, " by %zu of %zu rules: %s.\n", by, job->count, str_text(&rules));
	str_free(&rules);
}

void tally_say_firsts(const struct tally_job *job, struct arena *arena, struct str *out)
{
	bool *told = arena_array(arena, job->count, sizeof *told);

	for (size_t i = 0; i < job->count; i++)
		if (!told[i] && !job->counts[i].failed)
			say_group(job, i, told, arena, out);
}

/* Long names would tear the table: then items have letters, and a key below. */
static bool wants_letters(const struct tally_job *job)
{
	size_t columns = 0;

	for (size_t i = 0; i < job->ballots.items; i++)
		columns += text_columns(job->labels[i]) + strlen(" > ");
	return columns > ORDER_COLUMNS;
}

static const char *short_name(const struct tally_job *job, size_t item, bool letters, char *letter)
{
	if (letters)
		letter_text(item, letter);
	return letters ? letter : job->labels[item];
}

static void add_key(const struct tally_job *job, struct str *out)
{
	char letter[LETTER_BYTES];

	str_add_char(out, '\n');
	for (size_t i = 0; i < job->ballots.items; i++) {
		letter_text(i, letter);
		str_add_format(out, "  %-3s %s\n", letter, job->labels[i]);
	}
}

/* " > B", on a new line where this one is full. */
static void add_next(const char *sign, const char *name, size_t *columns, struct str *out)
{
	size_t width = text_columns(name) + strlen(" > ");

	if (*columns + width > PAGE_COLUMNS) {
		str_add_format(out, "\n%*s", ORDER_AT - 1, "");
		*columns = ORDER_AT - 1;
	}
	str_add_format(out, " %s %s", sign, name);
	*columns += width;
}

static void say_order(const struct tally_job *job, const struct tally_result *result, bool letters, struct arena *arena, struct str *out)
{
	char letter[LETTER_BYTES];
	uint32_t *order = result_order(result, arena);
	size_t columns = ORDER_AT;

	for (size_t i = 0; i < result->items && i < ORDER_MOST; i++) {
		const char *name = short_name(job, order[i], letters, letter);

		if (i) {
			add_next(result->item[order[i]].place == result->item[order[i - 1]].place ? "=" : ">", name, &columns, out);
			continue;
		}
		str_add(out, name);
		columns += text_columns(name);
	}
	if (result->items > ORDER_MOST)
		str_add(out, " ...");
}

static void say_compared(const struct tally_job *job, const struct tally_count *first, const struct tally_count *count, bool letters,
    struct arena *arena, struct str *out)
{
	str_add_format(out, "  %-18s%7" PRId64 "  ", count->rule->name, tally_nearness_of(first, count, arena).turned);
	if (!explain_proven(&count->result))
		str_add_format(out, "(not proven: %zu items go round in one circle)", count->result.detail->optima->largest);
	else if (!count->rule->budget)
		say_order(job, &count->result, letters, arena, out);
	else
		str_add_format(out, "(funds %zu for %" PRId64 ", and orders nothing else)", count->result.detail->spending->count,
		    count->result.detail->spending->spent);
	str_add_char(out, '\n');
}

void tally_write_orders(const struct tally_job *job, struct arena *arena, struct str *out)
{
	const struct tally_count *first = tally_held_against(job);
	bool letters = wants_letters(job);

	if (first)
		str_add(out, "\n  rule              turned  order (> stands before, = stands beside)\n");

	for (size_t i = 0; i < job->count; i++) {
		const struct tally_count *count = &job->counts[i];

		if (!count->failed)
			say_compared(job, first, count, letters, arena, out);
	}
	if (first)
		str_add_format(out, "  turned: pairs that stand the other way round than by %s%s\n", first->rule->name,
		    job->in_the_room ? " (the room's)" : "");
	if (letters)
		add_key(job, out);
	for (size_t i = 0; i < job->count; i++)
		if (job->counts[i].failed)
			str_add_format(out, "  %-18scannot count this: %s\n", job->counts[i].rule->name, job->counts[i].failed);
}

/* --- what the names of rules mean ------------------------------------------------------ */

static bool is_compared(const struct tally_batch *batch, const struct rule *rule)
{
	for (size_t i = 0; i < batch->count; i++)
		for (size_t c = 0; batch->jobs[i].count > 1 && c < batch->jobs[i].count; c++)
			if (batch->jobs[i].counts[c].rule == rule && !batch->jobs[i].counts[c].failed)
				return true;
	return false;
}

static void add_help(void *context, const char *start, size_t length)
{
	struct str *out = context;

	if (str_ends(str_text(out), "\n"))
		str_add_format(out, "%*s", RULE_COLUMNS, "");
	str_add_slice(out, start, length);
	str_add_char(out, '\n');
}

void tally_write_meanings(const struct tally_batch *batch, struct str *out)
{
	const struct rule *rule = NULL;
	bool any = false;

	while ((rule = rule_next(rule))) {
		if (!is_compared(batch, rule))
			continue;
		if (!any)
			str_add(out, "\nWhat the rules do (a duel: one against one; --explain says what came of it):\n");
		any = true;
		str_add_format(out, "  %-*s", RULE_COLUMNS - 2, rule->name);
		text_wrap(rule->help, PAGE_COLUMNS - RULE_COLUMNS, add_help, out);
	}
}
