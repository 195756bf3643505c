/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>

#include "cmd/tally.h"
#include "file/csv.h"
#include "model/explain.h"
#include "tally/agreement.h"
#include "tally/pairwise.h"
#include "tally/spending.h"

/* --- CSV: a row an item and rule; whole numbers only ----------------------------------- */

static const struct tally_purchase *find_purchase(const struct tally_result *result, size_t item, size_t *round)
{
	const struct tally_spending *spending = result->detail ? result->detail->spending : NULL;

	for (size_t i = 0; spending && i < spending->count; i++)
		if (spending->bought[i].item == item) {
			*round = i + 1;
			return &spending->bought[i];
		}
	return NULL;
}

static void csv_purchase(const struct tally_job *job, const struct tally_count *count, size_t item, struct str *out)
{
	size_t round = 0;
	const struct tally_purchase *bought = find_purchase(&count->result, item, &round);

	if (job->options.costs && count->rule->budget)
		str_add_format(out, ",%" PRId64, job->options.costs[item]);
	else
		str_add_char(out, ',');
	if (bought)
		str_add_format(out, ",%zu,%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64, round, bought->effective.num, bought->effective.div,
		    bought->payment.num, bought->payment.div);
	else
		str_add(out, ",,,,,");
}

static void csv_item(const struct tally_job *job, const struct tally_count *count, size_t i, size_t number, struct str *out)
{
	const struct tally_item *item = &count->result.item[i];

	str_add_format(out, "%zu,", number);
	if (job->exercise)
		csv_quote(out, job->exercise);
	str_add_char(out, ',');
	if (job->exercise)
		str_add_format(out, "%" PRId64, job->round);
	str_add_char(out, ',');
	if (job->kind)
		csv_quote(out, job->kind);
	str_add_format(out, ",\"%s\",%u,%d,", count->rule->name, item->place, item->joint);
	csv_quote(out, job->names[i]);
	str_add_format(out, ",%" PRId64 ",%" PRId64 ",", item->score, item->score_div);
	if (item->people >= 0)
		str_add_format(out, "%" PRId64, item->people);
	str_add_format(out, ",%" PRId64 ",", item->first_choices);
	if (count->rule->seats || count->rule->budget)
		str_add_format(out, "%d", item->chosen);
	else
		str_add_format(out, "%d", count->line.in[i]);
	csv_purchase(job, count, i, out);
	str_add_char(out, '\n');
}

static void csv_job(const struct tally_job *job, size_t *number, struct arena *arena, struct str *out)
{
	for (size_t c = 0; c < job->count; c++) {
		uint32_t *order;

		if (job->counts[c].failed)
			continue;
		order = result_order(&job->counts[c].result, arena);
		for (size_t i = 0; i < job->ballots.items; i++)
			csv_item(job, &job->counts[c], order[i], ++*number, out);
	}
}

void tally_write_csv(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out)
{
	size_t number = 0;

	(void)wanted;
	str_add(out, "row_no,exercise,round,kind,counting_rule,place,joint,item,score,score_div,people,first_choices,selected,"
	    "cost,purchase,effective_votes,effective_votes_div,paid_each,paid_each_div\n");
	for (size_t i = 0; i < batch->count; i++)
		csv_job(&batch->jobs[i], &number, batch->arena, out);
}

/* --- JSON ----------------------------------------------------------------------------- */

static json_t *json_ratio(int64_t num, int64_t div)
{
	return json_pack("[I, I]", (json_int_t)num, (json_int_t)div);
}

static json_t *json_names(const struct tally_job *job, const uint32_t *items, size_t count)
{
	json_t *names = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(names, json_string(job->names[items[i]]));
	return names;
}

static json_t *json_lines(struct str *text)
{
	json_t *lines = json_array();
	const char *at = str_text(text), *end;

	for (; *at; at = end + 1) {
		for (end = at; *end != '\n'; end++)
			;
		json_array_append_new(lines, json_stringn(at, (size_t)(end - at)));
	}
	str_free(text);
	return lines;
}

static json_t *json_item(const struct tally_job *job, const struct tally_count *count, size_t i)
{
	const struct tally_item *item = &count->result.item[i];
	size_t round = 0;
	const struct tally_purchase *bought = find_purchase(&count->result, i, &round);
	bool selected = count->rule->seats || count->rule->budget ? item->chosen : count->line.in[i];
	json_t *row = json_pack("{s:s, s:I, s:b, s:o, s:I, s:I, s:b}", "item", job->names[i], "place", (json_int_t)item->place, "joint",
	    item->joint, "score", json_ratio(item->score, item->score_div), "people", (json_int_t)item->people, "first_choices",
	    (json_int_t)item->first_choices, "selected", selected);

	if (job->labels != job->names)
		json_object_set_new(row, "label", json_string(job->labels[i]));
	if (count->rule->budget && job->options.costs)
		json_object_set_new(row, "cost", json_integer(job->options.costs[i]));
	if (bought) {
		json_object_set_new(row, "purchase", json_integer((json_int_t)round));
		json_object_set_new(row, "effective_votes", json_ratio(bought->effective.num, bought->effective.div));
		json_object_set_new(row, "paid_each", json_ratio(bought->payment.num, bought->payment.div));
	}
	return row;
}

static json_t *json_ties(const struct tally_job *job, const struct tally_result *result)
{
	static const char *const reasons[TIE_REASONS] = {
		[TIE_SAME_SCORE] = "same_score", [TIE_CIRCLE] = "circle", [TIE_EVEN] = "even", [TIE_MANY_ORDERS] = "many_orders",
		[TIE_NOT_ELECTED] = "not_elected", [TIE_BUDGET] = "budget"
	};
	json_t *ties = json_array();

	for (size_t i = 0; i < result->tie_count; i++)
		json_array_append_new(ties, json_pack("{s:I, s:s, s:o}", "place", (json_int_t)result->ties[i].place, "reason",
		    reasons[result->ties[i].reason], "items", json_names(job, result->ties[i].items, result->ties[i].count)));
	return ties;
}

static void set_real(json_t *row, const char *name, bool known, double value)
{
	if (known)
		json_object_set_new(row, name, json_real(value));
}

static void set_ratio(json_t *row, const char *name, bool known, struct tally_ratio value)
{
	if (known)
		json_object_set_new(row, name, json_ratio(value.num, value.div));
}

static json_t *json_consensus(const struct tally_job *job, const struct tally_consensus *all)
{
	json_t *rows = json_array();

	for (size_t i = 0; i < job->ballots.items; i++) {
		json_t *row = json_pack("{s:s}", "item", job->names[i]);

		set_ratio(row, "van_der_eijk", all[i].has_eijk, all[i].eijk);
		set_ratio(row, "leik", all[i].has_leik, all[i].leik);
		set_real(row, "tastle_wierman", all[i].has_tastle_wierman, all[i].tastle_wierman);
		json_array_append_new(rows, row);
	}
	return rows;
}

/* Held against the first of several. */
static json_t *json_nearness(const struct tally_job *job, const struct tally_count *count, struct arena *arena)
{
	const struct tally_count *first = tally_held_against(job);
	struct tally_nearness near;
	json_t *row;

	if (job->count < 2 || !tally_has_order(first) || !tally_has_order(count))
		return NULL;
	near = tally_nearness_of(first, count, arena);
	row = json_pack("{s:s, s:I}", "to", first->rule->name, "turned", (json_int_t)near.turned);
	set_ratio(row, "kendall_tau_a", near.has_tau_a, near.tau_a);
	set_real(row, "kendall_tau_b", near.has_tau_b, near.tau_b);
	set_real(row, "spearman_rho", near.has_rho, near.rho);
	return row;
}

static json_t *json_rule(const struct tally_job *job, const struct tally_count *count, struct arena *arena)
{
	struct explain about = { .rule = count->rule, .options = &job->options, .ballots = &job->ballots, .result = &count->result,
		.names = job->labels };
	uint32_t *order;
	json_t *items = json_array();
	struct str words = STR_INIT;

	if (count->failed)
		return json_pack("{s:s, s:s}", "counting_rule", count->rule->name, "failed", count->failed);
	order = result_order(&count->result, arena);
	for (size_t i = 0; i < job->ballots.items; i++)
		json_array_append_new(items, json_item(job, count, order[i]));
	explain_result(&about, arena, &words);
	return json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:s?, s:o*}", "counting_rule", count->rule->name, "unit", count->rule->unit, "items", items,
	    "ties", json_ties(job, &count->result), "tied_at_line", json_names(job, count->line.tied, count->line.tied_count), "explanation",
	    json_lines(&words), "remedy", count->remedy, "nearness", json_nearness(job, count, arena));
}

static json_t *json_job(const struct tally_job *job, const struct tally_wanted *wanted, struct arena *arena)
{
	json_t *rules = json_array(), *row;
	const struct tally_consensus *consensus = tally_consensus_of(job, arena);
	struct str words = STR_INIT;
	struct tally_ratio w;

	for (size_t i = 0; i < job->count; i++)
		json_array_append_new(rules, json_rule(job, &job->counts[i], arena));
	explain_ballots(&job->ballots, job->options.unranked, job->labels, arena, &words);
	row = json_pack("{s:s, s:s, s:I, s:I, s:s, s:I, s:o, s:o}", "input", job->title, "form", job->form, "ballots",
	    (json_int_t)ballots_voters(&job->ballots), "items", (json_int_t)job->ballots.items, "unranked", tally_unranked_name(wanted), "seats",
	    (json_int_t)job->seats, "explanation", json_lines(&words), "rules", rules);
	if (job->exercise) {
		json_object_set_new(row, "exercise", json_string(job->exercise));
		json_object_set_new(row, "round", json_integer(job->round));
		json_object_set_new(row, "kind", json_string(job->kind));
		json_object_set_new(row, "told", json_string(job->told));
	}
	if (job->settles)
		json_object_set_new(row, "settles", json_integer(job->settles));
	if (job->options.costs)
		json_object_set_new(row, "budget", json_integer(job->options.budget));
	if (wanted->remedy && wanted->remedy->random)
		json_object_set_new(row, "lot_seed", json_integer(wanted->seed));
	if (kendall_w(&job->ballots, &w))
		json_object_set_new(row, "kendall_w", json_ratio(w.num, w.div));
	if (consensus)
		json_object_set_new(row, "consensus", json_consensus(job, consensus));
	return row;
}

void tally_write_json(const struct tally_batch *batch, const struct tally_wanted *wanted, struct str *out)
{
	json_t *jobs = json_array();
	char *text;

	for (size_t i = 0; i < batch->count; i++)
		json_array_append_new(jobs, json_job(&batch->jobs[i], wanted, batch->arena));
	text = json_dumps(jobs, JSON_INDENT(2));
	str_add_format(out, "%s\n", text);
	free(text);
	json_decref(jobs);
}
