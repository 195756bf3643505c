/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/tally.h"
#include "model/explain.h"
#include "tally/concord.h"
#include "tally/consensus.h"
#include "tally/grades.h"

/* Measures of agreement: of people on an item, and of rules on the order. Analysts know them by their names. */

enum { CELL_BYTES = 16 };

static double real(struct tally_ratio ratio)
{
	return (double)ratio.num / (double)ratio.div;
}

static void add_cell(bool known, double value, int columns, struct str *out)
{
	char cell[CELL_BYTES] = "-";

	/* A rounded nothing has no sign. */
	if (known)
		snprintf(cell, sizeof cell, "%.2f", value > -0.005 && value < 0 ? 0 : value);
	str_add_format(out, "%*s", columns, cell);
}

/* --- people on an item --------------------------------------------------------------- */

static struct tally_consensus consensus_on(const struct grades *grades, size_t item)
{
	size_t count = (size_t)grades->top + 1;
	const int64_t *votes = grades->votes + item * count;
	struct tally_consensus consensus = { .has_eijk = false };

	consensus.has_eijk = consensus_eijk(votes, count, &consensus.eijk);
	consensus.has_leik = consensus_leik(votes, count, &consensus.leik);
	consensus.has_tastle_wierman = consensus_tastle_wierman(votes, count, &consensus.tastle_wierman);
	return consensus;
}

const struct tally_consensus *tally_consensus_of(const struct tally_job *job, struct arena *arena)
{
	struct tally_consensus *all;
	struct grades grades;

	if (job->ballots.kind != TALLY_GRADES || !job->ballots.count)
		return NULL;
	grades = grades_count(&job->ballots, UNRANKED_IGNORE, arena);
	all = arena_array(arena, job->ballots.items, sizeof *all);
	for (size_t i = 0; i < job->ballots.items; i++)
		all[i] = consensus_on(&grades, i);
	return all;
}

static void write_consensus(const struct tally_job *job, const struct tally_consensus *all, struct str *out)
{
	str_add(out, "\nHow much people agree on each item, by three measures (1 = all alike):\n"
	    "  van der Eijk    Leik  Tastle-Wierman  item\n");
	for (size_t i = 0; i < job->ballots.items; i++) {
		add_cell(all[i].has_eijk, real(all[i].eijk), 14, out);
		add_cell(all[i].has_leik, real(all[i].leik), 8, out);
		add_cell(all[i].has_tastle_wierman, all[i].tastle_wierman, 16, out);
		str_add_format(out, "  %s\n", job->labels[i]);
	}
}

/* --- rules on the order --------------------------------------------------------------- */

static uint32_t *places(const struct tally_result *result, struct arena *arena)
{
	uint32_t *place = arena_array(arena, result->items, sizeof *place);

	for (size_t i = 0; i < result->items; i++)
		place[i] = result->item[i].place;
	return place;
}

const struct tally_count *tally_held_against(const struct tally_job *job)
{
	for (size_t i = 0; i < job->count; i++)
		if (!job->counts[i].failed)
			return &job->counts[i];
	return NULL;
}

struct tally_nearness tally_nearness_of(const struct tally_count *first, const struct tally_count *count, struct arena *arena)
{
	const uint32_t *a = places(&first->result, arena), *b = places(&count->result, arena);
	struct concord concord = concord_of(a, b, first->result.items);
	struct tally_nearness near = { .turned = concord.against };

	near.has_tau_a = concord_tau_a(&concord, &near.tau_a);
	near.has_tau_b = concord_tau_b(&concord, &near.tau_b);
	near.has_rho = concord_spearman(a, b, first->result.items, &near.rho);
	return near;
}

bool tally_has_order(const struct tally_count *count)
{
	return !count->failed && !count->rule->budget && explain_proven(&count->result);
}

static void write_nearness(const struct tally_job *job, const struct tally_count *first, struct arena *arena, struct str *out)
{
	str_add_format(out, "\nHow near each order is to that of %s\n(1 = the same, -1 = turned round; joint items keep tau a nearer to 0):\n"
	    "  rule              Kendall's tau a   tau b  Spearman's rho\n", first->rule->name);
	for (size_t i = 0; i < job->count; i++) {
		struct tally_nearness near;

		if (!tally_has_order(&job->counts[i]))
			continue;
		near = tally_nearness_of(first, &job->counts[i], arena);
		str_add_format(out, "  %-18s", job->counts[i].rule->name);
		add_cell(near.has_tau_a, real(near.tau_a), 15, out);
		add_cell(near.has_tau_b, near.tau_b, 8, out);
		add_cell(near.has_rho, near.rho, 16, out);
		str_add_char(out, '\n');
	}
}

void tally_write_measures(const struct tally_job *job, struct arena *arena, struct str *out)
{
	const struct tally_consensus *consensus = tally_consensus_of(job, arena);
	const struct tally_count *first = tally_held_against(job);

	if (consensus)
		write_consensus(job, consensus, out);
	if (job->count > 1 && first && tally_has_order(first))
		write_nearness(job, first, arena, out);
}
