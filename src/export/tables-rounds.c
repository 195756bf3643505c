/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"
#include "export/tables.h"
#include "model/exercise.h"
#include "model/poll-record.h"

static size_t add_row(struct table *table, const struct round_record *record)
{
	size_t row = table_add(table);

	table_text(table, row, "exercise", record->exercise->id);
	table_number(table, row, "round", record->round);
	return row;
}

static void for_closed(const struct sitting *sitting, struct table *table,
    void (*fill)(struct table *table, const struct round_record *record))
{
	const struct session *session = sitting_session(sitting);

	for (size_t i = 0; i < records_count(session); i++)
		if (records_get(session, i)->closed)
			fill(table, records_get(session, i));
}

/* --- rounds ---------------------------------------------------------------------- */

static const struct column rounds_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise in which it was held.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "The number of the round in its exercise, from 1.", .key = true },
	{ .name = "kind", .kind = COLUMN_ID, .help = "main; second and again replace the round before; run-off settles a tie." },
	{ .name = "counting_rule", .kind = COLUMN_ID, .help = "The rule that made the result from the ballots." },
	{ .name = "exercise_method", .kind = COLUMN_ID, .help = "The method of the exercise." },
	{ .name = "inputs", .kind = COLUMN_ID, .help = "The ways in which votes could come in, parted by strokes." },
	{ .name = "secret", .kind = COLUMN_FLAG, .help = "1 where nobody can know who voted what." },
	{ .name = "offered", .kind = COLUMN_INTEGER, .help = "How many items could be voted for." },
	{ .name = "choose", .kind = COLUMN_INTEGER, .help = "The most items that one person could choose; nothing where dots were given." },
	{ .name = "votes", .kind = COLUMN_INTEGER, .help = "The dots that one person could give; nothing where items were chosen." },
	{ .name = "entitled", .kind = COLUMN_INTEGER, .help = "Participants present at any moment of the round." },
	{ .name = "ballots", .kind = COLUMN_INTEGER, .help = "Slips that came in and were not taken out again." },
	{ .name = "valid", .kind = COLUMN_INTEGER, .help = "Slips that count and use all that was to be given." },
	{ .name = "short", .kind = COLUMN_INTEGER, .help = "Slips that count although they use less." },
	{ .name = "blank", .kind = COLUMN_INTEGER, .help = "Slips on which nothing was chosen." },
	{ .name = "spoilt", .kind = COLUMN_INTEGER, .help = "Slips that could not be read as a vote." },
	{ .name = "void", .kind = COLUMN_INTEGER, .help = "Slips that were taken out again." },
	{ .name = "closed_at", .kind = COLUMN_TIME, .help = "When the round was closed, UTC." },
	{ .name = "closed_local", .kind = COLUMN_LOCAL, .help = "The same in the session's time zone." },
	{ .name = "agreement_permille", .kind = COLUMN_INTEGER, .help = "Kendall's W in per mille: 1000 where all slips say the same." },
	{ .name = "agreement_words", .kind = COLUMN_TEXT, .help = "The same in words, as the room was told." },
	{ .name = "cut", .kind = COLUMN_ID, .help = "Where the line was to be drawn: a number of places, a share such as 50%, or none." },
	{ .name = "selected", .kind = COLUMN_INTEGER, .help = "How many items go on; nothing while the line is not drawn." },
	{ .name = "tie_at_cut", .kind = COLUMN_FLAG, .help = "1 where items were tied at the line." },
	{ .name = "remedy", .kind = COLUMN_ID, .help = "What settled the tie; several, joined by +, where one was not enough." },
	{ .name = "remedy_note", .kind = COLUMN_TEXT, .help = "What was noted about it." },
	{ .name = "lot_seed", .kind = COLUMN_INTEGER, .help = "The number from which the lot can be drawn again." },
	{ .name = "split_shown", .kind = COLUMN_FLAG, .help = "1 where the result was also shown by groups." },
	{ .name = "split_reason", .kind = COLUMN_TEXT, .help = "Why it was not, in one word." },
	{ .name = "in_force", .kind = COLUMN_FLAG, .help = "1 where no later round replaced it." },
	{ .name = "replaced_by", .kind = COLUMN_INTEGER, .help = "The round that replaced it." }
};

static const struct table_shape rounds_shape = TABLE_SHAPE("rounds", "One row a closed round of voting.", rounds_columns);

static void tell_form(struct table *table, size_t row, const struct round_record *record)
{
	bool dots = record->exercise->type->polling->shape == BALLOT_DOTS;

	table_text(table, row, "kind", record->kind);
	table_text(table, row, "counting_rule", record->rule);
	table_text(table, row, "exercise_method", record->exercise->type->method);
	table_text(table, row, "inputs", record->inputs);
	table_number(table, row, "secret", record->secret);
	table_number(table, row, "offered", (int64_t)record->item_count);
	table_number(table, row, dots ? "votes" : "choose", record->limits.choose);
}

static void tell_turnout(struct table *table, size_t row, const struct round_record *record)
{
	table_number(table, row, "entitled", (int64_t)record->entitled);
	table_number(table, row, "ballots", (int64_t)(record->ballot_count - record->void_ones));
	table_number(table, row, "valid", (int64_t)record->valid);
	table_number(table, row, "short", (int64_t)record->short_ones);
	table_number(table, row, "blank", (int64_t)record->blank);
	table_number(table, row, "spoilt", (int64_t)record->spoilt);
	table_number(table, row, "void", (int64_t)record->void_ones);
	table_text(table, row, "closed_at", record->closed_at);
	if (record->agreement_permille >= 0)
		table_number(table, row, "agreement_permille", record->agreement_permille);
	table_given(table, row, "agreement_words", record->agreement_words);
}

static void tell_cut(struct table *table, size_t row, const struct round_record *record)
{
	int64_t selected = 0;

	for (size_t i = 0; record->selected && i < record->item_count; i++)
		selected += record->selected[i];
	table_text(table, row, "cut", record->cut);
	if (record->selected)
		table_number(table, row, "selected", selected);
	table_number(table, row, "tie_at_cut", record->tie_at_cut);
	table_given(table, row, "remedy", record->remedy);
	table_given(table, row, "remedy_note", record->remedy_note);
	if (record->lot_seed >= 0)
		table_number(table, row, "lot_seed", record->lot_seed);
}

static void add_round(struct table *table, const struct round_record *record)
{
	size_t row = add_row(table, record);

	tell_form(table, row, record);
	tell_turnout(table, row, record);
	tell_cut(table, row, record);
	table_number(table, row, "split_shown", record->group_count && !*record->split_reason);
	table_given(table, row, "split_reason", record->split_reason);
	table_number(table, row, "in_force", record->in_force);
	if (record->replaced_by)
		table_number(table, row, "replaced_by", record->replaced_by);
}

static void fill_rounds(const struct sitting *sitting, struct table *table)
{
	for_closed(sitting, table, add_round);
}

/* --- ballots --------------------------------------------------------------------- */

static const struct column ballots_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it." },
	{ .name = "ballot", .kind = COLUMN_INTEGER, .help = "The number of the slip in its round, from 1." },
	{ .name = "participant", .kind = COLUMN_ID, .help = "Whose it is; nothing where not known, and always in a secret round.",
	  .refers = "participants.participant" },
	{ .name = "source", .kind = COLUMN_ID, .help = "How it came in: paper, passed or aloud; nothing in a secret round where too few came in one way." },
	{ .name = "status", .kind = COLUMN_ID, .help = "valid, short, blank, spoilt or void; only valid and short ones count." },
	{ .name = "item", .kind = COLUMN_ID, .help = "An item that was chosen; nothing on a slip without one.", .refers = "items.item" },
	{ .name = "pick", .kind = COLUMN_INTEGER, .help = "Where the item stood on the slip, from 1; joint items have the same." },
	{ .name = "points", .kind = COLUMN_INTEGER, .help = "What the slip gave the item: points, dots, a grade or a vote; nothing where the slip does not count." },
	{ .name = "first_row", .kind = COLUMN_FLAG, .help = "1 once a slip, so that a sum of this column counts slips." }
};

static const struct table_shape ballots_shape = TABLE_SHAPE("ballots", "One row a slip and item on it; a slip without items has one row.",
    ballots_columns);

/* Only what counts gives points, so that their sum by item is the score that the slips made. -1 = nothing. */
static int64_t points_of(const struct round_record *record, const struct ballot *ballot, size_t pick)
{
	if (ballot->status != BALLOT_VALID && ballot->status != BALLOT_SHORT)
		return -1;
	if (record->exercise->type->polling->shape == BALLOT_RANKS)
		return -1;
	if (record->exercise->type->polling->shape != BALLOT_ORDER)
		return ballot->picks[pick].votes;
	return str_same(record->rule, "points") ? record->limits.choose - (int64_t)pick : -1;
}

static void add_pick(struct table *table, size_t row, const struct round_record *record, const struct ballot *ballot, size_t pick)
{
	bool places = record->exercise->type->polling->shape == BALLOT_RANKS;
	int64_t points = points_of(record, ballot, pick);

	table_text(table, row, "item", record->items[ballot->picks[pick].item].id);
	table_number(table, row, "pick", places ? ballot->picks[pick].votes : (int64_t)pick + 1);
	if (points >= 0)
		table_number(table, row, "points", points);
}

static void add_ballot(struct table *table, const struct round_record *record, const struct ballot *ballot)
{
	for (size_t pick = 0; pick == 0 || pick < ballot->pick_count; pick++) {
		size_t row = add_row(table, record);

		table_number(table, row, "ballot", ballot->number);
		table_given(table, row, "participant", record->secret ? "" : ballot->participant);
		table_given(table, row, "source", ballot_source_name(ballot->source));
		table_text(table, row, "status", ballot_status_name(ballot->status));
		table_number(table, row, "first_row", pick == 0);
		if (pick < ballot->pick_count)
			add_pick(table, row, record, ballot, pick);
	}
}

static void add_ballots(struct table *table, const struct round_record *record)
{
	for (size_t i = 0; i < record->ballot_count; i++)
		add_ballot(table, record, &record->ballots[i]);
}

static void fill_ballots(const struct sitting *sitting, struct table *table)
{
	for_closed(sitting, table, add_ballots);
}

/* --- counts ---------------------------------------------------------------------- */

static const struct column counts_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it.", .key = true },
	{ .name = "item", .kind = COLUMN_ID, .help = "The item.", .key = true, .refers = "items.item" },
	{ .name = "source", .kind = COLUMN_ID, .help = "What was counted: hands.", .key = true },
	{ .name = "amount", .kind = COLUMN_INTEGER, .help = "How many." }
};

static const struct table_shape counts_shape = TABLE_SHAPE("counts",
    "One row an item whose votes were counted in the room and not slip by slip.", counts_columns);

static void add_counts(struct table *table, const struct round_record *record)
{
	for (size_t i = 0; record->counts && i < record->item_count; i++)
		if (record->counts[i] >= 0) {
			size_t row = add_row(table, record);

			table_text(table, row, "item", record->items[i].id);
			table_text(table, row, "source", ballot_source_name(SOURCE_HANDS));
			table_number(table, row, "amount", record->counts[i]);
		}
}

static void fill_counts(const struct sitting *sitting, struct table *table)
{
	for_closed(sitting, table, add_counts);
}

/* --- ratings --------------------------------------------------------------------- */

static const struct column ratings_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it.", .key = true },
	{ .name = "item", .kind = COLUMN_ID, .help = "The item.", .key = true, .refers = "items.item" },
	{ .name = "criterion", .kind = COLUMN_INTEGER, .help = "By which criterion, from 1; 1 where there is but one.", .key = true },
	{ .name = "weight", .kind = COLUMN_INTEGER, .help = "How much the criterion counts." },
	{ .name = "grade", .kind = COLUMN_INTEGER, .help = "What it was rated, 0 is the worst.", .key = true },
	{ .name = "people", .kind = COLUMN_INTEGER, .help = "How many people rated it so." }
};

static const struct table_shape ratings_shape = TABLE_SHAPE("ratings",
    "One row an item, criterion and grade that could be given, of a closed round in which items were rated.", ratings_columns);

static bool is_graded(const struct round_record *record)
{
	return record->exercise->type->polling->shape == BALLOT_GRADES;
}

static size_t criteria_of(const struct round_record *record)
{
	return record->limits.criteria ? record->limits.criteria : 1;
}

static int64_t weight_of(const struct round_record *record, size_t criterion)
{
	return record->limits.criteria ? record->limits.weights[criterion] : 1;
}

static int64_t grade_of(const struct round_record *record, const struct pick *pick, size_t criterion)
{
	return record->limits.criteria ? pick->grades[criterion] : pick->votes;
}

/* A cell of the table: what of whom. */
struct rated { size_t item, criterion; int64_t grade; };

static int64_t rated_so(const struct round_record *record, const struct rated *rated)
{
	int64_t people = 0;

	for (size_t b = 0; b < record->ballot_count; b++)
		for (size_t i = 0; i < record->ballots[b].pick_count && record->ballots[b].status == BALLOT_VALID; i++)
			people += record->ballots[b].picks[i].item == rated->item
			    && grade_of(record, &record->ballots[b].picks[i], rated->criterion) == rated->grade;
	return people;
}

static void add_rated(struct table *table, const struct round_record *record, const struct rated *rated)
{
	size_t row = add_row(table, record);

	table_text(table, row, "item", record->items[rated->item].id);
	table_number(table, row, "criterion", (int64_t)rated->criterion + 1);
	table_number(table, row, "weight", weight_of(record, rated->criterion));
	table_number(table, row, "grade", rated->grade);
	table_number(table, row, "people", rated_so(record, rated));
}

static void add_ratings(struct table *table, const struct round_record *record)
{
	int64_t top = record->limits.criteria ? record->limits.top : record->limits.max_per_item;
	struct rated rated;

	for (rated.item = 0; is_graded(record) && rated.item < record->item_count; rated.item++)
		for (rated.criterion = 0; rated.criterion < criteria_of(record); rated.criterion++)
			for (rated.grade = 0; rated.grade <= top; rated.grade++)
				add_rated(table, record, &rated);
}

static void fill_ratings(const struct sitting *sitting, struct table *table)
{
	for_closed(sitting, table, add_ratings);
}

/* --- ratings, slip by slip -------------------------------------------------------- */

static const struct column slip_ratings_columns[] = {
	{ .name = "exercise", .kind = COLUMN_ID, .help = "The exercise.", .key = true, .refers = "agenda.exercise" },
	{ .name = "round", .kind = COLUMN_INTEGER, .help = "Which round of it.", .key = true },
	{ .name = "ballot", .kind = COLUMN_INTEGER, .help = "The number of the slip in its round, as in ballots.", .key = true },
	{ .name = "participant", .kind = COLUMN_ID, .help = "Whose it is; nothing where not known, and always in a secret round.",
	  .refers = "participants.participant" },
	{ .name = "status", .kind = COLUMN_ID, .help = "Of the slip, as in ballots; only valid ones count." },
	{ .name = "item", .kind = COLUMN_ID, .help = "The item that was rated; what a slip leaves out has no row.", .key = true, .refers = "items.item" },
	{ .name = "criterion", .kind = COLUMN_INTEGER, .help = "By which criterion, from 1; 1 where there is but one.", .key = true },
	{ .name = "weight", .kind = COLUMN_INTEGER, .help = "How much the criterion counts." },
	{ .name = "grade", .kind = COLUMN_INTEGER, .help = "The step that the slip gave, 0 is the worst." }
};

static const struct table_shape slip_ratings_shape = TABLE_SHAPE("slip_ratings",
    "One row a slip, item and criterion, of a closed round in which items were rated.", slip_ratings_columns);

static void add_slip_rating(struct table *table, const struct round_record *record, const struct ballot *ballot, const struct pick *pick,
    size_t criterion)
{
	size_t row = add_row(table, record);

	table_number(table, row, "ballot", ballot->number);
	table_given(table, row, "participant", record->secret ? "" : ballot->participant);
	table_text(table, row, "status", ballot_status_name(ballot->status));
	table_text(table, row, "item", record->items[pick->item].id);
	table_number(table, row, "criterion", (int64_t)criterion + 1);
	table_number(table, row, "weight", weight_of(record, criterion));
	table_number(table, row, "grade", grade_of(record, pick, criterion));
}

static void add_slip_ratings(struct table *table, const struct round_record *record)
{
	for (size_t b = 0; is_graded(record) && b < record->ballot_count; b++)
		for (size_t i = 0; i < record->ballots[b].pick_count; i++)
			for (size_t criterion = 0; criterion < criteria_of(record); criterion++)
				add_slip_rating(table, record, &record->ballots[b], &record->ballots[b].picks[i], criterion);
}

static void fill_slip_ratings(const struct sitting *sitting, struct table *table)
{
	for_closed(sitting, table, add_slip_ratings);
}

const struct table_source tables_of_rounds[] = {
	{ .shape = &rounds_shape, .fill = fill_rounds },
	{ .shape = &ballots_shape, .fill = fill_ballots },
	{ .shape = &counts_shape, .fill = fill_counts },
	{ .shape = &ratings_shape, .fill = fill_ratings },
	{ .shape = &slip_ratings_shape, .fill = fill_slip_ratings },
	{ .shape = NULL }
};
