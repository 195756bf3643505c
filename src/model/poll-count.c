/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/str.h"
#include "model/inside.h"
#include "tally/agreement.h"
#include "tally/rule.h"
#include "tally/spending.h"

/* From a round's ballots to its result, and again for verify. */

enum { LINES_BELOW_CUT = 2, LINES_WITHOUT_CUT = 5 };

static enum tally_kind kind_of(const struct round_record *record)
{
	static const enum tally_kind kinds[] = {
		[BALLOT_ORDER] = TALLY_RANKS, [BALLOT_DOTS] = TALLY_DOTS, [BALLOT_MARKS] = TALLY_APPROVALS, [BALLOT_ONE] = TALLY_PICK,
		[BALLOT_RANKS] = TALLY_RANKS, [BALLOT_GRADES] = TALLY_GRADES
	};

	return kinds[record->exercise->type->polling->shape];
}

static bool counts(const struct ballot *ballot)
{
	return ballot->status == BALLOT_VALID || ballot->status == BALLOT_SHORT;
}

static void mark(int16_t *marks, size_t items, enum ballot_shape shape, const struct ballot *ballot)
{
	for (size_t i = 0; i < items && shape == BALLOT_GRADES; i++)
		marks[i] = -1;
	for (size_t i = 0; i < ballot->pick_count; i++)
		marks[ballot->picks[i].item] = (int16_t)(shape == BALLOT_ORDER ? (int64_t)i + 1 : ballot->picks[i].votes);
}

/* People by hands: as told, else everybody entitled whose slip is not in. */
static int64_t people_by_hands(const struct round_record *record)
{
	if (!record->counts)
		return 0;
	if (record->people_by_hands >= 0)
		return record->people_by_hands;
	return record->entitled > record->ballot_count ? (int64_t)(record->entitled - record->ballot_count) : 0;
}

/* What was not counted by hand counts as nothing. */
static int64_t *amounts_of(const struct round_record *record, struct arena *arena)
{
	int64_t *amounts = arena_array(arena, record->item_count, sizeof *amounts);

	for (size_t i = 0; i < record->item_count; i++)
		amounts[i] = record->counts[i] > 0 ? record->counts[i] : 0;
	return amounts;
}

struct tally_ballots record_ballots(const struct round_record *record, struct arena *arena)
{
	struct tally_ballots ballots = { .kind = kind_of(record), .items = record->item_count };
	enum ballot_shape shape = record->exercise->type->polling->shape;
	int16_t *marks = arena_array(arena, record->ballot_count * record->item_count + 1, sizeof *marks);

	for (size_t i = 0; i < record->ballot_count; i++)
		if (counts(&record->ballots[i]))
			mark(marks + ballots.count++ * record->item_count, record->item_count, shape, &record->ballots[i]);
	ballots.marks = ballots.count ? marks : NULL;
	ballots.people = people_by_hands(record);
	if (record->counts)
		ballots.amounts = amounts_of(record, arena);
	/* One hand a person and item: then the hands are people. */
	if (record->counts && record->limits.max_per_item == 1)
		ballots.amount_people = ballots.amounts;
	return ballots;
}

struct rule_options record_options(const struct round_record *record)
{
	/* Who does not rate an item says nothing about it. */
	struct rule_options options = { .unranked = kind_of(record) == TALLY_GRADES ? UNRANKED_IGNORE : UNRANKED_LAST };

	if (kind_of(record) == TALLY_RANKS)
		options.most = (int16_t)record->limits.choose;
	else if (kind_of(record) == TALLY_DOTS || kind_of(record) == TALLY_GRADES)
		options.most = (int16_t)record->limits.max_per_item;
	if (record->budget < 0)
		return options;
	options.budget = record->budget;
	options.costs = record->costs;
	options.completion = COMPLETION_ADD1_UTILITARIAN;
	options.wanted_only = true;
	options.lot = record->drawn_count ? record->drawn : NULL;
	options.lot_count = record->drawn_count;
	return options;
}

const struct tally_result *record_recount(const struct round_record *record, struct arena *arena, struct err *err)
{
	const struct rule *rule = rule_find(record->rule);
	struct rule_options options = record_options(record);
	struct tally_result *result = arena_alloc(arena, sizeof *result);
	struct tally_ballots ballots;

	if (!record->closed)
		return NULL;
	if (!rule) {
		err_set(err, "talka knows no counting rule \"%s\"", record->rule);
		return NULL;
	}
	ballots = record_ballots(record, arena);
	return rule_count(rule, &ballots, &options, arena, result, err) ? result : NULL;
}

static struct tally_cut cut_of(const struct round_record *record)
{
	struct tally_cut cut = { .kind = CUT_NONE };

	for (const char *digit = record->cut; *digit >= '0' && *digit <= '9' && cut.number < 100000; digit++) {
		cut.kind = digit[1] == '%' ? CUT_SHARE : CUT_PLACES;
		cut.number = cut.number * 10 + (*digit - '0');
	}
	return cut;
}

static bool spends(const struct tally_result *result)
{
	return result->detail && result->detail->spending;
}

struct tally_line record_line(const struct round_record *record, const struct tally_result *result, struct arena *arena)
{
	struct tally_line line;

	if (spends(result)) {
		spending_line(result, arena, &line);
		return line;
	}
	cut_line(result, cut_of(record), arena, &line);
	return line;
}

void record_cut(const struct round_record *record, const struct tally_result *result, struct arena *arena, bool **selected, bool **tied)
{
	struct tally_line line = record_line(record, result, arena);

	*selected = line.in;
	*tied = arena_array(arena, record->item_count + 1, sizeof **tied);
	for (size_t i = 0; i < line.tied_count; i++)
		(*tied)[line.tied[i]] = true;
}

static void fill_lines(const struct session *session, struct round *round, const struct tally_result *result)
{
	uint32_t *order = spends(result) ? spending_order(result, session->arena) : result_order(result, session->arena);

	round->line = arena_array(session->arena, result->items + 1, sizeof *round->line);
	for (size_t i = 0; i < result->items; i++) {
		const struct tally_item *item = &result->item[order[i]];

		round->line[i] = (struct poll_line){
			.item = order[i], .place = item->place, .joint = item->joint, .score = item->score, .score_div = item->score_div,
			.people = item->people, .people_known = item->people >= 0, .first_choices = item->first_choices,
			.spread_permille = round->record.spread_permille ? round->record.spread_permille[order[i]] : -1,
			.split_opinion = round->record.split_opinion && round->record.split_opinion[order[i]]
		};
	}
}

/* Where all are put level, all are first and nobody is behind. */
static bool is_chosen(const struct poll_line *line)
{
	return line->score > 0 || (line->place == 1 && line->people > 0);
}

/* So low that nobody's need is read out as the last: two places below the cut, and never what nobody chose. */
static size_t lines_to_tell(const struct round *round, const struct tally_line *cut, const struct round_record *record)
{
	struct tally_cut kind = cut_of(record);
	size_t lowest = LINES_WITHOUT_CUT, lines = 0;

	/* What is bought, and nothing while that is not sure. */
	if (spends(record->result))
		return line_in_count(cut);
	if (kind.kind == CUT_PLACES)
		lowest = (size_t)kind.number + LINES_BELOW_CUT;
	else if (kind.kind == CUT_SHARE)
		lowest = line_in_count(cut) + LINES_BELOW_CUT;
	while (lines < record->item_count && (size_t)round->line[lines].place <= lowest && is_chosen(&round->line[lines]))
		lines++;
	return lines;
}

static void note_opinions(const struct session *session, struct round *round)
{
	size_t items = round->record.item_count;
	struct tally_opinion *opinions = arena_array(session->arena, items + 1, sizeof *opinions);
	int64_t *spread = arena_array(session->arena, items + 1, sizeof *spread);
	bool *split = arena_array(session->arena, items + 1, sizeof *split);

	tally_opinions(&round->tally, record_options(&round->record).most, opinions);
	for (size_t i = 0; i < items; i++) {
		spread[i] = opinions[i].spread_permille;
		split[i] = opinions[i].split;
	}
	round->record.spread_permille = spread;
	round->record.split_opinion = split;
}

/* Agreement and duels come from single ballots only: hands hide who chose what. */
static void compare(const struct session *session, struct round *round)
{
	struct tally_ratio w;

	if (!round->tally.count)
		return;
	note_opinions(session, round);
	if (kendall_w(&round->tally, &w)) {
		round->record.agreement_permille = ratio_permille(&w);
		round->record.agreement_words = kendall_words(&w);
	}
	if (round->tally.amounts)
		return;
	round->pairs = pairwise_new(&round->tally, UNRANKED_LAST, session->arena, NULL);
	if (round->pairs && round->tally.items) {
		round->circle = arena_array(session->arena, round->tally.items, sizeof *round->circle);
		round->circle_count = pairwise_circle(round->pairs, round->circle, session->arena);
	}
}

static void count_statuses(struct round_record *record)
{
	for (size_t i = 0; i < record->ballot_count; i++) {
		enum ballot_status status = record->ballots[i].status;

		record->valid += status == BALLOT_VALID;
		record->short_ones += status == BALLOT_SHORT;
		record->blank += status == BALLOT_BLANK;
		record->spoilt += status == BALLOT_SPOILT;
		record->void_ones += status == BALLOT_VOID;
	}
}

const char *round_close_value(const struct round_record *record, const size_t *by_status, const char *sha256, struct arena *arena)
{
	struct str value = STR_INIT;
	size_t ballots = 0;
	const char *kept;

	for (size_t i = 0; i < BALLOT_STATUSES; i++)
		ballots += i == BALLOT_VOID ? 0 : by_status[i];
	value_number(&value, "entitled", (int64_t)record->entitled);
	value_number(&value, "ballots", (int64_t)ballots);
	for (size_t i = 0; i < BALLOT_STATUSES; i++)
		value_number(&value, ballot_status_name((enum ballot_status)i), (int64_t)by_status[i]);
	if (record->people_by_hands >= 0)
		value_number(&value, "people", record->people_by_hands);
	if (sha256)
		value_word(&value, "sha256", sha256);
	kept = arena_text(arena, str_text(&value));
	str_free(&value);
	return kept;
}

/* Something is told even where nobody chose anything: all items, hidden behind no line. */
static void tell_nothing(const struct session *session, struct round *round)
{
	round->line = arena_array(session->arena, round->record.item_count + 1, sizeof *round->line);
	for (size_t i = 0; i < round->record.item_count; i++)
		round->line[i] = (struct poll_line){ .item = i, .place = 1, .joint = true, .score_div = 1, .spread_permille = -1 };
}

void round_tell(const struct session *session, struct round *round)
{
	const struct round_record *record = &round->record;
	struct tally_line cut;

	fill_lines(session, round, record->result);
	cut = record_line(record, record->result, session->arena);
	round->lines = round->hidden = lines_to_tell(round, &cut, record);
}

void round_count(const struct session *session, struct round *round)
{
	struct round_record *record = &round->record;

	record->ballots = round->ballots;
	record->counts = round->hands;
	count_statuses(record);
	record->result = record_recount(record, session->arena, NULL);
	if (!record->result) {
		tell_nothing(session, round);
		return;
	}
	round->tally = record_ballots(record, session->arena);
	compare(session, round);
	round_tell(session, round);
}

size_t records_count(const struct session *session)
{
	size_t count = 0;

	for (size_t i = 0; i < session->agenda.count; i++)
		count += session->polls[i].count;
	return count;
}

const struct round_record *records_get(const struct session *session, size_t i)
{
	for (size_t e = 0; e < session->agenda.count; e++) {
		if (i < session->polls[e].count)
			return &session->polls[e].rounds[i].record;
		i -= session->polls[e].count;
	}
	return NULL;
}

const struct round_record *records_sealed(const struct session *session, size_t i)
{
	for (size_t k = 0; k < records_count(session); k++) {
		const struct round_record *record = records_get(session, k);

		if (record->secret && !record->closed && !record->voided && i-- == 0)
			return record;
	}
	return NULL;
}
